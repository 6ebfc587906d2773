"""What a client's file proposes for its units."""

import pytest
from support.client_xliff import PATH, client_file

from alignwb.core.bitext.codes import codes_of
from alignwb.core.reading.blocks import Proposal
from alignwb.formats.xliff1.client_file import read_xliff_1


def proposals(unit: str) -> tuple[Proposal, ...]:
    [block] = read_xliff_1(client_file(unit), PATH).blocks
    return block.proposals


def test_each_has_its_source_origin_and_rate() -> None:
    assert proposals(
        "<trans-unit id='1'><source>De molen staat.</source>"
        "<alt-trans match-quality='83.4%' origin='Klant  TM'><source>De molen stond.</source>"
        "<target>The mill stood.</target></alt-trans>"
        "<alt-trans tool='mt'><target>The mill stands.</target></alt-trans>"
        "<alt-trans><target> </target></alt-trans></trans-unit>"
    ) == (
        Proposal("De molen stond.", "The mill stood.", "Klant TM", 83),
        Proposal("", "The mill stands.", "mt", None),
    )


@pytest.mark.parametrize(
    ("quality", "rate"),
    [("100", 100), ("101%", 100), ("7", 7), ("exact", None), ("-3", None), ("٣", None)],
)
def test_only_a_number_is_a_rate(quality: str, rate: int | None) -> None:
    [proposal] = proposals(
        f"<trans-unit id='1'><source>x y</source><alt-trans match-quality='{quality}'>"
        "<target>z</target></alt-trans></trans-unit>"
    )
    assert proposal.rate == rate


def test_codes_of_the_unit_are_its_own_and_others_are_left_out() -> None:
    unit = (
        "<trans-unit id='1'><source>De <g id='3'>rode</g> molen</source><alt-trans><target>The"
        " <g id='3'>red</g> <x id='9'/>mill</target></alt-trans></trans-unit>"
    )
    [block] = read_xliff_1(client_file(unit), PATH).blocks
    begin, end = (each.text for each in codes_of(block.text))
    [proposal] = block.proposals
    assert proposal.target == f"The {begin}red{end} mill"
    assert list(block.codes) == [1]


def test_a_proposal_for_a_segment_names_it() -> None:
    found = proposals(
        "<trans-unit id='1'><source>Een. Twee.</source><seg-source><mrk mtype='seg' mid='a'>Een."
        "</mrk> <mrk mtype='seg' mid='b'>Twee.</mrk></seg-source><alt-trans mid='b'><target>Two."
        "</target></alt-trans><alt-trans><target>One. Two.</target></alt-trans></trans-unit>"
    )
    assert [(each.target, each.segment) for each in found] == [("Two.", 1), ("One. Two.", None)]


def test_what_was_rejected_before_is_no_proposal() -> None:
    assert not proposals(
        "<trans-unit id='1'><source>Een.</source><alt-trans alttranstype='rejected'><target>A."
        "</target></alt-trans></trans-unit>"
    )


def test_what_says_that_it_is_in_another_language_is_none() -> None:
    found = proposals(
        "<trans-unit id='1'><source>De sluis</source><alt-trans><target xml:lang='it'>La chiusa"
        "</target></alt-trans><alt-trans xml:lang='sv'><target>Slussen</target></alt-trans>"
        "<alt-trans xml:lang='sv'><target xml:lang='en-IE'>The lock</target></alt-trans>"
        "</trans-unit>"
    )
    assert [each.target for each in found] == ["The lock"]
