"""A project on disk: its folders and files, and its documents."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from alignwb.core.near_names import nearest_name
from alignwb.core.shell_words import argument
from alignwb.errors import ProjectError, UsageError
from alignwb.files.file_bytes import unreadable
from alignwb.files.hidden_files import is_hidden
from alignwb.formats.file_kinds import BITEXT_SUFFIX, is_bitext
from alignwb.services.project.config import Config, read_config

_MARKS = ("alignwb.toml", "seeds", ".alignwb")


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a project.

    Attributes:
        name: The stem that source and bitext share.
        seed: The source file, or None if only the bitext is here.
        bitext: Where the saved bitext is, or will be after the import.
        rivals: Other files in that folder that could be its bitext too; if there are any, the
            document must not be worked with.
        rival_seeds: Other sources of that name; if there are any, it must not be imported, because
            only one could be.
    """

    name: str
    seed: Path | None
    bitext: Path
    rivals: tuple[Path, ...] = ()
    rival_seeds: tuple[Path, ...] = ()

    @property
    def is_imported(self) -> bool:
        """Whether there is a saved bitext."""
        return self.bitext.is_file()

    def is_at(self, path: Path) -> bool:
        """Whether a path is that of its source or its bitext."""
        files = (self.seed, self.bitext, *self.rivals, *self.rival_seeds)
        return real_path(path) in {real_path(file) for file in files if file}

    def refuse_rivals(self) -> None:
        """Raise ProjectError if more than one file could be its bitext, or would become it."""
        if self.rival_seeds and not self.is_imported:
            raise self.rivalry_of_seeds()
        if self.rivals:
            names = " and ".join(path.name for path in (self.bitext, *self.rivals))
            raise ProjectError(
                f"{self.bitext.parent}: both {names} would be the bitext of {self.name}",
                hint="Keep the one you work on here, and move the other away.",
            )

    def rivalry_of_seeds(self) -> ProjectError:
        """The error that several sources have its name, of which only one can be a document."""
        assert self.seed is not None
        names = " and ".join(sorted(path.name for path in (self.seed, *self.rival_seeds)))
        return ProjectError(
            f"{self.seed.parent}: {names} would be the same document, {self.name}",
            hint="Rename all but one of them.",
        )


