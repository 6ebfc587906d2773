from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.matching.reference_matching import ReferenceMatch
from alignwb.core.matching.several_references import with_others

REFS = [SegmentRef("p1", f"s{number}") for number in range(12)]
ORDER = {ref: place for place, ref in enumerate(REFS)}


def _reference(name: str, *groups: tuple[int, int]) -> list[ReferenceMatch]:
    """A reference that has these segments together, each as (first, end)."""
    return [
        ReferenceMatch(tuple(REFS[start:end]), f"bron {start}", f"{name}{start}-{end}")
        for start, end in groups
    ]


def test_references_that_are_cut_alike_stand_beside_each_other() -> None:
    cuts = ((0, 1), (1, 3))
    matches = with_others(ORDER, [_reference("a", *cuts), _reference("b", *cuts)])
    assert [match.references for match in matches] == [("a0-1", "b0-1"), ("a1-3", "b1-3")]


def test_segments_that_one_takes_together_are_one_item() -> None:
    first, second = _reference("a", (0, 1), (1, 2), (2, 3)), _reference("b", (0, 2), (2, 3))
    matches = with_others(ORDER, [first, second])
    assert [match.references for match in matches] == [("a0-1 a1-2", "b0-2"), ("a2-3", "b2-3")]
    assert matches[0].segments == tuple(REFS[:2])


def test_an_item_that_a_reference_lacks_is_compared_with_the_others() -> None:
    matches = with_others(ORDER, [_reference("a", (1, 2)), _reference("b", (0, 1), (1, 2), (4, 5))])
    assert [match.references for match in matches] == [("b0-1",), ("a1-2", "b1-2"), ("b4-5",)]


def test_a_part_of_an_item_is_no_reference_for_it() -> None:
    matches = with_others(ORDER, [_reference("a", (0, 1)), _reference("b", (0, 2))])
    assert [match.references for match in matches] == [("b0-2",)]


CUTS = st.sets(st.integers(1, len(REFS) - 1)).map(
    lambda cuts: list(zip([0, *sorted(cuts)], [*sorted(cuts), len(REFS)], strict=True))
)


@given(st.lists(CUTS, min_size=1, max_size=3))
def test_whole_references_lose_no_text(cuts: list[list[tuple[int, int]]]) -> None:
    references = [_reference(str(number), *groups) for number, groups in enumerate(cuts)]
    matches = with_others(ORDER, references)
    assert [ref for match in matches for ref in match.segments] == REFS
    for number, reference in enumerate(references):
        text = " ".join(match.references[number] for match in matches)
        assert text == " ".join(match.reference for match in reference)
