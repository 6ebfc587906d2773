"""Files of other tools: read with sense, and kept but for what is changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.strategies import bitexts, paragraphs

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import End, PlacedEnd, plain_equivalent
from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.segment import (
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    ParagraphStart,
    Segment,
    SegmentRef,
    Status,
)
from alignwb.errors import FormatError
from alignwb.formats.xliff import XliffFile, read_xliff, write_xliff

PATH = Path("translations/letter.xlf")
OPEN, CLOSE = PlacedEnd(1, End.OPEN).text, PlacedEnd(1, End.CLOSE).text

FOREIGN = """\
<?xml version='1.0' encoding='utf-8'?>
<!-- <unit id="not-a-unit"> made elsewhere -->
<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version='2.0' srcLang="nl-NL"
         xmlns:my="urn:example:tool?a&amp;b" trgLang="en-GB" my:job='17'>
  <x:file id="letter" original="letter.docx">
    <my:settings unit="&lt;unit&gt;"/>
    <x:group id="g1">
      <x:unit id="u1" name="first" my:colour="red">
        <my:preview>Beste <![CDATA[<b>lezer</b>]]></my:preview>
        <x:notes><x:note id="n1">Greeting of a letter</x:note></x:notes>
        <x:originalData><x:data id="d1">&lt;b></x:data></x:originalData>
        <x:segment>
          <x:source>Beste <x:pc id="1" dataRefStart="d1">trouwe</x:pc>
              lezer,</x:source>
          <x:target>Dear <x:pc id="1" dataRefStart="d1">faithful</x:pc> reader,</x:target>
        </x:segment>
        <x:segment state="translated" subState="my:checked">
          <x:source>het<x:ph id="2" equiv=" "/>regent.</x:source>
          <x:target my:by="Jan">it rains.</x:target>
        </x:segment>
      </x:unit>
      <x:unit id="u2"><x:segment id="a"><x:source>Dag!</x:source></x:segment></x:unit>
    </x:group>
    <x:unit id="u3" translate="no"><x:segment><x:source>ISBN 90</x:source></x:segment></x:unit>
  </x:file>
</x:xliff>
"""


def foreign() -> XliffFile:
    return read_xliff(FOREIGN.encode(), PATH)


def changed(file: XliffFile, ref: str, **values: object) -> str:
    """The file's text after one segment was replaced."""
    bitext = file.bitext
    place = SegmentRef(*ref.split("/"))
    segment = replace(bitext.segment(place), **values)  # type: ignore[arg-type]
    edit = edits.replace_segment(bitext, place, segment, label="test", unlock=True)
    assert edit
    new = edits.apply(bitext, edit)
    after = file.with_bitext(new)
    assert after.bitext == new
    assert read_xliff(after.data, PATH).bitext == new
    return after.data.decode()


def test_units_in_groups_are_read_in_document_order() -> None:
    bitext = foreign().bitext
    assert [paragraph.id for paragraph in bitext.paragraphs] == ["u1", "u2", "u3"]
    assert (bitext.source_lang, bitext.target_lang) == ("nl-NL", "en-GB")
    assert (bitext.document, bitext.original) == ("letter", "letter.docx")
    assert {paragraph.kind for paragraph in bitext.paragraphs} == {Kind.PARAGRAPH}


def test_text_inside_codes_is_text_and_layout_is_not() -> None:
    [paragraph, *_] = foreign().bitext.paragraphs
    first, second = paragraph.segments
    assert plain_equivalent(first.source, paragraph.codes) == "Beste trouwe lezer,"
    assert plain_equivalent(first.target, paragraph.codes) == "Dear faithful reader,"
    assert plain_equivalent(second.source, paragraph.codes) == "het regent."


def test_states_say_how_far_a_target_was_checked() -> None:
    bitext = foreign().bitext
    statuses = [segment.status for _, segment in bitext.segments()]
    assert statuses == [Status.EDITED, Status.CONFIRMED, Status.INITIAL, Status.LOCKED]


