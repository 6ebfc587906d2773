"""A translator at the real screen, on a real terminal, whose process is killed again and again."""

import os
import resource
import signal
import time
from collections.abc import Callable, Mapping
from itertools import zip_longest
from pathlib import Path
from random import Random

from campaigns.kept_work import ExpectedWork, FoundWork, Token, find_work, left_over
from campaigns.outcome import Outcome
from campaigns.terminal import ENTER, ESCAPE, StuckError, Terminal
from support.remembering_project import UNITS, write_memory
from support.review_project import make_review_project, many_beads
from support.small_project import make_project

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment
from alignwb.services.session import limits

_F6, _F9 = b"\x1b[17~", b"\x1b[20~"
_DOWN = b"\x1b[B"
_CTRL_DOWN, _CTRL_UP = b"\x1b[1;5B", b"\x1b[1;5A"
_SAVE, _QUIT = b"\x13", b"\x11"
_ALT = b"\x1b"
_LETTERS = "bcdfghjklmnprstvwz"
_DONE = {"confirmed", "reviewed", "locked"}


class KilledScreen:
    """A project that is worked on at the screen, through kill after kill.

    Args:
        folder: Where the project may be made; emptied by the caller.
        seed: Decides every key and every kill.
        is_review: Whether an alignment is reviewed; else a document is translated.
        drafts: Whether the engine drafts meanwhile.
        spoil: Breaks the program on purpose, in its own process, to see that it is noticed.
    """

    def __init__(
        self,
        folder: Path,
        seed: int,
        *,
        is_review: bool,
        drafts: bool = False,
        spoil: Callable[[], object] = lambda: None,
    ) -> None:
        self.random = Random(seed)
        self.seed = seed
        self.is_review = is_review
        self.drafts = drafts
        self._spoil = spoil
        self.root = folder / "project"
        self.root.mkdir()
        if is_review:
            make_review_project(self.root, many_beads(4))
        else:
            make_project(self.root, _letter())
            write_memory(self.root / "memory" / "letters.tmx", *UNITS)
        settings = self.root / "alignwb.toml"
        settings.write_text(
            "draft_on_open = false\ncheck_on_screen = false\nautosave_s = 1.0\n", encoding="utf-8"
        )
        self.expected = ExpectedWork()
        self.unfinished: Token | None = None
        self.has_open_text = False
        self.outcome = Outcome()

    def find(self) -> FoundWork:
        """What the next start would find."""
        return find_work(self.root, "brief", is_review=self.is_review)

    def kill_once(self) -> None:
        """Start the screen, work a while, end the process somehow, and look what is there."""
        words = ["review", "brief"] if self.is_review else ["edit", "brief"]
        long_journal_bytes = self.random.choice([1_000, 4_000, limits.LONG_JOURNAL_BYTES])

        def prepare() -> None:
            limits.LONG_JOURNAL_BYTES = long_journal_bytes
            self._spoil()

        with Terminal(words, self.root, prepare) as terminal:
            work = Work(self, terminal)
            try:
                work.begin()
                for _ in range(self.random.randint(2, 12)):
                    work.step()
                end = work.end()
            except StuckError as error:
                self.blame("stuck", f"{error}; {work.log}")
                end = "stuck"
                terminal.kill(signal.SIGKILL)
            ended_s = work.killed_s or time.monotonic()
            terminal.wait_for_end()
        self.outcome.count(end)
        self._judge(ended_s, work.log, work.quiet if end == "SIGKILL" else None)

    def _judge(self, killed_s: float, log: list[str], quiet: FoundWork | None) -> None:
        try:
            found = self.find()
        except Exception as error:  # noqa: BLE001 - whatever it is, the document does not open
            self.blame("committed: the document does not open", f"{error!r}; {log}")
            return
        if "damaged" in found.message or "cannot be used" in found.message:
            self.blame("journal damaged", f"{found.message}; {log}")
        if quiet and (quiet.segments, quiet.open_text) != (found.segments, found.open_text):
            self.blame("committed segments are others", f"{_first_other(quiet, found)}; {log}")
        self.outcome.words += len(self.expected.tokens)
        for cause, tokens in self.expected.lost(found, killed_s).items():
            if cause == "young":
                self.outcome.young += len(tokens)
            elif tokens:
                words = ", ".join(f"{token.text} in {token.box}" for token in tokens)
                self.blame(
                    f"{cause} {'/'.join(sorted({t.box for t in tokens}))} lost", f"{words}; {log}"
                )
        self.unfinished = next(
            (each for each in self.expected.tokens if each.text in found.drafts_of_boxes), None
        )
        self.has_open_text = bool(found.open_text)
        self.expected.go_on(found)

    def blame(self, cause: str, what: str) -> None:
        """Note a fault."""
        self.outcome.blame(
            cause, f"seed {self.seed}, kill {sum(self.outcome.kills.values())}: {what}"
        )


