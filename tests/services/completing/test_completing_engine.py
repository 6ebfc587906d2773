"""What is asked in a thread while somebody types."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from support.small_project import BITEXT, LAST, MARKED

from alignwb.core.drafting.continuer import Continuation, ContinuedPart
from alignwb.core.drafting.translator import DraftRequest
from alignwb.errors import EngineError, ProjectError, UsageError
from alignwb.services.completing.completing_engine import CompletingEngine, continuer_of
from alignwb.services.project.config import Config
from alignwb.services.project.engine_settings import ServerSetting

SOURCES = tuple(segment.source for _, segment in BITEXT.segments())


class TellingContinuer:
    """Says what it is asked."""

    name = "telling"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str, Sequence[str]]] = []

    def continuations(
        self,
        request: DraftRequest,
        prefix: str,
        most: int = 5,
        document: Sequence[str] = (),
    ) -> tuple[Continuation, ...]:
        self.asked.append((request.source, prefix, document))
        return ((ContinuedPart(" so", 0.5),),) * min(most, 1)


def test_it_is_asked_about_the_segment_among_all_of_the_document() -> None:
    continuer = TellingContinuer()
    answer = CompletingEngine(lambda: continuer).ask(BITEXT, LAST, (), "Then")
    assert answer is not None
    assert answer.prefix == "Then"
    assert answer.continuations == ((ContinuedPart(" so", 0.5),),)
    assert continuer.asked == [(BITEXT.segment(LAST).source, "Then", SOURCES)]


def test_a_question_that_nobody_waits_for_is_not_asked() -> None:
    continuer = TellingContinuer()
    engine = CompletingEngine(lambda: continuer)
    assert engine.ask(BITEXT, LAST, (), "Then", cancelled=lambda: True) is None
    assert continuer.asked == []


def test_the_engine_is_made_once_and_when_it_is_first_asked() -> None:
    made: list[TellingContinuer] = []

    def make() -> TellingContinuer:
        made.append(TellingContinuer())
        return made[-1]

    engine = CompletingEngine(make)
    assert made == []
    engine.ask(BITEXT, LAST, (), "Then")
    engine.ask(BITEXT, MARKED, (), "The")
    assert len(made) == 1


def test_without_an_engine_that_goes_on_nothing_follows() -> None:
    answer = CompletingEngine(lambda: None).ask(BITEXT, LAST, (), "Then")
    assert answer is not None
    assert answer.continuations == ()


def test_an_engine_that_cannot_be_made_says_why_each_time() -> None:
    def refuse() -> None:
        raise EngineError("no model")

    engine = CompletingEngine(refuse)
    for _ in range(2):
        with pytest.raises(EngineError, match="no model"):
            engine.ask(BITEXT, LAST, (), "Then")


def test_the_engine_is_the_one_of_the_settings() -> None:
    continuer = continuer_of(Config(), BITEXT)
    assert continuer is not None
    assert continuer.name.startswith("argos ")
    with pytest.raises(UsageError, match="quux"):
        continuer_of(Config(engine="quux"), BITEXT)
    with pytest.raises(ProjectError, match=r"a\.toml: “engines”: there is no engine “quux”"):
        continuer_of(Config(engines=("quux", "argos"), engines_from="a.toml: “engines”"), BITEXT)


def test_the_first_engine_that_is_no_server_goes_on() -> None:
    server = ServerSetting(name="far", url="http://127.0.0.1:9")
    both = continuer_of(Config(engines=("far", "argos"), servers=(server,)), BITEXT)
    assert both is not None
    assert both.name.startswith("argos ")
    assert continuer_of(Config(engines=("far",), servers=(server,)), BITEXT) is None


def test_a_document_in_other_languages_has_no_engine() -> None:
    assert continuer_of(Config(), replace(BITEXT, target_lang="pt-BR")) is None
    turned = replace(BITEXT, source_lang="en", target_lang="nl")
    assert continuer_of(Config(), turned) is None
    assert continuer_of(Config(), replace(BITEXT, target_lang="en-IE")) is not None
