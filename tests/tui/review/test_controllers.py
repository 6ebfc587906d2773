"""What the review's controllers do, without a screen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.empty_stage import EmptyStage
from support.review_project import make_review_project, the_alignment

from alignwb.core.beads import bead_edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.core.bitext.sentences import sentence_counts
from alignwb.errors import EngineError
from alignwb.services.aligning import embedding
from alignwb.services.aligning import realigning as realigning_service
from alignwb.services.editing.open_bead import OpenBead
from alignwb.services.opening import open_review
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.tui.review.bead_changes import BeadChanges
from alignwb.tui.review.bead_finding import BeadFinding
from alignwb.tui.review.realigning import Realigning

TITLE = SegmentRef("p1", "s1")
WROTE, SILENT, SUN, LEFT = (SegmentRef("p2", f"s{n}") for n in (1, 2, 3, 4))
NOBODY = SegmentRef("p3", "s1")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_review_project(tmp_path)


@pytest.fixture
def session(project: Project) -> Iterator[Session]:
    with open_review(project, the_alignment(project)).session as session:
        yield session


@pytest.fixture
def current(session: Session) -> OpenBead:
    return OpenBead(session, WROTE)


@pytest.fixture
def stage(current: OpenBead) -> EmptyStage:
    return EmptyStage(current)


@pytest.fixture
def changes(session: Session, current: OpenBead, stage: EmptyStage) -> BeadChanges:
    return BeadChanges(session, current, stage)


@pytest.fixture
def finding(current: OpenBead, stage: EmptyStage) -> BeadFinding:
    return BeadFinding(current, stage)


def test_the_edit_of_a_command_is_made_of_the_current_bead(
    changes: BeadChanges, session: Session
) -> None:
    changes.answers["toggle_flag"]()
    pairing = session.bitext.segment(WROTE).pairing
    assert pairing is not None
    assert pairing.is_flagged
    changes.answers["merge_beads"]()
    assert sentence_counts(session.bitext.segment(WROTE)) == (3, 1)
    changes.answers["undo"]()
    changes.answers["undo"]()
    assert session.bitext == session.saved_bitext


def test_an_edit_of_one_side_is_made_of_the_chosen_one(
    changes: BeadChanges, session: Session, current: OpenBead
) -> None:
    current.side = Side.SOURCE
    changes.answers["move_down"]()
    assert session.bitext.segment(WROTE).source == "Hij schreef lang."
    assert session.bitext.segment(SILENT).source == "Zij las het. Zij zweeg."


def test_what_is_refused_is_told_and_changes_nothing(
    changes: BeadChanges, session: Session, stage: EmptyStage
) -> None:
    before = session.bitext
    changes.answers["restore_text"]()
    assert session.bitext is before
    assert [error.message for error in stage.told] == [
        "the target of this bead reads as it was aligned"
    ]


def test_confirming_goes_to_the_next_unconfirmed_bead(
    changes: BeadChanges, session: Session, stage: EmptyStage
) -> None:
    changes.confirm_next()
    assert session.bitext.segment(WROTE).status is Status.CONFIRMED
    assert stage.ref == SILENT


def test_by_doubt_the_most_doubtful_comes_first_and_the_end_is_told(
    changes: BeadChanges, finding: BeadFinding, stage: EmptyStage, current: OpenBead
) -> None:
    finding.toggle_queue()
    assert stage.ref == NOBODY
    for _ in range(len(current.queue())):
        assert current.by_doubt
        changes.confirm_next()
    assert not current.by_doubt
    assert stage.said == ["Every doubtful bead is seen to; from here on in order."]


def test_there_is_no_other_flag_and_the_key_that_sets_one_is_named(
    finding: BeadFinding, stage: EmptyStage
) -> None:
    finding.answers["next_flag"]()
    assert stage.ref == WROTE
    assert stage.said == ["There is no other flag; f sets one"]


def test_choosing_a_side_keeps_what_is_typed_first(
    finding: BeadFinding, stage: EmptyStage, current: OpenBead
) -> None:
    finding.answers["other_side"]()
    assert current.side is Side.SOURCE
    assert stage.shown == ["commit_typed", "show_bead"]


def test_realigning_takes_over_what_was_found_as_one_edit(
    project: Project,
    session: Session,
    current: OpenBead,
    stage: EmptyStage,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def by_words_alone(bitext: Bitext, embedder: object) -> Edit | None:
        if embedder is not None:
            raise EngineError("the package is not there")
        return bead_edits.merge_beads(bitext, SILENT)

    monkeypatch.setattr(embedding, "open_embedder", lambda _: "an engine")
    monkeypatch.setattr(realigning_service, "realign", by_words_alone)
    Realigning(project, session, current, stage).realign()
    assert sentence_counts(session.bitext.segment(SILENT)) == (2, 2)
    [message] = stage.said
    assert message == (
        "Realigned: 1 bead changed. Ctrl+Z takes it back."
        " By the words alone, for the package is not there."
    )
    assert stage.activity == ""
