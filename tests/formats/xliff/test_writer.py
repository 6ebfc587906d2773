"""What is written is XLIFF 2.1, the same every time, and fit for other tools."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree
from support.strategies import aligned_bitexts, bitexts
from support.xliff_rules import violations

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.segment import Draft, Hypothesis, ParagraphStart, Segment, Status
from alignwb.formats.xliff import read_xliff, write_xliff


@given(bitexts())
def test_whatever_is_written_keeps_the_rules_of_xliff(bitext: Bitext) -> None:
    assert violations(write_xliff(bitext)) == []


@pytest.mark.skipif("ALIGNWB_XLIFF_XSD" not in os.environ, reason="needs the standard's schema")
@given(bitexts())
def test_whatever_is_written_is_valid_by_the_standards_own_schema(bitext: Bitext) -> None:
    schema = etree.XMLSchema(etree.parse(os.environ["ALIGNWB_XLIFF_XSD"]))
    schema.assertValid(etree.fromstring(write_xliff(bitext)))


def written(*segments: Segment, kind: Kind = Kind.PARAGRAPH) -> str:
    return write_xliff(Bitext("letter", "", (Paragraph("p1", kind, segments),))).decode()


def line(text: str, beginning: str) -> str:
    return next(each.strip() for each in text.splitlines() if each.strip().startswith(beginning))


def test_only_what_a_human_confirmed_is_translated_to_other_tools() -> None:
    states = {
        status: line(written(Segment("s1", "Ja.", "Yes.", status)), "<segment") for status in Status
    }
    assert [status for status in Status if 'state="initial"' not in states[status]] == [
        status for status in Status if status.is_done
    ]
    assert states[Status.REVIEWED] == '<segment id="s1" state="reviewed">'


def test_sources_and_spaces_between_them_are_the_paragraph() -> None:
    text = written(Segment("s1", "Een."), Segment("s2", "Twee."), Segment("s3", "Drie."))
    sources = etree.fromstring(text.encode()).iter("{urn:oasis:names:tc:xliff:document:2.0}source")
    assert "".join(source.text or "" for source in sources) == "Een. Twee. Drie."


@given(aligned_bitexts())
@settings(max_examples=50)
def test_sources_and_spaces_of_aligned_texts_are_the_paragraph_too(bitext: Bitext) -> None:
    core = "{urn:oasis:names:tc:xliff:document:2.0}"
    units = etree.fromstring(write_xliff(bitext)).iter(f"{core}unit")
    assert ["".join(each.text or "" for each in unit.iter(f"{core}source")) for unit in units] == [
        paragraph.source for paragraph in bitext.paragraphs
    ]


def test_what_is_known_of_a_bead_is_a_line_of_metadata() -> None:
    pairing = Pairing((5,), (), (0,), 0.25, is_flagged=True, original_target="“On\ne”")
    text = written(
        Segment("s1", "Een. Twee.", "One.", Status.EDITED, pairing=pairing),
        Segment("s2", "", "Three.", Status.EDITED, pairing=Pairing()),
        Segment("s3", "Drie.", "", Status.CONFIRMED, pairing=Pairing()),
    )
    assert line(text, '<mda:meta type="bead s1"') == (
        '<mda:meta type="bead s1">{"source_breaks":[5],"paragraph_breaks":[0],"confidence":0.25,'
        '"is_marked":true,"original_target":"“On\\ne”"}</mda:meta>'
    )
    assert line(text, '<mda:meta type="bead s2"') == '<mda:meta type="bead s2">{}</mda:meta>'
    assert violations(text.encode()) == []


def test_a_side_without_a_sentence_is_an_empty_element() -> None:
    null = Segment("s1", "", "One.", Status.EDITED, pairing=Pairing())
    assert line(written(null), "<source") == "<source/>"
    omitted = Segment("s1", "Een.", "", Status.CONFIRMED, pairing=Pairing())
    assert line(written(omitted), "<target") == "<target/>"
    assert line(written(omitted), "<segment") == '<segment id="s1" state="translated">'


def test_a_marker_has_one_id_in_source_and_target() -> None:
    text = written(Segment("s1", "Aarde.[^2] Zee.[^3]", "Sea.[^3] Earth.[^2]", Status.EDITED))
    assert line(text, "<source").count('id="m1"') == line(text, "<target").count('id="m1"') == 1
    assert line(text, "<target").index('id="m2"') < line(text, "<target").index('id="m1"')


def test_a_second_copy_of_a_marker_says_what_it_copies() -> None:
    target = line(written(Segment("s1", "Zee.[^3]", "Sea[^3] sea.[^3]", Status.EDITED)), "<target")
    assert 'id="m1" type' in target
    assert 'id="m2" copyOf="m1" type' in target


def test_a_marker_of_another_sentence_gets_an_id_of_its_own() -> None:
    text = written(Segment("s1", "Zee.[^3]"), Segment("s2", "Ja.", "Sea.[^3]", Status.EDITED))
    assert 'id="m2" type' in line(text, "<target")


def test_ids_of_markers_keep_clear_of_those_of_segments() -> None:
    text = written(Segment("m1", "Zee.[^3]"), Segment("m2", "Ja."))
    assert 'id="m3" type' in line(text, "<source>Zee")


def test_a_draft_is_a_candidate_other_tools_can_offer() -> None:
    best, other = Hypothesis("Yes.", -0.5), Hypothesis("Indeed.", -2.0)
    draft = Draft("argos", "translate-nl_en", "1.8", (best, other))
    text = written(Segment("s1", "Ja.", draft=draft))
    assert line(text, "<mtc:match ") == (
        '<mtc:match ref="#s1" type="mt" matchQuality="60.7" origin="argos translate-nl_en 1.8">'
    )
    assert text.count("Indeed.") == 1
    assert "<target>Yes.</target>" in text


def test_the_alternatives_of_a_draft_stand_on_a_line_each() -> None:
    hypotheses = tuple(Hypothesis(f"Yes\n{n}", -n / 3) for n in range(3))
    text = written(Segment("s1", "Ja.", draft=Draft("a", "b", "c", hypotheses)))
    assert f"{-1 / 3!r} Yes{{U+000A}}1\n{-2 / 3!r} Yes{{U+000A}}2</mda:meta>" in text


def test_a_score_above_every_probability_still_makes_a_quality_in_percent() -> None:
    draft = Draft("a", "b", "c", (Hypothesis("Yes", 1e300),))
    assert 'matchQuality="100.0"' in written(Segment("s1", "Ja.", draft=draft))


def test_writing_twice_gives_the_same_bytes() -> None:
    segment = Segment("s1", "Zee.[^3]", "Sea.[^3]", Status.CONFIRMED, note="Really?")
    assert written(segment, kind=Kind.QUOTE) == written(segment, kind=Kind.QUOTE)


def test_confirming_one_of_many_sentences_changes_one_line() -> None:
    paragraphs = tuple(
        Paragraph(
            f"p{n}", Kind.PARAGRAPH, (Segment("s1", f"Zin {n}.", "Sentence.", Status.EDITED),)
        )
        for n in range(50)
    )
    file = read_xliff(write_xliff(Bitext("letter", "", paragraphs)), Path("letter.xlf"))
    segment = Segment("s1", "Zin 20.", "Sentence.", Status.CONFIRMED)
    changed = file.bitext.with_paragraphs([Paragraph("p20", Kind.PARAGRAPH, (segment,))])
    before, after = file.data.splitlines(), file.with_bitext(changed).data.splitlines()
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1


def test_where_paragraphs_of_the_source_begin_is_a_line_of_metadata() -> None:
    starts = (
        ParagraphStart(0, "p4", Kind.QUOTE, 2, (7, 9), ("body/p[4]",)),
        ParagraphStart(5, "p5"),
    )
    text = written(Segment("s1", "Een. Twee.", "One.", Status.EDITED, paragraph_starts=starts))
    assert line(text, '<mda:meta type="paragraphs s1"') == (
        '<mda:meta type="paragraphs s1">[{"at":0,"id":"p4","kind":"quote","page":2,"lines":[7,9],'
        '"places":["body/p[4]"]},{"at":5,"id":"p5"}]</mda:meta>'
    )
    assert violations(text.encode()) == []
