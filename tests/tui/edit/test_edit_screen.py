"""The edit screen through a real Textual, over a real project on disk."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from support.screens import (
    ListeningApp,
    Open,
    edit_screen,
    helpers_with,
    messages,
    on_screen,
    type_text,
)
from support.settling import settled, until
from support.small_project import BITEXT, make_project, the_document
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static, TextArea

from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.searching.search import Search
from alignwb.formats.xliff import read_xliff
from alignwb.services.project.project import Project
from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.dialogs.choice import ChoiceScreen
from alignwb.tui.dialogs.help import HelpScreen
from alignwb.tui.dialogs.prompts import NoteScreen, SplitScreen
from alignwb.tui.dialogs.search_line import SearchScreen
from alignwb.tui.dialogs.titled_frame import TitledFrame
from alignwb.tui.edit.bitext_view import BitextView
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.edit.panels import SidePanel, shown_terms
from alignwb.tui.shared import session_screen

TITLE = SegmentRef("p1", "s1")
DRAFTED = SegmentRef("p2", "s1")
MARKED = SegmentRef("p2", "s2")
LAST = SegmentRef("p3", "s1")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def opened(project: Project) -> Open:
    @asynccontextmanager
    async def open_document(size: tuple[int, int] = (100, 30)) -> AsyncIterator[Pilot[None]]:
        helpers = helpers_with(project)
        app = ListeningApp(project, the_document(project), helpers=helpers)
        async with on_screen(app, size) as pilot:
            yield pilot

    return open_document


def segment_of(pilot: Pilot[None], ref: SegmentRef) -> Segment:
    return edit_screen(pilot).session.bitext.segment(ref)


def editor_of(pilot: Pilot[None]) -> SegmentEditor:
    return edit_screen(pilot).query_one(SegmentEditor)


def on_disk(project: Project, ref: SegmentRef) -> Segment:
    path = the_document(project).bitext
    return read_xliff(path.read_bytes(), path).bitext.segment(ref)


async def test_every_command_of_the_table_is_answered_and_nothing_else(opened: Open) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        assert set(screen.answers) == {command.id for command in screen.table}


async def test_what_a_message_says_is_never_read_as_markup(opened: Open) -> None:
    async with opened() as pilot:
        screen = edit_screen(pilot)
        screen.searching.search = Search("[b]huis[/b] [nothing]")
        await pilot.press("f3")
        screen.saving.save_now()
        await pilot.press("A", "enter", "ctrl+z")
        shown = list(pilot.app._notifications)
        assert "[b]huis[/b] [nothing]" in shown[0].message
        assert [each.markup for each in shown] == [False, False, False]


async def test_it_opens_on_the_first_open_segment_with_the_box_ready(opened: Open) -> None:
    async with opened() as pilot:
        assert edit_screen(pilot).current.ref == TITLE
        assert pilot.app.focused is editor_of(pilot)


async def test_enter_confirms_what_was_typed_and_goes_on(opened: Open) -> None:
    async with opened() as pilot:
        await type_text(pilot, "A letter")
        await pilot.press("enter")
        segment = segment_of(pilot, TITLE)
        assert (segment.target, segment.status) == ("A letter", Status.CONFIRMED)
        assert edit_screen(pilot).current.ref == DRAFTED
        assert editor_of(pilot).text == "They worked at Sovnarkom."


async def test_characters_and_enter_sent_in_one_burst_all_land_in_their_segment(
    opened: Open,
) -> None:
    """Over a slow line many keys arrive at once; none may be overtaken by Enter."""
    async with opened() as pilot:
        driver = pilot.app._driver
        assert driver is not None
        for character in "Brief\rX":
            key = {"\r": "enter", "X": "X"}.get(character, character)
            event = Key(key, None if character == "\r" else character)
            driver.send_message(event)
        await pilot.pause()
        assert segment_of(pilot, TITLE).target == "Brief"
        assert segment_of(pilot, TITLE).status is Status.CONFIRMED
        assert editor_of(pilot).text == "They worked at Sovnarkom.X"


async def test_confirming_nothing_is_refused_in_words_and_stays(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("enter")
        assert edit_screen(pilot).current.ref == TITLE
        assert messages(pilot).count("nothing to confirm") == 1


async def test_moving_commits_what_was_typed_as_edited(opened: Open) -> None:
    async with opened() as pilot:
        await type_text(pilot, "A note")
        await pilot.press("ctrl+down")
        assert segment_of(pilot, TITLE).status is Status.EDITED
        await pilot.press("ctrl+up")
        assert editor_of(pilot).text == "A note"


async def test_arrows_leave_the_box_at_its_edges(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("down")
        assert edit_screen(pilot).current.ref == DRAFTED
        await pilot.press("up")
        assert edit_screen(pilot).current.ref == TITLE


async def test_next_open_skips_what_is_confirmed(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "alt+c", "ctrl+up", "ctrl+g")
        assert segment_of(pilot, DRAFTED).status is Status.CONFIRMED
        assert edit_screen(pilot).current.ref == MARKED


async def test_undo_reaches_into_other_segments_and_redo_goes_forth(opened: Open) -> None:
    async with opened() as pilot:
        await type_text(pilot, "A letter")
        await pilot.press("enter", "ctrl+down")
        await pilot.press("ctrl+z")
        assert edit_screen(pilot).current.ref == TITLE
        segment = segment_of(pilot, TITLE)
        assert (segment.target, segment.status) == ("A letter", Status.EDITED)
        await pilot.press("ctrl+z")
        assert segment_of(pilot, TITLE).target == ""
        await pilot.press("ctrl+y", "ctrl+y")
        segment = segment_of(pilot, TITLE)
        assert (segment.target, segment.status) == ("A letter", Status.CONFIRMED)


async def test_the_steps_of_the_box_stay_steps_after_enter(opened: Open) -> None:
    async with opened() as pilot:
        await type_text(pilot, "one")
        await pilot.press("f5", "enter", "ctrl+up")
        source = segment_of(pilot, TITLE).source
        seen = []
        for _ in range(3):
            await pilot.press("ctrl+z")
            seen.append((segment_of(pilot, TITLE).target, segment_of(pilot, TITLE).status))
        assert seen == [
            (source, Status.EDITED),
            ("one", Status.EDITED),
            ("", Status.INITIAL),
        ]


async def test_undo_takes_back_typing_in_the_box_first(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "x")
        assert editor_of(pilot).text.endswith("x")
        await pilot.press("ctrl+z")
        assert editor_of(pilot).text == "They worked at Sovnarkom."


async def test_undo_works_after_a_restart(opened: Open) -> None:
    async with opened() as pilot:
        await type_text(pilot, "A letter")
        await pilot.press("enter", "ctrl+s")
    async with opened() as pilot:
        assert segment_of(pilot, TITLE).target == "A letter"
        await pilot.press("ctrl+z", "ctrl+z")
        assert segment_of(pilot, TITLE).target == ""


async def test_copy_source_and_revert_to_draft(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "f5")
        assert editor_of(pilot).text == "Zij werkten bij de Sovnarkom."
        await pilot.press("f7")
        assert editor_of(pilot).text == "They worked at Sovnarkom."


async def test_a_digit_picks_a_draft(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "f4")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await pilot.press("2")
        assert editor_of(pilot).text == "They were at Sovnarkom."
        await pilot.press("enter")
        segment = segment_of(pilot, DRAFTED)
        assert segment.origin is not None
        assert segment.origin.name == "argos translate-nl_en 0.1"


async def test_escape_leaves_the_list_of_drafts_without_choosing(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "f4", "escape")
        assert editor_of(pilot).text == "They worked at Sovnarkom."


async def test_terms_and_drafts_of_the_segment_are_shown(opened: Open) -> None:
    async with opened((160, 50)) as pilot:
        await pilot.press("ctrl+down")
        shown = edit_screen(pilot).query_one(SidePanel).shown
        assert [each.term.target for each in shown_terms(shown.terms)] == ["Sovnarkom"]
        assert shown.segment == segment_of(pilot, DRAFTED)


async def test_one_term_is_inserted_at_the_cursor_at_once(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "alt+x", "ctrl+t")
        assert editor_of(pilot).text == "Sovnarkom"


@pytest.mark.parametrize("key", ["enter", "f6", "ctrl+s"])
async def test_enter_and_the_keys_that_mean_it_keep_a_note(opened: Open, key: str) -> None:
    async with opened() as pilot:
        await pilot.press("f6")
        assert isinstance(pilot.app.screen, NoteScreen)
        await type_text(pilot, "check")
        await pilot.press("ctrl+j", "2", key)
        assert segment_of(pilot, TITLE).note == "check\n2"


async def test_esc_says_once_that_what_is_typed_in_a_note_would_be_lost(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("f6", "o", "k", "enter", "f6", "!", "escape")
        frame = pilot.app.screen.query_one(TitledFrame)
        assert "Esc again drops what you typed" in str(frame.border_title)
        await pilot.press("?")
        assert str(frame.border_title) == "Note"
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, NoteScreen)  # it is another text, so it asks again
        await pilot.press("escape")
        assert segment_of(pilot, TITLE).note == "ok"
        await pilot.press("f6", "escape")  # nothing typed, nothing to lose
        assert not isinstance(pilot.app.screen, NoteScreen)


async def test_search_moves_while_typing_and_f3_goes_on(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+f")
        assert isinstance(pilot.app.screen, SearchScreen)
        await type_text(pilot, "toen")
        assert edit_screen(pilot).current.ref == LAST
        assert "1 segment" in str(pilot.app.screen.query_one("Vertical").border_title)
        await pilot.press("escape", "ctrl+pageup", "f3")
        assert edit_screen(pilot).current.ref == LAST


async def test_options_of_the_search_are_turned_by_keys_and_shown(opened: Open) -> None:
    async with opened((80, 24)) as pilot:
        await pilot.press("ctrl+f", "alt+r")
        await type_text(pilot, r"^t[aeiou]+n\b")
        await settled(pilot)
        assert edit_screen(pilot).current.ref == LAST
        await pilot.press("alt+i")
        await settled(pilot)
        frame = pilot.app.screen.query_one("Vertical")
        assert str(frame.border_title) == "Search source  1 segment"
        assert "[x] Alt+R" in str(pilot.app.screen.query_one(Static).render())
        await pilot.press("alt+c")
        await settled(pilot)
        assert str(frame.border_title) == "Search source  0 segments"


async def test_a_half_typed_expression_is_no_error(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+f", "alt+r")
        await type_text(pilot, "(toen")
        frame = pilot.app.screen.query_one("Vertical")
        assert "no regular expression" in str(frame.border_title)
        await type_text(pilot, "|nooit)")
        await settled(pilot)
        assert edit_screen(pilot).current.ref == LAST


async def test_go_to_a_paragraph_or_a_heading(opened: Open) -> None:
    async with opened((80, 24)) as pilot:
        await pilot.press("ctrl+l", "p", "3", "enter")
        assert edit_screen(pilot).current.ref == LAST
        await pilot.press("ctrl+l")
        await type_text(pilot, "BRIÉF"[:3])
        await pilot.press("enter")
        assert edit_screen(pilot).current.ref == TITLE
        await pilot.press("ctrl+down", "ctrl+l", "down", "enter")
        assert edit_screen(pilot).current.ref == TITLE
        await pilot.press("ctrl+down", "ctrl+l")
        await type_text(pilot, "nowhere")
        await pilot.press("enter")
        assert "no heading" in str(pilot.app.screen.query_one(Static).render())
        await pilot.press("escape")
        assert edit_screen(pilot).current.ref == DRAFTED


async def test_go_to_a_number(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+l", "3", "enter")
        assert edit_screen(pilot).current.ref == MARKED
        assert not pilot.app.query(Input)


async def test_splitting_asks_for_the_place_and_merging_takes_it_back(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+l", "3", "enter", "f5", "alt+s")
        assert isinstance(pilot.app.screen, SplitScreen)
        source = segment_of(pilot, MARKED).source
        assert pilot.app.screen.query_one(TextArea).cursor_location[1] == source.index("maar")
        await pilot.press("enter")
        sources = [s.source for s in edit_screen(pilot).session.bitext.paragraph("p2").segments]
        assert sources[1:] == ["De zon scheen,", "maar het was koud.[^1]"]
        await pilot.press("alt+m")
        assert segment_of(pilot, MARKED).source == source


async def test_locking_makes_the_box_read_only(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "alt+c", "alt+k", "z")
        assert segment_of(pilot, DRAFTED).status is Status.LOCKED
        assert editor_of(pilot).text == "They worked at Sovnarkom."


async def test_saving_writes_the_file(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        await type_text(pilot, "A letter")
        await pilot.press("ctrl+s")
        assert on_disk(project, TITLE).target == "A letter"


async def test_the_file_is_saved_and_looked_after_without_any_key(
    opened: Open, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_screen, "_LOOK_AT_THE_FILE_S", 0.01)
    async with opened() as pilot:
        await type_text(pilot, "A letter")
        await pilot.press("ctrl+down")
        edit_screen(pilot).changed_at_s -= 60
        await until(pilot, lambda: on_disk(project, TITLE).target == "A letter", "a saved file")
        path = the_document(project).bitext
        path.write_bytes(path.read_bytes().replace(b"They worked at", b"They laboured at"))
        await until(
            pilot, lambda: editor_of(pilot).text.startswith("They laboured"), "the file's change"
        )


async def test_the_next_sitting_begins_where_this_one_ended(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+l", "3", "enter")
        pilot.app.theme = "nord"
        await pilot.press("ctrl+q")
    async with opened() as pilot:
        assert edit_screen(pilot).current.ref == MARKED
        assert pilot.app.theme == "nord"


async def test_quitting_saves(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        await type_text(pilot, "A letter")
        await pilot.press("ctrl+q")
    assert on_disk(project, TITLE).target == "A letter"


async def test_text_typed_but_not_committed_is_there_after_a_crash(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        await type_text(pilot, "Half a sen")
    assert on_disk(project, TITLE).target == ""
    async with opened() as pilot:
        assert edit_screen(pilot).current.ref == TITLE
        assert editor_of(pilot).text == "Half a sen"


async def test_a_second_screen_on_the_document_is_read_only(opened: Open) -> None:
    async with opened(), opened() as second:
        assert edit_screen(second).session.read_only
        await second.press("x", "ctrl+down", "enter")
        assert segment_of(second, TITLE).target == ""
        assert segment_of(second, DRAFTED).status is Status.DRAFT


@pytest.mark.parametrize("key", ["f6", "alt+s", "alt+h"])
async def test_nothing_is_asked_for_where_no_change_is_taken(
    key: str, opened: Open, project: Project
) -> None:
    project.state.write_text("in the way")
    async with opened() as pilot:
        screen = edit_screen(pilot)
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.screen is screen
        assert f"Is {project.state} a folder you may write to?" in messages(pilot)
        assert "Close it where" not in messages(pilot)


async def test_a_change_on_disk_is_merged_and_can_be_undone(opened: Open, project: Project) -> None:
    async with opened() as pilot:
        path = the_document(project).bitext
        data = path.read_bytes()
        assert b"They worked at" in data
        path.write_bytes(data.replace(b"They worked at", b"They laboured at"))
        await type_text(pilot, "Mine")
        await pilot.press("ctrl+s")
        assert segment_of(pilot, DRAFTED).target == "They laboured at Sovnarkom."
        assert segment_of(pilot, TITLE).target == "Mine"
        assert on_disk(project, TITLE).target == "Mine"


def merged_elsewhere(project: Project, ref: SegmentRef) -> None:
    """Another program joins a segment with the one after it."""
    path = the_document(project).bitext
    file = read_xliff(path.read_bytes(), path)
    merged = edits.apply(file.bitext, edits.merge_with_next(file.bitext, ref))
    path.write_bytes(file.with_bitext(merged).data)


async def test_a_segment_another_program_took_away_is_left_for_the_nearest(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "ctrl+down")
        merged_elsewhere(project, DRAFTED)
        edit_screen(pilot).saving.look_after_the_file()
        assert edit_screen(pilot).ref == DRAFTED
        assert editor_of(pilot).text == segment_of(pilot, DRAFTED).target
        assert segment_of(pilot, DRAFTED).note == ""


async def test_what_was_typed_for_a_segment_another_program_took_away_becomes_a_note(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "ctrl+down", *"Sunny")
        merged_elsewhere(project, DRAFTED)
        edit_screen(pilot).saving.look_after_the_file()
        assert edit_screen(pilot).ref == DRAFTED
        assert segment_of(pilot, DRAFTED).note == "Sunny"
        assert editor_of(pilot).text == segment_of(pilot, DRAFTED).target
        assert "no longer there" in messages(pilot)


async def test_the_open_segment_is_shown_as_another_program_made_it(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down")
        path = the_document(project).bitext
        path.write_bytes(path.read_bytes().replace(b"They worked at", b"They laboured at"))
        edit_screen(pilot).saving.look_after_the_file()
        assert editor_of(pilot).text == "They laboured at Sovnarkom."
        await pilot.press("ctrl+down")
        assert segment_of(pilot, DRAFTED).target == "They laboured at Sovnarkom."


async def test_what_is_typed_stays_where_another_program_changed_the_open_segment(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "x")
        path = the_document(project).bitext
        path.write_bytes(path.read_bytes().replace(b"They worked at", b"They laboured at"))
        edit_screen(pilot).saving.look_after_the_file()
        assert editor_of(pilot).text == "They worked at Sovnarkom.x"


async def test_a_click_chooses_the_sentence_under_it(opened: Open) -> None:
    async with opened() as pilot:
        view = edit_screen(pilot).query_one(BitextView)
        row_of_last = 5
        await pilot.click(BitextView, offset=(8, row_of_last))
        assert edit_screen(pilot).current.ref == LAST
        assert pilot.app.focused is editor_of(pilot)
        assert view.virtual_size.height > row_of_last


async def test_resizing_keeps_place_and_layout(opened: Open) -> None:
    async with opened((160, 50)) as pilot:
        screen = edit_screen(pilot)
        await pilot.press("ctrl+pagedown")
        assert screen.query_one(SidePanel).display
        await pilot.resize_terminal(80, 24)
        assert not screen.query_one(SidePanel).display
        assert screen.current.ref == LAST
        assert editor_of(pilot).region.bottom <= 23
        await pilot.resize_terminal(160, 50)
        assert screen.query_one(SidePanel).display


async def test_help_names_every_group_and_closes(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, EditScreen)


async def test_the_palette_offers_every_command_and_runs_one(opened: Open) -> None:
    async with opened() as pilot:
        await pilot.press("ctrl+down", "ctrl+p")
        await type_text(pilot, "copy the source")
        await settled(pilot)
        await pilot.press("down", "enter")
        assert editor_of(pilot).text == "Zij werkten bij de Sovnarkom."


async def test_switching_documents_saves_and_opens_the_other(
    opened: Open, project: Project
) -> None:
    (project.seeds / "ander.txt").write_text("Een andere brief kwam later aan.\n", encoding="utf-8")
    async with opened() as pilot:
        await type_text(pilot, "A letter")
        await pilot.press("f2")
        assert pilot.app.screen.query_one(OptionList).option_count == 2
        await pilot.press("1")
        assert edit_screen(pilot).session.document.name == "ander"
        assert on_disk_named(project, "brief", TITLE).target == "A letter"


def on_disk_named(project: Project, name: str, ref: SegmentRef) -> Segment:
    path = project.find(name).bitext
    return read_xliff(path.read_bytes(), path).bitext.segment(ref)


async def test_text_of_a_document_is_never_taken_for_markup(tmp_path: Path) -> None:
    paragraphs = list(BITEXT.paragraphs)
    hostile = Segment("s1", "[bold red]rood[/] \x1b[31m [link='x']", note="[/nope]")
    paragraphs[0] = replace(paragraphs[0], segments=(hostile,))
    project = make_project(tmp_path, replace(BITEXT, paragraphs=tuple(paragraphs)))
    app = ListeningApp(project, the_document(project), helpers=helpers_with(project))
    async with on_screen(app, (160, 50)) as pilot:
        await pilot.press("f5", "enter")
        picture = app.export_screenshot()
        assert "[bold&#160;red]rood[/]" in picture
        assert "\x1b" not in picture


async def test_typing_that_was_taken_back_does_not_come_back_after_a_crash(
    opened: Open, project: Project
) -> None:
    async with opened() as pilot:
        await type_text(pilot, "Weg ermee")
        while editor_of(pilot).text:
            await pilot.press("ctrl+z")
            await settled(pilot)
        assert edit_screen(pilot).session._work.open_text is None
        assert edit_screen(pilot).saving.word(is_touched=edit_screen(pilot).is_touched) == "saved"
