"""Reading a review document back: its rows as they are once all tracked changes are accepted."""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from posixpath import join, normpath

from lxml import etree

from alignwb.errors import FormatError
from alignwb.files.packed import explained, read_member
from alignwb.files.reading import reading
from alignwb.files.reading_limits import (
    MOST_PACKED_FILES,
    MOST_SHEET_BYTES,
    MOST_TAGS,
    beyond_limit,
)
from alignwb.formats.numbered_tags import untagged
from alignwb.formats.reviewed.review_names import COLUMNS, ID, NOTE, TARGET, RowKey, W, read_key
from alignwb.formats.xml_text import restore

_SUFFIX = ".review.docx"
_AGAIN = "Is it the file that this made: alignwb export --to review-docx"
_DELETED = frozenset((f"{{{W}}}del", f"{{{W}}}moveFrom"))
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SKIPPED = _DELETED | {f"{{{W}}}pPr", f"{{{W}}}rPr", f"{{{_MC}}}Fallback"}
_SIGNS = {
    f"{{{W}}}br": "\n",
    f"{{{W}}}cr": "\n",
    f"{{{W}}}tab": "\t",
    f"{{{W}}}noBreakHyphen": "\u2011",
    f"{{{W}}}softHyphen": "\u00ad",
}
_DEPTH = 200


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """A row of a review document.

    Attributes:
        number: The number of the row, from 1; the header is none.
        document: The name of its document.
        place: The ids of its paragraph and segment, as `p1/s1`.
        key: The fingerprints of its texts as they were written; None if that is not there any more.
        source: The source, inline codes as characters.
        target: The target, likewise; None if the table has no such column any more.
        note: The note; None likewise.
        comments: The comments on the row, each with who wrote it.
    """

    number: int
    document: str
    place: str
    key: RowKey | None
    source: str
    target: str | None
    note: str | None
    comments: tuple[str, ...] = ()


def read_review(data: bytes, path: Path) -> tuple[ReviewRow, ...]:
    """The rows of a review document; deleted rows are none.

    Raises FormatError if it is damaged, or no document that `write_review` has made.
    """
    with reading(path, "a review document"):
        parts = _Parts(data, path)
        main = parts.main()
        comments = dict(_comments(parts))
        rows = [row for table in main.iter(f"{{{W}}}tbl") for row in _rows_of(table, comments)]
        if not rows:
            raise FormatError(f"{path}: there is no table of segments in it", hint=f"{_AGAIN}?")
        return tuple(replace(row, number=number) for number, row in enumerate(rows, 1))


def rows_if_review(data: bytes, path: Path) -> tuple[ReviewRow, ...] | None:
    """The rows of a review document, whatever it is called; None if the file is none.

    Raises FormatError as `read_review` does if only its name says that it is one.
    """
    is_called_so = path.name.casefold().endswith(_SUFFIX)
    if not (is_called_so or data.startswith(b"PK")):
        return None
    try:
        rows = read_review(data, path)
    except FormatError:
        if is_called_so:
            raise
        return None
    # A client's table may have columns of these names; its rows have no fingerprints.
    return rows if is_called_so or any(row.key for row in rows) else None


