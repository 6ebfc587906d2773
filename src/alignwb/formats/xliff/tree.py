"""Finding, inserting and removing elements of a tree, with the white space around them."""

from lxml import etree

from alignwb.formats.xliff import names

_SCOPE = f'<x xmlns="{names.CORE}" xmlns:mtc="{names.MATCHES}" xmlns:mda="{names.METADATA}">'
_INDENT = "  "


def child(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child with a tag; several times as quick as `find`."""
    for each in element:
        if each.tag == tag:
            return each
    return None


def fragment(text: str) -> etree._Element:
    """The element that a text holds, with the prefixes this program writes and without a tail."""
    element = etree.fromstring(f"{_SCOPE}{text.strip()}</x>")[0]
    element.tail = None
    return element


def insert(parent: etree._Element, position: int, element: etree._Element) -> None:
    """Insert an element before the child at `position`, on its own line if the others are."""
    if position < len(parent):
        element.tail = parent.text
    elif len(parent):
        last = parent[-1]
        element.tail, last.tail = last.tail, parent.text
    elif parent.text:
        element.tail = parent.text.removesuffix(_INDENT)
    parent.insert(position, element)


def insert_list(parent: etree._Element, position: int, name: str) -> etree._Element:
    """Insert an empty element, indented for children that are yet to be inserted."""
    element = fragment(f"<{name}/>")
    if parent.text:
        element.text = parent.text + _INDENT
    insert(parent, position, element)
    return element


def remove(element: etree._Element) -> None:
    """Remove an element and the white space before it."""
    parent, previous = element.getparent(), element.getprevious()
    assert parent is not None
    if element.getnext() is None:
        if previous is None:
            parent.text = element.tail
        else:
            previous.tail = element.tail
    parent.remove(element)


def replace(element: etree._Element, replacement: etree._Element) -> None:
    """Replace an element by another."""
    parent = element.getparent()
    assert parent is not None
    replacement.tail = element.tail
    parent.replace(element, replacement)
