"""Inline codes: whether a translation has those of its source, once, and as they enclose words."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from alignwb.core.bitext.codes import (
    CODE,
    End,
    InlineCode,
    PlacedEnd,
    Reordering,
    codes_of,
    read_code,
    strip_codes,
)
from alignwb.core.checks.context import Checked
from alignwb.core.checks.findings import CheckKind, Finding, Fix, Weight
from alignwb.core.code_places.code_trees import code_tree, parents
from alignwb.core.languages.visible import sign_of_code
from alignwb.core.languages.words import Span

_ENDS = {End.OPEN: "the beginning of ", End.CLOSE: "the end of ", End.POINT: ""}


def check_inline_codes(checked: Checked) -> Iterator[Finding]:
    """Codes that are missing, too many, of no use here, wrongly nested or in another order."""
    for finding in _findings(checked):
        # A repair that leaves something to repair is not the one right one.
        yield finding if _is_enough(finding.fix, checked) else replace(finding, fix=None)


def _is_enough(fix: Fix | None, checked: Checked) -> bool:
    if fix is None:
        return True
    mended = replace(checked.segment, target=fix.apply(checked.target))
    return not _findings(replace(checked, segment=mended))


def _findings(checked: Checked) -> Sequence[Finding]:
    wanted, present = codes_of(checked.source), codes_of(checked.target)
    if wanted == present:
        return ()
    found = [*_missing(checked, wanted, present), *_extra(checked, wanted, present)]
    return found or list(_misplaced(checked, wanted, present))


def _missing(
    checked: Checked, wanted: Sequence[PlacedEnd], present: Sequence[PlacedEnd]
) -> Iterator[Finding]:
    missing = set((Counter(wanted) - Counter(present)).elements())
    numbers = dict.fromkeys(end.number for end in wanted if end in missing)
    is_only = len(numbers) == 1 and not set(present) - set(wanted)
    by_number, places = _by_number(wanted), _all_places(checked.source)
    for number in numbers:
        ends = [end for end in by_number[number] if end in missing]
        which = _ENDS[ends[0].end] if len(ends) < len(by_number[number]) else ""
        yield Finding(
            CheckKind.CODE,
            f"{which}{_name(number, checked)} is missing",
            Weight.STOPS,
            _subject(number),
            source=tuple(span for end in ends for span in places[end]),
            fix=_put_in(checked, ends) if is_only else None,
        )


def _extra(
    checked: Checked, wanted: Sequence[PlacedEnd], present: Sequence[PlacedEnd]
) -> Iterator[Finding]:
    extra = Counter(present) - Counter(wanted)
    own, by_number, places = _by_number(wanted), _by_number(extra), _all_places(checked.target)
    numbers = dict.fromkeys(end.number for end in present if end in extra)
    is_only = len(numbers) == 1 and not Counter(wanted) - Counter(present)
    for number in numbers:
        ends = by_number[number]
        code = checked.codes.get(number)
        if number in own:
            if (code is None or code.may_be_copied) and _are_whole(ends, extra, own[number]):
                continue
            what, fix = "stands there more often than in the source", None
        else:
            what = "is not in the source"
            fix = _taken_out(checked.target, ends) if is_only else None
        yield Finding(
            CheckKind.CODE,
            f"{_name(number, checked)} {what}",
            Weight.STOPS,
            _subject(number),
            target=tuple(span for end in ends for span in places[end]),
            fix=fix,
        )


def _misplaced(
    checked: Checked, wanted: Sequence[PlacedEnd], present: Sequence[PlacedEnd]
) -> Iterator[Finding]:
    """Codes that are all there, but not as they may stand."""
    if code_tree(wanted) is not None:
        crossing = _crossing(present)
        if crossing:
            names = " and ".join(_name(number, checked) for number in crossing)
            what = "begin and end crosswise" if len(crossing) > 1 else "ends before it begins"
            yield Finding(
                CheckKind.CODE,
                f"{names} {what}",
                Weight.STOPS,
                " ".join(map(_subject, crossing)),
                target=_places(checked.target, [e for e in present if e.number in crossing]),
            )
            return
    fixed = [end for end in wanted if _keeps_order(checked.codes.get(end.number))]
    there = [end for end in present if _keeps_order(checked.codes.get(end.number))]
    if fixed != there and Counter(fixed) == Counter(there):
        out = list(dict.fromkeys(a.number for a, b in zip(there, fixed, strict=True) if a != b))
        yield Finding(
            CheckKind.CODE,
            f"{', '.join(_name(number, checked) for number in out)}"
            f" {'have' if len(out) > 1 else 'has'} to stand in the order of the source",
            Weight.STOPS,
            " ".join(map(_subject, out)),
            target=_places(checked.target, [end for end in there if end.number in out]),
            fix=_in_order(checked.target, fixed),
        )
        return
    moved = _out_of_their_pairs(wanted, present)
    if moved:
        yield Finding(
            CheckKind.CODE,
            f"{', '.join(_name(number, checked) for number in moved)}"
            f" {'stand' if len(moved) > 1 else 'stands'} within other codes than in the source",
            Weight.MARKS,
            " ".join(map(_subject, moved)),
            target=_places(checked.target, [end for end in present if end.number in moved]),
        )


def _crossing(ends: Sequence[PlacedEnd]) -> list[int]:
    """The first pairs that cross each other, or the one that ends before it begins."""
    opened: list[int] = []
    begun = {end.number for end in ends if end.end is End.OPEN}
    for number, end in ends:
        if end is End.OPEN:
            opened.append(number)
        elif end is End.CLOSE and number in begun:
            if number not in opened:
                return [number]
            if opened[-1] != number:
                return sorted((opened[-1], number))
            opened.pop()
    return []


def _out_of_their_pairs(wanted: Sequence[PlacedEnd], present: Sequence[PlacedEnd]) -> list[int]:
    if code_tree(wanted) is None or Counter(wanted) != Counter(present):
        return []
    there = dict(parents(present))
    return list(
        dict.fromkeys(end.number for end, parent in parents(wanted) if there[end] != parent)
    )


def _keeps_order(code: InlineCode | None) -> bool:
    return code is not None and code.reordering is not Reordering.YES


def _by_number(ends: Iterable[PlacedEnd]) -> dict[int, list[PlacedEnd]]:
    """The ends of each code, none twice."""
    found: dict[int, list[PlacedEnd]] = {}
    for end in dict.fromkeys(ends):
        found.setdefault(end.number, []).append(end)
    return found


def _all_places(text: str) -> dict[PlacedEnd, list[Span]]:
    found: dict[PlacedEnd, list[Span]] = {}
    for match in CODE.finditer(text):
        found.setdefault(read_code(match[0]), []).append(Span(*match.span()))
    return found


def _are_whole(
    ends: Sequence[PlacedEnd], extra: Counter[PlacedEnd], own: Sequence[PlacedEnd]
) -> bool:
    """Whether what is there once more is all of the code."""
    return set(ends) == set(own) and len({extra[end] for end in ends}) == 1


def _put_in(checked: Checked, ends: Sequence[PlacedEnd]) -> Fix | None:
    """The code where it certainly belongs: at the edges of the text, or round words in both."""
    bare, placed = strip_codes(checked.source)
    at = {code.end: code.offset for code in placed if code.end in ends}
    target = checked.target
    if not target.strip():
        return None
    start, stop = len(target) - len(target.lstrip()), len(target.rstrip())
    if len(ends) == 1:
        offset = at[ends[0]]
        if bare[offset:].strip() and bare[:offset].strip():
            return None
        place = stop if not bare[offset:].strip() else start
        return Fix(place, place, ends[0].text)
    first, last = at[ends[0]], at[ends[-1]]
    words = bare[first:last]
    if bare[:first].strip() or bare[last:].strip():
        if not words.strip() or bare.count(words) != 1 or target.count(words) != 1:
            return None
        start = target.index(words)
        stop = start + len(words)
    inside = target[start:stop]
    # A pair that is put round half of another one would cross it.
    if code_tree(codes_of(f"{ends[0].text}{inside}{ends[-1].text}")) is None:
        return None
    return Fix(start, stop, f"{ends[0].text}{inside}{ends[-1].text}")


def _taken_out(target: str, ends: Collection[PlacedEnd]) -> Fix:
    places = [match.span() for match in CODE.finditer(target) if read_code(match[0]) in ends]
    start, stop = places[0][0], places[-1][1]
    kept = CODE.sub(
        lambda match: "" if read_code(match[0]) in ends else match[0], target[start:stop]
    )
    return Fix(start, stop, kept)


def _in_order(target: str, fixed: Sequence[PlacedEnd]) -> Fix | None:
    """The codes in their places, each place with the code that belongs there."""
    if any(end.end is not End.POINT for end in fixed):
        return None
    own = set(fixed)
    places = [match.span() for match in CODE.finditer(target) if read_code(match[0]) in own]
    start, stop = places[0][0], places[-1][1]
    left = iter(fixed)
    ordered = CODE.sub(
        lambda match: next(left).text if read_code(match[0]) in own else match[0],
        target[start:stop],
    )
    return Fix(start, stop, ordered)


def _places(text: str, ends: Iterable[PlacedEnd]) -> tuple[Span, ...]:
    characters = {end.text for end in ends}
    return tuple(Span(*match.span()) for match in CODE.finditer(text) if match[0] in characters)


def _name(number: int, checked: Checked) -> str:
    """What people know a code by: the sign that the screen has for it, and its name if it has one.

    Where the screen has one sign for many codes it is the number.
    """
    point = PlacedEnd(number, End.POINT)
    is_point = point.text in checked.source or point.text in checked.target
    sign = sign_of_code(point if is_point else PlacedEnd(number, End.OPEN))
    known = f"the code {sign or number}"
    code = checked.codes.get(number)
    return f"{known} ({code.disp})" if code and code.disp else known


def _subject(number: int) -> str:
    return f"code {number}"
