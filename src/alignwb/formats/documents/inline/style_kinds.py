"""The parts that paragraphs play, by the names of their styles in Word and LibreOffice."""

import re

from alignwb.core.bitext.bitext import Kind

_KINDS = {
    "title": Kind.TITLE,
    "titel": Kind.TITLE,
    "subtitle": Kind.SUBTITLE,
    "ondertitel": Kind.SUBTITLE,
    "author": Kind.AUTHOR,
    "auteur": Kind.AUTHOR,
    "abstract": Kind.ABSTRACT,
    "samenvatting": Kind.ABSTRACT,
    "quote": Kind.QUOTE,
    "intense quote": Kind.QUOTE,
    "block text": Kind.QUOTE,
    "quotations": Kind.QUOTE,
    "citaat": Kind.QUOTE,
    "caption": Kind.CAPTION,
    "bijschrift": Kind.CAPTION,
    "image caption": Kind.CAPTION,
    "table caption": Kind.CAPTION,
    "toc heading": Kind.HEADING,
    "contents heading": Kind.HEADING,
    "heading": Kind.HEADING,
    "footnote text": Kind.NOTE,
    "endnote text": Kind.NOTE,
    "footnote": Kind.NOTE,
    "endnote": Kind.NOTE,
}


_NUMBERED = re.compile(r"(?:heading|kop) ([1-9])")


def level_of_style(name: str) -> int:
    """The level of headings whose style has that name, 1 the highest; 0 if it does not say."""
    numbered = _NUMBERED.fullmatch(name.strip().casefold())
    return int(numbered[1]) if numbered else 0


def kind_of_style(name: str) -> Kind | None:
    """The part that paragraphs of a style of that name play; None if the name does not say."""
    name = name.strip().casefold()
    is_numbered = name.startswith(("heading ", "kop ")) and name[-1].isdigit()
    return Kind.HEADING if is_numbered else _KINDS.get(name)
