"""Personal names that are told by their shape: with initials, or with a particle of a surname."""

import re
from collections.abc import Iterator

from alignwb.core.languages.function_words import DUTCH_EVERYDAY_WORDS
from alignwb.core.languages.name_spelling import english_spelling
from alignwb.engines.draft_making.kept.spans import KeptSpan, ReadAs

_INITIALS = r"(?:(?:[A-Z]|IJ|Th|Ph|Ch|Chr|Joh|Fr|Jac|Alb|Wm)\.(?:-(?=[A-Z]))?[ \u00a0]?){1,6}"
_PARTICLES = (
    r"(?:(?:van|de|den|der|ter|ten|te|tot|in|op|aan|uit|von|zu|di|du|del|della|la|le|el|al|bin"
    r"|['’][tns])[ \u00a0])"
)
_SURNAME_PARTICLES = (
    r"(?:van der|van den|van ['’]t|in ['’]t|op ['’]t|op den|uit den|aan den|von der|von|ter|ten)"
)
_SURNAME = (
    r"(?P<surname>[^\W\d_a-z][^\W\d_]+(?:['’-][^\W\d_a-z][^\W\d_]*)*"
    rf"(?:-{_PARTICLES}{{1,3}}[^\W\d_a-z][^\W\d_]+)?)"
)
_PATTERNS = (
    re.compile(rf"(?<![\w.’'-]){_INITIALS}(?P<particle>{_PARTICLES}{{0,3}}){_SURNAME}(?![\w’'])"),
    re.compile(
        rf"(?<![\w.’'-])(?P<first>[A-Z][^\W\d_]+)[ \u00a0]"
        rf"(?P<particle>{_SURNAME_PARTICLES})[ \u00a0]{_SURNAME}(?![\w’'])"
    ),
)
_COMMON = re.compile(
    r"(?:schap|heid|ing|atie|eit|raad|bond|partij|ministerie|gemeente|rijk|kerk|huis|straat|weg"
    r"|plein|laan|dienst|dag|nacht|slag|vrede|oorlog|brug|poort|stad|dorp|bank|orde|koning|in|zee)$",
    re.IGNORECASE,
)


def people_spans(text: str, capitalised: frozenset[str]) -> Iterator[KeptSpan]:
    """Names of persons; Russian ones in English spelling.

    A genitive is left to those who know the bare name: capitalised are the names of the document.
    """
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            surname = match["surname"]
            is_common = surname.lower() in DUTCH_EVERYDAY_WORDS and not match["particle"]
            if is_common or surname.removesuffix("s") in capitalised - {surname}:
                continue
            first = match.groupdict().get("first")
            if first and (first.lower() in DUTCH_EVERYDAY_WORDS or _COMMON.search(first)):
                continue
            lead = text[match.start() : match.start("surname")]
            wording = lead + english_spelling(surname)
            yield KeptSpan(match.start(), match.end(), wording, ReadAs.WORD, yields=True)
