"""Whatever a file holds, a screen drives no terminal with it."""

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from filelock import FileLock
from support.hostile_project import HostileProject, make_hostile_project
from support.hostile_text import PAYLOAD, shown_words
from support.terminal import Terminal

SIZE = 200, 110
"""There is room for everything that a panel can show."""

ESCAPE = "\x1b[27u"  # not the lone byte, which a terminal waits after
F1, F2, F4, F6 = "\x1bOP", "\x1bOQ", "\x1bOS", "\x1b[17~"
TO_START, SELECT_TO_END = "\x1b[H", "\x1b[1;2F"

Step = tuple[str, Sequence[str]]
"""Keys, and what stands on the screen then: words, or names of fields in braces.

What begins with a stroke has to be gone.
"""


def _dialog(keys: str, title: str, *fields: str) -> tuple[Step, Step]:
    """A dialog that a key opens, what stands in it, and the way back."""
    return (keys, [title, *fields]), (ESCAPE, [f"/{title}"])


TRANSLATING: Sequence[Step] = (
    ("", ["{xliff: source}", "{xliff: target}", "{xliff: confirmed target}", "{xliff: origin}"]),
    ("", ["{xliff: draft}", "{xliff: another draft}", "{xliff: engine}", "{xliff: note}"]),
    ("", ["{tmx: source}", "{tmx: target}", "{tmx: file name 2}"]),
    ("", ["{glossary: target}", "{glossary: another target}", "{glossary: note}"]),
    *_dialog(F6, "─ Note ─", "{xliff: note}"),
    *_dialog(F4, "Matches and drafts", "{xliff: another draft}"),
    *_dialog("\x1bt", "Insert a term", "{glossary: another target}"),
    *_dialog("\x1bg", "─ A new term"),
    (TO_START, []),
    (SELECT_TO_END, []),
    *_dialog("\x1bl", "Concordance", "{xliff: target}"),
    *_dialog("\x06", "Search source, target and notes"),
    *_dialog("\x1bs", "Where does the second part begin?", "{xliff: source}"),
    ("\x1bx", ["edited", "/{xliff: target}"]),
    ("\x13", ["Saved brief"]),
    ("\x1a", ["{xliff: target}"]),
    *_dialog("\x1b;", "Tab: source, target, both", "{xliff: mark of an item}"),
    *_dialog(F2, "─ Documents", "{document 1}", "{document 2}"),
    *_dialog("\x10", "Search for commands"),
    *_dialog(F1, "Esc goes back"),
)
REVIEWING: Sequence[Step] = (
    ("", ["{xliff: bead}", "{xliff: note of a bead}", "{xliff: bead target}"]),
    *_dialog("e", "Correct the"),
    *_dialog("a", "─ Note ─", "{xliff: note of a bead}"),
    *_dialog("s", "Split into", "{xliff: bead}"),
    *_dialog("\x1bv", "Show only segments that fit"),
    *_dialog("\x1bh", "Replace in the targets"),
    *_dialog(F2, "─ Documents", "brief"),
)


@pytest.fixture
def made(tmp_path: Path) -> HostileProject:
    return make_hostile_project(tmp_path)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    """Terminals that are closed when the test ends."""
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.close()


def _work_through(terminal: Terminal, made: HostileProject, steps: Sequence[Step]) -> None:
    """Press the keys, wait after each for what has to be drawn, and leave the screen."""
    markers = {f"{{{name}}}": marker for marker, name in made.fields.names.items()}
    for keys, drawn in steps:
        terminal.press(keys)
        for each in drawn:
            words = each.removeprefix("/")
            terminal.wait_for(markers.get(words, words), gone=words != each)
    terminal.press("\x11")
    assert terminal.wait_for_end() == 0
    assert "␛]52;c;" in shown_words(terminal.sent)


def test_translating(made: HostileProject, terminals: list[Terminal]) -> None:
    terminals.append(Terminal(["-m", "alignwb", "edit", "brief"], made.project.root, size=SIZE))
    _work_through(terminals[0], made, TRANSLATING)


def test_reviewing(made: HostileProject, terminals: list[Terminal]) -> None:
    terminals.append(Terminal(["-m", "alignwb", "review", "brief"], made.project.root, size=SIZE))
    _work_through(terminals[0], made, REVIEWING)


def test_who_has_it_open_and_what_it_is_called(
    made: HostileProject, terminals: list[Terminal]
) -> None:
    project, fields = made.project, made.fields
    name = next(document.name for document in project.documents() if "zq" in document.name)
    shutil.copy2(project.translations / "brief.xlf", project.translations / f"{name}.xlf")
    locks = project.state / "lock"
    locks.mkdir(parents=True)
    holder = {"process": 1, "since": "2026-01-02T03:04:00+00:00"}
    holder |= {each: fields.text(f"holder: {each}", PAYLOAD) for each in ("user", "host")}
    (locks / f"{name}.holder.json").write_text(json.dumps(holder), encoding="utf-8")
    with FileLock(locks / f"{name}.lock"):
        terminals.append(Terminal(["-m", "alignwb", "edit", name], project.root, size=SIZE))
        steps: Sequence[Step] = [("", ["{holder: user}", "{holder: host}", "{document 1}"])]
        _work_through(terminals[0], made, steps)
