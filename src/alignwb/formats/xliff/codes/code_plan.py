"""How the codes of a unit's texts are to be written: as which elements, under which ids.

A pair that is well nested in one text is a `pc`; the two ends of another are an `sc` and an `ec`,
also in two texts.  A code has one id in the sources of a unit; a target has the same id beside it.
Every further copy has an id of its own and says whose copy it is.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import count
from typing import NamedTuple

from alignwb.core.bitext.codes import CODE, Codes, End, InlineCode, code_at, read_code

_NAME = re.compile(r"[A-Za-z0-9._:-]+")


@dataclass(slots=True, eq=False)
class Instance:
    """A code where it stands on one side of a unit: both of its ends, or the one that is there.

    Attributes:
        number: Which code.
        text: The position of the text in which it begins.
        nth: How many of the same code begin in that text before it.
        is_span: Whether it is one element around the words it spans.
        has_open: Whether its first end is there; also true of a point.
        has_close: Whether its second end is there.
        id: Its id in the unit.
        copy_of: The id of the code that it is a copy of; "" for none.
    """

    number: int
    text: int
    nth: int
    is_pair: bool
    is_span: bool = False
    has_open: bool = False
    has_close: bool = False
    id: str = ""
    copy_of: str = ""

    @property
    def is_isolated(self) -> bool:
        """Whether it is a pair whose other end is not on this side of the unit."""
        return self.is_pair and not (self.has_open and self.has_close)


class TagPart(Enum):
    """What is written for a character of a text."""

    POINT = auto()
    SPAN_START = auto()
    SPAN_END = auto()
    START = auto()
    END = auto()


class CodeTag(NamedTuple):
    """What is written for a code in a text."""

    part: TagPart
    instance: Instance


def _no_id(_plan: "SidePlan", _instance: Instance) -> str:
    return ""


class _Place(NamedTuple):
    end: End
    instance: Instance


@dataclass(frozen=True, slots=True)
class SidePlan:
    """The codes of one side of a unit, text by text.

    Attributes:
        places: For each text, one for each character in it that may be a code; None where it is
            none.
        instances: In the order in which they begin.
    """

    places: list[list["_Place | None"]]
    instances: list[Instance]
    _beginning: Mapping[tuple[int, int], list[Instance]]

    def tags(self, text: int) -> list[CodeTag | None]:
        """What is written for each character of a text that may be a code; None for itself."""
        return [place and _tag(place) for place in self.places[text]]

    def beginning(self, text: int, number: int) -> list[Instance]:
        """The instances of a code that begin in a text."""
        return self._beginning.get((text, number), [])


def _tag(place: _Place) -> CodeTag:
    end, instance = place
    if end is End.POINT:
        return CodeTag(TagPart.POINT, instance)
    if instance.is_span:
        return CodeTag(TagPart.SPAN_START if end is End.OPEN else TagPart.SPAN_END, instance)
    return CodeTag(TagPart.START if end is End.OPEN else TagPart.END, instance)


def plan_side(texts: Sequence[str], codes: Codes) -> SidePlan:
    """The codes of texts that follow each other on one side of a unit, without ids."""
    planning = _Planning(codes)
    places = [planning.text(position, text) for position, text in enumerate(texts)]
    return SidePlan(places, planning.instances, planning.beginning)


@dataclass(slots=True)
class _Planning:
    codes: Codes
    instances: list[Instance] = field(default_factory=list)
    beginning: dict[tuple[int, int], list[Instance]] = field(default_factory=dict)
    _open: defaultdict[int, list[Instance]] = field(default_factory=lambda: defaultdict(list))

    def text(self, position: int, text: str) -> list[_Place | None]:
        if text.isascii():
            return []
        nested: dict[Instance, None] = {}
        places: list[_Place | None] = []
        for found in CODE.finditer(text):
            placed = read_code(found[0])
            number, end = placed
            code = code_at(placed, self.codes)
            if code is None:
                places.append(None)
                continue
            if end is End.CLOSE and self._open[number]:
                instance = self._open[number].pop()
                instance.is_span = next(reversed(nested), None) is instance
                nested.pop(instance, None)
            else:
                instance = self._begin(code, position)
                if end is End.OPEN:
                    self._open[number].append(instance)
                    nested[instance] = None
            if end is End.CLOSE:
                instance.has_close = True
            else:
                instance.has_open = True
            places.append(_Place(end, instance))
        return places

    def _begin(self, code: InlineCode, position: int) -> Instance:
        alike = self.beginning.setdefault((position, code.number), [])
        instance = Instance(code.number, position, len(alike), code.is_pair)
        alike.append(instance)
        self.instances.append(instance)
        return instance


@dataclass(slots=True)
class UnitIds:
    """Gives ids to the codes of one unit.

    Attributes:
        codes: The codes.
        known: The ids that codes have in the unit already, by their numbers.
        taken: Ids that no code may get.
        bases: The id of each code, by its number, once it is given.
    """

    codes: Codes
    known: Mapping[int, str]
    taken: Container[str]
    bases: dict[int, str] = field(default_factory=dict)
    _given: set[str] = field(default_factory=set)
    _tried: dict[str, int] = field(default_factory=dict)

    @property
    def given(self) -> frozenset[str]:
        """Every id that was given."""
        return frozenset(self._given)

    def base(self, number: int) -> str:
        """The id of a code, the same at each call."""
        if number not in self.bases:
            code = self.codes[number]
            own = self.known.get(number) or code.id
            is_fit = _NAME.fullmatch(own) and own not in self._given
            if not is_fit or (number not in self.known and own in self.taken):
                own = self.free(f"c{number}")
            self.bases[number] = own
            self._given.add(own)
        return self.bases[number]

    def give(
        self,
        source: SidePlan,
        target: SidePlan,
        prior: Callable[[SidePlan, Instance], str] = _no_id,
    ) -> None:
        """Give an id to each instance.  prior: the id it has in the file already; "" for none."""
        for number in dict.fromkeys(each.number for each in source.instances):
            self.base(number)
        begun: set[int] = set()
        for instance in source.instances:
            if instance.number in begun:
                self._copy(instance, prior(source, instance), (self._given,))
            else:
                instance.id = self.base(instance.number)
                begun.add(instance.number)
        used: set[str] = set()
        in_sources = {each.id for each in source.instances}
        for instance in target.instances:
            beside = source.beginning(instance.text, instance.number)
            if instance.nth < len(beside):
                instance.id, instance.copy_of = (
                    beside[instance.nth].id,
                    beside[instance.nth].copy_of,
                )
            elif instance.number not in begun:
                instance.id = self.base(instance.number)
                begun.add(instance.number)
            else:
                self._copy(instance, prior(target, instance), (used, in_sources))
            used.add(instance.id)

    def _copy(self, instance: Instance, known: str, used: Sequence[Container[str]]) -> None:
        base = self.base(instance.number)
        instance.copy_of = base
        is_known = known and not any(known in ids for ids in used)
        instance.id = known if is_known else self.free(f"{base}-2")
        self._given.add(instance.id)

    def free(self, wished: str) -> str:
        """An id that no code has: the wished one, or one like it."""
        return wished if self._is_free(wished) else next(self.copies(wished.removesuffix("-2")))

    def copies(self, base: str) -> Iterator[str]:
        """The ids that copies of a code may get, from the first on; no code has one of them."""
        # Ids are never given back, so no later copy of a code has to try those before again.
        for number in count(self._tried.get(base, 2)):
            wished = f"{base}-{number}"
            if self._is_free(wished):
                yield wished
            elif self._tried.get(base, 2) == number:
                self._tried[base] = number + 1

    def _is_free(self, wished: str) -> bool:
        return wished not in self._given and wished not in self.taken
