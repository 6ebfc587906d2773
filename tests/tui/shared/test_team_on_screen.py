from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.postgres_server import Database, PostgresServer
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen, type_text
from support.settling import until
from support.small_project import LAST, make_project
from textual.pilot import Pilot

from alignwb.core.memory.units import MemoryQuery
from alignwb.engines.team.team_server import TeamServer
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.project.project import Project
from alignwb.services.team.syncing import TeamSync
from alignwb.services.team.team_thread import TeamThread


@pytest.fixture
def database(postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> Database:
    database = postgres.new_database("anna", "berend", "lezer")
    server = TeamServer(database.address())
    server.init(["anna", "berend"], ["lezer"])
    server.close()
    monkeypatch.setenv("ALIGNWB_TEAM", database.url("anna"))
    return database


def _app(project: Project) -> ListeningApp:
    helpers = helpers_with(project)
    helpers = replace(helpers, team=TeamThread(project, helpers.memory))
    return ListeningApp(project, project.find("brief"), helpers=helpers)


def _stored(database: Database) -> Callable[[], bool]:
    statement = "SELECT author || ': ' || target FROM alignwb.change"
    return lambda: "anna: Then he left." in database.query(statement)


async def _confirm_last(pilot: Pilot[None]) -> None:
    edit_screen(pilot).go(LAST)
    await pilot.pause()
    await type_text(pilot, "Then he left.")
    await pilot.press("enter")
    await pilot.pause()


async def test_what_is_confirmed_on_the_screen_is_on_the_server(
    tmp_path: Path, database: Database
) -> None:
    async with on_screen(_app(make_project(tmp_path))) as pilot:
        await _confirm_last(pilot)
        await until(pilot, _stored(database), "the unit on the server")
        assert messages(pilot) == ""


async def test_what_another_confirms_comes_while_the_screen_is_open(
    tmp_path: Path, database: Database
) -> None:
    for name in ("annas", "berends"):
        (tmp_path / name).mkdir()
    berend = TeamSync(make_project(tmp_path / "berends"), database.address("berend"))
    app = _app(make_project(tmp_path / "annas"))
    async with on_screen(app) as pilot:
        await _confirm_last(pilot)
        await until(pilot, _stored(database), "the unit on the server")
        with open_memory(Project(tmp_path / "berends")) as memory:
            berend.exchange(memory)
            [match] = memory.find(MemoryQuery("Toen ging hij weg."))
            assert (match.file, match.unit.target) == ("team/anna", "Then he left.")
    berend.close()


async def test_a_lost_server_is_said_once_and_all_is_sent_when_it_is_back(
    tmp_path: Path, database: Database
) -> None:
    database.server.stop()
    try:
        async with on_screen(_app(make_project(tmp_path))) as pilot:
            await until(pilot, lambda: "cannot be reached" in messages(pilot), "the message")
            await _confirm_last(pilot)
            database.server.start()
            await until(pilot, lambda: "is there again" in messages(pilot), "the other message")
            await until(pilot, _stored(database), "the unit on the server")
            assert messages(pilot).count("cannot be reached") == 1
    finally:
        if not database.server.is_running:
            database.server.start()


async def test_who_may_only_read_is_told_once(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALIGNWB_TEAM", database.url("lezer"))
    async with on_screen(_app(make_project(tmp_path))) as pilot:
        await _confirm_last(pilot)
        await until(pilot, lambda: "does not let you" in messages(pilot), "the message")
        assert edit_screen(pilot).session.bitext.segment(LAST).target == "Then he left."
        assert messages(pilot).count("does not let you") == 1
