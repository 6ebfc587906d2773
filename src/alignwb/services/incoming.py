"""A file that a translator has named to take in: what it is, and taking it in.

It may be a document, a bitext, a review of a document, a translation memory or a termbase.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.statistics import measure
from alignwb.core.languages.ports import Splitter
from alignwb.errors import AlignwbError, ProjectError, UsageError
from alignwb.files.file_bytes import read_bytes
from alignwb.formats.file_kinds import is_bilingual_document, is_bitext, pick
from alignwb.formats.reviewed.review_reader import ReviewRow, rows_if_review
from alignwb.services.project.document_languages import other_languages
from alignwb.services.project.project import Document, Project


class Entry(Enum):
    """As what a file is taken in, in words."""

    DOCUMENT = "a document to translate"
    CLIENT = "a client's bilingual file"
    BITEXT = "a bitext of another tool"
    REVIEW = "a review"
    MEMORY = "a translation memory"
    TERMS = "a termbase"

    @property
    def is_opened(self) -> bool:
        """Whether it becomes a document of the project."""
        return self in {Entry.DOCUMENT, Entry.CLIENT, Entry.BITEXT}


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as it was looked at; nothing has been written.

    Attributes:
        path: The file.
        entry: As what it is taken in.
        words: What it is, in lines.
        rows: Of a review, its rows.
    """

    path: Path
    entry: Entry
    words: tuple[str, ...]
    rows: tuple[ReviewRow, ...] = ()


def look_at(project: Project, path: Path) -> Incoming:
    """What a file is, and how much of it would be taken in.

    Raises AlignwbError, as taking it in would.
    """
    if path.suffix.casefold() == ".docx":
        rows = rows_if_review(read_bytes(path), path)
        if rows is not None:
            return _review(path, rows)
    if is_bitext(path) and not is_bilingual_document(path):
        return _bitext(project, path)
    if pick(path, lambda kind: kind.read_document) is not None:
        return _document(project, path)
    if pick(path, lambda kind: kind.read_units) is not None:
        return _memory_or_terms(project, path)
    if pick(path, lambda kind: kind.read_terms) is not None:
        return _terms(project, path)
    return _document(project, path)  # which refuses it, and says what can be read


def take_in(project: Project, incoming: Incoming) -> Document | str:
    """Take a file in; the document that it has become, or what was done, in words.

    A review is not taken in here, but by the session of its document.  Raises AlignwbError;
    nothing has changed then.
    """
    match incoming.entry:
        case Entry.BITEXT:
            from alignwb.services.importing.importing import import_bitext

            return import_bitext(project, incoming.path)[0]
        case Entry.MEMORY:
            from alignwb.services.memory.transfer import import_memory

            written = import_memory(project, incoming.path)
            where = written.path.relative_to(project.root).as_posix()
            return f"{_count(written.units, 'unit')} in {where}"
        case Entry.TERMS:
            from alignwb.services.terms.exchange import import_terms

            imported = import_terms(project, incoming.path)
            return f"{_count(len(imported.terms.added), 'term')} added to {project.glossary.name}"
        case Entry.REVIEW:
            raise UsageError(f"{incoming.path}: a review is taken in by its document")
        case Entry.DOCUMENT | Entry.CLIENT:
            from alignwb.services.importing.importing import import_document

            return import_document(project, incoming.path, _splitter(project)).document


def _document(project: Project, path: Path) -> Incoming:
    from alignwb.services.importing.importing import import_document

    result = import_document(project, path, _splitter(project), is_trial=True)
    kind = pick(path, lambda kind: kind if kind.read_document else None)
    entry = Entry.CLIENT if result.read.is_bilingual else Entry.DOCUMENT
    name = f" ({kind.name})" if kind else ""
    words = [f"{path.name} is {entry.value}{name}: {_amount(result.bitext)}."]
    words += [f"Left out: {len(each.texts)} × {each.what}." for each in result.read.left_out]
    words += result.remarks
    words += [suspicion.text for suspicion in result.suspicions]
    if repairs := Counter(repair.kind for repair in result.read.repairs):
        listed = ", ".join(f"{count} × {repair}" for repair, count in repairs.most_common())
        words.append(f"Repaired: {listed}.")
    if kind and kind.kept and result.read.has_places:
        words.append(f"Goes back as it came, with {kind.kept}.")
    return Incoming(path, entry, tuple(words))


def _bitext(project: Project, path: Path) -> Incoming:
    from alignwb.services.importing.importing import import_bitext

    bitext = import_bitext(project, path, is_trial=True)[1]
    done = sum(segment.status.is_done for _, segment in bitext.segments())
    languages = f"from {bitext.source_lang} to {bitext.target_lang}"
    words = (
        f"{path.name} is {Entry.BITEXT.value}, {languages}: {_amount(bitext)}, {done} confirmed."
    )
    others = filter(None, [other_languages(bitext, project.config)])
    return Incoming(path, Entry.BITEXT, (words, *bitext.remarks, *others))


def _review(path: Path, rows: tuple[ReviewRow, ...]) -> Incoming:
    names = Counter(row.document for row in rows if row.document)
    listed = ", ".join(f"{name} ({_count(count, 'row')})" for name, count in names.items())
    words = f"{path.name} is a review of {listed or 'a document that it does not name'}."
    return Incoming(path, Entry.REVIEW, (words,), rows)


def _memory_or_terms(project: Project, path: Path) -> Incoming:
    """A table may be either; its header says which."""
    from alignwb.services.memory.transfer import import_memory

    try:
        written = import_memory(project, path, replace=True, is_trial=True)
    except AlignwbError:
        if pick(path, lambda kind: kind.read_terms) is None:
            raise
        with suppress(AlignwbError):
            return _terms(project, path)
        raise
    if written.path.exists():
        raise ProjectError(
            f"{path}: the memory has {written.path.relative_to(project.root)} already",
            hint=f"Rename {path.name}, or write over it with: alignwb memory import --replace",
        )
    words = [f"{path.name} is {Entry.MEMORY.value}: {_count(written.units, 'unit')}."]
    words += [f"Left out: {each}, {why}." for why, each in written.read.left_out.items()]
    words += written.read.remarks
    return Incoming(path, Entry.MEMORY, tuple(words))


def _terms(project: Project, path: Path) -> Incoming:
    from alignwb.services.terms.exchange import import_terms

    imported = import_terms(project, path, is_trial=True)
    words = f"{path.name} is {Entry.TERMS.value}: {_count(len(imported.terms.added), 'new term')}."
    return Incoming(path, Entry.TERMS, (words,))


def _splitter(project: Project) -> Splitter:
    # Most sessions import nothing.
    from alignwb.engines.srx import SrxSplitter

    return SrxSplitter(project.srx if project.srx.is_file() else None)


def _amount(bitext: Bitext) -> str:
    statistics = measure(bitext)
    texts, segments = len(bitext.paragraphs), statistics.segment_total
    return (
        f"{_count(texts, 'text')}, {_count(segments, 'segment')},"
        f" {_count(statistics.word_total, 'word')}"
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
