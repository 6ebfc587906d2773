"""Numbers below zero: `-5 °C`, `minus five`, `5 graden onder nul`."""

import re

_SIGNS = "-−–"
_BEFORE_SIGN = re.compile(r"(?:^|[^\d\s]\s|[^\d\s]\s?\()$")
_CLOSING_DASH = re.compile(rf"\w[{_SIGNS}](?=\s|$)")
_MEASURED = re.compile(r"[\d.,]{1,12}\s?(?:°|%|graden|degrees|procent|per\s?cent|euro)")
_BELOW_ZERO = re.compile(
    r"\b(?:min|minus|negatie[fv]e?|negative|onder|below|v(?:oor|\.)\s?Chr|B\.?C\b|vorst|frost"
    r"|vr(?:iest|ies|iezen|oor|oren|iespunt)|freez(?:e|es|ing)|froze|verlies|loss(?:es)?|tekort"
    r"|deficit|schuld|debt|verlaagd|daal(?:de|t)|daling|drop(?:ped)?|f[ae]ll|declin(?:e|ed)"
    r"|minder|less|lower|lager|down|reduc(?:ed|tion))\b"
    rf"|[{_SIGNS}]\s?[€$£]",
    re.IGNORECASE,
)
_MINUS = re.compile(
    rf"(?<![\d.,])(?<![\d.,]\s)(?<!of\s)(?<!\bplus[{_SIGNS}/\s])(?<!\bplus\s[{_SIGNS}/]\s)"
    r"(?<!\bplus\sen\s)\b(?:min|minus)\s$",
    re.IGNORECASE,
)
"""No minutes, as in `4 min 9 sec`, and no half of `plus of min` or `plus-min`: about so many."""
_OF_A_SCALE = re.compile(r"\s?(?:°|%|graden|procent|Celsius)")


def signed_start(text: str, start: int) -> int:
    """Where a number that begins at `start` begins with its minus sign, if it has one.

    A dash after another number is one between two, and one that is closed later brackets a remark.
    """
    sign = start - 1
    if start == 0 or text[sign] not in _SIGNS:
        return start
    if not _BEFORE_SIGN.search(text, max(0, sign - 3), sign):
        return start
    opens = sign == 0 and text[sign] != "−"
    if (opens and not _MEASURED.match(text, start)) or _CLOSING_DASH.search(text, start):
        return start
    return sign


def says_below_zero(text: str) -> bool:
    """Whether words of a text say that a number is below zero, or is taken from something."""
    return _BELOW_ZERO.search(text) is not None


def minus_start(text: str, start: int, end: int) -> int | None:
    """Where the `min` of a measured Dutch number begins; None without one: `min vijf graden`."""
    found = _MINUS.search(text, max(0, start - len("of minus ")), start)
    return found.start() if found and _OF_A_SCALE.match(text, end) else None
