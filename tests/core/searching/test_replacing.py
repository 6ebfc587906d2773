"""Replacing in targets: which places, and what one edit makes of them."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support import strategies

from alignwb.core.bitext import edits, markers
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import End, PlacedEnd
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.searching.plain_search import PlainFinder
from alignwb.core.searching.replacing import (
    Obstacle,
    Replacement,
    replace_edit,
    replaced,
    replacements,
)
from alignwb.core.searching.search import Finder, Substitution
from alignwb.errors import EditError


class ReFinder:
    """A finder by the standard library's expressions, so that the core is tested by itself."""

    def __init__(self, expression: str) -> None:
        self._compiled = re.compile(expression)

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        return [each.span() for each in self._compiled.finditer(text)]

    def substitutions(self, text: str, replacement: str) -> Sequence[Substitution]:
        return [
            Substitution(each.start(), each.end(), each.expand(replacement))
            for each in self._compiled.finditer(text)
        ]


def bitext_of(*targets: str, status: Status = Status.EDITED) -> Bitext:
    segments = (Segment(f"s{n}", "Bron.", text, status) for n, text in enumerate(targets, 1))
    return Bitext("doc", "", (Paragraph("p1", Kind.PARAGRAPH, tuple(segments)),))


def places(
    bitext: Bitext, finder: Finder, text: str, *, with_confirmed: bool = False
) -> list[Replacement]:
    return [
        place
        for ref, segment in bitext.segments()
        for place in replacements(segment, ref, finder, text, with_confirmed=with_confirmed)
    ]


def after(bitext: Bitext, found: Sequence[Replacement]) -> list[str]:
    edit = replace_edit(bitext, found)
    changed = edits.apply(bitext, edit) if edit else bitext
    return [segment.target for _, segment in changed.segments()]


def test_all_places_change_in_one_edit_that_is_undone_as_one() -> None:
    bitext = bitext_of("A grey cat and a grey dog.", "Nothing.", "Grey!")
    found = places(bitext, PlainFinder("grey", matches_case=True), "black")
    edit = replace_edit(bitext, found)
    assert edit is not None
    changed = edits.apply(bitext, edit)
    assert [each.target for _, each in changed.segments()] == [
        "A black cat and a black dog.",
        "Nothing.",
        "Grey!",
    ]
    assert edits.apply(changed, edits.inverse(edit)) == bitext


def test_a_part_of_the_places_can_be_chosen() -> None:
    bitext = bitext_of("one two one two one")
    found = places(bitext, PlainFinder("one"), "1")
    assert after(bitext, found[1:2]) == ["one two 1 two one"]
    assert found[1].after == "one two 1 two one"


def test_groups_of_an_expression_are_put_in() -> None:
    bitext = bitext_of("12 May and 3 June")
    found = places(bitext, ReFinder(r"(\d+) ([A-Z]\w+)"), r"\2 \1")
    assert after(bitext, found) == ["May 12 and June 3"]


def test_what_would_not_change_is_no_place() -> None:
    assert places(bitext_of("the same"), PlainFinder("same"), "same") == []


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.REVIEWED])
def test_confirmed_text_changes_on_request_only_and_is_to_be_confirmed_again(
    status: Status,
) -> None:
    bitext = bitext_of("A colour.", status=status)
    [place] = places(bitext, PlainFinder("colour"), "color")
    assert place.obstacle is Obstacle.CONFIRMED
    assert replace_edit(bitext, [place]) is None
    edit = replace_edit(bitext, places(bitext, PlainFinder("colour"), "color", with_confirmed=True))
    assert edit is not None
    [change] = edit.changes
    assert [(each.target, each.status) for each in change.after] == [("A color.", Status.EDITED)]


