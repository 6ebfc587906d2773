"""Documents of Word."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from support.word_documents import WordBuilder, word_documents
from support.written_documents import check_other_texts, check_round_trip, other_texts, packed, told

from alignwb.formats.documents.word.docx import read_docx, write_docx

PATH = Path("brief.docx")


@given(word_documents())
@settings(max_examples=60, deadline=None)
def test_every_word_is_in_one_block_or_told_and_comes_back(builder: WordBuilder) -> None:
    data = builder.data()
    packed(data)
    document = check_round_trip(data, read_docx, write_docx, PATH)
    shown = told(document)
    assert [word for word in builder.words if shown.count(word) != 1] == []


@given(word_documents(), st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_with_any_codes_comes_back(builder: WordBuilder, draw: st.DataObject) -> None:
    data = builder.data()
    blocks = read_docx(data, PATH).blocks
    # A document with no text in it is none.
    texts = draw.draw(other_texts(each for each in blocks if not each.text.startswith("Slot")))
    check_other_texts(data, texts, read_docx, write_docx, PATH)
