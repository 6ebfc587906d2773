"""The entries of a PO file (GNU gettext manual, 3.1): comments, flags and texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from alignwb.errors import FormatError

_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr)(?:\[([0-9]{1,3})\])?\s*(?=\"|$)")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"\s*')
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]{1,2})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


@dataclass(slots=True)
class PoEntry:
    """One entry.

    Attributes:
        line: The line it begins on, from 1.
        texts: `msgctxt`, `msgid`, `msgid_plural`, and `msgstr` or `msgstr 0`, `msgstr 1` …
        notes: The lines of the translator's comments.
        extracted: The lines of the comments for the translator.
        flags: As `fuzzy`.
        is_obsolete: Whether it is kept as a comment only.
        references: Where in a program its text is used.
        previous: The lines that say what its text was before.
        lines: The first and last line, from 1, of each of `texts`.
        flag_lines: The lines that its flags stand on.
        previous_line: The first line of `previous`; 0 for none.
    """

    line: int
    texts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    flags: set[str] = field(default_factory=set)
    is_obsolete: bool = False
    references: list[str] = field(default_factory=list)
    previous: list[str] = field(default_factory=list)
    lines: dict[str, tuple[int, int]] = field(default_factory=dict)
    flag_lines: list[int] = field(default_factory=list)
    previous_line: int = 0

    @property
    def is_header(self) -> bool:
        """Whether it is the entry that tells about the file."""
        return self.texts.get("msgid") == "" and "msgctxt" not in self.texts

    @property
    def target(self) -> str:
        """The translation, in the singular."""
        return self.texts.get("msgstr", self.texts.get("msgstr 0", ""))


def po_entries(text: str, path: Path) -> Iterator[PoEntry]:
    """The entries of a file in their order, the header among them.

    Raises FormatError with the line where a line is none of a PO file, or a keyword stands twice or
    out of place.
    """
    reader = _Reader(path)
    for number, line in enumerate(text.split("\n"), 1):
        if (finished := reader.read(number, line.removesuffix("\r"))) is not None:
            yield finished
    if (last := reader.finish()) is not None:
        yield last


def unescaped(text: str) -> str:
    """What a quoted text stands for."""
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(found: re.Match[str]) -> str:
    if found[1]:
        return chr(int(found[1], 8))
    if found[2]:
        return chr(int(found[2], 16))
    return _ESCAPED.get(found[3], found[3])


class _Reader:
    """Takes a file line by line, and gives each entry when the next one begins."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entry: PoEntry | None = None
        self._keyword = ""
        self._waiting = 0  # the line of a keyword whose text stands on the next one; 0 for none

    def read(self, number: int, line: str) -> PoEntry | None:
        line = line.removeprefix("\ufeff") if number == 1 else line
        bare = line.lstrip(" \t")
        if not bare.strip():
            return None
        is_obsolete = bare.startswith("#~")
        if is_obsolete:
            bare = bare[2:].lstrip("| \t")
        if not bare.startswith('"'):
            self._refuse_without_text()
        if not is_obsolete and bare.startswith("#"):
            finished = self._finish_if_complete()
            self._comment(self._begun(number), number, bare)
            return finished
        if bare.startswith('"'):
            self._add(number, bare)
            return None
        return self._keyword_line(number, bare, is_obsolete=is_obsolete)

    def finish(self) -> PoEntry | None:
        """The last entry; comments behind it are none."""
        self._refuse_without_text()
        entry, self._entry, self._keyword = self._entry, None, ""
        return entry if entry and entry.texts else None

    def _keyword_line(self, number: int, bare: str, *, is_obsolete: bool) -> PoEntry | None:
        found = _KEYWORD.match(bare)
        if found is None:
            if is_obsolete:
                return None
            raise self._wrong(number, f"this is no line of a PO file: “{bare[:40]}”")
        keyword = found[1] + (f" {int(found[2])}" if found[2] else "")
        is_first = found[1] == "msgctxt" or (found[1] == "msgid" and self._keyword != "msgctxt")
        finished = self._finish_if_complete() if is_first else None
        entry = self._begun(number)
        entry.is_obsolete = is_obsolete
        if keyword in entry.texts:
            raise self._wrong(number, f"{found[1]} stands twice in an entry")
        if not is_first and "msgid" not in entry.texts and found[1] != "msgid":
            raise self._wrong(number, f"{found[1]} stands before any msgid")
        self._keyword = keyword
        entry.texts[keyword] = ""
        entry.lines[keyword] = number, number
        if found.end() < len(bare):
            self._add(number, bare[found.end() :])
        else:
            self._waiting = number
        return finished

    def _refuse_without_text(self) -> None:
        if self._waiting:
            raise self._wrong(self._waiting, f"{self._keyword} has no text in quotation marks")

    def _add(self, number: int, quoted: str) -> None:
        if self._entry is None or not self._keyword:
            raise self._wrong(number, "a text stands here that belongs to no keyword")
        self._waiting = 0
        end = 0
        pieces: list[str] = []
        while end < len(quoted):
            found = _QUOTED.match(quoted, end)
            if found is None:
                raise self._wrong(number, "a quotation mark is left open, or lacks its backslash")
            pieces.append(unescaped(found[1]))
            end = found.end()
        self._entry.texts[self._keyword] += "".join(pieces)
        self._entry.lines[self._keyword] = self._entry.lines[self._keyword][0], number

    def _finish_if_complete(self) -> PoEntry | None:
        entry = self._entry
        if entry is None or not any(key.startswith("msgstr") for key in entry.texts):
            return None
        return self.finish()

    def _begun(self, number: int) -> PoEntry:
        if self._entry is None:
            self._entry, self._keyword = PoEntry(number), ""
        return self._entry

    def _comment(self, entry: PoEntry, number: int, bare: str) -> None:
        kind, text = bare[:2], bare[2:].removeprefix(" ")
        if kind == "#,":
            entry.flags.update(flag.strip() for flag in text.split(","))
            entry.flag_lines.append(number)
        elif kind == "#.":
            entry.extracted.append(text)
        elif kind == "#:":
            entry.references.append(text.strip())
        elif kind == "#|":
            entry.previous.append(text.strip())
            entry.previous_line = entry.previous_line or number
        else:
            entry.notes.append(bare[1:].removeprefix(" "))

    def _wrong(self, number: int, what: str) -> FormatError:
        return FormatError(
            f"{self._path}, line {number}: {what}",
            hint="Is it a PO file?  What is wrong in it is also told by: msgfmt --check FILE",
        )