class _Parts:
    """The XML in a package."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        if not data.startswith(b"PK"):
            raise FormatError(f"{path}: this is no .docx", hint=f"{_AGAIN}?")
        with explained(path):
            self._archive = zipfile.ZipFile(BytesIO(data))
        count = len(self._archive.infolist())
        if count > MOST_PACKED_FILES:
            raise beyond_limit(path, "too many files are in it", f"{MOST_PACKED_FILES:,}", _AGAIN)
        self._main = self._related("", "officeDocument") or "word/document.xml"

    def main(self) -> etree._Element:
        root = self._parsed(self._main)
        if root is None:
            raise FormatError(f"{self._path}: this is no Word document", hint=f"{_AGAIN}?")
        return root

    def comments(self) -> etree._Element | None:
        return self._parsed(self._related(self._main, "comments") or "word/comments.xml")

    def _related(self, name: str, kind: str) -> str:
        """The name of the part that a part is related to in some way; "" if there is none."""
        folder, _, own = name.rpartition("/")
        relations = self._parsed(join(folder, "_rels", f"{own}.rels"))
        for each in relations if relations is not None else ():
            target = each.get("Target", "")
            if each.get("Type", "").endswith(f"/{kind}") and target:
                return normpath(join(f"/{folder}", target)).lstrip("/")
        return ""

    def _parsed(self, name: str) -> etree._Element | None:
        with explained(self._path):
            data = read_member(self._archive, name, self._path, MOST_SHEET_BYTES)
        if data is None:
            return None
        if data.count(b"<") > MOST_TAGS:
            raise beyond_limit(
                self._path, f"{name} is too large", f"{MOST_TAGS:,} tags", "Split it."
            )
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise FormatError(
                f"{self._path}: {name} in it is not well-formed: {error.msg}",
                hint="Is the file damaged?  Open it in Word and save it again.",
            ) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise FormatError(f"{self._path}: {name} in it has a document type", hint=f"{_AGAIN}?")
        return root


def _comments(parts: _Parts) -> Iterator[tuple[str, str]]:
    """The comments by their ids, each with its author."""
    root = parts.comments()
    for comment in root if root is not None else ():
        if comment.tag == f"{{{W}}}comment":
            text = "\n".join(filter(None, _paragraph_texts(comment)))
            author = comment.get(f"{{{W}}}author", "").strip()
            if text.strip():
                yield comment.get(f"{{{W}}}id", ""), f"{author}: {text}" if author else text


def _rows_of(table: etree._Element, comments: Mapping[str, str]) -> Iterator[ReviewRow]:
    rows = _children(table, "tr")
    header = next(rows, None)
    columns = _columns(header) if header is not None else {}
    if ID not in columns or not {TARGET, NOTE} & columns.keys():
        return
    for row in rows:
        if row.find(f"{{{W}}}trPr/{{{W}}}del") is not None:
            continue
        cells = list(_children(row, "tc"))
        if any(text.strip() for cell in cells for text in _paragraph_texts(cell)):
            yield _review_row(row, cells, columns, comments)


def _columns(header: etree._Element) -> dict[str, int]:
    columns: dict[str, int] = {}
    for at, cell in enumerate(_children(header, "tc")):
        words = " ".join(_paragraph_texts(cell)).casefold().split()
        if words and words[0] in COLUMNS:
            columns.setdefault(words[0], at)
    return columns


def _review_row(
    row: etree._Element,
    cells: list[etree._Element],
    columns: Mapping[str, int],
    comments: Mapping[str, str],
) -> ReviewRow:
    texts: dict[str, list[str]] = {
        name: _paragraph_texts(cells[at]) for name, at in columns.items() if at < len(cells)
    }
    ident = [restore(text).strip(" ") for text in texts.get(ID, [])]
    keys = list(filter(None, map(read_key, ident)))
    names = [text for text in ident if text and read_key(text) is None]
    place, document = (*names, "", "")[:2]
    target, note = texts.get(TARGET), texts.get(NOTE)
    return ReviewRow(
        0,
        document,
        place,
        keys[0] if keys else None,
        _text(texts.get("source", []), " "),
        None if target is None else _text(target, " "),
        None if note is None else restore("\n".join(note)),
        tuple(dict.fromkeys(comments[each] for each in _comment_ids(row) if each in comments)),
    )


def _text(paragraphs: list[str], between: str) -> str:
    return untagged(restore(between.join(paragraphs)))


def _comment_ids(row: etree._Element) -> Iterator[str]:
    for element in row.iter(f"{{{W}}}commentRangeStart", f"{{{W}}}commentReference"):
        yield element.get(f"{{{W}}}id", "")


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, also where something is wrapped around them."""
    tag = f"{{{W}}}{name}"
    waiting = [iter(element)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == tag:
            yield child
        elif child.tag not in {*_SKIPPED, f"{{{W}}}tbl", f"{{{W}}}p"} and len(waiting) < _DEPTH:
            waiting.append(iter(child))


def _paragraph_texts(element: etree._Element) -> list[str]:
    """The texts of the paragraphs in an element, those of deleted ends joined with the next."""
    texts: list[str] = []
    is_joined = False
    for paragraph in element.iter(f"{{{W}}}p"):
        text = "".join(_pieces(paragraph))
        if is_joined and texts:
            texts[-1] += text
        else:
            texts.append(text)
        marks = paragraph.find(f"{{{W}}}pPr/{{{W}}}rPr")
        is_joined = marks is not None and any(mark.tag in _DELETED for mark in marks)
    return texts


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    waiting = [iter(paragraph)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == f"{{{W}}}t":
            yield child.text or ""
        elif sign := _SIGNS.get(str(child.tag)):
            yield sign
        elif child.tag not in _SKIPPED and child.tag != f"{{{W}}}p":
            waiting.append(iter(child))
