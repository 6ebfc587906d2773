"""A long line is cut as Textual cuts it."""

from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

from alignwb.tui.boxes.long_line import LongLine, LongLineDocument

_TEXTS = st.text(alphabet="ab \t語e\u0301", max_size=120)


@given(_TEXTS, st.integers(4, 30))
def test_the_wrapped_parts_are_the_same(text: str, width: int) -> None:
    ours = LongLineDocument(Document(text), width)
    theirs = WrappedDocument(Document(text), width)
    assert ours.get_sections(0) == theirs.get_sections(0)


@given(
    st.text(alphabet="abc ", min_size=1, max_size=60),
    st.sets(st.integers(1, 59), min_size=3, max_size=6),
    st.integers(0, 3),
)
def test_a_part_looks_the_same(text: str, cuts: set[int], place: int) -> None:
    line, plain = LongLine(text), Text(text)
    for each in (line, plain):
        each.stylize("bold", 2, 9)
    offsets = sorted(min(cut, len(text)) for cut in cuts)
    ours, theirs = line.divide(offsets)[place], plain.divide(offsets)[place]
    assert (ours.plain, ours.spans) == (theirs.plain, theirs.spans)


def test_tabs_before_a_part_can_be_counted() -> None:
    parts = LongLine("a\tb c\td").divide([2, 4, 6])
    assert parts[3].plain == "d"
    assert [parts[number].plain.count("\t") for number in range(3)] == [1, 0, 1]
