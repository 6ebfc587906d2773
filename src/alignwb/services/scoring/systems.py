"""Translations by other systems, read from files, to be scored beside drafts and targets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.matching.reference_matching import ReferenceMatch
from alignwb.errors import ProjectError
from alignwb.services.project.project import Document
from alignwb.services.scoring.reference_files import find_references, match_reference

Translations = Mapping[tuple[SegmentRef, ...], str]
"""Texts by the segments that they translate."""


class System(Protocol):
    """Something that has translated documents."""

    @property
    def name(self) -> str:
        """What the reports call it."""

    def translations(self, bitext: Bitext) -> Translations:
        """What it has of a document.  Raises as `match_reference` does."""


@dataclass(frozen=True, slots=True)
class SystemTexts:
    """A system whose translations were just made.

    Attributes:
        name: What the reports call it.
        by_document: Its translations by the name of the document.
    """

    name: str
    by_document: Mapping[str, Translations]

    def translations(self, bitext: Bitext) -> Translations:
        """What it has of a document."""
        return self.by_document.get(bitext.document, {})


@dataclass(frozen=True, slots=True)
class SystemFiles:
    """A system and the files of its translations.

    Attributes:
        name: What the reports call it.
        by_document: The file for each document that it has translated, by the document's name.
    """

    name: str
    by_document: Mapping[str, Path]

    def translations(self, bitext: Bitext) -> Translations:
        """What it has of a document.  Raises as `match_reference` does, and ProjectError."""
        path = self.by_document.get(bitext.document)
        return hypotheses_in(bitext, path) if path else {}


def find_system(name: str, given: Path, documents: Sequence[Document]) -> SystemFiles:
    """A system whose translations are a file, of one document, or a folder of them.

    The files are found and read as references are.  Raises as `find_references` does, and
    ProjectError if there is a translation of none of the documents.
    """
    found = find_references(documents, given)
    files = {document.name: path for document, path in found if path}
    if not files:
        raise ProjectError(
            f"{given}: holds no translation of {', '.join(each.name for each in documents)}",
            hint="A file in it has its document's name: NAME.xlf, NAME.txt or NAME.tsv.",
        )
    return SystemFiles(name, files)


def hypotheses_in(bitext: Bitext, path: Path) -> Translations:
    """The translations in a file by the segments they are of.  Raises as `match_reference` does."""
    matches = match_reference(bitext, path).matches
    if not matches:
        raise ProjectError(
            f"{path}: holds no translation of any segment of {bitext.document}",
            hint="Its translations are found as references are; see docs/scoring.md.",
        )
    return {match.segments: match.reference for match in matches}


def hypothesis_for(match: ReferenceMatch, translated: Translations) -> str:
    """The text for an item, put together of whole translations; "" where that cannot be done."""
    texts: list[str] = []
    left = match.segments
    while left:
        size = next((n for n in range(1, len(left) + 1) if left[:n] in translated), 0)
        if not size:
            return ""
        texts.append(translated[left[:size]])
        left = left[size:]
    return " ".join(texts)