def test_segments_without_an_id_get_one_that_is_free() -> None:
    assert [str(ref) for ref, _ in foreign().bitext.segments()] == [
        "u1/s1",
        "u1/s2",
        "u2/a",
        "u3/s1",
    ]


def test_an_unchanged_foreign_file_keeps_every_byte() -> None:
    file = foreign()
    assert file.with_bitext(replace(file.bitext)).data == FOREIGN.encode()


def test_changing_one_target_leaves_everything_around_it() -> None:
    before = FOREIGN.splitlines()
    after = changed(foreign(), "u1/s2", target="it is raining.").splitlines()
    assert [line for line in before if "rain" not in line and "<x:segment" not in line] == [
        line for line in after if "rain" not in line and "<x:segment" not in line
    ]
    assert '<x:target my:by="Jan">it is raining.</x:target>' in "\n".join(after)
    assert '<x:segment state="translated" subState="my:checked" id="s2">' in "\n".join(after)


def test_codes_stand_in_a_changed_target_where_its_text_has_them() -> None:
    text = f"Dear reader, {OPEN}{CLOSE}faithful"
    after = changed(foreign(), "u1/s1", target=text, status=Status.CONFIRMED)
    assert '<x:target>Dear reader, <x:pc id="1" dataRefStart="d1"/>faithful</x:target>' in after
    assert '<x:pc id="1" dataRefStart="d1">trouwe</x:pc>' in after
    assert '<x:segment id="s1" state="translated">' in after


def test_a_new_status_replaces_the_other_tools_sub_state() -> None:
    after = changed(foreign(), "u1/s2", status=Status.REVIEWED)
    assert '<x:segment state="reviewed" id="s2">' in after


def test_a_note_joins_the_notes_that_are_there() -> None:
    after = changed(foreign(), "u1/s2", note="Really?")
    assert '<x:note id="n1">Greeting of a letter</x:note>' in after
    assert '<x:note category="alignwb:s2">Really?</x:note>' in after


def test_a_draft_is_added_with_its_namespace() -> None:
    draft = Draft("argos", "nl en", "1", (Hypothesis("  Bye!\n", -0.5),))
    after = changed(foreign(), "u2/a", draft=draft)
    assert 'xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"' in after
    assert '<x:target xml:space="preserve">  Bye!\n</x:target>' in after


def test_what_must_not_be_translated_can_be_unlocked() -> None:
    changed(foreign(), "u3/s1", status=Status.INITIAL)
    changed(foreign(), "u3/s1", target="ISBN 90", status=Status.EDITED)


def test_a_segment_can_be_split_and_merged_again() -> None:
    file = foreign()
    ref = SegmentRef("u1", "s2")
    split = edits.apply(file.bitext, edits.split_segment(file.bitext, ref, 4, 2))
    after = file.with_bitext(split)
    assert read_xliff(after.data, PATH).bitext == split
    assert b"<x:ignorable>" in after.data
    merged = edits.apply(split, edits.merge_with_next(split, ref))
    again = after.with_bitext(merged)
    assert read_xliff(again.data, PATH).bitext == merged
    assert b"<x:ignorable>" not in again.data


def test_a_segment_whose_id_was_that_of_another_stands_in_its_own_place() -> None:
    file = foreign()
    first, second = file.bitext.paragraphs[0].segments
    for segments in [(second, first), (replace(first, id="s3"), second, first)]:
        new = file.bitext.with_paragraphs([replace(file.bitext.paragraphs[0], segments=segments)])
        assert read_xliff(file.with_bitext(new).data, PATH).bitext == new


