"""Pages of tables: numbers stand below each other at their ends, words at their beginnings."""

from collections.abc import Sequence

import pytest
from rich.cells import cell_len
from textual.app import App
from textual.widgets import Static

from alignwb.services.memory.document_page import PageTable
from alignwb.tui.dialogs.page import PageScreen


async def lines_of(rows: Sequence[Sequence[str]]) -> list[str]:
    app: App[None] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(PageScreen("", [PageTable("", [list(row) for row in rows])]))
        await pilot.pause()
        return str(app.screen.query_one(Static).render()).splitlines()


async def test_sentences_of_unequal_length_begin_below_each_other() -> None:
    lines = await lines_of(
        [["  7.4", "p12/s2 Unknown, miller."], ["101.9", "p3/s1 She went on without him."]]
    )
    assert lines == ["    7.4  p12/s2 Unknown, miller.", "  101.9  p3/s1 She went on without him."]


@pytest.mark.parametrize(
    "cells",
    [["segments", "8", "1,204"], ["drafts", "-3.5", "17.25"], ["", "", "12 %"], ["9", "10", "100"]],
)
async def test_numbers_end_below_each_other_and_below_their_heading(cells: list[str]) -> None:
    lines = await lines_of([[name, cell] for name, cell in zip("abc", cells, strict=True)])
    ends = {cell_len(line) for line, cell in zip(lines, cells, strict=True) if cell}
    assert len(ends) == 1


async def test_columns_are_as_wide_as_their_cells_are_drawn() -> None:
    lines = await lines_of(
        [["日本", "x", "1"], ["abc", "de\u0301\u0301", "23"], ["\x1b", "ff", ""]]
    )
    starts = {cell_len(line[: line.index(word)]) for line, word in zip(lines, "xdf", strict=True)}
    assert starts == {2 + 4 + 2}
    assert {cell_len(line) for line in lines[:2]} == {2 + 4 + 2 + 2 + 2 + 2}
