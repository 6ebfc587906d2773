"""The palette shows the key of every command, and finds commands by their keys."""

from pathlib import Path

from support.screens import ListeningApp, edit_screen, helpers_with, on_screen
from support.settling import settled, until
from support.small_project import make_project, the_document
from textual.command import CommandList
from textual.content import Content
from textual.pilot import Pilot

from alignwb.tui.dialogs.prompts import NoteScreen


def lines(pilot: Pilot[None]) -> list[str]:
    found = pilot.app.screen.query_one(CommandList)
    prompts = [found.get_option_at_index(n).prompt for n in range(found.option_count)]
    return [each.plain if isinstance(each, Content) else str(each) for each in prompts]


async def test_commands_stand_in_the_order_of_the_table_with_their_keys(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        table = [each for each in edit_screen(pilot).table if each.id != "command_palette"]
        await pilot.press("ctrl+p")
        await until(pilot, lambda: len(lines(pilot)) > len(table), "all commands")
        for line, command in zip(lines(pilot), table, strict=False):
            label, _, rest = line.partition("  ")
            assert label == command.label
            assert rest.strip().startswith(command.key)
        assert lines(pilot)[-1].startswith("Theme")


async def test_a_command_is_found_by_its_key_and_run(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app) as pilot:
        await pilot.press("ctrl+p", "F", "6")
        await until(pilot, lambda: lines(pilot) and "F6" in lines(pilot)[0], "the command")
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(pilot.app.screen, NoteScreen)
