"""What a segment's status says, and what its target says against it."""

from dataclasses import replace

import pytest

from alignwb.core.bitext.edits import with_draft
from alignwb.core.bitext.segment import Draft, Hypothesis, Origin, OriginKind, Segment, Status

MACHINE = Origin(OriginKind.MT, "argos nl_en 1.0")
DRAFTED = Segment(
    "s1",
    "De wieken draaien.",
    "The sails turn.",
    Status.DRAFT,
    MACHINE,
    Draft(
        "argos",
        "nl_en",
        "1.0",
        (Hypothesis("The sails turn.", -0.2), Hypothesis("Sails turn.", -1)),
    ),
)
NEWER = Draft("argos", "nl_en", "2.0", (Hypothesis("The vanes turn.", -0.1),))


@pytest.mark.parametrize("target", ["The sails are turning.", "the sails turn.", ""])
def test_a_draft_that_another_program_rewrote_is_a_human_s(target: str) -> None:
    rewritten = replace(DRAFTED, target=target)
    assert rewritten.stage is Status.EDITED
    assert with_draft(rewritten, NEWER).target == target


@pytest.mark.parametrize("target", ["The sails turn.", "Sails turn.", "The  sails\nturn."])
def test_what_the_machine_proposed_is_a_draft(target: str) -> None:
    drafted = replace(DRAFTED, target=target)
    assert drafted.stage is Status.DRAFT
    assert with_draft(drafted, NEWER).target == "The vanes turn."


@pytest.mark.parametrize("origin", [None, Origin(OriginKind.TM, "molens", 100)])
def test_a_target_that_is_not_the_machine_s_is_not_held_against_its_draft(
    origin: Origin | None,
) -> None:
    assert replace(DRAFTED, target="The vanes turn.", origin=origin).stage is Status.DRAFT


@pytest.mark.parametrize("status", [Status.CONFIRMED, Status.EDITED, Status.LOCKED])
def test_every_other_status_is_what_it_says(status: Status) -> None:
    assert replace(DRAFTED, target="Anything.", status=status).stage is status
