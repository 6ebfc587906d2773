"""What must still be there after a kill, and what is there.

Everything that is typed is a token: a word that nothing else of the project holds.  Of each is
known where it was typed, since when the screen has shown it, and which key made an edit of it.
So this knows nothing of how the program works, but what a key is there for.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.services.project.project import Project
from alignwb.services.session import Session, open_session

SECONDS_OLD_S = 1.0
"""From this age on, open text that the screen has shown must be there."""


@dataclass
class Token:
    """A word that was typed.

    Attributes:
        text: The word.
        box: Where: "target", "note", "correction", "term", "search", …
        step: The number of the step that typed it.
        shown_s: Since when (monotonic) the screen has shown it; None if it has not.
        kept_by: The step that made an edit (or a term) of it; None while it is open text.
        is_undone: Whether that edit was taken back: redo must be able to bring it again.
    """

    text: str
    box: str
    step: int
    shown_s: float | None = None
    kept_by: int | None = None
    is_undone: bool = False


@dataclass(frozen=True)
class FoundWork:
    """What a project holds of a document, as the next start would find it.

    Attributes:
        segments: Ids, source, target, status and note of each segment.
        open_text: The open text of the target box or the correction.
        drafts_of_boxes: The unfinished text of every other box, in some order.
        history: All texts of the edits that can be undone or redone.
        message: What opening says.
        glossary: The termbase.
    """

    segments: tuple[tuple[str, str, str, str, str, str], ...]
    open_text: str
    drafts_of_boxes: str
    history: str
    message: str
    glossary: str

    @property
    def targets(self) -> str:
        """Every source and target."""
        return "\n".join(f"{source}\n{target}" for _, _, source, target, _, _ in self.segments)

    @property
    def notes(self) -> str:
        """Every note."""
        return "\n".join(segment[-1] for segment in self.segments)

    @property
    def anywhere(self) -> str:
        """All of it."""
        return "\n".join(
            (self.targets, self.notes, self.open_text, self.drafts_of_boxes, self.glossary)
        )

    def status_of(self, token: str) -> str:
        """The status of the segment that has a token in its target; "" if none has."""
        return next((segment[4] for segment in self.segments if token in segment[3]), "")


@dataclass
class ExpectedWork:
    """What was typed in a project so far.

    Attributes:
        tokens: The words that must be there, in the order in which they were typed.
        known_step: The last step of which it is certain that the program has taken it.
    """

    tokens: list[Token] = field(default_factory=list)
    known_step: int = 0

    def type(self, text: str, box: str, step: int) -> Token:
        """A word is being typed."""
        token = Token(text, box, step)
        self.tokens.append(token)
        return token

    def open_in(self, *boxes: str) -> list[Token]:
        """The words that are open text of these boxes."""
        return [token for token in self.tokens if token.box in boxes and token.kept_by is None]

    def keep(self, step: int, *boxes: str) -> None:
        """A key makes an edit of what stands in these boxes."""
        for token in self.open_in(*boxes):
            token.kept_by = step
        self.forget_undone()

    def discard(self, *boxes: str) -> None:
        """A key throws away what stands in these boxes."""
        self.forget(self.open_in(*boxes))

    def forget(self, tokens: list[Token]) -> None:
        """Expect some words no more."""
        self.tokens = [token for token in self.tokens if token not in tokens]

    def forget_undone(self) -> None:
        """An edit was made: what was taken back before it cannot be done again."""
        self.forget([token for token in self.tokens if token.is_undone])

    def know(self, step: int, at_s: float) -> None:
        """The program has taken every key up to this step, and its screen shows it."""
        self.known_step = max(self.known_step, step)
        for token in self.tokens:
            if token.step <= step and token.shown_s is None:
                token.shown_s = at_s

    def look_at_undo(self, found: FoundWork) -> list[str]:
        """Take in what an undo or redo has done.  Returns what it must not have done."""
        faults = []
        for token in list(self.tokens):
            is_there = token.text in found.anywhere
            if is_there:
                token.is_undone = False
            elif token.kept_by is None:
                self.forget([token])  # undo takes back open text first
            elif token.text in found.history:
                token.is_undone = True
            else:
                faults.append(f"undo lost “{token.text}” typed in {token.box}")
        return faults

    def lost(self, found: FoundWork, killed_s: float) -> dict[str, list[Token]]:
        """The words that must be there and are not: committed ones, and seconds-old open text."""
        lost: dict[str, list[Token]] = {"committed": [], "open": [], "young": []}
        for token in self.tokens:
            is_committed = token.kept_by is not None and token.kept_by <= self.known_step
            if token.is_undone:
                if token.text not in found.history + found.anywhere:
                    lost["committed"].append(token)
            elif is_committed:
                if token.text not in _place_of(token, found):
                    lost["committed"].append(token)
            elif token.text not in found.anywhere and token.shown_s is not None:
                is_old = killed_s - token.shown_s >= SECONDS_OLD_S
                lost["open" if is_old else "young"].append(token)
        return lost

    def go_on(self, found: FoundWork) -> None:
        """Expect from now on what was found, open text as text of the box it came back in."""
        self.tokens = [
            token
            for token in self.tokens
            if token.text in found.anywhere and token.text not in found.drafts_of_boxes
        ]
        for token in self.tokens:
            is_open = token.text in found.open_text and token.text not in _kept(found)
            token.kept_by = None if is_open else 0
            token.step = 0
        self.known_step = 0


def find_work(root: Path, document: str, *, is_review: bool) -> FoundWork:
    """Open a copy of a project as the next start would, and tell what is there.

    Also while the program runs: a copy made while it writes is made again.
    """
    for _ in range(20):
        with suppress(shutil.Error, FileNotFoundError, _ChangedMeanwhileError):
            return _find_work(root, document, is_review=is_review)
    return _find_work(root, document, is_review=is_review)


def _find_work(root: Path, document: str, *, is_review: bool) -> FoundWork:
    with _copy_of(root) as copy:
        project = Project(copy)
        opened = (project.reference if is_review else project.find)(document)
        glossary = project.glossary.read_text("utf-8") if project.glossary.exists() else ""
        with open_session(project, opened, is_review=is_review) as session:
            return _found(session, glossary)


def left_over(root: Path) -> list[str]:
    """Temporary files that are still there."""
    return sorted(str(path.relative_to(root)) for path in root.rglob("*.tmp"))


def _place_of(token: Token, found: FoundWork) -> str:
    """Where a committed word has to be."""
    match token.box:
        case "note":
            return found.notes
        case "term":
            return found.glossary
    return found.targets


def _kept(found: FoundWork) -> str:
    return f"{found.targets}\n{found.notes}\n{found.glossary}"


def _found(session: Session, glossary: str) -> FoundWork:
    open_text = session.recovery.open_text
    work = session._work.work
    steps = (*work.history.done, *work.history.undone)
    others = repr(session.recovery)
    if open_text is not None:
        others = others.replace(repr(open_text), "")
    return FoundWork(
        _segments(session.bitext),
        "" if open_text is None else open_text.text,
        others,
        "\n".join(repr(step) for step in steps),
        session.recovery.message,
        glossary,
    )


def _segments(bitext: Bitext) -> tuple[tuple[str, str, str, str, str, str], ...]:
    return tuple(
        (ref.paragraph, ref.segment, each.source, each.target, str(each.status), each.note)
        for ref, each in bitext.segments()
    )


@contextmanager
def _copy_of(root: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="alignwb-found-", dir=root.parent) as folder:
        copy = Path(folder) / root.name
        before = _looks_of(root)
        shutil.copytree(root, copy, symlinks=True, ignore=_missing_is_fine)
        if _looks_of(root) != before:
            # A bitext from before it was saved and the journal from after it are no moment's work.
            raise _ChangedMeanwhileError(root)
        yield copy


class _ChangedMeanwhileError(Exception):
    """A project was written while it was copied."""


def _looks_of(root: Path) -> dict[str, tuple[int, int, int]]:
    """What tells that a file of a project was written: its inode, length and time."""
    found = {}
    for path in root.rglob("*"):
        if path.is_file() and ".sqlite" not in path.name:
            look = path.stat()
            found[str(path)] = (look.st_ino, look.st_size, look.st_mtime_ns)
    return found


def _missing_is_fine(folder: str, names: list[str]) -> set[str]:
    """A file may be renamed by the running program while the folder is copied."""
    return {name for name in names if name.endswith((".tmp", ".sqlite-wal", ".sqlite-shm"))}
