"""A catalogue of messages (PO) by lines, so that it can be changed in place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alignwb.formats.documents.document_text import DocumentText, document_text
from alignwb.formats.po.po_entries import PoEntry, po_entries

_CHARSET = re.compile(rb"charset=([A-Za-z0-9._:-]{1,40})")
_PLURALS = re.compile(r"nplurals\s*=\s*([1-9])\s*;")
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\t": r"\t", "\r": r"\r", "\n": r"\n"})
_OTHERS = re.compile("[\x00-\x06\x0e-\x1f\x7f]")
_NAMED = {"\a": r"\a", "\b": r"\b", "\v": r"\v", "\f": r"\f"}
_FUZZY = "fuzzy"
_MOST_FORMS = 9


@dataclass(frozen=True)
class Catalogue:
    """A file of messages.

    Attributes:
        document: Its text.
        entries: Its entries but the header, obsolete ones too.
        header: The fields of its header, their names in lower case.
        starts: Where each line begins in the text.
        line_end: What ends its lines.
    """

    document: DocumentText
    entries: tuple[PoEntry, ...]
    header: dict[str, str]
    starts: tuple[int, ...]
    line_end: str

    @property
    def forms(self) -> int:
        """How many plural forms the header says its language has; 0 if it does not."""
        found = _PLURALS.search(self.header.get("plural-forms", ""))
        return int(found[1]) if found else 0

    def forms_of(self, entry: PoEntry) -> int:
        """How many translations an entry has, or is to have; 0 if it has no plural."""
        if "msgid_plural" not in entry.texts:
            return 0
        there = [int(key[7:]) + 1 for key in entry.texts if key.startswith("msgstr ")]
        return min(_MOST_FORMS, max(self.forms, *there)) if there else 0

    def translated(self, entry: PoEntry, keyword: str, text: str) -> tuple[int, int, str]:
        """The change (start, end, text) that gives an entry another translation."""
        if keyword in entry.lines:
            first, last = entry.lines[keyword]
            start = self.document.text.index('"', self.starts[first - 1])
            return start, self._end(last), _quoted(text, self.line_end)
        last = max(last for _, last in entry.lines.values())
        end = self._end(last)
        quoted = _quoted(text, self.line_end)
        number = keyword.removeprefix("msgstr ")
        return end, end, f"{self.line_end}msgstr[{number}] {quoted}"

    def flagged(self, entry: PoEntry, *, is_fuzzy: bool) -> Iterator[tuple[int, int, str]]:
        """The changes that make an entry fuzzy, or make it so no more."""
        if is_fuzzy is (_FUZZY in entry.flags):
            return
        if not is_fuzzy:
            for number in entry.flag_lines:
                yield from self._without_fuzzy(number)
            return
        if entry.flag_lines:
            start = self.document.text.index("#,", self.starts[entry.flag_lines[0] - 1]) + 2
            yield start, start, f" {_FUZZY},"
            return
        first = entry.previous_line or min(first for first, _ in entry.lines.values())
        start = self.starts[first - 1]
        yield start, start, f"#, {_FUZZY}{self.line_end}"

    def _without_fuzzy(self, number: int) -> Iterator[tuple[int, int, str]]:
        start, end = self.starts[number - 1], self._end(number)
        line = self.document.text[start:end]
        head, _, flags = line.partition("#,")
        others = [flag for flag in flags.split(",") if flag.strip() and flag.strip() != _FUZZY]
        if len(others) == len(flags.split(",")):
            return
        if others:
            yield start, end, f"{head}#,{','.join(others)}"
        else:
            following = self.starts[number] if number < len(self.starts) else end
            yield start, following, ""

    def _end(self, number: int) -> int:
        """Where the content of a line ends."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.document.text)
        return start + len(self.document.text[start:end].rstrip())


def read_catalogue(data: bytes, path: Path) -> Catalogue:
    """The entries of a file.  Raises FormatError with the line if it is no PO."""
    document = document_text(data, path, _stated_encoding(data))
    header: dict[str, str] = {}
    entries: list[PoEntry] = []
    document.sound(document.text, 0)
    for entry in po_entries(document.text, path):
        if entry.is_header and not entry.is_obsolete:
            header = header or header_fields(entry.target)
        else:
            entries.append(entry)
    starts = (0, *(match.end() for match in re.finditer("\n", document.text)))
    line_end = "\r\n" if "\r\n" in document.text else "\n"
    return Catalogue(document, tuple(entries), header, starts, line_end)


def header_fields(text: str) -> dict[str, str]:
    """The fields of a header by their names in lower case."""
    parts = (line.partition(":") for line in text.splitlines())
    return {name.strip().casefold(): value.strip() for name, _, value in parts}


def _stated_encoding(data: bytes) -> str:
    stated = _CHARSET.search(data)
    name = stated[1].decode("ascii") if stated else "utf-8"
    return "utf-8" if name.upper() == "CHARSET" else name  # a template that nobody has filled in


def _quoted(text: str, line_end: str) -> str:
    """A text in quotation marks; one of several lines a line each, behind an empty one."""
    lines = text.split("\n")
    if len(lines) == 1 or (len(lines) == 2 and not lines[1]):
        return f'"{_escaped(text)}"'
    ended = [f"{line}\n" for line in lines[:-1]]
    pieces = ["", *ended, *filter(None, lines[-1:])]
    return line_end.join(f'"{_escaped(each)}"' for each in pieces)


def _escaped(text: str) -> str:
    plain = text.translate(_ESCAPES)
    for character, name in _NAMED.items():
        plain = plain.replace(character, name)
    return _OTHERS.sub(lambda found: f"\\{ord(found[0]):03o}", plain)
