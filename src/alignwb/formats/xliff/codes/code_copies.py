"""The codes of a unit that is changed in place: each keeps what its element carries.

An element is copied from where the code stood in the same text, or else from its first place in
the unit, with the attributes of other namespaces too.  A pair that no longer nests becomes an `sc`
and an `ec`; those that were such stay so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from lxml import etree

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.codes import Codes, JsonValue, PlacedEnd, code_at, codes_of, to_values
from alignwb.formats.xliff import names
from alignwb.formats.xliff.codes.code_elements import original_data
from alignwb.formats.xliff.codes.code_plan import (
    CodeTag,
    Instance,
    SidePlan,
    TagPart,
    UnitIds,
    plan_side,
)
from alignwb.formats.xliff.codes.code_tags import (
    OriginalData,
    PlannedUnit,
    attributes_of,
    data_elements,
    reference,
)
from alignwb.formats.xliff.codes.unit_codes import UnitCodes
from alignwb.formats.xliff.inline import read_inline
from alignwb.formats.xliff.tree import child, fragment, insert, insert_list

_SKELETONS = {
    TagPart.POINT: "<ph/>",
    TagPart.SPAN_START: "<pc>",
    TagPart.SPAN_END: "</pc>",
    TagPart.START: "<sc/>",
    TagPart.END: "<ec/>",
}
_REFERENCES = frozenset({"id", "startRef", "copyOf", "isolated"})
_ENDS_OF_SPAN = ("disp", "equiv", "dataRef", "subFlows")


class _Original(NamedTuple):
    """The elements that a code was in the file, and how it stood there."""

    opening: etree._Element | None
    closing: etree._Element | None
    is_isolated: bool

    @property
    def id(self) -> str:
        """Its id; "" for none of its own."""
        element = self.closing if self.opening is None else self.opening
        return "" if element is None else element.get("id", "")

    def of(self, part: TagPart) -> etree._Element | None:
        return self.closing if part is TagPart.END else self.opening


_Place = tuple[str, str, int, int]
"""The side, the id of the segment, the number of a code, and how many of it begin before."""


@dataclass(slots=True)
class CodeCopies:
    """The codes of one unit, for texts that are written into it.

    Attributes:
        new: The paragraph that the unit is to hold.
        unit: How the codes of its texts are written.
    """

    new: Paragraph
    unit: PlannedUnit
    _originals: Mapping[_Place, _Original]
    _firsts: dict[int, _Original] = field(default_factory=dict)
    _begun: dict[tuple[str, int], Instance] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for place, original in self._originals.items():
            self._firsts.setdefault(place[2], original)
        for side, plan in zip((names.SOURCE, names.TARGET), self.unit.plans, strict=True):
            for instance in plan.instances:
                if instance.has_open:
                    self._begun.setdefault((side, instance.number), instance)
                model = self._original(side, instance)
                if model and (opening := model.opening) is not None:
                    # What its own tool wrote as two ends stays two ends.
                    instance.is_span &= opening.tag in names.SPANS

    def skeleton(self, side: str, position: int) -> list[str | None]:
        """Bare tags for the characters of a text that may be codes; `dress` makes them whole."""
        return [tag and _SKELETONS[tag.part] for tag in self._plan(side).tags(position)]

    def dress(self, content: etree._Element, side: str, position: int) -> None:
        """Give the bare elements in a text their names and attributes."""
        bare = [each for each in content.iter(*names.CODE_TAGS) if not each.attrib]
        tags = (tag for tag in self._plan(side).tags(position) if tag)
        begun = (tag for tag in tags if tag.part is not TagPart.SPAN_END)
        for element, tag in zip(bare, begun, strict=True):
            self._dress(element, tag, side)

    def is_written_otherwise(self, side: str, position: int) -> bool:
        """Whether a code of a text has lost or found its other end in another one, or its id."""
        instances = {tag.instance for tag in self._plan(side).tags(position) if tag}
        return any(
            (original := self._originals.get(self._place(side, each))) is not None
            and (original.is_isolated is not each.is_isolated or original.id not in ("", each.id))
            for each in instances
        )

    def add_data(self, unit: etree._Element) -> None:
        """Put the originals into the unit that it lacks."""
        known = self.unit.data.taken
        missing = {data: each for data, each in self.unit.data.ids.items() if each not in known}
        if not missing:
            return
        parent = child(unit, names.ORIGINAL_DATA)
        if parent is None:
            texts = {names.SEGMENT, names.IGNORABLE}
            first = next(place for place, part in enumerate(unit) if part.tag in texts)
            parent = insert_list(unit, first, "originalData")
        for text in data_elements(OriginalData(missing)):
            insert(parent, len(parent), fragment(text))

    def _plan(self, side: str) -> SidePlan:
        return self.unit.source if side == names.SOURCE else self.unit.target

    def _place(self, side: str, instance: Instance) -> _Place:
        return side, self.new.segments[instance.text].id, instance.number, instance.nth

    def _original(self, side: str, instance: Instance) -> _Original | None:
        """What the code was: in the same text, or in the source beside it, or anywhere."""
        place = self._place(side, instance)
        beside = (names.SOURCE, *place[1:])
        found = self._originals.get(place) or self._originals.get(beside)
        return found or self._firsts.get(instance.number)

    def _reference_of_mark(self, tag: CodeTag, side: str) -> dict[str, str]:
        """How the element of a mark says which it is: it can be neither isolated nor a copy."""
        part, instance = tag
        first = instance.copy_of or instance.id
        if part is TagPart.END:
            return {"startRef": first}
        is_begun = self._begun[side, instance.number] is not instance
        return {"id": instance.id if is_begun else first}

    def _dress(self, element: etree._Element, tag: CodeTag, side: str) -> None:
        original = self._original(side, tag.instance)
        part, instance = tag
        model = original and original.of(part)
        stated = dict(reference(part, instance))
        if original is None or model is None:
            code = self.unit.codes[instance.number]
            attributes = dict(attributes_of(part, instance, code, self.unit.data))
        else:
            attributes = dict(_converted(model, part))
            if original.is_isolated is instance.is_isolated:
                _keep_isolation(stated, model)
            if model.tag in names.MARKS:
                stated = self._reference_of_mark(tag, side)
            element = _like(model, element, part)
        for name, value in attributes.items():
            if name not in _REFERENCES:
                element.set(name, value)
            elif name in stated:
                element.set(name, stated.pop(name))
        for name, value in stated.items():
            element.set(name, value)


def code_copies(
    unit: etree._Element,
    elements: Mapping[str, etree._Element],
    read: UnitCodes,
    new: Paragraph,
) -> CodeCopies:
    """The codes of a unit before it is changed to hold `new`.

    elements: its segments, by id.  read: its codes.
    """
    originals = dict(_originals(elements, read))
    source = plan_side([segment.source for segment in new.segments], new.codes)
    target = plan_side([segment.target for segment in new.segments], new.codes)
    taken = frozenset(each.get("id", "") for each in unit.iter(etree.Element))
    known = {number: each for number, each in read.ids.items() if each}
    ids = UnitIds(new.codes, known, taken)

    def prior(plan: SidePlan, instance: Instance) -> str:
        side = names.SOURCE if plan is source else names.TARGET
        place = side, new.segments[instance.text].id, instance.number, instance.nth
        original = originals.get(place)
        return original.id if original else ""

    ids.give(source, target, prior)
    data = original_data(unit)
    kept = OriginalData({text: each for each, text in data.items()}, frozenset(data))
    return CodeCopies(new, PlannedUnit(new.codes, source, target, ids, kept), originals)


def stated_in_unit(
    elements: Iterable[etree._Element], read: UnitCodes, new: Paragraph, ids: UnitIds
) -> dict[int, dict[str, JsonValue]]:
    """What the metadata have to say of the codes of `new`, because the unit does not.

    elements: the segments of the unit, which holds the texts of `new`.  read: its codes.
    """
    numbers: dict[int, int] = {}
    for element, segment in zip(elements, new.segments, strict=True):
        for tag, text in ((names.SOURCE, segment.source), (names.TARGET, segment.target)):
            side = child(element, tag)
            if side is not None:
                there = read_inline(side, preserve=True, characters=read.characters)
                pairs = zip(_ends(there, read.codes), _ends(text, new.codes), strict=False)
                numbers |= {ours.number: theirs.number for theirs, ours in pairs}
    is_in_order = all(ours == theirs for ours, theirs in numbers.items())
    stated: dict[int, dict[str, JsonValue]] = {}
    for number, code in sorted(new.codes.items()):
        there_code = read.codes.get(numbers.get(number, 0))
        if there_code is None or replace(there_code, number=number) != code:
            stated[number] = to_values(replace(code, id=ids.base(number)))
            if len(stated[number]) == 1:
                stated[number]["kind"] = ""
        elif not is_in_order and there_code.id:
            stated[number] = {"id": there_code.id}
    return stated


def _ends(text: str, codes: Codes) -> Iterator[PlacedEnd]:
    return (end for end in codes_of(text) if code_at(end, codes) is not None)


def _originals(
    elements: Mapping[str, etree._Element], read: UnitCodes
) -> Iterator[tuple[_Place, _Original]]:
    ids = list(elements)
    for tag in (names.SOURCE, names.TARGET):
        sides = [child(element, tag) for element in elements.values()]
        texts = [
            "" if side is None else read_inline(side, preserve=True, characters=read.characters)
            for side in sides
        ]
        plan = plan_side(texts, read.codes)
        ends: dict[Instance, list[etree._Element | None]] = {}
        for position, side in enumerate(sides):
            tags = [each for each in plan.tags(position) if each]
            found = [] if side is None else _ends_in(side, read)
            for (part, instance), element in zip(tags, found, strict=True):
                pair = ends.setdefault(instance, [None, None])
                pair[part in (TagPart.END, TagPart.SPAN_END)] = element
        for instance, (opening, closing) in ends.items():
            place = tag, ids[instance.text], instance.number, instance.nth
            yield place, _Original(opening, closing, instance.is_isolated)


def _ends_in(side: etree._Element, read: UnitCodes) -> list[etree._Element]:
    """The elements of the codes of a text; those that span words at both of their ends."""
    found: list[etree._Element] = []
    for element in side:
        if element in read.characters:
            found.append(element)
            if element.tag in names.SPANS:
                found += _ends_in(element, read)
                found.append(element)
    return found


def _converted(model: etree._Element, part: TagPart) -> Iterator[tuple[str, str]]:
    """The attributes that an element keeps as a part of its kind."""
    if part in (TagPart.POINT, TagPart.SPAN_START) or model.tag not in names.SPANS:
        yield from ((str(name), str(value)) for name, value in model.attrib.items())
        return
    if model.tag in names.MARKS:
        if part is TagPart.START:
            yield from ((str(name), str(value)) for name, value in model.attrib.items())
        return
    mine, other = ("End", "Start") if part is TagPart.END else ("Start", "End")
    if "canOverlap" not in model.attrib:
        yield "canOverlap", "no"
    for key, value in model.attrib.items():
        name = str(key)
        if name in {f"{each}{mine}" for each in _ENDS_OF_SPAN}:
            yield name.removesuffix(mine), str(value)
        elif name not in {f"{each}{other}" for each in _ENDS_OF_SPAN}:
            is_of_start = name.startswith("{") or name == "dir"
            if part is TagPart.START or not is_of_start:
                yield name, str(value)


def _keep_isolation(stated: dict[str, str], model: etree._Element) -> None:
    """Have a code go on as it was where its other end is neither here nor there."""
    if model.get("isolated") is None:
        stated.pop("isolated", None)
        if (start := model.get("startRef")) and "startRef" not in stated:
            stated.pop("copyOf", None)
            stated.pop("id", None)
            stated["startRef"] = start


def _like(model: etree._Element, bare: etree._Element, part: TagPart) -> etree._Element:
    """The bare element with the name and the prefixes that it has to have beside the model."""
    uris = {etree.QName(name).namespace for name in map(str, model.attrib)} - {None, names.XML}
    prefixes = {prefix: uri for prefix, uri in model.nsmap.items() if prefix and uri in uris}
    if not prefixes:
        bare.tag = _tag_like(model, part)
        return bare
    element = etree.Element(_tag_like(model, part), nsmap=prefixes)
    element.text, element.tail = bare.text, bare.tail
    element.extend(list(bare))
    parent = bare.getparent()
    assert parent is not None
    parent.replace(bare, element)
    return element


def _tag_like(model: etree._Element, part: TagPart) -> str:
    kinds = {
        TagPart.SPAN_START: ("pc", "mrk"),
        TagPart.START: ("sc", "sm"),
        TagPart.END: ("ec", "em"),
    }
    pair = kinds.get(part, ("ph", "ph"))
    return f"{{{names.CORE}}}{pair[model.tag in names.MARKS]}"
