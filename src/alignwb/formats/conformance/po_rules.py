"""What a PO catalogue violates: what `msgfmt --check` refuses, and what translators' tools miss."""

import re
from collections.abc import Iterator
from pathlib import Path

from alignwb.formats.conformance.element_rules import Violation
from alignwb.formats.po.po_entries import PoEntry, po_entries

_PLURALS = re.compile(r"nplurals\s*=\s*([0-9]{1,3})")
_CHARSET = re.compile(r"charset=(\S+)")
_FIELDS = ("Content-Type", "Language")
_SHOWN = 40


def po_findings(text: str, path: Path) -> Iterator[Violation]:
    """What a catalogue violates, in the order of its lines.

    Raises FormatError with the line if it is no PO.
    """
    header: PoEntry | None = None
    is_first = True
    seen: dict[tuple[str, str], int] = {}
    for entry in po_entries(text, path):
        if entry.is_header and header is None:
            header = entry
            yield from _header_findings(entry, is_first=is_first)
        elif not entry.is_obsolete:
            key = entry.texts.get("msgctxt", ""), entry.texts.get("msgid", "")
            if key in seen:
                yield _found(
                    entry, "entry-twice", f"“{_short(key[1])}” stands in line {seen[key]} already"
                )
            seen.setdefault(key, entry.line)
            yield from _entry_findings(entry, header)
        is_first = False
    if header is None:
        yield Violation(
            1,
            "no-header",
            "there is no header (an entry with an empty msgid) that says the charset",
        )


def _header_findings(header: PoEntry, *, is_first: bool) -> Iterator[Violation]:
    if not is_first:
        yield _found(header, "header-not-first", "the header is not the first entry")
    if "fuzzy" in header.flags:
        yield _found(header, "header-fuzzy", "the header is marked as fuzzy")
    fields = {line.partition(":")[0] for line in header.target.splitlines()}
    for field in _FIELDS:
        if field not in fields:
            yield _found(header, "header-field", f"the header does not say {field}")
    charset = _CHARSET.search(header.target)
    if "Content-Type" in fields and (charset is None or charset[1] == "CHARSET"):
        yield _found(header, "no-charset", "Content-Type of the header names no charset")


def _entry_findings(entry: PoEntry, header: PoEntry | None) -> Iterator[Violation]:
    source = entry.texts.get("msgid", "")
    numbered = [key for key in entry.texts if key.startswith("msgstr ")]
    if "msgid_plural" in entry.texts:
        stated = _PLURALS.search(header.target) if header else None
        if not numbered:
            yield _found(entry, "plural-without-forms", "msgid_plural has no msgstr[0] beside it")
        elif stated is None:
            yield _found(
                entry, "no-plural-forms", "there is a plural, and the header has no Plural-Forms"
            )
        elif len(numbered) != int(stated[1]):
            yield _found(
                entry,
                "plural-count",
                f"there are {len(numbered)} forms, and the header says nplurals={stated[1]}",
            )
    elif numbered:
        yield _found(entry, "forms-without-plural", "there is a msgstr[0] and no msgid_plural")
    for key, target in entry.texts.items():
        if not key.startswith("msgstr") or not target:
            continue
        for edge, is_at in (("begin", str.startswith), ("end", str.endswith)):
            if is_at(source, "\n") is not is_at(target, "\n"):
                yield _found(
                    entry, f"line-{edge}", f"msgid and msgstr do not both {edge} with a line end"
                )


def _found(entry: PoEntry, rule: str, message: str) -> Violation:
    return Violation(entry.line, rule, message)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
