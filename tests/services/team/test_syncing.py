from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.postgres_server import Database, PostgresServer, postgres_server
from support.team_projects import Translator, book, confirmed
from support.team_simulation import Collected, simulate

from alignwb.core.memory.units import MatchKind, MemoryMatch, MemoryQuery
from alignwb.engines.team.team_server import LostServerError, RefusedError, TeamServer
from alignwb.errors import ProjectError
from alignwb.formats.xliff import write_xliff
from alignwb.services.memory.project_memory import ProjectMemory, open_memory
from alignwb.services.project.project import Project
from alignwb.services.project.team_setting import team_address
from alignwb.services.team.syncing import TeamSync


@pytest.fixture
def database(postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> Database:
    database = postgres.new_database("anna", "berend", "lezer")
    server = TeamServer(database.address())
    server.init(["anna", "berend"], ["lezer"])
    server.close()
    monkeypatch.setenv("ALIGNWB_TEAM", database.url("anna"))
    return database


@contextmanager
def two(folder: Path, database: Database) -> Iterator[tuple[Translator, Translator]]:
    anna = Translator(folder / "annas", database.address("anna"), 6)
    berend = Translator(folder / "berends", database.address("berend"), 6)
    try:
        yield anna, berend
    finally:
        anna.sync.close()
        berend.sync.close()


def _matches(memory: ProjectMemory, source: str) -> Sequence[MemoryMatch]:
    return memory.find(MemoryQuery(source, limit=10, least_rate=100))


def test_what_one_confirms_the_other_finds_with_author_and_day(
    tmp_path: Path, database: Database
) -> None:
    with two(tmp_path, database) as (anna, berend):
        anna.confirm(2, "This is sentence 2.")
        with open_memory(anna.project) as memory:
            assert anna.sync.exchange(memory).sent == 1
        with open_memory(berend.project) as memory:
            assert berend.sync.exchange(memory).fetched == 1
            [match] = _matches(memory, "Dit is zin 2 van het boek.")
            assert berend.sync.exchange(memory).fetched == 0
    assert (match.unit.target, match.file) == ("This is sentence 2.", "team/anna")
    assert match.unit.place.startswith("annas/boek p2/s1, 20")
    assert match.kind is not MatchKind.FUZZY


def test_the_same_unit_of_two_people_is_kept_of_both(tmp_path: Path, database: Database) -> None:
    with two(tmp_path, database) as (anna, berend):
        anna.confirm(1, "This is sentence one.")
        berend.confirm(1, "That is the first sentence.")
        with open_memory(anna.project) as memory:
            anna.sync.exchange(memory)
            berend.sync.exchange(Collected())
            anna.sync.exchange(memory)
            found = {
                each.file: each.unit.target
                for each in _matches(memory, "Dit is zin 1 van het boek.")
            }
    # Her own stands in her document, which the memory reads itself.
    assert found == {"team/berend": "That is the first sentence."}
    assert sorted(database.query("SELECT author, target FROM alignwb.change")) == [
        "anna|This is sentence one.",
        "berend|That is the first sentence.",
    ]


def test_a_unit_that_is_changed_or_taken_back_changes_for_all(
    tmp_path: Path, database: Database
) -> None:
    with two(tmp_path, database) as (anna, berend), open_memory(berend.project) as memory:
        for target in ("First.", "Second.", None, "Third.", None):
            anna.confirm(3, target)
            anna.sync.exchange(Collected())
            berend.sync.exchange(memory)
            found = [each.unit.target for each in _matches(memory, "Dit is zin 3 van het boek.")]
            assert found == ([] if target is None else [target])


def test_changes_of_one_place_in_one_portion_count_in_their_order(
    tmp_path: Path, database: Database
) -> None:
    with two(tmp_path, database) as (anna, berend), open_memory(berend.project) as memory:
        for target in ("First.", None, "Second.", "First."):
            anna.confirm(3, target)
        anna.confirm(4, "Gone.")
        anna.confirm(4, None)
        anna.sync.exchange(Collected())
        berend.sync.exchange(memory)
        assert memory.counts().get("team/anna") == 1
        [match] = _matches(memory, "Dit is zin 3 van het boek.")
        assert match.unit.target == "First."


def test_a_lost_server_keeps_work_waiting_on_the_disk(tmp_path: Path, database: Database) -> None:
    with two(tmp_path, database) as (anna, _):
        database.server.stop()
        try:
            anna.confirm(0, "Sentence 0.")
            with pytest.raises(LostServerError):
                anna.sync.exchange(Collected())
            anna.confirm(1, "Sentence 1.")
            anna.start_again()
            assert anna.sync.waiting() == 2
        finally:
            database.server.start()
        assert anna.sync.exchange(Collected()).sent == 2
        assert anna.sync.waiting() == 0
    assert database.query("SELECT target FROM alignwb.change ORDER BY number") == [
        "Sentence 0.",
        "Sentence 1.",
    ]


def test_a_reader_gets_what_others_confirm_and_keeps_its_own(
    tmp_path: Path, database: Database
) -> None:
    with two(tmp_path, database) as (anna, _):
        anna.confirm(0, "Sentence 0.")
        anna.sync.exchange(Collected())
        reader = Translator(tmp_path / "lezers", database.address("lezer"), 3)
        reader.confirm(2, "Mine.")
        memory = Collected()
        exchange = reader.sync.exchange(memory)
        assert isinstance(exchange.refusal, RefusedError)
        assert (exchange.fetched, exchange.waiting, reader.sync.waiting()) == (1, 1, 1)
        reader.sync.close()


def test_files_of_documents_are_told_once(tmp_path: Path, database: Database) -> None:
    with two(tmp_path, database) as (anna, _):
        after = confirmed(confirmed(anna.bitext, 1, "One."), 5, "Five.")
        anna.document.bitext.write_bytes(write_xliff(after))
        assert anna.sync.note_files() == ()
        assert anna.sync.waiting() == 2
        assert anna.sync.note_files() == ()
        anna.start_again()
        anna.sync.note_files()
        assert anna.sync.waiting() == 2
        anna.document.bitext.write_bytes(write_xliff(confirmed(after, 1, None)))
        anna.sync.note_files()
        assert anna.sync.waiting() == 3


def test_a_document_that_cannot_be_read_hides_no_other(tmp_path: Path, database: Database) -> None:
    with two(tmp_path, database) as (anna, _):
        anna.document.bitext.with_stem("ander").write_bytes(b"<xliff")
        anna.document.bitext.write_bytes(write_xliff(confirmed(anna.bitext, 1, "One.")))
        [problem] = anna.sync.note_files()
        assert "ander.xlf" in problem.message
        assert anna.sync.waiting() == 1


def test_a_damaged_outbox_is_set_aside_and_all_is_told_again(
    tmp_path: Path, database: Database
) -> None:
    with two(tmp_path, database) as (anna, berend), open_memory(berend.project) as memory:
        anna.document.bitext.write_bytes(write_xliff(confirmed(anna.bitext, 1, "One.")))
        anna.sync.note_files()
        anna.sync.exchange(Collected())
        path = anna.project.state / "team" / "outbox.sqlite"
        path.write_bytes(b"no database" * 500)
        anna.start_again()
        assert "outbox.damaged-1.sqlite" in anna.sync.set_aside
        assert path.with_name("outbox.damaged-1.sqlite").read_bytes().startswith(b"no database")
        anna.sync.note_files()
        anna.sync.exchange(Collected())
        berend.sync.exchange(memory)
        assert len(_matches(memory, "Dit is zin 1 van het boek.")) == 1


def test_a_server_that_was_put_back_to_a_backup_is_asked_from_the_beginning(
    tmp_path: Path, database: Database
) -> None:
    with two(tmp_path, database) as (anna, berend), open_memory(berend.project) as memory:
        for number in range(4):
            anna.confirm(number, f"Sentence {number}.")
        anna.sync.exchange(Collected())
        berend.sync.exchange(memory)
        database.query("DELETE FROM alignwb.change WHERE number > 1")
        berend.sync.exchange(memory)
        assert memory.counts()["team/anna"] == 1


def test_an_index_that_is_made_again_has_the_teams_units_again(
    tmp_path: Path, database: Database
) -> None:
    with two(tmp_path, database) as (anna, berend):
        anna.confirm(2, "This is sentence 2.")
        anna.sync.exchange(Collected())
        for _ in range(2):
            with open_memory(berend.project) as memory:
                berend.sync.exchange(memory)
                assert len(_matches(memory, "Dit is zin 2 van het boek.")) == 1
            (berend.project.state / "cache" / "memory.sqlite").unlink()


def test_units_of_the_team_stay_while_the_project_is_in_it(
    tmp_path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    with two(tmp_path, database) as (anna, berend):
        anna.confirm(2, "This is sentence 2.")
        anna.sync.exchange(Collected())
        with open_memory(berend.project) as memory:
            berend.sync.exchange(memory)
        with open_memory(berend.project) as memory:
            assert memory.counts()["team/anna"] == 1
        monkeypatch.delenv("ALIGNWB_TEAM")
        with open_memory(berend.project) as memory:
            assert "team/anna" not in memory.counts()


def test_a_connection_string_in_the_settings_is_in_no_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ALIGNWB_TEAM", raising=False)
    settings = tmp_path / "alignwb.toml"
    for written in ('server = ["postgresql://j:geheim@h/d"]', 'server = "mysql://j:geheim@h/d"'):
        settings.write_text(f"[team]\n{written}\n", encoding="utf-8")
        with pytest.raises(ProjectError, match="team") as raised:
            team_address(Project(tmp_path))
        assert "geheim" not in raised.value.message + raised.value.hint
    assert "geheim" not in repr(Project(tmp_path).config)


def test_translators_lose_and_double_nothing_while_the_server_is_killed(tmp_path: Path) -> None:
    with postgres_server() as server:
        outcome = simulate(server, tmp_path, translators=4, confirmations=30, kills=2, seed=7)
    assert outcome.kills == 2
    assert (outcome.lost, outcome.doubled, outcome.not_received) == (0, 0, 0)
    assert outcome.stored == 4 * 30
    assert (outcome.terms_lost, outcome.terms_doubled) == (0, 0)


def test_a_project_without_a_team_has_no_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ALIGNWB_TEAM", raising=False)
    with pytest.raises(ProjectError, match="not shared with a team"):
        TeamSync(Project(tmp_path))
    assert book(1).paragraphs
