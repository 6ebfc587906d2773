"""Bookmarks around some of the words of a paragraph."""

from dataclasses import dataclass

from alignwb.formats.documents.inline.items import Anchor, Item, Scope, plain_text

_MOST = 20  # one in the other


@dataclass(slots=True)
class BookmarkStart(Anchor):
    """Where a bookmark begins.

    Attributes:
        id: What its end is known by.
        name: Its name.
        is_referred_to: Whether a person, or a cross-reference, may want the words in it.
    """

    id: str
    name: str
    is_referred_to: bool


@dataclass(slots=True)
class BookmarkEnd(Anchor):
    """Where a bookmark ends."""

    id: str


def with_bookmarks(items: list[Item]) -> list[Item]:
    """The items, with bookmarks around some of the words as codes around these.

    A reference shows the words of its bookmark, so they have to be the same in a translation.
    Other bookmarks stay anchors.
    """
    if not any(isinstance(item, BookmarkStart) and item.is_referred_to for item in items):
        return items
    length = len(plain_text(items).strip())
    found: list[Item] = []
    begun: list[int] = []
    for item in items:
        if isinstance(item, BookmarkStart) and item.is_referred_to and len(begun) < _MOST:
            begun.append(len(found))
        elif isinstance(item, BookmarkEnd) and begun:
            start = found[begun[-1]]
            if isinstance(start, BookmarkStart) and start.id == item.id:
                inner = found[begun.pop() + 1 :]
                if 0 < len(plain_text(inner).strip()) < length:
                    del found[-len(inner) - 1 :]
                    found.append(Scope(start.raw, item.raw, inner, disp=f"bookmark {start.name}"))
                    continue
            elif any(_is_start_of(item.id, found[at]) for at in begun):
                begun.clear()  # they overlap, which codes that are elements cannot
        found.append(item)
    return found


def _is_start_of(bookmark_id: str, item: Item) -> bool:
    return isinstance(item, BookmarkStart) and item.id == bookmark_id