class Work:
    """One start of the screen: keys, until the process is ended.

    Attributes:
        killed_s: When (monotonic) the process was ended.
        quiet: What was there when it was ended, if the screen was quiet then.
        quiet: What was there when it was ended, if the screen was quiet then.
        log: What was done.
    """

    def __init__(self, screen: KilledScreen, terminal: Terminal) -> None:
        self._screen = screen
        self._random = screen.random
        self._expected = screen.expected
        self._terminal = terminal
        self._number = 0
        self._confirmed = ""
        self.killed_s: float | None = None
        self.quiet: FoundWork | None = None
        self.log: list[str] = []
        self._steps = _REVIEW_STEPS if screen.is_review else _EDIT_STEPS
        self._boxes = _REVIEW_BOXES if screen.is_review else _EDIT_BOXES

    def begin(self) -> None:
        """Wait for the screen; the temporary files of the run before are gone then."""
        started = self._terminal.wait_until(
            lambda: b"\x1b[?1049h" in self._terminal.output, "the screen to start"
        )
        if not (started and self._terminal.wait_until_quiet()):
            raise StuckError(f"the screen ended: {self._terminal.shown()[-2000:]}")
        for path in left_over(self._screen.root):
            self._screen.blame("left over", path)
            (self._screen.root / path).unlink()
        if self._screen.unfinished is not None:
            self._look_at_unfinished(self._screen.unfinished)
        if self._screen.is_review and self._screen.has_open_text:
            self.confirm()  # the box is open, and letters are text
        if self._screen.drafts:
            self._press(_F9, "draft")

    def step(self) -> None:
        """Do something that a translator does."""
        names = list(self._steps)
        name = self._random.choices(names, [self._steps[name][0] for name in names])[0]
        self._steps[name][1](self)
        self._watch()

    def end(self) -> str:
        """End the process at a moment that nobody expects.  Returns how."""
        last = self._random.choice(["save", "save", "type", "box", "confirm", "step"])
        if last == "box":
            self._type_in_a_box()
        elif last == "step":
            self.step()
        else:
            self.type() if last != "save" or self._random.random() < 0.5 else None
            if last == "confirm":
                self.confirm()
            elif last == "save":
                self.save()
        self._terminal.read_for(_delay_s(self._random))
        if self._terminal.is_alive:
            self._note_echo()
        if not self._screen.drafts and self._random.random() < 0.3:
            self.quiet = self._settle()
        return self._quit() if last != "box" and self._random.random() < 0.05 else self._kill()

    def type(self) -> None:
        """Write a word where a translator writes."""
        if self._screen.is_review:
            self._press(b"e", "correct")
            self._type("correction")
        else:
            self._type("target")

    def confirm(self) -> None:
        """Confirm, or keep a correction."""
        tokens = self._expected.open_in("target")
        self._confirmed = tokens[-1].text if tokens and not self._screen.is_review else ""
        self._press(ENTER, "confirm")
        self._expected.keep(self._number, "target", "correction")

    def save(self) -> None:
        """Save by the key."""
        self._press(_SAVE, "save")
        self._expected.keep(self._number, "target", "correction")

    def go(self) -> None:
        """Go to some segment."""
        number = self._random.randint(1, 16)
        self._open(b"\x0c", "go to")
        self._press(str(number).encode(), str(number))
        self._press(ENTER, "there")
        self._expected.keep(self._number, "target", "correction")

    def move(self) -> None:
        """Go to a segment beside this one, or to the next open one."""
        self._press(self._random.choice([_CTRL_DOWN, _CTRL_UP, b"\x07"]), "move")
        self._expected.keep(self._number, "target", "correction")

    def note(self) -> None:
        """Write a note."""
        self._open(_F6, "note")
        self._type("note")
        self._press(self._random.choice([ENTER, _F6]), "keep the note")
        self._expected.keep(self._number, "note")

    def add_term(self) -> None:
        """Add a term."""
        self._open(_ALT + b"g", "term form")
        self._type("term")
        self._press(_DOWN, "next field")
        self._type("term")
        self._press(ENTER, "add it")
        self._expected.keep(self._number, "term")

    def search(self) -> None:
        """Search for something that is not there."""
        self._open(b"\x06", "search")
        self._type("search")
        self._press(ESCAPE, "back")
        self._expected.discard("search")
        self._rest_after_escape()

    def split(self) -> None:
        """Cut the segment in two, and perhaps join it again."""
        self._open(_ALT + b"s", "split")
        self._press(ENTER, "here")
        self._expected.keep(self._number, "target")
        if self._random.random() < 0.7:
            self.merge()

    def merge(self) -> None:
        """Join the segment with the next."""
        self._press(_ALT + b"m", "merge")
        self._expected.keep(self._number, "target")

    def toggle(self) -> None:
        """Confirm and stay, or take that back."""
        self._press(_ALT + b"c", "toggle")
        self._expected.keep(self._number, "target")

    def undo(self) -> None:
        """Take something back, and perhaps do it again."""
        if self._screen.drafts:
            return  # what was taken back could not be told from what has not come yet
        self._settle()
        for _ in range(self._random.randint(1, 3)):
            self._travel(b"\x1a", "undo")
        for _ in range(self._random.randint(0, 2)):
            self._travel(b"\x19", "redo")

    def fill_the_disk(self) -> None:
        """Let no file grow for a while: what is typed then is kept as soon as there is room."""
        self._settle()
        journals = (self._screen.root / ".alignwb" / "journal").glob("*.jsonl")
        size_bytes = max((path.stat().st_size for path in journals), default=0)
        self._let_files_grow_to(size_bytes + self._random.randint(1, 300))
        self.log.append("the disk is full")
        for _ in range(self._random.randint(1, 3)):
            self._type("target")
            if self._random.random() < 0.4:
                self._press(self._random.choice([ENTER, _SAVE]), "try")
        self._terminal.wait_until_quiet()
        self._let_files_grow_to(resource.RLIM_INFINITY)
        self.log.append("there is room")
        self._type("target")
        self._settle()

    def _let_files_grow_to(self, size_bytes: int) -> None:
        limits_ = (size_bytes, resource.RLIM_INFINITY)
        resource.prlimit(self._terminal.pid, resource.RLIMIT_FSIZE, limits_)

    def change_bead(self) -> None:
        """Move, merge, swap, flag or confirm beads."""
        key = self._random.choice([b"u", b"d", b"m", b"x", b"c", b"C", b"f", b"\t"])
        self._expected.keep(self._number, "correction")
        self._press(key, key.decode())
        self._expected.forget_undone()

    def keep_or_drop(self) -> None:
        """Write a correction, and keep or drop it."""
        self.type()
        if self._random.random() < 0.7:
            self.confirm()
        else:
            self._leave_box("drop")
            self._expected.discard("correction")

    def _type_in_a_box(self) -> None:
        """Leave a dialog open with something typed in it."""
        box = self._random.choice(list(self._boxes))
        self._open(self._boxes[box], f"open {box}")
        self._type(box)

    def _look_at_unfinished(self, token: Token) -> None:
        """What was typed in a dialog stands there again when that is opened."""
        self._open(self._boxes[token.box], f"open {token.box} again")
        try:
            self._terminal.wait_until(
                lambda: token.text in self._terminal.shown(), f"{token.text} in {token.box}"
            )
        except StuckError:
            self._screen.blame(f"{token.box} does not come back", f"{token.text}; {self.log}")
        self._leave_box("leave it")

    def _travel(self, key: bytes, name: str) -> None:
        self._press(key, name)
        self._terminal.wait_until_quiet()
        self._expected.know(self._number, time.monotonic())
        for fault in self._expected.look_at_undo(self._screen.find()):
            self._screen.blame("undo", f"{fault}; {self.log}")

    def _open(self, keys: bytes, name: str) -> None:
        """Press a key that opens a dialog; what stands in the box becomes an edit first.

        The concordance leaves the box as it is: what is found goes into it.
        """
        self._press(keys, name)
        if "concordance" not in name:
            self._expected.keep(self._number, "target", "correction")
        if not self._screen.drafts:
            self._terminal.wait_until_quiet()

    def _press(self, keys: bytes, name: str) -> None:
        self._number += 1
        self.log.append(name)
        self._terminal.wait_for_reading()
        self._terminal.rest()
        self._terminal.send(keys)

    def _type(self, box: str) -> None:
        self._number += 1
        text = "zq" + "".join(self._random.choices(_LETTERS, k=6))
        self.log.append(f"{box}: {text}")
        self._terminal.wait_for_reading()
        self._expected.type(text, box, self._number)
        for letter in f"{text} ":
            self._terminal.send(letter.encode())
            self._terminal.rest()
        if self._random.random() < 0.3:
            self._wait_for_echo()

    def _watch(self) -> None:
        """Look at the screen now and then, until it shows what was typed last or is quiet."""
        look = self._random.random()
        if look < 0.35 and not self._screen.drafts:
            self._settle()
        elif look < 0.7:
            self._wait_for_echo()
        else:
            self._note_echo()

    def _wait_for_echo(self) -> None:
        """Wait until the screen shows what was typed last, if it is still to be seen."""
        last = self._expected.tokens[-1] if self._expected.tokens else None
        if last and last.shown_s is None and last.kept_by is None:
            self._terminal.wait_until(
                lambda: last.text in self._terminal.shown(), f"{last.text} in {last.box}"
            )
        self._note_echo()

    def _note_echo(self) -> None:
        """What the screen shows it has taken, and every key before it."""
        shown, now_s = self._terminal.shown(), time.monotonic()
        for token in reversed(self._expected.tokens):
            if token.shown_s is None and token.text in shown:
                self._expected.know(token.step, now_s)
                return

    def _settle(self) -> FoundWork | None:
        """Wait until the screen is quiet: all that it shows is kept already."""
        if not self._terminal.wait_until_quiet():
            return None
        self._expected.know(self._number, time.monotonic())
        found = self._screen.find()
        lost = self._expected.lost(found, killed_s=float("inf"))
        for cause in ("committed", "open"):
            for token in lost[cause]:
                self._screen.blame(
                    f"{cause} {token.box} not kept on a quiet screen", f"{token.text}; {self.log}"
                )
        self._expected.forget([token for tokens in lost.values() for token in tokens])
        if self._confirmed and (status := found.status_of(self._confirmed)) not in _DONE:
            self._screen.blame("not confirmed", f"{self._confirmed} is {status}; {self.log}")
        self._confirmed = ""
        return found

    def _leave_box(self, name: str) -> None:
        """Go back without what is typed: the first Escape says that it would be lost."""
        for _ in range(2):
            self._press(ESCAPE, name)
            self._rest_after_escape()

    def _rest_after_escape(self) -> None:
        """A key too soon after Escape would be read as an Alt key."""
        self._terminal.wait_for_reading()
        if self._screen.drafts:
            self._terminal.read_for(0.5)
        else:
            self._terminal.wait_until_quiet()

    def _quit(self) -> str:
        """Leave as a translator does."""
        self._press(_QUIT, "quit")
        self._expected.keep(self._number, "target", "correction")
        if not self._terminal.wait_for_end():
            raise StuckError("cannot be left")
        self._expected.know(self._number, time.monotonic())
        self._look_at_terminal("quit", {0})
        return "quit"

    def _kill(self) -> str:
        terminal = self._terminal
        names = ("SIGKILL", "SIGTERM", "SIGHUP", "hang-up")
        name = self._random.choices(names, (80, 8, 6, 6))[0]
        self.killed_s = time.monotonic()
        self.log.append(name)
        if name == "hang-up":
            terminal.hang_up()
        else:
            terminal.kill(signal.Signals[name])
        if not terminal.wait_for_end():
            self._screen.blame(f"does not end by {name}", f"{self.log}")
            terminal.kill(signal.SIGKILL)
            terminal.wait_for_end()
        elif name in {"SIGTERM", "SIGHUP"}:
            number = signal.Signals[name]
            self._look_at_terminal(name, {-number, 128 + number})
        return name

    def _look_at_terminal(self, name: str, codes: set[int]) -> None:
        terminal, status = self._terminal, self._terminal.exit_status or 0
        if not terminal.modes_are_restored or not _is_left(bytes(terminal.output)):
            self._screen.blame(f"terminal not restored by {name}", f"{self.log}")
        code = os.waitstatus_to_exitcode(status)
        if code not in codes:
            self._screen.blame(f"exit code {code} after {name}", f"{self.log}")


