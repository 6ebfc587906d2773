"""The real `alignwb` on a real terminal, killed while something is typed in one of its boxes."""

import signal
from pathlib import Path

import pytest
from support.pty_screen import PtyScreen
from support.review_project import make_review_project
from support.small_project import make_project
from support.waiting import wait_until

from alignwb.services.session.journal_lines import read_lines
from alignwb.services.session.replay import State, replay

F6, ALT_G, CTRL_F, DOWN = "\x1b[17~", "\x1bg", "\x06", "\x1b[B"


def typed_on_disk(journal: Path) -> str:
    """What the journal file holds of open text and boxes."""
    state, _ = replay(State(None, None), read_lines(journal.read_bytes()).records)
    texts = [text for each in state.boxes.values() for text in each.values()]
    return "\n".join([*texts, state.open_text.text if state.open_text else ""])


def kill_while_typing(root: Path, journal: Path, key: str, title: str, text: str) -> None:
    """Press a key, wait for what it opens, type, and kill the process once that is on disk."""
    words = ("review", "brief") if "reference" in journal.parts else ("edit", "brief")
    with PtyScreen(root, *words) as screen:
        screen.wait_for("saved")
        screen.send(key)
        screen.wait_for(title)
        screen.send(text)
        wait_until(lambda: text in typed_on_disk(journal), f"{text} in the journal")
        screen.end(signal.SIGKILL)


@pytest.mark.parametrize(
    ("key", "title", "text", "label"),
    [
        (F6, "Note", "ask her", "Write a note"),
        (ALT_G, "A new term", "zonlicht", "Add a term"),
        (CTRL_F, "Search source", "hij weg", "Search"),
    ],
)
def test_a_dialog_of_the_edit_screen(
    tmp_path: Path, key: str, title: str, text: str, label: str
) -> None:
    project = make_project(tmp_path)
    journal = project.state / "journal" / "brief.jsonl"
    kill_while_typing(tmp_path, journal, key, title, text)

    with PtyScreen(tmp_path, "edit", "brief") as screen:
        screen.wait_for(label)
        screen.send(key)
        screen.wait_for(text)
        screen.end(signal.SIGKILL)


def test_the_target_box(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    journal = project.state / "journal" / "brief.jsonl"
    kill_while_typing(tmp_path, journal, "", "Een brief", "A letter?")

    with PtyScreen(tmp_path, "edit", "brief") as screen:
        screen.wait_for("A letter?")
        screen.end(signal.SIGKILL)


@pytest.mark.parametrize(("key", "title"), [("e", "Correct the target"), (F6, "Note")])
def test_a_box_of_the_review(tmp_path: Path, key: str, title: str) -> None:
    project = make_review_project(tmp_path)
    journal = project.state / "journal" / "reference" / "brief.jsonl"
    kill_while_typing(tmp_path, journal, key, title, "or so")

    with PtyScreen(tmp_path, "review", "brief") as screen:
        screen.wait_for("Recovered")
        if key == F6:
            screen.send(key)
        screen.wait_for("or so")
        screen.end(signal.SIGKILL)
