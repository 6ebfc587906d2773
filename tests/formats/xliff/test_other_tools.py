"""Bitexts as other tools write them: what is read, what is kept, and what a change leaves alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

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


def codes(data: bytes, tag: str) -> list[str]:
    side = etree.fromstring(data).find(f".//{{{CORE}}}{tag}")
    assert side is not None
    return [code.get("id", "") for code in side.iter(f"{{{CORE}}}pc", f"{{{CORE}}}ph")]


def test_a_segment_with_codes_says_how_many_and_reads_without_glue() -> None:
    [paragraph] = file_of(in_file(unit(segment(CODED)))).bitext.paragraphs
    assert paragraph.unshown == {"s1": 3}
    assert paragraph.source == "Druk op Start en wacht {0} minuten. Klaar."


def test_a_new_target_gets_the_codes_of_its_source() -> None:
    file = file_of(in_file(unit(segment(CODED))))
    after = with_target(file, "1", "Press Start and wait {0} minutes. Ready.")
    assert b'wait <ph id="2" equiv="{0}"/> minutes.' in after.data
    assert codes(after.data, "target") == codes(after.data, "source") == ["1", "2", "3"]
    assert read_xliff(after.data, PATH).bitext == after.bitext


def test_codes_of_a_target_stay_between_the_words_that_stay() -> None:
    target = 'Press <pc id="1">Start</pc> now, <pc id="4">slowly</pc>.'
    file = file_of(in_file(unit(segment("Druk.", target))))
    after = with_target(file, "1", "Please press Start now, very slowly.")
    assert (
        b'<target>Please press <pc id="1">Start</pc> now, very <pc id="4">slowly</pc>.</target>'
        in after.data
    )


@given(st.text("ab {0}.é", max_size=30), st.text("ab {0}.é", max_size=30))
def test_no_change_of_a_target_loses_a_code_or_a_letter(first: str, second: str) -> None:
    file = file_of(in_file(unit(segment(CODED.replace(' equiv="{0}"', "")))))
    for text in (first or "a", second or "b"):
        file = with_target(file, "1", text)
        target = etree.fromstring(file.data).find(f".//{{{CORE}}}target")
        assert target is not None
        assert "".join(map(str, target.itertext())) == text
        assert codes(file.data, "target") == ["1", "2", "3"]


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
