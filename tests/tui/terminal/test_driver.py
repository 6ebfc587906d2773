"""The workbench on a real terminal: what keys do there, and how the terminal is left."""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.pty_screen import PtyScreen
from support.small_project import BITEXT, make_project, the_document
from support.waiting import wait_until

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import PostEdit, Segment, SegmentRef, Status
from alignwb.formats.xliff import read_xliff
from alignwb.services.project.project import Project
from alignwb.tui.terminal.key_parser import STILL_PASTING_S

TITLE, LAST = SegmentRef("p1", "s1"), SegmentRef("p3", "s1")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def screen(project: Project) -> Iterator[PtyScreen]:
    with PtyScreen(project.root, "edit", "brief") as screen:
        screen.wait_for("Toen ging hij weg.")
        yield screen


def saved(project: Project) -> Bitext:
    document = the_document(project)
    return read_xliff(document.bitext.read_bytes(), document.bitext).bitext


def typed(project: Project) -> str:
    """The open text that is in the journal; "" if there is none."""
    path = project.state / "journal" / "brief.jsonl"
    text = ""
    for line in path.read_text().splitlines() if path.exists() else ():
        record = json.loads(line)[1]
        if record["kind"] == "open":
            text = record["text"]
        elif record["kind"] == "typed":
            start, end = record["at"], record["at"] + record["cut"]
            text = text[:start] + record["put"] + text[end:]
    return text


def quit_and_read(screen: PtyScreen, project: Project) -> Bitext:
    # A key that comes right behind a paste would be a part of it.
    time.sleep(2 * STILL_PASTING_S)
    screen.send("\x11")
    assert screen.end() == 0
    return saved(project)


def has_stopped(screen: PtyScreen) -> bool:
    found, status = os.waitpid(screen.process.pid, os.WUNTRACED | os.WNOHANG)
    return bool(found) and os.WIFSTOPPED(status)


def is_restored(screen: PtyScreen) -> bool:
    return not screen.modes_left_on and screen.attributes() == screen.before


@pytest.mark.parametrize(
    "number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT], ids=str
)
def test_a_signal_restores_the_terminal_and_loses_nothing(
    screen: PtyScreen, project: Project, number: signal.Signals
) -> None:
    screen.send("Dear mot")
    screen.wait_for("Dear mot")

    assert screen.end(number) == 128 + number

    wait_until(lambda: is_restored(screen), f"the terminal, left with {screen.modes_left_on}")
    assert "Traceback" not in screen.output
    with PtyScreen(project.root, "edit", "brief") as again:
        again.wait_for("Dear mot")
        assert quit_and_read(again, project).segment(TITLE).target == "Dear mot"


def test_a_signal_says_where_the_work_is(screen: PtyScreen, project: Project) -> None:
    screen.send("Salut")
    screen.wait_for("Salut")
    screen.end(signal.SIGTERM)
    screen.wait_for("ended by SIGTERM")
    screen.wait_for(f"in the journal {project.state / 'journal' / 'brief.jsonl'}")


def test_a_connection_that_is_cut_off_ends_it_and_loses_nothing(
    screen: PtyScreen, project: Project
) -> None:
    screen.send("To whom")
    screen.wait_for("To whom")

    screen.hang_up()

    assert screen.end() == 128 + signal.SIGHUP
    with PtyScreen(project.root, "edit", "brief") as again:
        again.wait_for("To whom")


def test_a_second_signal_ends_what_does_not_end(project: Project) -> None:
    stuck = (
        "import sys, time; from alignwb.cli.main import main;"
        " from alignwb.tui.app import AlignwbApp;"
        " AlignwbApp._end_now = lambda self: (sys.__stderr__.write('STUCK'),"
        " sys.__stderr__.flush(), time.sleep(600));"
        " sys.exit(main())"
    )
    command = (sys.executable, "-c", stuck)
    with PtyScreen(project.root, "edit", "brief", command=command) as screen:
        screen.wait_for("Toen ging hij weg.")
        screen.process.send_signal(signal.SIGTERM)
        screen.wait_for("STUCK")
        assert screen.end(signal.SIGTERM) == 143
        wait_until(lambda: is_restored(screen), "the terminal")


