"""Texts of LibreOffice."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from support.odt_documents import OdtBuilder, odt_documents
from support.written_documents import check_other_texts, check_round_trip, other_texts, packed, told

from alignwb.formats.documents.opendocument.odt import read_odt, write_odt

PATH = Path("brief.odt")


@given(odt_documents(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_every_word_is_in_one_block_or_told_and_comes_back(
    builder: OdtBuilder, is_flat: bool
) -> None:
    document = check_round_trip(builder.data(is_flat=is_flat), read_odt, write_odt, PATH)
    shown = told(document)
    assert [word for word in builder.words if shown.count(word) != 1] == []


@given(odt_documents(), st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_with_any_codes_comes_back(builder: OdtBuilder, draw: st.DataObject) -> None:
    data = builder.data()
    packed(data)
    blocks = read_odt(data, PATH).blocks
    # A document with no text in it is none.
    texts = draw.draw(other_texts(each for each in blocks if not each.text.startswith("Slot")))
    check_other_texts(data, texts, read_odt, write_odt, PATH)
