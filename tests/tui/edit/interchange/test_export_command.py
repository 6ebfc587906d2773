"""Exporting from the screen: what is offered, what is said, what is written."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from support.client_xliff import TRADOS
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen, type_text
from support.settling import settled
from support.small_project import MARKED, TITLE, make_project, the_document
from support.waiting import LONG_S
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from alignwb.core.bitext.bitext import Bitext
from alignwb.services.exporting.ways_out import SentOut, WayOut, send_out
from alignwb.services.project.project import Document
from alignwb.tui.boxes.path_box import PathBox
from alignwb.tui.dialogs.choice import ChoiceScreen
from alignwb.tui.dialogs.titled_frame import TitledFrame
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.edit.interchange import sending_out
from alignwb.tui.edit.interchange.export_screen import ExportScreen
from alignwb.tui.edit.preview.preview_screen import PreviewScreen

KEY, DRAFTS, SOURCE, FIRST = "alt+exclamation_mark", "f9", "f5", "ctrl+g"


@pytest.fixture
async def pilot(tmp_path: Path) -> AsyncIterator[Pilot[None]]:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        yield pilot


def told(pilot: Pilot[None]) -> str:
    """What the dialog says of the format, and of what is not finished."""
    assert isinstance(pilot.app.screen, ExportScreen)
    return "\n".join(
        str(pilot.app.screen.query_one(which, Static).content) for which in ("#says", "#status")
    )


def formats(pilot: Pilot[None]) -> list[str]:
    """The lines of the formats that are shown."""
    lines = pilot.app.screen.query_one(OptionList)
    return [str(lines.get_option_at_index(n).prompt) for n in range(lines.option_count)]


def place(pilot: Pilot[None]) -> str:
    """Where the file is to go."""
    return pilot.app.screen.query_one(PathBox).value


async def narrow(pilot: Pilot[None], words: str) -> None:
    await type_text(pilot, words)
    await settled(pilot)


async def send_to(pilot: Pilot[None], path: str) -> None:
    pilot.app.screen.query_one(PathBox).value = path
    await pilot.press("enter")
    await settled(pilot)


async def test_every_format_is_listed_that_of_the_original_first_and_what_is_unfinished(
    pilot: Pilot[None],
) -> None:
    await pilot.press(KEY)
    names = [line.split()[0] for line in formats(pilot)]
    assert names[0] == "txt"
    assert {"tmx", "xliff1", "csv", "po", "bilingual-html", "review-docx", "md"} < set(names)
    assert len(names) > 9
    assert place(pilot) == "exports/brief.txt"
    assert "Holds: the translation alone" in told(pilot)
    assert "Without a target: 3 segments, missing." in told(pilot)
    assert "Not confirmed: 1 segment, missing; F9 takes drafts too." in told(pilot)


async def test_words_narrow_the_formats_and_the_file_follows_the_one_chosen(
    pilot: Pilot[None],
) -> None:
    await pilot.press(KEY)
    await narrow(pilot, "word rev")
    assert [line.split()[0] for line in formats(pilot)] == ["review-docx"]
    assert place(pilot) == "exports/brief.review.docx"
    await pilot.press(*["backspace"] * 8)
    await settled(pilot)
    assert len(formats(pilot)) > 9
    await narrow(pilot, "no such thing")
    assert formats(pilot) == []
    await pilot.press("enter")
    assert "No format is called so" in told(pilot)


async def test_a_text_that_is_not_whole_does_not_go_out_and_its_first_gap_is_gone_to(
    pilot: Pilot[None], tmp_path: Path
) -> None:
    await type_text(pilot, "A letter")
    await pilot.press("enter", "ctrl+end")
    await settled(pilot)
    await pilot.press(KEY, "enter")
    await settled(pilot)
    assert "Cannot go out yet: Ctrl+G goes to the first of 3 segments" in told(pilot)
    assert not (tmp_path / "exports").exists()
    await pilot.press(DRAFTS)
    assert "first of 2 segments, F5 leaves the source there" in told(pilot)
    await pilot.press(FIRST)
    await settled(pilot)
    assert edit_screen(pilot).ref == MARKED


async def test_what_is_typed_goes_out_as_it_stands(pilot: Pilot[None], tmp_path: Path) -> None:
    await type_text(pilot, "A letter")
    await pilot.press(KEY, DRAFTS, SOURCE, "enter")
    await settled(pilot)
    text = (tmp_path / "exports" / "brief.txt").read_text(encoding="utf-8")
    assert text.startswith("A letter\n")
    assert "They worked at Sovnarkom." in text
    assert "Toen ging hij weg." in text
    assert "3 paragraphs in exports/brief.txt; 2 in the source language" in messages(pilot)
    assert pilot.app.screen is edit_screen(pilot)


async def test_pairs_need_one_that_goes_out(pilot: Pilot[None], tmp_path: Path) -> None:
    await pilot.press(KEY)
    await narrow(pilot, "tmx")
    await pilot.press("enter")
    await settled(pilot)
    assert "Cannot go out yet" in told(pilot)
    assert not (tmp_path / "exports").exists()
    await pilot.press(DRAFTS, "enter")
    await settled(pilot)
    assert "1 segment in exports/brief.tmx; 3 left out" in messages(pilot)
    assert (tmp_path / "exports" / "brief.tmx").exists()


async def test_the_file_may_go_anywhere_and_one_that_is_there_is_asked_about(
    pilot: Pilot[None], tmp_path: Path
) -> None:
    (tmp_path / "klant").mkdir()
    there = tmp_path / "klant" / "brief.txt"
    there.write_text("of the client", encoding="utf-8")
    await pilot.press(KEY, DRAFTS, SOURCE)
    await send_to(pilot, "klant")
    assert isinstance(pilot.app.screen, ChoiceScreen)
    await pilot.press("enter")
    assert there.read_text(encoding="utf-8") == "of the client"
    assert place(pilot) == "klant"
    await pilot.press("enter", "1")
    await settled(pilot)
    assert there.read_text(encoding="utf-8").startswith("Een brief\n")
    assert "in klant/brief.txt" in messages(pilot)
    await pilot.press(KEY, SOURCE)
    await send_to(pilot, str(tmp_path / "nieuw" / "uit.txt"))
    assert (tmp_path / "nieuw" / "uit.txt").exists()


async def test_of_a_file_with_a_long_path_that_is_there_all_of_the_path_is_shown(
    pilot: Pilot[None], tmp_path: Path
) -> None:
    folder = tmp_path / "aan-de-uitgever" / "in-het-voorjaar" / "tweede-proef-met-aantekeningen"
    folder.mkdir(parents=True)
    there = folder / "het-veer-over-de-rivier.txt"
    there.write_text("of the publisher", encoding="utf-8")
    await pilot.resize_terminal(80, 24)
    await pilot.press(KEY, DRAFTS, SOURCE)
    await send_to(pilot, str(there))
    dialog = pilot.app.screen
    assert isinstance(dialog, ChoiceScreen)
    frame = dialog.query_one(TitledFrame).region
    title, *lines = [
        strip.crop(frame.x + 1, frame.right - 1).text
        for strip in dialog._compositor.render_strips()[frame.y : frame.bottom]
    ]
    assert "─ The file is there already ─" in title
    assert there.relative_to(tmp_path).as_posix() in "".join(line.strip() for line in lines)
    await pilot.press("escape")


async def test_a_path_that_cannot_be_is_told_of_and_stays(
    pilot: Pilot[None], tmp_path: Path
) -> None:
    before = (tmp_path / "translations" / "brief.xlf").read_bytes()
    await pilot.press(KEY, SOURCE)
    for path, words in (
        ("translations/brief.txt", "the project's own files"),
        ("", "no file named"),
        ("alignwb.toml/uit.txt", "alignwb.toml"),
    ):
        await send_to(pilot, path)
        assert words in told(pilot)
        assert place(pilot) == path
    assert (tmp_path / "translations" / "brief.xlf").read_bytes() == before


async def test_tab_completes_the_path(pilot: Pilot[None], tmp_path: Path) -> None:
    for name in ("klant-a", "klant-b"):
        (tmp_path / name).mkdir()
    await pilot.press(KEY, "tab")
    box = pilot.app.screen.query_one(PathBox)
    assert box.has_focus
    box.value = "kl"
    await pilot.press("tab")
    assert box.value == "klant-"
    assert "klant-a/  klant-b/" in told(pilot)
    await pilot.press("b", "tab")
    assert box.value == "klant-b/"
    await pilot.press("tab")
    assert isinstance(pilot.app.focused, Input)
    assert not box.has_focus


async def test_the_document_can_be_read_before_it_goes_out(pilot: Pilot[None]) -> None:
    await pilot.press(KEY, "alt+semicolon")
    assert isinstance(pilot.app.screen, PreviewScreen)
    await pilot.press("escape")
    assert isinstance(pilot.app.screen, ExportScreen)
    await pilot.press("escape")
    assert isinstance(pilot.app.screen, EditScreen)
    assert edit_screen(pilot).ref == TITLE


PAGE = """\
<!DOCTYPE html>
<html lang="nl"><body class="wide">
<h1>Het dok</h1>
<p>Het schip ligt <b>droog</b>.</p>
</body></html>
"""


async def test_a_document_of_a_format_that_is_written_back_goes_out_in_that_first(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path)
    (project.seeds / "dok.html").write_text(PAGE, encoding="utf-8")
    app = ListeningApp(project, project.find("dok"), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        await type_text(pilot, "The dock")
        await pilot.press("enter")
        await settled(pilot)
        await type_text(pilot, "The ship lies ")
        await pilot.press("alt+circumflex_accent")
        await type_text(pilot, "dry")
        await pilot.press("alt+circumflex_accent", ".")
        await pilot.press(KEY)
        assert formats(pilot)[0].split(maxsplit=1) == [
            "original",
            "dok.html back as it came (html)",
        ]
        assert "Kept: everything but the texts, byte for byte" in told(pilot)
        assert "Not kept: code (pre with code)" in told(pilot)
        await pilot.press(DRAFTS, "enter")
        await settled(pilot)
        assert "exports/dok.html" in messages(pilot)
    written = (tmp_path / "exports" / "dok.html").read_text(encoding="utf-8")
    assert "<h1>The dock</h1>\n<p>The ship lies <b>dry</b>.</p>" in written
    assert '<body class="wide">' in written


async def test_a_clients_file_goes_back_with_what_is_confirmed_and_the_rest_as_it_was(
    tmp_path: Path,
) -> None:
    project = make_project(tmp_path)
    (project.seeds / "klant.sdlxliff").write_text(TRADOS, encoding="utf-8")
    app = ListeningApp(project, project.find("klant"), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        await pilot.press(KEY)
        assert formats(pilot)[0].endswith("klant.sdlxliff back as it came (xliff1)")
        assert "Kept: everything but targets and their states" in told(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "exports/klant.sdlxliff" in messages(pilot)
    written = (tmp_path / "exports" / "klant.sdlxliff").read_text(encoding="utf-8")
    assert written == TRADOS


async def test_the_name_of_a_document_cannot_drive_the_terminal(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project.seeds / "a\x1b]0;b.html").write_text("<p>Dag</p>", encoding="utf-8")
    app = ListeningApp(project, project.find("a\x1b]0;b"), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        await pilot.press(KEY)
        assert formats(pilot)[0].endswith("a␛]0;b.html back as it came (html)")


class HeldExports:
    """Exports that wait until they may go on; the paths of those that were begun."""

    def __init__(self) -> None:
        self.may_go_on = Event()
        self.paths: list[Path] = []

    def send_out(self, way: WayOut, document: Document, bitext: Bitext, *rest: Any) -> SentOut:
        self.paths.append(rest[-1])
        assert self.may_go_on.wait(LONG_S)
        return send_out(way, document, bitext, *rest)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[HeldExports]:
    held = HeldExports()
    monkeypatch.setattr(sending_out, "send_out", held.send_out)
    yield held
    held.may_go_on.set()  # whatever failed: a thread that waits would hold up the rest


async def test_a_file_that_is_written_while_the_document_is_read_leaves_the_reader_there(
    pilot: Pilot[None], tmp_path: Path, held: HeldExports
) -> None:
    await pilot.press(KEY)
    await narrow(pilot, "tmx")
    await pilot.press(DRAFTS, "enter", "enter", "alt+semicolon")
    held.may_go_on.set()
    await settled(pilot)
    assert isinstance(pilot.app.screen, PreviewScreen)
    assert held.paths == [tmp_path / "exports/brief.tmx"]
    await pilot.press("escape")
    assert "Exported: 1 segment in exports/brief.tmx" in told(pilot)
    await pilot.press("escape")
    assert isinstance(pilot.app.screen, EditScreen)


async def test_an_export_ordered_while_another_one_is_written_is_not_dropped_in_silence(
    pilot: Pilot[None], tmp_path: Path, held: HeldExports
) -> None:
    await pilot.press(KEY)
    await narrow(pilot, "tmx")
    await pilot.press(DRAFTS, "enter", "escape", KEY)
    await type_text(pilot, "tsv")
    await pilot.press(DRAFTS, "enter")
    assert "An export is still being written; order this one again" in told(pilot)
    held.may_go_on.set()
    await settled(pilot)
    await pilot.press("enter")
    await settled(pilot)
    assert held.paths == [tmp_path / "exports/brief.tmx", tmp_path / "exports/brief.tsv"]
    assert all(path.is_file() for path in held.paths)
