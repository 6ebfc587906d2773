"""Kept spans of many kinds, glued to words in the ways of Dutch, and the stand-ins for them."""

import re

SPANS = {
    "€ 12,50": "€12.50",
    "$30": "$30",
    "2,5°C": "2.5°C",
    "14m²": "14m²",
    "%d": "%d",
    "{stad}": "{stad}",
    "$PATH": "$PATH",
    "#vrijheid": "#vrijheid",
    "@kapitein": "@kapitein",
    "`ls -a`": "`ls -a`",
    "LEESMIJ.txt": "LEESMIJ.txt",
    "haven.nl": "haven.nl",
    "https://kade.nl/a?b=1": "https://kade.nl/a?b=1",
    "kees.vis@haven.nl": "kees.vis@haven.nl",
    "C.J. van der Zee": "C.J. van der Zee",
    "море": "море",
}
"""Each with what a draft has for it."""
GLUED = (
    "{}-boot",
    "{}-boten",
    "oud-{}",
    "anti-{}-groep",
    "({})boot",
    "{}/boot",
    "boot/{}",
    "{}'boot",
    "({})",
    "“{}”-boot",
    "**{}**-boot",
)
"""How a span may be glued to a word."""
_NAMES = (
    "Oxford|Berlin|Manchester|UNESCO|London|Tokyo|Texas|Washington|Xanadu"
    "|(?-i:BBC)|(?-i:NASA)|(?-i:IBM)|(?-i:ABC)"
)
_STAND_IN = re.compile(f"{_NAMES}|385|438|491|544|597|650|703|756", re.IGNORECASE)


def stand_ins_in(draft: str) -> list[str]:
    """The stand-in words in a draft of a source that has none of them."""
    return _STAND_IN.findall(draft)
