"""The review screen through a real Textual, over a real project on disk."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from support.review_project import make_review_project, the_alignment
from support.screens import (
    ListeningApp,
    Open,
    edit_screen,
    messages,
    on_screen,
    review_screen,
    type_text,
)
from support.settling import settled
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import OptionList

from alignwb.core.beads import bead_edits
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.sentences import sentence_counts
from alignwb.core.memory.units import MemoryQuery
from alignwb.errors import EngineError
from alignwb.formats.xliff import read_xliff
from alignwb.services.memory.project_memory import ProjectMemory
from alignwb.services.project.project import Project
from alignwb.tui.dialogs.choice import ChoiceScreen
from alignwb.tui.dialogs.help import HelpScreen
from alignwb.tui.dialogs.prompts import NoteScreen, SplitScreen
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.review.bead_lines import side_columns
from alignwb.tui.review.bead_panel import BeadLine, BeadPanel
from alignwb.tui.review.bead_view import BeadView
from alignwb.tui.shared.modes import Mode

TITLE = SegmentRef("p1", "s1")
WROTE, SILENT, SUN, LEFT = (SegmentRef("p2", f"s{n}") for n in (1, 2, 3, 4))
NOBODY, REMARK, END = (SegmentRef("p3", f"s{n}") for n in (1, 2, 3))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_review_project(tmp_path)


@pytest.fixture
def review(project: Project) -> Open:
    @asynccontextmanager
    async def open_review(
        size: tuple[int, int] = (100, 30), *, read_only: bool = False
    ) -> AsyncIterator[Pilot[None]]:
        app = ListeningApp(project, the_alignment(project), mode=Mode.REVIEW, read_only=read_only)
        async with on_screen(app, size) as pilot:
            yield pilot

    return open_review


def bitext_of(pilot: Pilot[None]) -> Bitext:
    return review_screen(pilot).session.bitext


def bead_of(pilot: Pilot[None], ref: SegmentRef) -> Segment:
    return bitext_of(pilot).segment(ref)


def here(pilot: Pilot[None]) -> SegmentRef:
    return review_screen(pilot).current.ref


def on_disk(project: Project) -> Bitext:
    path = the_alignment(project).bitext
    return read_xliff(path.read_bytes(), path).bitext


async def go_to(pilot: Pilot[None], ref: SegmentRef) -> None:
    review_screen(pilot).go(ref)
    await pilot.pause()


async def test_every_command_of_the_table_is_answered_and_those_of_the_box(review: Open) -> None:
    async with review() as pilot:
        screen = review_screen(pilot)
        of_the_box = {"keep_text", "drop_text", "nothing"}
        assert set(screen.answers) == {command.id for command in screen.table} | of_the_box


async def test_it_opens_on_the_first_unconfirmed_bead(review: Open) -> None:
    async with review() as pilot:
        assert here(pilot) == TITLE
        assert review_screen(pilot).current.side is Side.TARGET


async def test_enter_confirms_and_goes_on(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("enter", "enter")
        assert bead_of(pilot, TITLE).status is Status.CONFIRMED
        assert bead_of(pilot, WROTE).status is Status.CONFIRMED
        assert here(pilot) == SILENT
        await pilot.press("enter")
        null = bead_of(pilot, SILENT)
        assert (null.target, null.status) == ("", Status.CONFIRMED)


async def test_confirming_the_last_one_says_that_all_is_done(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("end", "C")
        assert all(segment.status.is_done for _, segment in bitext_of(pilot).segments())
        await pilot.press("enter")
        assert "Every bead of this alignment is confirmed" in messages(pilot)


async def test_confirming_and_reopening_stays_on_the_bead(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("c")
        assert (here(pilot), bead_of(pilot, TITLE).status) == (TITLE, Status.CONFIRMED)
        await pilot.press("c")
        assert bead_of(pilot, TITLE).status is Status.EDITED
        await go_to(pilot, SILENT)
        await pilot.press("c", "c")
        assert bead_of(pilot, SILENT).status is Status.INITIAL


async def test_everything_down_to_here_is_confirmed_and_taken_back_in_one_step(
    review: Open,
) -> None:
    async with review() as pilot:
        await go_to(pilot, SUN)
        await pilot.press("C")
        assert "4 beads confirmed" in messages(pilot)
        await pilot.press("ctrl+z")
        assert not any(segment.status.is_done for _, segment in bitext_of(pilot).segments())


async def test_a_sentence_moves_over_the_side_that_is_chosen(review: Open) -> None:
    async with review() as pilot:
        await go_to(pilot, WROTE)
        await pilot.press("left", "d")
        assert bead_of(pilot, WROTE).source == "Hij schreef lang."
        assert bead_of(pilot, SILENT).source == "Zij las het. Zij zweeg."
        await pilot.press("ctrl+z", "right", "down", "down", "u")
        assert sentence_counts(bead_of(pilot, WROTE)) == (2, 1)
        assert bead_of(pilot, SILENT).target == "The sun shone."
        assert bead_of(pilot, SUN).target == "Cold."


async def test_a_move_that_cannot_be_is_refused_in_words(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("u")
        assert messages(pilot) != ""
        assert not review_screen(pilot).session.can_undo


async def test_merging_splitting_nulling_and_swapping(review: Open) -> None:
    async with review() as pilot:
        await go_to(pilot, SILENT)
        await pilot.press("m")
        assert sentence_counts(bead_of(pilot, SILENT)) == (2, 2)
        await pilot.press("s")
        assert isinstance(pilot.app.screen, ChoiceScreen)
        await pilot.press("1")
        assert sentence_counts(bead_of(pilot, SILENT)) == (1, 1)
        await go_to(pilot, LEFT)
        await pilot.press("0")
        assert sentence_counts(bead_of(pilot, LEFT)) == (1, 0)
        await pilot.press("ctrl+z")
        await go_to(pilot, SILENT)
        before = bead_of(pilot, SILENT).target
        await pilot.press("x")
        assert bead_of(pilot, SILENT).target != before


async def test_one_way_to_split_needs_no_question(review: Open) -> None:
    async with review() as pilot:
        await go_to(pilot, SUN)
        await pilot.press("0")
        assert sentence_counts(bead_of(pilot, SUN)) == (1, 0)
        await pilot.press("down", "s")
        assert [sentence_counts(segment) for _, segment in bitext_of(pilot).segments()][3:6] == [
            (1, 0),
            (0, 1),
            (0, 1),
        ]


async def test_one_sentence_on_each_side_is_split_where_the_reviewer_shows(review: Open) -> None:
    async with review() as pilot:
        await go_to(pilot, LEFT)
        await pilot.press("s")
        assert isinstance(pilot.app.screen, SplitScreen)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, SplitScreen)
        await pilot.press("enter")
        paragraph = bitext_of(pilot).paragraph("p2")
        assert len(paragraph.segments) == 5
        assert paragraph.source.endswith("Toen ging hij weg.")
        assert paragraph.target.endswith("Then he left.")


async def test_a_text_is_corrected_in_the_box_and_its_original_kept(review: Open) -> None:
    async with review((160, 50)) as pilot:
        await pilot.press("e")
        await type_text(pilot, " from him")
        await pilot.press("enter")
        title = bead_of(pilot, TITLE)
        assert title.target == "A letter from him"
        assert title.pairing
        assert title.pairing.original_target == "A letter"
        assert "A letter" in str(review_screen(pilot).query_one(BeadPanel).render())
        await pilot.press("b")
        assert bead_of(pilot, TITLE).target == "A letter"
        await pilot.press("b")
        assert "reads as it was aligned" in messages(pilot)


async def test_the_source_is_corrected_where_that_side_is_chosen(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("left", "e")
        await type_text(pilot, "je")
        await pilot.press("enter")
        assert bead_of(pilot, TITLE).source == "Een briefje"


async def test_escape_drops_what_was_typed_once_it_has_said_so(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("e", "x", "escape")
        assert review_screen(pilot).box.is_open
        box = review_screen(pilot).query_one("#box")
        assert "Esc again drops what you typed" in str(box.border_title)
        await pilot.press("y", "escape")  # another text, so it asks again
        assert review_screen(pilot).box.is_open
        await pilot.press("escape")
        assert bead_of(pilot, TITLE).target == "A letter"
        assert not review_screen(pilot).box.is_open
        assert not review_screen(pilot).session.can_undo


async def test_keys_sent_in_one_burst_land_in_the_box_or_are_commands_as_they_were_meant(
    review: Open,
) -> None:
    """Over a slow line many keys arrive at once; none may be taken for something else."""
    async with review() as pilot:
        driver = pilot.app._driver
        assert driver is not None
        for character in "\r\re dumx\rf":
            key = {"\r": "enter", " ": "space"}.get(character, character)
            driver.send_message(Key(key, None if character == "\r" else character))
        await pilot.pause()
        assert bead_of(pilot, SILENT).target == "dumx"
        pairing = bead_of(pilot, SILENT).pairing
        assert pairing
        assert pairing.is_flagged
        assert len(list(bitext_of(pilot).segments())) == 8


async def test_what_is_typed_right_after_the_key_of_a_dialog_is_no_command(review: Open) -> None:
    async with review() as pilot:
        before = bitext_of(pilot)
        driver = pilot.app._driver
        assert driver is not None
        for key in ("slash", "d", "m", "x", "0", "C"):
            driver.send_message(Key(key, key if len(key) == 1 else "/"))
        await pilot.pause()
        assert bitext_of(pilot) == before


async def test_moving_on_keeps_what_is_in_the_box(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("e", "x")
        await go_to(pilot, SUN)
        assert bead_of(pilot, TITLE).target == "A letterx"
        assert not review_screen(pilot).box.is_open


async def test_a_flag_and_a_note_are_kept_and_found(review: Open) -> None:
    async with review() as pilot:
        await go_to(pilot, SUN)
        await pilot.press("f", "a")
        assert isinstance(pilot.app.screen, NoteScreen)
        await type_text(pilot, "look")
        await pilot.press("enter", "home", "g")
        assert here(pilot) == SUN
        assert bead_of(pilot, SUN).note == "look"
        await pilot.press("f", "g")
        assert "There is no other flag" in messages(pilot)


async def test_jumps_lead_to_what_needs_a_look_and_back(review: Open) -> None:
    async with review() as pilot:
        visited = []
        for key in ("n", "n", "n", "N", "w", "w", "W", "home", "o", "O"):
            await pilot.press(key)
            visited.append(here(pilot))
        assert visited == [
            WROTE,
            SILENT,
            SUN,
            SILENT,
            NOBODY,
            WROTE,
            NOBODY,
            TITLE,
            WROTE,
            TITLE,
        ]


async def test_by_doubt_enter_leads_from_the_most_doubtful_to_the_next(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("q")
        assert here(pilot) == NOBODY
        assert review_screen(pilot).current.queue_place() == (1, 3)
        await pilot.press("enter")
        assert here(pilot) == WROTE
        assert review_screen(pilot).current.queue_place() == (2, 3)
        await pilot.press("o", "O")
        assert here(pilot) == WROTE
        await pilot.press("o", "enter")
        assert here(pilot) == WROTE
        await pilot.press("enter")
        assert not review_screen(pilot).current.by_doubt
        assert "Every doubtful bead is seen to" in messages(pilot)


async def test_the_settings_say_what_is_doubtful(project: Project, review: Open) -> None:
    settings = project.root / "alignwb.toml"
    settings.write_text(settings.read_text() + "doubtful_below = 0.5\n", encoding="utf-8")
    async with review((160, 30)) as pilot:
        screen = review_screen(pilot)
        assert len(screen.current.queue()) == 2
        await pilot.press("q")
        assert "very doubtful, 30 %" in str(screen.query_one(BeadPanel).render())
        screen.go(SegmentRef("p2", "s2"))
        await pilot.pause()
        assert "sure, 72 %" in str(screen.query_one(BeadPanel).render())
        await pilot.press("w")
        assert screen.current.segment.confidence == 0.3


async def test_the_place_in_the_queue_is_in_the_status_line(review: Open) -> None:
    async with review((80, 24)) as pilot:
        await pilot.press("q", "enter")
        assert "2 of 3 doubtful" in pilot.app.export_screenshot().replace("&#160;", " ")
        await pilot.press("q")
        assert "doubtful" not in review_screen(pilot).activity


async def test_search_go_to_and_pages(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("slash")
        await type_text(pilot, "cold")
        assert here(pilot) == SUN
        await pilot.press("escape", "ctrl+l", "7", "enter")
        assert here(pilot) == REMARK
        await pilot.press("home", "pagedown")
        assert here(pilot) != TITLE
        await pilot.press("end")
        assert here(pilot) == END
        await pilot.press("pageup")
        assert here(pilot) not in {REMARK, END}
        await pilot.press("home", "down", "j", "j", "up", "k")
        assert here(pilot) == WROTE


async def test_undo_and_redo_go_over_every_kind_of_edit(review: Open) -> None:
    async with review() as pilot:
        start = bitext_of(pilot)
        await go_to(pilot, WROTE)
        await pilot.press("d", "left", "d", "m", "0", "x", "f", "c", "e", "z", "enter", "C")
        end = bitext_of(pilot)
        steps = 0
        while review_screen(pilot).session.can_undo:
            await pilot.press("ctrl+z")
            steps += 1
        assert steps >= 8
        assert bitext_of(pilot) == start
        for _ in range(steps):
            await pilot.press("ctrl+y")
        assert bitext_of(pilot) == end
        assert [row.id for row in review_screen(pilot).view._rows.beads] == [
            segment.id for _, segment in end.segments()
        ]


async def test_what_was_done_and_what_was_typed_is_there_after_a_crash(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("enter", "m", "left", "e")
        await type_text(pilot, "Half a sen")
        merged = bitext_of(pilot)
    async with review() as pilot:
        assert bitext_of(pilot) == merged
        assert here(pilot) == WROTE
        assert review_screen(pilot).current.side is Side.SOURCE
        assert review_screen(pilot).box.is_open
        assert review_screen(pilot).box.text.endswith("Half a sen")
        await pilot.press("enter")
        assert bead_of(pilot, WROTE).source.endswith("Half a sen")
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert not bead_of(pilot, TITLE).status.is_done


async def test_leaving_saves_and_coming_back_is_at_the_same_bead(
    review: Open, project: Project
) -> None:
    async with review() as pilot:
        await go_to(pilot, LEFT)
        await pilot.press("c", "ctrl+q")
    assert on_disk(project).segment(LEFT).status is Status.CONFIRMED
    async with review() as pilot:
        assert here(pilot) == LEFT


async def test_the_place_in_the_alignment_is_not_that_in_the_document(review: Open) -> None:
    async with review() as pilot:
        await go_to(pilot, LEFT)
        await pilot.press("alt+a")
        editor = edit_screen(pilot)
        assert editor.session.document.name == "brief"
        assert editor.session.bitext.segment(editor.ref).source == "Een brief"
        await pilot.press("alt+a")
        assert here(pilot) == LEFT


async def test_a_document_without_an_alignment_has_no_review(
    review: Open, project: Project
) -> None:
    (project.seeds / "ander.txt").write_text("Een andere brief.\n", encoding="utf-8")
    app = ListeningApp(project, project.find("ander"))
    async with on_screen(app) as pilot:
        await pilot.press("alt+a")
        assert isinstance(app.screen, EditScreen)
        assert "no aligned translation" in messages(pilot)


async def test_saving_writes_the_file_and_keeps_what_is_in_the_box(
    review: Open, project: Project
) -> None:
    async with review() as pilot:
        await pilot.press("e", "x", "ctrl+s")
        assert on_disk(project).segment(TITLE).target == "A letterx"


async def test_what_another_program_changed_is_taken_over(review: Open, project: Project) -> None:
    async with review() as pilot:
        path = the_alignment(project).bitext
        path.write_bytes(path.read_bytes().replace(b"Then he left.", b"Then he departed."))
        await pilot.press("c", "ctrl+s")
        assert bead_of(pilot, LEFT).target == "Then he departed."
        assert on_disk(project).segment(TITLE).status is Status.CONFIRMED


async def test_what_is_typed_for_a_bead_that_another_program_took_away_becomes_a_note(
    review: Open, project: Project
) -> None:
    async with review() as pilot:
        path = the_alignment(project).bitext
        file = read_xliff(path.read_bytes(), path)
        other = edits.apply(file.bitext, bead_edits.merge_beads(file.bitext, WROTE))
        await go_to(pilot, SILENT)
        await pilot.press("e")
        await type_text(pilot, "typed")
        path.write_bytes(file.with_bitext(other).data)
        review_screen(pilot).saving.save()
        assert here(pilot) == WROTE
        assert bead_of(pilot, WROTE).note == "typed"
        assert not review_screen(pilot).box.is_open


async def test_the_box_stays_open_while_another_program_changes_another_bead(
    review: Open, project: Project
) -> None:
    async with review() as pilot:
        path = the_alignment(project).bitext
        await pilot.press("e", "x")
        path.write_bytes(path.read_bytes().replace(b"Then he left.", b"Then he departed."))
        review_screen(pilot).saving.save()
        assert bead_of(pilot, LEFT).target == "Then he departed."
        await pilot.press("y", "enter")
        assert bead_of(pilot, TITLE).target == "A letterxy"


async def test_a_second_review_is_read_only_and_says_so(review: Open) -> None:
    async with review(), review() as second:
        assert review_screen(second).session.read_only
        await second.press("m", "e", "enter", "C", "r", "f")
        assert review_screen(second).session.bitext == bitext_of(second)
        assert not review_screen(second).box.is_open
        assert "read" in messages(second)


@pytest.mark.parametrize("key", ["f6", "s"])
async def test_nothing_is_asked_for_where_no_change_is_taken(key: str, review: Open) -> None:
    async with review(read_only=True) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.screen is review_screen(pilot)
        assert "open it without --read-only" in messages(pilot)


async def test_read_only_looks_and_takes_no_lock(review: Open) -> None:
    async with review(read_only=True) as reader, review() as writer:
        assert review_screen(reader).session.read_only
        assert not review_screen(writer).session.read_only


async def test_a_click_chooses_bead_and_side(review: Open) -> None:
    async with review((100, 40)) as pilot:
        view = review_screen(pilot).view
        line = view.heights.top(3) + 1
        await pilot.click(BeadView, offset=(12, line))
        assert here(pilot) == SUN
        assert review_screen(pilot).current.side is Side.SOURCE
        await pilot.click(BeadView, offset=(80, line))
        assert review_screen(pilot).current.side is Side.TARGET
        assert pilot.app.focused is review_screen(pilot).box


async def test_the_panel_stands_beside_where_there_is_room_and_below_where_not(
    review: Open,
) -> None:
    async with review((160, 50)) as pilot:
        screen = review_screen(pilot)
        assert screen.query_one(BeadPanel).display
        await pilot.press("end")
        await pilot.resize_terminal(80, 24)
        assert not screen.query_one(BeadPanel).display
        assert screen.query_one(BeadLine).region.height == 2
        assert here(pilot) == END
        assert screen.view.virtual_size.height == screen.view.heights.total + 1


async def test_help_and_palette_know_the_commands_of_this_screen(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("f1")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("escape", "ctrl+p")
        await type_text(pilot, "merge with")
        await settled(pilot)
        await pilot.press("down", "enter")
        assert sentence_counts(bead_of(pilot, TITLE)) == (3, 2)


async def test_another_alignment_is_chosen_from_a_list(review: Open, project: Project) -> None:
    data = the_alignment(project).bitext.read_bytes()
    (project.references / "tweede.xlf").write_bytes(data)
    app = ListeningApp(project, project.reference("brief"), mode=Mode.REVIEW)
    async with on_screen(app) as pilot:
        await pilot.press("c", "f2")
        assert app.screen.query_one(OptionList).option_count == 2
        await pilot.press("2")
        assert review_screen(pilot).session.document.name == "tweede"


@dataclass
class Aligner:
    """What the aligner was asked and what it answers."""

    asked: list[Bitext] = field(default_factory=list)
    answer: Callable[[Bitext], Edit | None] = lambda _: None
    has_engine: bool = True

    def realign(self, bitext: Bitext, embedder: object) -> Edit | None:
        if embedder and not self.has_engine:
            raise EngineError("there is no encoder here")
        self.asked.append(bitext)
        return self.answer(bitext)


@pytest.fixture
def aligner(monkeypatch: pytest.MonkeyPatch) -> Aligner:
    aligner = Aligner()
    monkeypatch.setattr("alignwb.services.aligning.realigning.realign", aligner.realign)
    monkeypatch.setattr("alignwb.services.aligning.embedding.open_embedder", lambda _: "encoder")
    return aligner


async def test_realigning_is_one_undoable_edit_and_says_what_changed(
    review: Open, aligner: Aligner
) -> None:
    aligner.answer = lambda bitext: bead_edits.merge_beads(bitext, SILENT)
    async with review() as pilot:
        await go_to(pilot, LEFT)
        before = bitext_of(pilot)
        await pilot.press("r")
        await settled(pilot)
        assert "Realigned: 1 bead changed" in messages(pilot)
        assert here(pilot) == LEFT
        await pilot.press("ctrl+z")
        assert bitext_of(pilot) == before


async def test_the_aligner_itself_mends_what_was_left_wrong_beside_a_correction(
    review: Open,
) -> None:
    async with review() as pilot:
        await go_to(pilot, LEFT)
        await pilot.press("0", "up", "c", "r")
        await settled(pilot)
        assert "Realigned" in messages(pilot)
        assert sentence_counts(bead_of(pilot, LEFT)) == (1, 1)
        assert bead_of(pilot, LEFT).target == "Then he left."
        assert bead_of(pilot, SUN).status is Status.CONFIRMED


async def test_realigning_that_changes_nothing_says_so(review: Open, aligner: Aligner) -> None:
    async with review() as pilot:
        await pilot.press("r")
        await settled(pilot)
        assert "every bead stays" in messages(pilot)
        assert review_screen(pilot).activity == ""


async def test_what_is_changed_while_the_aligner_runs_is_not_overwritten(
    review: Open, aligner: Aligner
) -> None:
    async with review() as pilot:
        screen = review_screen(pilot)

        def answer(bitext: Bitext) -> Edit | None:
            if len(aligner.asked) == 1:
                pilot.app.call_from_thread(screen.answers["toggle_confirmed"])
            return bead_edits.merge_beads(bitext, SILENT)

        aligner.answer = answer
        await pilot.press("r")
        await settled(pilot)
        assert len(aligner.asked) == 2
        assert bead_of(pilot, TITLE).status is Status.CONFIRMED
        assert sentence_counts(bead_of(pilot, SILENT)) == (2, 2)


async def test_realigning_gives_up_in_words_where_hands_never_rest(
    review: Open, aligner: Aligner
) -> None:
    async with review() as pilot:
        screen = review_screen(pilot)

        def answer(bitext: Bitext) -> Edit | None:
            pilot.app.call_from_thread(screen.answers["toggle_flag"])
            return bead_edits.merge_beads(bitext, SILENT)

        aligner.answer = answer
        await pilot.press("r")
        await settled(pilot)
        assert "Not realigned" in messages(pilot)
        assert sentence_counts(bead_of(pilot, SILENT)) == (1, 0)


async def test_an_aligner_that_cannot_run_is_told_in_words(review: Open, aligner: Aligner) -> None:
    def answer(_: Bitext) -> Edit | None:
        raise EngineError("there is no embedder", hint="Install it.")

    aligner.answer = answer
    async with review() as pilot:
        await pilot.press("r")
        await settled(pilot)
        assert "there is no embedder" in messages(pilot)


async def test_without_an_encoder_words_have_to_do_and_that_is_said(
    review: Open, aligner: Aligner
) -> None:
    aligner.has_engine = False
    aligner.answer = lambda bitext: bead_edits.merge_beads(bitext, SILENT)
    async with review() as pilot:
        await pilot.press("r")
        await settled(pilot)
        assert sentence_counts(bead_of(pilot, SILENT)) == (2, 2)
        assert "By the words alone, for there is no encoder here" in messages(pilot)


async def test_leaving_while_the_aligner_runs_ends_quietly(review: Open, aligner: Aligner) -> None:
    aligner.answer = lambda bitext: bead_edits.merge_beads(bitext, SILENT)
    async with review() as pilot:
        await pilot.press("r", "ctrl+q")
    async with review() as pilot:
        assert sentence_counts(bead_of(pilot, SILENT)) in {(1, 0), (2, 2)}


async def test_a_confirmed_bead_is_in_the_memory_at_once(review: Open) -> None:
    found: list[list[str]] = []

    def find(memory: ProjectMemory) -> list[str]:
        return [match.unit.target for match in memory.find(MemoryQuery("Toen ging hij weg."))]

    async with review() as pilot:
        screen = review_screen(pilot)
        screen.go(LEFT)
        for keys in (["c"], ["ctrl+z"]):
            await pilot.press(*keys)
            screen.helpers.memory.ask("test", find, found.append, screen.memory.failed)
            assert screen.helpers.memory.settle()
    assert found == [["Then he left."], []]


async def test_a_bead_crosses_a_paragraph_and_is_parted_again(
    review: Open, project: Project
) -> None:
    async with review((120, 40)) as pilot:
        before = bitext_of(pilot)
        await go_to(pilot, LEFT)
        await pilot.press("m")
        assert [each.id for each in bitext_of(pilot).paragraphs] == ["p1", "p2"]
        whole = bead_of(pilot, LEFT)
        assert whole.source == "Toen ging hij weg. Niemand kwam. Het werd stil."
        lines = [each.text for each in side_columns(whole, Side.SOURCE).sentences]
        assert lines == ["Toen ging hij weg.", "¶\u00a0Niemand kwam.", "Het werd stil."]
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert on_disk(project) == bitext_of(pilot)
        assert b'"at":19,"id":"p3"' in the_alignment(project).bitext.read_bytes()
        await pilot.press("left", "d")
        assert here(pilot) == LEFT
        assert bead_of(pilot, LEFT).source == "Toen ging hij weg. Niemand kwam."
        await pilot.press("d")
        assert [each.id for each in bitext_of(pilot).paragraphs] == ["p1", "p2", "p3"]
        assert bead_of(pilot, LEFT).source == "Toen ging hij weg."
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert bitext_of(pilot) == before
        assert here(pilot) == LEFT
        await pilot.press("ctrl+y", "ctrl+y", "ctrl+y")
        assert [each.source for each in bitext_of(pilot).paragraphs] == [
            each.source for each in before.paragraphs
        ]


async def test_a_sentence_goes_up_into_the_paragraph_before_and_the_place_stays(
    review: Open,
) -> None:
    async with review() as pilot:
        await go_to(pilot, NOBODY)
        await pilot.press("left", "u")
        assert here(pilot) == SegmentRef("p2", "p3.s1")
        assert bead_of(pilot, here(pilot)).source == "Het werd stil."
        assert bead_of(pilot, LEFT).source == "Toen ging hij weg. Niemand kwam."
        await pilot.press("ctrl+z")
        assert here(pilot) == NOBODY


async def test_crossing_work_is_there_after_a_restart_and_can_be_undone(
    review: Open,
) -> None:
    async with review() as pilot:
        before = bitext_of(pilot)
        await go_to(pilot, TITLE)
        await pilot.press("m")
        after = bitext_of(pilot)
        assert after.paragraphs[0].segments[0].source.startswith("Een brief Hij schreef")
    async with review() as pilot:
        assert bitext_of(pilot) == after
        await pilot.press("ctrl+z")
        assert bitext_of(pilot) == before


async def test_what_another_program_put_with_a_paragraph_is_not_lost_in_a_crossing_bead(
    review: Open, project: Project
) -> None:
    path = the_alignment(project).bitext
    path.write_bytes(path.read_bytes().replace(b'<unit id="p3">', b'<unit id="p3" name="end">'))
    async with review() as pilot:
        await go_to(pilot, LEFT)
        await pilot.press("m")
        assert "something of another program with paragraph p3" in messages(pilot)
        assert len(bitext_of(pilot).paragraphs) == 3


async def test_what_was_undone_in_the_box_is_done_again_after_it_was_left(review: Open) -> None:
    async with review() as pilot:
        await pilot.press("e")
        await type_text(pilot, " of May")
        await pilot.press("ctrl+z", "enter")
        assert bead_of(pilot, TITLE).target == "A letter"
        await pilot.press("ctrl+y")
        assert bead_of(pilot, TITLE).target == "A letter of May"
        await pilot.press("ctrl+z")
        assert bead_of(pilot, TITLE).target == "A letter"


async def test_a_change_on_disk_of_the_text_being_corrected_is_asked_about(
    review: Open, project: Project
) -> None:
    async with review() as pilot:
        path = the_alignment(project).bitext
        await go_to(pilot, LEFT)
        await pilot.press("e", *"!!")
        path.write_bytes(path.read_bytes().replace(b"Then he left.", b"Then he departed."))
        review_screen(pilot).saving.save()
        await settled(pilot)
        assert isinstance(pilot.app.screen, ChoiceScreen)
        assert on_disk(project).segment(LEFT).target == "Then he departed."
        await pilot.press("down", "enter")
        await settled(pilot)
        assert bead_of(pilot, LEFT).target == "Then he departed."
        assert not review_screen(pilot).box.is_open
        await pilot.press("ctrl+z")
        assert bead_of(pilot, LEFT).target == "Then he left.!!"
