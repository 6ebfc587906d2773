"""Finding elements in a tree, putting them in and taking them out with the white space around."""

from lxml import etree

from alignwb.formats.xliff import names

_SCOPE = f'<x xmlns="{names.CORE}" xmlns:mtc="{names.MATCHES}" xmlns:mda="{names.METADATA}">'
_INDENT = "  "


def child(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child of that tag; several times as quick as `find`."""
    for each in element:
        if each.tag == tag:
            return each
    return None


def fragment(text: str) -> etree._Element:
    """The one element that `text` is, in the prefixes this program writes; without its tail."""
    element = etree.fromstring(f"{_SCOPE}{text.strip()}</x>")[0]
    element.tail = None
    return element


def insert(parent: etree._Element, position: int, element: etree._Element) -> None:
    """Put an element before the child at `position`, on a line of its own if the others are."""
    if position < len(parent):
        element.tail = parent.text
    elif len(parent):
        last = parent[-1]
        element.tail, last.tail = last.tail, parent.text
    elif parent.text:
        element.tail = parent.text.removesuffix(_INDENT)
    parent.insert(position, element)


def insert_list(parent: etree._Element, position: int, name: str) -> etree._Element:
    """Put an element in whose children, yet to come, will stand one step further in."""
    element = fragment(f"<{name}/>")
    if parent.text:
        element.text = parent.text + _INDENT
    insert(parent, position, element)
    return element


def remove(element: etree._Element) -> None:
    """Take an element out with the white space that set it off."""
    parent, previous = element.getparent(), element.getprevious()
    assert parent is not None
    if element.getnext() is None:
        if previous is None:
            parent.text = element.tail
        else:
            previous.tail = element.tail
    parent.remove(element)


def replace(element: etree._Element, replacement: etree._Element) -> None:
    """Put an element where another was."""
    parent = element.getparent()
    assert parent is not None
    replacement.tail = element.tail
    parent.replace(element, replacement)
