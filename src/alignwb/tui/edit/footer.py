"""The commands that the bottom line of the edit screen offers, those of the moment first."""

from dataclasses import dataclass

from alignwb.tui.commands import common

_ALWAYS = (
    "pick_suggestion", "insert_term", "next_open", "note", "concordance", "search", "copy_source",
    "switch_document", "draft_document",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """What of the open segment decides which commands are wanted.

    Attributes:
        is_locked: Nothing of it can be changed.
        is_done: It is confirmed.
        has_offers: There is a match or a draft.
        lacks_term: The target lacks a term.
        has_finding: A check finds something.
        has_fix: It can be mended by one key.
        is_searching: Something is searched for.
    """

    is_locked: bool = False
    is_done: bool = False
    has_offers: bool = True
    lacks_term: bool = False
    has_finding: bool = False
    has_fix: bool = False
    is_searching: bool = False


def footer_at(moment: Moment) -> tuple[str, ...]:
    """The ids of the commands in their order; the first ones are seen on the narrowest screen."""
    first = [
        *(["toggle_locked"] if moment.is_locked else []),
        *(["fix_finding"] if moment.has_fix else []),
        *(["dismiss_finding"] if moment.has_finding else []),
        *(["search_next"] if moment.is_searching else []),
        *(["next_open"] if moment.is_done else []),
        *(["insert_term"] if moment.lacks_term else []),
        *([] if moment.has_offers else ["draft_document"]),
    ]
    names = [common.HELP.id, "confirm_next", *first, *_ALWAYS]
    if not moment.lacks_term:  # less wanted, so only where there is room for it
        names = [*(name for name in names if name != "insert_term"), "insert_term"]
    return (*dict.fromkeys(names), common.PALETTE.id)
