"""Files whose paragraphs were joined and divided."""

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.random_edits import random_bitext, random_edit
from support.strategies import bitexts
from support.xliff_rules import violations

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import End, InlineCode, PlacedEnd
from alignwb.core.bitext.repairs.paragraph_edits import divide_before, join_with_next
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, SegmentRef, Status
from alignwb.errors import EditError
from alignwb.formats.xliff import XliffFile, read_xliff, write_xliff

PATH = Path("brief.xlf")
UNIT = """<unit id="{0}"><segment id="s1"><source>Een {0}.</source></segment>\
<ignorable><source> </source></ignorable>\
<segment id="s2"><source>Twee {0}.</source></segment></unit>"""
OTHER_TOOLS = f"""<?xml version='1.0'?>
<x:xliff xmlns:x='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='nl' trgLang='en'>
  <x:file id='a'><x:group id='g'>
\t{UNIT.format("u1").replace("<", "<x:").replace("<x:/", "</x:")}
\t{UNIT.format("u2").replace("<", "<x:").replace("<x:/", "</x:")}
  <!-- between --></x:group>
\t{UNIT.format("u3").replace("<", "<x:").replace("<x:/", "</x:")}
</x:file></x:xliff>"""


def read(data: bytes) -> XliffFile:
    return read_xliff(data, PATH)


@given(st.integers(0, 2**32))
def test_what_is_written_is_what_is_read(seed: int) -> None:
    random = Random(seed)
    file = read(write_xliff(random_bitext(random)))
    bitext = file.bitext
    for _ in range(6):
        edit = random_edit(random, bitext)
        bitext = edits.apply(bitext, edit) if edit else bitext
        if random.random() < 0.5:
            file = file.with_bitext(bitext)
    file = file.with_bitext(bitext)
    assert read(file.data).bitext == bitext == file.bitext
    assert file.data == write_xliff(bitext)


@given(bitexts(), st.integers(0, 2**32))
@settings(max_examples=50)
def test_whatever_is_done_to_texts_with_codes_is_read_back(bitext: Bitext, seed: int) -> None:
    random = Random(seed)
    bitext = replace(bitext, document="brief")
    file = read(write_xliff(bitext))
    for _ in range(6):
        with suppress(EditError):
            edit = random_edit(random, bitext)
            bitext = edits.apply(bitext, edit) if edit else bitext
    file = file.with_bitext(bitext)
    assert read(file.data).bitext == bitext
    assert violations(file.data) == []


ODD = {
    "a point, ends of a pair": (False, End.POINT, End.OPEN),
    "a pair, a point": (True, End.OPEN, End.POINT),
}


@pytest.mark.parametrize(("is_pair", "own", "odd"), ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("where", ["source", "target", "draft"])
@pytest.mark.parametrize("number", [1, 2, 7])
def test_a_character_that_is_no_end_of_a_code_is_read_back_as_text(
    is_pair: bool, own: End, odd: End, where: str, number: int
) -> None:
    codes = {number: InlineCode(number, is_pair)}
    texts = {"source": "Huis", "target": "House", "draft": "Home"}
    texts["source"] += PlacedEnd(number, own).text
    texts[where] = f"{PlacedEnd(number, odd).text}{PlacedEnd(1, odd).text}{texts[where]}"
    draft = Draft("argos", "nl_en", "1", (Hypothesis(texts["draft"], 1.0),))
    bare = Segment("s1", "Huis")
    segment = replace(
        bare, source=texts["source"], target=texts["target"], status=Status.EDITED, draft=draft
    )
    before, after = (
        Bitext("brief", "", (Paragraph("p1", Kind.PARAGRAPH, (each,), codes=codes),))
        for each in (bare, segment)
    )
    assert read(write_xliff(after)).bitext == after
    assert read(read(write_xliff(before)).with_bitext(after).data).bitext == after


def test_a_file_of_another_tool_keeps_all_bytes_but_those_of_the_paragraphs() -> None:
    file = read(OTHER_TOOLS.encode())
    joined = edits.apply(file.bitext, join_with_next(file.bitext, "u1"))
    written = file.with_bitext(joined)
    assert read(written.data).bitext == joined
    before, after = OTHER_TOOLS.encode(), written.data
    assert after.startswith(before[: before.index(b"\t<x:unit")])
    assert after.endswith(before[before.index(b"\n  <!-- between") :])
    divided = edits.apply(joined, divide_before(joined, SegmentRef("u1", "u2.s1")))
    again = written.with_bitext(divided)
    assert read(again.data).bitext == divided
    assert [paragraph.source for paragraph in divided.paragraphs] == [
        paragraph.source for paragraph in file.bitext.paragraphs
    ]


def test_units_in_another_order_are_refused() -> None:
    file = read(OTHER_TOOLS.encode())
    turned = file.bitext.paragraphs[::-1]
    bitext = edits.apply(file.bitext, divide_before(file.bitext, SegmentRef("u3", "s2")))
    with pytest.raises(ValueError, match="keep their order"):
        file.with_bitext(type(bitext)("brief", "", (*turned, bitext.paragraphs[-1])))


@pytest.mark.parametrize(
    "foreign",
    [
        '<unit id="u1" name="intro">',
        '<unit id="u1"><notes><note>Haast!</note></notes>',
        '<unit id="u1"><notes><note category="alignwb:s1">mine</note><note>x</note></notes>',
        '<unit id="u1"><!-- look -->',
        (
            '<unit id="u1"><mda:metadata xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0">'
            '<mda:metaGroup category="other"><mda:meta type="a">b</mda:meta></mda:metaGroup>'
            "</mda:metadata>"
        ),
        '<unit id="u1"><own:thing xmlns:own="urn:own"/>',
        '<unit id="u1"><originalData><data id="d1">x</data></originalData>',
    ],
)
def test_what_other_programs_put_into_a_unit_is_seen(foreign: str) -> None:
    text = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="nl"'
        f' trgLang="en"><file id="f">{UNIT.format("u0")}'
        f"{UNIT.format('u1').replace(UNIT.format('u1')[:14], foreign)}</file></xliff>"
    )
    file = read(text.encode())
    assert file.holds_of_others("u1")
    assert not file.holds_of_others("u0")
    assert not file.holds_of_others("nowhere")


@given(st.integers(0, 2**32))
def test_nothing_of_this_program_is_taken_for_anothers(seed: int) -> None:
    file = read(write_xliff(random_bitext(Random(seed))))
    assert not any(map(file.holds_of_others, file.bitext.positions))


@given(bitexts(), st.integers(0, 2**32))
@settings(max_examples=50)
def test_inline_codes_of_what_this_program_wrote_are_no_ones_else(
    bitext: Bitext, seed: int
) -> None:
    random = Random(seed)
    file = read(write_xliff(replace(bitext, document="brief")))
    for _ in range(4):
        assert not any(map(file.holds_of_others, file.bitext.positions))
        with suppress(EditError):
            edit = random_edit(random, file.bitext)
            file = file.with_bitext(edits.apply(file.bitext, edit)) if edit else file
