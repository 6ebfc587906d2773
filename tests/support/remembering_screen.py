"""A workbench over a project with a memory, waited for until the memory has answered."""

from textual.pilot import Pilot

from alignwb.tui.edit.edit_screen import EditScreen


def screen_of(pilot: Pilot[None]) -> EditScreen:
    """The workbench screen, whatever lies over it."""
    (screen,) = (each for each in pilot.app.screen_stack if isinstance(each, EditScreen))
    return screen


async def answered(pilot: Pilot[None]) -> None:
    """The memory has done all that was wanted of it, and the screen knows."""
    for _ in range(2):  # the answer asks ahead
        await pilot.pause()
        assert screen_of(pilot).helpers.memory.settle()
    await pilot.pause()