def test_a_locked_segment_stays() -> None:
    bitext = bitext_of("A colour.", status=Status.LOCKED)
    [place] = places(bitext, PlainFinder("colour"), "color", with_confirmed=True)
    assert place.obstacle is Obstacle.LOCKED


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (r"\[\^3\]", ""),
        ("3", "4"),
        (r"\^", ""),
        (r"\]", ") "),
        ("end", "[^4]"),
        ("the.*end", "nothing"),
    ],
)
def test_a_place_that_would_damage_a_marker_stays(expression: str, text: str) -> None:
    bitext = bitext_of("It was the[^3] end.")
    [place] = places(bitext, ReFinder(expression), text)
    assert place.obstacle is Obstacle.MARKER
    assert after(bitext, [place]) == ["It was the[^3] end."]


def test_text_around_a_marker_changes_if_the_marker_is_kept() -> None:
    bitext = bitext_of("It was the[^3] end.")
    found = places(bitext, ReFinder(r"the(\[\^3\]) end"), r"an ending\1")
    assert after(bitext, found) == ["It was an ending[^3]."]


def test_a_target_is_not_emptied() -> None:
    [place] = places(bitext_of("Ha."), PlainFinder("ha."), " ")
    assert place.obstacle is Obstacle.EMPTY
    bitext = bitext_of("haha")
    each_leaves_something = places(bitext, PlainFinder("ha"), "")
    assert [each.obstacle for each in each_leaves_something] == [None, None]
    assert after(bitext, each_leaves_something) == ["haha"]


def test_places_of_a_target_that_has_changed_since_are_refused() -> None:
    found = places(bitext_of("old text"), PlainFinder("old"), "new")
    with pytest.raises(EditError, match="p1/s1 has changed"):
        replace_edit(bitext_of("older text"), found)


@given(
    strategies.bitexts(),
    st.sampled_from([r"\[", r"\^?\d", ".", "e", r"\W*$", "(?s).*", r"\w+", ""]),
    st.sampled_from(["", "x", "[^1]", "[^", "1]", r"\g<0>\g<0>"]),
    st.booleans(),
)
def test_markers_stay_and_the_edit_is_undone_whole(
    bitext: Bitext, expression: str, text: str, with_confirmed: bool
) -> None:
    found = places(bitext, ReFinder(expression), text, with_confirmed=with_confirmed)
    edit = replace_edit(bitext, found)
    if edit is None:
        return
    changed = edits.apply(bitext, edit)
    for ref, segment in changed.segments():
        before = bitext.segment(ref)
        assert markers.labels(segment.target) == markers.labels(before.target)
        assert before.status is not Status.LOCKED or segment == before
        assert with_confirmed or not before.status.is_done or segment == before
        assert segment.source == before.source
    assert edits.apply(changed, edits.inverse(edit)) == bitext


def test_places_are_put_in_by_where_they_stand() -> None:
    ref = SegmentRef("p1", "s1")
    second = Replacement(ref, "a b", 2, 3, "d")
    first = Replacement(ref, "a b", 0, 1, "c")
    assert replaced([second, first]) == "c d"


PAIR = (PlacedEnd(1, End.OPEN).text, PlacedEnd(1, End.CLOSE).text)
POINT = PlacedEnd(2, End.POINT).text


@pytest.mark.parametrize(
    ("target", "found", "text", "after"),
    [
        ("The {red} mill.", "red mill", "white windmill", "The {white} windmill."),
        ("The {red} mill.", "RED", "white", "The {white} mill."),
        ("The r{e}d mill.", "red", "white", "The {white} mill."),
        ("The red|mill.", "redmill", "mill", "The mill|."),
    ],
)
def test_inline_codes_are_not_seen_and_stay(target: str, found: str, text: str, after: str) -> None:
    def coded(each: str) -> str:
        return each.replace("{", PAIR[0]).replace("}", PAIR[1]).replace("|", POINT)

    segment = Segment("s1", "Bron.", coded(target), Status.EDITED)
    places = list(
        replacements(segment, SegmentRef("p", "s1"), PlainFinder(found), text, with_confirmed=False)
    )
    assert [each.after for each in places] == [coded(after)]
