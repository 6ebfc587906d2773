"""Texts whose sentences are split already: one a line, a blank line between paragraphs."""

import re
from itertools import groupby
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.services.aligning.side_text import SideParagraph, SideText
from alignwb.services.aligning.source_files import read_text

_LINE_END = re.compile(r"\r\n|\r|\n")


def read_lines(path: Path, encoding: str | None = None) -> SideText:
    """The text in a file of lines.  Raises FormatError if it cannot be read or holds none."""
    lines = [line.strip() for line in _LINE_END.split(read_text(path, encoding))]
    runs = (tuple(run) for is_filled, run in groupby(lines, key=bool) if is_filled)
    paragraphs = tuple(
        SideParagraph(f"p{number}", Kind.PARAGRAPH, run) for number, run in enumerate(runs, 1)
    )
    return SideText(path.stem, str(path), paragraphs)
