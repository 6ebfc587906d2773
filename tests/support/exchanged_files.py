"""Files that go out to other tools and what is read in those that they write."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import without_codes
from alignwb.files.file_bytes import read_bytes
from alignwb.formats.file_kinds import read_pairs
from alignwb.formats.po.po_reader import read_po
from alignwb.formats.tbx.tbx_reader import read_tbx
from alignwb.formats.text.tsv import read_csv
from alignwb.formats.tmx.tmx_reader import read_tmx
from alignwb.services.exporting.exporting import ExportOptions, export

_MARKER = re.compile(r" ?\[\^\w{1,8}\]")
Pairs = list[tuple[str, str]]


def exported(bitext: Bitext, name: str, *, codes: bool = False, fill_source: bool = False) -> bytes:
    """A document in an exchange format."""
    file = io.BytesIO()
    export([bitext], name, file, ExportOptions(keeps_codes=codes, fill_source=fill_source))
    return file.getvalue()


def pairs_of(bitext: Bitext) -> Pairs:
    """The sources and targets of a document that has both on every side."""
    return [
        (without_codes(segment.source), without_codes(segment.target))
        for _, segment in bitext.segments()
        if segment.source and segment.target
    ]


def bare(text: str) -> str:
    """A text without footnote markers, which are no text in most formats."""
    return _MARKER.sub("", text).strip()


def bare_pairs(pairs: Sequence[tuple[str, str]]) -> Pairs:
    """Pairs without footnote markers."""
    return [(bare(source), bare(target)) for source, target in pairs]


def pairs_in(path: Path, name: str) -> Pairs:
    """The pairs that alignwb reads in a file of another tool."""
    if name in {"xliff1", "xliff2"}:
        return pairs_of(read_pairs(path))
    if name == "tbx":
        read = read_tbx(read_bytes(path), path, "nl", "en")
        return [(placed.term.source, placed.term.target) for placed in read.terms]
    if name == "tmx":
        units = read_tmx(path, "nl", "en")
    else:
        units = (read_po if name == "po" else read_csv)(path, ("nl", "en"))
    return [(unit.source, unit.target) for _, unit in units]
