"""What a paragraph holds, in its order, as its format's reader finds it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

Features = Mapping[str, bytes]
"""How a stretch of text looks: names of properties, and how the format writes each."""

Raw = tuple[bytes | tuple[int, int], ...]
"""What is written back as it is: bytes, and places in the part."""


@dataclass(slots=True)
class StyledText:
    """Text that looks alike.

    Attributes:
        text: The text.
        features: How it looks.
        raw: What it is written as where it stays as it is.
    """

    text: str
    features: Features
    raw: Raw = ()


@dataclass(slots=True)
class Point:
    """A code that spans no words.

    Attributes:
        raw: What it is written as.
        kind: What it does, by XLIFF's name for it.
        disp: What it is called for people.
        equiv: What it reads as in plain text.
        is_lasting: Whether a text should neither lack it nor have it twice.
    """

    raw: Raw
    kind: str = "other"
    disp: str = ""
    equiv: str = ""
    is_lasting: bool = False


@dataclass(slots=True)
class Marker:
    """The marker of a note, in the text as `[^label]`."""

    label: str
    raw: Raw


@dataclass(slots=True)
class Anchor:
    """What the text does not show and nobody has to move: it stays about where it stands."""

    raw: Raw


@dataclass(slots=True)
class Scope:
    """A code that spans words and is an element around them: a link, a content control.

    Attributes:
        head: What it begins with.
        tail: What it ends with.
        items: What is in it.
        kind: What it does, by XLIFF's name for it.
        disp: What it is called for people.
    """

    head: Raw
    tail: Raw
    items: list["Item"] = field(default_factory=list)
    kind: str = "other"
    disp: str = ""


Item = StyledText | Point | Marker | Anchor | Scope


@dataclass(frozen=True, slots=True)
class Looks:
    """What a format says about its features.

    Attributes:
        kinds: XLIFF's names of those that have one ("xlf:b"), the most telling first.
        names: What people call them.
        on_spaces: Those that show on white space too, as underlining does.
    """

    kinds: Mapping[str, str]
    names: Mapping[str, str]
    on_spaces: Collection[str]


def plain_text(items: Sequence[Item]) -> str:
    """All texts in items, codes as what they read as."""
    pieces: list[str] = []
    for item in items:
        if isinstance(item, StyledText):
            pieces.append(item.text)
        elif isinstance(item, Point):
            pieces.append(item.equiv)
        elif isinstance(item, Scope):
            pieces.append(plain_text(item.items))
    return "".join(pieces)


def raw_of(items: Sequence[Item]) -> Raw:
    """What items are written as where they stay as they are."""
    found: list[bytes | tuple[int, int]] = []
    for item in items:
        if isinstance(item, Scope):
            found += (*item.head, *raw_of(item.items), *item.tail)
        else:
            found += item.raw
    return tuple(found)
