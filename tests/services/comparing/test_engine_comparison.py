"""Engines are compared on what all of them drafted, against one reference."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from support.fakes import EchoTranslator, SpeechlessTranslator
from support.scored_project import DRAFTED, REFERENCES, make_scored_project

from alignwb.core.bitext.segment import Draft
from alignwb.core.drafting.translator import DraftRequest, Translator
from alignwb.errors import EngineError, ProjectError
from alignwb.services.comparing.engine_comparison import compare_engines


class KnowingTranslator(EchoTranslator):
    """Says what the reference says."""

    engine, package = "oracle", "delphi"

    def _say(self, plain: str, _request: DraftRequest) -> str:
        said = {source.partition("[")[0]: text for source, text in REFERENCES.items()}
        return said[plain.partition("[")[0]].replace("[^1]", "")


class BrokenTranslator(EchoTranslator):
    """Drafts nothing."""

    def translate(
        self,
        _requests: Sequence[DraftRequest],
        _cancelled: Callable[[], bool] = lambda: False,
        _document: Sequence[str] = (),
    ) -> Iterator[tuple[tuple[int, Draft], ...]]:
        raise EngineError("the model failed")
        yield ()


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    return make_scored_project(tmp_path).references / "brief.xlf"


def _no_such() -> Translator:
    raise EngineError("there is no such model", hint="Install it.")


def test_every_engine_drafts_what_has_a_reference_and_the_better_one_is_told(
    reference: Path,
) -> None:
    shown: list[tuple[str, int, int]] = []
    comparison = compare_engines(
        [(DRAFTED, reference)],
        {"loud": EchoTranslator, "wise": KnowingTranslator},
        bootstrap=100,
        progress=lambda *report: shown.append(report),
    )
    loud, wise = comparison.engines
    assert (loud.asked, loud.name, loud.p_values) == ("loud", "echo loud 1.0", None)
    assert wise.scores.chrf.value == 100
    assert comparison.best is wise
    assert comparison.is_better(wise)
    assert comparison.is_better(loud) is None
    assert comparison.lines == 4
    assert shown[-1] == ("oracle delphi 1.0", 4, 4)


def test_an_engine_that_fails_is_left_out_with_its_reason(reference: Path) -> None:
    comparison = compare_engines(
        [(DRAFTED, reference)],
        {
            "broken": BrokenTranslator,
            "loud": EchoTranslator,
            "none": _no_such,
            "same": EchoTranslator,
        },
        bootstrap=50,
    )
    assert [each.asked for each in comparison.engines] == ["loud", "same"]
    assert [(name, error.message) for name, error in comparison.failed] == [
        ("broken", "the model failed"),
        ("none", "there is no such model"),
    ]
    assert comparison.is_better(comparison.engines[1]) is None


def test_a_draft_that_was_there_does_not_count_for_an_engine_that_gives_nothing(
    reference: Path,
) -> None:
    source = next(segment.source for _, segment in DRAFTED.segments() if segment.draft)
    comparison = compare_engines(
        [(DRAFTED, reference)],
        {"loud": EchoTranslator, "mute": lambda: SpeechlessTranslator(source)},
        bootstrap=50,
    )
    assert comparison.lines == 3
    assert [each.asked for each in comparison.engines] == ["loud", "mute"]


def test_one_engine_is_better_than_nobody(reference: Path) -> None:
    with pytest.raises(ProjectError, match=r"fewer than two engines.*no such model") as caught:
        compare_engines([(DRAFTED, reference)], {"loud": EchoTranslator, "none": _no_such})
    assert caught.value.hint == "Install it."
