"""A process that edits documents and is made to be killed.

Reads one JSON order a line: the project's folder, a seed, how many bytes make a journal long, and
at which rename to kill itself (0: never).  For each it forks a process that opens the document and
edits it at random, and says what it does: one line before each step and one when the call has
returned.  The first line tells the process's id, and "end" that it is gone.
"""

import json
import os
import signal
import sys
from pathlib import Path
from random import Random

from support.random_edits import random_drafts, random_edit, random_ref, random_text

from alignwb.core.bitext.history import Drafted
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.project.project import Project
from alignwb.services.session import Session, edit_codec, limits, open_session
from alignwb.services.session.edit_codec import Json
from alignwb.services.session.records import drafts_record

STEPS = 400
_KINDS = ["edit"] * 6 + ["undo", "undo", "redo", "drafts", "save", "save", "reopen"] + ["type"] * 4


def say(value: Json) -> None:
    os.write(1, json.dumps(value).encode() + b"\n")


class Translator:
    """Edits one document at random."""

    def __init__(self, root: Path, random: Random) -> None:
        self.project = Project(root)
        self.document = self.project.documents()[0]
        self.random = random
        self.session: Session = open_session(self.project, self.document)

    def step(self) -> None:
        kind = self.random.choice(_KINDS)
        match kind:
            case "edit":
                self.edit()
            case "drafts":
                drafts = random_drafts(self.random, self.session.bitext)
                say(drafts_record({ref: Drafted("", draft) for ref, draft in drafts.items()}))
                self.session.attach_drafts(drafts)
                say("done")
            case "type":
                self.type(random_ref(self.random, self.session.bitext))
            case _:
                say({"kind": kind})
                self.reopen() if kind == "reopen" else getattr(self.session, kind)()
                say("done")

    def edit(self) -> None:
        edit = random_edit(self.random, self.session.bitext)
        if edit:
            say({"kind": "edit", "edit": edit_codec.encode_edit(edit)})
            self.session.apply(edit)
            say("done")

    def type(self, ref: SegmentRef) -> None:
        for length in range(1, self.random.randint(2, 8)):
            text = random_text(self.random) + "…" * length
            say({"kind": "type", "ref": ref, "text": text})
            self.session.keep_open_text(ref, text)
            say("done")
        if self.random.random() < 0.5:
            say({"kind": "drop"})
            self.session.drop_open_text()
            say("done")

    def reopen(self) -> None:
        self.session.close()
        self.session = open_session(self.project, self.document)


def kill_at_rename(number: int) -> None:
    """Kill this process at a rename: before it if the number is odd, right after if even."""
    rename, count = os.replace, 0

    def replace(source: str, target: str) -> None:
        nonlocal count
        count += 2
        if count > number:
            os.kill(os.getpid(), signal.SIGKILL)
        rename(source, target)
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    os.replace = replace  # type: ignore[assignment]  # only what pathlib calls it with


def work(order: Json) -> None:
    limits.LONG_JOURNAL_BYTES = order["long_journal_bytes"]
    if order["kill_at_rename"]:
        kill_at_rename(order["kill_at_rename"])
    translator = Translator(Path(order["root"]), Random(order["seed"]))
    say("open")
    for _ in range(STEPS):
        translator.step()


def main() -> None:
    for line in sys.stdin:
        process = os.fork()
        if process == 0:
            say({"process": os.getpid()})
            work(json.loads(line))
            os._exit(0)
        os.waitpid(process, 0)
        os.write(1, b"\nend\n")


if __name__ == "__main__":
    main()
