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
from alignwb.core.terms.termbase import Term
from alignwb.engines.team.team_server import TeamServer
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.project.project import Project
from alignwb.services.team.syncing import TeamSync
from alignwb.services.team.team_thread import TeamThread
from alignwb.services.terms.adding import add_project_term
from alignwb.services.terms.changing import remove_project_term


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


async def test_terms_come_and_go_while_the_screen_is_open_and_conflicts_are_told_once(
    tmp_path: Path, database: Database
) -> None:
    for name in ("annas", "berends"):
        (tmp_path / name).mkdir()
    annas, berends = (make_project(tmp_path / name) for name in ("annas", "berends"))
    berend = TeamSync(berends, database.address("berend"))

    def of_berend() -> None:
        with open_memory(berends) as memory:
            berend.note_files()
            berend.exchange(memory)

    add_project_term(berends, Term("steiger", "jetty"))
    of_berend()
    app = _app(annas)
    async with on_screen(app) as pilot:
        screen = edit_screen(pilot)

        def steigers() -> list[tuple[str, str]]:
            rows = screen.term_commands.terms.termbase.terms
            return [(each.target, each.author) for each in rows if each.source == "steiger"]

        await until(pilot, lambda: steigers() == [("jetty", "berend")], "the term")
        screen.term_commands.glossary.add(Term("steiger", "scaffold"))
        await until(pilot, lambda: "berend has “steiger”" in messages(pilot), "the conflict")
        sent = "SELECT author || target FROM alignwb.term_change WHERE is_there"
        await until(pilot, lambda: "annascaffold" in database.query(sent), "the term sent")
        assert steigers() == [("scaffold", "")]
        remove_project_term(berends, Term("steiger", "jetty"))
        add_project_term(berends, Term("kade", "quay"))
        of_berend()
        find = screen.term_commands.terms.find
        await until(
            pilot, lambda: bool(screen.term_commands.terms.find("De kades.")), "another term"
        )
        assert messages(pilot).count("berend has “steiger”") == 1
        assert not find("Een brug.")
    berend.close()
