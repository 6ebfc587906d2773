"""The bottom line shows whole commands only, and the last one always."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from textual import on
from textual.app import App, ComposeResult

from alignwb.tui.commands import Command, Group
from alignwb.tui.shared.key_line import KeyLine

COMMANDS = st.lists(
    st.builds(
        lambda key, word: Command("x", "X", "X.", (key,), Group.MOVE, word),
        st.sampled_from(["f1", "alt+shift+p", "enter", "ctrl+@"]),
        st.text("abcdef ", min_size=1, max_size=12).map(str.strip).filter(bool),
    ),
    min_size=1,
    max_size=12,
)


class OneLine(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield KeyLine()

    @on(KeyLine.Chosen)
    def _choose(self, event: KeyLine.Chosen) -> None:
        self.chosen.append(event.command.id)


@given(COMMANDS, st.integers(30, 120))
def test_no_command_is_cut_and_the_last_one_is_there(commands: list[Command], width: int) -> None:
    placed = KeyLine.placed(commands, width)
    assert placed[-1][0] is commands[-1]
    for (_, _, end), (_, start, _) in pairwise(placed):
        assert end + 2 <= start
    for command, start, end in placed:
        assert end - start == len(f"{command.key} {command.footer}")
        assert end <= width


async def test_a_click_on_a_word_chooses_its_command() -> None:
    app = OneLine()
    async with app.run_test(size=(40, 3)) as pilot:
        line = app.query_one(KeyLine)
        line.commands = (
            Command("one", "One", "1.", ("f1",), Group.MOVE, "One"),
            Command("last", "Last", "2.", ("f2",), Group.MOVE, "More"),
        )
        await pilot.pause()
        assert str(line.render()) == "F1 One" + " " * 25 + "F2 More"
        await pilot.click(KeyLine, offset=(35, 0))
        await pilot.click(KeyLine, offset=(20, 0))
        await pilot.click(KeyLine, offset=(2, 0))
    assert app.chosen == ["last", "one"]
