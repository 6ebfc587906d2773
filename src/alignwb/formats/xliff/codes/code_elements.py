"""What the elements of inline codes say: which there are, their kinds and their original data."""

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from lxml import etree

from alignwb.core.bitext.markers import MARKER
from alignwb.formats.xliff import names
from alignwb.formats.xliff.tree import child
from alignwb.formats.xliff.unreadable import UnreadableError

_TYPES = frozenset({"fmt", "ui", "quote", "link", "image"})


_OF_XLIFF = {f"xlf:{name}": "fmt" for name in ("b", "i", "u", "lb", "pb")} | {"xlf:var": "ui"}


_TOOLS = re.compile(r"[^\s:]+:[^\s:]+")


_OURS = f"{names.OURS}:"


def code_elements(side: etree._Element) -> Iterator[etree._Element]:
    """The elements of the codes of a text, in document order; footnote markers are none."""
    for element in side.iter(*names.CODE_TAGS):
        if element.tag != names.PH or not is_marker(element):
            yield element


def is_marker(element: etree._Element) -> bool:
    """Whether a placeholder is a footnote marker."""
    return MARKER.fullmatch(element.get("equiv", "")) is not None


def original_data(unit: etree._Element) -> dict[str, str]:
    """The codes of a unit as their own format writes them, by id."""
    parent = child(unit, names.ORIGINAL_DATA)
    if parent is None:
        return {}
    return {each.get("id", ""): _data_text(each) for each in parent.iterchildren(names.DATA)}


def _data_text(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for part in element:
        if part.tag == names.CP:
            pieces.append(code_point(part))
        pieces.append(part.tail or "")
    return "".join(pieces)


def code_point(element: etree._Element) -> str:
    """The character that a `<cp>` is.  Raises UnreadableError."""
    code = element.get("hex", "")
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        raise UnreadableError(element, f"“{code}” is not the number of a character") from None


def kind_of(element: etree._Element) -> str:
    """The kind of a code: the standard's name for it, or else the tool's; "" for none."""
    stated, closer = element.get("type", ""), element.get("subType", "")
    if closer in _OF_XLIFF:
        return closer
    if closer.startswith(_OURS):
        return unquote(closer.removeprefix(_OURS))
    return stated if stated in _TYPES else closer or stated


def types_of(kind: str) -> tuple[str, str]:
    """The `type` and `subType` that are read as a kind; "" for those not to be written."""
    if not kind or kind in _TYPES or kind == "other":
        return kind, ""
    if kind in _OF_XLIFF:
        return _OF_XLIFF[kind], kind
    is_a_tool_s = _TOOLS.fullmatch(kind) and kind.isascii() and kind.isprintable()
    if is_a_tool_s and not kind.startswith((_OURS, "xlf:")):
        return "other", kind
    return "other", _OURS + quote(kind, safe="", errors="surrogatepass")
