"""What is shown while some segments are hidden."""

from hypothesis import given
from hypothesis import strategies as st
from support.strategies import bitexts

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import apply, set_note
from alignwb.tui.shared.finding.shown_segments import ShownSegments


@given(bitexts(), st.data())
def test_all_is_shown_but_what_is_hidden_and_not_current(
    bitext: Bitext, data: st.DataObject
) -> None:
    refs = [ref for ref, _ in bitext.segments()]
    hidden = frozenset(data.draw(st.sets(st.sampled_from(refs))))
    current = data.draw(st.sampled_from([None, *refs]))
    shown = ShownSegments(hidden)
    view = shown.of(bitext, current)
    expected = [(ref, bitext.segment(ref)) for ref in refs if ref not in hidden or ref == current]
    assert list(view.segments()) == expected
    assert all(paragraph.segments for paragraph in view.paragraphs)
    numbers = shown.numbers(bitext)
    assert all(numbers[ref] == refs.index(ref) + 1 for ref in refs) if hidden else not numbers


@given(bitexts())
def test_paragraphs_that_stay_the_same_are_the_same_objects(bitext: Bitext) -> None:
    first, *others = [ref for ref, _ in bitext.segments()]
    shown = ShownSegments(frozenset(others[::2]))
    before = shown.of(bitext, first)
    edit = set_note(bitext, first, "another note than any")
    assert edit is not None
    after = shown.of(apply(bitext, edit), first)
    pairs = list(zip(before.paragraphs, after.paragraphs, strict=True))
    assert [one is other for one, other in pairs] == [False] + [True] * (len(pairs) - 1)
    assert shown.of(bitext, first).segment(first) == bitext.segment(first)
