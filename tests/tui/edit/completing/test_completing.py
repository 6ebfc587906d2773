"""Ghost text of the real starter model: shown while one types, taken by keys, never in a file."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from support.screens import ListeningApp, edit_screen, helpers_with, messages, on_screen, type_text
from support.settling import settled, until
from support.small_project import BITEXT, LAST, MARKED, make_project, the_document
from support.waiting import LONG_S
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from alignwb.core.bitext.segment import Status
from alignwb.core.drafting.continuer import Continuation, ContinuedPart
from alignwb.core.drafting.translator import DraftRequest
from alignwb.errors import EngineError
from alignwb.services.project.project import Project
from alignwb.tui.boxes.segment_editor import SegmentEditor
from alignwb.tui.edit import edit_screen as edit_screen_module
from alignwb.tui.edit.edit_screen import EditScreen
from alignwb.tui.terminal.key_of_burst import KeyOfBurst


def completing_project(folder: Path, settings: str = "complete = true\n") -> Project:
    return make_project(folder, settings=settings)


@asynccontextmanager
async def opened(
    project: Project, *, read_only: bool = False
) -> AsyncIterator[tuple[Pilot[None], EditScreen, SegmentEditor]]:
    app = ListeningApp(
        project, the_document(project), helpers=helpers_with(project), read_only=read_only
    )
    async with on_screen(app, (100, 36)) as pilot:
        screen = edit_screen(pilot)
        yield pilot, screen, screen.editor


async def at_last(pilot: Pilot[None], screen: EditScreen) -> None:
    """Go to “Toen ging hij weg.”, which has no target and no draft."""
    screen.go(LAST)
    await settled(pilot)


async def test_what_may_follow_is_shown_behind_what_is_typed(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await type_text(pilot, "Then he w")
        await settled(pilot)
        assert editor.ghost.startswith(("ent", "as", "alked"))
        assert editor.text == "Then he w"
        assert screen.current.text == "Then he w"


async def test_tab_takes_the_next_word_and_the_rest_stays_to_be_taken(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await type_text(pilot, "Th")
        await settled(pilot)
        word = editor.ghost.split()[0]
        await pilot.press("tab")
        assert editor.text == f"Th{word}"
        await settled(pilot)
        await pilot.press("ctrl+z")
        assert editor.text == "Th"


async def test_one_key_takes_all_of_it(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await type_text(pilot, "Then he w")
        await settled(pilot)
        ghost = editor.ghost
        assert ghost
        await pilot.press("alt+plus")
        assert editor.text == f"Then he w{ghost}"
        assert screen.current.text == editor.text


async def test_taking_word_by_word_gives_what_taking_all_gives(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await type_text(pilot, "Then he w")
        await settled(pilot)
        ghost = editor.ghost
        for _ in ghost.split():
            await pilot.press("tab")
            await settled(pilot)
            assert editor.text.startswith("Then he w")
            assert ghost.startswith(editor.text.removeprefix("Then he w"))
        assert editor.text == f"Then he w{ghost}"


async def test_typing_what_is_shown_leaves_the_rest_and_typing_another_thing_drops_it(
    tmp_path: Path,
) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await type_text(pilot, "The")
        await settled(pilot)
        assert editor.ghost.startswith("n")
        await pilot.press("n")
        await settled(pilot)
        assert editor.text == "Then"
        await pilot.press("q")
        assert not editor.ghost.startswith("n")
        await settled(pilot)
        assert editor.text == "Thenq"


async def test_escape_drops_it_until_something_is_typed(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await type_text(pilot, "Th")
        await settled(pilot)
        assert editor.ghost
        await pilot.press("escape")
        await settled(pilot)
        assert editor.ghost == ""
        await pilot.press("tab")
        assert editor.text == "Th"
        await pilot.press("e")
        await settled(pilot)
        assert editor.ghost


async def test_it_is_never_kept_anywhere(tmp_path: Path) -> None:
    project = completing_project(tmp_path)
    async with opened(project) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await type_text(pilot, "Then he w")
        await settled(pilot)
        ghost = editor.ghost
        assert ghost
        await pilot.press("ctrl+a")
        assert ghost not in editor.selected_text
        await pilot.press("end", "alt+c", "ctrl+s")
        await settled(pilot)
        assert screen.session.bitext.segment(LAST).target == "Then he w"
        saved = the_document(project).bitext.read_text(encoding="utf-8")
        assert "Then he w<" in saved


async def test_nothing_is_shown_inside_the_text_or_behind_a_selection(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await type_text(pilot, "Th")
        await settled(pilot)
        await pilot.press("left")
        await settled(pilot)
        assert editor.ghost == ""
        await pilot.press("tab")
        assert editor.text == "Th"
        await pilot.press("end", "shift+left")
        await settled(pilot)
        assert editor.ghost == ""


async def test_nothing_is_shown_behind_a_draft_that_nobody_has_touched(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        screen.go(screen.session.bitext.segments().__iter__().__next__()[0])
        await pilot.press("ctrl+down")
        await settled(pilot)
        assert editor.text == screen.current.segment.target != ""
        assert editor.ghost == ""


async def test_its_own_draft_goes_on_where_the_beginning_is_the_drafts(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, _, editor):
        await pilot.press("ctrl+down")
        await pilot.press("alt+x")
        await type_text(pilot, "They were at S")
        await settled(pilot)
        assert editor.ghost.startswith("ovnarkom")


async def test_a_key_switches_it_off_and_on_again(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await type_text(pilot, "Th")
        await settled(pilot)
        assert editor.ghost
        await pilot.press("alt+colon")
        await settled(pilot)
        assert editor.ghost == ""
        await pilot.press("e")
        await settled(pilot)
        assert editor.ghost == ""
        assert "Nothing is suggested" in messages(pilot)
        await pilot.press("alt+colon")
        await settled(pilot)
        assert editor.ghost


async def test_a_setting_has_it_off(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path, "complete = false\n")) as opening:
        pilot, screen, editor = opening
        await at_last(pilot, screen)
        await type_text(pilot, "Th")
        await settled(pilot)
        assert editor.ghost == ""


async def test_the_list_offers_other_words_and_puts_in_the_one_that_is_chosen(
    tmp_path: Path,
) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await type_text(pilot, "Then he")
        await pilot.press("alt+question_mark")
        await until(pilot, lambda: pilot.app.screen is not screen, "the list")
        lines = pilot.app.screen.query_one(OptionList)
        assert lines.option_count > 1
        await pilot.press("2")
        await settled(pilot)
        assert editor.text.startswith("Then he")
        assert len(editor.text) > len("Then he")


async def test_a_document_that_is_only_read_has_none(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path), read_only=True) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await pilot.press("tab", "alt+plus")
        await settled(pilot)
        assert (editor.ghost, editor.text) == ("", "")


async def test_a_locked_segment_has_none(tmp_path: Path) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        await at_last(pilot, screen)
        await type_text(pilot, "Th")
        await pilot.press("alt+c", "alt+k")
        await settled(pilot)
        assert screen.current.segment.status is Status.LOCKED
        await pilot.press("tab")
        assert editor.text == "Th"


class SlowContinuer:
    """Says “said <number of its question>”, once it is let go on."""

    name = "slow"

    def __init__(self) -> None:
        self.may_answer = Event()
        self.asked: list[str] = []

    def continuations(
        self,
        request: DraftRequest,
        prefix: str,
        most: int = 5,
        document: Sequence[str] = (),
    ) -> tuple[Continuation, ...]:
        del request, most, document
        self.asked.append(prefix)
        assert self.may_answer.wait(LONG_S)
        return ((ContinuedPart(f" after-{prefix}", 0.9), ContinuedPart(" more", 0.9)),)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowContinuer]:
    continuer = SlowContinuer()
    monkeypatch.setattr(edit_screen_module, "continuer_of", lambda *_: continuer)
    yield continuer
    continuer.may_answer.set()


async def test_an_engine_that_is_slow_holds_no_key_up_and_its_stale_answer_is_dropped(
    tmp_path: Path, slow: SlowContinuer
) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        screen.go(LAST)
        await pilot.press("x")
        await until(pilot, lambda: slow.asked, "a question")
        await pilot.press("y", "z")
        assert (editor.text, editor.ghost) == ("xyz", "")
        slow.may_answer.set()
        await settled(pilot)
        assert editor.ghost == " after-xyz more"


async def test_a_question_that_nobody_waits_for_is_not_asked(
    tmp_path: Path, slow: SlowContinuer
) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, _):
        screen.go(LAST)
        await pilot.press("x")
        await until(pilot, lambda: slow.asked, "a question")
        await pilot.press(*"abcdefgh")
        slow.may_answer.set()
        await settled(pilot)
        assert len(slow.asked) <= 3
        assert slow.asked[-1] == "xabcdefgh"


async def test_a_key_that_came_before_the_ghost_was_seen_takes_nothing(
    tmp_path: Path, slow: SlowContinuer
) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        slow.may_answer.set()
        screen.go(LAST)
        early = events.Key("tab", "\t")
        await pilot.press("x")
        await settled(pilot)
        assert editor.ghost
        pilot.app.post_message(early)
        await settled(pilot)
        assert editor.text == "x"
        await pilot.press("tab")
        assert editor.text == "x after-x"


async def test_keys_that_come_together_take_nothing(tmp_path: Path, slow: SlowContinuer) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        slow.may_answer.set()
        screen.go(LAST)
        await pilot.press("x")
        await settled(pilot)
        assert editor.ghost
        pilot.app.post_message(KeyOfBurst("tab", "\t"))
        pilot.app.post_message(KeyOfBurst("y", "y"))
        await settled(pilot)
        assert editor.text == "xy"


async def test_a_paste_takes_nothing(tmp_path: Path, slow: SlowContinuer) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        slow.may_answer.set()
        screen.go(LAST)
        await pilot.press("x")
        await settled(pilot)
        assert editor.ghost
        pilot.app.post_message(events.Paste("\tpasted\t"))
        await settled(pilot)
        assert editor.text == "x pasted "


async def test_an_engine_that_fails_is_told_once_and_typing_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise EngineError("the model is gone", hint="Install it again.")

    monkeypatch.setattr(edit_screen_module, "continuer_of", refuse)
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        screen.go(LAST)
        for letter in "Then":
            await pilot.press(letter)
            await settled(pilot)
        assert editor.text == "Then"
        assert messages(pilot).count("the model is gone") == 1


async def test_words_one_by_one_are_all_of_them(tmp_path: Path, slow: SlowContinuer) -> None:
    async with opened(completing_project(tmp_path)) as (pilot, screen, editor):
        slow.may_answer.set()
        screen.go(MARKED)
        await pilot.press("x")
        await settled(pilot)
        ghost = editor.ghost
        await pilot.press("tab", "tab")
        assert editor.text == f"x{ghost}"
        assert BITEXT.segment(MARKED).target == ""
