"""The command that shows what is known about the document."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from alignwb.core.bitext.overview.pace import measure_pace
from alignwb.errors import AlignwbError
from alignwb.services.memory.document_page import facts_of, page_of
from alignwb.services.memory.match_bands import BandCounter
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.project.documents import written_at_s
from alignwb.services.session import Session
from alignwb.tui.dialogs.page import PageScreen
from alignwb.tui.shared.stage import Stage


class ShowingFigures:
    """Answers the command “About the document”.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(self, session: Session, memory: MemoryThread, stage: Stage) -> None:
        self._session = session
        self._memory = memory
        self._stage = stage
        self.answers: Mapping[str, Callable[..., object]] = {"figures": self.show}

    def show(self) -> None:
        """Show the page at once; what the memory knows comes as it is looked up."""
        bitext = self._session.bitext
        saved_at_s = written_at_s(self._session.document.bitext)
        facts = facts_of(bitext, measure_pace(self._session.edits_done), saved_at_s)
        counter = BandCounter(bitext)
        is_open = True
        page = PageScreen(facts.figures.title or bitext.document, page_of(facts))

        def left(_: None) -> None:
            nonlocal is_open
            is_open = False

        def look_up() -> None:
            # A few at a time: what the open segment is like is asked in between.
            self._memory.ask("figures", counter.step, take, failed)

        def take(is_more: bool) -> None:
            if is_more and is_open:
                look_up()
            elif is_open:
                self._stage.beside.hand_over(
                    page.show, page_of(replace(facts, bands=counter.counts))
                )

        def failed(error: AlignwbError) -> None:
            self._stage.beside.hand_over(self._stage.tell, error)

        self._stage.ask(page, left)
        look_up()