def test_a_crash_is_said_in_words_and_restores_the_terminal(project: Project) -> None:
    broken = (
        "import sys; from alignwb.cli.main import main;"
        " from alignwb.tui.shared.guiding.guiding import Guiding;"
        " Guiding.toggle_panels = lambda self: {}['gone astray'];"
        " sys.exit(main())"
    )
    command = (sys.executable, "-c", broken)
    with PtyScreen(project.root, "edit", "brief", command=command) as screen:
        screen.wait_for("Toen ging hij weg.")
        screen.send("Half a sent\x1bd")

        assert screen.end() == 1

        screen.wait_for("alignwb has made an error and had to stop (KeyError: 'gone astray')")
        screen.wait_for("is there when you open the document again")
        wait_until(lambda: is_restored(screen), "the terminal")
        assert "Traceback" not in screen.output
    (report,) = project.state.glob("crash-*.txt")
    assert str(report) in screen.words
    assert "gone astray" in report.read_text()
    assert typed(project) == "Half a sent"


def test_a_crash_on_a_full_disk_says_where_the_work_is_instead(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    broken = (
        "import sys; from alignwb.cli.main import main;"
        " from alignwb.errors import ProjectError;"
        " from alignwb.services.session.durable_log import DurableLog;"
        " from alignwb.tui.shared.guiding.guiding import Guiding;\n"
        "def refuse(*_, **__): raise ProjectError('no room')\n"
        "DurableLog.append = refuse\n"
        "Guiding.toggle_panels = lambda self: 1 / 0\n"
        "sys.exit(main())"
    )
    command, environment = (sys.executable, "-c", broken), {"HOME": str(home)}
    with PtyScreen(
        project.root, "edit", "brief", command=command, environment=environment
    ) as screen:
        screen.wait_for("Toen ging hij weg.")
        screen.send("On no disk")
        screen.wait_for("On no disk")
        screen.send("\x1bd")
        assert screen.end() == 1
        screen.wait_for("What the journal did not take was written to")
    (rescued,) = home.iterdir()
    assert read_xliff(rescued.read_bytes(), rescued).bitext.segment(TITLE).target == "On no disk"


def test_it_can_be_stopped_and_goes_on(screen: PtyScreen, project: Project) -> None:
    screen.process.send_signal(signal.SIGTSTP)
    wait_until(lambda: has_stopped(screen), "the process to stop")
    wait_until(lambda: is_restored(screen), "the terminal")
    shown = len(screen.output)

    screen.process.send_signal(signal.SIGCONT)
    wait_until(lambda: "\x1b[?1049h" in screen.output[shown:], "the screen to be back")
    screen.send("Again")
    screen.wait_for("Again")
    assert quit_and_read(screen, project).segment(TITLE).target == "Again"
    assert is_restored(screen)


def test_it_can_be_stopped_while_it_paints(project: Project) -> None:
    at_the_worst_moment = (
        "import os, signal, sys; from alignwb.cli.main import main;"
        " from textual.drivers._writer_thread import WriterThread;\n"
        "def write(self, text, write=WriterThread.write):\n"
        "    if 'Salut' in text:\n"
        "        with self._queue.mutex: os.kill(os.getpid(), signal.SIGTSTP)\n"
        "    write(self, text)\n"
        "WriterThread.write = write\n"
        "sys.exit(main())"
    )
    command = (sys.executable, "-c", at_the_worst_moment)
    with PtyScreen(project.root, "edit", "brief", command=command) as screen:
        screen.wait_for("Toen ging hij weg.")
        screen.send("Salut")
        wait_until(lambda: has_stopped(screen), "the process to stop")
        wait_until(lambda: is_restored(screen), "the terminal")


def test_it_goes_on_after_a_stop_that_it_was_not_told_of(
    screen: PtyScreen, project: Project
) -> None:
    screen.process.send_signal(signal.SIGSTOP)
    wait_until(lambda: has_stopped(screen), "the process to stop")
    shown = len(screen.output)
    screen.process.send_signal(signal.SIGCONT)
    wait_until(lambda: "\x1b[?1049h" in screen.output[shown:], "the screen to be back")
    screen.send("Once and not twice")
    screen.wait_for("Once and not twice")
    assert quit_and_read(screen, project).segment(TITLE).target == "Once and not twice"
    assert is_restored(screen)


def test_alt_keys_in_one_read_do_what_they_say(screen: PtyScreen, project: Project) -> None:
    screen.send("Brief\x1bc\x1b[1;3B\x1bx")
    screen.send("New\x1b[A")
    bitext = quit_and_read(screen, project)
    assert bitext.segment(TITLE) == Segment(
        "s1",
        "Een brief",
        "Brief",
        Status.CONFIRMED,
        bitext.segment(TITLE).origin,
        post_edit=PostEdit("", typed=5),
    )
    assert [each.target for _, each in bitext.segments()][1] == "New"


def test_a_bracketed_paste_goes_in_once_and_is_harmless(
    screen: PtyScreen, project: Project
) -> None:
    screen.send(
        "\x1b[200~12\u00a0km\r\nand 8\u202f%, un\u00adbroken\x07 \x1b[31mred\x1b[0m\x1b]2;x\x07"
        "\x7f\x9b1m!\x1b[201~"
    )
    screen.wait_for("broken red!")
    expected = "12\u00a0km and 8\u202f%, un\u00adbroken red!"
    assert quit_and_read(screen, project).segment(TITLE).target == expected


@pytest.mark.parametrize("line_end", ["\r", "\n", "\r\n"])
def test_a_paste_without_brackets_confirms_nothing(
    screen: PtyScreen, project: Project, line_end: str
) -> None:
    screen.send(line_end.join(("The first line.", "The second.", "And a third", "")))
    screen.wait_for("And a third")
    bitext = quit_and_read(screen, project)
    assert bitext.segment(TITLE).target == "The first line. The second. And a third"
    assert not any(segment.status.is_done for _, segment in bitext.segments())


def test_a_long_paste_without_brackets_is_one_text(screen: PtyScreen, project: Project) -> None:
    lines = [f"Line number {number} of a long letter." for number in range(400)]
    screen.send("\r".join(lines))
    screen.wait_for("Line number 399")
    assert quit_and_read(screen, project).segment(TITLE).target == " ".join(lines)


def test_quick_keys_on_a_slow_line_are_commands(screen: PtyScreen, project: Project) -> None:
    screen.send("A note\rIt\r\r")
    bitext = quit_and_read(screen, project)
    targets = [(each.target, each.status.is_done) for _, each in bitext.segments()]
    draft = BITEXT.paragraphs[1].segments[0].target
    assert targets[:2] == [("A note", True), (f"{draft}It", True)]


def test_unprintable_letters_that_are_typed_arrive(screen: PtyScreen, project: Project) -> None:
    typed_text = "7\u00a0a\u202fb\u00adc\u200bd\u200de"
    for character in typed_text:
        screen.send(character)
    assert quit_and_read(screen, project).segment(TITLE).target == typed_text


def test_bytes_that_are_no_utf8_are_no_end(screen: PtyScreen, project: Project) -> None:
    screen.send(b"Caf\xe9 ")
    screen.send("noir")
    assert quit_and_read(screen, project).segment(TITLE).target == "Caf\ufffd noir"


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "iso-8859-15"},
    ],
)
def test_a_terminal_that_is_not_in_utf8_is_told_so(
    project: Project, locale: dict[str, str]
) -> None:
    with PtyScreen(project.root, "edit", "brief", environment=locale) as screen:
        assert screen.end() == 1
        screen.wait_for("the screen needs a terminal in UTF-8")
        screen.wait_for("LC_ALL=C.UTF-8 alignwb")
        assert is_restored(screen)


