"""Text as inline content: footnote markers, code points, codes of other tools.

XLIFF 2.1 sections 4.2.3 (inline elements) and 4.3.1.13 (id): an inline code of a target has the
id of its counterpart in the source beside it, or one that is unique in the unit.
"""

import re
from collections.abc import Container, Iterable, Iterator

from lxml import etree

from alignwb.core.bitext.markers import MARKER
from alignwb.formats.code_gaps import gap_for, with_gaps
from alignwb.formats.xliff import names
from alignwb.formats.xliff.unreadable import UnreadableError
from alignwb.formats.xml_text import ILLEGAL, escape_text

_CODED = re.compile(f"{MARKER.pattern}|{ILLEGAL.pattern}")
_CODE_TAGS = tuple(f"{{{names.CORE}}}{name}" for name in ("ph", "pc", "sc", "ec"))
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


def render_source(text: str, ids: CodeIds) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A source as XML, with the label and id of each of its markers."""
    if not _CODED.search(text):
        return escape_text(text), ()
    codes: list[tuple[str, str]] = []
    pieces: list[str] = []
    for plain, label, character in _pieces(text):
        pieces.append(escape_text(plain))
        if label:
            codes.append((label, ids.fresh()))
            pieces.append(_placeholder(label, codes[-1][1]))
        elif character:
            pieces.append(_code_point(character))
    return "".join(pieces), tuple(codes)


def render_target(text: str, codes: Iterable[tuple[str, str]], ids: CodeIds) -> str:
    """A target as XML; `codes` are the label and id of each marker of the source beside it."""
    if not _CODED.search(text):
        return escape_text(text)
    unused = list(codes)
    known = dict(reversed(unused))
    pieces: list[str] = []
    for plain, label, character in _pieces(text):
        pieces.append(escape_text(plain))
        if character:
            pieces.append(_code_point(character))
        if not label:
            continue
        counterpart = next((code for code in unused if code[0] == label), None)
        if counterpart:
            unused.remove(counterpart)
            pieces.append(_placeholder(label, counterpart[1]))
        else:
            pieces.append(_placeholder(label, ids.fresh(), known.get(label)))
    return "".join(pieces)


def read_inline(element: etree._Element, *, preserve: bool) -> str:
    """The text of a source or target, markers as `[^2]`.

    Text inside other tools' codes is text; a code itself reads as its `equiv`, by definition its
    plain-text equivalent.  Without `preserve` (xml:space) runs of white space are one space and
    outer white space goes.  Raises UnreadableError on what inline content cannot hold.
    """
    text = with_gaps(_content(element)) if len(element) else element.text or ""
    space = element.get(names.SPACE)
    if preserve if space is None else space == "preserve":
        return text
    return _WHITE.sub(" ", text).strip(" ")


def placed_codes(element: etree._Element) -> tuple[tuple[str, str], ...]:
    """The label and id of each footnote marker in a source that was read."""
    return tuple(
        (match[1], code.get("id", ""))
        for code in element.iter(names.PH)
        if (match := MARKER.fullmatch(code.get("equiv", "")))
    )


def foreign_codes(element: etree._Element) -> Iterator[etree._Element]:
    """The inline codes of a source or target that this program cannot show in a text."""
    for code in element.iter(*_CODE_TAGS):
        if code.tag != names.PH or not MARKER.fullmatch(code.get("equiv", "")):
            yield code


def _pieces(text: str) -> Iterable[tuple[str, str | None, str]]:
    end = 0
    for match in _CODED.finditer(text):
        yield text[end : match.start()], match[1], "" if match[1] else match[0]
        end = match.end()
    yield text[end:], None, ""


def _placeholder(label: str, code_id: str, copy_of: str | None = None) -> str:
    copy = f' copyOf="{copy_of}"' if copy_of else ""
    return (
        f'<ph id="{code_id}"{copy} type="other" subType="{names.FOOTNOTE}"'
        f' equiv="[^{label}]" disp="[^{label}]"/>'
    )


def _code_point(character: str) -> str:
    return f'<cp hex="{ord(character):04X}"/>'


def _content(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        tag = child.tag
        if tag == names.CP:
            pieces.append(_character(child))
        elif tag == names.PH:
            kinds = (child.get("type", ""), child.get("subType", ""))
            content = child.get("disp", "")
            pieces.append(
                child.get("equiv") or gap_for(stands_alone=True, kinds=kinds, content=content)
            )
        elif tag in names.SPANS:
            pieces.append(_content(child))
        elif tag not in names.POINTS and isinstance(tag, str):
            raise UnreadableError(child, f"<{child.tag}> cannot stand inside a text")
        pieces.append(child.tail or "")
    return "".join(pieces)


def _character(element: etree._Element) -> str:
    code = element.get("hex", "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        raise UnreadableError(element, f"“{code}” is not the number of a character") from None
