"""What is written is read back, whatever it is."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.strategies import bitexts, paragraphs

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Origin, OriginKind, Segment, Status
from alignwb.formats.xliff import read_xliff, write_xliff

PATH = Path("translations/document.xlf")


@given(bitexts())
def test_a_written_bitext_reads_back_the_same_and_saving_it_keeps_every_byte(
    bitext: Bitext,
) -> None:
    data = write_xliff(bitext)
    file = read_xliff(data, PATH)
    assert file.bitext == bitext
    assert file.with_bitext(bitext).data is data


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("target", ["", "Tree"])
@pytest.mark.parametrize("origin", [None, Origin(OriginKind.HUMAN)])
def test_every_status_reads_back_with_and_without_a_target(
    status: Status, target: str, origin: Origin | None
) -> None:
    segment = Segment("s1", "Boom", target, status, origin)
    bitext = Bitext("document", "", (Paragraph("p1", Kind.TITLE, (segment,)),))
    assert read_xliff(write_xliff(bitext), PATH).bitext == bitext


def test_characters_xml_cannot_hold_read_back_from_every_place() -> None:
    text = "\x00\x1b\ufffe\uffff[^1]\r\n\t {U+0000}"
    draft = Draft(text, text, text, (Hypothesis(text, -0.1), Hypothesis(text, -1e-300)))
    origin = Origin(OriginKind.TM, text, 99)
    segment = Segment("s1", text, text, Status.EDITED, origin, draft, text)
    bitext = Bitext("document", text, (Paragraph("p1", Kind.NOTE, (segment,)),))
    assert read_xliff(write_xliff(bitext), PATH).bitext == bitext


@given(bitexts(), st.data())
def test_a_change_shows_only_in_the_lines_of_its_unit(bitext: Bitext, data: st.DataObject) -> None:
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
@settings(max_examples=25)
def test_many_changes_in_a_row_end_as_one_new_file(
    bitext: Bitext, count: int, data: st.DataObject
) -> None:
    file = read_xliff(write_xliff(bitext), PATH)
    for _ in range(count):
        paragraph = data.draw(st.sampled_from(bitext.paragraphs))
        bitext = bitext.with_paragraphs([data.draw(paragraphs(paragraph.id))])
        file = file.with_bitext(bitext)
    assert file.data == write_xliff(bitext)


def _units(data: bytes) -> list[bytes]:
    return data.split(b"    <unit ")


def test_a_file_is_not_updated_with_other_paragraphs() -> None:
    paragraphs = tuple(Paragraph(f"p{n}", Kind.TITLE, (Segment("s1", "Boom"),)) for n in (1, 2))
    bitext = Bitext("document", "", paragraphs)
    file = read_xliff(write_xliff(bitext), PATH)
    with pytest.raises(ValueError, match="keep their order"):
        file.with_bitext(Bitext("document", "", paragraphs[::-1]))


@pytest.mark.parametrize(
    ("confidence", "quality"), [(0.25, "25.0"), (1.0, "100.0"), (None, "60.7")]
)
def test_the_quality_of_a_candidate_is_its_confidence_else_what_its_score_says(
    confidence: float | None, quality: str
) -> None:
    draft = Draft("e", "p", "1", (Hypothesis("A mill.", -0.5),), confidence=confidence)
    segment = Segment("s1", "Een molen.", "A mill.", Status.DRAFT, draft.origin, draft)
    data = write_xliff(Bitext("d", "d.txt", (Paragraph("p1", Kind.PARAGRAPH, (segment,)),)))
    assert f'matchQuality="{quality}"'.encode() in data
    (read,) = read_xliff(data, PATH).bitext.paragraphs[0].segments
    assert read.draft == draft
