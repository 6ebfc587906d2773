from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.postgres_server import Database, PostgresServer
from support.small_project import make_project
from support.team_simulation import Collected

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.engines.team.address import read_address
from alignwb.engines.team.team_server import LostServerError, RefusedError, TeamServer
from alignwb.errors import ProjectError
from alignwb.services.project.project import Project
from alignwb.services.team.syncing import TeamSync
from alignwb.services.team.team_exchange import TeamExchange
from alignwb.services.terms.adding import add_project_term
from alignwb.services.terms.changing import change_project_term, remove_project_term, term_named
from alignwb.services.terms.open_terms import OpenTerms
from alignwb.services.terms.project_terms import load_terms
from alignwb.services.terms.team_terms import team_terms_file

HEADER = "source\ttarget\tstatus\tpos\tnote\tvariants\n"
DIKE = Term("dijk", "dike", note="not levee", variants=("dyk", "deich"))
LEVEE = Term("dijk", "levee")
MILL = Term("molen", "mill", TermStatus.PREFERRED, "noun")


@pytest.fixture
def database(postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> Database:
    database = postgres.new_database("anna", "berend", "carla", "lezer")
    server = TeamServer(database.address())
    server.init(["anna", "berend", "carla"], ["lezer"])
    server.close()
    monkeypatch.setenv("ALIGNWB_TEAM", database.url("anna"))
    return database


class Member:
    """Somebody of the team with a project of their own."""

    def __init__(self, folder: Path, database: Database, user: str) -> None:
        (folder / user).mkdir()
        self.project: Project = make_project(folder / user)
        self.project.glossary.write_text(HEADER, encoding="utf-8")
        self._address = read_address(database.url(user), "the test", {})
        self.sync = TeamSync(self.project, self._address)

    def exchange(self) -> TeamExchange:
        self.sync.note_files()
        return self.sync.exchange(Collected())

    def start_again(self) -> None:
        self.sync.close()
        self.sync = TeamSync(self.project, self._address)

    def seen(self) -> list[tuple[str, str, str]]:
        return [(each.source, each.target, each.author) for each in self.terms()]

    def terms(self) -> tuple[Term, ...]:
        return load_terms(self.project).termbase.terms

    def conflicts(self) -> list[str]:
        return [each.in_words for each in self.sync.terms.conflicts()]


@contextmanager
def team(folder: Path, database: Database, *users: str) -> Iterator[list[Member]]:
    members = [Member(folder, database, user) for user in users]
    try:
        yield members
    finally:
        for member in members:
            member.sync.close()


def test_a_term_is_added_changed_and_removed_for_the_others(
    tmp_path: Path, database: Database
) -> None:
    with team(tmp_path, database, "anna", "berend") as (anna, berend):
        add_project_term(anna.project, DIKE)
        assert anna.exchange().terms_sent == 1
        assert berend.exchange().terms_fetched == 1
        [there] = berend.terms()
        assert (there, there.author) == (DIKE, "anna")
        assert [hit.term.target for hit in load_terms(berend.project).find("De dijken braken.")]

        change_project_term(anna.project, DIKE, Term("dijk", "embankment"))
        anna.exchange()
        berend.exchange()
        assert berend.seen() == [("dijk", "embankment", "anna")]

        remove_project_term(anna.project, Term("dijk", "embankment"))
        anna.exchange()
        berend.exchange()
        assert berend.seen() == []
        assert berend.project.glossary.read_text(encoding="utf-8") == HEADER


def test_what_two_people_say_of_one_term_is_kept_apart_and_told_to_both(
    tmp_path: Path, database: Database
) -> None:
    with team(tmp_path, database, "anna", "berend", "carla") as (anna, berend, carla):
        add_project_term(anna.project, DIKE)
        add_project_term(berend.project, LEVEE)
        for member in (anna, berend, anna, carla):
            member.exchange()
        assert anna.seen() == [("dijk", "dike", "")]
        shown = "levee (preferred); the glossary has dike (preferred), which is used"
        assert anna.conflicts() == [f"berend has “dijk” as {shown}"]
        assert berend.seen() == [("dijk", "levee", "")]
        assert berend.conflicts()[0].startswith("anna has “dijk” as dike")
        # Who has no row of their own gets the one that was told first.
        assert carla.seen() == [("dijk", "dike", "anna")]
        assert carla.conflicts()[0].startswith("berend has “dijk” as levee (preferred); anna has")

        change_project_term(berend.project, LEVEE, Term("dijk", "levee", TermStatus.FORBIDDEN))
        berend.exchange()
        anna.exchange()
        assert anna.conflicts() == []
        assert ("dijk", "levee", "berend") in anna.seen()


def test_the_same_row_of_two_people_is_one_term(tmp_path: Path, database: Database) -> None:
    with team(tmp_path, database, "anna", "berend") as (anna, berend):
        for member in (anna, berend):
            add_project_term(member.project, MILL)
            member.exchange()
        anna.exchange()
        assert (anna.seen(), anna.conflicts()) == ([("molen", "mill", "")], [])
        remove_project_term(anna.project, MILL)
        anna.exchange()
        assert anna.seen() == [("molen", "mill", "berend")]


def test_terms_wait_for_a_lost_server_on_the_disk_and_go_once(
    tmp_path: Path, database: Database
) -> None:
    with team(tmp_path, database, "anna") as (anna,):
        database.server.stop()
        try:
            add_project_term(anna.project, DIKE)
            with pytest.raises(LostServerError):
                anna.exchange()
            add_project_term(anna.project, MILL)
            anna.start_again()
            anna.sync.note_files()
            assert anna.sync.terms.waiting() == 2
        finally:
            database.server.start()
        assert anna.exchange().terms_sent == 2
        anna.start_again()
        assert anna.exchange().terms_sent == 0
    assert database.query("SELECT author, target FROM alignwb.term_change ORDER BY number") == [
        "anna|dike",
        "anna|mill",
    ]


def test_a_change_that_the_server_has_already_is_not_there_twice(
    tmp_path: Path, database: Database
) -> None:
    with team(tmp_path, database, "anna") as (anna,):
        add_project_term(anna.project, MILL)
        anna.sync.note_files()
        waiting = anna.sync.terms._outbox.waiting(9)
        server = TeamServer(database.address("anna"))
        server.send_terms([each.change for each in waiting], ("nl", "en"))
        server.close()
        anna.exchange()
    assert database.query("SELECT count(*) FROM alignwb.term_change") == ["1"]


def test_a_reader_gets_terms_and_is_told_that_its_own_wait(
    tmp_path: Path, database: Database
) -> None:
    with team(tmp_path, database, "anna", "lezer") as (anna, reader):
        add_project_term(anna.project, DIKE)
        anna.exchange()
        add_project_term(reader.project, MILL)
        exchange = reader.exchange()
        assert isinstance(exchange.refusal, RefusedError)
        assert (exchange.terms_fetched, exchange.terms_waiting) == (1, 1)
        assert reader.seen() == [("molen", "mill", ""), ("dijk", "dike", "anna")]


@pytest.mark.parametrize("spoilt", ["source\ttarget\n\tdike\n", "", None])
def test_a_glossary_that_lost_rows_by_damage_takes_none_back(
    tmp_path: Path, database: Database, spoilt: str | None
) -> None:
    with team(tmp_path, database, "anna") as (anna,):
        add_project_term(anna.project, MILL)
        anna.exchange()
        whole = anna.project.glossary.read_bytes()
        if spoilt is None:
            anna.project.glossary.unlink()
        else:
            anna.project.glossary.write_bytes(spoilt.encode() or b"\xff\xfe\0")
        anna.exchange()
        anna.project.glossary.write_bytes(whole)
        anna.exchange()
    assert database.query("SELECT target, is_there FROM alignwb.term_change") == ["mill|t"]


def test_a_damaged_file_of_the_teams_terms_is_told_and_fetched_again(
    tmp_path: Path, database: Database
) -> None:
    with team(tmp_path, database, "anna", "berend") as (anna, berend):
        add_project_term(anna.project, DIKE)
        anna.exchange()
        berend.exchange()
        path = team_terms_file(berend.project)
        path.write_bytes(path.read_bytes()[:-9])
        [problem] = load_terms(berend.project).problems
        assert path.name in problem.message
        assert "alignwb team sync" in problem.hint
        berend.exchange()
        assert berend.seen() == [("dijk", "dike", "anna")]


def test_a_server_put_back_to_a_backup_is_asked_from_the_beginning(
    tmp_path: Path, database: Database
) -> None:
    with team(tmp_path, database, "anna", "berend") as (anna, berend):
        for term in (DIKE, MILL):
            add_project_term(anna.project, term)
        anna.exchange()
        berend.exchange()
        database.query("DELETE FROM alignwb.term_change WHERE source = 'molen'")
        berend.exchange()
        assert berend.seen() == [("dijk", "dike", "anna")]


def test_rows_that_no_glossary_can_hold_are_counted_and_passed_over(
    tmp_path: Path, database: Database
) -> None:
    columns = "id, source_lang, target_lang, project, source, target, status, pos, note, variants"
    values = "gen_random_uuid(), 'nl', 'en', 'elders'"
    for cells in (
        "'kerk', 'church', 'liked', '', '', '{}'",
        "'', 'church', 'preferred', '', '', '{}'",
        "E'ker\\tk', 'church', 'preferred', '', '', '{}'",
        "'kerk', 'church', 'preferred', '', '', ARRAY['kirk', NULL]",
        "'kerk', 'church', 'preferred', 'n', '', ARRAY['kirk', 'de kerk']",
    ):
        database.query(
            f"INSERT INTO alignwb.term_change ({columns}, is_there, changed_at)"
            f" VALUES ({values}, {cells}, true, now())"
        )
    with team(tmp_path, database, "berend") as (berend,):
        exchange = berend.exchange()
        assert (exchange.terms_fetched, exchange.unreadable_terms) == (1, 4)
        assert berend.terms() == (Term("kerk", "church", pos="n", variants=("kirk", "de kerk")),)


def test_a_term_of_another_is_changed_by_a_row_of_ones_own(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with team(tmp_path, database, "anna", "berend") as (anna, berend):
        add_project_term(anna.project, DIKE)
        anna.exchange()
        opened = OpenTerms(berend.project, load_terms(berend.project))
        berend.exchange()
        assert opened.has_changed()
        [there] = opened.terms.termbase.terms
        before = berend.project.glossary.read_bytes()
        with pytest.raises(ProjectError, match="a term of anna"):
            opened.change(there, LEVEE)
        with pytest.raises(ProjectError, match="a term of anna"):
            term_named(berend.project, "dijk")
        assert berend.project.glossary.read_bytes() == before
        opened.add([LEVEE])
        assert [each.target for each in opened.terms.termbase.terms] == ["levee"]
        monkeypatch.delenv("ALIGNWB_TEAM")
        remove_project_term(berend.project, LEVEE)
        assert berend.seen() == []  # who has left the team has none of its terms


def test_a_database_of_the_first_layout_is_brought_up_to_date_with_its_roles(
    postgres: PostgresServer,
) -> None:
    database = postgres.new_database("anna", "lezer")
    owner = TeamServer(database.address())
    owner.init(["anna"], ["lezer"])
    owner.close()
    database.query("DROP TABLE alignwb.term_change; UPDATE alignwb.layout SET version = 1")
    anna = TeamServer(database.address("anna"))
    with pytest.raises(Exception, match="earlier version") as raised:
        anna.check()
    assert "alignwb team init" in getattr(raised.value, "hint", "")
    owner = TeamServer(database.address())
    owner.init()
    owner.close()
    anna.check()
    assert anna.last_term_number() == 0
    rights = "has_column_privilege('{}', 'alignwb.term_change', 'source', 'INSERT')"
    assert database.query(f"SELECT {rights.format('anna')}, {rights.format('lezer')}") == ["t|f"]
    reading = "has_table_privilege('{}', 'alignwb.term_change', 'SELECT')"
    assert database.query(f"SELECT {reading.format('anna')}, {reading.format('lezer')}") == ["t|t"]
    anna.close()
