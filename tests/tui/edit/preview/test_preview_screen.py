"""The document read on its page: moving in it, its sides, and going back to the editor."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from support.screens import ListeningApp, Open, edit_screen, on_screen
from support.settling import settled
from support.small_project import make_project
from textual.pilot import Pilot
from textual.widgets import Static

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.structure.paragraph_layout import Cell, Layout
from alignwb.tui.edit.preview.preview_screen import PreviewScreen
from alignwb.tui.edit.preview.reading_columns import reading_column
from alignwb.tui.shared.paragraph_lines import Column

SENTENCES = 4
PARAGRAPHS = 60


def _segment(paragraph: int, number: int) -> Segment:
    source = f"Zin {paragraph}.{number} van het verhaal over de dijk."
    is_done = paragraph < 30 or number == 2
    target = f"Sentence {paragraph}.{number} of the story about the dyke." if is_done else ""
    status = Status.CONFIRMED if is_done else Status.INITIAL
    return Segment(f"s{number}", source, target, status)


STORY = Bitext(
    "dijk",
    "seeds/dijk.txt",
    (
        Paragraph("p0", Kind.TITLE, (Segment("s1", "De dijk", "The dyke", Status.CONFIRMED),)),
        *(
            Paragraph(f"p{n}", Kind.PARAGRAPH, tuple(_segment(n, m) for m in range(1, 5)))
            for n in range(1, PARAGRAPHS)
        ),
        Paragraph(f"p{PARAGRAPHS}", Kind.PARAGRAPH, tuple(_segment(99, m) for m in range(1, 300))),
    ),
)


@pytest.fixture
def opened(tmp_path: Path) -> Open:
    project = make_project(tmp_path, STORY)

    @asynccontextmanager
    async def open_document(size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        async with on_screen(ListeningApp(project, project.find("dijk")), size) as pilot:
            edit_screen(pilot).go(SegmentRef("p31", "s2"))
            await settled(pilot)
            await pilot.press("alt+semicolon")
            await settled(pilot)
            yield pilot

    return open_document


def page(pilot: Pilot[None]) -> PreviewScreen:
    assert isinstance(pilot.app.screen, PreviewScreen)
    return pilot.app.screen


def lines(pilot: Pilot[None]) -> list[str]:
    view = page(pilot).view
    return [view.render_line(y).text.replace("\u00a0", " ") for y in range(view.size.height)]


def place(pilot: Pilot[None]) -> str:
    return str(page(pilot).query_one(Static).render())


async def test_it_opens_where_the_editor_is(opened: Open) -> None:
    async with opened() as pilot:
        shown = "\n".join(lines(pilot))
        assert "Sentence 31.2 of the story" in shown
        assert "· [Zin 31.1 van het verhaal" in shown
        assert place(pilot).startswith("target · 123 of 536 · confirmed")


async def test_enter_goes_to_the_sentence_chosen_and_escape_leaves_the_editor_alone(
    opened: Open,
) -> None:
    async with opened() as pilot:
        await pilot.press("down", "down", "enter")
        await settled(pilot)
        assert edit_screen(pilot).ref == SegmentRef("p31", "s4")
        await pilot.press("alt+semicolon", "end", "escape")
        await settled(pilot)
        assert edit_screen(pilot).ref == SegmentRef("p31", "s4")


async def test_whatever_key_moves_the_sentence_is_in_sight(opened: Open) -> None:
    async with opened() as pilot:
        view = page(pilot).view
        for key in ("pagedown", "pagedown", "end", "pageup", "up", "home", "down", "ctrl+g", "end"):
            await pilot.press(key)
            await settled(pilot)
            pointed = [line for line in lines(pilot) if "▸" in line]
            assert len(pointed) == 1, key
        assert view.current == SegmentRef(f"p{PARAGRAPHS}", "s299")
        assert lines(pilot)[-1].strip() == ""  # nothing is left free but the last blank line
        assert lines(pilot)[-2].strip() != ""


async def test_a_sentence_longer_than_the_screen_is_gone_through_page_by_page(
    tmp_path: Path,
) -> None:
    long = Segment("s1", "Zin.", " ".join(f"word{n}" for n in range(1500)), Status.CONFIRMED)
    last = Segment("s2", "Slot.", "Last.", Status.CONFIRMED)
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (long, last))
    project = make_project(tmp_path, replace(STORY, paragraphs=(paragraph,)))
    async with on_screen(ListeningApp(project, project.find("dijk")), (80, 24)) as pilot:
        edit_screen(pilot).go(SegmentRef("p1", "s1"))
        await settled(pilot)
        await pilot.press("alt+semicolon", "home")
        await settled(pilot)
        pages = [tuple(lines(pilot))]
        while page(pilot).view.current.segment == "s1" and len(pages) < 40:
            await pilot.press("pagedown")
            await settled(pilot)
            pages.append(tuple(lines(pilot)))
        assert 5 < len(pages) < 40
        assert len(set(pages)) >= len(pages) - 1
        assert "Last." in "\n".join(pages[-1])
        for _ in pages:
            await pilot.press("pageup")
            await settled(pilot)
        assert tuple(lines(pilot)) == pages[0]


async def test_next_open_passes_what_is_confirmed(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+g", "ctrl+g")
        assert page(pilot).view.current == SegmentRef("p31", "s4")
        assert "no target yet" in place(pilot)


async def test_the_sides_are_switched_with_the_sentence_in_sight(opened: Open) -> None:
    async with opened() as pilot:
        assert not any("Zin 31.2" in line for line in lines(pilot))
        await pilot.press("tab")
        await settled(pilot)
        assert "source" in place(pilot)
        assert any("Zin 31.2" in line for line in lines(pilot))
        assert not any("Sentence 31.2" in line for line in lines(pilot))
        await pilot.press("tab")
        await settled(pilot)
        shown = "\n".join(lines(pilot))
        assert "Zin 31.2" in shown
        assert "Sentence 31.2" in shown


async def test_on_a_wide_screen_both_sides_stand_beside_each_other(opened: Open) -> None:
    async with opened((160, 50)) as pilot:
        (line,) = (line for line in lines(pilot) if "Zin 31.1" in line)
        assert "│" in line
        assert "· …" in line


async def test_a_terminal_made_narrow_keeps_the_sentence_in_sight(opened: Open) -> None:
    async with opened((160, 50)) as pilot:
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert any("▸" in line for line in lines(pilot))


async def test_a_click_moves_and_a_double_click_goes(opened: Open) -> None:
    async with opened((160, 50)) as pilot:
        view = page(pilot).view
        y, line = next((n, each) for n, each in enumerate(lines(pilot)) if "Zin 32.2" in each)
        await pilot.click(view, offset=(line.index("Zin 32.2") + 2, y))
        assert view.current == SegmentRef("p32", "s2")
        await pilot.click(view, offset=(line.index("Zin 32.2") + 2, y), times=2)
        await settled(pilot)
        assert edit_screen(pilot).ref == SegmentRef("p32", "s2")


async def test_what_is_typed_stands_on_the_page(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("escape")
        edit_screen(pilot).go(SegmentRef("p31", "s1"))
        await settled(pilot)
        await pilot.press(*"Storm", "alt+semicolon")
        await settled(pilot)
        assert any("◐ Storm" in line for line in lines(pilot))


async def test_only_what_is_in_sight_is_laid_out(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrapped: list[str] = []

    def counting(paragraph: Paragraph, side: Side, *, with_source: bool) -> Column | None:
        wrapped.append(paragraph.id)
        return reading_column(paragraph, side, with_source=with_source)

    monkeypatch.setattr("alignwb.tui.edit.preview.reading_row.reading_column", counting)
    async with opened() as pilot:
        assert len(lines(pilot)) > 10
        assert 0 < len(set(wrapped)) < PARAGRAPHS // 2


async def test_a_source_without_text_does_not_stop_the_page(tmp_path: Path) -> None:
    added = Segment("s1", "", "Added.", Status.CONFIRMED, pairing=Pairing())
    odd = replace(
        STORY,
        paragraphs=(Paragraph("p00", Kind.PARAGRAPH, (added,)), *STORY.paragraphs[1:3]),
    )
    project = make_project(tmp_path, odd)
    async with on_screen(ListeningApp(project, project.find("dijk"))) as pilot:
        edit_screen(pilot).go(SegmentRef("p00", "s1"))
        await settled(pilot)
        await pilot.press("alt+semicolon", "tab")
        await settled(pilot)
        assert any("Zin 1.1" in line for line in lines(pilot))
        await pilot.press("down", "up", "home")
        await settled(pilot)
        assert page(pilot).view.current == SegmentRef("p00", "s1")


def _cell(row: int, column: int, text: str) -> Paragraph:
    layout = Layout(cell=Cell(1, row, column, is_heading=row == 1))
    segment = Segment("s1", text, text.upper(), Status.CONFIRMED)
    return Paragraph(f"c{row}.{column}", Kind.PARAGRAPH, (segment,), layout=layout)


async def test_cells_of_a_table_are_gone_through_one_by_one(tmp_path: Path) -> None:
    before = Paragraph("p1", Kind.PARAGRAPH, (Segment("s1", "Lijst:", "List:", Status.CONFIRMED),))
    cells = [
        _cell(row, column, f"veld {row}.{column}") for row in range(1, 31) for column in (1, 2)
    ]
    project = make_project(tmp_path, replace(STORY, paragraphs=(before, *cells)))
    async with on_screen(ListeningApp(project, project.find("dijk")), (80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("alt+semicolon", "home", "down", "down")
        await settled(pilot)
        view = page(pilot).view
        assert view.current == SegmentRef("c1.2", "s1")
        row = next(line for line in lines(pilot) if "▸" in line)
        assert [part.strip() for part in row.split("│")[1:3]] == ["VELD 1.1", "VELD 1.2"]
        seen = {view.current}
        for _ in range(70):
            await pilot.press("down")
            await settled(pilot)
            assert sum("▸" in line for line in lines(pilot)) == 1
            seen.add(view.current)
        assert len(seen) == 59
        await pilot.press("home")
        await settled(pilot)
        y = next(n for n, line in enumerate(lines(pilot)) if "VELD 2.2" in line)
        await pilot.click(view, offset=(lines(pilot)[y].index("VELD 2.2") + 2, y), times=2)
        await settled(pilot)
        assert edit_screen(pilot).ref == SegmentRef("c2.2", "s1")