_Step = tuple[int, Callable[[Work], None]]

_EDIT_STEPS: Mapping[str, _Step] = {
    "type": (8, Work.type),
    "confirm": (5, Work.confirm),
    "go": (3, Work.go),
    "move": (3, Work.move),
    "note": (3, Work.note),
    "term": (1, Work.add_term),
    "search": (1, Work.search),
    "split": (1, Work.split),
    "merge": (1, Work.merge),
    "toggle": (1, Work.toggle),
    "undo": (2, Work.undo),
    "save": (3, Work.save),
    "full disk": (1, Work.fill_the_disk),
}
_REVIEW_STEPS: Mapping[str, _Step] = {
    "correct": (6, Work.keep_or_drop),
    "bead": (6, Work.change_bead),
    "confirm": (3, Work.confirm),
    "move": (3, Work.move),
    "go": (2, Work.go),
    "note": (2, Work.note),
    "search": (1, Work.search),
    "undo": (2, Work.undo),
    "save": (3, Work.save),
}
_EDIT_BOXES = {
    "note": _F6,
    "term": _ALT + b"g",
    "search": b"\x06",
    "concordance": _ALT + b"l",
}
_REVIEW_BOXES = {"note": b"a", "correction": b"e", "search": b"/"}


def _first_other(before: FoundWork, after: FoundWork) -> str:
    """The first segment that is another one, before and after."""
    pairs = zip_longest((*before.segments, before.open_text), (*after.segments, after.open_text))
    return repr(next(pair for pair in pairs if pair[0] != pair[1]))