def test_a_break_is_dropped_where_another_tool_changed_the_text_around_it() -> None:
    pairing = Pairing(target_breaks=(5, 10), paragraph_breaks=(1, 2), confidence=0.5)
    segment = Segment("s1", "Een.", "One. Two. Three.", Status.EDITED, pairing=pairing)
    data = write_xliff(Bitext("letter", "", (Paragraph("p1", Kind.NOTE, (segment,)),)))
    read = read_xliff(data.replace(b"One. Two.", b"Oneself. Two."), PATH).bitext
    assert read.segment(SegmentRef("p1", "s1")).pairing == Pairing(confidence=0.5)
    read = read_xliff(data.replace(b"Three", b"Four"), PATH).bitext
    assert read.segment(SegmentRef("p1", "s1")).pairing == pairing


def test_a_pairing_is_kept_beside_what_others_know() -> None:
    data = changed(foreign(), "u1/s1", pairing=Pairing(is_flagged=True))
    assert '"is_marked":true' in data
    assert '<x:note id="n1">Greeting of a letter</x:note>' in data


def test_candidates_of_a_segment_that_is_gone_go_with_it() -> None:
    draft = Draft("argos", "nl-en", "1", (Hypothesis("it rains", -0.5),))
    data = changed(foreign(), "u1/s2", draft=draft).encode()
    file = read_xliff(data, PATH)
    edit = edits.merge_with_next(file.bitext, SegmentRef("u1", "s1"))
    assert b"mtc:match" not in file.with_bitext(edits.apply(file.bitext, edit)).data


def test_windows_line_ends_stay() -> None:
    file = read_xliff(FOREIGN.replace("\n", "\r\n").encode(), PATH)
    after = changed(file, "u1/s2", target="it is raining.")
    assert after.count("\r\n") == after.count("\n")


def test_a_file_without_a_target_language_gets_one_with_its_first_target() -> None:
    file = read_xliff(FOREIGN.replace(' trgLang="en-GB"', "").encode(), PATH)
    assert file.with_bitext(file.bitext).data == file.data
    after = changed(file, "u2/a", target="Bye!", status=Status.EDITED)
    assert '<x:xliff trgLang="en" xmlns:x=' in after


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "utf-8-sig"])
def test_other_encodings_are_kept_until_something_changes(encoding: str) -> None:
    declared = {"utf-16": "UTF-16", "iso-8859-1": "ISO-8859-1", "utf-8-sig": "utf-8"}[encoding]
    text = FOREIGN.replace("encoding='utf-8'", f"encoding='{declared}'").replace("Dag", "Dág")
    file = read_xliff(text.encode(encoding), PATH)
    assert file.bitext.paragraphs[1].source == "Dág!"
    assert file.with_bitext(file.bitext).data == text.encode(encoding)
    assert "Dág" in changed(file, "u2/a", target="Bye!")


def test_units_of_the_same_id_in_two_files_are_refused_together() -> None:
    one = FOREIGN[FOREIGN.index("  <x:file") : FOREIGN.index("</x:xliff>")]
    other = one.replace('"u', '"v').replace('"letter"', '"second"')
    two = FOREIGN.replace("</x:xliff>", other + "</x:xliff>")
    assert len(read_xliff(two.encode(), PATH).bitext.paragraphs) == 6


ADDITIONS = [
    (b"<unit ", b'<unit xmlns:my="urn:example:tool" my:colour="red" '),
    (b"    </unit>", b'    <my:extra xmlns:my="urn:example:tool">kept</my:extra></unit>'),
    (
        b'">\n      <mda:metadata>',
        b'">\n<mda:metadata><mda:metaGroup><mda:meta type="x">kept</mda:meta></mda:metaGroup>',
    ),
    (b"<notes>", b"<notes><note>kept</note>"),
    (b"<segment ", b'<segment canResegment="yes" '),
]


