import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.postgres_server import OWNER, Database, PostgresServer

from alignwb.core.memory.shared_units import SharedChange, UnitPlace
from alignwb.core.terms.shared_terms import TermChange
from alignwb.core.terms.termbase import Term
from alignwb.engines.team.address import read_address
from alignwb.engines.team.server_rows import rows_of, storable
from alignwb.engines.team.team_server import LostServerError, RefusedError, TeamServer
from alignwb.errors import EngineError

NL_EN = ("nl", "en")


def change(source: str = "Het regent.", target: str | None = "It is raining.") -> SharedChange:
    where = UnitPlace("boek", "brief", "p1/s1", source)
    return SharedChange(str(uuid.uuid4()), where, target, "voor", "na", "2026-03-01T10:00:00+01:00")


@contextmanager
def connected(database: Database, user: str = OWNER) -> Iterator[TeamServer]:
    server = TeamServer(database.address(user))
    try:
        yield server
    finally:
        server.close()


@pytest.fixture
def database(postgres: PostgresServer) -> Database:
    database = postgres.new_database("anna", "berend", "lezer", "niemand")
    with connected(database) as server:
        server.init(["anna", "berend"], ["lezer"])
    return database


def test_what_one_sends_another_gets_with_author_and_time(database: Database) -> None:
    first, second = change(), change(target="It rains.")
    with connected(database, "anna") as anna, connected(database, "berend") as berend:
        anna.send([first], NL_EN)
        berend.send([second], NL_EN)
        fetched = anna.fetch(0, NL_EN, 10)
    assert [(each.author, each.target) for each in fetched.changes] == [
        ("anna", "It is raining."),
        ("berend", "It rains."),
    ]
    assert {each.where for each in fetched.changes} == {first.where}
    assert {each.confirmed_at[:10] for each in fetched.changes} == {"2026-03-01"}
    assert (fetched.changes[0].previous, fetched.changes[0].following) == ("voor", "na")


def test_what_is_sent_twice_is_there_once(database: Database) -> None:
    changes = [change(f"Zin {n}.") for n in range(5)]
    with connected(database, "anna") as anna:
        anna.send(changes[:3], NL_EN)
        anna.send(changes, NL_EN)
        fetched = anna.fetch(0, NL_EN, 100)
        assert [each.id for each in fetched.changes] == [each.id for each in changes]
        assert anna.fetch(fetched.number, NL_EN, 100).changes == ()
        assert anna.last_number() == fetched.number


def test_changes_come_in_portions_and_in_the_languages_asked_for(database: Database) -> None:
    with connected(database, "anna") as anna:
        anna.send([change(f"Zin {n}.") for n in range(7)], NL_EN)
        anna.send([change("Der Satz.")], ("de", "en"))
        number, portions = 0, []
        while (fetched := anna.fetch(number, NL_EN, 3)).changes:
            portions.append([each.where.source for each in fetched.changes])
            number = fetched.number
    assert [len(each) for each in portions] == [3, 3, 1]
    assert [text for each in portions for text in each] == [f"Zin {n}." for n in range(7)]


def test_a_reader_reads_and_is_told_that_it_may_not_write(database: Database) -> None:
    with connected(database, "anna") as anna, connected(database, "lezer") as reader:
        anna.send([change()], NL_EN)
        with pytest.raises(RefusedError, match="does not let you"):
            reader.send([change()], NL_EN)
        assert len(reader.fetch(0, NL_EN, 10).changes) == 1
    with connected(database, "niemand") as other, pytest.raises(RefusedError):
        other.fetch(0, NL_EN, 10)


def test_nobody_writes_under_anothers_name_or_changes_what_is_there(database: Database) -> None:
    with connected(database, "anna") as anna:
        anna.send([change()], NL_EN)
        for statement in (
            "UPDATE alignwb.change SET target = 'x'",
            "DELETE FROM alignwb.change",
            "INSERT INTO alignwb.change (id, author) VALUES (gen_random_uuid(), 'berend')",
        ):
            with pytest.raises(RefusedError):
                anna._run(statement)
    assert database.query("SELECT author, target FROM alignwb.change") == ["anna|It is raining."]


