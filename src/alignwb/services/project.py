"""A project on disk: where everything lives, and which documents there are."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from alignwb.errors import ProjectError, UsageError
from alignwb.services.config import Config, read_config

_MARKS = ("alignwb.toml", "seeds", ".alignwb")


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a project.

    Attributes:
        name: The stem that source and bitext share.
        seed: The source file, or None if only the bitext is here.
        bitext: Where the saved bitext is, or will be after the import.
    """

    name: str
    seed: Path | None
    bitext: Path

    @property
    def is_imported(self) -> bool:
        """Whether there is a saved bitext."""
        return self.bitext.is_file()


@dataclass(frozen=True)
class Project:
    """The folder of a project."""

    root: Path

    @property
    def seeds(self) -> Path:
        """Source documents; never written to but by an import."""
        return self.root / "seeds"

    @property
    def translations(self) -> Path:
        """Saved bitexts."""
        return self.root / "translations"

    @property
    def references(self) -> Path:
        """Bitexts to score against; never written to by editing."""
        return self.translations / "reference"

    @property
    def memory(self) -> Path:
        """TMX files that serve as translation memory; optional."""
        return self.root / "memory"

    @property
    def glossary(self) -> Path:
        """The termbase."""
        return self.root / "glossary.tsv"

    @property
    def srx(self) -> Path:
        """The project's own segmentation rules; optional."""
        return self.root / "alignwb.srx"

    @property
    def state(self) -> Path:
        """Journals, locks and caches; ignored by version control."""
        return self.root / ".alignwb"

    @cached_property
    def config(self) -> Config:
        """The project's settings.  Raises ProjectError on a bad file."""
        return read_config(self.root / "alignwb.toml")

    def documents(self) -> tuple[Document, ...]:
        """Every document, by name: sources in `seeds/` and bitexts in `translations/`."""
        seeds = {path.stem: path for path in _files(self.seeds)}
        bitexts = {path.stem for path in _files(self.translations) if path.suffix == ".xlf"}
        return tuple(
            self._document(name, seeds.get(name)) for name in sorted(seeds | dict.fromkeys(bitexts))
        )

    def owns(self, document: Document) -> bool:
        """Whether a document's bitext is one of those this project edits, and not a reference."""
        return document.bitext.resolve().parent == self.translations.resolve()

    def find(self, asked: str) -> Document:
        """The document meant by a name, a unique beginning of one, or a path to either file.

        Raises UsageError if none or several are meant.
        """
        documents = self.documents()
        path = Path(asked)
        for document in documents:
            if asked == document.name:
                return document
            files = {file.resolve() for file in (document.seed, document.bitext) if file}
            if path.resolve() in files:
                return document
        matches = [document for document in documents if document.name.startswith(asked)]
        if len(matches) == 1:
            return matches[0]
        names = ", ".join(document.name for document in matches or documents) or "none"
        if matches:
            raise UsageError(f"“{asked}” could be any of: {names}", hint="Type more of the name.")
        raise UsageError(
            f"there is no document “{asked}” in {self.root}",
            hint=f"Documents here: {names}. Bring a new one in with: alignwb import FILE",
        )

    def _document(self, name: str, seed: Path | None) -> Document:
        return Document(name, seed, self.translations / f"{name}.xlf")


def find_project(start: Path) -> Project:
    """The project that `start` lies in: the nearest folder upwards that looks like one.

    Raises ProjectError if there is none.
    """
    start = start.resolve()
    for folder in (start, *start.parents):
        if any((folder / mark).exists() for mark in _MARKS):
            return Project(folder)
    raise ProjectError(
        f"{start} is not inside an alignwb project",
        hint="Make one here with: alignwb init",
    )


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]
