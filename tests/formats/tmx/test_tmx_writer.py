"""TMX that the strictest reader takes, and that holds what it was given."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from support.strategies import names, prose, texts

from alignwb.core.bitext.codes import End, InlineCode, PlacedEnd
from alignwb.core.bitext.markers import MARKER
from alignwb.formats.file_kinds import pick
from alignwb.formats.tmx.tmx_writer import LONGEST, TmxHeader, write_tmx
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout, WrittenUnits

HEADER = TmxHeader("nl", "en", "sentence", "1.0")
RULES = Path(__file__).parents[2] / "support" / "models" / "tmx_rules.rng"

units = st.builds(
    TranslationUnit,
    source=prose,
    target=prose,
    note=texts,
    properties=st.lists(st.tuples(st.sampled_from(["status", "origin-name"]), names)).map(tuple),
)


def written(
    *given_units: TranslationUnit, header: TmxHeader = HEADER
) -> tuple[bytes, WrittenUnits]:
    file = BytesIO()
    report = write_tmx(file, header, given_units)
    return file.getvalue(), report


def _bare(text: str) -> str:
    """What a text is on either side of a unit without footnote markers."""
    unit = TranslationUnit(text, text).without_markers()
    assert unit.source == unit.target
    return unit.target


def pairs(data: bytes) -> list[tuple[str, str]]:
    found = [seg.text or "" for seg in etree.fromstring(data).iter("seg")]
    return list(zip(found[::2], found[1::2], strict=True))


@given(st.lists(units, min_size=1))
def test_whatever_is_written_keeps_the_rules_of_tmx(given_units: list[TranslationUnit]) -> None:
    data, report = written(TranslationUnit("Ja.", "Yes."), *given_units)
    schema = etree.RelaxNG(etree.parse(RULES))
    schema.assertValid(etree.fromstring(data))
    assert len(pairs(data)) == report.units


@pytest.mark.skipif("ALIGNWB_TMX_XSD" not in os.environ, reason="needs another tool's schema")
@given(st.lists(units, min_size=1))
def test_whatever_is_written_is_valid_by_another_tools_schema(
    given_units: list[TranslationUnit],
) -> None:
    schema = etree.XMLSchema(etree.parse(os.environ["ALIGNWB_TMX_XSD"]))
    schema.assertValid(etree.fromstring(written(*given_units)[0]))


def test_a_unit_is_a_pair_with_what_is_known_before_it() -> None:
    unit = TranslationUnit("Ja.", "Yes.", "Really?", (("status", "confirmed"),))
    assert b"""\
    <tu>
      <note>Really?</note>
      <prop type="x-status">confirmed</prop>
      <tuv xml:lang="nl"><seg>Ja.</seg></tuv>
      <tuv xml:lang="en"><seg>Yes.</seg></tuv>
    </tu>
""" in written(unit)[0]


def test_the_header_says_the_source_language_and_what_a_unit_is() -> None:
    header = TmxHeader("nl-BE", "en-GB", "paragraph", "1.0")
    data, _ = written(TranslationUnit("Ja.", "Yes."), header=header)
    found = etree.fromstring(data).find("header")
    assert found is not None
    assert (found.get("srclang"), found.get("segtype")) == ("nl-BE", "paragraph")


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Zee.[^2]", "Zee."),
        ("Zee [^2] en land", "Zee en land"),
        ("Zee [^2][^3] en land", "Zee en land"),
        ("Zee [^2].", "Zee ."),
        ("Zee [^2]", "Zee"),
        ("[^2] Zie aldaar.", "Zie aldaar."),
        ("Zee[^2] en", "Zee en"),
    ],
)
def test_markers_go_and_leave_no_double_space(text: str, plain: str) -> None:
    assert _bare(text) == plain


@given(prose)
def test_no_marker_is_left(text: str) -> None:
    assert MARKER.search(text) is None or MARKER.sub("", text).split() == _bare(text).split()


def test_what_looks_like_a_marker_is_written_as_it_is() -> None:
    unit = TranslationUnit("Het patroon [^0-9] en [^xyz] telt.", "The pattern [^xyz] counts.")
    assert pairs(written(unit)[0]) == [(unit.source, unit.target)]


@pytest.mark.parametrize("keeps_codes", [False, True])
def test_an_export_keeps_what_is_literally_in_the_document(*, keeps_codes: bool) -> None:
    point = PlacedEnd(1, End.POINT).text
    codes = {1: InlineCode(1, is_pair=False, equiv="[^q]", data="[^q]")}
    unit = TranslationUnit(f"Typ {point} hier.[^4]", f"Type {point} here.[^4]", codes=codes)
    file = BytesIO()
    write = pick(Path("alles.tmx"), lambda kind: kind.write_units)
    assert write is not None
    write(file, [unit], UnitLayout(("nl", "en"), "sentence", keeps_codes=keeps_codes))
    segs = etree.fromstring(file.getvalue()).iter("seg")
    assert ["".join(map(str, seg.itertext())) for seg in segs] == [
        "Typ [^q] hier.",
        "Type [^q] here.",
    ]


def test_a_pair_of_nothing_but_space_is_not_written() -> None:
    data, report = written(TranslationUnit(" ", "\t"), TranslationUnit("Ja.", "Yes."))
    assert pairs(data) == [("Ja.", "Yes.")]
    assert report.units == 1


def test_characters_xml_cannot_hold_show_and_are_counted() -> None:
    data, report = written(TranslationUnit("Een\x0bhuis", "A\x1bhouse\x00", "\ufffe"))
    assert pairs(data) == [("Een�huis", "A�house�")]
    assert report.replaced == 4


def test_texts_too_long_for_some_tools_are_counted() -> None:
    long, fitting = "a" * (LONGEST + 1), "a" * LONGEST
    assert written(TranslationUnit(long, fitting), TranslationUnit(long, long))[1].long == 3


def test_line_ends_inside_a_text_are_those_that_were_there() -> None:
    data, _ = written(TranslationUnit("a\r\nb\rc\nd", "a"))
    assert pairs(data) == [("a\r\nb\rc\nd", "a")]


def test_more_units_than_are_held_at_once_are_all_written_in_order() -> None:
    data, report = written(*(TranslationUnit(f"zin {n}", f"line {n}") for n in range(2500)))
    assert pairs(data) == [(f"zin {n}", f"line {n}") for n in range(2500)]
    assert report.units == 2500
