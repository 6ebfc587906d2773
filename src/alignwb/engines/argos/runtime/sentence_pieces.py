"""The tokenizer of a package with SentencePiece models of its own for source and target."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

SOURCE_PIECES = "source.spm"
TARGET_PIECES = "target.spm"

# As Moses normalises them, which the makers of many models had run before: a character that
# a model has never seen is an unknown word to it, whatever stands beside it.
_PLAIN = {
    "’": "'",
    "‘": "'",
    "‚": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "–": "-",
    "—": "-",
    "…": "...",
}


class SentencePieces:
    """Cuts sources with one SentencePiece model and joins targets with another one.

    Args:
        folder: It has `source.spm`, and `target.spm` unless one model serves both.
    """

    def __init__(self, folder: Path) -> None:
        self._source = open_pieces(folder / SOURCE_PIECES)
        target = folder / TARGET_PIECES
        self._target = open_pieces(target) if target.is_file() else self._source

    @cached_property
    def _folds(self) -> dict[int, str]:
        return _folds_for(self._source)

    @cached_property
    def _target_folds(self) -> dict[int, str]:
        return _folds_for(self._target)

    def encode(self, sentence: str) -> list[str]:
        """Cut a text into tokens."""
        tokens: list[str] = self._source.encode(sentence.translate(self._folds), out_type=str)
        return tokens

    def encode_target(self, text: str) -> list[str]:
        """Cut a translation, or its beginning, into tokens."""
        tokens: list[str] = self._target.encode(text.translate(self._target_folds), out_type=str)
        return tokens

    def decode(self, tokens: list[str]) -> str:
        """Join tokens to a text."""
        text: str = self._target.decode_pieces(tokens)
        return text.replace("▁", " ")


def _folds_for(pieces: Any) -> dict[int, str]:  # noqa: ANN401 - as `open_pieces`
    """The plain signs for those that a model has no piece for."""
    unknown = pieces.unk_id()
    return {
        ord(sign): plain
        for sign, plain in _PLAIN.items()
        if unknown in pieces.encode(sign, out_type=int)
    }


def open_pieces(file: Path) -> Any:  # noqa: ANN401 - sentencepiece comes without types
    """The SentencePiece model in a file.  Raises whatever the library raises."""
    import sentencepiece

    return sentencepiece.SentencePieceProcessor(model_file=str(file))


def pieces_of(file: Path) -> Sequence[str]:
    """All pieces of a SentencePiece model.  Raises whatever the library raises."""
    processor = open_pieces(file)
    return [processor.id_to_piece(number) for number in range(processor.get_piece_size())]
