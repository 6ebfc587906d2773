"""Which words translate which, shown at the cursor: the Dutch of the English and the other way."""

from dataclasses import dataclass

from textual import on, work
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea
from textual.widgets.text_area import Selection
from textual.worker import get_current_worker

from alignwb.alignment.words.linked_runs import first_run
from alignwb.alignment.words.word_links import Span, WordLinks
from alignwb.alignment.words.word_spans import words
from alignwb.core.terms.termbase import Term
from alignwb.services.words.project_word_links import ProjectWordLinks
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.edit.workbench import WorkbenchScreen
from alignwb.tui.shared.segment_editor import SegmentEditor

_PAUSE_S = 0.25
"""Words are linked when the translator has not typed for so long."""

_COMPLETE = 0.6
"""As many words as this share of those of its source a target has that is not just begun."""


@dataclass
class LinksReady(Message):
    """The links of a segment have come."""

    source: str
    target: str
    links: WordLinks


class Linking(WorkbenchScreen):
    """Shows word links.

    They are made in a thread, never waited for, and only looked at if the text is still the one
    they were made of.  The embedder is not loaded before the cursor is first moved in the box or
    something is typed.
    """

    _asking: Timer | None = None
    _own_selection: Selection | None = None

    @property
    def word_links(self) -> ProjectWordLinks:
        """The project's word links."""
        return self.aids.word_links

    def action_next_source_word(self) -> None:
        """Mark the next source word and select what translates it."""
        self._mark(1)

    def action_previous_source_word(self) -> None:
        """Mark the source word before and select what translates it."""
        self._mark(-1)

    def place_for(self, term: Term) -> Span | None:
        """The words of the target that stand where a term should, if there is no doubt of them.

        There is none if the box has words selected or already has the term's rendering there,
        while no links are known, or while the target is so short that it is still being typed: the
        few words there are would be linked to whatever is nearest.
        """
        source, editor = self.desk.segment.source, self.box
        is_begun = len(words(editor.text)) < _COMPLETE * len(words(source))
        if editor.selected_text or is_begun:
            return None
        links = self.word_links.known(source, editor.text)
        links = links or self.word_links.links_now(source, editor.text)
        if links is None:
            self._ask_later()
            return None
        for hit in self.terms.find(source):
            spans = links.targets_of(hit.start, hit.end)
            is_certain = bool(links.targets_of(hit.start, hit.end, is_certain=True))
            run = first_run(spans, editor.text)
            if hit.term.source != term.source or not is_certain or run is None:
                continue
            stands = editor.text[run.start : run.end]
            if run.end == spans[-1].end and stands.casefold() != term.target.casefold():
                return run
        return None

    @property
    def box(self) -> SegmentEditor:
        """The box in which the target is written."""
        return self.query_one(SegmentEditor)

    @on(TextArea.SelectionChanged, "SegmentEditor")
    @on(SegmentEditor.Typed)
    def _cursor_moved(self) -> None:
        source_line, editor = self.query_one(SourceLine), self.box
        if editor.selection != self._own_selection:
            source_line.marked = None
        links = self.word_links.known(self.desk.segment.source, editor.text)
        if links is not None:
            self._show_links(links)
            return
        source_line.linked = ()
        if self.word_links.is_ready or not self._is_only_opened:
            self._ask_later()

    @property
    def _is_only_opened(self) -> bool:
        """Whether nothing was typed, and the cursor is at the end, where it is put."""
        editor = self.box
        is_typed = self.desk.is_touched or editor.text != self.desk.text
        return editor.cursor_location == editor.document.end and not is_typed

    def _ask_later(self) -> None:
        if self._asking is not None:
            self._asking.stop()
        self._asking = self.set_timer(_PAUSE_S, self._ask)

    def _ask(self) -> None:
        if self.session.takes_changes or self.session.read_only:
            self.word_links.learn(self.session.bitext, self.terms.termbase.terms)
            self._link(self.desk.segment.source, self.box.text)

    @work(thread=True, group="linking", exclusive=True, exit_on_error=False)
    def _link(self, source: str, target: str) -> None:
        if get_current_worker().is_cancelled:
            return
        links = self.word_links.links(source, target)
        if links is not None:
            self.post_message(LinksReady(source, target, links))

    @on(LinksReady)
    def _take_links(self, event: LinksReady) -> None:
        if (event.source, event.target) == (self.desk.segment.source, self.box.text):
            if self.query_one(SourceLine).marked is None:
                self._show_links(event.links)
            else:
                self._select_translation(event.links)

    def _show_links(self, links: WordLinks) -> None:
        """Mark the source words of what the cursor is at."""
        self.query_one(SourceLine).linked = links.sources_of(*self.box.selected_part)

    def _mark(self, way: int) -> None:
        source_line = self.query_one(SourceLine)
        places = [Span(word.start, word.end) for word in words(self.desk.segment.source)]
        if not places:
            return
        shown = source_line.marked or next(iter(source_line.linked), None)
        if shown in places:
            number = min(max(places.index(shown) + way, 0), len(places) - 1)
        else:
            number = 0 if way > 0 else len(places) - 1
        self._own_selection = self.box.selection
        source_line.marked = places[number]
        links = self.word_links.known(self.desk.segment.source, self.box.text)
        if links is not None:
            self._select_translation(links)
        else:
            self._ask_later()

    def _select_translation(self, links: WordLinks) -> None:
        """Select the words of the target that translate the marked source word."""
        source_line, editor = self.query_one(SourceLine), self.box
        assert source_line.marked is not None
        run = first_run(links.targets_of(*source_line.marked), editor.text)
        if run is None:
            source_line.linked = ()
            self._own_selection = Selection.cursor(editor.cursor_location)
        else:
            self._own_selection = editor.part(*run)
        editor.selection = self._own_selection
