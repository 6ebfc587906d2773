"""The progress of a long command, on stderr: a bar in a terminal, elsewhere a line now and then."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from alignwb.cli.printing.streams import terminal, visible_output
from alignwb.core.languages.visible import visible

Report = Callable[[float, float, str], None]
"""Called with how much is done, of how much (0 if not known), and a few words."""

_LINE_EVERY_S = 5.0


@contextmanager
def progress_display(label: str, *, is_quiet: bool = False) -> Iterator[Report]:
    """Show what is reported until the end of the context."""
    if is_quiet:
        yield lambda _done, _total, _text: None
    elif sys.stderr.isatty():
        with _bar(label) as report:
            yield report
    else:
        yield _lines(label)


@contextmanager
def _bar(label: str) -> Iterator[Report]:
    # Only a terminal has a bar, and rich is the slowest thing to load for many commands.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TextColumn("{task.fields[text]}", markup=False),
    )
    console = Console(file=terminal(sys.stderr))
    # Above the bar rich prints what others print, itself, so that has to be made visible before.
    with Progress(*columns, console=console, transient=True) as progress, visible_output():
        task = progress.add_task(visible(label), total=None, text="")
        yield lambda done, total, text: progress.update(
            task, completed=done, total=total or None, text=visible(text)
        )


def _lines(label: str) -> Report:
    last = time.monotonic()

    def report(done: float, total: float, text: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _LINE_EVERY_S:
            last = now
            share = f"{100 * done / total:.0f} %" if total else ""
            print(f"{label}: {share} {text}".rstrip(), file=sys.stderr, flush=True)

    return report
