"""From what a paragraph holds to its text with inline codes.

What looks as most of the paragraph does is plain; what looks otherwise is a pair of codes.  A bold
word with an italic one in it gives a pair in a pair, whatever runs the format cut it into.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from alignwb.core.bitext.codes import CODE, MOST_CODES, End, InlineCode, PlacedEnd
from alignwb.core.bitext.markers import MARKER
from alignwb.errors import FormatError
from alignwb.formats.documents.inline.items import (
    Anchor,
    Features,
    Item,
    Looks,
    Marker,
    Point,
    Scope,
    StyledText,
    plain_text,
    raw_of,
)

Difference = frozenset[tuple[str, bytes | None]]
"""Features that something has beyond those of most of the text; None for one that it lacks."""

DATA_MARK = "!"
"""Stands between the place of a code and its number there."""

_PLAIN: Difference = frozenset()


@dataclass(slots=True)
class Formatting:
    """A pair of codes around text that looks otherwise than most of its paragraph."""

    difference: Difference


Piece = Point | Scope | Formatting | StyledText
"""What a code is written as; a `StyledText` is text that reads as a marker and is none."""


@dataclass(slots=True)
class Composed:
    """The text of a paragraph and all that it takes to write another one in its place.

    Attributes:
        text: The text, with a character for each code.
        codes: What they are.
        pieces: What each code is written as, by its number.
        bases: How most of the text looks: of each scope by its number, of the paragraph by 0.
        markers: The markers in it, by label.
        head: What stands before the text.
        tail: What stands behind it.
        anchors: What the text does not show, each with its offset in the text without codes.
    """

    text: str = ""
    codes: dict[int, InlineCode] = field(default_factory=dict)
    pieces: dict[int, Piece] = field(default_factory=dict)
    bases: dict[int, Features] = field(default_factory=dict)
    markers: dict[str, Marker] = field(default_factory=dict)
    head: list[Item] = field(default_factory=list)
    tail: list[Item] = field(default_factory=list)
    anchors: list[tuple[int, Anchor]] = field(default_factory=list)


def compose(items: Sequence[Item], looks: Looks, where: str, place: str = "") -> Composed:
    """The text of a paragraph's items.

    where: the paragraph, for messages.  place: its place; each code has it and its number as data,
    so that it is known where its paragraph was joined to another.  Raises FormatError if it has
    more codes than a paragraph can have.
    """
    composed = Composed()
    kept = _without_edges(items, composed)
    _Composer(composed, looks, where, place).add(kept, 0)
    return composed


def _without_edges(items: Sequence[Item], composed: Composed) -> list[Item]:
    """The items from the first to the last that the text has to show."""
    first, last = 0, len(items)
    while first < last and not _shows(items[first]):
        first += 1
    while last > first and not _shows(items[last - 1]):
        last -= 1
    composed.head, composed.tail = list(items[:first]), list(items[last:])
    kept = list(items[first:last])
    if kept and isinstance(kept[0], StyledText):
        blank, kept[0] = _cut(kept[0], len(kept[0].text) - len(kept[0].text.lstrip()))
        composed.head += [blank] if blank.text else []
    if kept and isinstance(kept[-1], StyledText):
        kept[-1], blank = _cut(kept[-1], len(kept[-1].text.rstrip()))
        composed.tail[:0] = [blank] if blank.text else []
    return kept


def _shows(item: Item) -> bool:
    if isinstance(item, StyledText):
        return bool(item.text.strip())
    if isinstance(item, Point):
        return bool(item.equiv.strip())
    if isinstance(item, Scope):
        return any(_shows(each) for each in item.items)
    return isinstance(item, Marker)


def _cut(stretch: StyledText, at: int) -> tuple[StyledText, StyledText]:
    return (
        StyledText(stretch.text[:at], stretch.features),
        StyledText(stretch.text[at:], stretch.features),
    )


class _Composer:
    def __init__(self, composed: Composed, looks: Looks, where: str, place: str) -> None:
        self._composed = composed
        self._looks = looks
        self._where = where
        self._place = place
        self._pieces: list[str] = []
        self._length = 0  # of the text without codes

    def add(self, items: Sequence[Item], scope: int) -> None:
        """Add what is in a scope; 0 is the paragraph."""
        merged = _merged(items)
        base = _base(merged)
        self._composed.bases[scope] = base
        placed, differences = self._differences(merged, base)
        extents = _extents(differences)
        opened: list[tuple[int, Difference]] = []
        for at, item in enumerate(placed):
            wanted = differences[at]
            self._close(opened, wanted)
            self._open(opened, wanted, extents[at])
            self._add_item(item)
        self._close(opened, None)
        if not scope:
            self._composed.text = "".join(self._pieces)

    def _differences(
        self, items: list[Item], base: Features
    ) -> tuple[list[Item], list[Difference]]:
        """The items, white space cut off, and how each looks otherwise than the base.

        White space, and what has no look, looks as its two neighbours both do; where the base would
        show on it (underlining), it goes with the text that it was cut off.
        """
        placed: list[Item] = []
        own: list[Difference | None] = []
        for item in items:
            if not isinstance(item, StyledText):
                placed.append(item)
                own.append(None)
                continue
            difference = _difference(item.features, base)
            for piece in _apart(item) if difference else (item,):
                is_told = piece.text.strip() or self._is_on_spaces(difference, item)
                placed.append(piece)
                own.append(difference if is_told else None)
        return placed, _filled(own)

    def _is_on_spaces(self, difference: Difference, item: StyledText) -> bool:
        is_blank = not item.text.strip()
        return any(
            name in self._looks.on_spaces and is_blank is (value is not None)
            for name, value in difference
        )

    def _close(self, opened: list[tuple[int, Difference]], wanted: Difference | None) -> None:
        keep = 0
        while keep < len(opened) and wanted is not None and opened[keep][1] <= wanted:
            keep += 1
        while len(opened) > keep:
            number, _ = opened.pop()
            self._pieces.append(PlacedEnd(number, End.CLOSE).text)

    def _open(
        self,
        opened: list[tuple[int, Difference]],
        wanted: Difference,
        extents: Mapping[tuple[str, bytes | None], int],
    ) -> None:
        lacking = wanted.difference(*(each for _, each in opened))
        by_extent: dict[int, set[tuple[str, bytes | None]]] = {}
        for each in lacking:
            by_extent.setdefault(extents[each], set()).add(each)
        for extent in sorted(by_extent, reverse=True):
            difference = frozenset(by_extent[extent])
            kind, disp = self._said(difference)
            number = self._number(Formatting(difference), kind, disp)
            opened.append((number, difference))
            self._pieces.append(PlacedEnd(number, End.OPEN).text)

    def _said(self, difference: Difference) -> tuple[str, str]:
        added = {name for name, value in difference if value is not None}
        kind = next((kind for name, kind in self._looks.kinds.items() if name in added), "other")
        said = [
            self._looks.names.get(name, name)
            if value is not None
            else f"not {self._looks.names.get(name, name)}"
            for name, value in sorted(difference, key=lambda each: each[0])
        ]
        return kind, ", ".join(dict.fromkeys(said))

    def _add_item(self, item: Item) -> None:
        if isinstance(item, StyledText):
            self._add_text(item)
        elif isinstance(item, Point):
            number = self._number(item, item.kind, item.disp)
            self._pieces.append(PlacedEnd(number, End.POINT).text)
        elif isinstance(item, Marker):
            self._composed.markers[item.label] = item
            text = f"[^{item.label}]"
            self._pieces.append(text)
            self._length += len(text)
        elif isinstance(item, Anchor):
            self._composed.anchors.append((self._length, item))
        else:
            self._add_scope(item)

    def _add_text(self, stretch: StyledText) -> None:
        # The plane of the codes is no character of any writing.
        text = CODE.sub("�", stretch.text)
        end = 0
        for literal in MARKER.finditer(text):
            # What reads as a marker and is none must not be taken for one.
            self._pieces.append(text[end : literal.start()])
            number = self._number(StyledText(literal[0], stretch.features), "other", literal[0])
            self._pieces.append(PlacedEnd(number, End.POINT).text)
            self._length -= len(literal[0])
            end = literal.end()
        self._pieces.append(text[end:])
        self._length += len(text)

    def _add_scope(self, scope: Scope) -> None:
        if not any(_shows(each) for each in scope.items) and not plain_text(scope.items):
            # Nobody can move a link around nothing.
            self._composed.anchors.append(
                (self._length, Anchor((*scope.head, *raw_of(scope.items), *scope.tail)))
            )
            return
        number = self._number(scope, scope.kind, scope.disp)
        self._pieces.append(PlacedEnd(number, End.OPEN).text)
        self.add(scope.items, number)
        self._pieces.append(PlacedEnd(number, End.CLOSE).text)

    def _number(self, piece: Piece, kind: str, disp: str) -> int:
        number = len(self._composed.pieces) + 1
        if number > MOST_CODES:
            raise FormatError(
                f"{self._where}: a paragraph has more than {MOST_CODES:,} changes of format, "
                "tabs or pictures",
                hint="Take out its direct formatting (Ctrl+Space in Word), then import it again.",
            )
        is_lasting = isinstance(piece, Point) and piece.is_lasting
        self._composed.pieces[number] = piece
        self._composed.codes[number] = InlineCode(
            number,
            isinstance(piece, Scope | Formatting),
            kind,
            equiv=plain_text([piece]) if isinstance(piece, Point | StyledText) else "",
            disp=disp,
            data=f"{self._place}{DATA_MARK}{number}",
            may_be_deleted=not is_lasting,
            may_be_copied=not is_lasting,
        )
        return number


def _merged(items: Sequence[Item]) -> list[Item]:
    """The items, with texts that look alike joined; what the text does not show may lie between."""
    merged: list[Item] = []
    for item in items:
        before = merged[-1] if merged else None
        if (
            isinstance(item, StyledText)
            and isinstance(before, StyledText)
            and before.features == item.features
        ):
            merged[-1] = StyledText(before.text + item.text, before.features)
        else:
            merged.append(item)
    return merged


def _base(items: Sequence[Item]) -> Features:
    """How most of the text looks, spaces not counted; of as much, what comes first."""
    texts = [item for item in items if isinstance(item, StyledText)]
    lengths: Counter[frozenset[tuple[str, bytes]]] = Counter()
    features: dict[frozenset[tuple[str, bytes]], Features] = {}
    for item in [each for each in texts if each.text.strip()] or texts:
        key = frozenset(item.features.items())
        lengths[key] += len(item.text) - item.text.count(" ")
        features.setdefault(key, item.features)
    return features[lengths.most_common(1)[0][0]] if lengths else {}


def _difference(features: Features, base: Features) -> Difference:
    if features is base or features == base:
        return _PLAIN
    added = {(name, value) for name, value in features.items() if base.get(name) != value}
    return frozenset(added | {(name, None) for name in base if name not in features})


def _apart(stretch: StyledText) -> list[StyledText]:
    """The text, with its white space at either end cut off."""
    text = stretch.text
    if not text.strip():
        return [stretch]
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return [
        StyledText(piece, stretch.features)
        for piece in (text[:begin], text[begin:end], text[end:])
        if piece
    ]


def _filled(own: Sequence[Difference | None]) -> list[Difference]:
    """What has no look of its own looks as its neighbours on both sides do."""
    before: list[Difference] = []
    last = _PLAIN
    for each in own:
        last = last if each is None else each
        before.append(last)
    filled: list[Difference] = []
    following = _PLAIN
    for at in range(len(own) - 1, -1, -1):
        each = own[at]
        if each is not None:
            following = each
        filled.append(each if each is not None else before[at] & following)
    return filled[::-1]


def _extents(
    differences: Sequence[Difference],
) -> list[dict[tuple[str, bytes | None], int]]:
    """Up to which item each difference of an item goes on."""
    extents: list[dict[tuple[str, bytes | None], int]] = []
    following: dict[tuple[str, bytes | None], int] = {}
    for at in range(len(differences) - 1, -1, -1):
        following = {each: following.get(each, at) for each in differences[at]}
        extents.append(following)
    return extents[::-1]
