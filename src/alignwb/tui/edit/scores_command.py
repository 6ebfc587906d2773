"""The command that scores the document as it stands against its reference."""

from collections.abc import Callable, Mapping
from functools import partial

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError
from alignwb.services.memory.document_page import NOT_YET, PageTable
from alignwb.services.reporting.scores_in_session import (
    Stopped,
    in_lines,
    score_tables,
    session_scores,
)
from alignwb.services.session import Session
from alignwb.tui.dialogs.page import PageScreen
from alignwb.tui.shared.side_work import Cancelled
from alignwb.tui.shared.stage import Stage

_SCORING = "scores"


class ShowingScores:
    """Answers the command “Scores of the document”.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(self, session: Session, stage: Stage) -> None:
        self._session = session
        self._stage = stage
        self.answers: Mapping[str, Callable[..., object]] = {"scores": self.show}

    def show(self) -> None:
        """Show the page at once; the scores come when they are computed."""
        title = f"Scores of {self._session.document.name}"
        page = PageScreen(title, [PageTable("", [[f"scoring {NOT_YET}"]])])
        self._stage.ask(page, lambda _: self._stage.beside.cancel(_SCORING))
        work = partial(self._score, self._session.bitext, self._stage.ref, page)
        self._stage.beside.run(_SCORING, work)

    def _score(
        self, bitext: Bitext, here: SegmentRef, page: PageScreen, cancelled: Cancelled
    ) -> None:
        try:
            found = session_scores(self._session.document, bitext, lambda: not cancelled())
            tables = score_tables(found, here)
        except Stopped:
            return
        except AlignwbError as error:
            tables = [PageTable("", in_lines(f"{error.message}. {error.hint}"))]
        if not cancelled():
            self._stage.beside.hand_over(page.show, tables)
