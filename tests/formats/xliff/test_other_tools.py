"""Bitexts as other tools write them: what is read, what is kept, and what a change leaves alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.codes import End, InlineCode, PlacedEnd, Reordering, plain_equivalent
from alignwb.core.bitext.segment import Segment, Status
from alignwb.errors import FormatError
from alignwb.formats.xliff import XliffFile, read_xliff

PATH = Path("translations/klant.xlf")
CORE = "urn:oasis:names:tc:xliff:document:2.0"


def file_of(body: str, *, version: str = "2.1", core: str = CORE, head: str = "") -> XliffFile:
    return read_xliff(text_of(body, version=version, core=core, head=head).encode(), PATH)


def text_of(body: str, *, version: str = "2.1", core: str = CORE, head: str = "") -> str:
    return (
        f'{head}<xliff xmlns="{core}" version="{version}" srcLang="nl" trgLang="en">{body}</xliff>'
    )


def unit(inside: str, unit_id: str = "1", more: str = "") -> str:
    return f'<unit id="{unit_id}"{more}>{inside}</unit>'


def segment(source: str, target: str = "", more: str = "") -> str:
    rendered = f"<target>{target}</target>" if target else ""
    return f"<segment{more}><source>{source}</source>{rendered}</segment>"


def in_file(inside: str, file_id: str = "f1") -> str:
    return f'<file id="{file_id}">{inside}</file>'


def with_target(file: XliffFile, paragraph_id: str, text: str) -> XliffFile:
    paragraph = file.bitext.paragraph(paragraph_id)
    first, *others = paragraph.segments
    changed = replace(first, target=text, status=Status.EDITED)
    new = replace(paragraph, segments=(changed, *others))
    return file.with_bitext(file.bitext.with_paragraphs([new]))


def test_each_file_may_number_its_units_from_one() -> None:
    body = in_file(unit(segment("Rogge."))) + in_file(unit(segment("Haver.")), "f2")
    file = file_of(body + in_file(unit(segment("Gerst.")), "f2"))
    assert [paragraph.id for paragraph in file.bitext.paragraphs] == ["1", "f2:1", "f2:1:2"]
    after = with_target(file, "f2:1", "Oats.")
    assert b'<unit id="1"><segment id="s1" state="initial" subState="alignwb:edited">' in after.data
    again = read_xliff(after.data, PATH)
    assert again.bitext == after.bitext


def test_a_unit_of_ignorables_is_passed_over_and_kept() -> None:
    gap = unit("<ignorable><source> - </source></ignorable>", "2")
    body = in_file(
        unit(segment("Rogge.")) + gap + unit(segment("Haver."), "3") + gap.replace("2", "4")
    )
    file = file_of(body)
    assert [paragraph.id for paragraph in file.bitext.paragraphs] == ["1", "3"]
    assert gap.encode() in with_target(file, "3", "Oats.").data


@pytest.mark.parametrize(
    ("state", "target", "status"),
    [
        ("needs-translation", "", Status.INITIAL),
        ("new", "Rye.", Status.EDITED),
        ("needs-review-translation", "Rye.", Status.EDITED),
        ("needs-review-l10n", "", Status.INITIAL),
        ("signed-off", "Rye.", Status.REVIEWED),
        ("x-checked-by-us", "Rye.", Status.EDITED),
    ],
)
def test_states_of_the_older_standard_are_read_and_kept(
    state: str, target: str, status: Status
) -> None:
    file = file_of(in_file(unit(segment("Rogge.", target, f' state="{state}"'))))
    assert [each.status for _, each in file.bitext.segments()] == [status]
    assert f"“{state}”" in file.bitext.remarks[0]
    [paragraph] = file.bitext.paragraphs
    noted = replace(paragraph, segments=(replace(paragraph.segments[0], note="Zie boven."),))
    after = file.with_bitext(file.bitext.with_paragraphs([noted]))
    assert f'state="{state}"'.encode() in after.data


def test_xliff_2_2_stays_2_2() -> None:
    core = CORE.replace("2.0", "2.2")
    body = in_file(unit(segment("Rogge."), more=f' xmlns="{core}"'))
    file = file_of(body, version="2.2", core=core)
    after = with_target(file, "1", "Rye.")
    assert b"2.0" not in after.data
    assert read_xliff(after.data, PATH).bitext == after.bitext


def test_notes_of_file_group_and_unit_belong_to_the_paragraph() -> None:
    def note(text: str) -> str:
        return f"<notes><note>{text}</note></notes>"

    group = f'<group id="g">{note("Menu.")}{unit(note("Knop.") + segment("Open."))}</group>'
    file = file_of(in_file(note("Formele toon.") + group + unit(segment("Dicht."), "2")))
    assert [each.client_notes for each in file.bitext.paragraphs] == [
        ("Formele toon.", "Menu.", "Knop."),
        ("Formele toon.",),
    ]


@pytest.mark.parametrize("state", ["", ' state="initial"'])
def test_what_is_not_to_be_translated_reads_as_its_source(state: str) -> None:
    body = in_file(unit(segment("XJ-900", more=state), more=' translate="no"'))
    file = file_of(body)
    [(_, found)] = file.bitext.segments()
    assert (found.target, found.status) == ("XJ-900", Status.LOCKED)
    assert file.with_bitext(replace(file.bitext)).data == text_of(body).encode()


def test_targets_are_read_in_their_own_order() -> None:
    first = segment("Toen.", " ").replace("<target> </target>", '<target order="3">Then.</target>')
    last = segment("Nu.", " ").replace("<target> </target>", '<target order="1">Now.</target>')
    gap = '<ignorable><source> </source><target order="2"> </target></ignorable>'
    [paragraph] = file_of(in_file(unit(first + gap + last))).bitext.paragraphs
    assert (paragraph.source, paragraph.target) == ("Toen. Nu.", "Now. Then.")
    parts = (*paragraph.segments[:1], Segment("s9", "Dus.", "So."), *paragraph.segments[1:])
    assert replace(paragraph, segments=parts).target == "Now. Then. So."


def test_characters_xml_cannot_hold_and_named_entities_are_text() -> None:
    body = unit(
        "<notes><note>a&#2;b</note></notes>" + segment("vaas&#11; &eacute;&#3;n<![CDATA[\x06]]>")
    )
    file = file_of(in_file(body))
    [(_, found)] = file.bitext.segments()
    assert found.source == "vaas\x0b é\x03n\x06"
    assert file.bitext.paragraphs[0].client_notes == ("a\x02b",)
    after = with_target(file, "1", "vase\x0b")
    assert read_xliff(after.data, PATH).bitext == after.bitext
    with pytest.raises(FormatError, match="line 1: the entity &wat; is not declared"):
        file_of(in_file(unit(segment("&wat;"))))


def test_a_prefix_that_is_not_declared_and_a_relative_namespace_are_kept() -> None:
    body = in_file(unit('<odd:x xmlns:odd="a/b"/>' + segment("Rogge.") + "<pgs:y z='1'/>"))
    file = file_of(body.replace("<pgs:y z='1'/>", ""), head="<?xml version='1.0'?>")
    assert b'<odd:x xmlns:odd="a/b"/>' in with_target(file, "1", "Rye.").data
    odd = in_file(unit(segment("Rogge.")).replace("<segment", '<segment pgs:z="1"'))
    after = with_target(file_of(odd), "1", "Rye.")
    assert b'pgs:z="1"' in after.data
    assert b"urn:undeclared" not in after.data


CODED = 'Druk op <pc id="1">Start</pc> en wacht <ph id="2" equiv="{0}"/> minuten.<ph id="3"/>Klaar.'


def of(file: XliffFile, text: str) -> str:
    """A text with the codes of the file's first paragraph: `{1` and `1}` for a pair, `{2}`."""
    for number, code in file.bitext.paragraphs[0].codes.items():
        shown = ("{%d", "%d}") if code.is_pair else ("{%d}",)
        for each, end in zip(shown, code.ends, strict=True):
            text = text.replace(each % number, end.text)
    return text


