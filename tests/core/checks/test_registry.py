from dataclasses import dataclass, replace

from hypothesis import example, given
from hypothesis import strategies as st
from support.checked import WORDS, checked

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Dismissal, Segment, Status
from alignwb.core.checks.context import Checked, Knowledge
from alignwb.core.checks.findings import CheckKind
from alignwb.core.checks.registry import (
    CHECKS,
    about_to_confirm,
    check_bitext,
    check_segment,
)
from alignwb.core.languages.words import Span

_KNOWN = Knowledge(words=WORDS)


@dataclass(frozen=True)
class _NoGuilders:
    name: str = "guilders"
    message: str = "write florins"
    stops: bool = True

    def broken_at(
        self, source: str, target: str
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
        place = target.find("guilders") if source else -1
        return None if place < 0 else ((), (Span(place, place + 8),))


def test_every_kind_is_found_by_one_check_or_over_the_document() -> None:
    of_segments = [kind for _, kinds in CHECKS for kind in kinds]
    assert len(set(of_segments)) == len(of_segments)
    over_documents = {CheckKind.EMPTY, CheckKind.TERM_VARIES, CheckKind.TARGET_VARIES}
    assert set(of_segments) | over_documents == set(CheckKind)


def test_what_stops_comes_first() -> None:
    found = check_segment(checked("Zij las in 1860 niet.[^1]", "She  read in 1680 niet."))
    assert [each.stops for each in found] == sorted((e.stops for e in found), reverse=True)
    assert {each.kind for each in found} >= {
        CheckKind.NUMBER, CheckKind.MARKER, CheckKind.DUTCH, CheckKind.SPACING,
    }  # fmt: skip


def test_a_rule_of_the_project_is_checked() -> None:
    known = Knowledge(rules=(_NoGuilders(),))
    [finding] = check_segment(checked("Hij betaalde.", "He paid guilders.", known=known))
    assert (finding.kind, finding.message, finding.stops) == (CheckKind.RULE, "write florins", True)


def _bitext(*segments: Segment) -> Bitext:
    return Bitext("letters", "", (Paragraph("p1", Kind.PARAGRAPH, segments),))


def test_drafts_that_nobody_touched_are_checked_on_request() -> None:
    bitext = _bitext(
        Segment("s1", "In 1860.", "In 1680.", Status.DRAFT),
        Segment("s2", "In 1860.", "In 1806.", Status.EDITED),
        Segment("s3", "In 1860."),
    )
    assert {each.ref.segment for each in check_bitext(bitext, _KNOWN)} == {"s2"}
    assert {each.ref.segment for each in check_bitext(bitext, _KNOWN, drafts=True)} == {"s1", "s2"}


def test_a_segment_without_a_source_has_no_findings() -> None:
    assert check_segment(Checked(Segment("s1", "", "And so he left in 1860."))) == ()


def test_what_is_in_the_box_is_checked_among_its_neighbours() -> None:
    bitext = _bitext(
        Segment("s1", "Toen hij kwam,", "When he came,", Status.CONFIRMED),
        Segment("s2", "Zij zweeg.", "", Status.INITIAL),
    )
    typed = Segment("s2", "Zij zweeg.", "she was silent.")
    each = about_to_confirm(bitext.paragraphs[0], typed, _KNOWN)
    assert each.is_confirmed
    assert each.previous is bitext.paragraphs[0].segments[0]
    assert CheckKind.CAPITAL not in {finding.kind for finding in check_segment(each)}


@example("A", "ª")
@example("Ĳ", "ĸ")
@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_is_too_odd_to_be_checked(source: str, target: str) -> None:
    for finding in check_segment(checked(source, target, known=_KNOWN)):
        assert finding.message
        for span in finding.source:
            assert 0 <= span.start <= span.end <= max(len(source), 1)
        for span in finding.target:
            assert 0 <= span.start <= span.end <= len(target) + 1
        if finding.fix is not None:
            assert finding.fix.apply(target) != target


def test_what_was_dismissed_is_told_as_such_until_it_is_about_something_else() -> None:
    stands = Segment(
        "s1", "In 1860.", "In 1680.", Status.EDITED,
        dismissed=(Dismissal("number", "1860", "a slip of the author"),),
    )  # fmt: skip
    [placed] = check_bitext(_bitext(stands), _KNOWN)
    assert placed.dismissal == stands.dismissed[0]
    other = replace(stands, source="In 1861.")
    [placed] = check_bitext(_bitext(other), _KNOWN)
    assert placed.dismissal is None
