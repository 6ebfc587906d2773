"""The concordance: where words stand in the memory, and what stands around them."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from alignwb.core.bitext.codes import words_alone
from alignwb.core.bitext.pairing import Side
from alignwb.core.defaults import HITS_SHOWN
from alignwb.core.languages.visible import visible
from alignwb.core.languages.words import Span
from alignwb.core.memory.concordance import find_places, search_words
from alignwb.core.memory.units import MemoryHit, MemoryUnit
from alignwb.errors import AlignwbError
from alignwb.services.memory.renderings import renderings_of
from alignwb.tui.boxes.dialog_keys import bound
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.line_list import LineList
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import EDITING, named
from alignwb.tui.dialogs.titled_frame import TitledFrame
from alignwb.tui.edit.matches.hit_text import hit_text, unit_beside
from alignwb.tui.edit.matches.suggestions import FAINT
from alignwb.tui.shared.project_helpers import ProjectHelpers

_LINES_OF_A_HIT = 4
_OPTION_PADDING = 2
_TITLES = {Side.SOURCE: "Concordance: in the Dutch", Side.TARGET: "Concordance: in the English"}
_OPEN, _INSERT_MARKED = named(EDITING, "concordance"), named(EDITING, "insert_term")
_WAY_OUT = "Tab language · Enter inserts all · {} the marked words · Esc back"
_HINT = "words that stand together; verd* is every word that begins so"


class ConcordanceScreen(TypingDialog[str]):
    """Searches as one types; answers what was searched for last.

    It lies over the text and leaves what is being translated in sight.

    Args:
        helpers: What is searched, and what tells the words that render those searched for.
        text: What to begin with.
        side: The side to begin with.
        lines_left: Lines at the foot that stay in sight.
        insert: Told the English words that are to go in at the cursor.
        insert_whole: Told the unit of which all the English is to go in.
        insert_key: The key that puts the marked words in.
    """

    box = _OPEN.id
    is_question = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", priority=True),
        bound(_OPEN, "leave", "Back"),
        Binding("tab", "other_side", "Other language", priority=True),
        bound(_INSERT_MARKED, "insert_marked", "Insert the marked words"),
        Binding("down", "step(1)", "Next", priority=True),
        Binding("up", "step(-1)", "Before", priority=True),
        Binding("pagedown", "page(1)", "A page down", priority=True),
        Binding("pageup", "page(-1)", "A page up", priority=True),
    ]
    DEFAULT_CSS = """
    ConcordanceScreen {
        background: transparent;
        align: left top;
        & > Vertical {
            width: 100%;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & OptionList {
            height: 1fr; border: none; padding: 0; background: $surface; overflow-x: hidden;
            &:focus { border: none; }
            & > .option-list--separator { color: $panel-lighten-1; }
        }
        & #beside {
            height: auto; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """

    def __init__(
        self,
        helpers: ProjectHelpers,
        text: str,
        side: Side,
        *,
        lines_left: int,
        insert: Callable[[str], None],
        insert_whole: Callable[[MemoryUnit], None],
        insert_key: str,
    ) -> None:
        super().__init__()
        self._insert_key = insert_key
        self._helpers = helpers
        self._text = text
        self._side = side
        self._lines_left = lines_left
        self._insert = insert
        self._insert_whole = insert_whole
        self._hits: tuple[MemoryHit, ...] = ()
        self._rendered: dict[int, tuple[Span, ...]] = {}

    def compose(self) -> ComposeResult:
        """A line to type in, the hits under it (Textual's compose)."""
        with TitledFrame() as box:
            box.border_subtitle = _WAY_OUT.format(self._insert_key)
            box.styles.height = max(8, self.app.size.height - self._lines_left)
            yield LineBox(self._text, _HINT, compact=True)
            yield LineList(markup=False)
            yield Static(id="beside", markup=False)

    def on_mount(self) -> None:
        """Search for what it begins with."""
        self.query_one(OptionList).can_focus = False
        self._search()

    @on(Input.Changed)
    def _search(self) -> None:
        text, side = self.query_one(Input).value, self._side
        self._show_title("")
        if not search_words(text):
            self._show(())
            return

        def answer(hits: tuple[MemoryHit, ...]) -> None:
            self.call_later(self._take_hits, text, hits)

        self._helpers.memory.ask(
            "concordance",
            lambda memory: memory.concordance(text, side, limit=HITS_SHOWN),
            answer,
            self._fail,
        )

    def _take_hits(self, text: str, hits: tuple[MemoryHit, ...]) -> None:
        if text == self.query_one(Input).value:
            self._show(hits)
            count = len(hits)
            self._show_title(
                f"the latest {count}" if count == HITS_SHOWN else f"{count or 'nothing'} found"
            )

    @on(OptionList.OptionHighlighted)
    def _show_beside(self, event: OptionList.OptionHighlighted) -> None:
        """Say what stands before and behind the hit."""
        if not self._is_shown(event):
            return
        hit = self._hits[event.option_index]
        beside = [
            unit_beside(arrow, unit, self._side)
            for arrow, unit in (("↑", hit.previous), ("↓", hit.following))
            if unit is not None
        ]
        where = Content.styled(visible(f"{hit.file} {hit.unit.place}"), FAINT)
        self.query_one("#beside", Static).update(Content("\n").join([where, *beside]))

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        if self._is_shown(event):
            self._take(event.option_index)

    def _is_shown(self, event: OptionList.OptionMessage) -> bool:
        """Whether the event is of the hits shown now.

        It was put in a queue, and what was typed meanwhile may have brought other hits.
        """
        return any(event.option is option for option in event.option_list.options)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is not None:
            self._take(highlighted)

    def action_leave(self) -> None:
        """Go back to the text."""
        self.dismiss(self.query_one(Input).value)

    def action_other_side(self) -> None:
        """Search the other language."""
        self._side = self._side.other
        self._search()

    def action_insert_marked(self) -> None:
        """Put in the English words that are marked in the hit."""
        highlighted = self.query_one(OptionList).highlighted
        if highlighted is None:
            return
        target = self._hits[highlighted].unit.target
        spans: Sequence[tuple[int, int]] = self._rendered.get(highlighted, ())
        if self._side is Side.TARGET:
            spans = find_places(self._wanted, target)
        if spans:
            start, end = spans[0]
            self._close()
            self._insert(words_alone(target[start:end]))

    def action_step(self, direction: int) -> None:
        """Go to the next hit or the one before."""
        hits = self.query_one(OptionList)
        if direction > 0:
            hits.action_cursor_down()
        else:
            hits.action_cursor_up()

    def action_page(self, direction: int) -> None:
        """Go a page of hits down or up."""
        hits = self.query_one(OptionList)
        if hits.highlighted is not None:
            page = max(1, hits.size.height // _LINES_OF_A_HIT)
            place = hits.highlighted + direction * page
            hits.highlighted = min(max(place, 0), hits.option_count - 1)

    def _take(self, position: int) -> None:
        self._close()
        self._insert_whole(self._hits[position].unit)

    def _close(self) -> None:
        self.dismiss(self.query_one(Input).value)

    @property
    def _wanted(self) -> tuple[str, ...]:
        return search_words(self.query_one(Input).value)

    def _show(self, hits: tuple[MemoryHit, ...]) -> None:
        self._hits, self._rendered = hits, {}
        wanted = self._wanted
        shown = self.query_one(OptionList)
        shown.clear_options()
        options = [Option(self._shown(position)) for position in range(len(hits))]
        shown.add_options([each for option in options for each in (option, None)][:-1])
        self.query_one("#beside", Static).update("")
        self.workers.cancel_group(self, "renderings")
        if hits:
            shown.highlighted = 0
            self._find_renderings(hits, wanted, self._side)

    @work(thread=True, group="renderings", exclusive=True, exit_on_error=False)
    def _find_renderings(
        self, hits: tuple[MemoryHit, ...], wanted: tuple[str, ...], side: Side
    ) -> None:
        """Find the words that render those searched for; the first time that takes a second."""
        worker = get_current_worker()
        for position, hit in enumerate(hits):
            links = self._helpers.word_links.links(hit.unit.source, hit.unit.target)
            if links is None or worker.is_cancelled:
                return
            spans = renderings_of(wanted, hit.unit, side, links)
            self.call_later(self._take_rendered, hits, position, spans)

    def _take_rendered(
        self, hits: tuple[MemoryHit, ...], position: int, spans: tuple[Span, ...]
    ) -> None:
        if hits is not self._hits:
            return
        self._rendered[position] = spans
        shown = self._shown(position)
        self.query_one(OptionList).replace_option_prompt_at_index(position, shown)

    def _shown(self, position: int) -> Content:
        spans = self._rendered.get(position, ())
        width = self.query_one(OptionList).scrollable_content_region.width - _OPTION_PADDING
        return hit_text(self._hits[position], self._wanted, self._side, spans, width)

    def on_resize(self) -> None:
        """Lay the hits out again."""
        hits = self.query_one(OptionList)
        for position in range(hits.option_count):
            hits.replace_option_prompt_at_index(position, self._shown(position))

    def _show_title(self, count: str) -> None:
        self.query_one(TitledFrame).border_title = "  ".join(
            filter(None, (_TITLES[self._side], count))
        )

    def _fail(self, error: AlignwbError) -> None:
        self.call_later(self._show_title, error.message)
