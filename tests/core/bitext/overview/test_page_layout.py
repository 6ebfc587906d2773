"""Insets, rules and the blank lines between paragraphs."""

from hypothesis import given
from hypothesis import strategies as st
from support.strategies import layouts

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.overview.page_layout import inset_of, rule_under, stand_together
from alignwb.core.bitext.structure.paragraph_layout import Layout


@given(st.sampled_from(Kind), layouts(), st.integers(1, 200))
def test_an_inset_leaves_room_for_a_text(kind: Kind, layout: Layout, room: int) -> None:
    inset = inset_of(kind, layout, room)
    assert inset.left >= len(inset.mark)
    assert inset.left + inset.right <= room


def test_items_are_set_in_by_their_depth_and_marks_end_where_the_text_begins() -> None:
    one, two = (inset_of(Kind.PARAGRAPH, Layout(depth=n, mark="•"), 70) for n in (1, 2))
    going_on = inset_of(Kind.PARAGRAPH, Layout(depth=1), 70)
    assert (one.mark, one.left, two.left, going_on.left) == (" • ", 3, 6, 3)
    long = inset_of(Kind.PARAGRAPH, Layout(depth=1, mark="artikel 7 en verder"), 70)
    assert long.mark == "artikel 7 e… "


def test_quotations_are_set_in_on_both_sides_the_inner_ones_more() -> None:
    outer, inner = (inset_of(Kind.QUOTE, Layout(quotes=n), 70) for n in (0, 2))
    assert (outer.left, outer.right, inner.left) == (4, 4, 8)


def test_the_rule_of_a_heading_without_a_level_is_that_of_its_kind() -> None:
    assert rule_under(Kind.TITLE, Layout()) == rule_under(Kind.HEADING, Layout(level=1))
    assert rule_under(Kind.HEADING, Layout()) == rule_under(Kind.HEADING, Layout(level=2))
    assert rule_under(Kind.HEADING, Layout(level=9)) == rule_under(Kind.HEADING, Layout(level=6))
    assert rule_under(Kind.PARAGRAPH, Layout(depth=1)) == ""


def test_items_of_a_list_and_lines_of_verse_stand_together() -> None:
    def together(before: Layout, after: Layout) -> bool:
        one, other = (Paragraph("p", Kind.PARAGRAPH, (), layout=each) for each in (before, after))
        return stand_together(one, other)

    item, going_on = Layout(depth=1, mark="•"), Layout(depth=1)
    assert together(item, Layout(depth=2, mark="1."))
    assert together(going_on, item)
    assert together(Layout(), Layout(is_line=True))
    assert not together(item, going_on)
    assert not together(Layout(), item)
    assert not together(item, Layout(depth=1, mark="•", quotes=1))
