"""Clients' XLIFF 2: the file that goes back differs in targets and states alone."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.client_xliff import client_file

from alignwb.core.bitext.codes import CODE, codes_of, without_codes
from alignwb.core.bitext.segment import Status
from alignwb.core.reading.blocks import BlockSegment, ReadDocument
from alignwb.errors import FormatError
from alignwb.formats.client_xliff.client_versions import read_client_xliff, write_client_xliff
from alignwb.formats.documents.placed_text import PlacedTarget

PATH = Path("klant.xlf")
FILE = """<?xml version='1.0' encoding='UTF-8'?>
<!-- van de klant -->
<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:2.0' version="2.0" srcLang='nl-NL' {root}
  xmlns:k="urn:klant"><x:file id='f'  k:eigen = "1" ><x:unit id="u1">
  <x:originalData><x:data id="d1">&lt;b></x:data><x:data id="d2">&lt;/b></x:data></x:originalData>
  <x:segment id='a' state="initial" subState='k:vers'>
    <x:source>De <x:pc id="1" dataRefStart='d1' dataRefEnd="d2">molen</x:pc> draait.</x:source>
  </x:segment><x:ignorable><x:source> </x:source></x:ignorable>
  <x:segment><x:source >Zij<x:ph id="2"/> staat.</x:source><x:target >Oud &#38; stil</x:target>
  </x:segment></x:unit><x:unit id="u2"><x:segment><x:source>Slot</x:source><x:target /></x:segment>
</x:unit></x:file></x:xliff>
"""
UNIT = "<trans-unit id='1'><source>a</source></trans-unit>"
PLAIN = FILE.replace("{root}", 'trgLang="en"')


def _read(data: bytes) -> ReadDocument:
    assert write_client_xliff(data, {}, PATH) == data
    return read_client_xliff(data, PATH)


def _segments(data: bytes) -> list[BlockSegment]:
    return [segment for block in _read(data).blocks for segment in block.segments]


def _translated(data: bytes, change: Mapping[str, str], status: Status = Status.CONFIRMED) -> bytes:
    """The file with targets for the segments whose source, without codes, is named."""
    placed = {
        block.place: [
            PlacedTarget(change[without_codes(each.source)], status, block.codes)
            if without_codes(each.source) in change
            else None
            for each in block.segments
        ]
        for block in _read(data).blocks
    }
    return write_client_xliff(data, placed, PATH)


def test_units_are_blocks_with_the_client_s_segments_and_targets() -> None:
    document = _read(PLAIN.encode())
    assert [block.place for block in document.blocks] == ["u1", "u2"]
    assert document.languages == ("nl-NL", "en")
    first, second, third = _segments(PLAIN.encode())
    assert (without_codes(first.source), first.target, first.status) == (
        "De molen draait.",
        "",
        Status.INITIAL,
    )
    assert (second.target, second.status) == ("Oud & stil", Status.EDITED)
    assert third == BlockSegment("Slot")


def test_a_target_is_written_in_its_place_and_every_other_byte_stays() -> None:
    begin, end = (each.text for each in codes_of(_segments(PLAIN.encode())[0].source))
    written = _translated(PLAIN.encode(), {"De molen draait.": f"The {begin}mill{end} turns & so."})
    assert written.decode() == PLAIN.replace(
        "<x:segment id='a' state=\"initial\" subState='k:vers'>",
        "<x:segment id='a' state=\"translated\">",
    ).replace(
        "draait.</x:source>",
        'draait.</x:source>\n    <x:target>The <x:pc id="1" dataRefStart="d1" dataRefEnd="d2">'
        "mill</x:pc> turns &amp; so.</x:target>",
    )


def test_targets_that_are_there_are_filled_and_keep_their_tags() -> None:
    written = _translated(PLAIN.encode(), {"Slot": "End", "Zij staat.": "She stands."}).decode()
    assert '<x:segment state="translated"><x:source>Slot</x:source><x:target>End</x:t' in written
    assert "<x:target >She stands.</x:target>" in written
    assert 'k:eigen = "1" ><x:unit' in written


@pytest.mark.parametrize(
    ("status", "state"),
    [
        (Status.CONFIRMED, b'state="translated"'),
        (Status.REVIEWED, b'state="reviewed"'),
        (Status.LOCKED, b'state="final"'),
        (Status.EDITED, b'state="initial"'),
    ],
)
def test_a_state_is_written_in_the_standard_s_words_and_a_sub_state_of_another_goes(
    status: Status, state: bytes
) -> None:
    written = _translated(PLAIN.encode(), {"De molen draait.": "The mill turns."}, status)
    tag = written[written.index(b"<x:segment") :].partition(b">")[0]
    assert state in tag
    assert b"subState" not in tag
    assert b"alignwb" not in written


def test_a_sub_state_stays_where_the_state_does() -> None:
    data = PLAIN.replace("<x:segment>", "<x:segment state='translated' subState='k:af'>", 1)
    written = _translated(data.encode(), {"Zij staat.": "She stands."})
    assert b"<x:segment state='translated' subState='k:af'>" in written


def test_the_root_says_the_language_of_targets_if_it_did_not() -> None:
    data = FILE.replace("{root}", "").encode()
    written = _translated(data, {"Slot": "End"})
    assert b'xmlns:k="urn:klant" trgLang="en">' in written
    assert written.replace(b' trgLang="en"', b"") == _translated(
        PLAIN.encode(), {"Slot": "End"}
    ).replace(b' trgLang="en"', b" ", 1)


def test_a_target_whose_space_counts_says_so() -> None:
    written = _translated(PLAIN.encode(), {"Slot": "two  spaces"})
    assert b'<x:target xml:space="preserve">two  spaces</x:target>' in written
    assert _segments(written)[2].target == "two  spaces"


SPACED = """<xliff version="2.0" srcLang="nl" trgLang="en"
 xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="1"{unit}>
