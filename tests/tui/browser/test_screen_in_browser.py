from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from support.headless_browser import Browser, Tab, browser
from support.served_project import served
from support.small_project import BITEXT, TITLE, make_project

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Status
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.project.project import Project


def saved(project: Project, name: str = "brief") -> Bitext:
    path = project.find(name).bitext
    return read_xliff(path.read_bytes(), path).bitext


async def opened(browser_: Browser, address: str) -> Tab:
    tab = await browser_.tab()
    await tab.open(address)
    await tab.until(lambda: b"Een brief" in tab.shown, "the document on the page")
    return tab


def journal(project: Project) -> str:
    folder = project.state / "journal"
    return "".join(
        each.read_text(encoding="utf-8", errors="replace")
        for each in folder.rglob("*.jsonl")
        if each.is_file()
    )


def _shows(tab: Tab, words: str) -> bool:
    return words.encode() in tab.shown


async def test_typed_confirmed_reloaded_and_closed_all_is_there(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    async with served(project.root) as server, browser() as chromium:
        tab = await opened(chromium, f"{server.address}doc/brief")
        await tab.type("A letter")
        await tab.until(lambda: b"A letter" in tab.shown, "what is typed")
        await tab.press("Enter")
        await tab.until(lambda: saved(project).segment(TITLE).target == "A letter", "the save")
        await tab.type("Half a word")
        await tab.until(lambda: b"Half a word" in tab.shown, "what is typed")
        await tab.reload()
        await tab.until(lambda: b"Half a word" in tab.shown, "what was typed before the reload")
        assert "locked" not in tab.shown.decode(errors="replace")
        await tab.type(" and more")
        await tab.until(lambda: b"and more" in tab.shown, "what is typed after it")
        await tab.close()
        other = await opened(chromium, f"{server.address}doc/brief")
        await other.until(lambda: b"and more" in other.shown, "what was typed in the closed tab")
        assert saved(project).segment(TITLE).status is Status.CONFIRMED
        asked = {urlsplit(each).hostname for each in tab.asked if not each.startswith("data:")}
        assert asked == {"127.0.0.1"}
        assert await server.end() == 0
    assert "and more" in journal(project)


async def test_two_documents_are_open_at_once(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    second = project.find("brief").bitext.with_stem("tweede brief & meer")
    second.write_bytes(write_xliff(BITEXT))
    async with served(project.root) as server, browser() as chromium:
        start = await chromium.tab()
        await start.open(server.address)
        links = "[...document.querySelectorAll('a')].map(each => each.href).join(' ')"
        found = ""
        while found.count("/doc/") < 2:
            found = await start.evaluate(links) or ""
        one, two = [await opened(chromium, link) for link in found.split()]
        for tab, words in ((two, "In the second"), (one, "In the first")):
            await tab.show()
            await tab.type(words)
            await tab.until(partial(_shows, tab, words), words)
        for tab in (two, one):
            await tab.show()
            await tab.press("Enter")
        await one.until(lambda: saved(project).segment(TITLE).target == "In the first", "its save")
        await two.until(
            lambda: saved(project, second.stem).segment(TITLE).target == "In the second", "its save"
        )


async def test_a_second_tab_of_one_document_is_for_reading(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    async with served(project.root) as server, browser() as chromium:
        first = await opened(chromium, f"{server.address}doc/brief")
        second = await opened(chromium, f"{server.address}doc/brief")
        await second.until(lambda: "open for editing in process" in second.text, "who has it")
        await second.until(lambda: "read only" in second.text, "that it is for reading")
        assert "read only" not in first.text
    assert saved(project).segment(TITLE).target == ""
