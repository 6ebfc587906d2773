"""The dialog in which a format is chosen to export to, and where the file goes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.languages.visible import visible
from alignwb.services.exporting.ways_out import GoingOut, Unfinished, WayOut, fitting, in_place_of
from alignwb.services.project.written_paths import Completed
from alignwb.tui.boxes.dialog_keys import bound
from alignwb.tui.boxes.line_box import LineBox
from alignwb.tui.boxes.line_list import LineList
from alignwb.tui.boxes.path_box import PathBox
from alignwb.tui.boxes.typing_dialog import TypingDialog
from alignwb.tui.commands import EDITING, named
from alignwb.tui.dialogs.titled_frame import TitledFrame

_DRAFTS, _SOURCE = named(EDITING, "draft_document"), named(EDITING, "copy_source")
_READ, _NEXT_OPEN = named(EDITING, "preview"), named(EDITING, "next_open")
_FAINT = "$foreground-darken-2"
_WARNING = "$warning"
_MOST_NAMES = 12


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be exported: a format, the file as it is written, and what of the document."""

    way: WayOut
    written: str
    going: GoingOut


@dataclass(frozen=True)
class ExportAnswers:
    """What the dialog asks of whoever shows it.

    Attributes:
        named: How a file is named for people.
        complete: Tells how a path goes on.
        stopping: The segments that keep a document from going out in some way.
        key_of: The key of a command.
        write: Writes it, and closes the dialog or says why not.
        preview: Shows the document as it reads.
    """

    named: Callable[[WayOut], str]
    complete: Callable[[str], Completed]
    stopping: Callable[[WayOut, GoingOut], Sequence[SegmentRef]]
    key_of: Callable[[str], str]
    write: Callable[["ExportScreen", Order], None]
    preview: Callable[[], None]


