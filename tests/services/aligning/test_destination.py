"""What an aligned bitext may take the place of."""

from pathlib import Path

import pytest

from alignwb.core.beads import bead_edits, review_queue
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import (
    Dismissal,
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    Segment,
    SegmentRef,
    Status,
)
from alignwb.core.searching.plain_search import PlainFinder
from alignwb.core.searching.replacing import replace_edit, replacements
from alignwb.errors import ProjectError, UsageError
from alignwb.formats.xliff import write_xliff
from alignwb.services.aligning.destination import (
    Destination,
    choose_destination,
    refuse_work,
    write_aligned,
)
from alignwb.services.opening import open_review
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.new_project import make_project
from alignwb.services.project.project import Document, Project
from alignwb.services.session import Box

FIRST, SECOND = SegmentRef("p1", "s1"), SegmentRef("p1", "s2")


def bead(number: int, source: str, target: str) -> Segment:
    return Segment(
        f"s{number}",
        source,
        target,
        Status.EDITED,
        Origin(OriginKind.REFERENCE),
        pairing=Pairing(confidence=0.9),
    )


BITEXT = Bitext(
    "molen",
    "seeds/molen.txt",
    (
        Paragraph(
            "p1",
            Kind.PARAGRAPH,
            (bead(1, "De molen stond stil.", "The mill stood still."), bead(2, "Ja.", "Yes.")),
        ),
    ),
)
OTHER = Bitext(
    "molen",
    "seeds/molen.txt",
    (Paragraph("p1", Kind.PARAGRAPH, (bead(1, "De molen stond stil.", "It stood still."),)),),
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "project").project


@pytest.fixture
def place(project: Project) -> Destination:
    """The reference of a document, aligned and not yet reviewed."""
    place = choose_destination(project, "molen", None)
    assert write_aligned(project, place, BITEXT, replace=False) is None
    return place


def apply(project: Project, edit_of: "object", *, save: bool = True) -> None:
    with open_review(project, project.reference("molen")).session as session:
        edit = edit_of(session.bitext)  # type: ignore[operator]
        assert edit
        session.apply(edit)
        if save:
            session.save()


def test_a_document_s_bitext_goes_to_the_references(project: Project, place: Destination) -> None:
    assert place.path == project.references / "molen.xlf"
    assert place.reference
    assert read_bitext(place.path) == BITEXT
    assert project.reference("molen").bitext == place.path


def test_what_nobody_has_reviewed_is_written_again(project: Project, place: Destination) -> None:
    refuse_work(place, replace=False)
    assert write_aligned(project, place, OTHER, replace=False) is None
    assert read_bitext(place.path) == OTHER
    with open_review(project, project.reference("molen")).session as session:
        assert session.bitext == OTHER


def test_what_was_opened_and_left_as_it_was_is_written_again(
    project: Project, place: Destination
) -> None:
    with open_review(project, project.reference("molen")).session as session:
        session.save()
    write_aligned(project, place, OTHER, replace=False)
    with open_review(project, project.reference("molen")).session as session:
        assert session.bitext == OTHER
        assert session.undo() is None


