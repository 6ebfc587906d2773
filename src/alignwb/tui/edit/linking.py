"""Word links at the cursor: the Dutch words behind the English ones, and the other way."""

from collections.abc import Callable, Mapping, Sequence

from textual.timer import Timer
from textual.widgets.text_area import Selection

from alignwb.alignment.words.cut_placing import target_cut
from alignwb.alignment.words.linked_runs import first_run
from alignwb.alignment.words.word_links import WordLinks
from alignwb.core.languages.words import words_of
from alignwb.core.terms.termbase import Term
from alignwb.services.session import Session
from alignwb.services.words.project_word_links import ProjectWordLinks, is_too_long
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.edit.target_box import TargetBox
from alignwb.tui.shared.side_work import Cancelled

_PAUSE_S = 0.25
"""Words are linked when the translator has not typed for so long."""


class Linking:
    """Shows word links, and answers the commands that step through the source's words.

    Links are made in a thread, never waited for, and only looked at if the text is still the one
    they were made of.  The embedder is not loaded before the cursor is first moved in the box or
    something is typed.

    Attributes:
        word_links: The project's word links.
        answers: What it does for each command.
    """

    def __init__(
        self,
        session: Session,
        box: TargetBox,
        source_line: SourceLine,
        word_links: ProjectWordLinks,
        terms: Callable[[], Sequence[Term]],
        stage: EditStage,
    ) -> None:
        self._session = session
        self._box = box
        self._current = box.current
        self._editor = box.editor
        self._source_line = source_line
        self.word_links = word_links
        self._terms = terms
        self._stage = stage
        self._asking: Timer | None = None
        self._own_selection: Selection | None = None
        self.answers: Mapping[str, Callable[..., object]] = {
            "next_source_word": lambda: self._mark(1),
            "previous_source_word": lambda: self._mark(-1),
        }

    def links_now(self) -> WordLinks | None:
        """The links of the open segment, if they can be had without waiting."""
        source, target = self._current.segment.source, self._editor.text
        return self.word_links.known(source, target) or self.word_links.links_now(source, target)

    def expect_cut(self) -> None:
        """Have the words linked at once, since the segment is about to be cut."""
        if self._editor.text and self._known() is None:
            self._ask()

    def target_cut(self, source_offset: int) -> int | None:
        """Where the target is cut if the source is there; None if the links do not say so now."""
        links = self.links_now()
        return None if links is None else target_cut(links, self._editor.text, source_offset)

    def cursor_moved(self) -> None:
        """Show the source words of what the cursor is at, now or when they are known."""
        if self._editor.selection != self._own_selection:
            self._source_line.marked = None
        links = self._known()
        if links is not None:
            self._show_links(links)
            return
        self._source_line.linked = ()
        if self.word_links.is_ready or not self._is_only_opened:
            self.ask_later()

    @property
    def is_asking(self) -> bool:
        """True while words are to be linked once the translator pauses."""
        return self._asking is not None

    def ask_later(self) -> None:
        """Have the words linked when the translator pauses."""
        if self._asking is not None:
            self._asking.stop()
        self._asking = self._stage.beside.after(_PAUSE_S, self._ask)

    @property
    def _is_only_opened(self) -> bool:
        """True if nothing was typed and the cursor is still at the end, where it is put."""
        editor, current = self._editor, self._current
        is_typed = current.is_touched or editor.text != current.text
        return editor.cursor_location == editor.document.end and not is_typed

    def _known(self) -> WordLinks | None:
        return self.word_links.known(self._current.segment.source, self._editor.text)

    def _ask(self) -> None:
        self._asking = None
        if not (self._session.takes_changes or self._session.read_only):
            return
        self.word_links.learn(self._session.bitext, self._terms())
        source, target = self._current.segment.source, self._editor.text

        def link(_cancelled: Cancelled) -> None:
            links = self.word_links.links(source, target)
            if links is not None:
                self._stage.beside.hand_over(self._take_links, source, target, links)

        self._stage.beside.run("linking", link)

    def _take_links(self, source: str, target: str, links: WordLinks) -> None:
        if (source, target) == (self._current.segment.source, self._editor.text):
            if self._source_line.marked is None:
                self._show_links(links)
            else:
                self._select_translation(links)

    def _show_links(self, links: WordLinks) -> None:
        """Mark the source words of what the cursor is at."""
        self._source_line.linked = links.sources_of(*self._editor.selected_part)

    def _mark(self, way: int) -> None:
        """Mark the next source word, or with -1 the one before, and select what translates it."""
        if is_too_long(self._current.segment.source, self._editor.text):
            self._stage.notify(
                "This segment is too long for word links. Split it where a sentence ends.",
                severity="warning",
            )
        line = self._source_line
        places = [word.span for word in words_of(self._current.segment.source)]
        if not places:
            return
        shown = line.marked or next(iter(line.linked), None)
        if shown in places:
            number = min(max(places.index(shown) + way, 0), len(places) - 1)
        else:
            number = 0 if way > 0 else len(places) - 1
        self._own_selection = self._editor.selection
        line.marked = places[number]
        links = self._known()
        if links is not None:
            self._select_translation(links)
        else:
            self.ask_later()

    def _select_translation(self, links: WordLinks) -> None:
        """Select the words of the target that translate the marked source word."""
        line, editor = self._source_line, self._editor
        assert line.marked is not None
        run = first_run(links.targets_of(*line.marked), editor.text)
        if run is None:
            line.linked = ()
            self._own_selection = Selection.cursor(editor.cursor_location)
        else:
            self._own_selection = editor.part(*run)
        editor.selection = self._own_selection