<segment><source{source}>{text}</source>{target}</segment></unit></file></xliff>"""


def _spaced(text: str, new: str, *, unit: str = "", source: str = "", target: str = "") -> str:
    """The target element that `new` gives for a source with white space around its text."""
    file = SPACED.format(text=text, unit=unit, source=source, target=target).encode()
    block = read_client_xliff(file, PATH).blocks[0]
    placed = {"1": [PlacedTarget(new, Status.CONFIRMED, block.codes)]}
    written = write_client_xliff(file, placed, PATH).decode()
    return written[written.index("</source>") + 9 : written.index("</segment>")]


KEEP = ' xml:space="preserve"'


@pytest.mark.parametrize(
    ("text", "around", "written"),
    [
        ("Kom mee. ", {}, "<target>Come. </target>"),
        (" \tKom mee.", {}, "<target> \tCome.</target>"),
        ("\n  Kom mee.\n", {}, "<target>\n  Come.\n</target>"),
        ("<ph id='a'/> Kom mee.", {}, "<target>Come.</target>"),
        ("Kom mee.  <ph id='a'/>\n", {}, "<target>Come.\n</target>"),
        ("<![CDATA[ Kom <mee>.  ]]>", {}, "<target> Come.  </target>"),
        ("&#32;Kom mee.&#10;", {}, "<target> Come.\n</target>"),
        ("Kom mee. ", {"unit": KEEP}, "<target>Come. </target>"),
        ("Kom mee. ", {"source": KEEP}, f"<target{KEEP}>Come. </target>"),
        ("Kom mee.", {"source": KEEP}, "<target>Come.</target>"),
        (
            "\n Kom mee. ",
            {"unit": KEEP, "source": ' xml:space="default"'},
            "<target>Come. </target>",
        ),
        ("Kom mee. ", {"target": "<target/>"}, "<target>Come. </target>"),
        ("Kom mee. ", {"target": "<target> </target>"}, "<target>Come. </target>"),
        ("Kom mee. ", {"target": "<target>\n Ga.</target>"}, "<target>\n Come.</target>"),
    ],
)
def test_the_white_space_around_a_source_is_around_its_new_target(
    text: str, around: dict[str, str], written: str
) -> None:
    assert _spaced(text, "Come.", **around) == written


def test_white_space_that_the_translator_put_around_a_target_is_its_own() -> None:
    assert _spaced(" Kom. ", "Come.  ", unit=KEEP) == "<target> Come.  </target>"
    assert _spaced("Kom. ", "") == "<target></target>"


def test_an_indent_is_no_part_of_a_target_whose_space_counts() -> None:
    assert _spaced("\n  Kom. ", "So  come.") == f"<target{KEEP}>So  come. </target>"
    there = '<target xml:space="default">Ga.</target>'
    assert _spaced("Kom.", "So  come.", target=there) == f"<target{KEEP}>So  come.</target>"


@given(st.text(" \t\n", max_size=3), st.text(" \t\n", max_size=3), st.sampled_from(["", KEEP]))
def test_sentences_of_a_unit_stay_apart_as_in_the_source(
    before: str, after: str, unit: str
) -> None:
    written = _spaced(f"{before}Kom.{after}", "Come.", unit=unit)
    assert written == f"<target>{before}Come.{after}</target>"


def test_a_code_of_another_unit_is_refused() -> None:
    target = PlacedTarget("a \U00108005", Status.CONFIRMED)
    with pytest.raises(FormatError, match=r"klant\.xlf, unit u2: code 5"):
        write_client_xliff(PLAIN.encode(), {"u2": [target]}, PATH)


def test_which_xliff_it_is_says_the_root() -> None:
    with pytest.raises(FormatError, match="this is not XLIFF: its root is <boek>"):
        read_client_xliff(b"<boek/>", PATH)
    assert read_client_xliff(client_file(UNIT), PATH).blocks[0].segments == (BlockSegment("a"),)


texts = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=40)


@given(
    st.lists(texts, min_size=1, max_size=4),
    st.sampled_from(["utf-8", "utf-16", "utf-8-sig"]),
    st.sampled_from(["\n", "\r\n"]),
    st.data(),
)
def test_any_target_with_any_codes_reads_back_and_its_sources_stay(
    targets: list[str], encoding: str, line: str, data: st.DataObject
) -> None:
    segments = "".join(
        f"<segment><source xml:space='preserve'><![CDATA[S<]]>{n}<ph id='{n}a'/>"
        f"<pc id='{n}b'>w</pc></source>{'<target/>' * (n % 2)}</segment>\n"
        for n in range(len(targets))
    )
    declared = "utf-16" if encoding == "utf-16" else "utf-8"
    file = (
        f"<?xml version='1.0' encoding='{declared}'?>\n<xliff version='2.0' srcLang='nl'"
        " trgLang='en' xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f'>"
        f"<unit id='1'>\n{segments}</unit></file></xliff>\n"
    ).replace("\n", line)
    before = _segments(file.encode(encoding))
    block = read_client_xliff(file.encode(encoding), PATH).blocks[0]
    wanted = [
        " ".join(
            [f"t{target}t", *data.draw(st.permutations(CODE.findall(each.source)))]
            if data.draw(st.booleans())
            else ["t", each.source]
        )
        for target, each in zip(targets, before, strict=True)
    ]
    placed = [PlacedTarget(each, Status.REVIEWED, block.codes) for each in wanted]
    written = write_client_xliff(file.encode(encoding), {"1": placed}, PATH)
    after = _segments(written)
    assert [each.source for each in after] == [each.source for each in before]
    assert [each.target for each in after] == wanted
    assert {each.status for each in after} == {Status.REVIEWED}
    decoded = written.decode(encoding)
    assert decoded.count("<![CDATA[S<]]>") == len(targets)
    assert decoded.startswith(file[: file.index("<segment")])
    assert decoded.endswith(f"</unit></file></xliff>{line}")


def test_units_that_share_an_id_are_units_of_their_own() -> None:
    twice = PLAIN.replace('id="u2"', 'id="u1"')
    document = _read(twice.encode())
    assert [block.place for block in document.blocks] == ["u1", "f:u1"]
    assert document.remarks == ("1 unit has an id that another one has; each is a unit of its own",)
    written = _translated(twice.encode(), {"Slot": "The end"}).decode()
    assert written == twice.replace(
        "<x:segment><x:source>Slot</x:source><x:target />",
        '<x:segment state="translated"><x:source>Slot</x:source><x:target>The end</x:target>',
    )
