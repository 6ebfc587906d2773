"""How far targets are from what they were made from, and what is not known."""

from dataclasses import replace

import pytest

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.post_edits.amounts import (
    Edited,
    confirmed_amounts,
    edit_amount,
    edited,
)
from alignwb.core.bitext.segment import Origin, OriginKind, PostEdit, Segment, Status

MT = Origin(OriginKind.MT, "argos nl_en 1")
TM = Origin(OriginKind.TM, "letters.tmx", 84)
HUMAN = Origin(OriginKind.HUMAN)


def _segment(target: str, post_edit: PostEdit | None, origin: Origin | None = MT) -> Segment:
    return Segment("s1", "Zij las.", target, Status.CONFIRMED, origin, post_edit=post_edit)


UNEDITED = _segment("She read.", PostEdit("She read.", MT, ((0, 9),), 0))
CORRECTED = _segment("She read,", PostEdit("She read.", MT, ((0, 8),), 1))
RETYPED = _segment("Anna was reading.", PostEdit("She read.", MT, (), 21), HUMAN)
OWN = _segment("Anna was reading.", PostEdit("", None, (), 19), HUMAN)
OLD = _segment("She had read.", None)
OLD_OWN = _segment("She had read.", None, HUMAN)


@pytest.mark.parametrize(
    ("segment", "how"),
    [
        (UNEDITED, Edited.NO),
        (CORRECTED, Edited.PARTLY),
        (RETYPED, Edited.WHOLLY),
        (OWN, Edited.WHOLLY),
        (OLD, Edited.UNKNOWN),
        (OLD_OWN, Edited.UNKNOWN),
        (replace(OLD, status=Status.DRAFT), Edited.NO),
        (Segment("s1", "Zij las."), None),
        # every word of what was there is gone, though nobody knows what it was
        (_segment("Anna was reading.", PostEdit(None, MT)), Edited.WHOLLY),
        # typed once more, letter by letter the same
        (_segment("She read.", PostEdit("She read.", MT, (), 9), HUMAN), Edited.WHOLLY),
    ],
)
def test_how_much_a_person_has_made(segment: Segment, how: Edited | None) -> None:
    assert edited(segment) is how


def test_the_distance_and_its_share_of_the_longer_text() -> None:
    amount = edit_amount(CORRECTED)
    assert amount is not None
    assert (amount.made_from, amount.distance, amount.typed) == (OriginKind.MT, 1, 1)
    assert amount.share == pytest.approx(1 / 9)
    own = edit_amount(OWN)
    assert own is not None
    assert (own.made_from, own.distance, own.typed) == (OriginKind.HUMAN, 17, 19)


@pytest.mark.parametrize("segment", [OLD, OLD_OWN])
def test_what_is_not_known_is_not_nought(segment: Segment) -> None:
    amount = edit_amount(segment)
    assert amount is not None
    assert (amount.distance, amount.share, amount.typed) == (None, None, None)


def test_confirmed_targets_are_counted_by_what_they_were_made_from() -> None:
    match = _segment("She read.", PostEdit("She read.", TM, ((0, 9),), 0), TM)
    drafted = replace(UNEDITED, status=Status.EDITED)  # not confirmed, so not counted
    every = (UNEDITED, CORRECTED, RETYPED, OWN, OLD, match, drafted)
    segments = tuple(replace(each, id=f"s{number}") for number, each in enumerate(every))
    totals = confirmed_amounts(Bitext("d", "", (Paragraph("p1", Kind.PARAGRAPH, segments),)))
    assert set(totals) == {OriginKind.HUMAN, OriginKind.MT, OriginKind.TM}
    assert totals[OriginKind.MT].targets == {
        Edited.NO: 1,
        Edited.PARTLY: 1,
        Edited.WHOLLY: 1,
        Edited.UNKNOWN: 1,
    }
    assert totals[OriginKind.MT].typed == 22
    assert totals[OriginKind.TM].share == 0
    assert totals[OriginKind.TM].targets[Edited.NO] == 1


def test_of_old_bitexts_no_share_is_made_up() -> None:
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (OLD,))
    [totals] = confirmed_amounts(Bitext("d", "", (paragraph,))).values()
    assert (totals.share, totals.typed, totals.targets[Edited.UNKNOWN]) == (None, None, 1)
