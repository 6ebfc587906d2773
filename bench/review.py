"""First paint and key-to-paint of the review screen on a generated alignment.

    python bench/review.py [--beads 10000] [--keys 120]

First paint is measured over a whole process, from its start until the first picture with the
alignment in it has been composed; key-to-paint from the key event's arrival until the picture that
follows from it, on a screen of 160 by 50.  The editor on a bitext of as many segments is measured
beside it: that is the speed to hold.
"""

import argparse
import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from generated import generate
from screen import SIZE, Watch, measure_keys, report

# What hands do: look, choose a side, move a sentence and back, split and join, confirm, jump.
MOVING = ["down", "down", "left", "right", "n", "w", "pagedown", "up", "o", "tab"]
CHANGING = ["enter", "d", "ctrl+z", "0", "m", "ctrl+z", "ctrl+z", "f", "x", "ctrl+z"]
QUEUE = ["enter", "o", "O", "enter", "f"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--beads", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=120)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--paint", choices=["review", "edit"], help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.paint:
        asyncio.run(_paint_once(arguments.paint, arguments.folder))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = _make_project(Path(name), arguments.beads)
        print(f"{arguments.beads} beads, {SIZE[0]}x{SIZE[1]}, {os.cpu_count()} cores")
        _report_first_paint(folder, arguments.runs)
        for what, pattern in (
            ("moving, finding", MOVING),
            ("changing, undoing", CHANGING),
            ("by doubt", ["q", *QUEUE * (arguments.keys // len(QUEUE))]),
        ):
            count = len(pattern) if pattern[0] == "q" else arguments.keys
            report(f"key to paint, {what}", asyncio.run(_keys(folder, pattern, count)))


def _make_project(folder: Path, beads: int) -> Path:
    from alignwb.core.bitext.pairing import Pairing
    from alignwb.core.bitext.segment import Origin, OriginKind, Status
    from alignwb.formats.xliff import write_xliff

    chance = random.Random(2)
    bitext = generate(beads)

    def as_bead(segment):
        middle = segment.target.find(" ", len(segment.target) // 2) + 1
        breaks = (middle,) if 1 < middle < len(segment.target) and chance.random() < 0.1 else ()
        confidence = chance.betavariate(12, 1)
        pairing = Pairing(target_breaks=breaks, confidence=confidence)
        origin = Origin(OriginKind.REFERENCE)
        return replace(segment, status=Status.EDITED, origin=origin, draft=None, pairing=pairing)

    paragraphs = tuple(
        replace(paragraph, segments=tuple(map(as_bead, paragraph.segments)))
        for paragraph in bitext.paragraphs
    )
    for name in ("translations/reference", "seeds"):
        (folder / name).mkdir(parents=True)
    (folder / "alignwb.toml").write_text("draft_on_open = false\ncheck_on_screen = false\n")
    data = write_xliff(replace(bitext, paragraphs=paragraphs))
    (folder / "translations" / "reference" / "generated.xlf").write_bytes(data)
    (folder / "translations" / "generated.xlf").write_bytes(write_xliff(bitext))
    return folder


def _report_first_paint(folder: Path, runs: int) -> None:
    times: dict[str, list[float]] = {"review": [], "edit": []}
    for _ in range(runs):
        for what, measured in times.items():
            start = time.time()
            command = [sys.executable, __file__, "--paint", what, "--folder", str(folder)]
            output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            measured.append(float(output) - start)
    ours, editor = (statistics.median(measured) for measured in times.values())
    print(f"first paint, median of {runs}: {ours:.2f} s; the editor {editor:.2f} s")


async def _paint_once(what: str, folder: Path) -> None:
    app = _workbench(folder, what)
    async with app.run_test(size=SIZE):
        while app.painted_at_s is None:
            await asyncio.sleep(0.001)
        print(app.painted_at_s)
        sys.stdout.flush()
        os._exit(0)


async def _keys(folder: Path, pattern: list[str], count: int) -> list[float]:
    app = _workbench(folder, "review")
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        latencies = await measure_keys(app, pattern, count)
        app.screen.session.close()
        await pilot.pause()
    return latencies


def _workbench(folder: Path, what: str):
    from alignwb.services.project.project import Project
    from alignwb.tui.app import AlignwbApp
    from alignwb.tui.shared.modes import Mode
    from alignwb.tui.shared.session_screen import SessionScreen

    class Workbench(AlignwbApp, Watch):
        def _display(self, screen, renderable) -> None:
            super()._display(screen, renderable)
            if renderable is not None and isinstance(screen, SessionScreen):
                self.note_paint()

    project = Project(folder)
    mode = Mode(what)
    document = project.documents()[0] if mode is Mode.EDIT else project.reference("generated")
    return Workbench(project, document, mode=mode)


if __name__ == "__main__":
    main()
