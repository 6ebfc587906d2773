"""Taking a reviewer's changes into the document that is open, after they were looked at."""

from typing import Protocol

from alignwb.services.incoming import Incoming
from alignwb.services.reviewing.reviewed_changes import Outcome, review_edit, reviewed_rows
from alignwb.services.session import Session
from alignwb.tui.dialogs.reviewed_changes_list import ReviewedChangesList
from alignwb.tui.shared.stage import Stage


class ReviewedStage(Stage, Protocol):
    """A screen that shows what was changed from outside of it."""

    def take_over(self) -> None:
        """Show what was changed, in the box of the open segment too."""


def apply_review(found: Incoming, session: Session, stage: ReviewedStage) -> None:
    """Show what becomes of each row of a review, and make the changes that fit as one edit."""
    name = session.document.name
    rows = [row for row in found.rows if row.document == name]
    others = sorted({row.document for row in found.rows} - {name, ""})
    if not rows:
        where = f"open {' or '.join(others)} to take it in" if others else "it names no document"
        stage.notify(
            f"{found.path.name} is no review of {name}: {where}.",
            severity="warning",
            timeout=10,
            markup=False,
        )
        return
    stage.commit_typed()
    bitext = session.bitext
    done = reviewed_rows(bitext, rows)
    unnamed = sum(not row.document for row in found.rows)

    def apply(is_wanted: bool | None) -> None:
        edit = review_edit(bitext, done)
        if not is_wanted or edit is None:
            return
        if stage.attempt(lambda: session.apply(edit)):
            stage.take_over()
            left = sum(not each.outcome.fits for each in done)
            words = f"Segments changed by {found.path.name}: {len(edit.changes)}"
            words += f"; rows not taken: {left}" if left else ""
            undo = stage.key_of("undo")
            stage.notify(f"{words}. {undo} takes all of it back.", timeout=8, markup=False)

    stage.ask(
        ReviewedChangesList(
            name,
            bitext,
            [each for each in done if each.outcome is not Outcome.SAME],
            same=sum(each.outcome is Outcome.SAME for each in done),
            others=others,
            unnamed=unnamed,
            may_apply=session.takes_changes,
        ),
        apply,
    )