def test_a_plain_locale_is_enough(project: Project) -> None:
    plain = {"LANG": "C", "LC_ALL": "", "LC_CTYPE": ""}
    with PtyScreen(project.root, "edit", "brief", environment=plain) as screen:
        screen.wait_for("○ᴹ")


def test_what_is_suggested_is_taken_by_a_key_and_never_by_a_burst(tmp_path: Path) -> None:
    project = make_project(tmp_path, settings="complete = true\n")
    with PtyScreen(project.root, "edit", "brief") as screen:
        screen.wait_for("Toen ging hij weg.")
        # The second segment's own draft goes on with this, without any engine.
        screen.send("\x1b[1;5B\x1bx")
        screen.send("They were at S")
        screen.wait_for("They were at Sovnarkom.")
        screen.send("\tq")  # together, as a paste without brackets comes
        wait_until(lambda: typed(project) == "They were at Sq", "the letter of the burst")
        screen.send("\x7f")
        wait_until(lambda: typed(project) == "They were at S", "the letter to be deleted")
        screen.wait_for("They were at Sovnarkom.")
        screen.send("\t")
        wait_until(lambda: typed(project) == "They were at Sovnarkom.", "the word to be taken")
        assert quit_and_read(screen, project).segment(SegmentRef("p2", "s1")).target == (
            "They were at Sovnarkom."
        )