def target_of(file: XliffFile, text: str) -> str:
    """The first target as it is written after the text was put into it, which reads back."""
    after = with_target(file, file.bitext.paragraphs[0].id, of(file, text))
    assert read_xliff(after.data, PATH).bitext == after.bitext
    start = after.data.index(b"<target")
    return after.data[start : after.data.index(b"</target>") + 9].decode()


def test_a_text_has_a_character_for_each_code_and_reads_without_glue() -> None:
    file = file_of(in_file(unit(segment(CODED))))
    [paragraph] = file.bitext.paragraphs
    assert paragraph.source == of(file, "Druk op {1Start1} en wacht {2} minuten.{3}Klaar.")
    plain = plain_equivalent(paragraph.source, paragraph.codes)
    assert plain == "Druk op Start en wacht {0} minuten. Klaar."
    assert [each.id for each in paragraph.codes.values()] == ["1", "2", "3"]


def test_what_a_file_says_of_its_codes_is_read() -> None:
    data = '<originalData><data id="d">&lt;b&gt;</data><data id="e">&lt;/b<cp hex="0001"/></data>'
    source = (
        '<pc id="7" type="fmt" subType="xlf:b" canDelete="no" dataRefStart="d" dataRefEnd="e"'
        ' dispStart="vet" equivEnd=".">x</pc><ph id="p" type="link" subType="html:a" canCopy="no"'
        ' canReorder="firstNo"/><mrk id="m" type="comment" value="Let op">y</mrk>'
        '<sc id="s" isolated="yes" canOverlap="no"/>'
    )
    [paragraph] = file_of(
        in_file(unit(f"{data}</originalData>{segment(source)}"))
    ).bitext.paragraphs
    assert list(paragraph.codes.values()) == [
        InlineCode(
            1,
            is_pair=True,
            kind="xlf:b",
            equiv_end=".",
            disp="vet",
            data="<b>",
            data_end="</b\x01",
            may_be_deleted=False,
            may_overlap=False,
        ),
        InlineCode(
            2,
            is_pair=False,
            kind="link",
            may_be_copied=False,
            reordering=Reordering.FIRST_NO,
        ),
        InlineCode(3, is_pair=True, kind="comment", may_be_copied=False),
        InlineCode(4, is_pair=True, may_overlap=False, is_half=True),
    ]


