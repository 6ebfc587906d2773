"""What a client proposes, as matches of the segments of a document."""

from dataclasses import replace
from pathlib import Path

from support.client_xliff import client_file
from support.translated_documents import imported

from alignwb.core.bitext.codes import codes_of
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.memory.units import MatchKind, MemoryMatch, MemoryUnit
from alignwb.services.memory.client_proposals import ClientProposals, with_proposals
from alignwb.services.project.documents import load_bitext

UNITS = (
    "<trans-unit id='1'><source>De <g id='1'>molen</g> draait.</source>"
    "<alt-trans origin='mt'><target>It turns.</target></alt-trans>"
    "<alt-trans match-quality='90' origin='Klant'><source>De <g id='1'>molens</g> draait.</source>"
    "<target>The <g id='1'>mills</g> turn.</target></alt-trans></trans-unit>"
    "<trans-unit id='2'><source>Stil.</source><alt-trans><source>Stil.</source><target>Quiet."
    "</target></alt-trans></trans-unit>"
)
FIRST, SECOND = SegmentRef("p1", "s1"), SegmentRef("p2", "s1")


def test_the_best_comes_first_with_the_codes_of_the_segment(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.xlf", client_file(UNITS))
    bitext = load_bitext(document)
    found = ClientProposals(document).matches(bitext, FIRST)
    assert [(each.rate, each.file) for each in found] == [(90, "Klant"), (0, "mt")]
    assert codes_of(found[0].unit.target) == codes_of(bitext.segment(FIRST).source)
    [other] = ClientProposals(document).matches(bitext, SECOND)
    assert (other.rate, other.kind, other.unit.target) == (100, MatchKind.EXACT, "Quiet.")


def test_a_segment_that_was_cut_otherwise_has_none(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.xlf", client_file(UNITS))
    bitext = load_bitext(document)
    paragraph = bitext.paragraph("p2")
    parts = (replace(paragraph.segments[0], source="St"), replace(paragraph.segments[0], id="s2"))
    bitext = bitext.with_paragraphs([replace(paragraph, segments=parts)])
    assert ClientProposals(document).matches(bitext, SECOND) == ()


def test_a_file_that_has_changed_or_is_no_client_s_proposes_nothing(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.xlf", client_file(UNITS))
    bitext = load_bitext(document)
    assert document.seed is not None
    document.seed.write_bytes(client_file(UNITS.replace("Quiet", "Still")))
    assert ClientProposals(document).matches(bitext, SECOND) == ()
    _, plain = imported(tmp_path, "b.txt", b"Een zin.\n")
    assert ClientProposals(plain).matches(load_bitext(plain), FIRST) == ()


def test_candidates_of_other_tools_in_the_bitext_are_offered(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "b.txt", b"Een zin.\n")
    text = document.bitext.read_text(encoding="utf-8")
    match = (
        '<mtc:matches><mtc:match ref="#s1" similarity="93" origin="Klant"><source>Een zinnetje.'
        "</source><target>A line.</target></mtc:match></mtc:matches>"
    )
    at = text.index("<segment")
    document.bitext.write_text(f"{text[:at]}{match}{text[at:]}", encoding="utf-8")
    [found] = ClientProposals(document).matches(load_bitext(document), FIRST)
    assert (found.rate, found.file, found.unit.target) == (93, "Klant", "A line.")


def test_each_target_is_offered_once_and_all_proposals_are() -> None:
    def match(target: str, rate: int, file: str) -> MemoryMatch:
        return MemoryMatch(MatchKind.FUZZY, rate, MemoryUnit("bron", target, "1"), file)

    proposed = [match("a", 70, "client"), match("b", 60, "client")]
    remembered = [match("c", 90, "tm"), match("a", 80, "tm"), match("d", 55, "tm")]
    found = with_proposals(proposed, remembered, 1)
    assert [(each.unit.target, each.file) for each in found] == [
        ("c", "tm"),
        ("a", "client"),
        ("b", "client"),
    ]