WORK = {
    "confirmed": lambda bitext: edits.set_status(bitext, FIRST, Status.CONFIRMED),
    "marked": lambda bitext: review_queue.flag(bitext, SECOND, is_flagged=True),
    "noted": lambda bitext: edits.set_note(bitext, SECOND, "Really?"),
    "merged": lambda bitext: bead_edits.merge_beads(bitext, FIRST),
    "edited": lambda bitext: bead_edits.edit_side(bitext, FIRST, Side.TARGET, "It stood still."),
    "replaced": lambda bitext: replace_edit(
        bitext,
        [
            *replacements(
                bitext.segment(FIRST), FIRST, PlainFinder("mill"), "ox", with_confirmed=False
            )
        ],
    ),
    "let stand": lambda bitext: edits.set_dismissed(
        bitext, SECOND, (Dismissal("number", "2", "so in the book"),)
    ),
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
@pytest.mark.parametrize("save", [True, False], ids=["saved", "unsaved"])
def test_a_reviewer_s_work_is_not_replaced(
    project: Project, place: Destination, work: "object", *, save: bool
) -> None:
    apply(project, work, save=save)
    before = place.path.read_bytes()
    with pytest.raises(ProjectError) as caught:
        write_aligned(project, place, OTHER, replace=False)
    assert "--replace" in caught.value.hint
    assert place.path.read_bytes() == before
    if save:
        with pytest.raises(ProjectError, match="not replaced"):
            refuse_work(place, replace=False)
    with open_review(project, project.reference("molen")).session as session:
        assert session.undo()


def test_an_edit_that_only_the_journal_knows_of_is_not_replaced(
    project: Project, place: Destination
) -> None:
    draft = Draft("argos", "nl_en", "1.0", (Hypothesis("The mill was still.", -0.1),))
    apply(project, lambda bitext: edits.attach_drafts(bitext, {FIRST: draft}))
    with pytest.raises(ProjectError, match="has been reviewed"):
        write_aligned(project, place, OTHER, replace=False)


@pytest.mark.parametrize("save", [True, False], ids=["saved", "unsaved"])
def test_what_is_replaced_all_the_same_is_kept_aside(
    project: Project, place: Destination, *, save: bool
) -> None:
    apply(project, WORK["confirmed"], save=save)
    kept = write_aligned(project, place, OTHER, replace=True)
    assert kept
    assert read_bitext(kept).segment(FIRST).status is Status.CONFIRMED
    assert read_bitext(place.path) == OTHER
    with open_review(project, project.reference("molen")).session as session:
        assert session.bitext == OTHER
        assert not session.recovery.message


def test_what_is_only_typed_is_not_replaced_unasked_and_kept_aside(
    project: Project, place: Destination
) -> None:
    with open_review(project, project.reference("molen")).session as session:
        session.keep_open_text(SECOND, "Jazeker", Side.SOURCE)
        session.keep_box(Box("note", FIRST), {"text": "mill or windmill"})
        session.keep_box(Box("search"), {"text": "molen"})

    with pytest.raises(ProjectError, match="not replaced"):
        write_aligned(project, place, OTHER, replace=False)
    copy = write_aligned(project, place, OTHER, replace=True)

    assert copy is not None
    kept = read_bitext(copy)
    assert kept.segment(SECOND).source == "Jazeker"
    assert kept.segment(FIRST).note == "mill or windmill"
    with open_review(project, project.reference("molen")).session as session:
        assert session.bitext == OTHER
        assert session.recovery.boxes == {Box("search"): {"text": "molen"}}
        assert session.recovery.open_text is None
        assert not session.recovery.message


def test_a_search_that_was_not_ended_keeps_nothing_from_being_replaced(
    project: Project, place: Destination
) -> None:
    with open_review(project, project.reference("molen")).session as session:
        session.keep_box(Box("search"), {"text": "stil"})
    assert write_aligned(project, place, OTHER, replace=False) is None
    with open_review(project, project.reference("molen")).session as session:
        assert session.recovery.boxes == {Box("search"): {"text": "stil"}}


def test_what_is_open_for_review_is_not_replaced(project: Project, place: Destination) -> None:
    with (
        open_review(project, project.reference("molen")).session,
        pytest.raises(ProjectError, match="open for editing"),
    ):
        write_aligned(project, place, OTHER, replace=True)
    assert read_bitext(place.path) == BITEXT


def test_a_reference_made_by_hand_is_not_replaced(project: Project, place: Destination) -> None:
    by_hand = Bitext(
        "molen", "", (Paragraph("p1", Kind.PARAGRAPH, (Segment("s1", "Ja.", "Yes."),)),)
    )
    place.path.write_bytes(write_xliff(by_hand))
    for _ in range(2):
        with pytest.raises(ProjectError, match="not made by alignwb align"):
            refuse_work(place, replace=False)
        with pytest.raises(ProjectError):
            write_aligned(project, place, OTHER, replace=False)
    refuse_work(place, replace=True)
    kept = write_aligned(project, place, OTHER, replace=True)
    assert kept
    assert read_bitext(kept).paragraphs == by_hand.paragraphs


def test_what_cannot_be_read_is_not_replaced_unasked(project: Project, place: Destination) -> None:
    place.path.write_bytes(b"my notes")
    with pytest.raises(ProjectError, match="no bitext that can be read"):
        refuse_work(place, replace=False)
    kept = write_aligned(project, place, OTHER, replace=True)
    assert kept
    assert kept.read_bytes() == b"my notes"
    assert read_bitext(place.path) == OTHER


def test_a_file_elsewhere_needs_no_project(tmp_path: Path) -> None:
    place = choose_destination(None, "molen", tmp_path / "pairs.xlf")
    assert place.reference is None
    write_aligned(None, place, BITEXT, replace=False)
    assert read_bitext(place.path).paragraphs == BITEXT.paragraphs
    write_aligned(None, place, OTHER, replace=False)
    edit = edits.set_status(OTHER, FIRST, Status.CONFIRMED)
    assert edit
    place.path.write_bytes(write_xliff(edits.apply(OTHER, edit)))
    with pytest.raises(ProjectError, match="1 bead confirmed"):
        write_aligned(None, place, BITEXT, replace=False)
    write_aligned(None, place, BITEXT, replace=True)
    assert read_bitext(place.path).paragraphs == BITEXT.paragraphs


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    place = choose_destination(None, "molen", tmp_path / "nowhere" / "pairs.xlf")
    with pytest.raises(ProjectError, match="nowhere"):
        write_aligned(None, place, BITEXT, replace=False)


def test_without_a_project_a_file_has_to_be_named() -> None:
    with pytest.raises(UsageError, match="no project") as caught:
        choose_destination(None, "molen", None)
    assert "-o" in caught.value.hint


def test_the_translation_itself_is_never_the_place(project: Project) -> None:
    with pytest.raises(UsageError, match="where the translation of molen is kept"):
        choose_destination(project, "molen", project.translations / "molen.xlf")
    with pytest.raises(UsageError, match=r"ends in \.xlf"):
        choose_destination(project, "molen", project.seeds / "molen.txt")
    (project.root / "folder.xlf").mkdir()
    with pytest.raises(UsageError, match="folder"):
        choose_destination(project, "molen", project.root / "folder.xlf")


def test_the_reference_is_known_by_any_path_to_it(project: Project) -> None:
    place = choose_destination(project, "molen", project.references / ".." / "reference" / "x.xlf")
    assert place.reference == Document("x", None, place.path)
