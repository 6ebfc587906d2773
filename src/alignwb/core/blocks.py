"""What a reader makes of a source file: blocks of text with a kind, and a report of repairs."""

from dataclasses import dataclass
from enum import StrEnum

from alignwb.core.bitext import Kind


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a source document, repaired.

    Attributes:
        kind: What it is in its document.
        text: One line; words separated by single spaces, markers as `[^2]`.
        lines: First and last line of the file it came from (1-based, inclusive).
        page: Page it starts on, counted from the page breaks found, or None without any.
    """

    kind: Kind
    text: str
    lines: tuple[int, int]
    page: int | None = None


class RepairKind(StrEnum):
    """What was done to the text on the way in."""

    PAGE_NUMBER = "page number removed"
    RUNNING_HEAD = "running head removed"
    JOINED_OVER_PAGE = "paragraph joined over a page break"
    JOINED_OVER_BLOCK = "paragraph joined around a block"
    HYPHEN_JOINED = "hyphenated word joined"
    HYPHEN_KEPT = "hyphen kept at a line end"
    MARKER = "footnote marker recognised"
    SPLIT_AT_PAGE = "paragraph boundary found at a page break"


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair: `text` is what was removed, joined or recognised, as it stood in the file."""

    kind: RepairKind
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What a reader returns: the blocks in document order and every repair, by line."""

    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...]
