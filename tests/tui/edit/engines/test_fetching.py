"""The starter is said to be rough once; a key fetches the public package, or says why it cannot."""

import json
from asyncio import to_thread
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import pytest
from support.empty_stage import DoneAtOnce, EmptyStage
from support.package_files import unpack_package, write_package
from support.package_server import serving
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen
from support.settling import settled
from support.small_project import make_project, the_document
from support.waiting import LONG_S, LOOK_AGAIN_S

from alignwb.core.bitext.segment import SegmentRef
from alignwb.engines.argos.packages.installed import best_package
from alignwb.errors import AlignwbError
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.project.project import Project
from alignwb.services.session import open_session
from alignwb.tui.edit.engines import fetching
from alignwb.tui.edit.engines.fetching import Fetching


@pytest.fixture
def project(tmp_path: Path, argos_packages: Path) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    return make_project(folder)


def begun(project: Project) -> tuple[Fetching, EmptyStage]:
    with open_session(project, the_document(project)) as session:
        stage = EmptyStage(OpenSegment(session, SegmentRef("p1", "s1")))
        return Fetching(project, stage), stage


def _use_index(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from argostranslate import settings

    monkeypatch.setattr(settings, "remote_package_index", address)


def test_that_drafts_are_rough_is_said_once_in_a_line_with_key_and_size(project: Project) -> None:
    fetching, stage = begun(project)
    fetching.tell_of_engine()
    [words] = stage.said
    assert "\n" not in words
    assert all(part in words for part in ("starter", "Alt+&", " MB", "without a network"))
    fetching.tell_of_engine()
    again, silent = begun(project)
    again.tell_of_engine()
    assert len(stage.said) == 1
    assert silent.said == []


@pytest.mark.parametrize("settings", ['engine = "opus"', ""])
def test_nothing_is_said_where_another_engine_drafts(
    project: Project, argos_packages: Path, settings: str
) -> None:
    (project.root / "alignwb.toml").write_text(settings, encoding="utf-8")
    if not settings:
        unpack_package(argos_packages)
    fetching, stage = begun(Project(project.root))
    fetching.tell_of_engine()
    assert stage.said == []


def test_where_sources_go_is_said_once_when_a_server_drafts(project: Project) -> None:
    (project.root / "alignwb.toml").write_text(
        'engine = "bureau"\n[servers.bureau]\nurl = "http://mt.example.org"\n', encoding="utf-8"
    )
    fetching, stage = begun(Project(project.root))
    fetching.tell_of_engine()
    fetching.tell_of_engine()
    [words] = stage.said
    assert "mt.example.org" in words
    assert "everybody can read them" in words


def test_the_key_fetches_and_installs_the_package(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = write_package(tmp_path / "file.argosmodel").read_bytes()
    answers: dict[str, bytes | int] = {"/p": package}
    with serving(answers) as address:
        entry = {
            "package_version": "1.8",
            "argos_version": "1.5",
            "from_code": "nl",
            "from_name": "Dutch",
            "to_code": "en",
            "to_name": "English",
            "type": "translate",
            "links": [f"{address}/p"],
        }
        answers["/index.json"] = json.dumps([entry]).encode()
        _use_index(f"{address}/index.json", monkeypatch)
        fetching, stage = begun(project)
        fetching.toggle()
    assert stage.told == []
    assert "translate-nl_en 1.8 is installed. F9 drafts" in stage.said[-1]
    assert stage.activity == ""
    assert best_package("nl", "en").version == "1.8"


def test_without_a_network_that_is_said_and_the_starter_goes_on(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    _use_index("http://argos.invalid/index.json", monkeypatch)
    fetching, stage = begun(project)
    fetching.toggle()
    [error] = stage.told
    assert "cannot be reached" in error.message
    assert "starter package goes on working" in error.hint
    assert stage.activity == ""
    assert best_package("nl", "en").is_starter


def test_the_same_key_stops_it(project: Project) -> None:
    fetching, stage = begun(project)
    assert isinstance(stage.beside, DoneAtOnce)
    stage.beside.running.add("fetching")
    fetching.toggle()
    assert stage.beside.cancelled == ["fetching"]
    assert stage.said == []


async def test_the_screen_says_it_when_the_starter_drafts(project: Project) -> None:
    helpers = helpers_with(project)
    app = ListeningApp(project, the_document(project), helpers=helpers)
    async with on_screen(app, (120, 40)) as pilot:
        await settled(pilot)
        assert "Rough drafts" not in messages(pilot)
        edit_screen(pilot).drafting.toggle()
        await settled(pilot)
        assert messages(pilot).count("Rough drafts") == 1


async def test_leaving_the_document_says_that_a_package_is_no_longer_fetched(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.root / "seeds/tweede.txt").write_text("De sluis staat open.\n", encoding="utf-8")
    has_begun, was_stopped = Event(), Event()

    def install_slowly(*arguments: Any) -> None:
        report = arguments[-1]
        has_begun.set()
        try:
            while True:
                report(1, 2**30)
                sleep(LOOK_AGAIN_S)
        except AlignwbError:
            was_stopped.set()
            raise

    monkeypatch.setattr(fetching, "install_model", install_slowly)
    app = ListeningApp(project, project.find("brief"), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        await pilot.press("alt+ampersand")
        await to_thread(has_begun.wait, LONG_S)
        await pilot.press("f2", "2")
        await to_thread(was_stopped.wait, LONG_S)
        await settled(pilot)
        assert edit_screen(pilot).session.document.name == "tweede"
        assert "no longer fetched, as the document was left; Alt+& begins again" in messages(pilot)