def test_codes_of_a_target_are_those_of_the_source_by_their_ids() -> None:
    source = '<ph id="a"/> <pc id="b">x</pc>'
    target = '<pc id="b">y</pc><ph id="z"/><ph id="k" copyOf="a"/><ph id="a"/>'
    file = file_of(in_file(unit(segment(source, target))))
    [paragraph] = file.bitext.paragraphs
    assert paragraph.source == of(file, "{1} {2x2}")
    assert paragraph.target == of(file, "{2y2}{3}{1}{1}")
    assert [each.id for each in paragraph.codes.values()] == ["a", "b", "z"]


def test_a_code_is_written_with_all_that_its_element_carries() -> None:
    odd = "xmlns:odd='urn:odd'"
    source = f'<pc id="1" odd:x="é" {odd} subFlowsStart="2">Start</pc> <ph id="2" dataRef="d"/>'
    data = '<originalData><data id="d">&lt;br&gt;</data></originalData>'
    flow = unit(segment("Tip."), "2")
    file = file_of(in_file(unit(data + segment(source)) + flow))
    written = target_of(file, "{2} and {1begin1}")
    assert written == (
        '<target><ph id="2" dataRef="d"/> and <pc xmlns:odd="urn:odd" id="1" odd:x="é"'
        ' subFlowsStart="2">begin</pc></target>'
    )


