"""Changing a unit in place: what other tools put there stays."""

from lxml import etree

from alignwb.core.bitext.bitext import Paragraph
from alignwb.formats.xliff import names
from alignwb.formats.xliff.reader import Surroundings
from alignwb.formats.xliff.spelling import respelled
from alignwb.formats.xliff.update_modules import change_matches, change_metadata, change_notes
from alignwb.formats.xliff.update_segments import change_segments
from alignwb.formats.xml_text import escape_attribute


def update_unit(data: bytes, old: Paragraph, new: Paragraph, around: Surroundings) -> bytes:
    """The unit that `data` is and `old` was read from, holding `new`.

    Kept are foreign elements and attributes anywhere in it, foreign notes and candidates, and the
    inline codes of every source and target whose text is the same.  Codes in a text that changed
    go: where they belong in the new words only a person can tell.
    """
    declared = "".join(
        f' xmlns{":" + prefix if prefix else ""}="{escape_attribute(uri)}"'
        for prefix, uri in around.namespaces.items()
    )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)
    start = f"<x{declared}>"
    scope = etree.fromstring(start.encode() + data + b"</x>", parser)
    as_serialised = _inside(scope)
    unit = scope[0]
    assert (unit.tag, unit.get("id")) == (names.UNIT, old.id)
    space = unit.get(names.SPACE)
    preserve = around.preserve if space is None else space == "preserve"
    change_segments(unit, old, new, preserve=preserve)
    change_metadata(unit, old, new)
    change_notes(unit, old, new)
    change_matches(unit, old, new, preserve=preserve)
    original = data.decode().replace("\r\n", "\n")
    text = respelled(_inside(scope), as_serialised, original, start)
    if b"\r\n" in data:
        text = text.replace("\n", "\r\n")
    return text.encode()


def _inside(scope: etree._Element) -> str:
    text = etree.tostring(scope, encoding="unicode")
    return text[text.index(">") + 1 : text.rindex("</")]
