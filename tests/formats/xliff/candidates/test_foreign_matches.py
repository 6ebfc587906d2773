"""Candidates of other tools in a bitext file."""

from pathlib import Path

import pytest

from alignwb.core.reading.blocks import Proposal
from alignwb.errors import FormatError
from alignwb.formats.xliff.candidates.foreign_matches import ForeignMatches, foreign_matches

FILE = Path("a.xlf")


def read(*units: str) -> ForeignMatches:
    body = "".join(units)
    text = (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="nl"'
        ' trgLang="en" xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"'
        f' xmlns:mda="urn:oasis:names:tc:xliff:metadata:2.0"><file id="f">{body}</file></xliff>'
    )
    return foreign_matches(text.encode(), FILE)


def unit(matches: str, segments: str, unit_id: str = "u1") -> str:
    return f'<unit id="{unit_id}"><mtc:matches>{matches}</mtc:matches>{segments}</unit>'


ONE = "<segment><source>De molen staat.</source></segment>"


def test_each_has_its_segment_origin_and_rate() -> None:
    found = read(
        unit(
            '<mtc:match ref="#b" similarity="81.5" origin="Klant"><source>De <ph id="1"/>wal.'
            "</source><target>The bank.</target></mtc:match>"
            '<mtc:match ref="#b" matchQuality="40" type="mt"><source>x</source><target>The '
            "quay.</target></mtc:match><mtc:match ref='#zz'><source>x</source><target>y</target>"
            "</mtc:match>",
            '<segment id="a"><source>Een.</source></segment>'
            '<segment id="b"><source>De wal.</source></segment>',
        )
    )
    assert found == {
        ("u1", "b"): (
            Proposal("De wal.", "The bank.", "Klant", 81),
            Proposal("x", "The quay.", "mt", 40),
        )
    }


def test_one_for_a_part_of_the_only_segment_is_for_it() -> None:
    match = '<mtc:match ref="#m1"><source>x</source><target>y</target></mtc:match>'
    assert read(unit(match, ONE)) == {("u1", "s1"): (Proposal("x", "y"),)}


def test_drafts_of_ours_and_units_that_share_an_id_have_none() -> None:
    ours = (
        '<mtc:match ref="#s1" type="mt" origin="a b c"><mda:metadata><mda:metaGroup'
        ' category="alignwb"><mda:meta type="hypotheses">0.5</mda:meta></mda:metaGroup>'
        "</mda:metadata><source>x</source><target>y</target></mtc:match>"
    )
    assert read(unit(ours, ONE)) == {}
    other = '<mtc:match ref="#s1"><source>x</source><target>y</target></mtc:match>'
    assert read(unit(other, ONE), unit(other, ONE)) == {}


def test_a_damaged_file_is_refused_with_its_line() -> None:
    with pytest.raises(FormatError, match=r"a\.xlf, line 1"):
        foreign_matches(b"<xliff><match>", FILE)
