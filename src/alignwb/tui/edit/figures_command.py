"""The command that shows what is known about the document."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.overview.pace import measure_pace
from alignwb.core.bitext.post_edits.amounts import confirmed_amounts
from alignwb.core.memory.bands import BandCount
from alignwb.errors import AlignwbError
from alignwb.services.memory.document_page import (
    Amounts,
    DocumentFacts,
    facts_of,
    findings_in_words,
    page_of,
)
from alignwb.services.memory.match_bands import BandCounter
from alignwb.services.project.documents import written_at_s
from alignwb.services.session import Session
from alignwb.tui.dialogs.page import PageScreen
from alignwb.tui.shared.project_helpers import ProjectHelpers
from alignwb.tui.shared.side_work import Cancelled
from alignwb.tui.shared.stage import Stage

_COUNTING = "figures"


class ShowingFigures:
    """Answers the command “About the document”.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(self, session: Session, helpers: ProjectHelpers, stage: Stage) -> None:
        self._session = session
        self._helpers = helpers
        self._stage = stage
        self.answers: Mapping[str, Callable[..., object]] = {"figures": self.show}

    def show(self) -> None:
        """Show the page at once; findings and what the memory knows come as they are known."""
        bitext = self._session.bitext
        saved_at_s = written_at_s(self._session.document.bitext)
        facts = facts_of(bitext, measure_pace(self._session.edits_done), saved_at_s)
        shown = _Shown(PageScreen(facts.figures.title or bitext.document, page_of(facts)), facts)

        def left(_: None) -> None:
            shown.is_open = False
            self._stage.beside.cancel(_COUNTING)

        self._stage.ask(shown.page, left)
        self._look_up(BandCounter(bitext), shown)
        self._stage.beside.run(_COUNTING, partial(self._count, bitext, shown))

    def _look_up(self, counter: BandCounter, shown: "_Shown") -> None:
        """Count what the memory knows, a few segments at a time: the open one is asked between."""
        beside = self._stage.beside

        def take(is_more: bool) -> None:
            if is_more and shown.is_open:
                self._look_up(counter, shown)
            elif shown.is_open:
                beside.hand_over(shown.take_bands, counter.counts)

        def failed(error: AlignwbError) -> None:
            beside.hand_over(self._stage.tell, error)

        self._helpers.memory.ask("figures", counter.step, take, failed)

    def _count(self, bitext: Bitext, shown: "_Shown", cancelled: Cancelled) -> None:
        try:
            counts = self._helpers.findings.count(self._session.document, bitext, cancelled)
        except AlignwbError:  # `alignwb check` says why
            counts = None
        if not cancelled():
            self._stage.beside.hand_over(shown.take_findings, findings_in_words(counts))
        amounts = confirmed_amounts(bitext)
        if not cancelled():
            self._stage.beside.hand_over(shown.take_amounts, amounts)


@dataclass
class _Shown:
    """The page while it is shown, and what it says; used in the screen's own turn."""

    page: PageScreen
    facts: DocumentFacts
    is_open: bool = True

    def take_bands(self, bands: Mapping[str, BandCount]) -> None:
        """Show how much the memory knows."""
        self._show(replace(self.facts, bands=bands))

    def take_findings(self, findings: str) -> None:
        """Show what the checks find."""
        self._show(replace(self.facts, findings=findings))

    def take_amounts(self, amounts: Amounts) -> None:
        """Show how much of its targets people have made."""
        self._show(replace(self.facts, amounts=amounts))

    def _show(self, facts: DocumentFacts) -> None:
        self.facts = facts
        self.page.show(page_of(facts))