def test_a_pair_that_does_not_nest_is_written_as_two_ends() -> None:
    source = '<pc id="1" dispStart="[" dispEnd="]" dir="ltr">a</pc> <pc id="2">b</pc>'
    written = target_of(file_of(in_file(unit(segment(source)))), "{1a {2b1} c2}")
    assert written == (
        '<target><sc canOverlap="no" id="1" disp="[" dir="ltr"/>a <pc id="2">b'
        '<ec canOverlap="no" disp="]" startRef="1"/> c</pc></target>'
    )


def test_ends_over_two_segments_are_one_code_and_stay_ends() -> None:
    first, last = segment('<sc id="1"/>Een.'), segment('Twee<ec startRef="1"/>.')
    file = file_of(in_file(unit(f"{first}{last}")))
    [paragraph] = file.bitext.paragraphs
    assert [each.source for each in paragraph.segments] == [of(file, "{1Een."), of(file, "Twee1}.")]
    assert not paragraph.codes[1].is_half
    written = target_of(file, "{1One1}.")
    assert written == '<target><sc id="1"/>One<ec startRef="1"/>.</target>'
    half = target_of(file, "{1One.")
    assert half == '<target><sc id="1" isolated="yes"/>One.</target>'


def test_a_code_that_a_target_has_twice_has_an_id_of_its_own() -> None:
    written = target_of(file_of(in_file(unit(segment('<ph id="x"/>Een.')))), "{1}One.{1}{1}")
    assert written == (
        '<target><ph id="x"/>One.<ph id="x-2" copyOf="x"/><ph id="x-3" copyOf="x"/></target>'
    )


def test_a_character_of_the_plane_of_the_codes_is_none_of_them() -> None:
    raw = PlacedEnd(1, End.POINT).text + PlacedEnd(3, End.OPEN).text
    file = file_of(in_file(unit(segment(f'{raw}<ph id="1"/><pc id="2">x</pc>'))))
    [paragraph] = file.bitext.paragraphs
    assert list(paragraph.codes) == [2, 4]
    assert plain_equivalent(paragraph.source, paragraph.codes) == f"{raw}x"
    after = with_target(file, "1", raw + of(file, "{2}"))
    assert f'<target>{raw}<ph id="1"/></target>'.encode() in after.data
    assert read_xliff(after.data, PATH).bitext == after.bitext


ENDS = ["{1", "1}", "{2}", "{3}", "{4", "4}"]
MIXED = '<sc id="9"/>a<pc id="4">b</pc><ec startRef="9"/><ph id="2"/>'


@given(st.lists(st.sampled_from([*ENDS, "a ", "é"]), max_size=9), st.sampled_from([CODED, MIXED]))
def test_whatever_a_target_has_is_written_and_read_back(pieces: list[str], source: str) -> None:
    target = '<ph id="z"/><pc id="4">x</pc>'
    file = file_of(
        in_file(unit(segment(source, target) + segment(source.replace('id="', 'id="n'))))
    )
    for text in ("".join(pieces), "".join(reversed(pieces))):
        if text:
            file = with_target(file, "1", of(file, text))
            assert read_xliff(file.data, PATH).bitext == file.bitext


def test_a_file_with_nothing_to_translate_is_read_and_kept() -> None:
    for body in (
        in_file('<group id="g1">\n</group>'),
        in_file(unit("<ignorable><source> </source></ignorable>")),
    ):
        file = file_of(body)
        assert file.bitext.paragraphs == ()
        assert file.with_bitext(file.bitext).data == text_of(body).encode()


@pytest.mark.parametrize("body", ["", in_file(""), in_file("<notes><note>Leeg</note></notes>")])
def test_a_file_that_lacks_what_the_standard_asks_for_is_refused(body: str) -> None:
    with pytest.raises(FormatError, match="no unit in this file"):
        file_of(body)
