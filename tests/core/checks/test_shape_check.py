from dataclasses import replace

import pytest
from support.checked import WORDS, checked, found_by

from alignwb.core.bitext.segment import (
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    PostEdit,
    Segment,
    Status,
)
from alignwb.core.checks.context import Checked, Knowledge, LengthRatio
from alignwb.core.checks.shape_check import (
    check_empty,
    check_length,
    check_loops,
    check_omission,
    check_same_as_source,
    check_sentences,
    check_unedited,
    length_ratio,
    repeated_words,
)
from alignwb.core.languages.words import Span

_LONG = "De oude schipper voer met zijn broer en zuster langs de haven en het huis. "


def test_an_empty_translation_stops_where_it_counts_as_one() -> None:
    assert [each.stops for each in found_by(check_empty, "De brief.", " [^1] ")] == [True]
    assert list(check_empty(Checked(Segment("s1", "De brief.")))) == []


def test_a_source_that_was_never_translated_stops() -> None:
    source = "Het schip voer niet naar de haven."
    assert [each.stops for each in found_by(check_same_as_source, source, source)] == [True]


@pytest.mark.parametrize(
    "text", ["Multatuli", "Amsterdam, 1860", "Jan van Riebeeck", "The house of the old king"]
)
def test_names_figures_and_english_may_stay_as_they_are(text: str) -> None:
    known = Knowledge(words=WORDS)
    if text.startswith("Jan"):
        assert found_by(check_same_as_source, "Jan Riebeeck", "Jan Riebeeck", known=known) == []
    else:
        assert found_by(check_same_as_source, text, text, known=known) == []


def test_a_translation_far_shorter_or_longer_than_usual_is_marked() -> None:
    source = _LONG * 3
    assert found_by(check_length, source, source) == []
    [short] = found_by(check_length, source, source[: len(source) // 3])
    [long] = found_by(check_length, source, source * 3)
    assert (short.subject, long.subject) == ("short", "long")


def test_the_usual_length_is_learnt_from_the_project() -> None:
    segments = [Segment(f"s{n}", _LONG, _LONG * 2, Status.CONFIRMED) for n in range(40)]
    ratio = length_ratio(segments)
    assert ratio is not None
    assert ratio.mean == pytest.approx(0.693, abs=0.01)
    known = Knowledge(length=LengthRatio(*ratio))
    assert found_by(check_length, _LONG, _LONG * 2, known=known) == []
    assert length_ratio(segments[:9]) is None


def test_two_sentences_more_are_marked_one_is_not() -> None:
    source = "Zij las de brief en ging naar huis."
    assert found_by(check_sentences, source, "She read it. She went home.") == []
    assert found_by(check_sentences, source, "She read it. Dr. J. S. Bos went home.") == []
    [finding] = found_by(check_sentences, source, "She read it. She rose. She went home.")
    assert "2 sentences more" in finding.message


def test_loops_are_found_and_what_a_writer_repeats_is_not() -> None:
    source = "Zij las de brief aan de koning voor."
    loop = "She read the letter to the king to the king to the king."
    [finding] = found_by(check_loops, source, loop)
    assert finding.subject == "to the king"
    assert found_by(check_loops, source, "Come, come, she said; very, very well.") == []
    assert found_by(check_loops, "nee, nee, nee, nooit", "no, no, no, never") == []


def test_a_stretch_that_nothing_translates_is_marked() -> None:
    known = Knowledge(unlinked=lambda source, _: [Span(4, len(source))])
    [finding] = found_by(check_omission, "Zij las de brief.", "She.", known=known)
    assert "las de brief" in finding.message


def _drafted(score: float) -> Segment:
    draft = Draft("argos", "nl_en", "1", (Hypothesis("She read.", score),))
    return Segment("s1", "Zij las.", "She read.", Status.DRAFT, draft.origin, draft)


def test_a_rough_draft_stops_where_it_is_confirmed_as_it_came() -> None:
    confirmed = Checked(_drafted(-1.4), is_confirmed=True)
    assert [each.stops for each in check_unedited(confirmed)] == [True]
    assert list(check_unedited(replace(confirmed, is_confirmed=False))) == []
    assert list(check_unedited(Checked(_drafted(-0.2), is_confirmed=True))) == []
    edited = replace(_drafted(-1.4), target="She was reading.")
    assert list(check_unedited(Checked(edited, is_confirmed=True))) == []


def test_an_unfitted_match_stops() -> None:
    origin = Origin(OriginKind.TM, "letters", 84)
    match = Segment("s1", "Zij las.", "She wrote.", Status.DRAFT, origin)
    assert [each.subject for each in check_unedited(Checked(match, is_confirmed=True))] == ["match"]
    whole = replace(match, origin=replace(origin, match_rate=100))
    assert list(check_unedited(Checked(whole, is_confirmed=True))) == []


@pytest.mark.parametrize(("typed", "found"), [(0, ["match"]), (10, [])])
def test_a_match_that_was_confirmed_as_it_came_is_still_told_apart(
    typed: int, found: list[str]
) -> None:
    """From one that a person has typed, even if the words are the same."""
    match = Origin(OriginKind.TM, "letters", 71)
    target = "She wrote."
    kept = () if typed else ((0, len(target)),)
    origin = Origin(OriginKind.HUMAN) if typed else match
    made = PostEdit(target, match, kept, typed)
    segment = Segment("s1", "Zij las.", target, Status.CONFIRMED, origin, post_edit=made)
    checked = Checked(segment, is_confirmed=True)
    assert [each.subject for each in check_unedited(checked)] == found
    fitted = replace(segment, target="She read.", post_edit=replace(made, kept=((0, 4),)))
    assert list(check_unedited(replace(checked, segment=fitted))) == []


def test_words_that_come_in_many_targets_are_known() -> None:
    assert repeated_words(["a gitana", "the gitana", "gitana!", "kulak"], 3) >= {"gitana"}
    assert "kulak" not in repeated_words(["a gitana", "kulak kulak kulak"], 3)


def test_a_checked_segment_keeps_its_places_without_markers() -> None:
    each = checked("Zij[^1] las.", "She[^1] read.")
    assert len(each.bare_target) == len(each.target)
    assert "[" not in each.bare_target
