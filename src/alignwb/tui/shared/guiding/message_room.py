"""Where messages stand: over nothing that helps the current segment, nor over what is typed."""

from dataclasses import dataclass
from typing import Any, Literal

from textual.geometry import Region
from textual.screen import Screen
from textual.widgets._toast import Toast, ToastRack

_WIDEST = 60
_NARROWEST = 36
_LEAST_LINES = 3
_ENOUGH_LINES = 5
"""With fewer than these lines there is no room for a message; with the latter it mostly is."""

Edge = Literal["top", "bottom"]


@dataclass(frozen=True, slots=True)
class MessageRoom:
    """Where on the screen messages may stand, and from which edge on they fill it.

    Attributes:
        region: Cells of the screen.
        edge: The edge at which they begin.
    """

    region: Region
    edge: Edge


def room_in_column(column: Region, kept: tuple[int, int]) -> MessageRoom:
    """The room in a column, from the edge that is farther from the lines that are to be seen.

    column: on the screen.  kept: the first of those lines and the one behind the last, counted from
    the top of the column.
    """
    first, end = kept
    edge: Edge = "top" if first >= column.height - end else "bottom"
    return MessageRoom(column, edge)


def room_around(
    dialog: Region, focused: Region | None, whole: Region, needed: int = _ENOUGH_LINES
) -> MessageRoom:
    """The room above a dialog, else below it; where it leaves none, away from the box typed in.

    needed: the lines that the messages take; above the dialog only if they, or more of them than
    below, have room there.
    """
    above, below = dialog.y, whole.height - dialog.bottom
    if focused is not None and max(above, below) < _LEAST_LINES:
        above, below = focused.y, whole.height - focused.bottom
    return MessageRoom(whole, "top" if above >= min(below, needed) else "bottom")


def widened(column: Region, whole: Region) -> Region:
    """A column with at least the cells that words need, within the whole."""
    width = min(max(column.width, _NARROWEST), whole.width, _WIDEST)
    return Region(column.x, column.y, width, column.height)


def place_messages(screen: Screen[Any], room: MessageRoom) -> None:
    """Have the messages of a screen stand there, those that are shown and those to come.

    Where the room is too low for words they go on below it: a title alone says nothing.
    """
    region, edge, height = room.region, room.edge, room.region.height
    if height < _ENOUGH_LINES:
        height, edge = min(_ENOUGH_LINES, max(1, screen.size.height - region.y)), "top"
    for rack in screen.query(ToastRack):
        styles = rack.styles
        styles.width = min(region.width, _WIDEST)
        styles.height = height
        styles.margin = (region.y, 0, 0, region.x)
        styles.align_vertical = edge


def place_around_dialog(dialog: Screen[Any]) -> None:
    """Have the messages of a dialog stand above or below it, once it is laid out."""
    frames = [each for each in dialog.children if not isinstance(each, ToastRack)]
    if frames and frames[0].region.height:
        focused = dialog.focused.region if dialog.focused else None
        shown = sum(toast.outer_size.height for toast in dialog.query(Toast))
        needed = max(shown, _ENOUGH_LINES)
        place_messages(dialog, room_around(frames[0].region, focused, dialog.region, needed))


def keep_around_dialog(dialog: Screen[Any]) -> None:
    """Have the messages of a dialog stand above or below it, however its frame changes.

    One that was left before it was laid out has no room for them any more.
    """
    if not dialog.is_running:
        return
    place_around_dialog(dialog)
    dialog.screen_layout_refresh_signal.subscribe(dialog, place_around_dialog, immediate=True)


def hide_messages(screen: Screen[Any]) -> None:
    """Show none on this screen until it is in front again: the one in front has them."""
    for rack in screen.query(ToastRack):
        rack.display = False


def has_messages(screen: Screen[Any]) -> bool:
    """Whether messages are shown now."""
    return any(rack.display for rack in screen.query(ToastRack))
