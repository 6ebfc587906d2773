"""Tokens, where they stand and what they contribute."""

import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.neutral_sentences import DUTCH, ENGLISH

from alignwb.engines.usem3 import tokenizer as tokenizer_module
from alignwb.engines.usem3.embedder import Usem3Embedder
from alignwb.engines.usem3.encoder_package import resource
from alignwb.engines.usem3.protobuf import fields
from alignwb.engines.usem3.tokenizer import (
    PROBE,
    PackageTokenizer,
    SentencePieceTokenizer,
    open_tokenizer,
)

TOKENIZER = SentencePieceTokenizer(resource("sp.model"))
SIGNS = "aB é1½ﬁ…“’–\u00ad\u200b\u00a0\u3000ﷺ㎏😀e\u0301\tﾊﾟ"


def _parts(text: str) -> list[str]:
    _, spans = TOKENIZER.spans(text)
    return [text[start:end] for start, end in spans]


def test_spans_are_characters_of_the_text_as_it_was_given() -> None:
    parts = ["De", "caf\u0065\u0301", "’", "s", ":", "½", "ﬁj", "n", ",", "", "–", "1.", "250", "m"]
    assert _parts("De  caf\u0065\u0301’s: ½ ﬁjn,\u00a0– 1.250 m") == parts


def test_a_character_that_is_several_tokens_is_in_all_their_spans() -> None:
    assert set(_parts("ﷺ")) == {"ﷺ"}
    assert len(_parts("ﷺ")) > 1


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from(SIGNS), max_size=30) | st.text(max_size=20))
def test_tokens_cover_the_text_in_order(text: str) -> None:
    ids, spans = TOKENIZER.spans(text)
    assert ids == TOKENIZER.ids([text])[0]
    assert len(ids) == len(spans)
    assert list(spans) == sorted(spans)
    covered = {place for start, end in spans for place in range(start, end)}
    signs = [place for place in range(len(text)) if not text[place].isspace()]
    kept = {place for place in signs if TOKENIZER.ids([text[place]])[0]}
    assert kept <= covered


def test_the_quick_tokens_are_those_of_the_package() -> None:
    slow = PackageTokenizer(resource("sp.model"))
    texts = [PROBE, *DUTCH, *ENGLISH, "", " ", "㎏ ﬃ 日本 😀"]
    assert TOKENIZER.ids(texts) == slow.ids(texts)


def test_other_tokens_than_expected_are_left_to_the_package(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert isinstance(open_tokenizer(resource("sp.model")), SentencePieceTokenizer)
    monkeypatch.setattr(tokenizer_module, "PROBE_IDS", "1 2 3")
    monkeypatch.setattr(tokenizer_module, "PackageTokenizer", lambda path: f"slow {path.name}")
    assert open_tokenizer(resource("sp.model")) == "slow sp.model"  # type: ignore[comparison-overlap]


@pytest.fixture(scope="module")
def embedder() -> Usem3Embedder:
    return Usem3Embedder()


def test_contributions_add_up_to_the_sum_of_the_text(embedder: Usem3Embedder) -> None:
    text = DUTCH[3]
    spans, vectors = embedder.token_vectors(text)
    ((row,),) = embedder.sums([text])
    assert vectors.shape == (len(spans), 512) == (int(row[-1]), 512)
    # What is left are the two boundary tokens less the constant for them.
    left = row[:-1] - vectors.sum(axis=0)
    assert np.linalg.norm(left) < np.linalg.norm(vectors, axis=1).mean() * 3
    _, other = embedder.token_vectors(DUTCH[0])
    assert embedder.token_vectors("")[1].shape == (0, 512)
    assert not np.allclose(other[0], vectors[0])


def test_a_token_contributes_by_its_context(embedder: Usem3Embedder) -> None:
    (money, _), (seat, _) = (
        embedder.token_vectors(text)[1][[1, 0]]
        for text in ("De bank leende hem geld.", "De bank stond in het park.")
    )
    assert 0.3 < money @ seat / np.linalg.norm(money) / np.linalg.norm(seat) < 0.999


@pytest.mark.parametrize("message", [b"\x0a\x05ab", b"\x80", b"\x0b"])
def test_what_is_no_message_is_an_error(message: bytes) -> None:
    with pytest.raises(ValueError, match=r"message|wire"):
        list(fields(message))


def test_the_registry_of_engines_loads_no_numpy() -> None:
    code = "import sys, alignwb.engines.registry; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
