"""Days of the month that a draft dropped, put back before the month."""

import re

from alignwb.engines.argos.fidelity.replacements import Replacement

_MONTHS = {
    "jan": "January",
    "feb": "February",
    "maart": "March",
    "mrt": "March",
    "apr": "April",
    "mei": "May",
    "jun": "June",
    "jul": "July",
    "aug": "August",
    "sep": "September",
    "okt": "October",
    "nov": "November",
    "dec": "December",
}
_MONTH_AFTER = re.compile(r"\.?\s+([a-z]+)", re.IGNORECASE)


def missing_day(source: str, end: int, day: str, target: str) -> Replacement | None:
    """Puts `day`, which ends at `end` of the source, before its month in the target.

    None unless a month follows it in the source, and the target has that month once, without
    any day.
    """
    following = _MONTH_AFTER.match(source, end)
    if not following or not day.isdigit() or not 1 <= int(day) <= 31:
        return None
    word = following[1].lower()
    month = next((name for start, name in _MONTHS.items() if word.startswith(start)), None)
    if month is None:
        return None
    found = list(re.finditer(rf"(?<!\d )(?<!of )\b{month}\b(?! \d\d?\b)", target))
    if len(found) != 1:
        return None
    return Replacement(found[0].start(), found[0].start(), f"{day} ")
