"""What keeping everything costs: edits, keystrokes, opening and saving, against a bare fsync.

python bench/session.py [SEGMENTS]
"""

import os
import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from generated import generate

from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import Status
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.project.project import Project
from alignwb.services.session import Session, open_session

_TEXT = "A sentence of a usual length, which the translator has typed with some care, number {}."


def _ms(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


def _row(label: str, times_ms: list[float]) -> None:
    p99 = sorted(times_ms)[int(len(times_ms) * 0.99)]
    print(f"{label:44} median {statistics.median(times_ms):8.2f} ms   p99 {p99:8.2f} ms")


def _fsyncs(folder: Path) -> list[float]:
    with (folder / "peer").open("wb", buffering=0) as file:

        def write() -> None:
            file.write(b"x" * 1000)
            os.fsync(file.fileno())

        return [_ms(write) for _ in range(200)]


def _edits(session: Session, count: int, seed: int = 0) -> list[float]:
    chance = random.Random(seed)
    refs = [ref for ref, _ in session.bitext.segments()]
    times: list[float] = []
    for number in range(count):
        edit = edits.set_target(
            session.bitext,
            chance.choice(refs),
            _TEXT.format(seed + number),
            status=Status.CONFIRMED,
        )
        assert edit
        times.append(_ms(partial(session.apply, edit)))
    return times


def _keystrokes(session: Session) -> list[float]:
    ref, _ = next(session.bitext.segments())
    text = _TEXT.format(0)
    return [_ms(partial(session.keep_open_text, ref, text[:n])) for n in range(len(text))]


def main() -> None:
    segments = int(sys.argv[1]) if sys.argv[1:] else 10_000
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        project = Project(Path(folder))
        project.translations.mkdir()
        file = project.translations / "generated.xlf"
        file.write_bytes(write_xliff(generate(segments)))
        document = project.find("generated")
        print(f"{segments} segments, a file of {file.stat().st_size / 1e6:.1f} MB")
        _row("peer: write 1 kB and fsync", _fsyncs(Path(folder)))
        with open_session(project, document) as session:
            _row("an edit, in the journal", _edits(session, 1000))
            _row("a keystroke, in the journal", _keystrokes(session))
            _row("undo", [_ms(session.undo) for _ in range(100)])
            session.drop_open_text()
        read = [_ms(lambda: read_xliff(file.read_bytes(), file)) for _ in range(5)]

        opened: list[float] = []
        for _ in range(5):
            start = perf_counter()
            session = open_session(project, document)
            opened.append((perf_counter() - start) * 1000)
            session.close()
        _row("peer: reading the file alone", read)
        _row(f"opening with {session.recovery.edits} unsaved edits", opened)
        with open_session(project, document) as session:
            _row("saving 1,000 edits", [_ms(session.save)])
            saves: list[float] = []
            for number in range(10):
                _edits(session, 1, seed=2000 + number)
                saves.append(_ms(session.save))
            _row("saving one edit", saves)


if __name__ == "__main__":
    main()