def _delay_s(random: Random) -> float:
    """How long after the last key the end comes: at once, within a save, or seconds later."""
    return random.choice(
        [
            0.0,
            10 ** random.uniform(-4.5, -1.3),
            10 ** random.uniform(-4.5, -1.3),
            random.uniform(0.0, 0.3),
            random.uniform(0.8, 2.5),
        ]
    )


def _is_left(output: bytes) -> bool:
    """Whether the modes that a screen sets in a terminal were all taken back."""
    return all(
        output.rfind(b"\x1b[?%bl" % mode) >= output.rfind(b"\x1b[?%bh" % mode)
        for mode in (b"1049", b"1000", b"1003", b"1006", b"2004")
    ) and output.rfind(b"\x1b[?25h") >= output.rfind(b"\x1b[?25l")


def _letter() -> Bitext:
    """A document whose sentences are all different."""
    nouns = "brief huis slot boom weg stad rivier brug kerk school winkel tuin".split()
    paragraphs = tuple(
        Paragraph(
            f"p{number + 1}",
            Kind.PARAGRAPH,
            tuple(
                Segment(
                    f"s{place + 1}", f"De {noun} van {place + 1} buren was in {1900 + number} oud."
                )
                for place in range(1 + number % 3)
            ),
        )
        for number, noun in enumerate(nouns)
    )
    return Bitext("brief", "seeds/brief.txt", paragraphs)
