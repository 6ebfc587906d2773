"""The workbench: the document, the open segment, and the commands between them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from alignwb.core import navigation
from alignwb.core.edits import Edit
from alignwb.core.segment import SegmentRef, Status
from alignwb.errors import AlignwbError, ConflictError
from alignwb.services.project import Project
from alignwb.services.session import SaveOutcome, Session
from alignwb.services.terms import ProjectTerms
from alignwb.tui.commands import COMMANDS, key_actions
from alignwb.tui.desk import Desk
from alignwb.tui.drafting import DraftingEnded, DraftsReady, draft_and_post
from alignwb.tui.key_names import spoken
from alignwb.tui.paragraph_lines import mark_of
from alignwb.tui.screens.choice import Choice, ChoiceScreen
from alignwb.tui.screens.help import HelpScreen
from alignwb.tui.screens.prompts import GoToScreen, NoteScreen, SearchScreen, SplitScreen
from alignwb.tui.widgets.bitext_view import BitextView
from alignwb.tui.widgets.panels import DraftsPanel, NotePanel, TermsPanel, distinct_terms
from alignwb.tui.widgets.segment_editor import SegmentEditor
from alignwb.tui.widgets.source_line import SourceLine
from alignwb.tui.widgets.status_line import StatusLine, StatusLineState

_AUTOSAVE_AFTER_S = 2.0
_LOW = 32  # rows below which source and target box are kept small


@dataclass
class OpenDocument(Message):
    """Another document of the project is to be shown; this one is saved and closed."""

    name: str


class EditScreen(Screen[None]):
    """Coordinates one session: widgets show what it holds, commands change it through the desk."""

    CSS_PATH = "edit.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (120, "-wide")]  # noqa: RUF012 - Textual's convention
    VERTICAL_BREAKPOINTS = [(0, "-low"), (_LOW, "-high")]  # noqa: RUF012 - Textual's convention
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            ",".join(command.keys),
            command.id,
            command.footer or command.label,
            show=bool(command.footer),
            key_display=spoken(command.keys[0]),
            tooltip=command.help,
            id=command.id,
        )
        for command in COMMANDS
    ]

    def __init__(self, project: Project, session: Session, terms: ProjectTerms) -> None:
        super().__init__()
        self._project = project
        self._session = session
        self._terms = terms
        self._desk = Desk(session, _first_place(session))
        self._needle = ""
        self._activity = ""
        self._changed_at_s = monotonic()

    def compose(self) -> ComposeResult:
        """The layout (Textual's compose); the style sheet says what shows at which size."""
        yield StatusLine()
        with Horizontal(id="body"):
            yield BitextView()
            with VerticalScroll(id="panels", can_focus=False):
                yield Static("TERMS", classes="caption")
                yield TermsPanel()
                yield Static("DRAFTS", classes="caption")
                yield DraftsPanel()
                yield Static("NOTE", classes="caption")
                yield NotePanel()
        with Vertical(id="desk"):
            yield SourceLine()
            yield TermsPanel(classes="-compact")
            yield SegmentEditor(key_actions())
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show the document, tell what a crash left, start drafting if nothing is drafted."""
        self._restore_open_text()
        self.query_one(BitextView).show(self._session.bitext, self._desk.ref)
        self._show_segment()
        self.query_one(SegmentEditor).focus()
        if self._session.read_only:
            self.notify(
                f"{self._session.lock_holder} has this document open; nothing can be changed here",
                title="Read only",
                severity="warning",
                timeout=10,
            )
        if self._session.recovery.message:
            self.notify(self._session.recovery.message, title="Recovered", timeout=10)
        if self._wants_drafts():
            self.action_draft_document()
        self.set_interval(1.0, self._look_after_the_file)

    @property
    def session(self) -> Session:
        """The session shown."""
        return self._session

    @property
    def current(self) -> SegmentRef:
        """The segment the translator is at."""
        return self._desk.ref

    # --- moving

    def action_next_segment(self) -> None:
        """Go to the next segment."""
        self._go(navigation.after(self._session.bitext, self._desk.ref), "This is the last segment")

    def action_previous_segment(self) -> None:
        """Go to the segment before."""
        self._go(
            navigation.before(self._session.bitext, self._desk.ref), "This is the first segment"
        )

    def action_next_open(self) -> None:
        """Go to the next open segment."""
        here = self._desk.ref
        self._go(
            navigation.around(self._session.bitext, here, navigation.is_open),
            "Every segment is confirmed",
        )

    def action_page_down(self) -> None:
        """Go a screenful down."""
        self._go(self.query_one(BitextView).segment_a_page_away(1))

    def action_page_up(self) -> None:
        """Go a screenful up."""
        self._go(self.query_one(BitextView).segment_a_page_away(-1))

    def action_first_segment(self) -> None:
        """Go to the beginning."""
        self._go(navigation.first(self._session.bitext))

    def action_last_segment(self) -> None:
        """Go to the end."""
        self._go(navigation.last(self._session.bitext))

    def action_go_to(self) -> None:
        """Ask for a number and go there."""

        def go(number: int | None) -> None:
            if number is not None:
                self._go(navigation.numbered(self._session.bitext, number))

        self.app.push_screen(GoToScreen(navigation.progress(self._session.bitext).total), go)

    def action_search(self) -> None:
        """Search while typing; what was searched stays highlighted until the line is emptied."""
        self._take_typed()
        origin = self._desk.ref

        def changed(needle: str) -> int:
            self._needle = needle
            self.query_one(BitextView).highlight(needle)
            if not needle:
                return 0
            test = navigation.contains(needle)
            bitext = self._session.bitext
            if not test(bitext.segment(origin)):
                self._go(navigation.around(bitext, origin, test))
            else:
                self._go(origin)
            return sum(test(segment) for _, segment in bitext.segments())

        self.app.push_screen(SearchScreen(self._needle, changed, self._step_hit))

    def action_search_next(self) -> None:
        """Go to the next hit."""
        self._step_hit(1)

    def action_search_previous(self) -> None:
        """Go to the hit before."""
        self._step_hit(-1)

    # --- translating

    def action_confirm_next(self) -> None:
        """Vouch for the target and go on."""
        if self._try(self._desk.confirm):
            here = self._desk.ref
            following = navigation.around(self._session.bitext, here, navigation.is_open)
            if following is None:
                self._refresh()
                self.notify("Every segment of this document is confirmed.", title="Done")
            else:
                self._go(following)

    def action_toggle_confirmed(self) -> None:
        """Vouch for the target, or take that back, without moving."""
        self._take_typed()
        if self._desk.segment.status.is_done:
            self._try(lambda: self._desk.toggle(self._desk.segment.status))
        else:
            self._try(self._desk.confirm)
        self._refresh()

    def action_toggle_reviewed(self) -> None:
        """Mark as reviewed, or take that back."""
        self._try(lambda: self._desk.toggle(Status.REVIEWED))
        self._refresh()

    def action_toggle_locked(self) -> None:
        """Lock or unlock."""
        self._try(lambda: self._desk.toggle(Status.LOCKED))
        self._refresh()

    def action_pick_draft(self) -> None:
        """Choose among the hypotheses."""
        draft = self._desk.segment.draft
        if draft is None:
            self.notify("This segment has no draft yet; F9 drafts the document.")
            return

        def take(position: int | None) -> None:
            if position is not None:
                self._put(draft.hypotheses[position].text)

        choices = [Choice(h.text, f"{h.score:.2f}") for h in draft.hypotheses]
        self.app.push_screen(ChoiceScreen("Drafts", choices), take)

    def action_copy_source(self) -> None:
        """Put the source into the target."""
        self._put(self._desk.segment.source)

    def action_revert_to_draft(self) -> None:
        """Put the best draft into the target."""
        draft = self._desk.segment.draft
        if draft is None:
            self.notify("This segment has no draft yet; F9 drafts the document.")
        else:
            self._put(draft.text)

    def action_clear_target(self) -> None:
        """Empty the target."""
        self._put("")

    def action_insert_term(self) -> None:
        """Put a term's target at the cursor."""
        hits = distinct_terms(self._terms.find(self._desk.segment.source))
        if not hits:
            self.notify("No term of the termbase stands in this segment.")
            return

        def insert(position: int | None) -> None:
            if position is not None and not self._desk.is_locked:
                self.query_one(SegmentEditor).insert(hits[position].term.target)

        if len(hits) == 1:
            insert(0)
        else:
            choices = [Choice(f"{hit.term.target}", hit.term.source) for hit in hits]
            self.app.push_screen(ChoiceScreen("Insert a term", choices), insert)

    def action_note(self) -> None:
        """Write a note."""

        def keep(note: str | None) -> None:
            if note is not None:
                self._try(lambda: self._desk.write_note(note))
                self._refresh()

        self.app.push_screen(NoteScreen(self._desk.segment.note), keep)

    def action_undo(self) -> None:
        """Take back typing in this box first, then edits, wherever they were."""
        self._take_typed()
        editor = self.query_one(SegmentEditor)
        if self._desk.is_touched and editor.history.undo_stack:
            editor.undo()
        elif self._desk.is_touched:
            self._desk.reload()
            self._show_segment()
        else:
            self._travel("Undone", self._desk.undo, "There is nothing to undo")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        editor = self.query_one(SegmentEditor)
        if editor.history.redo_stack:
            editor.redo()
        else:
            self._travel("Done again", self._desk.redo, "There is nothing to do again")

    def go_to_number(self, number: int) -> None:
        """Go to the segment of that number; the last one beyond the end."""
        self._go(navigation.numbered(self._session.bitext, number))

    # --- segments

    def action_split_segment(self) -> None:
        """Ask where, and split there; the target is cut at the cursor."""
        self._take_typed()
        target_offset = self.query_one(SegmentEditor).cursor_location[1]

        def split(source_offset: int | None) -> None:
            if source_offset is not None:
                self._try(lambda: self._desk.split(source_offset, target_offset))
                self._refresh()

        self.app.push_screen(SplitScreen(self._desk.segment.source), split)

    def action_merge_segments(self) -> None:
        """Join with the next."""
        self._try(self._desk.merge)
        self._refresh()

    # --- documents

    @work
    async def action_switch_document(self) -> None:
        """Choose another document."""
        documents = self._project.documents()
        names = [document.name for document in documents]
        here = names.index(self._session.document.name)
        choices = [
            Choice(name, "open" if n == here else "" if document.is_imported else "not imported")
            for n, (name, document) in enumerate(zip(names, documents, strict=True))
        ]
        chosen = await self.app.push_screen_wait(
            ChoiceScreen("Documents", choices, highlighted=here)
        )
        if chosen is not None and chosen != here and await self.leave():
            self.post_message(OpenDocument(names[chosen]))

    def action_draft_document(self) -> None:
        """Start drafting, or stop it."""
        if any(worker.group == "drafting" and worker.is_running for worker in self.workers):
            self.workers.cancel_group(self, "drafting")
            self.notify("Drafting stops after this batch; what is drafted stays.")
        elif not self._session.read_only:
            self._activity = "starting the engine"
            self._show_status()
            self._draft()

    @work(thread=True, group="drafting", exclusive=True, exit_on_error=False)
    def _draft(self) -> None:
        worker = get_current_worker()
        draft_and_post(
            self._session.bitext, self._project.config, self, lambda: worker.is_cancelled
        )

    @on(DraftsReady)
    def _take_drafts(self, event: DraftsReady) -> None:
        progress = event.progress
        self._take_typed()
        untouched = not self._desk.is_touched
        self._session.attach_drafts(progress.drafts)
        self._activity = (
            f"drafting {progress.done}/{progress.total}  {progress.rate:.0f}/s"
            f"  {progress.remaining_s:.0f} s left"
        )
        self._changed_at_s = monotonic()
        self.query_one(BitextView).update_bitext(self._session.bitext)
        if self._desk.ref in progress.drafts:
            if untouched:
                self._desk.reload()
                self._show_segment()
            else:
                self._show_panels()
        self._show_status()

    @on(DraftingEnded)
    def _end_drafting(self, event: DraftingEnded) -> None:
        self._activity = ""
        self._show_status()
        if event.error is not None:
            self.tell(event.error)

    def action_save(self) -> None:
        """Write the file now."""
        self._leave_nothing_open()
        if self._save():
            self.notify(f"Saved {self._session.document.bitext.name}", timeout=2)

    async def action_quit(self) -> None:
        """Save and leave."""
        if await self.leave():
            self.app.exit()

    async def leave(self) -> bool:
        """Stop drafting, commit, save and close; False if the file could not be saved."""
        self.workers.cancel_group(self, "drafting")
        self._leave_nothing_open()
        if not self._save():
            return False
        self._session.close()
        return True

    # --- screen

    def action_toggle_help(self) -> None:
        """Show the help."""
        self.app.push_screen(HelpScreen())

    def action_toggle_panels(self) -> None:
        """Show or hide the panels; on a narrow screen this shows them too."""
        wide = self.has_class("-wide")
        if wide:
            self.toggle_class("-bare")
        else:
            panels = self.query_one("#panels")
            panels.styles.display = "block" if panels.styles.display == "none" else "none"

    def action_command_palette(self) -> None:
        """Find a command by name."""
        self.app.action_command_palette()

    # --- what the widgets tell

    @on(SegmentEditor.Typed)
    def _typed(self) -> None:
        self._take_typed()
        self.query_one(BitextView).show_open_text(
            self._desk.text if self._desk.is_touched else None
        )
        self._show_status()

    @on(SegmentEditor.Left)
    def _left(self, event: SegmentEditor.Left) -> None:
        if event.direction > 0:
            self.action_next_segment()
        else:
            self.action_previous_segment()

    @on(BitextView.SegmentChosen)
    def _chosen(self, event: BitextView.SegmentChosen) -> None:
        self._go(event.ref)
        self.query_one(SegmentEditor).focus()

    # --- helpers

    def tell(self, error: AlignwbError) -> None:
        """Show an error in words."""
        self.notify(
            f"{error.message}\n{error.hint}".strip(),
            title="Not done",
            severity="error",
            markup=False,
        )

    def _wants_drafts(self) -> bool:
        if self._session.read_only or not self._project.config.draft_on_open:
            return False
        return all(
            segment.draft is None and segment.status is Status.INITIAL
            for _, segment in self._session.bitext.segments()
        )

    def _restore_open_text(self) -> None:
        open_text = self._session.recovery.open_text
        if open_text is not None:
            self._desk.open(open_text.ref)
            self._desk.text = open_text.text

    def _take_typed(self) -> None:
        """The box may hold characters whose message is still on its way."""
        editor = self.query_one(SegmentEditor)
        if not self._desk.is_locked and editor.text != self._desk.text:
            self._desk.type(editor.text)
            self._changed_at_s = monotonic()

    def _leave_nothing_open(self) -> None:
        self._take_typed()
        if self._desk.is_touched and not self._session.read_only:
            self._try(self._desk.commit)
            self._refresh()

    def _try(self, change: Callable[[], None]) -> bool:
        """Make a change; an error becomes words and leaves all as it was."""
        self._take_typed()
        try:
            change()
        except AlignwbError as error:
            self.tell(error)
            return False
        self._changed_at_s = monotonic()
        return True

    def _go(self, ref: SegmentRef | None, otherwise: str = "") -> None:
        if ref is None:
            if otherwise:
                self.notify(otherwise, timeout=2)
            return
        if not self._session.read_only and not self._try(lambda: self._desk.open(ref)):
            return
        if self._session.read_only:
            self._desk.ref = ref
            self._desk.reload()
        self._refresh()

    def _step_hit(self, direction: int) -> None:
        if not self._needle:
            self.action_search()
            return
        find = navigation.around if direction > 0 else navigation.around_back
        here = self._desk.ref
        found = find(self._session.bitext, here, navigation.contains(self._needle))
        self._go(found, f"“{self._needle}” is not in this document")

    def _travel(self, done: str, change: Callable[[], Edit | None], nothing: str) -> None:
        try:
            edit = change()
        except AlignwbError as error:
            self.tell(error)
            return
        self._changed_at_s = monotonic()
        self._refresh()
        self.notify(f"{done}: {edit.label}" if edit else nothing, timeout=2)

    def _put(self, text: str) -> None:
        if self._desk.is_locked:
            self.notify("This segment is locked.", severity="warning")
        else:
            self.query_one(SegmentEditor).put(text)
            self._typed()

    def _refresh(self) -> None:
        view = self.query_one(BitextView)
        view.update_bitext(self._session.bitext)
        view.move_to(self._desk.ref)
        self._show_segment()

    def _show_segment(self) -> None:
        segment = self._desk.segment
        self.query_one(SegmentEditor).load(self._desk.text, locked=self._desk.is_locked)
        hits = self._terms.find(segment.source)
        self.query_one(SourceLine).source = (segment.source, hits)
        for panel in self.query(TermsPanel):
            panel.hits = hits
        self._show_panels()
        self._show_status()
        if self._desk.is_touched:
            self.query_one(BitextView).show_open_text(self._desk.text)

    def _show_panels(self) -> None:
        segment = self._desk.segment
        self.query_one(DraftsPanel).draft = segment.draft
        self.query_one(NotePanel).segment = segment
        desk = self.query_one("#desk")
        desk.set_class(segment.status.is_done, "-done")
        desk.set_class(not segment.status.is_done, "-unconfirmed")

    def _show_status(self) -> None:
        bitext, segment = self._session.bitext, self._desk.segment
        status = Status.EDITED if self._desk.is_touched else segment.status
        marks = f"{mark_of(status, segment.origin)} {status}"
        if segment.origin and segment.target:
            marks += f" · {segment.origin.kind.upper()} {segment.origin.name}".rstrip()
        if self._session.read_only:
            saved = "read only"
        else:
            unsaved = self._session.is_dirty or self._desk.is_touched
            saved = "unsaved" if unsaved else "saved"
        self.query_one(StatusLine).state = StatusLineState(
            document=bitext.document,
            number=navigation.number_of(bitext, self._desk.ref),
            progress=navigation.progress(bitext),
            marks=marks,
            activity=self._activity,
            saved=saved,
        )

    def _look_after_the_file(self) -> None:
        """Save when the hands rest, and take in what another program wrote."""
        if self._session.read_only or self.app.screen is not self:
            return
        resting = monotonic() - self._changed_at_s > _AUTOSAVE_AFTER_S
        if (resting and self._session.is_dirty) or self._session.changed_on_disk():
            self._save()

    def _save(self) -> bool:
        if self._session.read_only:
            return True
        try:
            self._take_outcome(self._session.save())
        except ConflictError as error:
            self._ask_about_conflict(error)
            return False
        except AlignwbError as error:
            self.tell(error)
            return False
        return True

    def _take_outcome(self, outcome: SaveOutcome) -> None:
        if outcome.merged is not None:
            self._desk.reload()
            self._refresh()
        if outcome.message:
            self.notify(outcome.message, timeout=6)
        self._show_status()

    def _ask_about_conflict(self, error: ConflictError) -> None:
        ways: Sequence[Literal["mine", "theirs", "both"]] = ("mine", "theirs", "both")
        choices = [
            Choice("Keep mine", "the file's version is put aside beside the journal"),
            Choice("Take the file's version", "for these segments only; undo brings mine back"),
            Choice("Keep both", "mine stays, the file's version becomes the segment's note"),
        ]

        def resolve(position: int | None) -> None:
            if position is not None:
                self._take_outcome(self._session.resolve_conflict(ways[position]))

        self.app.push_screen(ChoiceScreen(error.message, choices), resolve)


def _first_place(session: Session) -> SegmentRef:
    """The first open segment, or the first one of all."""
    bitext = session.bitext
    ref = navigation.first(bitext, navigation.is_open) or navigation.first(bitext)
    if ref is None:
        raise AlignwbError(f"{session.document.bitext}: there is no segment in it")
    return ref
