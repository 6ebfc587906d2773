"""A stage without a screen, on which controllers of the screens can be tested."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, cast

from textual.message import Message
from textual.notifications import SeverityLevel
from textual.screen import ModalScreen
from textual.timer import Timer

from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError
from alignwb.services.editing.open_bead import OpenBead
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.tui.commands import EDITING, REVIEWING, key_of
from alignwb.tui.shared.side_work import Cancelled, SideWork


class DoneAtOnce(SideWork):
    """Work in the caller's own turn; what is to be called later waits in `later`."""

    def __init__(self) -> None:
        self.later: list[Callable[[], None]] = []
        self.running: set[str] = set()
        self.cancelled: list[str] = []

    def run(self, group: str, work: Callable[[Cancelled], None]) -> None:
        self.running.add(group)
        work(lambda: group in self.cancelled)
        self.running.discard(group)

    def is_running(self, group: str) -> bool:
        return group in self.running

    def cancel(self, group: str) -> None:
        self.cancelled.append(group)

    def hand_over(self, callback: Callable[..., object], *arguments: object) -> bool:
        callback(*arguments)
        return True

    def after(self, _seconds: float, callback: Callable[[], None]) -> Timer:
        self.later.append(callback)
        return cast("Timer", None)


class NoView:
    """Takes every order to a view and remembers it."""

    def __init__(self) -> None:
        self.orders: list[tuple[str, tuple[object, ...]]] = []

    def segments_in_sight(self) -> tuple[SegmentRef, ...]:
        return ()

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *arguments: self.orders.append((name, arguments))


@dataclass
class EmptyStage:
    """Does what a screen does for its controllers, and shows nothing.

    Attributes:
        current: The open segment or bead.
        said: Every message.
        told: Every error.
        asked: Every dialog, with what takes its answer.
        posted: Every message to the application.
        shown: What was to be shown, by the names of the methods.
    """

    current: OpenSegment | OpenBead
    activity: str = ""
    beside: SideWork = field(default_factory=DoneAtOnce)
    said: list[str] = field(default_factory=list)
    told: list[AlignwbError] = field(default_factory=list)
    asked: list[tuple[ModalScreen[Any], Callable[[Any], object]]] = field(default_factory=list)
    posted: list[Message] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    changed_at_s: float = field(default_factory=monotonic)
    no_view: NoView = field(default_factory=NoView)
    framed: Side | None = None
    warned: str = ""

    @property
    def later(self) -> list[Callable[[], None]]:
        """What is to be called later."""
        assert isinstance(self.beside, DoneAtOnce)
        return self.beside.later

    @property
    def ref(self) -> SegmentRef:
        return self.current.ref

    @property
    def view(self) -> Any:  # the view of either screen
        return self.no_view

    def key_of(self, command: str) -> str:
        table = REVIEWING if isinstance(self.current, OpenBead) else EDITING
        return key_of(table, command)

    def notify(
        self,
        message: str,
        *,
        title: str = "",  # noqa: ARG002 - Textual's names
        severity: SeverityLevel = "information",  # noqa: ARG002
        timeout: float | None = None,  # noqa: ARG002
        markup: bool = True,  # noqa: ARG002
    ) -> None:
        self.said.append(message)

    def tell(self, error: AlignwbError) -> None:
        self.told.append(error)

    def ask(
        self, dialog: ModalScreen[Any], answered: Callable[[Any], object] | None = None
    ) -> None:
        self.asked.append((dialog, answered or (lambda _: None)))

    def attempt(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except AlignwbError as error:
            self.tell(error)
            return False
        return True

    def go(self, ref: SegmentRef | None, otherwise: str = "") -> None:
        if ref is None:
            self.said.append(otherwise)
        else:
            self.current.ref = ref

    def show_keys(self, names: Iterable[str]) -> None:
        self.shown.append(f"keys {' '.join(names)}")

    def begin_at(self, _ref: SegmentRef) -> None:
        self.shown.append("begin_at")

    def post_message(self, message: Message) -> bool:
        self.posted.append(message)
        return True

    def frame_box(self, side: Side | None, warning: str = "") -> None:
        self.framed, self.warned = side, warning

    def take_typed(self) -> None:
        self.shown.append("take_typed")

    def commit_typed(self) -> None:
        self.shown.append("commit_typed")

    def take_over(self) -> None:
        self.shown.append("take_over")

    def stop_work(self) -> None:
        self.shown.append("stop_work")

    def note_change(self) -> None:
        self.changed_at_s = monotonic()

    def show_bitext(self) -> None:
        self.shown.append("show_bitext")

    def show_status(self) -> None:
        self.shown.append("show_status")

    def show_segment(self) -> None:
        self.shown.append("show_segment")

    def terms_changed(self) -> None:
        self.shown.append("terms_changed")

    def terms_may_change(self) -> None:
        self.shown.append("terms_may_change")

    def show_panels(self) -> None:
        self.shown.append("show_panels")

    def show_hints(self) -> None:
        self.shown.append("show_hints")

    def show_bead(self) -> None:
        self.shown.append("show_bead")
