"""The elements of codes as this program writes them, and their originals."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.code_numbers import free_numbers
from alignwb.core.bitext.codes import (
    Codes,
    End,
    InlineCode,
    JsonValue,
    Reordering,
    codes_of,
    text_ends,
    to_values,
)
from alignwb.core.bitext.markers import MARKER
from alignwb.formats.xliff.codes.code_elements import types_of
from alignwb.formats.xliff.codes.code_plan import (
    CodeTag,
    Instance,
    SidePlan,
    TagPart,
    UnitIds,
    plan_side,
)
from alignwb.formats.xml_text import ILLEGAL, escape_attribute, escape_text, make_legal

_REORDERING = {Reordering.NO: "no", Reordering.FIRST_NO: "firstNo"}


@dataclass(slots=True)
class OriginalData:
    """The originals of codes in a unit, each once.

    Attributes:
        ids: The id of each.
        taken: Ids that none may get.
    """

    ids: dict[str, str] = field(default_factory=dict)
    taken: Container[str] = frozenset()
    _count: int = 0

    def id_of(self, data: str) -> str:
        """The id of an original, a new one if it has none yet."""
        while data not in self.ids:
            self._count += 1
            if f"d{self._count}" not in self.taken:
                self.ids[data] = f"d{self._count}"
        return self.ids[data]


def tag_text(tag: CodeTag, code: InlineCode, data: OriginalData | None) -> str:
    """A tag in XML.  data: where the originals of the codes are kept; None to leave them out."""
    part, instance = tag
    if part is TagPart.SPAN_END:
        return "</pc>"
    attributes = "".join(
        f' {name}="{escape_attribute(value)}"'
        for name, value in attributes_of(part, instance, code, data)
    )
    name = {TagPart.POINT: "ph", TagPart.SPAN_START: "pc", TagPart.START: "sc", TagPart.END: "ec"}[
        part
    ]
    return f"<{name}{attributes}>" if part is TagPart.SPAN_START else f"<{name}{attributes}/>"


def attributes_of(
    part: TagPart, instance: Instance, code: InlineCode, data: OriginalData | None
) -> Iterator[tuple[str, str]]:
    """The attributes of an element, in the order in which they are written."""
    yield from reference(part, instance)
    kind, closer = types_of(code.kind)
    is_span = part is TagPart.SPAN_START
    stated = [("type", kind), ("subType", closer)]
    if not code.may_be_copied:
        stated.append(("canCopy", "no"))
    if not code.may_be_deleted:
        stated.append(("canDelete", "no"))
    # By default a `pc` may not overlap, and other pairs may.
    if code.is_pair and code.may_overlap is is_span:
        stated.append(("canOverlap", "yes" if code.may_overlap else "no"))
    stated.append(("canReorder", _REORDERING.get(code.reordering, "")))
    if part is not TagPart.END:
        end = "Start" if is_span else ""
        stated += _told(end, code.equiv, code.disp, code.data, data)
    if is_span or part is TagPart.END:
        end = "End" if is_span else ""
        stated += _told(end, code.equiv_end, code.disp_end, code.data_end, data)
    yield from ((name, value) for name, value in stated if value)


def reference(part: TagPart, instance: Instance) -> Iterator[tuple[str, str]]:
    """The attributes that say which code an element is."""
    if part is TagPart.END and not instance.is_isolated:
        yield "startRef", instance.id
        return
    yield "id", instance.id
    if instance.copy_of:
        yield "copyOf", instance.copy_of
    if instance.is_isolated:
        yield "isolated", "yes"


def _told(
    end: str, equiv: str, disp: str, original: str, data: OriginalData | None
) -> list[tuple[str, str]]:
    # Whatever reads as a footnote marker is taken for one, so this one is written otherwise.
    equiv = make_legal(equiv)
    if MARKER.fullmatch(equiv):
        equiv = equiv.replace("[", "{U+005B}")
    ref = data.id_of(original) if data is not None and original else ""
    return [(f"equiv{end}", equiv), (f"disp{end}", make_legal(disp)), (f"dataRef{end}", ref)]


def data_elements(data: OriginalData) -> list[str]:
    """The `<data>` elements of a unit, a line each."""
    return [
        f'        <data id="{data_id}">{_with_code_points(original)}</data>\n'
        for original, data_id in data.ids.items()
    ]


def _with_code_points(text: str) -> str:
    pieces: list[str] = []
    done = 0
    for found in ILLEGAL.finditer(text):
        pieces += (escape_text(text[done : found.start()]), f'<cp hex="{ord(found[0]):04X}"/>')
        done = found.end()
    pieces.append(escape_text(text[done:]))
    return "".join(pieces)


@dataclass(slots=True)
class PlannedUnit:
    """The codes of a unit that is written from a paragraph.

    Attributes:
        codes: The codes of the paragraph.
        source: Those of its sources.
        target: Those of its targets.
        ids: Gives them their ids.
        data: Their originals.
    """

    codes: Codes
    source: SidePlan
    target: SidePlan
    ids: UnitIds
    data: OriginalData = field(default_factory=OriginalData)

    @property
    def plans(self) -> tuple[SidePlan, SidePlan]:
        """Those of its sources and those of its targets."""
        return self.source, self.target

    def tags(self, plan: SidePlan, text: int) -> list[str | None]:
        """A tag, or None, for each character of a text that may be a code."""
        return [
            tag and tag_text(tag, self.codes[tag.instance.number], self.data)
            for tag in plan.tags(text)
        ]

    def tags_of_draft(self, source: str, draft: str) -> list[list[str | None]]:
        """The same for the source and the target of a candidate, which has no originals."""
        plans = [plan_side([text], self.codes) for text in (source, draft)]
        found: list[list[str | None]] = []
        for plan in plans:
            copies: dict[str, Iterator[str]] = {}
            used: set[str] = set()
            for instance in plan.instances:
                instance.id = base = self.ids.base(instance.number)
                if base in used:
                    further = copies.setdefault(base, self.ids.copies(base))
                    instance.copy_of = base
                    instance.id = next(each for each in further if each not in used)
                used.add(instance.id)
            found.append(
                [
                    tag and tag_text(tag, self.codes[tag.instance.number], None)
                    for tag in plan.tags(0)
                ]
            )
        return found


def planned(paragraph: Paragraph) -> PlannedUnit | None:
    """The codes of a unit that is written as a new one; None if it has none."""
    if not paragraph.codes:
        return None
    codes = paragraph.codes
    source = plan_side([segment.source for segment in paragraph.segments], codes)
    target = plan_side([segment.target for segment in paragraph.segments], codes)
    ids = UnitIds(codes, {}, frozenset(segment.id for segment in paragraph.segments))
    ids.give(source, target)
    for number in sorted(codes):
        ids.base(number)
    return PlannedUnit(codes, source, target, ids)


def stated_codes(paragraph: Paragraph, unit: PlannedUnit) -> dict[int, dict[str, JsonValue]]:
    """What the metadata have to say of codes, because the texts that are written do not."""
    placed = [each.number for plan in (unit.source, unit.target) for each in plan.instances]
    order = dict.fromkeys(placed)
    raw = {end.number for end in text_ends(_texts(paragraph), paragraph.codes)}
    is_in_order = all(a == b for a, b in zip(order, free_numbers(raw), strict=False))
    seen = _ends_seen(paragraph)
    stated: dict[int, dict[str, JsonValue]] = {}
    for number, code in sorted(paragraph.codes.items()):
        code_id = unit.ids.base(number)
        if number not in order or _as_read(code, seen) != code:
            stated[number] = to_values(replace(code, id=code_id))
            if len(stated[number]) == 1:
                stated[number]["kind"] = ""
        elif not is_in_order:
            stated[number] = {"id": code_id}
    return stated


def _ends_seen(paragraph: Paragraph) -> set[tuple[int, End]]:
    texts = (text for each in paragraph.segments for text in (each.source, each.target))
    return {(each.number, each.end) for text in texts for each in codes_of(text)}


def _as_read(code: InlineCode, seen: set[tuple[int, End]]) -> InlineCode:
    """The code as it is read where only some of its ends are in the texts."""
    if not code.is_pair:
        return replace(
            code, equiv_end="", disp_end="", data_end="", is_half=False, may_overlap=True
        )
    has_open, has_close = ((code.number, end) in seen for end in (End.OPEN, End.CLOSE))
    read = replace(code, is_half=not (has_open and has_close))
    if not has_open:
        read = replace(read, equiv="", disp="", data="")
    if not has_close:
        read = replace(read, equiv_end="", disp_end="", data_end="")
    return read


def _texts(paragraph: Paragraph) -> Iterator[str]:
    """The texts whose codes are elements in the file."""
    for segment in paragraph.segments:
        yield segment.source
        yield segment.target
        if segment.draft:
            yield segment.draft.text
