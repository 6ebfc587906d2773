"""The tokens around a sentence are told by a model's vocabulary, and taken out of its results."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.runtime.language_tokens import (
    NO_TOKENS,
    LanguageTokens,
    TrimmedPending,
    UnknownLanguageError,
    choose_tokens,
    parse_tokens,
    state_tokens,
)
from alignwb.engines.argos.runtime.model import Decoding, Model

PLAIN = {"▁de", "▁the", "</s>", "<s>"}
M2M = PLAIN | {"__nl__", "__en__", "__de__", "__fr__"}
NLLB = PLAIN | {"nld_Latn", "eng_Latn", "deu_Latn", "rus_Cyrl"}
MBART = PLAIN | {"nl_XX", "en_XX", "de_XX"}
MADLAD = PLAIN | {"<2nl>", "<2en>", "<2de>"}
OPUS = PLAIN | {">>eng<<", ">>deu<<", ">>nld<<"}
BY_TRANSFORMERS = {"decoder_start_token": "</s>", "eos_token": "</s>", "add_source_eos": False}


@pytest.mark.parametrize(
    ("config", "vocabulary", "expected"),
    [
        ({"add_source_eos": True}, PLAIN, NO_TOKENS),
        ({}, PLAIN, NO_TOKENS),
        ({"decoder_start_token": "<s>", "eos_token": "</s>"}, PLAIN, NO_TOKENS),
        (BY_TRANSFORMERS, PLAIN, LanguageTokens((), ("</s>",))),
        (BY_TRANSFORMERS, M2M, LanguageTokens(("__nl__",), ("</s>",), ("__en__",))),
        ({"add_source_eos": True}, M2M, LanguageTokens(("__nl__",), (), ("__en__",))),
        ({}, NLLB, LanguageTokens(("nld_Latn",), ("</s>",), ("eng_Latn",))),
        ({}, MBART, LanguageTokens(("nl_XX",), ("</s>",), ("en_XX",))),
        ({}, MADLAD, LanguageTokens(("<2en>",), ("</s>",))),
        ({"add_source_eos": True}, OPUS, LanguageTokens((">>eng<<",), ())),
    ],
)
def test_every_family_of_models_gets_its_own_tokens(
    config: dict[str, object], vocabulary: set[str], expected: LanguageTokens
) -> None:
    assert choose_tokens(config, vocabulary, vocabulary, "nl", "en") == expected


@pytest.mark.parametrize("vocabulary", [M2M - {"__nl__"}, NLLB - {"eng_Latn"}, OPUS - {">>eng<<"}])
def test_a_language_that_a_model_of_many_lacks_is_named(vocabulary: set[str]) -> None:
    with pytest.raises(UnknownLanguageError, match=r"nl|eng"):
        choose_tokens({}, vocabulary, vocabulary, "nl", "en")


@dataclass
class _Done:
    hypotheses: list[list[str]]
    scores: list[float] = field(default_factory=lambda: [-0.5])
    attention: list[list[list[float]]] = field(default_factory=list)

    def done(self) -> bool:
        return True

    def result(self) -> "_Done":
        return self


@pytest.mark.parametrize("has_rows_of_target", [True, False])
def test_a_result_speaks_of_the_sentence_alone(has_rows_of_target: bool) -> None:
    around = LanguageTokens(("nld_Latn",), ("</s>",), ("eng_Latn",))
    # Sources: language, ▁de, ▁kat, end.
    rows = [[0.9, 0.1, 0.0, 0.0], [0.0, 0.2, 0.7, 0.1]]
    given_rows = [[1.0, 0.0, 0.0, 0.0], *rows] if has_rows_of_target else rows
    done = _Done([["eng_Latn", "▁the", "▁cat"]], attention=[given_rows])
    result = TrimmedPending(done, around).result()
    assert result.hypotheses == [["▁the", "▁cat"]]
    assert result.attention == [[[0.1, 0.0, 0.0], [0.2, 0.7, 0.1]]]
    assert result.scores == [-0.5]


def test_the_library_s_own_results_are_of_the_sentence_alone() -> None:
    around = LanguageTokens(("▁de",), (), ("▁the",))
    model = Model(starter_package().folder, 1, around)
    source = model.encode("kat zat op de mat.")
    [pending] = model.submit([source], Decoding(hypotheses=2))
    result = pending.result()
    assert len(result.hypotheses) == 2
    for tokens, rows in zip(result.hypotheses, result.attention, strict=True):
        assert tokens[0] != "▁the"
        assert len(rows) == len(tokens)
        assert {len(row) for row in rows} == {len(source)}


@given(st.tuples(*(st.lists(st.text(), max_size=3).map(tuple) for _ in range(3))))
def test_tokens_are_read_as_they_were_stated(parts: tuple[tuple[str, ...], ...]) -> None:
    tokens = LanguageTokens(*parts)
    assert parse_tokens(state_tokens(tokens)) == tokens


@pytest.mark.parametrize("stated", ["</s>", [1], {"a": 1}])
def test_tokens_that_are_none_are_refused(stated: object) -> None:
    with pytest.raises(ValueError, match="should be a list of tokens"):
        parse_tokens({"tokens_after_source": stated})
