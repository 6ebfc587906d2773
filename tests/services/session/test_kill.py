"""A process that edits is killed, again and again, at whatever it is doing: nothing is lost.

The process says what it is about to do and what it has done.  What it has done must be there when
the document is opened again; what it was about to do may be.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

import pytest
from support import editing_process
from support.random_edits import random_bitext, random_edit

from alignwb.core.bitext import history
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.history import History, Work
from alignwb.core.bitext.segment import Status
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.project.project import Project
from alignwb.services.session import OpenText, Session, edit_codec, open_session
from alignwb.services.session.edit_codec import Json
from alignwb.services.session.records import decode_drafts


@dataclass(frozen=True)
class Model:
    """What a document should be: the same steps on plain values."""

    work: Work
    saved: Bitext
    open_text: OpenText | None = None

    def after(self, step: Json) -> "Model":
        match step["kind"]:
            case "edit":
                return replace(
                    self, work=history.apply(self.work, edit_codec.decode_edit(step["edit"]))
                )
            case "undo" | "redo":
                moved = getattr(history, step["kind"])(self.work)
                return replace(self, work=moved[0]) if moved else self
            case "drafts":
                drafts = {ref: each.draft for ref, each in decode_drafts(step).items()}
                return replace(self, work=history.attach_drafts(self.work, drafts)[0])
            case "type":
                return replace(
                    self, open_text=OpenText(edit_codec.decode_ref(step["ref"]), step["text"])
                )
            case "drop":
                return replace(self, open_text=None)
            case "save":
                return replace(self, saved=self.work.bitext)
        return self  # closed and opened again

    @property
    def recoverable_text(self) -> OpenText | None:
        """The open text, unless its segment holds it already, is locked or no longer there."""
        segments = dict(self.work.bitext.segments())
        if self.open_text is None or self.open_text.ref not in segments:
            return None
        segment = segments[self.open_text.ref]
        # For a segment that is locked now it is set aside in a file.
        if segment.target == self.open_text.text or segment.status is Status.LOCKED:
            return None
        return self.open_text


@dataclass
class Killer:
    """Has documents edited by a process and kills it."""

    server: subprocess.Popen[bytes]
    kills: int = field(default=0)

    def run(self, order: Json, kill_after_lines: int) -> list[Json]:
        """What the process said, until it was gone."""
        assert self.server.stdin
        self.server.stdin.write(json.dumps(order).encode() + b"\n")
        self.server.stdin.flush()
        process = self._say()["process"]
        said: list[Json] = []
        while (value := self._say()) != "end":
            said.append(value)
            if len(said) == kill_after_lines:
                os.kill(process, signal.SIGKILL)
        self.kills += 1
        return said

    def _say(self) -> Json:
        assert self.server.stdout
        while True:
            line = self.server.stdout.readline()
            if line == b"end\n":
                return "end"
            try:
                return json.loads(line)
            except ValueError:
                continue  # a line cut short by the kill was never said


@pytest.fixture(scope="module")
def killer() -> Iterator[Killer]:
    server = subprocess.Popen(
        [sys.executable, "-m", editing_process.__name__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(editing_process.__file__).parents[1],
    )
    with server:
        yield Killer(server)
        assert server.stdin
        server.stdin.close()


class KilledDocument:
    """A document with the state it should be in, and the check that it is."""

    def __init__(self, root: Path, seed: int) -> None:
        self.random = Random(seed)
        self.project = Project(root)
        self.project.translations.mkdir()
        self.file = self.project.translations / "document.xlf"
        bitext = random_bitext(self.random, paragraphs=10, segments=4)
        self.file.write_bytes(write_xliff(bitext))
        self.model = Model(Work(bitext), bitext)

    def order(self, kill_at_rename: int = 0) -> Json:
        return {
            "root": str(self.project.root),
            "seed": self.random.random(),
            "long_journal_bytes": self.random.choice([1_000, 20_000, 4_000_000]),
            "kill_at_rename": kill_at_rename,
        }

    def check(self, said: list[Json]) -> None:
        """All that was done is there, and the document can be worked on."""
        models = self._possible(said)
        saved = read_xliff(self.file.read_bytes(), self.file).bitext
        assert saved in [model.saved for model in models]
        is_touched = self.random.random() < 0.3
        if is_touched:  # by a program that changes bytes, not words
            self.file.write_bytes(self.file.read_bytes() + b"\n")
        with open_session(self.project, self.project.documents()[0]) as session:
            assert not session.read_only
            found = [model for model in models if model.work.bitext == session.bitext]
            assert found
            histories = [model.work.history for model in found]
            if is_touched and session.bitext == saved:
                histories.append(History())
            assert session._work.work.history in histories
            texts = [model.recoverable_text for model in models]
            assert session.recovery.open_text in texts
            self._work_on(session)
            self.model = Model(session._work.work, session.bitext, session._work.open_text)

    def _possible(self, said: list[Json]) -> list[Model]:
        """The states after what was done, and after what was begun."""
        model, begun = self.model, None
        for value in said:
            if value == "open":
                continue
            if value == "done":
                assert begun is not None
                model, begun = model.after(begun), None
            else:
                begun = value
        return [model] if begun is None else [model, model.after(begun)]

    def _work_on(self, session: Session) -> None:
        before = session.bitext
        while (edit := random_edit(self.random, session.bitext)) is None:
            pass
        session.apply(edit)
        session.undo()
        assert session.bitext == before
        session.redo()
        session.save()
        assert read_xliff(self.file.read_bytes(), self.file).bitext == session.bitext


@pytest.mark.parametrize("seed", range(6))
def test_nothing_is_lost_whenever_the_process_is_killed(
    tmp_path: Path, killer: Killer, seed: int
) -> None:
    document = KilledDocument(tmp_path, seed)
    for _ in range(12):
        said = killer.run(document.order(), document.random.randint(1, 150))
        document.check(said)


def test_nothing_is_lost_when_the_process_is_killed_around_a_rename(
    tmp_path: Path, killer: Killer
) -> None:
    document = KilledDocument(tmp_path, 99)
    for kill_at_rename in [*range(1, 13), *range(1, 13)]:
        said = killer.run(document.order(kill_at_rename), editing_process.STEPS * 20)
        document.check(said)
