"""What a client's file says about its texts besides the texts: notes, contexts, others' matches."""

from collections.abc import Iterator, Mapping

from alignwb.formats.xliff1.client_units import SDL, ClientUnit, own_child
from alignwb.formats.xliff1.placed_nodes import PlacedNode, PlacedXml

_MOST_CHARACTERS = 2_000
_OF_TOOLS = frozenset({"x-sdl-comment", "comment"})

_DefinedComments = Mapping[str, tuple[str, ...]]
"""The comments that Trados keeps at the head of a file, by the ids that its marks name."""


class ClientComments:
    """The comments of a file, asked for unit by unit."""

    def __init__(self, file: PlacedXml) -> None:
        self._file = file
        self._defined = _defined_comments(file)
        # All units of a body stand among its children, which are looked through once.
        self._around: dict[PlacedNode, tuple[str, ...]] = {}

    def of(self, unit: ClientUnit) -> tuple[str, ...]:
        """What is said about a unit, each in one line, without repeats."""
        said = (*self._inherited(unit), *_comments(self._file, unit, self._defined))
        return tuple(dict.fromkeys(filter(None, said)))

    def _inherited(self, unit: ClientUnit) -> Iterator[str]:
        """Notes on the groups and the file that a unit stands in, the outermost first."""
        for node in reversed(unit.around):
            if node not in self._around:
                header = own_child(node, "header") if node.name == "file" else None
                self._around[node] = tuple(_notes(self._file, header or node))
            yield from self._around[node]


def _defined_comments(file: PlacedXml) -> _DefinedComments:
    """The comments that a file defines for its marks (`cmt-defs`)."""
    found: dict[str, tuple[str, ...]] = {}
    for definition in file.root.all():
        if definition.name == "cmt-def" and definition.namespace == SDL:
            said = (_signed(file, each) for each in definition.all() if each.name == "Comment")
            found[file.attributes(definition).get("id", "")] = tuple(said)
    return found


def _signed(file: PlacedXml, comment: PlacedNode) -> str:
    author, text = file.attributes(comment).get("user", ""), _line(file.all_text(comment))
    return f"{author}: {text}" if author and text else text


def _comments(file: PlacedXml, unit: ClientUnit, defined: _DefinedComments) -> Iterator[str]:
    yield from _limits(unit)
    yield from _notes(file, unit.node)
    for group in unit.node.children:
        if group.name == "context-group":
            yield from _contexts(file, group)
    for match in unit.node.children:
        if match.name == "alt-trans":
            yield _match(file, match)
    for mark in unit.node.all():
        if mark.name == "mrk":
            attributes = file.attributes(mark)
            if attributes.get("mtype") in _OF_TOOLS and attributes.get("comment"):
                yield _line(attributes["comment"])
            yield from defined.get(attributes.get(f"{{{SDL}}}cid", ""), ())
        elif mark.name.lower() == "comment" and mark.namespace != file.root.namespace:
            yield _line(file.all_text(mark))
    if unit.loose_target is not None:
        text = _line(file.all_text(unit.loose_target))
        yield f"translation of the whole, not divided into segments: {text}"


def _notes(file: PlacedXml, node: PlacedNode) -> Iterator[str]:
    for child in node.children:
        if child.name == "note" and child.namespace == node.namespace:
            text = _line(file.all_text(child))
            author = file.attributes(child).get("from", "")
            yield f"{author}: {text}" if author and text else text


def _limits(unit: ClientUnit) -> Iterator[str]:
    most, what = unit.attributes.get("maxwidth"), unit.attributes.get("size-unit", "pixel")
    if most:
        yield f"at most {most} {'characters' if what == 'char' else what}"


def _contexts(file: PlacedXml, group: PlacedNode) -> Iterator[str]:
    parts = [
        f"{kind.removeprefix('x-')}: {text}" if kind else text
        for each in group.children
        if each.name == "context" and (text := _line(file.all_text(each)))
        for kind in [file.attributes(each).get("context-type", "")]
    ]
    if parts:
        yield ", ".join(parts)


def _match(file: PlacedXml, match: PlacedNode) -> str:
    """A translation that the file proposes, with how good a match it is and where it is from."""
    target = own_child(match, "target")
    text = "" if target is None else _line(file.all_text(target))
    if not text:
        return ""
    attributes = file.attributes(match)
    quality = attributes.get("match-quality", "")
    told = [
        attributes.get("origin") or attributes.get("tool-id") or attributes.get("tool", ""),
        f"{quality}%" if quality.isdecimal() else quality,
    ]
    named = ", ".join(filter(None, told))
    return f"proposed{f' ({named})' if named else ''}: {text}"


def _line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_CHARACTERS else f"{line[:_MOST_CHARACTERS]}…"
