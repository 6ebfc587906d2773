"""A model package: a folder as Argos Translate lays it out, with its metadata and card.

The card states scores and licence; it is written by people, and read leniently.
"""

import json
import re
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from alignwb.engines.argos.runtime.language_tokens import (
    NO_TOKENS,
    LanguageTokens,
    parse_tokens,
)
from alignwb.engines.argos.runtime.sentence_pieces import SOURCE_PIECES
from alignwb.errors import EngineError, ProjectError
from alignwb.files.file_bytes import read_bytes, read_bytes_if_there
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MOST_CARD_BYTES, MOST_NOTES_BYTES

METADATA_FILE = "metadata.json"
TOKENIZERS = ("sentencepiece.model", "bpe.model", SOURCE_PIECES)
CARD = "README.md"
"""The card of a package, in its folder."""

ARGOS = "argos"
CTRANSLATE2 = "ctranslate2"
"""The engines whose packages these are, as drafts name them."""

_AGAIN = "Remove the package with `alignwb model remove`, or install it again."
_LICENCE = re.compile(
    r"\b(?:treat the weights|licen[cs]ed under|released under|licen[cs]e:)", re.IGNORECASE
)
_CELL_END = re.compile(r"[\n|]")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class CardScore:
    """One row of a card's table of scores: a test set, and (metric, figure) pairs."""

    test_set: str
    figures: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The scores and the licence that a card states; empty where it states none."""

    scores: tuple[CardScore, ...] = ()
    licence: str = ""


@dataclass(frozen=True, slots=True)
class ModelPackage:
    """An unpacked package.

    Attributes:
        folder: Where it is.
        name: Its folder's name without the version, so that two models of one pair differ.
        version: As its metadata states it.
        source_lang: Code of the language it translates from.
        target_lang: Code of the language it translates to.
        card: Scores and licence, as far as its card states them.
        is_starter: Whether it came with alignwb itself.
        engine: Whose package it is: Argos Translate's, or a folder of CTranslate2's.
        around: The tokens that its model wants around a sentence.
    """

    folder: Path
    name: str
    version: str
    source_lang: str
    target_lang: str
    card: Card
    is_starter: bool = False
    engine: str = ARGOS
    around: LanguageTokens = NO_TOKENS


def read_package(folder: Path, *, is_starter: bool = False) -> ModelPackage:
    """Read and check the package in a folder.  Raises EngineError with the reason if it is none."""
    everything = _read_metadata(folder)
    metadata = _texts(everything, folder / METADATA_FILE)
    version = metadata["package_version"]
    if not (folder / "model" / "model.bin").is_file():
        raise EngineError(f"{folder}: it has no model (model/model.bin)")
    if not any((folder / name).is_file() for name in TOKENIZERS):
        raise EngineError(f"{folder}: it has no tokenizer ({' or '.join(TOKENIZERS)})")
    return ModelPackage(
        folder=folder,
        name=name_without_version(folder.name, version),
        version=version,
        source_lang=metadata["from_code"],
        target_lang=metadata["to_code"],
        card=read_card(folder),
        is_starter=is_starter,
        engine=CTRANSLATE2 if everything.get("type") == CTRANSLATE2 else ARGOS,
        around=_around(everything, folder / METADATA_FILE),
    )


def read_metadata(folder: Path) -> dict[str, str]:
    """Read `package_version`, `from_code` and `to_code` of a package.  Raises EngineError."""
    return _texts(_read_metadata(folder), folder / METADATA_FILE)


def _read_metadata(folder: Path) -> dict[str, Any]:
    path = folder / METADATA_FILE
    with reading(path, "JSON", kind=EngineError, hint=_AGAIN):
        metadata = _json(path, folder)
    if not isinstance(metadata, dict):
        raise EngineError(f"{path}: should hold an object, not {type(metadata).__name__}")
    return metadata


def _around(metadata: dict[str, Any], path: Path) -> LanguageTokens:
    try:
        return parse_tokens(metadata)
    except ValueError as error:
        raise EngineError(f"{path}: {error}", hint=_AGAIN) from error


def _texts(metadata: dict[str, Any], path: Path) -> dict[str, str]:
    return {key: _text(metadata, key, path) for key in ("package_version", "from_code", "to_code")}


def _json(path: Path, folder: Path) -> object:
    try:
        data = read_bytes_if_there(path, MOST_NOTES_BYTES)
    except ProjectError as error:
        raise EngineError(error.message, hint=error.hint) from error
    if data is None:
        raise EngineError(f"{folder}: it has no {METADATA_FILE}, so it is no model package")
    return json.loads(data.decode("utf-8"))


def version_key(version: str) -> tuple[bool, Any]:
    """A key to sort versions by; one that is no version comes before all that are."""
    from packaging.version import Version

    try:
        return (True, Version(version))
    except ValueError:  # no version, or one of thousands of digits
        return (False, version)


def name_without_version(folder_name: str, version: str) -> str:
    """A folder's name without its version: `translate-nl_en` of `translate-nl_en-1_8`."""
    for ending in (version, version.replace(".", "_")):
        for joint in "-_":
            if ending and folder_name.endswith(f"{joint}{ending}"):
                folder_name = folder_name.removesuffix(f"{joint}{ending}")
    return re.sub(r"\s+", "_", folder_name)


def _text(metadata: dict[str, Any], key: str, path: Path) -> str:
    value = metadata.get(key)
    if not isinstance(value, str) or not value:
        raise EngineError(f"{path}: “{key}” is missing")
    return value


def read_card(folder: Path) -> Card:
    """Read the card `README.md` of a package folder; an empty one if there is none to read."""
    try:
        data = read_bytes(folder / CARD, MOST_CARD_BYTES)
    except ProjectError:
        return Card()
    text = data.decode("utf-8", errors="replace")
    return Card(tuple(_scores(text)), _licence(text))


def _licence(text: str) -> str:
    """The sentence that speaks of the licence first, with what follows it on the line; or ""."""
    for cell in _CELL_END.split(text):
        # Found and cut, and not matched with what stands before: that would try every beginning.
        found = _LICENCE.search(cell)
        if found:
            return cell[cell.rfind(".", 0, found.start()) + 1 :].strip(" *-")
    return ""


def _scores(text: str) -> list[CardScore]:
    """The rows of the first table under a heading that speaks of scores."""
    lines = iter(text.splitlines())
    for line in lines:
        if re.match(r"#+\s.*\b(?:scores?|quality|evaluation)\b", line, re.IGNORECASE):
            break
    rows: list[list[str]] = []
    for line in lines:
        if line.lstrip().startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif rows or line.startswith("#"):
            break
    if len(rows) < 2:
        return []
    metrics = rows[0][1:]
    scores = []
    for row in rows[1:]:
        figures = tuple(
            (metric, float(cell))
            for metric, cell in zip(metrics, row[1:], strict=False)
            if _NUMBER.fullmatch(cell) and isfinite(float(cell))
        )
        if figures:
            scores.append(CardScore(row[0], figures))
    return scores