def test_setting_up_again_keeps_what_is_there_and_lets_more_in(database: Database) -> None:
    with connected(database, "anna") as anna:
        anna.send([change()], NL_EN)
    with connected(database) as owner:
        owner.init(["niemand"])
    with connected(database, "niemand") as new:
        new.check()
        assert len(new.fetch(0, NL_EN, 10).changes) == 1


def test_a_database_without_tables_is_said_with_what_to_do(postgres: PostgresServer) -> None:
    with (
        connected(postgres.new_database()) as server,
        pytest.raises(EngineError, match="not set up") as raised,
    ):
        server.check()
    assert "alignwb team init" in raised.value.hint


@pytest.mark.parametrize("port", ["right", "wrong"])
def test_no_error_repeats_the_password(database: Database, port: str) -> None:
    url = database.url_on_loopback("anna", "Zeer-geheim-9")
    if port == "wrong":
        url = url.replace(str(database.server.port), "1")
    with pytest.raises(EngineError) as raised:
        TeamServer(read_address(url, "the test", {}))
    assert isinstance(raised.value, LostServerError if port == "wrong" else RefusedError)
    shown = f"{raised.value.message} {raised.value.hint} {raised.value.__cause__!r}"
    assert "Zeer-geheim" not in shown
    assert database.name in shown


def test_a_password_lets_in_on_loopback(database: Database) -> None:
    url = database.url_on_loopback("anna", "geheim-anna")
    server = TeamServer(read_address(url, "the test", {}))
    server.close()
    assert server.author == "anna"


def test_a_missing_password_is_asked_for(database: Database) -> None:
    url = database.url_on_loopback("anna", "x").replace(":x@", "@")
    with pytest.raises(RefusedError, match="does not let you in") as raised:
        TeamServer(read_address(url, "the test", {}))
    assert "PGPASSWORD" in raised.value.hint


@settings(max_examples=40)
@given(st.text(), st.none() | st.text())
def test_any_text_comes_back_as_it_was_stored(
    postgres: PostgresServer, source: str, target: str | None
) -> None:
    sent = change(source, target)
    with connected(_shared_database(postgres)) as server:
        server.send([sent], NL_EN)
        number = server.last_number()
        [back] = server.fetch(number - 1, NL_EN, 1).changes
    assert back.where.source == storable(source)
    assert back.target == (None if target is None else storable(target))


@pytest.mark.parametrize("text", ["null", "NULL", "nULL", "{}", '"', "\\", '{null,"a"}', ""])
def test_texts_that_mean_something_in_an_array_are_texts(database: Database, text: str) -> None:
    term = Term(text or "x", text or "y", note=text, variants=(text or "z", "b"))
    told = TermChange(str(uuid.uuid4()), text, term, is_there=True, changed_at="2026-03-01")
    with connected(database, "anna") as anna:
        anna.send([change(text, text), change("Het regent.", None)], NL_EN)
        anna.send_terms([told], NL_EN)
        first, second = anna.fetch(0, NL_EN, 9).changes
        [back] = anna.fetch_terms(0, NL_EN, 9).changes
    assert (first.where.source, first.target, second.target) == (text, text, None)
    assert (back.term, back.project, back.author) == (term, text, "anna")


_SHARED: dict[int, Database] = {}


def _shared_database(postgres: PostgresServer) -> Database:
    if id(postgres) not in _SHARED:
        database = postgres.new_database()
        with connected(database) as server:
            server.init()
        _SHARED[id(postgres)] = database
    return _SHARED[id(postgres)]


def test_fields_of_a_row_are_unescaped() -> None:
    line = rb"1\\n" + b"\t" + rb"a\tb\\\\c\n" + b"\t" + rb"\N" + b"\t\n"
    assert list(rows_of([line])) == [["1\\n", "a\tb\\\\c\n", None, ""]]
