"""Documents written as XLIFF 1.2, and read again."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from support.client_xliff import PATH, segments_of

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import End, InlineCode, PlacedEnd, codes_of, without_codes
from alignwb.core.bitext.segment import Draft, Hypothesis, Origin, OriginKind, Segment, Status
from alignwb.formats.xliff1.bitext_as_xliff1 import render_inline, write_xliff_1_2
from alignwb.formats.xliff1.client_file import read_xliff_1

OPEN, CLOSE = (PlacedEnd(1, end).text for end in (End.OPEN, End.CLOSE))
POINT = PlacedEnd(2, End.POINT).text
CODES = {1: InlineCode(1, True, kind="xlf:b"), 2: InlineCode(2, False, data="<br/>", equiv=" ")}


def _bitext(*segments: Segment) -> Bitext:
    paragraph = Paragraph("p1", Kind.HEADING, segments, client_notes=("Kort",), codes=CODES)
    return Bitext("brief", "seeds/brief.txt", (paragraph,))


def test_states_notes_drafts_and_codes_are_in_it() -> None:
    draft = Draft("argos", "nl_en", "1", (Hypothesis("The <b>", -0.1), Hypothesis("A", -1)))
    data, replaced = write_xliff_1_2(
        [
            _bitext(
                Segment("s1", f"De {OPEN}molen{CLOSE}.{POINT}", "The mill.", Status.CONFIRMED),
                Segment("s2", "Een.", "One.", Status.DRAFT, Origin(OriginKind.MT), draft, "kijk"),
                Segment("s3", f"{CLOSE}Twee {OPEN}"),
            )
        ]
    )
    assert replaced == 0
    text = data.decode()
    assert (
        '<source>De <g id="1" ctype="bold">molen</g>.<ph id="2" equiv-text=" ">&lt;br/&gt;</ph>'
        "</source>" in text
    )
    assert '<trans-unit id="p1/s1" approved="yes" xml:space="preserve">' in text
    assert '<target state="translated">The mill.</target>' in text
    assert '<target state="needs-review-translation" state-qualifier="leveraged-mt">One.' in text
    assert '<note from="alignwb">kijk</note>' in text
    assert '<alt-trans origin="argos nl_en 1"><target>The &lt;b&gt;</target></alt-trans>' in text
    alone = [f'<it id="1" pos="{end}" ctype="bold"></it>' for end in ("close", "open")]
    assert f"{alone[0]}Twee {alone[1]}" in text
    assert "<note>Kort</note>" in text


def test_how_far_a_draft_can_be_trusted_stands_with_its_best_hypothesis_alone() -> None:
    hypotheses = (Hypothesis("A mill.", -0.1), Hypothesis("One mill.", -1))
    draft = Draft("argos", "nl_en", "1", hypotheses, confidence=0.634)
    segment = Segment("s1", "Een molen.", "A mill.", Status.DRAFT, draft.origin, draft)
    text = write_xliff_1_2([_bitext(segment)])[0].decode()
    assert '<alt-trans origin="argos nl_en 1" match-quality="63%"><target>A mill.<' in text
    assert '<alt-trans origin="argos nl_en 1"><target>One mill.<' in text


words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=20)
coded = st.lists(words | st.sampled_from([f"{OPEN}x{CLOSE}", POINT]), max_size=5).map("".join)
statuses = st.sampled_from([Status.EDITED, Status.CONFIRMED, Status.REVIEWED])


@given(st.lists(st.tuples(coded, coded, statuses), min_size=1, max_size=4))
def test_what_is_written_is_read_again(texts: list[tuple[str, str, Status]]) -> None:
    segments = [
        Segment(f"s{n}", f"a{source}z", f"A{target}Z", status)
        for n, (source, target, status) in enumerate(texts)
    ]
    read = segments_of(read_xliff_1(write_xliff_1_2([_bitext(*segments)])[0], PATH))
    for segment, again in zip(segments, read, strict=True):
        for text, other in ((segment.source, again.source), (segment.target, again.target)):
            assert without_codes(other).split() == _composed(without_codes(text)).split()
            assert [each.end for each in codes_of(other)] == [each.end for each in codes_of(text)]
        assert again.status is segment.status


ends = st.sampled_from([OPEN, CLOSE, POINT, "w"])


@given(st.lists(ends, max_size=8).map("".join), st.booleans())
def test_an_end_names_its_beginning_in_the_text_and_no_two_pairs_share_a_name(
    text: str, has_data: bool
) -> None:
    begin, end = ("<b>", "</b>") if has_data else ("", "")
    codes = {**CODES, 1: InlineCode(1, True, data=begin, data_end=end)}
    written = render_inline(text, codes)
    begun = re.findall(r'<b(?:x|pt) id="1"(?: rid="([^"]+)")?', written)
    ended = re.findall(r'<e(?:x id="1e"|pt id="1")(?: rid="([^"]+)")?', written)
    assert len(set(begun)) == len(begun)
    assert sorted(begun) == sorted(ended)
    elements = re.findall("<(?:g|bx|ex|bpt|ept|it|x|ph)[ >]", written)
    assert len(elements) + written.count("</g>") == len(codes_of(text))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
