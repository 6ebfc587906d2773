"""The inline codes and annotations of an XLIFF 2 unit: ids, pairs, copies and their order."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from lxml import etree

from alignwb.formats.conformance.element_rules import (
    Violation,
    found,
    is_own,
    name_of,
    own_elements,
)

_CODES = ("ph", "pc", "sc", "ec")
_NAME = r"[-.:\w]++"
_FRAGMENT = re.compile(
    rf"#/?(?:f={_NAME}/?)?(?:g={_NAME}/?)?(?:u={_NAME}/?)?(?:(?:[ndt]|[^\W\d][-.\w]++)=)?(?:{_NAME})?"
)
_ENDS = {"ec": "sc", "em": "sm"}


def code_findings(
    unit: etree._Element, parts: Sequence[etree._Element], namespace: str
) -> Iterator[Violation]:
    """What the codes of a unit violate.  parts: its segments and ignorables."""
    sides: dict[str, list[etree._Element]] = {"source": [], "target": []}
    for part in parts:
        for text in part:
            if is_own(text, namespace) and name_of(text) in sides:
                sides[name_of(text)].append(text)
    yield from _id_findings(parts, sides, namespace)
    for texts in sides.values():
        codes = [each for text in texts for each in own_elements(text, namespace)]
        yield from _end_findings(codes)
        yield from _order_findings(codes)
    for part in parts:
        yield from _kept_findings(part, namespace)
    yield from _copy_findings(unit, namespace)
    notes = {note.get("id") for note in own_elements(unit, namespace, "note")}
    for element in own_elements(unit, namespace, "mrk", "sm"):
        yield from _annotation_findings(element, unit.get("id", ""), notes)


def _id_findings(
    parts: Sequence[etree._Element], sides: dict[str, list[etree._Element]], namespace: str
) -> Iterator[Violation]:
    """Ids are unique in the source, and in the target; there they may be those of the source."""
    of_parts: set[str] = set()
    for part in parts:
        ident = part.get("id")
        if ident is not None and ident in of_parts:
            yield _twice(part, ident)
        of_parts |= {ident} if ident is not None else set()
    for texts in sides.values():
        seen = set(of_parts)
        for text in texts:
            for element in own_elements(text, namespace):
                ident = element.get("id")
                if ident is not None and ident in seen:
                    yield _twice(element, ident)
                seen |= {ident} if ident is not None else set()


def _twice(element: etree._Element, ident: str) -> Violation:
    return found(
        element, "id-twice", f"<{name_of(element)}> has id=“{ident}”, as another has in its <unit>"
    )


def _end_findings(codes: Sequence[etree._Element]) -> Iterator[Violation]:
    """Spans that are written as two codes, on one side of a unit."""
    begun = {
        (name_of(each), each.get("id", "")): at
        for at, each in enumerate(codes)
        if name_of(each) in _ENDS.values()
    }
    ended: Counter[tuple[str, str]] = Counter()
    for at, code in enumerate(codes):
        name = name_of(code)
        if name not in _ENDS:
            continue
        is_isolated = code.get("isolated") == "yes"
        ref, ident = code.get("startRef"), code.get("id")
        if name == "ec" and is_isolated in {ident is None, ref is not None}:
            yield found(
                code, "ec-id-or-startref", "<ec> has an id if it is isolated, else a startRef"
            )
        if ref is None:
            continue
        if name == "ec":
            yield from _difference_findings(code, codes, ref)
        key = (_ENDS[name], ref)
        if key not in begun or begun[key] > at:
            yield found(
                code,
                f"{name}-alone",
                f"<{name}> ends “{ref}”, and no <{key[0]}> before it has that",
            )
        ended[key] += 1
        if ended[key] > 1:
            yield found(code, f"{name}-twice", f"“{ref}” is ended twice")
    for (name, ident), at in begun.items():
        is_isolated = codes[at].get("isolated") == "yes"
        if is_isolated == bool(ended[name, ident]):
            what = "is isolated and ended" if is_isolated else "is not ended, nor isolated"
            yield found(codes[at], f"{name}-alone", f"<{name} id=“{ident}”> {what} in its <unit>")


def _difference_findings(
    end: etree._Element, codes: Sequence[etree._Element], ref: str
) -> Iterator[Violation]:
    """What the two ends of a span say of it has to be the same."""
    begin = next((each for each in codes if name_of(each) == "sc" and each.get("id") == ref), None)
    if begin is None:
        return
    for name, default in (("canCopy", "yes"), ("canDelete", "yes"), ("canOverlap", "yes")):
        if begin.get(name, default) != end.get(name, default):
            yield found(end, "ends-differ", f"{name} of <ec> is not that of its <sc> “{ref}”")
    if begin.get("canReorder", "yes") != "yes" and end.get("canReorder", "yes") != "no":
        yield found(end, "ends-differ", f"canReorder of <ec> has to be “no”, as its <sc> “{ref}”")


def _order_findings(codes: Sequence[etree._Element]) -> Iterator[Violation]:
    is_in_sequence = False
    for code in codes:
        if name_of(code) not in _CODES:
            continue
        reorder = code.get("canReorder", "yes")
        if reorder != "yes" and (code.get("canCopy") != "no" or code.get("canDelete") != "no"):
            yield found(
                code,
                "canreorder-alone",
                f"a code with canReorder=“{reorder}” needs canCopy=“no” and canDelete=“no”",
            )
        if reorder == "no" and not is_in_sequence:
            yield found(
                code, "no-firstno", "canReorder is “no”, and no code before it has “firstNo”"
            )
        is_in_sequence = is_in_sequence or reorder == "firstNo"


def _copy_findings(unit: etree._Element, namespace: str) -> Iterator[Violation]:
    codes = list(own_elements(unit, namespace, *_CODES))
    known = {code.get("id"): code for code in codes if code.get("id") is not None}
    for code in codes:
        base = code.get("copyOf")
        if base is None:
            continue
        if base not in known or known[base] is code:
            yield found(code, "no-such-code", f"copyOf names “{base}”, which is no other code here")
            continue
        if known[base].get("canCopy") == "no":
            yield found(code, "copy-not-allowed", f"copyOf names “{base}”, which may not be copied")
        if any(code.get(name) is not None for name in ("dataRef", "dataRefStart", "dataRefEnd")):
            yield found(code, "copy-with-data", "a code has either copyOf or original data")


def _kept_findings(part: etree._Element, namespace: str) -> Iterator[Violation]:
    """Codes of the source that its target has to have, and those whose order has to stay."""
    texts = {name_of(each): each for each in part if is_own(each, namespace)}
    source, target = texts.get("source"), texts.get("target")
    if source is None or target is None:
        return
    there = list(own_elements(target, namespace, *_CODES))
    known = {_ident(code) for code in there}
    for code in own_elements(source, namespace, *_CODES):
        if code.get("canDelete") == "no" and _ident(code) not in known:
            yield found(
                target, "code-missing", f"<target> lacks the code “{_ident(code)[1]}” of its source"
            )
    yield from _sequence_findings(source, target, namespace)


def _sequence_findings(
    source: etree._Element, target: etree._Element, namespace: str
) -> Iterator[Violation]:
    for first, *others in _sequences(source, namespace):
        wanted = [first, *others]
        there = [
            _ident(code)
            for code in own_elements(target, namespace, *_CODES)
            if _ident(code) in wanted or code.get("canReorder", "yes") == "yes"
        ]
        if first not in there:
            continue
        at = there.index(first)
        if there[at : at + len(wanted)] != wanted and set(wanted) <= set(there):
            yield found(
                target,
                "other-order",
                f"<target> has the codes from “{first[1]}” on in another order than its source",
            )


def _sequences(text: etree._Element, namespace: str) -> Iterator[list[tuple[str, str]]]:
    """Runs of codes that keep their order, each of more than one."""
    run: list[tuple[str, str]] = []
    for code in own_elements(text, namespace, *_CODES):
        reorder = code.get("canReorder", "yes")
        if reorder != "no":
            if len(run) > 1:
                yield run
            run = []
        if reorder == "firstNo" or (reorder == "no" and run):
            run.append(_ident(code))
    if len(run) > 1:
        yield run


def _ident(code: etree._Element) -> tuple[str, str]:
    is_end = name_of(code) == "ec"
    return ("ec" if is_end else "", code.get("startRef") or code.get("id") or "")


def _note_id(ref: str, unit: str) -> str | None:
    """The id of a note of this unit that a reference names; None if it names another thing."""
    *path, last = ref.removeprefix("#").split("/")
    is_here = not path or path[-1] == f"u={unit}"
    return last[2:] if is_here and last.startswith("n=") else None


def _annotation_findings(
    element: etree._Element, unit: str, notes: Collection[str | None]
) -> Iterator[Violation]:
    name, kind = name_of(element), element.get("type", "generic")
    value, ref = element.get("value"), element.get("ref")
    if ref is not None and ref.startswith("#") and not _FRAGMENT.fullmatch(ref):
        yield found(element, "wrong-fragment", f"“{ref[:40]}” names no place in an XLIFF file")
    if kind == "comment" and (value is None) == (ref is None):
        yield found(
            element, "comment-value-or-ref", f"a <{name}> with a comment has a value or a ref"
        )
    elif kind == "comment" and ref is not None and _note_id(ref, unit) not in notes:
        yield found(element, "no-such-note", f"ref is “{ref[:40]}”, and no note of this <unit>")
    elif kind == "generic" and element.get("translate") is None:
        yield found(
            element, "generic-without-translate", f"a <{name}> without a type needs translate"
        )
    elif kind not in {"generic", "comment", "term"} and ":" not in kind.strip(":"):
        yield found(
            element,
            "wrong-value",
            f"type of <{name}> is “{kind[:40]}”, and not generic, comment, term or prefix:value",
        )
