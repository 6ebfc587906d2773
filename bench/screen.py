"""First paint and key-to-paint on a generated bitext, beside Textual's own list widget.

    python bench/screen.py [--segments 10000] [--keys 120]

First paint is measured over a whole process, from its start until the first picture with the
document's text in it has been composed.  Key-to-paint is from the key event's arrival until the
picture that follows from it has been composed, on a screen of 160 by 50.  Both say nothing of the
terminal's own speed.  The list widget holds the same number of rows, source and target in each.
"""

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from generated import generate

SIZE = (160, 50)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--segments", type=int, default=10_000)
    parser.add_argument("--keys", type=int, default=120)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--paint", choices=["workbench", "list"], help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.paint:
        asyncio.run(_paint_once(arguments.paint, arguments.folder))
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        drafted = _make_project(folder / "drafted", arguments.segments, drafted=True)
        open_ = _make_project(folder / "open", arguments.segments, drafted=False)
        print(f"{arguments.segments} segments, {SIZE[0]}x{SIZE[1]}, {os.cpu_count()} cores")
        _report_first_paint(drafted, arguments.runs)
        report("key to paint", asyncio.run(_keys(drafted, arguments.keys, drafting=False)))
        report("the same while drafting", asyncio.run(_keys(open_, arguments.keys, drafting=True)))
        report(
            "Textual's OptionList, cursor keys", asyncio.run(_list_keys(drafted, arguments.keys))
        )


def _make_project(folder: Path, segments: int, *, drafted: bool) -> Path:
    from alignwb.formats.xliff import write_xliff

    (folder / "translations").mkdir(parents=True)
    (folder / "seeds").mkdir()
    (folder / "alignwb.toml").write_text("draft_on_open = false\ncheck_on_screen = false\n")
    bitext = generate(segments, drafted=drafted)
    (folder / "translations" / "generated.xlf").write_bytes(write_xliff(bitext))
    return folder


def _report_first_paint(folder: Path, runs: int) -> None:
    times: dict[str, list[float]] = {"workbench": [], "list": []}
    for _ in range(runs):
        for what, measured in times.items():
            start = time.time()
            command = [sys.executable, __file__, "--paint", what, "--folder", str(folder)]
            output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            measured.append(float(output) - start)
    ours, peer = (statistics.median(measured) for measured in times.values())
    print(f"first paint, median of {runs}: {ours:.2f} s; Textual's OptionList {peer:.2f} s")
    print(f"  ratio {ours / peer:.2f}")


async def _paint_once(what: str, folder: Path) -> None:
    app = _workbench(folder) if what == "workbench" else _list(folder)
    async with app.run_test(size=SIZE):
        while app.painted_at_s is None:
            await asyncio.sleep(0.001)
        print(app.painted_at_s)
        sys.stdout.flush()
        os._exit(0)


def report(what: str, latencies_ms: list[float]) -> None:
    ordered = sorted(latencies_ms)
    p95 = ordered[int(len(ordered) * 0.95) - 1]
    print(
        f"{what}: median {statistics.median(ordered):.1f} ms, p95 {p95:.1f} ms,"
        f" worst {ordered[-1]:.1f} ms ({len(ordered)} keys)"
    )


class Watch:
    """Tells when a picture has been composed; mixed into an application."""

    painted_at_s: float | None = None
    shown: asyncio.Event

    def note_paint(self) -> None:
        if self.painted_at_s is None:
            self.painted_at_s = time.time()
            self.shown = asyncio.Event()
        self.shown.set()


def _workbench(folder: Path):
    from alignwb.services.project.project import Project
    from alignwb.tui.app import AlignwbApp
    from alignwb.tui.edit.edit_screen import EditScreen

    class Workbench(AlignwbApp, Watch):
        def _display(self, screen, renderable) -> None:
            super()._display(screen, renderable)
            if renderable is not None and isinstance(screen, EditScreen):
                self.note_paint()

    project = Project(folder)
    return Workbench(project, project.documents()[0])


def _list(folder: Path):
    from textual.app import App
    from textual.content import Content
    from textual.widgets import OptionList

    from alignwb.services.project.documents import load_bitext
    from alignwb.services.project.project import Project

    bitext = load_bitext(Project(folder).documents()[0])

    class ListApp(App[None], Watch):
        def compose(self):
            rows = (Content(f"{s.source}\n{s.target}") for _, s in bitext.segments())
            yield OptionList(*rows, markup=False)

        def _display(self, screen, renderable) -> None:
            super()._display(screen, renderable)
            if renderable is not None and self.query(OptionList):
                self.note_paint()

    return ListApp()


async def _keys(folder: Path, count: int, *, drafting: bool) -> list[float]:
    app = _workbench(folder)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        screen = app.screen
        if drafting:
            screen.drafting.toggle()
            while not screen.activity.startswith("drafting"):
                await asyncio.sleep(0.05)
        # What hands do: type a word, confirm, go on, page, come back.
        pattern = ["a", "b", "space", "c", "ctrl+down", "d", "enter", "pagedown", "e", "ctrl+up"]
        latencies = await measure_keys(app, pattern, count)
        if drafting:
            assert screen.activity.startswith("drafting"), "drafting ended before the keys did"
            screen.workers.cancel_all()
        screen.session.close()
        await pilot.pause()
    return latencies


async def _list_keys(folder: Path, count: int) -> list[float]:
    app = _list(folder)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        return await measure_keys(app, ["down", "down", "down", "pagedown", "up"], count)


async def measure_keys(app, pattern: list[str], count: int) -> list[float]:
    from textual.events import Key

    send: Callable[[Key], Awaitable[None] | None] = app._driver.send_message
    latencies: list[float] = []
    for number in range(count):
        key = pattern[number % len(pattern)]
        await asyncio.sleep(0.04)
        app.shown.clear()
        start = time.perf_counter()
        send(Key(key, " " if key == "space" else key if len(key) == 1 else None))
        await asyncio.wait_for(app.shown.wait(), 10)
        latencies.append((time.perf_counter() - start) * 1000)
    return latencies


if __name__ == "__main__":
    main()
