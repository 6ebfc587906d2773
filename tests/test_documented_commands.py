"""The blocks of code on the pages for reports, for the browser and for a team do what they say."""

import asyncio
import re
import shlex
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.fake_comet import install_fake_comet
from support.fakes import EchoTranslator, ObedientTranslator
from support.postgres_server import PostgresServer
from support.scored_project import make_scored_project
from support.served_project import served

from alignwb.cli.main import main
from alignwb.cli.scoring import engines_report
from alignwb.engines.team.address import read_address
from alignwb.services.project.project import Project

ROOT = Path(__file__).parent.parent
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "optional-dependencies"
]
OF_OTHERS = {"unbabel-comet"}
"""What the pages install that is no extra of alignwb."""

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: str) -> Iterator[tuple[str, str]]:
    """The kind and the text of each block of code on a page."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for found in _BLOCK.finditer(text):
        yield found[1], found[2]


def commands(page: str) -> list[list[str]]:
    """The words of every command in the blocks; what is said behind two spaces is no part of it."""
    lines = [line for kind, text in blocks(page) if not kind for line in text.splitlines()]
    bare = [re.sub(r"\s{2,}.*", "", line) for line in lines]
    return [shlex.split(line) for line in bare if re.match(r"(alignwb|pip|git|export) ", line)]


def check_installed(words: list[str]) -> None:
    """What a page has installed is an extra that there is, or known to be somebody else's."""
    assert words[:2] == ["pip", "install"]
    for name in words[2:]:
        extra = re.fullmatch(r"alignwb\[(\w+)\]", name)
        assert extra[1] in EXTRAS if extra else name in OF_OTHERS


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project whose document and files are called as on the pages."""
    root = tmp_path / "project"
    root.mkdir()
    project = make_scored_project(root)
    for folder in (project.translations, project.references):
        (folder / "brief.xlf").rename(folder / "000.xlf")
    reference = (project.references / "000.xlf").read_bytes()
    (root / "second.xlf").write_bytes(reference)
    (root / "other.txt").write_text("A letter\nThey.\nSun.\nHe left.\n", encoding="utf-8")
    monkeypatch.chdir(root)
    return project


def test_the_reports_are_made(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {"argos": EchoTranslator(), "other": ObedientTranslator()}
    monkeypatch.setattr(
        engines_report, "make_translator", lambda config: made[config.engine_names[0]]
    )
    home = tmp_path / "home"
    model = install_fake_comet(tmp_path, monkeypatch)
    (home / "models").mkdir(parents=True)
    model.rename(home / "models" / "wmt22-comet-da")
    monkeypatch.setenv("HOME", str(home))
    ran = 0
    for words in commands("reports.md"):
        if words[0] == "pip":
            check_installed(words)
            continue
        for written in set(words) & {"report.html", "effort.html", "effort.csv", "engines.html"}:
            Path(written).unlink(missing_ok=True)
        assert main([word.replace("~", str(home)) for word in words[1:]]) == 0, words
        for written in set(words) & {"report.html", "effort.html", "effort.csv", "engines.html"}:
            assert Path(written).stat().st_size
        ran += 1
    assert ran >= 12
    assert project.find("000").bitext.exists()


async def test_the_pages_are_served(project: Project) -> None:
    pytest.importorskip("textual_serve", reason="textual-serve is not installed here")
    for words in commands("browser.md"):
        if words[0] == "pip":
            check_installed(words)
        else:
            assert words[:2] == ["alignwb", "serve"]
            async with served(project.root, *words[2:]) as server:
                assert server.address.startswith("http://127.0.0.1:")
                assert await asyncio.wait_for(server.end(), 60) == 0


def test_a_team_is_set_up_and_shares(
    project: Project, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = postgres.new_database("anna", "berend", "jet")
    project.glossary.unlink(missing_ok=True)
    subprocess.run(["git", "init", "-q", "."], check=True)
    ran = []
    for words in commands("team.md"):
        if words[0] == "pip":
            check_installed(words)
        elif words[0] == "git":
            subprocess.run(words, check=True)
        elif words[0] == "export":
            name, _, address = words[1].partition("=")
            assert read_address(address, name, {}).user == "anna"
            monkeypatch.setenv(name, database.url())
        else:
            assert main(words[1:]) == 0, words
            ran.append(words[1:3])
    assert ran == [["team", "init"], ["terms", "add"], ["team", "sync"], ["terms", "list"]]
    terms = "SELECT source || target FROM alignwb.term_change"
    assert database.query(terms) == ["sluislock"]
    config = subprocess.run(["git", "config", "--list"], check=True, capture_output=True, text=True)
    assert "merge.alignwb.driver=alignwb merge-driver %O %A %B %P" in config.stdout


def test_the_settings_of_a_team_are_read(project: Project) -> None:
    [settings] = [text for kind, text in blocks("team.md") if kind == "toml"]
    project.settings.write_text(settings, encoding="utf-8")
    assert Project(project.root).config.team.project == "boek"
