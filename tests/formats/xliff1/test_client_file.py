"""Files of clients in XLIFF 1, read and written back."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.client_xliff import (
    MEMOQ,
    MEMSOURCE,
    PATH,
    TRADOS,
    client_file,
    read,
    segments_of,
    translated,
)

from alignwb.core.bitext.codes import End, PlacedEnd, codes_of, without_codes
from alignwb.core.bitext.segment import Origin, OriginKind, Status
from alignwb.core.reading.blocks import BlockSegment
from alignwb.errors import FormatError
from alignwb.formats.documents.placed_text import PlacedTarget
from alignwb.formats.xliff import read_xliff
from alignwb.formats.xliff1.client_file import read_xliff_1, write_xliff_1

PLAIN = client_file(
    """<group><note>Voor de website</note>
  <trans-unit id="kop" maxwidth="12" size-unit="char">
    <source>De molen</source>
    <note from="Anna">Een bord</note>
    <alt-trans match-quality="80%" origin="Oud"><target>The windmill</target></alt-trans>
  </trans-unit></group>
  <trans-unit id="b" approved="yes"><source>Zij &amp; hij</source><target state="translated"
>She &#38; he</target></trans-unit>
  <trans-unit id="c" translate="no"><source>ACME</source></trans-unit>
  <trans-unit id="d"><source><x id="1"/></source></trans-unit>"""
)


def test_units_are_read_with_their_targets_and_what_is_said_about_them() -> None:
    document = read(PLAIN)
    assert segments_of(document) == [
        BlockSegment("De molen"),
        BlockSegment("Zij & hij", "She & he", Status.CONFIRMED),
        BlockSegment("ACME", "ACME", Status.LOCKED),
    ]
    assert [block.place for block in document.blocks] == ["1", "2", "3"]
    assert document.blocks[0].comments == (
        "Voor de website",
        "at most 12 characters",
        "Anna: Een bord",
        "proposed (Oud, 80%): The windmill",
    )
    assert document.languages == ("nl", "en")


def test_only_targets_and_states_change() -> None:
    written = translated(PLAIN, {"De molen": "The <mill>", "Zij & hij": "She and he"})
    assert written == PLAIN.replace(
        b"<source>De molen</source>",
        b'<source>De molen</source>\n    <target state="translated">The &lt;mill&gt;</target>',
    ).replace(b"She &#38; he", b"She and he")


def test_a_state_alone_changes_where_the_target_stays() -> None:
    written = translated(PLAIN, {"Zij & hij": "She & he"}, Status.REVIEWED)
    assert written == PLAIN.replace(b'state="translated"', b'state="signed-off"')


@pytest.mark.parametrize(
    ("unit", "target", "status"),
    [
        ("<target/>", "", Status.INITIAL),
        ("<target>Two</target>", "Two", Status.EDITED),
        ("<target>Twee</target>", "", Status.INITIAL),
        ('<target state="new">Twee</target>', "", Status.INITIAL),
        ('<target state="translated">Twee</target>', "Twee", Status.CONFIRMED),
        ('<target state="needs-translation">Two</target>', "Two", Status.EDITED),
        ('<target state="needs-review-l10n">Two</target>', "Two", Status.EDITED),
        ('<target state="final">Two</target>', "Two", Status.REVIEWED),
        ('<target state="x-own">Two</target>', "Two", Status.EDITED),
        ('<target state-qualifier="leveraged-mt">Two</target>', "Two", Status.DRAFT),
        (
            '<target state="translated" state-qualifier="exact-match">2</target>',
            "2",
            Status.CONFIRMED,
        ),
    ],
)
def test_states_are_read(unit: str, target: str, status: Status) -> None:
    document = read(client_file(f"<trans-unit id='1'><source>Twee</source>{unit}</trans-unit>"))
    [segment] = segments_of(document)
    assert (segment.target, segment.status) == (target, status)


def test_segments_of_trados_are_read_with_its_states_and_its_names_for_tags() -> None:
    document = read(TRADOS)
    first, second, third = segments_of(document)
    assert without_codes(first.source) == "De molen draait."
    assert first.status is Status.DRAFT
    assert first.origin == Origin(OriginKind.TM, "Molens", 88)
    assert (without_codes(second.source), second.target) == ("Zij staat.", "")
    assert third.source == "Slot."
    codes = document.blocks[0].codes
    assert [(each.id, each.disp, each.disp_end) for each in codes.values()] == [
        ("7", "<b>", "</b>"),
        ("9", "<br/>", ""),
    ]


def test_segments_of_trados_are_written_each_in_its_place() -> None:
    written = translated(TRADOS, lambda source: f"W {source}").decode()
    assert '<mrk mtype="seg" mid="1">W De <g id="7">molen</g> draait.</mrk> <mrk' in written
    assert ' mid="2">W Zij<x id="9"/> staat.</mrk></target>' in written
    assert (
        '</seg-source><target><g\n id="7"><mrk mtype="seg" mid="3">W Slot.</mrk></g></target>'
        in written
    )
    assert 'id="1" conf="Translated" origin="tm"' in written
    assert '<sdl:seg id="2" conf="Translated" />' in written
    assert "state=" not in written


def test_segments_that_do_not_change_keep_their_bytes_beside_those_that_do() -> None:
    source = segments_of(read(TRADOS))[1].source
    written = translated(TRADOS, {source: "It stands."}).decode()
    assert written == TRADOS.replace(
        '<mrk mtype="seg"\n mid="2"/></target>',
        '<mrk mtype="seg"\n mid="2">It stands.</mrk></target>',
    ).replace('<sdl:seg id="2" />', '<sdl:seg id="2" conf="Translated" />')


def test_a_target_that_lacks_segments_gets_them_as_the_source_has_them() -> None:
    unit = (
        "<trans-unit id='1'><source>A. B. C.</source><seg-source>"
        "<mrk mtype='seg' mid='1'>A.</mrk> <mrk mtype='seg' mid='2'>B.</mrk><x id='1'/>"
        "<mrk mtype='seg' mid='3'>C.</mrk></seg-source>"
        "<target><mrk mtype='seg' mid='2'>Bee <!-- so -->.</mrk></target></trans-unit>"
    )
    written = translated(client_file(unit), {"A.": "Ay.", "C.": "Cee."}, Status.EDITED).decode()
    assert (
        "<target><mrk mtype='seg' mid='1'>Ay.</mrk> <mrk mtype='seg' mid='2'>Bee <!-- so -->.</mrk>"
        "<x id='1'/><mrk mtype='seg' mid='3'>Cee.</mrk></target>"
    ) in written.replace(' state="needs-review-translation"', "")


def test_memoq_and_memsource_say_in_their_own_words_how_far_a_target_is() -> None:
    first, second, third = segments_of(read(MEMOQ))
    assert [each.status for each in (first, second, third)] == [
        Status.INITIAL,
        Status.CONFIRMED,
        Status.LOCKED,
    ]
    written = translated(MEMOQ, {first.source: "A house."}).decode()
    assert written == MEMOQ.replace(
        'id="1" mq:status="NotStarted"', 'id="1" mq:status="ManuallyConfirmed"'
    ).replace(
        '<target xml:space="preserve"></target>', '<target xml:space="preserve">A house.</target>'
    )
    assert [each.status for each in segments_of(read(MEMSOURCE))] == [
        Status.INITIAL,
        Status.CONFIRMED,
    ]
    written = translated(MEMSOURCE, {"Een.": "One."}).decode()
    assert written == MEMSOURCE.replace('m:confirmed="0"', 'm:confirmed="1"').replace(
        "<target></target>", "<target>One.</target>"
    )


INLINE = (
    '<g id="1" ctype="bold">vet</g>',
    '<x id="2" ctype="lb" equiv-text=" "/>',
    '<bx id="3" rid="3"/>tussen<ex id="4" rid="3"/>',
    '<bpt id="5">&lt;i></bpt>schuin<ept id="5">&lt;/i></ept>',
    '<ph id="6">{0}</ph>',
    '<it id="7" pos="open">&lt;u></it>',
    '<mrk mtype="term">woord</mrk>',
    '<mrk mtype="x-sdl-deleted" sdl:revid="9">weg</mrk>',
    "<![CDATA[<b> & zo]]>",
    "<!-- niets -->",
    "<?pi niets?>",
    "&lt;tekst&gt; &#233;&#x20AC;",
)


@given(
    st.lists(st.sampled_from(INLINE), max_size=5), st.text(st.sampled_from("a \n&é"), max_size=8)
)
def test_any_inline_content_comes_back_with_its_codes(parts: list[str], word: str) -> None:
    content = f"w{word.replace('&', '&amp;')}{' '.join(parts)}z"
    unit = f"<trans-unit id='1' xml:space='preserve'><source>{content}</source></trans-unit>"
    data = client_file(unit)
    [segment] = segments_of(read(data))
    written = translated(data, lambda source: f"W {source} W")
    again = segments_of(read_xliff_1(written, PATH))[0]
    assert codes_of(again.target) == codes_of(segment.source)
    for part in parts:
        if part.startswith(("<g", "<x", "<b", "<ph", "<it", "<mrk")):
            start = written.index(b"<target")
            assert part.partition(">")[0].encode() in written[start:]


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=40)


@given(st.lists(texts, min_size=1, max_size=4), st.sampled_from(["utf-8", "utf-16", "iso-8859-1"]))
def test_any_target_reads_back_as_it_was_written(targets: list[str], encoding: str) -> None:
    marks = "".join(f"<mrk mtype='seg' mid='{n}'>S{n}</mrk>" for n in range(len(targets)))
    unit = f"<trans-unit id='1'><source>x</source><seg-source>{marks}</seg-source></trans-unit>"
    text = client_file(unit).decode().replace("UTF-8", encoding)
    data = text.encode(encoding)
    named = {f"S{n}": f"t{target}t" for n, target in enumerate(targets)}
    wanted = {name: " ".join(each.split()) for name, each in named.items()}
    block = read_xliff_1(data, PATH).blocks[0]
    placed = [PlacedTarget(wanted[each.source], Status.EDITED) for each in block.segments]
    written = write_xliff_1(data, {"1": placed}, PATH)
    assert written[:20] == data[:20]
    assert [each.target for each in segments_of(read_xliff_1(written, PATH))] == [
        unicodedata.normalize("NFC", each) for each in wanted.values()
    ]


def test_code_characters_of_a_file_are_no_codes_of_ours() -> None:
    character = PlacedEnd(3, codes_of("\U00108001")[0].end).text
    document = read(client_file(f"<trans-unit id='1'><source>a{character}b</source></trans-unit>"))
    [block] = document.blocks
    assert [code.data for code in block.codes.values()] == [f"&#{ord(character)};"]


def test_a_code_of_no_unit_of_the_file_is_refused() -> None:
    target = PlacedTarget("a \U00108005", Status.CONFIRMED)
    with pytest.raises(FormatError, match=r"klant\.xlf, unit kop: code 5"):
        write_xliff_1(PLAIN, {"1": [target]}, PATH)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is empty"),
        (b"<xliff version='1.2'><file>", "line 1: this is not well-formed XML"),
        (client_file("")[:-1], "no unit in this file"),
        (client_file("<trans-unit id='x'/>"), "line 4: the unit “x” has no source"),
        (b"<tmx/>", "this is not XLIFF: its root is <tmx>"),
        (client_file("<trans-unit id='x'><source>&zo;</source></trans-unit>"), "entity &zo;"),
        (client_file("<trans-unit id='x'><source>\xff</source>")[:-30] + b"\xff", "not utf-8"),
        (b"<?xml version='1.0' encoding='klingon'?><xliff/>", "no text encoding"),
        (client_file("<g>" * 300 + "</g>" * 300), "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(FormatError) as refused:
        read_xliff_1(data, PATH)
    assert words in refused.value.message
    assert refused.value.message.startswith("klant.xlf")


def test_entities_of_the_file_are_read_and_stay() -> None:
    head = "<!DOCTYPE xliff [<!ENTITY firma 'Molen &amp; Co'>]>\n<xliff"
    unit = "<trans-unit id='1'><source>Bij &firma;&nbsp;nu</source></trans-unit>"
    data = client_file(unit).replace(b"<xliff", head.encode(), 1)
    [segment] = segments_of(read(data))
    assert segment.source == "Bij Molen & Co\u00a0nu"
    assert translated(data, lambda _: "At Molen & Co").startswith(data[: data.index(b"</source>")])


def test_another_file_named_by_an_entity_is_not_read() -> None:
    head = "<!DOCTYPE xliff [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>\n<xliff"
    unit = "<trans-unit id='1'><source>Bij &f;</source></trans-unit>"
    data = client_file(unit).replace(b"<xliff", head.encode(), 1)
    with pytest.raises(FormatError, match="stands for another file"):
        read_xliff_1(data, PATH)


def test_prefixes_and_old_versions_are_read() -> None:
    prefixed = (
        '<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:1.1" version="1.1"><x:file'
        ' source-language="nl" target-language="en"><x:body><x:trans-unit id="1"><x:source>Een'
        "</x:source></x:trans-unit></x:body></x:file></x:xliff>"
    )
    written = translated(prefixed, lambda _: "One")
    assert b'</x:source><x:target state="translated">One</x:target>' in written
    old = (
        "<xliff version='1.0'><file source-language='nl' target-language='en'><body><trans-unit"
        " id='1'><source>Een</source></trans-unit></body></file></xliff>"
    )
    document = read(old)
    placed = {"1": [PlacedTarget("One", Status.CONFIRMED)]}
    assert b"</source><target>One</target>" in write_xliff_1(old.encode(), placed, PATH)
    assert segments_of(document) == [BlockSegment("Een")]


def test_text_inside_codes_is_told_as_left_out() -> None:
    unit = "<trans-unit id='1'><source>a <ph id='1'>[<sub>plaat</sub>]</ph></source></trans-unit>"
    [left_out] = read(client_file(unit)).left_out
    assert left_out.texts == ("plaat",)


def test_white_space_around_a_text_stays_and_indents_are_none() -> None:
    unit = "<trans-unit id='1'><source>\n   Een\n   twee  drie\n </source></trans-unit>"
    data = client_file(unit)
    [segment] = segments_of(read(data))
    assert segment.source == "Een twee  drie"
    assert b">\n   One\n </target>" in translated(data, lambda _: "One")
    kept = client_file(unit.replace("<source", "<source xml:space='preserve'"))
    assert segments_of(read(kept))[0].source == "Een\n   twee  drie"


def test_a_file_named_where_a_bitext_is_expected_says_how_it_comes_in() -> None:
    with pytest.raises(FormatError, match=r"this is XLIFF 1\.2") as refused:
        read_xliff(PLAIN, PATH)
    assert "alignwb import" in refused.value.hint


def test_the_lines_of_units_are_told_in_a_file_of_many() -> None:
    unit = "<trans-unit id='{}'>\n<source>Zin {}</source></trans-unit>\n"
    document = read(client_file("".join(unit.format(n, n) for n in range(50))))
    assert [block.lines for block in document.blocks[:2]] == [(4, 5), (6, 7)]
    assert document.blocks[-1].lines == (102, 103)


def test_tags_that_memsource_writes_as_text_are_codes() -> None:
    unit = (
        '<trans-unit id="a:2" m:confirmed="0"><source>Een {1&gt;rood{2}&lt;1} {b>huis&lt;b}. {x}'
        "</source><target></target><m:tunit-metadata><m:mark id='1'><m:content>&lt;a></m:content>"
        "</m:mark></m:tunit-metadata></trans-unit></group>"
    )
    data = MEMSOURCE.replace("</group>", unit)
    block = read(data).blocks[2]
    begun, alone, ended, bold, plain = codes_of(block.segments[0].source)
    assert without_codes(block.segments[0].source) == "Een rood huis. {x}"
    assert (begun.end, alone.end, ended.end) == (End.OPEN, End.POINT, End.CLOSE)
    assert (begun.number, bold.number) == (ended.number, plain.number)
    link = block.codes[begun.number]
    assert (link.disp, link.data, link.data_end) == ("<a>", "{1&gt;", "&lt;1}")
    assert block.codes[bold.number].kind == "xlf:b"
    target = f"A {bold.text}house{plain.text} {begun.text}r{alone.text}{ended.text}."
    written = translated(data, {block.segments[0].source: target}).decode()
    assert "<target>A {b&gt;house&lt;b} {1&gt;r{2}&lt;1}.</target>" in written


def test_braces_in_files_of_other_tools_are_text() -> None:
    unit = "<trans-unit id='1'><source>{1&gt;a&lt;1} {2}</source></trans-unit>"
    assert segments_of(read(client_file(unit)))[0].source == "{1>a<1} {2}"


def test_comments_that_trados_keeps_at_the_head_are_shown_where_they_belong() -> None:
    comment = (
        '<doc-info xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><cmt-defs><cmt-def id="c9">'
        '<Comments xmlns=""><Comment user="Joris" version="1.0">Welke\n molen?</Comment><Comment>'
        "Die.</Comment></Comments></cmt-def></cmt-defs></doc-info><file"
    )
    data = TRADOS.replace("<file", comment, 1).replace(
        "Zij<x", '<mrk mtype="x-sdl-comment" sdl:cid="c9">Zij</mrk><x', 2
    )
    first, second = read(data).blocks
    assert first.comments == ("Joris: Welke molen?", "Die.")
    assert second.comments == ()


@pytest.mark.parametrize(
    ("version", "approved", "status", "after"),
    [
        ("1.2", "yes", Status.EDITED, "no"),
        ("1.2", "yes", Status.CONFIRMED, "yes"),
        ("1.1", "no", Status.CONFIRMED, "no"),
        ("1.2", "no", Status.REVIEWED, "yes"),
        ("1.2", "", Status.REVIEWED, ""),
        ("1.0", "", Status.CONFIRMED, "yes"),
        ("1.0", "yes", Status.REVIEWED, "yes"),
    ],
)
def test_whether_a_unit_is_approved_follows_its_status(
    version: str, approved: str, status: Status, after: str
) -> None:
    stated = f" approved='{approved}'" if approved else ""
    state = " state='translated'" if approved == "no" else ""
    unit = f"<trans-unit id='1'{stated}><source>Een</source><target{state}>One</target>"
    data = client_file(f"{unit}</trans-unit>", version=version)
    place = read(data).blocks[0].place
    written = write_xliff_1(data, {place: [PlacedTarget("Two", status)]}, PATH).decode()
    found = re.search("approved=.(yes|no)", written)
    assert (found[1] if found else "") == after


def test_elements_with_one_id_are_one_code_only_if_they_say_the_same() -> None:
    marks = (
        "<mrk mtype='seg' mid='1'><it id='1' pos='open'>&lt;i></it>a</mrk>"
        "<mrk mtype='seg' mid='2'>b<it id='1' pos='close'>&lt;/i></it><x id='2'/></mrk>"
        "<mrk mtype='seg' mid='3'>c<x id='2' ctype='image'/><g id='4' ctype='bold'>d</g>"
        "<g id='4' ctype='italic'>e</g><bpt id='5'>[</bpt>f<ept id='5'>]</ept>"
        "<bpt id='5'>(</bpt>g<ept id='5'>)</ept></mrk>"
    )
    unit = f"<trans-unit id='1'><source>x</source><seg-source>{marks}</seg-source>"
    filled = f"{unit}<target>{marks}</target></trans-unit>"
    block = read(client_file(filled)).blocks[0]
    ends = [end for each in block.segments for end in codes_of(each.source)]
    assert len({end.number for end in ends}) == 8
    assert len(block.codes) == 8  # those of the targets are the same
    written = translated(client_file(f"{unit}</trans-unit>"), lambda source: f"W {source}")
    again = read(written).blocks[0]
    assert [each.target for each in again.segments] == [f"W {e.source}" for e in block.segments]
    for mark in re.findall("<(?:it|g|x|bpt|ept)[^>]*>", marks):
        assert written.decode().partition("<target")[2].count(mark) == marks.count(mark)


def test_a_code_of_a_target_is_that_of_its_source_by_its_id() -> None:
    unit = (
        "<trans-unit id='1'><source><x id='7' ctype='lb'/>a<g id='8'>b</g></source>"
        "<target state='translated'>B <g id='8' xid='1'>b</g><x id='7'/></target></trans-unit>"
    )
    block = read(client_file(unit)).blocks[0]
    assert len(block.codes) == 2
    assert sorted(codes_of(block.segments[0].target)) == sorted(codes_of(block.segments[0].source))
