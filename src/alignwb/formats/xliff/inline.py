"""Text as inline content: footnote markers, code points, inline codes.

XLIFF 2.1 sections 4.2.3 (inline elements) and 4.3.1.13 (id): an inline code of a target has the
id of its counterpart in the source beside it, or one that is unique in the unit.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping

from lxml import etree

from alignwb.core.bitext.codes import CODE
from alignwb.core.bitext.markers import MARKER
from alignwb.formats.xliff import names
from alignwb.formats.xliff.codes.code_elements import code_point
from alignwb.formats.xliff.codes.unit_codes import NO_CODES
from alignwb.formats.xliff.unreadable import UnreadableError
from alignwb.formats.xml_text import ILLEGAL, escape_text

_CODED = re.compile(f"{MARKER.pattern}|{ILLEGAL.pattern}|{CODE.pattern}")
_WHITE = re.compile("[ \t\r\n]+")


class CodeIds:
    """Gives ids to the placeholders of one unit: "m1", "m2" …, without those that are taken."""

    def __init__(self, taken: Container[str]) -> None:
        self._taken = taken
        self._count = 0

    def fresh(self) -> str:
        """An id that is not taken and has not been given out."""
        while True:
            self._count += 1
            if (candidate := f"m{self._count}") not in self._taken:
                return candidate


class KnownIds:
    """Gives the placeholders of a source the ids that they have elsewhere already."""

    def __init__(self, markers: Iterable[tuple[str, str]]) -> None:
        self._ids = iter([marker for _, marker in markers])

    def fresh(self) -> str:
        """The id of the next marker."""
        return next(self._ids)


def render_source(
    text: str, ids: CodeIds | KnownIds, tags: Iterable[str | None] = ()
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A source as XML, with the label and id of each of its markers.

    tags: the tag for each character of the text that may be an inline code; None for one that is
    a character of the text.
    """
    if not _CODED.search(text):
        return escape_text(text), ()
    markers: list[tuple[str, str]] = []

    def marker(label: str) -> str:
        markers.append((label, ids.fresh()))
        return _placeholder(*markers[-1])

    return _rendered(text, marker, tags), tuple(markers)


def render_target(
    text: str,
    markers: Iterable[tuple[str, str]],
    ids: CodeIds,
    tags: Iterable[str | None] = (),
) -> str:
    """A target as XML; `markers` are the label and id of each marker of the source beside it.

    tags: as those of `render_source`.
    """
    if not _CODED.search(text):
        return escape_text(text)
    unused = list(markers)
    known = dict(reversed(unused))

    def marker(label: str) -> str:
        counterpart = next((each for each in unused if each[0] == label), None)
        if counterpart:
            unused.remove(counterpart)
            return _placeholder(*counterpart)
        return _placeholder(label, ids.fresh(), known.get(label))

    return _rendered(text, marker, tags)


def _rendered(text: str, marker: Callable[[str], str], tags: Iterable[str | None]) -> str:
    rest = iter(tags)
    pieces: list[str] = []
    done = 0
    for match in _CODED.finditer(text):
        pieces.append(escape_text(text[done : match.start()]))
        done = match.end()
        if match[1]:
            pieces.append(marker(match[1]))
        elif CODE.match(match[0]):
            pieces.append(next(rest, None) or match[0])
        else:
            pieces.append(f'<cp hex="{ord(match[0]):04X}"/>')
    pieces.append(escape_text(text[done:]))
    return "".join(pieces)


def read_inline(
    element: etree._Element,
    *,
    preserve: bool,
    characters: Mapping[etree._Element, tuple[str, str]] = NO_CODES.characters,
) -> str:
    """The text of a source or target, markers as `[^2]`.

    characters: those that each element of an inline code begins and ends with.  Without `preserve`
    (xml:space) runs of white space are one space and outer white space goes.  Raises
    UnreadableError on what inline content cannot hold.
    """
    text = _content(element, characters) if len(element) else element.text or ""
    space = element.get(names.SPACE)
    if preserve if space is None else space == "preserve":
        return text
    return _WHITE.sub(" ", text).strip(" ")


def placed_markers(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """The label and id of each footnote marker in a source that was read."""
    return tuple(
        (match[1], code.get("id", ""))
        for code in element.iter(names.PH)
        if (match := MARKER.fullmatch(code.get("equiv", "")))
    )


def _placeholder(label: str, code_id: str, copy_of: str | None = None) -> str:
    copy = f' copyOf="{copy_of}"' if copy_of else ""
    return (
        f'<ph id="{code_id}"{copy} type="other" subType="{names.FOOTNOTE}"'
        f' equiv="[^{label}]" disp="[^{label}]"/>'
    )


def _content(element: etree._Element, characters: Mapping[etree._Element, tuple[str, str]]) -> str:
    pieces = [element.text or ""]
    for child in element:
        tag = child.tag
        if tag == names.CP:
            pieces.append(code_point(child))
        elif child in characters:
            opening, closing = characters[child]
            inside = _content(child, characters) if tag in names.SPANS else ""
            pieces += (opening, inside, closing)
        elif tag == names.PH:
            pieces.append(child.get("equiv", ""))
        elif isinstance(tag, str):
            raise UnreadableError(child, f"<{child.tag}> cannot stand inside a text")
        pieces.append(child.tail or "")
    return "".join(pieces)
