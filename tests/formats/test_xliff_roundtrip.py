"""What is written is read back, whatever it is."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import bitexts, paragraphs

from alignwb.core.bitext import Bitext
from alignwb.formats.xliff import read_xliff, write_xliff

PATH = Path("translations/document.xlf")


@given(bitexts())
@settings(deadline=None)
def test_a_written_bitext_reads_back_the_same(bitext: Bitext):
    assert read_xliff(write_xliff(bitext), PATH).bitext == bitext


@given(bitexts())
@settings(deadline=None)
def test_saving_without_a_change_keeps_every_byte(bitext: Bitext):
    data = write_xliff(bitext)
    file = read_xliff(data, PATH)
    assert file.with_bitext(file.bitext).data == data
    assert file.with_bitext(bitext).data == data


@given(bitexts(), st.data())
@settings(deadline=None)
def test_a_change_shows_only_in_the_lines_of_its_unit(bitext: Bitext, data: st.DataObject):
    position = data.draw(st.integers(0, len(bitext.paragraphs) - 1))
    paragraph = data.draw(paragraphs(bitext.paragraphs[position].id))
    changed = bitext.with_paragraphs([paragraph])
    before = read_xliff(write_xliff(bitext), PATH)
    after = before.with_bitext(changed)
    assert after.data == write_xliff(changed)
    assert after.bitext == changed
    units_before, units_after = _units(before.data), _units(after.data)
    del units_before[position + 1], units_after[position + 1]
    assert units_before == units_after


@given(bitexts(), st.integers(0, 3), st.data())
@settings(deadline=None, max_examples=25)
def test_many_changes_in_a_row_end_as_one_new_file(bitext: Bitext, count: int, data: st.DataObject):
    file = read_xliff(write_xliff(bitext), PATH)
    for _ in range(count):
        paragraph = data.draw(st.sampled_from(bitext.paragraphs))
        bitext = bitext.with_paragraphs([data.draw(paragraphs(paragraph.id))])
        file = file.with_bitext(bitext)
    assert file.data == write_xliff(bitext)


def _units(data: bytes) -> list[bytes]:
    return data.split(b"    <unit ")