@dataclass(frozen=True)
class Project:
    """The folder of a project."""

    root: Path

    @property
    def seeds(self) -> Path:
        """The folder of source documents; only an import writes to it."""
        return self.root / "seeds"

    @property
    def translations(self) -> Path:
        """The folder of saved bitexts."""
        return self.root / "translations"

    @property
    def references(self) -> Path:
        """The folder of bitexts to score against; editing never writes to it."""
        return self.translations / "reference"

    @property
    def memory(self) -> Path:
        """The folder of TMX files that serve as translation memory; optional."""
        return self.root / "memory"

    @property
    def glossary(self) -> Path:
        """The file of the termbase."""
        return self.root / "glossary.tsv"

    @property
    def refused_terms(self) -> Path:
        """The file of what was refused as a term; optional."""
        return self.root / "refused-terms.txt"

    @property
    def refused_words(self) -> Path:
        """The file of what drafts are not to learn from confirmed segments; optional."""
        return self.root / "refused-words.txt"

    @property
    def srx(self) -> Path:
        """The file of the project's own segmentation rules; optional."""
        return self.root / "alignwb.srx"

    @property
    def settings(self) -> Path:
        """The file of the settings; optional."""
        return self.root / "alignwb.toml"

    @property
    def state(self) -> Path:
        """The folder of journals, locks and caches; ignored by version control."""
        return self.root / ".alignwb"

    @cached_property
    def config(self) -> Config:
        """The project's settings.  Raises ProjectError on a bad file."""
        return read_config(self.settings)

    def documents(self) -> tuple[Document, ...]:
        """Every document, by name: sources in `seeds/` and bitexts in `translations/`."""
        seeds: dict[str, list[Path]] = {}
        for path in sorted(_files(self.seeds)):
            seeds.setdefault(path.stem, []).append(path)
        bitexts = _bitexts(self.translations)
        return tuple(
            _document(name, seeds.get(name, []), self.translations, bitexts)
            for name in sorted(seeds.keys() | bitexts.keys())
        )

    def document_from(self, seed: Path) -> Document:
        """The document that a source in `seeds/` is, or will be once it is imported."""
        return _document(seed.stem, [seed], self.translations, _bitexts(self.translations))

    def owns(self, document: Document) -> bool:
        """Whether a document's bitext is one of those this project edits, and not a reference."""
        return real_path(document.bitext).parent == real_path(self.translations)

    def refers_to(self, document: Document) -> bool:
        """Whether a document's bitext is one of the project's references."""
        return real_path(document.bitext).parent == real_path(self.references)

    def state_of(self, document: Document, what: str) -> Path:
        """The folder for a document's files of some kind, such as "journal" or "lock".

        References have folders of their own, because they have the names of documents.
        """
        folder = self.state / what
        return folder / self.references.name if self.refers_to(document) else folder

    def find(self, asked: str) -> Document:
        """The document meant by a name, a unique beginning of one, or a path to either file.

        Raises UsageError if none or several are meant, ProjectError if it has rival bitexts.
        """
        documents = self.documents()
        path = Path(asked)
        for document in documents:
            if asked == document.name or document.is_at(path):
                document.refuse_rivals()
                return document
        matches = [document for document in documents if document.name.startswith(asked)]
        if len(matches) == 1:
            matches[0].refuse_rivals()
            return matches[0]
        names = ", ".join(document.name for document in matches or documents) or "none"
        if matches:
            raise UsageError(f"“{asked}” could be any of: {names}", hint="Type more of the name.")
        with suppress(OSError):  # a name that is too long for one of a file
            if path.is_file():
                raise self._no_document(path, documents)
        near = nearest_name(asked, (document.name for document in documents))
        meant = f"Did you mean {near}? " if near else ""
        raise UsageError(
            f"there is no document “{asked}” in {self.root}",
            hint=f"{meant}Documents here: {names}. Bring a new one in with: alignwb import FILE",
        )

    def _no_document(self, path: Path, documents: Sequence[Document]) -> UsageError:
        """The error that a file that is there is not one of a document."""
        if is_bitext(path) and self.refers_to(Document(path.stem, None, path)):
            hint = f"It is an aligned bitext, for: alignwb review {argument(path.stem)}"
        elif any(document.name == path.stem for document in documents):
            hint = f"Did you mean {path.stem}?"
        else:
            hint = f"Bring it in with: alignwb import {argument(path)}"
        return UsageError(f"{path} is no document of {self.root}", hint=hint)

    def reference_documents(self) -> tuple[Document, ...]:
        """The reference bitext of every document that has one, by name."""
        bitexts = _bitexts(self.references)
        return tuple(_document(name, [], self.references, bitexts) for name in sorted(bitexts))

    def reference_of(self, name: str) -> Document:
        """The reference of the document of that name, whether it is there or not."""
        return _document(name, [], self.references, _bitexts(self.references))

    def reference(self, asked: str) -> Document:
        """The reference bitext meant by a document's name, a unique beginning, or a path to it.

        Raises UsageError if none or several are meant, ProjectError if it has rival bitexts.
        """
        references = self.reference_documents()
        path = Path(asked)
        for document in references:
            if asked == document.name or document.is_at(path):
                document.refuse_rivals()
                return document
        # A document may also be meant by its source or its bitext.
        known = [document for document in self.documents() if document.is_at(path)]
        beginning = known[0].name if known else asked
        matches = [each for each in references if each.name.startswith(beginning)]
        if known:
            matches = [each for each in matches if each.name == beginning]
        if len(matches) == 1:
            matches[0].refuse_rivals()
            return matches[0]
        names = ", ".join(each.name for each in matches or references) or "none"
        if matches:
            raise UsageError(f"“{asked}” could be any of: {names}", hint="Type more of the name.")
        if is_bitext(path) and path.is_file() and not known:
            raise UsageError(
                f"{path}: only what is in {self.references} can be reviewed",
                hint="Copy it there first.",
            )
        raise UsageError(
            f"there is no aligned bitext “{asked}” in {self.references}",
            hint=f"There are: {names}. Make one with: alignwb align SOURCE TARGET",
        )


def find_project(start: Path) -> Project:
    """The project that `start` lies in: the nearest folder upwards that looks like one.

    Raises ProjectError if there is none.
    """
    start = real_path(start)
    project = project_around(start)
    if project is None:
        raise ProjectError(
            f"{start} is not inside an alignwb project",
            hint="Make one here with: alignwb init",
        )
    return project


def project_around(start: Path) -> Project | None:
    """The project that an absolute path lies in, following no links; None if there is none."""
    for folder in (start, *start.parents):
        if any((folder / mark).exists() for mark in _MARKS):
            return Project(folder)
    return None


def real_path(path: Path) -> Path:
    """The absolute path without links; links that lead round in a circle are left as they are.

    (`Path.resolve` raises RuntimeError there in Python 3.11 and 3.12.)
    """
    return Path(os.path.realpath(path))


def _document(
    name: str, seeds: Sequence[Path], folder: Path, bitexts: Mapping[str, Sequence[Path]]
) -> Document:
    first, *rivals = bitexts.get(name) or [folder / f"{name}{BITEXT_SUFFIX}"]
    seed = seeds[0] if seeds else None
    return Document(name, seed, first, tuple(rivals), tuple(seeds[1:]))


def _bitexts(folder: Path) -> dict[str, list[Path]]:
    """The bitexts in a folder by stem; several of one stem differ in their suffixes."""
    bitexts: dict[str, list[Path]] = {}
    for path in sorted(_files(folder)):
        if is_bitext(path):
            bitexts.setdefault(path.stem, []).append(path)
    return bitexts


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    try:
        return [each for each in folder.iterdir() if each.is_file() and not is_hidden(each.name)]
    except OSError as error:
        raise unreadable(folder, error) from error
