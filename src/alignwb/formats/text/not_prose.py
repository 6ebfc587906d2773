"""Files of text that are no prose: subtitles, catalogues of messages, data, programs of a page."""

import json
import re
from pathlib import Path

from alignwb.errors import FormatError

_TIME = r"\d{1,2}:\d\d(?::\d\d)?[.,]\d{3}"
_SAVE_PROSE = "Import the text as plain text (.txt)."
_KINDS = (
    (
        re.compile(rf"(?m)^[ \t]*{_TIME} --> {_TIME}"),
        "subtitles (SRT or VTT)",
        "Give it the suffix .srt or .vtt, and import that.",
    ),
    (re.compile(r"\A\s*WEBVTT\b"), "subtitles (VTT)", "Give it the suffix .vtt, and import that."),
    (re.compile(r"(?m)^Dialogue: \d+,\d+:\d\d:"), "subtitles (ASS)", "Import the text alone."),
    (
        re.compile(r'(?m)^msgid "[^\n]*"[ \t]*\n(?:"[^\n]*"[ \t]*\n)*msgstr(?:\[0\])? "'),
        "a catalogue of messages (PO)",
        "Give it the suffix .po, and import that.",
    ),
    (
        re.compile(r"(?m)^[ \t]*\\(?:documentclass|begin\{document\})"),
        "a LaTeX document",
        "Take its text out first, for example with: pandoc -t plain FILE -o NEW.txt",
    ),
    (
        re.compile(r"(?i)\A(?:\s*<!--.*?-->)?\s*<(?:!doctype|html|head|body|div|p|h[1-6])\b"),
        "a marked-up document (HTML)",
        "Save it as plain text first, for example with: pandoc -t plain FILE -o NEW.txt",
    ),
)
_TABLES = {".csv", ".tsv", ".tab", ".xlsx", ".ods"}
_SAMPLE = 20_000


def refuse_what_is_no_prose(path: Path, text: str) -> None:
    """Raise FormatError, saying what the file is and how to do it right, if it is no prose."""
    for pattern, what, hint in _KINDS:
        if pattern.search(text[:_SAMPLE]):
            raise _refusal(path, what, hint)
    if path.suffix.lower() in _TABLES:
        raise _refusal(
            path,
            "a table",
            "Terms: alignwb terms import. Sentences with their translations: alignwb memory import."
            f" {_SAVE_PROSE}",
        )
    if text.lstrip()[:1] in {"{", "["} and _is_json(text):
        raise _refusal(path, "data (JSON)", f"Take the texts out of it. {_SAVE_PROSE}")


def _is_json(text: str) -> bool:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict | list) and bool(value)


def _refusal(path: Path, what: str, hint: str) -> FormatError:
    return FormatError(f"{path}: this is {what}, not prose", hint=hint)
