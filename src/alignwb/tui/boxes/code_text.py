"""Texts with their inline codes in colour, and what each code is, in words."""

from collections import Counter
from collections.abc import Iterable

from textual.content import Content

from alignwb.core.bitext.codes import (
    CODE,
    Codes,
    InlineCode,
    PlacedEnd,
    codes_of,
    has_codes,
)
from alignwb.core.languages.visible import visible

CODE_STYLE = "bold $accent"
LACKING_STYLE = "$warning"

_KINDS = {
    "xlf:b": "bold",
    "xlf:i": "italic",
    "xlf:u": "underlined",
    "xlf:lb": "line break",
    "xlf:pb": "page break",
    "xlf:var": "variable",
    "fmt": "formatting",
    "ui": "user interface",
    "link": "link",
    "image": "image",
    "quote": "quotation",
}
_LONGEST_NAME = 24
_MOST_NAMED = 20


def code_text(text: str) -> Content:
    """The text as it is shown, its codes in colour; one character for one."""
    content = Content(visible(text))
    if has_codes(text):
        for found in CODE.finditer(text):
            content = content.stylize(CODE_STYLE, *found.span())
    return content


def code_name(code: InlineCode) -> str:
    """What a code is, in a few words, such as “bold”, “link” or “variable {0}”."""
    kind = _KINDS.get(code.kind, code.kind.removeprefix("xlf:").replace("other", ""))
    says = code.disp or code.equiv.strip()
    if not kind and not says:
        says = code.data
    is_said_already = kind.casefold() == says.casefold() or kind in {"bold", "italic", "underlined"}
    words = " ".join(filter(None, (kind, "" if kind and is_said_already else says))) or "code"
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"


def code_legend(source: str, target: str, codes: Codes) -> Content | None:
    """What the codes of a segment are: “¹ bold  ᵇ line break”; None if it has none.

    Those that its source has and its target lacks, or has too often, stand behind that, unless
    there is no target yet.
    """
    ours = {end.number: None for end in (*codes_of(source), *codes_of(target))}
    known = [codes[number] for number in ours if number in codes]
    if not known:
        return None
    named = [
        Content.assemble((_sign_of(code), CODE_STYLE), "\u00a0", _unbroken(code_name(code)))
        for code in known[:_MOST_NAMED]
    ]
    if len(known) > _MOST_NAMED:
        named.append(Content(f"and {len(known) - _MOST_NAMED} more"))
    if target.strip():
        named += _differing(source, target, codes)
    return Content("  ").join(named)


def _sign_of(code: InlineCode) -> str:
    return visible(code.ends[0].text)


def _unbroken(words: str) -> str:
    return visible(words).replace(" ", "\u00a0")


def _differing(source: str, target: str, codes: Codes) -> Iterable[Content]:
    """What the target lacks, and what it has more often than the source."""
    theirs, ours = _counted(source, codes), _counted(target, codes)
    for what, ends in (("missing", theirs - ours), ("too many", ours - theirs)):
        if ends:
            signs = "".join(visible(end.text) for end in _in_order(ends, source + target))
            yield Content.styled(f"{what}\u00a0{signs}", LACKING_STYLE)


def _counted(text: str, codes: Codes) -> Counter[PlacedEnd]:
    return Counter(end for end in codes_of(text) if end.number in codes)


def _in_order(ends: Counter[PlacedEnd], text: str) -> list[PlacedEnd]:
    return sorted(ends, key=lambda end: text.index(end.text))
