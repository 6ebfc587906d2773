"""Putting elements into a tree and taking them out, with the white space that sets them off."""

from lxml import etree

from alignwb.formats.xliff import names

_SCOPE = f'<x xmlns="{names.CORE}" xmlns:mtc="{names.MATCHES}" xmlns:mda="{names.METADATA}">'


def fragment(text: str) -> etree._Element:
    """The one element that `text` is, in the prefixes this program writes; without its tail."""
    element = etree.fromstring(f"{_SCOPE}{text.strip()}</x>")[0]
    element.tail = None
    return element


def insert(parent: etree._Element, position: int, element: etree._Element) -> None:
    """Put an element before the child at `position`, on a line of its own if children are."""
    if position < len(parent):
        element.tail = parent.text
    elif len(parent):
        last = parent[-1]
        element.tail, last.tail = last.tail, parent.text
    parent.insert(position, element)


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
