"""How far a client's target has come: XLIFF's states, and what Trados, memoQ and Memsource say.

Where a tool has words of its own they count, since it reads those and not the state.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from alignwb.core.bitext.segment import Origin, OriginKind, Status
from alignwb.formats.xliff1.client_units import ClientSegment, ClientUnit
from alignwb.formats.xliff1.memsource_tags import MEMSOURCE
from alignwb.formats.xliff1.placed_nodes import PlacedNode, PlacedXml

MEMOQ = "MQXliff"
_MQ_STATUS, _MQ_LOCKED = f"{{{MEMOQ}}}status", f"{{{MEMOQ}}}locked"
_MX_CONFIRMED, _MX_LOCKED = f"{{{MEMSOURCE}}}confirmed", f"{{{MEMSOURCE}}}locked"

_STATES = {
    "new": Status.INITIAL,
    "needs-translation": Status.INITIAL,
    "needs-l10n": Status.INITIAL,
    "needs-adaptation": Status.INITIAL,
    "needs-review-translation": Status.EDITED,
    "needs-review-l10n": Status.EDITED,
    "needs-review-adaptation": Status.EDITED,
    "translated": Status.CONFIRMED,
    "signed-off": Status.REVIEWED,
    "final": Status.REVIEWED,
}
STATE_OF = {
    Status.INITIAL: "needs-translation",
    Status.DRAFT: "needs-review-translation",
    Status.EDITED: "needs-review-translation",
    Status.CONFIRMED: "translated",
    Status.REVIEWED: "signed-off",
    Status.LOCKED: "final",
}
_SDL = {
    "Draft": Status.EDITED,
    "Translated": Status.CONFIRMED,
    "RejectedTranslation": Status.EDITED,
    "ApprovedTranslation": Status.REVIEWED,
    "RejectedSignOff": Status.EDITED,
    "ApprovedSignOff": Status.REVIEWED,
}
_SDL_OF = {
    Status.DRAFT: "Draft",
    Status.EDITED: "Draft",
    Status.CONFIRMED: "Translated",
    Status.REVIEWED: "ApprovedTranslation",
    Status.LOCKED: "ApprovedSignOff",
}
_MEMOQ = {
    "NotStarted": Status.INITIAL,
    "Pretranslated": Status.DRAFT,
    "MachineTranslated": Status.DRAFT,
    "AssembledFromFragments": Status.DRAFT,
    "PartiallyEdited": Status.EDITED,
    "Rejected": Status.EDITED,
    "ManuallyConfirmed": Status.CONFIRMED,
    "Reviewer1Confirmed": Status.REVIEWED,
    "Proofread": Status.REVIEWED,
}
_MEMOQ_OF = {
    Status.INITIAL: "NotStarted",
    Status.DRAFT: "Pretranslated",
    Status.EDITED: "PartiallyEdited",
    Status.CONFIRMED: "ManuallyConfirmed",
    Status.REVIEWED: "Proofread",
    Status.LOCKED: "Proofread",
}
_MEMSOURCE = {"0": Status.EDITED, "1": Status.CONFIRMED}
_MACHINE = frozenset({"leveraged-mt", "mt-suggestion"})
_MEMORY = frozenset(
    {
        "exact-match",
        "fuzzy-match",
        "id-match",
        "leveraged-inherited",
        "leveraged-repository",
        "leveraged-tm",
        "tm-suggestion",
    }
)
_SDL_MACHINE = frozenset({"mt", "nmt", "amt", "auto-translation"})
_SDL_MEMORY = frozenset({"tm", "auto-propagated", "document-match", "perfect-match"})
_PERCENT = range(101)


@dataclass(frozen=True, slots=True)
class ClientState:
    """How far the target of a segment has come.

    Attributes:
        status: As this program says it.
        origin: Where the target is from; None if the file does not say.
    """

    status: Status
    origin: Origin | None = None


def state_of(
    file: PlacedXml, unit: ClientUnit, segment: ClientSegment, *, has_target: bool, is_copy: bool
) -> ClientState:
    """How far a segment has come.

    is_copy: whether its target is its source, as tools fill targets that nobody has translated.
    """
    definition = unit.definition(segment)
    origin = _origin(file, unit, definition)
    if _is_locked(file, unit, definition):
        return ClientState(Status.LOCKED, origin)
    if not has_target:
        return ClientState(Status.INITIAL)
    stated = _stated(file, unit, definition)
    if stated is None and unit.attributes.get("approved") == "yes":
        stated = Status.CONFIRMED
    if (stated is None or stated is Status.INITIAL) and is_copy:
        return ClientState(Status.INITIAL)
    if stated in {None, Status.INITIAL, Status.EDITED} and _is_untouched(file, unit, definition):
        return ClientState(Status.DRAFT, origin)
    # Somebody wrote it and nobody has confirmed it: then no batch job may replace it.
    status = Status.EDITED if stated in {None, Status.INITIAL} else stated
    assert status is not None
    return ClientState(status, origin)


def state_changes(
    file: PlacedXml,
    unit: ClientUnit,
    before: Sequence[Status],
    after: Sequence[Status],
) -> Iterator[tuple[PlacedNode, str, str]]:
    """The attributes to set (element, name, value) where the stages of a unit's segments change.

    The state of a target that is not in the file yet is not among them (`new_state`).
    """
    if list(before) == list(after):
        return
    has_own = False
    for segment, old, new in zip(unit.segments, before, after, strict=True):
        definition = unit.definition(segment)
        has_own = has_own or definition is not None
        if definition is not None and old is not new and new in _SDL_OF:
            yield definition, "conf", _SDL_OF[new]
    lowest = min(after, key=list(Status).index)
    if _MQ_STATUS in unit.attributes:
        has_own = True
        if _MEMOQ.get(unit.attributes[_MQ_STATUS]) is not lowest:
            yield unit.node, _written_name(unit.node, MEMOQ, "status"), _MEMOQ_OF[lowest]
    if _MX_CONFIRMED in unit.attributes:
        has_own = True
        confirmed = "1" if lowest.is_done else "0"
        yield unit.node, _written_name(unit.node, MEMSOURCE, "confirmed"), confirmed
    yield from _approval(file, unit, lowest)
    if unit.target is not None:
        stated = file.attributes(unit.target).get("state")
        if (stated is None and has_own) or (stated and _STATES.get(stated) is lowest):
            return
        if stated is None and _is_1_0(file):
            return
        yield unit.target, "state", STATE_OF[lowest]


def _approval(
    file: PlacedXml, unit: ClientUnit, lowest: Status
) -> Iterator[tuple[PlacedNode, str, str]]:
    """The attribute that says whether a translation is final, where it would be wrong now.

    A file of 1.0 has nothing else to say that a target is confirmed.
    """
    approved = unit.attributes.get("approved")
    is_final = lowest in {Status.REVIEWED, Status.LOCKED}
    if _is_1_0(file):
        is_yes = lowest.is_done
    elif approved is None or (approved == "yes" and lowest.is_done):
        return
    else:
        is_yes = is_final
    if (approved == "yes") is not is_yes:
        yield unit.node, "approved", "yes" if is_yes else "no"


def new_state(file: PlacedXml, unit: ClientUnit, after: Sequence[Status]) -> str:
    """The attribute of a new target that says its state; "" where a tool says it elsewhere."""
    own = {_MQ_STATUS, _MX_CONFIRMED} & unit.attributes.keys()
    if own or _is_1_0(file) or unit.definitions is not None:
        return ""
    return f' state="{STATE_OF[min(after, key=list(Status).index)]}"'


def _written_name(node: PlacedNode, namespace: str, name: str) -> str:
    prefix = next((each for each, known in node.prefixes.items() if known == namespace), "")
    return f"{prefix}:{name}" if prefix else name


def _is_1_0(file: PlacedXml) -> bool:
    return file.attributes(file.root).get("version") == "1.0"


def _is_locked(file: PlacedXml, unit: ClientUnit, definition: PlacedNode | None) -> bool:
    if not unit.is_translated or unit.attributes.get(_MQ_LOCKED) == "locked":
        return True
    if unit.attributes.get(_MX_LOCKED) == "true":
        return True
    return definition is not None and file.attributes(definition).get("locked") == "true"


def _stated(file: PlacedXml, unit: ClientUnit, definition: PlacedNode | None) -> Status | None:
    """What the file says of a target that is there; None if it says nothing."""
    if definition is not None:
        return _SDL.get(file.attributes(definition).get("conf", ""), Status.EDITED)
    if _MQ_STATUS in unit.attributes:
        return _MEMOQ.get(unit.attributes[_MQ_STATUS], Status.EDITED)
    if _MX_CONFIRMED in unit.attributes:
        return _MEMSOURCE.get(unit.attributes[_MX_CONFIRMED], Status.EDITED)
    if unit.target is None:
        return None
    state = file.attributes(unit.target).get("state")
    return None if state is None else _STATES.get(state, Status.EDITED)


def _is_untouched(file: PlacedXml, unit: ClientUnit, definition: PlacedNode | None) -> bool:
    """Whether a target is as a machine or a memory made it."""
    if definition is not None:
        attributes = file.attributes(definition)
        is_made = attributes.get("origin", "") in _SDL_MACHINE | _SDL_MEMORY
        return is_made and attributes.get("conf", "Unspecified") in {"Unspecified", "Draft"}
    if _MQ_STATUS in unit.attributes or _MX_CONFIRMED in unit.attributes or unit.target is None:
        return False
    return file.attributes(unit.target).get("state-qualifier", "") in _MACHINE | _MEMORY


def _origin(file: PlacedXml, unit: ClientUnit, definition: PlacedNode | None) -> Origin | None:
    if definition is not None:
        attributes = file.attributes(definition)
        kind = attributes.get("origin", "")
        name = attributes.get("origin-system", "")
        if kind in _SDL_MACHINE:
            return Origin(OriginKind.MT, name)
        if kind in _SDL_MEMORY:
            percent = attributes.get("percent", "")
            rate = int(percent) if percent.isascii() and percent.isdecimal() else None
            return Origin(OriginKind.TM, name, rate if rate in _PERCENT else None)
        return None
    if unit.target is None:
        return None
    qualifier = file.attributes(unit.target).get("state-qualifier", "")
    if qualifier in _MACHINE:
        return Origin(OriginKind.MT)
    return Origin(OriginKind.TM) if qualifier in _MEMORY else None