@given(bitexts(), st.sampled_from(ADDITIONS), st.data())
def test_any_change_to_a_unit_others_added_to_reads_back_and_keeps_what_they_added(
    bitext: Bitext, addition: tuple[bytes, bytes], data: st.DataObject
) -> None:
    before = write_xliff(bitext).replace(*addition)
    old = data.draw(st.sampled_from(bitext.paragraphs))
    new = bitext.with_paragraphs([data.draw(paragraphs(old.id))])
    after = read_xliff(before, PATH).with_bitext(new)
    assert read_xliff(after.data, PATH).bitext == replace(new, document="letter")
    if addition[0] != b"<segment ":
        assert after.data.count(b"kept") == before.count(b"kept")
    assert after.data.count(b'colour="red"') == before.count(b'colour="red"')


DRAFTED = Segment(
    "s1",
    "De wieken draaien.",
    "The sails turn.",
    Status.DRAFT,
    Origin(OriginKind.MT, "argos nl_en 1.0"),
    Draft(
        "argos",
        "nl_en",
        "1.0",
        (Hypothesis("The sails turn.", -0.2), Hypothesis("Sails turn.", -0.5)),
    ),
)


def _changed_elsewhere(old: str, new: str, segment: Segment = DRAFTED) -> Segment:
    """The segment as it reads after a program changed its target and nothing else."""
    written = write_xliff(
        Bitext("molen", "", (Paragraph("p1", Kind.PARAGRAPH, (segment,)),))
    ).decode()
    before, mark, after = written.rpartition(old)
    assert mark
    return read_xliff(f"{before}{new}{after}".encode(), PATH).bitext.segment(SegmentRef("p1", "s1"))


def test_a_draft_that_another_tool_rewrote_is_a_human_s() -> None:
    read = _changed_elsewhere("<target>The sails turn.", "<target>The sails are turning.")
    assert (read.target, read.stage) == ("The sails are turning.", Status.EDITED)
    assert not read.stage.may_be_overwritten


def test_a_draft_that_was_only_laid_out_otherwise_stays_a_draft() -> None:
    assert _changed_elsewhere("<target>The sails", "<target>The\n   sails").stage is Status.DRAFT
    assert (
        _changed_elsewhere("<target>The sails turn.", "<target>Sails turn.").stage is Status.DRAFT
    )


def test_a_match_of_the_memory_is_not_held_against_the_machine_s_draft() -> None:
    matched = replace(
        DRAFTED, target="The vanes turn.", origin=Origin(OriginKind.TM, "molens", 100)
    )
    assert _changed_elsewhere("The vanes turn.", "The vanes turn.", matched).stage is Status.DRAFT


@pytest.mark.parametrize(
    ("old", "new", "offset"),
    [("Een. Twee.", "Eentje, ja. Twee.", 0), ("Een. Twee.", "Een", 0), ("Twee", "Tweede", 5)],
)
def test_a_paragraph_still_begins_at_a_word_where_another_tool_changed_a_source(
    old: str, new: str, offset: int
) -> None:
    starts = ParagraphStart(0, "p1"), ParagraphStart(5, "p2")
    segment = Segment("s1", "Een. Twee.", paragraph_starts=starts)
    data = write_xliff(Bitext("letter", "", (Paragraph("p1", Kind.PARAGRAPH, (segment,)),)))
    read = read_xliff(data.replace(old.encode(), new.encode()), PATH).bitext
    found = read.segment(SegmentRef("p1", "s1"))
    assert [each.paragraph for each in found.paragraph_starts] == ["p1", "p2"]
    assert found.paragraph_starts[1].offset == offset


def test_a_list_of_paragraphs_that_is_none_is_refused_with_its_line() -> None:
    segment = Segment("s1", "Een. Twee.", paragraph_starts=(ParagraphStart(5, "p2"),))
    data = write_xliff(Bitext("letter", "", (Paragraph("p1", Kind.PARAGRAPH, (segment,)),)))
    with pytest.raises(FormatError, match=r"line \d+.*list of paragraphs"):
        read_xliff(data.replace(b'"at":5', b'"at":"5"'), PATH)
