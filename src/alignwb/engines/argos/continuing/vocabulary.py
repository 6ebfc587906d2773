"""The pieces that a model writes in, by their numbers, and which of them can come where."""

import json
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from alignwb.errors import EngineError, ProjectError
from alignwb.files.file_bytes import read_bytes_if_there
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MEGABYTE

Mask = npt.NDArray[np.bool_]

_SPACE = "▁"
_END = "</s>"
_NAMES = tuple(
    f"{side}_vocabulary.{kind}" for side in ("shared", "target") for kind in ("json", "txt")
)
_MOST_BYTES = 50 * MEGABYTE
_REMEMBERED_STEMS = 256


class Joint(Enum):
    """How a piece stands to what is before it."""

    APART = "apart"  # a space is between, or nothing is before
    GLUED = "glued"  # none is
    ANY = "any"


def is_of_word(character: str) -> bool:
    """Whether a character stands in words; an apostrophe does."""
    return character.isalnum() or character in "'’"


class TargetPieces:
    """The pieces of a SentencePiece model in the order of their numbers.

    Args:
        pieces: As the model's files write them; one that begins with ▁ begins a word.

    Attributes:
        pieces: The same.
        surfaces: Their characters, without the ▁; "" of one that is no text.
        end: The number of the piece that ends a translation.
        begins: Which pieces begin a word.
        parts: Which pieces cannot go on with a word: they end it.
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        self.pieces = tuple(pieces)
        self.surfaces = tuple(
            "" if _is_no_text(piece) else piece.lstrip(_SPACE) for piece in pieces
        )
        self.end = self.pieces.index(_END)
        self.begins: Mask = np.array([piece.startswith(_SPACE) for piece in pieces])
        self.is_text: Mask = np.array([not _is_no_text(piece) for piece in pieces])
        self.parts: Mask = np.array(
            [
                begins or number == self.end or bool(surface and not is_of_word(surface[0]))
                for number, (begins, surface) in enumerate(
                    zip(self.begins, self.surfaces, strict=True)
                )
            ]
        )
        self._numbers = {piece: number for number, piece in enumerate(self.pieces)}
        self._fitting = lru_cache(_REMEMBERED_STEMS)(self._find_fitting)

    def number(self, piece: str) -> int | None:
        """The number of a piece; None if there is no such piece."""
        return self._numbers.get(piece)

    def fitting(self, rest: str, joint: Joint) -> Mask:
        """The pieces that agree with the letters `rest`: they begin with it, or it with them."""
        return self._fitting(rest, joint)

    def _find_fitting(self, rest: str, joint: Joint) -> Mask:
        agree = np.array(
            [surface.startswith(rest) or rest.startswith(surface) for surface in self.surfaces]
        )
        fits = agree & self.is_text
        if joint is Joint.APART:
            fits &= self.begins
        elif joint is Joint.GLUED:
            fits &= ~self.begins
        if not rest:
            fits[self.end] = True
        return fits


def read_vocabulary(folder: Path) -> TargetPieces | None:
    """The vocabulary of the model in a package's folder; None if it has none that is known.

    Raises EngineError if it cannot be read.
    """
    for name in _NAMES:
        path = folder / "model" / name
        try:
            data = read_bytes_if_there(path, _MOST_BYTES)
        except ProjectError as error:
            raise EngineError(error.message, hint=error.hint) from error
        if data is not None:
            with reading(path, "vocabulary", kind=EngineError):
                text = data.decode("utf-8")
                pieces = json.loads(text) if path.suffix == ".json" else text.split("\n")
                return _known(pieces)
    return None


def _known(pieces: object) -> TargetPieces | None:
    if not isinstance(pieces, list) or not all(isinstance(piece, str) for piece in pieces):
        raise TypeError("it is no list of pieces")
    has_words = any(piece.startswith(_SPACE) for piece in pieces)
    return TargetPieces(pieces) if has_words and _END in pieces else None


def _is_no_text(piece: str) -> bool:
    """Whether a piece is a sign between model and library, or a byte of a character."""
    return len(piece) > 2 and piece.startswith("<") and piece.endswith(">")
