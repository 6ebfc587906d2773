"""The campaign of kills, in short, and that it notices what it is there to notice.

The long form: `python tests/campaigns/kills.py --kills 1000`.
"""

from pathlib import Path
from random import Random

import pytest
from campaigns.kept_work import ExpectedWork, FoundWork
from campaigns.kills import kill_command
from campaigns.screen_kills import KilledScreen

from alignwb.services.session import SaveOutcome, Session
from alignwb.services.session.journalled_work import JournalledWork

NOTHING = FoundWork((), "", "", "", "", "")


@pytest.mark.parametrize(("seed", "is_review"), [(1, False), (3, True)])
def test_nothing_is_lost_when_the_screen_is_killed(
    tmp_path: Path, seed: int, is_review: bool
) -> None:
    screen = KilledScreen(tmp_path, seed, is_review=is_review)
    for _ in range(2):
        screen.kill_once()
    assert screen.outcome.words
    assert screen.outcome.faults == {}


@pytest.mark.parametrize("name", ["import", "terms import", "memory add"])
def test_a_killed_command_has_done_all_or_nothing_and_can_be_run_again(
    tmp_path: Path, name: str
) -> None:
    assert kill_command(tmp_path, name, Random(4), 2).faults == {}


def forget_typing() -> None:
    JournalledWork.keep_open_text = lambda *_: None  # type: ignore[method-assign]


def save_nothing(self: Session) -> SaveOutcome:
    return SaveOutcome(written=True)


def forget_edits() -> None:
    JournalledWork._record = lambda *_, **__: None  # type: ignore[method-assign]
    JournalledWork.shorten_journal = lambda *_: None  # type: ignore[method-assign]
    Session.save = save_nothing  # type: ignore[method-assign]


def test_it_notices_that_open_text_is_not_kept(tmp_path: Path) -> None:
    screen = KilledScreen(tmp_path, 5, is_review=False, spoil=forget_typing)
    screen.kill_once()
    assert any(cause.startswith("open target") for cause in screen.outcome.faults)


def test_it_notices_that_edits_are_not_kept(tmp_path: Path) -> None:
    screen = KilledScreen(tmp_path, 12, is_review=False, spoil=forget_edits)
    screen.kill_once()
    assert any(cause.startswith("committed") for cause in screen.outcome.faults)


def test_a_word_has_to_be_where_it_was_kept_as_soon_as_its_key_was_taken() -> None:
    expected = ExpectedWork()
    expected.type("zqb", "note", step=1)
    expected.keep(2, "note")
    assert expected.lost(NOTHING, killed_s=9.0) == {"committed": [], "open": [], "young": []}
    expected.know(2, at_s=0.0)
    elsewhere = FoundWork((("p1", "s1", "bron", "zqb", "edited", ""),), "", "", "", "", "")
    assert [token.text for token in expected.lost(elsewhere, killed_s=9.0)["committed"]] == ["zqb"]
    in_note = FoundWork((("p1", "s1", "bron", "", "initial", "zqb"),), "", "", "", "", "")
    assert expected.lost(in_note, killed_s=9.0)["committed"] == []


def test_open_text_has_to_be_there_from_a_second_on() -> None:
    expected = ExpectedWork()
    expected.type("zqb", "target", step=1)
    expected.know(1, at_s=5.0)
    assert len(expected.lost(NOTHING, killed_s=5.5)["young"]) == 1
    assert len(expected.lost(NOTHING, killed_s=6.5)["open"]) == 1
    assert expected.lost(FoundWork((), "a zqb", "", "", "", ""), killed_s=6.5)["open"] == []


def test_what_undo_took_back_has_to_be_there_for_redo_until_another_edit() -> None:
    expected = ExpectedWork()
    expected.type("zqb", "target", step=1)
    expected.keep(2, "target")
    expected.know(2, at_s=0.0)
    in_history = FoundWork((), "", "", "zqb", "", "")
    assert expected.look_at_undo(in_history) == []
    assert expected.lost(in_history, killed_s=9.0)["committed"] == []
    assert len(expected.lost(NOTHING, killed_s=9.0)["committed"]) == 1
    expected.keep(3, "target")
    assert expected.tokens == []
