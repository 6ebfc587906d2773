"""What can be done with each kind of file, in words, from the table of file kinds."""

from dataclasses import dataclass

from alignwb.formats.file_kind import FileKind
from alignwb.formats.file_kinds import KINDS


@dataclass(frozen=True, slots=True)
class FileAbilities:
    """What a kind of file is read as and written as.

    Attributes:
        name: Its name, as in `--to NAME`.
        suffixes: Of its files, with the dot.
        reads: What it is read as.
        writes: What it is written as.
        holds: What an export of a translation holds; "" if there is none, or it is written back.
        kept: What of a document stays when it is written back; "" if it is no document.
        not_kept: What of it is not translated, or is lost; "" likewise.
    """

    name: str
    suffixes: tuple[str, ...]
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    holds: str = ""
    kept: str = ""
    not_kept: str = ""


def file_abilities() -> tuple[FileAbilities, ...]:
    """What can be done with each kind of file, in the order of the table."""
    return tuple(map(_abilities, KINDS))


def _abilities(kind: FileKind) -> FileAbilities:
    reads = {
        "document": kind.read_document,
        "bitext": kind.read_bitext,
        "memory": kind.read_units or kind.write_targets,
        "terms": kind.read_terms,
        "reference": kind.reference,
        "review": kind.is_read_back or None,
    }
    writes = {
        "document": kind.write_document or kind.write_targets,
        "bitext": kind.write_bitext or kind.write_bitexts,
        "memory": kind.read_units and kind.write_units,
        "review": kind.write_units if kind.is_read_back else None,
        "pairs": kind.write_line_pairs
        or (None if kind.read_units or kind.is_read_back else kind.write_units),
        "text": kind.write_texts,
        "terms": kind.write_terms,
    }
    return FileAbilities(
        kind.name,
        kind.suffixes,
        tuple(what for what, part in reads.items() if part is not None),
        tuple(what for what, part in writes.items() if part is not None),
        kind.holds,
        kind.kept,
        kind.not_kept,
    )
