"""The bottom line of the edit screen offers what the moment asks for."""

from dataclasses import fields
from itertools import product

from alignwb.tui.commands import EDITING, named
from alignwb.tui.edit.footer import Moment, footer_at
from alignwb.tui.shared.key_line import KeyLine


def shown_at_80(moment: Moment) -> list[str]:
    commands = [named(EDITING, name) for name in footer_at(moment)]
    return [command.id for command, _, _ in KeyLine.placed(commands, 78)]


def test_help_confirming_and_the_way_to_all_others_are_always_there() -> None:
    for values in product((False, True), repeat=len(fields(Moment))):
        shown = shown_at_80(Moment(*values))
        assert shown[:2] == ["toggle_help", "confirm_next"]
        assert shown[-1] == "command_palette"
        assert len(shown) >= 5
        assert len(shown) == len({*shown})


def test_every_command_offered_has_a_word() -> None:
    for values in product((False, True), repeat=len(fields(Moment))):
        assert all(named(EDITING, name).footer for name in footer_at(Moment(*values)))


def test_what_a_check_finds_comes_first() -> None:
    shown = shown_at_80(Moment(has_finding=True, has_fix=True))
    assert shown[2:4] == ["fix_finding", "dismiss_finding"]
    assert "fix_finding" not in shown_at_80(Moment(has_finding=True))


def test_a_term_that_is_missing_a_search_and_a_lock_are_of_the_moment() -> None:
    assert shown_at_80(Moment(lacks_term=True))[2] == "insert_term"
    assert shown_at_80(Moment(is_searching=True))[2] == "search_next"
    assert shown_at_80(Moment(is_locked=True))[2] == "toggle_locked"
    assert shown_at_80(Moment(has_offers=False))[2] == "draft_document"
    assert shown_at_80(Moment(is_done=True))[2] == "next_open"
