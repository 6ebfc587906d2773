"""Doubled words, spaces that are too many or missing, and capitals."""

import re
from collections.abc import Iterator

from alignwb.core.checks.context import Checked, blanked
from alignwb.core.checks.findings import CheckKind, Finding, Fix
from alignwb.core.languages.words import Span, opening_letter, word_set

_DOUBLED = re.compile(r"(?<![\w'’-])([^\W\d_]+)(\s+)(\1)(?![\w'’-])", re.IGNORECASE)
_MAY_BE_DOUBLED = word_set("had that very no yes ha bye tut there so")
"""`He said that that had had no effect`."""
_SPACING = re.compile(
    r"(?P<begin>^\s+)"
    r"|(?P<end>\s+$)"
    r"|(?P<several>(?<=\S)[ \u00a0]{2,}(?=\S))"
    r"|(?P<before>(?<=\w)[ \u00a0]+(?=[,;!?]|:(?:\s|$)|\.(?:\s|$|[A-Z][a-z])))"
    r"|(?P<missing>(?<=[^\W\d_]{2}[,;!?])(?=[^\W\d_]))"
    r"|(?P<stop>(?<=[a-z]{3}\.)(?=[A-Z][a-z]))"
    r"|(?P<inside>(?<=[(\[]) +(?=\w)|(?<=\w) +(?=[)\]]))"
)
_MESSAGES = {
    "begin": "there is space at the beginning",
    "end": "there is space at the end",
    "several": "there are several spaces",
    "before": "there is a space before punctuation",
    "missing": "there is no space after punctuation",
    "stop": "there is no space after a full stop",
    "inside": "there is a space inside a bracket",
}
_ALWAYS_CAPITAL = word_set(
    """
    monday tuesday wednesday thursday friday saturday sunday january february april june july
    september october november december english dutch german french italian spanish russian
    american british european chinese belgian flemish danish swedish norwegian portuguese
    hungarian austrian greek egyptian indonesian soviet christmas jewish christian catholic
    protestant islamic muslim
    """
)
"""Not among them: what is another word without a capital (`march`, `polish`, `august`)."""
_LOWER_I = re.compile(r"(?<![\w.'’-])i(?=['’](?:m|ve|ll|d)\b|\s)(?![.)])")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_TARGET_WORD = re.compile(r"(?<![\w'’.@/-])[a-z]{4,}(?![\w@/]|\.\w)")


def check_doubled_words(checked: Checked) -> Iterator[Finding]:
    """A word that stands twice in a row, where the source has none that does."""
    target = checked.bare_target
    match = _DOUBLED.search(target)
    if match is None or _has_doubled(checked.bare_source):
        return
    for each in _DOUBLED.finditer(target):
        word = each[1]
        is_name = word[0].isupper() and each[3][0].isupper()
        if word.lower() in _MAY_BE_DOUBLED or is_name:
            continue
        yield Finding(
            CheckKind.DOUBLED_WORD,
            f"“{word}” stands there twice",
            subject=word.lower(),
            target=(Span(*each.span()),),
            fix=Fix(each.end(1), each.end(), ""),
        )


def _has_doubled(source: str) -> bool:
    return _DOUBLED.search(source) is not None


def check_spacing(checked: Checked) -> Iterator[Finding]:
    """Spaces at the edges, doubled, before punctuation, missing after it."""
    for match in _SPACING.finditer(checked.target):
        kind = match.lastgroup or ""
        # What the source has too is meant, or not the translator's to mend.
        if match[0] and kind in {"before", "inside"} and _source_has(checked.source, kind):
            continue
        text = " " if kind in {"several", "missing", "stop"} else ""
        yield Finding(
            CheckKind.SPACING,
            _MESSAGES[kind],
            subject=f"{kind} {checked.target[max(0, match.start() - 8) : match.start()]}".strip(),
            target=(Span(match.start(), max(match.end(), match.start() + 1)),),
            fix=Fix(match.start(), match.end(), text),
        )


def _source_has(source: str, kind: str) -> bool:
    return any(match.lastgroup == kind for match in _SPACING.finditer(source))


def check_capitals(checked: Checked) -> Iterator[Finding]:
    """No capital where the source has one at its beginning, and words that always have one."""
    target = checked.bare_target
    letter = _FIRST_LETTER.search(target)
    # Of some small letters, such as ª and ĸ, there is no capital.
    is_small = letter is not None and letter[0].upper() != letter[0]
    if letter and is_small and _opens_large(checked.bare_source) and not _opens_large(target):
        is_code = target[: letter.start()].strip("‘“„«\"'([ –—…-") != ""
        if not is_code and not _goes_on(checked):
            yield _capital(letter.start(), letter[0], "the translation begins without a capital")
    for match in _LOWER_I.finditer(target):
        yield _capital(match.start(), "i", "“I” is written with a capital")
    for match in _TARGET_WORD.finditer(target):
        if match[0] in _ALWAYS_CAPITAL:
            message = f"“{match[0]}” is written with a capital in English"
            yield _capital(match.start(), match[0], message)


def _opens_large(text: str) -> bool:
    """Whether the first letter is a capital, or that of the word behind a clitic."""
    letter = _FIRST_LETTER.search(text, opening_letter(text) or 0)
    return letter is not None and letter[0].isupper()


def _goes_on(checked: Checked) -> bool:
    """Whether the segment before ends inside a sentence, so that none begins here."""
    before = blanked(checked.previous.target).rstrip("’”'\") ") if checked.previous else ""
    return bool(before) and before[-1] not in ".!?…:"


def _capital(start: int, text: str, message: str) -> Finding:
    return Finding(
        CheckKind.CAPITAL,
        message,
        subject=text,
        target=(Span(start, start + len(text)),),
        fix=Fix(start, start + 1, text[0].upper()),
    )
