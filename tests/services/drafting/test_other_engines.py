"""Other engines are asked for a segment once, and one that fails spoils nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.fakes import EchoTranslator
from support.small_project import make_project

from alignwb.core.bitext.bitext import Kind
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.terms.termbase import Term, TermHit
from alignwb.errors import EngineError
from alignwb.services.drafting import other_engines
from alignwb.services.drafting.other_engines import OtherEngines
from alignwb.services.project.config import Config

REQUEST = DraftRequest("De kat.")


class _Named(EchoTranslator):
    def __init__(self, name: str) -> None:
        super().__init__()
        self.package = name


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> dict[str, EchoTranslator]:
    """The engines that were made, by the name they were asked for."""
    there: dict[str, EchoTranslator] = {}

    def make(config: Config, threads: int | None = None) -> EchoTranslator:
        (name,) = config.engine_names
        assert threads == 1
        if name == "down":
            raise EngineError("the server is down")
        return there.setdefault(name, _Named(name))

    monkeypatch.setattr(other_engines, "make_translator", make)
    return there


def engines(folder: Path, *names: str, clock: Callable[[], float] = lambda: 0.0) -> OtherEngines:
    listed = ", ".join(f'"{name}"' for name in names)
    return OtherEngines(make_project(folder, settings=f"engines = [{listed}]\n"), clock)


def packages(others: OtherEngines, request: DraftRequest = REQUEST) -> list[str]:
    return [draft.package for draft in others.known(request)]


def test_the_engines_after_the_first_say_what_is_not_drafted_yet(
    tmp_path: Path, made: dict[str, EchoTranslator]
) -> None:
    others = engines(tmp_path, "one", "two", "three")
    assert others
    assert others.known(REQUEST) == ()
    assert list(others.ask(REQUEST, ["De kat.", "De hond."])) == [None, None]
    assert packages(others) == ["two", "three"]
    assert made["two"].documents == [["De kat.", "De hond."]]
    assert "one" not in made


def test_the_engine_that_drafted_a_segment_is_not_asked_for_it(
    tmp_path: Path, made: dict[str, EchoTranslator]
) -> None:
    others = engines(tmp_path, "one", "two", "three")
    assert list(others.ask(REQUEST, [], "echo two 1.0")) == [None, None]
    assert packages(others) == ["one", "three"]


def test_nothing_is_asked_twice_unless_it_is_another_request(
    tmp_path: Path, made: dict[str, EchoTranslator]
) -> None:
    others = engines(tmp_path, "one", "two")
    hit = TermHit(3, 6, Term("kat", "tomcat"))
    for request in (REQUEST, REQUEST, DraftRequest("De kat.", Kind.TITLE)):
        list(others.ask(request, []))
    with_term = DraftRequest("De kat.", terms=(hit,))
    list(others.ask(with_term, []))
    assert made["two"].asked == [REQUEST, DraftRequest("De kat.", Kind.TITLE), with_term]


def test_an_engine_that_fails_is_told_of_and_rests_for_a_minute(
    tmp_path: Path, made: dict[str, EchoTranslator]
) -> None:
    now = [0.0]
    others = engines(tmp_path, "one", "down", "two", clock=lambda: now[0])
    first, second = others.ask(REQUEST, [])
    assert isinstance(first, EngineError)
    assert second is None
    assert packages(others) == ["two"]
    other = DraftRequest("De hond.")
    now[0] = 59.0
    assert list(others.ask(other, [])) == [None]
    now[0] = 61.0
    assert [str(each) for each in others.ask(other, [])] == ["the server is down"]


def test_nobody_is_asked_once_it_is_cancelled(
    tmp_path: Path, made: dict[str, EchoTranslator]
) -> None:
    others = engines(tmp_path, "one", "two")
    assert list(others.ask(REQUEST, [], cancelled=lambda: True)) == []
    assert made == {}


def test_one_engine_has_no_others(tmp_path: Path) -> None:
    assert not engines(tmp_path, "argos")
