"""The trans-units of a file and the segments that the client made of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from alignwb.errors import FormatError
from alignwb.formats.xliff1.client_codes import SEGMENT_MARK
from alignwb.formats.xliff1.placed_nodes import PlacedNode, PlacedXml

SDL = "http://sdl.com/FileTypes/SdlXliff/1.0"
"""The namespace of what Trados adds."""


@dataclass(frozen=True, slots=True)
class ClientSegment:
    """A segment of a unit.

    Attributes:
        mid: Its name in the unit; "" where the whole unit is one.
        source: The element whose content its source is.
        target: The same of its target; None for none.
    """

    mid: str
    source: PlacedNode
    target: PlacedNode | None


@dataclass(frozen=True, slots=True)
class ClientUnit:
    """A trans-unit.

    Attributes:
        node: Its element.
        attributes: Of that.
        source: Its `<source>`.
        divided: Its `<seg-source>` if that has segments; else None.
        target: Its `<target>`; None for none.
        segments: At least one.
        is_translated: Whether it is to be translated, by it or what is around it.
        is_preserving: Whether white space counts, likewise.
        loose_target: A target of the whole unit that is not divided as the source is.
        around: The elements it stands in, the innermost first.
        definitions: What Trados says of its segments, by their ids; None if it says nothing.
    """

    node: PlacedNode
    attributes: dict[str, str]
    source: PlacedNode
    divided: PlacedNode | None
    target: PlacedNode | None
    segments: tuple[ClientSegment, ...]
    is_translated: bool
    is_preserving: bool
    loose_target: PlacedNode | None = None
    around: tuple[PlacedNode, ...] = field(default=())
    definitions: Mapping[str, PlacedNode] | None = None

    @property
    def id(self) -> str:
        """Its id in the file."""
        return self.attributes.get("id", "")

    def definition(self, segment: ClientSegment) -> PlacedNode | None:
        """What Trados says of a segment; None for nothing."""
        return (self.definitions or {}).get(segment.mid) if segment.mid else None

    @property
    def pattern(self) -> PlacedNode:
        """The element whose content a new target is modelled on."""
        return self.divided or self.source


def units_of(file: PlacedXml) -> Iterator[ClientUnit]:
    """The units of a file, in order.  Raises FormatError on one without a source."""
    namespace = file.root.namespace
    for node in file.root.all():
        if node.name == "trans-unit" and node.namespace == namespace:
            yield _unit(file, node)


def own_child(node: PlacedNode, name: str) -> PlacedNode | None:
    """The first child of a name in the element's own namespace."""
    for child in node.children:
        if child.name == name and child.namespace == node.namespace:
            return child
    return None


def _unit(file: PlacedXml, node: PlacedNode) -> ClientUnit:
    attributes = file.attributes(node)
    source = own_child(node, "source")
    if source is None:
        unit_id = attributes.get("id", "")
        raise FormatError(
            f"{file.path}, line {file.line(node.start)}: the unit “{unit_id}” has no source",
            hint="Is the file damaged?  Ask the client for it again.",
        )
    divided, target = own_child(node, "seg-source"), own_child(node, "target")
    marks = list(_segment_marks(file, divided)) if divided else []
    around = tuple(_around(node))
    loose: PlacedNode | None = None
    segments: tuple[ClientSegment, ...]
    if divided is None or not marks:
        divided, segments = None, (ClientSegment("", source, target),)
    else:
        named: dict[str, PlacedNode] = {}
        if target is not None:
            for mid, mark in _segment_marks(file, target):
                named.setdefault(mid, mark)
        if target is not None and not named and file.all_text(target).strip():
            loose = target
        if loose and len(marks) == 1:
            segments, loose = (ClientSegment(marks[0][0], marks[0][1], target),), None
        else:
            segments = tuple(ClientSegment(mid, mark, named.get(mid)) for mid, mark in marks)
    translate = _inherited(file, (node, *around), "translate")
    space = _inherited(file, (source, node, *around), "{http://www.w3.org/XML/1998/namespace}space")
    return ClientUnit(
        node,
        attributes,
        source,
        divided,
        target,
        segments,
        is_translated=translate != "no",
        is_preserving=space == "preserve",
        loose_target=loose,
        around=around,
        definitions=_definitions(file, node),
    )


def _definitions(file: PlacedXml, node: PlacedNode) -> dict[str, PlacedNode] | None:
    """What Trados says of the segments of a unit, by their ids; None if it is no file of Trados."""
    listed = next(
        (each for each in node.children if each.name == "seg-defs" and each.namespace == SDL), None
    )
    if listed is None:
        return None
    named: dict[str, PlacedNode] = {}
    for each in listed.children:
        if each.name == "seg":
            named.setdefault(file.attributes(each).get("id", ""), each)
    return named


def _segment_marks(file: PlacedXml, node: PlacedNode) -> Iterator[tuple[str, PlacedNode]]:
    end = 0
    for each in node.all():
        if each.name == "mrk" and each.start >= end:
            attributes = file.attributes(each)
            if attributes.get("mtype") == SEGMENT_MARK:
                end = each.end
                yield attributes.get("mid", ""), each


def _around(node: PlacedNode) -> Iterator[PlacedNode]:
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _inherited(file: PlacedXml, nodes: tuple[PlacedNode, ...], name: str) -> str:
    """The value of an attribute at the nearest of some elements that has it; "" for none."""
    short = name.rpartition("}")[2]
    for node in nodes:
        if short in file.text[node.start : node.inner]:
            value = file.attributes(node).get(name)
            if value is not None:
                return value
    return ""
