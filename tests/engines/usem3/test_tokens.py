"""The tokens of texts."""

import subprocess
import sys

import pytest
from support.neutral_sentences import DUTCH, ENGLISH

from alignwb.engines.usem3 import tokenizer as tokenizer_module
from alignwb.engines.usem3.encoder_package import resource
from alignwb.engines.usem3.tokenizer import (
    PROBE,
    PackageTokenizer,
    SentencePieceTokenizer,
    open_tokenizer,
)

TOKENIZER = SentencePieceTokenizer(resource("sp.model"))


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


def test_the_registry_of_engines_loads_no_numpy() -> None:
    code = "import sys, alignwb.engines.registry; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
