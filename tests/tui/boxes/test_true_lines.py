from hypothesis import given
from hypothesis import strategies as st

from alignwb.tui.boxes.true_lines import ShownLines, TrueLines

TEXTS = st.text(st.sampled_from("ab\n\r\t\x0b\x1c\x85\u2028\x1b\u202e\u00ad"), max_size=12)


@given(TEXTS, TEXTS, st.data())
def test_a_document_is_the_text_whatever_is_put_into_it(
    text: str, put: str, data: st.DataObject
) -> None:
    document = TrueLines(text)
    assert document.text == text
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    first, last = (document.get_location_from_index(index) for index in (start, end))
    result = document.replace_range(first, last, put)
    assert document.text == text[:start] + put + text[end:]
    assert result.replaced_text == text[start:end]
    assert document.get_index_from_location(result.end_location) == start + len(put)
    document.replace_range(first, result.end_location, result.replaced_text)
    assert document.text == text


@given(TEXTS)
def test_what_is_shown_has_the_places_of_what_is_held(text: str) -> None:
    document = TrueLines(text)
    shown = ShownLines(document)
    document.replace_range((0, 0), (0, 0), "x\x9b\ny")
    assert [len(line) for line in shown.lines] == [len(line) for line in document.lines]
    assert all(line.isprintable() for line in shown.lines)
    assert [shown.get_line(row) for row in range(shown.line_count)] == shown.lines