class ExportScreen(TypingDialog[SegmentRef]):
    """Answers the segment to go to that keeps the document from going out; None otherwise.

    Args:
        ways: The formats.
        lacks: What is not finished.
        findings: How many findings would stop the translator at confirming.
        answers: What it asks for.
    """

    box = named(EDITING, "export").id
    is_question = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", "Next format", priority=True),
        Binding("up", "step(-1)", "Format before", priority=True),
        bound(_DRAFTS, "turn_drafts", "With drafts or without"),
        bound(_SOURCE, "turn_source", "With the source where a target lacks"),
        bound(_READ, "preview", "Read the document"),
        bound(_NEXT_OPEN, "go_to_first", "To the first segment that is not ready"),
    ]
    DEFAULT_CSS = """
    ExportScreen {
        align: center middle;
        & > Vertical {
            width: 94%; max-width: 120; height: 94%; max-height: 32;
            border: round $primary; background: $surface; padding: 0 1;
        }
        & OptionList {
            height: 1fr; min-height: 3; border: none; padding: 0; background: $surface;
            overflow-x: hidden; text-wrap: nowrap; text-overflow: ellipsis;
            & > .option-list--option-highlighted {
                background: $primary-muted; color: $foreground; text-style: none;
            }
        }
        & Horizontal { height: 1; }
        & Label { width: auto; }
        & Static { height: auto; color: $text-muted; }
        & #says { max-height: 7; }
        & #status { max-height: 6; }
    }
    """

    def __init__(
        self,
        ways: Sequence[WayOut],
        lacks: Unfinished,
        findings: int,
        answers: ExportAnswers,
    ) -> None:
        super().__init__()
        self._ways = ways
        self._shown = tuple(ways)
        self._way = ways[0]
        self._lacks = lacks
        self._findings = findings
        self._answers = answers
        self.going = GoingOut()

    def compose(self) -> ComposeResult:
        """A line that narrows the formats, the formats, where the file goes (Textual's compose)."""
        key_of = self._answers.key_of
        with TitledFrame() as frame:
            frame.border_title = "Export the document"
            frame.border_subtitle = (
                f"↑↓ format · Tab where to · Enter writes · {key_of(_READ.id)} reads it · Esc back"
            )
            yield LineBox(
                "",
                "type to narrow the formats: word, memory, review, po …",
                compact=True,
                id="format",
            )
            yield LineList(*self._options(), markup=False)
            with Horizontal():
                yield Label("To ")
                yield PathBox(self._answers.named(self._way), self._answers.complete, id="to")
            yield Static(id="says", markup=False)
            yield Static(id="status", markup=False)

    def on_mount(self) -> None:
        """Begin at the format of the original."""
        super().on_mount()
        lines = self.query_one(OptionList)
        lines.can_focus = False
        lines.highlighted = 0
        self._tell()

    @property
    def _to(self) -> PathBox:
        return self.query_one(PathBox)

    def action_step(self, direction: int) -> None:
        """Go to the next format or the one before."""
        lines = self.query_one(OptionList)
        if direction > 0:
            lines.action_cursor_down()
        else:
            lines.action_cursor_up()

    def action_turn_drafts(self) -> None:
        """Let what is not confirmed go out too, or not."""
        self.going = GoingOut(not self.going.with_drafts, self.going.fill_source)
        self._tell()

    def action_turn_source(self) -> None:
        """Let the source stand where there is no target to take, or not."""
        self.going = GoingOut(self.going.with_drafts, not self.going.fill_source)
        self._tell()

    def action_preview(self) -> None:
        """Show the document as it reads, over this dialog."""
        self._answers.preview()

    def action_go_to_first(self) -> None:
        """Go to the first segment that is not ready to go out as it is chosen here."""
        stopping = self._answers.stopping(self._way, self.going)
        open_ = stopping or (*self._lacks.unconfirmed, *self._lacks.untranslated)
        if open_:
            self.dismiss(open_[0])
        else:
            self.say("Every segment is confirmed.")

    def say(self, words: str, *, is_warning: bool = False) -> None:
        """Say what goes on, or why the file cannot be written."""
        if self.is_open:
            text = "\n".join(map(visible, words.splitlines()))
            shown = Content.styled(text, _WARNING) if is_warning else Content(text)
            self.query_one("#status", Static).update(shown)

    @on(Input.Changed, "#format")
    def _narrow(self, event: Input.Changed) -> None:
        before = self._way
        self._shown = fitting(self._ways, event.value)
        lines = self.query_one(OptionList)
        lines.clear_options()
        lines.add_options(self._options())
        if self._shown:
            lines.highlighted = self._shown.index(before) if before in self._shown else 0
        else:
            self.say("No format is called so. Empty the line to see all of them.")

    @on(OptionList.OptionHighlighted)
    def _choose(self, event: OptionList.OptionHighlighted) -> None:
        # It was put in a queue, and what was typed meanwhile may have brought other formats.
        if not any(event.option is option for option in event.option_list.options):
            return
        before, self._way = self._way, self._shown[event.option_index]
        if before is not self._way:
            # What stands there by itself is no text that somebody typed.
            placed = in_place_of(self._to.value, before, self._way)
            self.begin_with("to", self._answers.named(self._way))
            self._to.value = placed
        self._tell()

    @on(OptionList.OptionSelected)
    def _clicked(self) -> None:
        self._order()

    @on(PathBox.Completing)
    def _show_names(self, event: PathBox.Completing) -> None:
        self.say(names_in_words(event.names))

    @on(Input.Submitted)
    def _order(self) -> None:
        if not self._shown:
            return
        if self._answers.stopping(self._way, self.going):
            self._tell(is_asked=True)
            return
        self._answers.write(self, Order(self._way, self._to.value, self.going))

    def _options(self) -> list[Option]:
        longest = max((len(way.name) for way in self._ways), default=0)
        return [
            Option(
                Content.assemble(
                    (way.name.ljust(longest), "bold"), (f"  {visible(way.words)}", _FAINT)
                )
            )
            for way in self._shown
        ]

    def _tell(self, *, is_asked: bool = False) -> None:
        """Say what the format keeps, what is not finished, and what becomes of that."""
        self.query_one("#says", Static).update(
            Content("\n").join(
                Content.assemble((f"{label}: ", "bold"), words) for label, words in self._way.keeps
            )
        )
        lines = self._unfinished()
        stopping = self._answers.stopping(self._way, self.going)
        if stopping:
            lines = [f"Cannot go out yet: {self._remedies(len(stopping))}", *lines]
        self.say("\n".join(lines or ["Every segment is confirmed."]), is_warning=is_asked)

    def _remedies(self, count: int) -> str:
        key_of = self._answers.key_of
        ways = [f"{key_of(_NEXT_OPEN.id)} goes to the first of {_count(count, 'segment')}"]
        if self._lacks.unconfirmed and not self.going.with_drafts:
            ways.append(f"{key_of(_DRAFTS.id)} takes drafts too")
        if self._way.is_text:
            ways.append(f"{key_of(_SOURCE.id)} leaves the source there")
        return ", ".join(ways) + "."

    def _unfinished(self) -> list[str]:
        lacks, lines = self._lacks, []
        if self._findings:
            lines.append(f"Would stop at confirming: {_count(self._findings, 'finding')}.")
        if lacks.untranslated:
            count = _count(len(lacks.untranslated), "segment")
            lines.append(f"Without a target: {count}, {self._fate()}.")
        if lacks.unconfirmed:
            count = _count(len(lacks.unconfirmed), "segment")
            key = self._answers.key_of(_DRAFTS.id)
            going = self.going.with_drafts
            fate = "going out as it stands" if going else self._fate()
            other = "leaves drafts out" if going else "takes drafts too"
            lines.append(f"Not confirmed: {count}, {fate}; {key} {other}.")
        return lines

    def _fate(self) -> str:
        if not self._way.is_text:
            return "as in the client's file" if self._way.is_original else "left out"
        return "in the source language" if self.going.fill_source else "missing"


def names_in_words(names: Sequence[str]) -> str:
    """What a path may go on with, in a line."""
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    return "  ".join(names[:_MOST_NAMES]) + more


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
