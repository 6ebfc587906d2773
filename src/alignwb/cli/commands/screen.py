"""What `edit` and `review` share: a document on the screen, or a picture of it."""

import argparse
import codecs
import re
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from alignwb.cli.number_arguments import whole_number
from alignwb.cli.printing.remarks import remark, remark_left_out_of_terms
from alignwb.errors import AlignwbError, UsageError
from alignwb.services.project.project import Document, Project
from alignwb.services.terms.project_terms import load_terms_or_none
from alignwb.tui.shared.modes import Mode


def add_screen_arguments(parser: argparse.ArgumentParser, *, segment: str) -> None:
    """Add the arguments; `segment` is what is numbered on the screen: segment or bead."""
    parser.add_argument(
        "--read-only", action="store_true", help="look, change nothing, take no lock"
    )
    parser.add_argument(
        "--screenshot",
        metavar="FILE.svg",
        type=Path,
        help="write a picture of the screen and leave",
    )
    parser.add_argument(
        "--size", metavar="COLUMNSxROWS", default="160x50", help="size of the picture (160x50)"
    )
    parser.add_argument(
        "--segment",
        metavar="N",
        type=whole_number(1),
        help=f"number of the {segment} to show in the picture",
    )


def can_show(arguments: argparse.Namespace) -> bool:
    """Whether a picture is asked for, or there is a terminal to show a screen in."""
    return arguments.screenshot is not None or (sys.stdin.isatty() and sys.stdout.isatty())


def show(
    project: Project,
    document: Document,
    mode: Mode,
    arguments: argparse.Namespace,
    problems: Sequence[AlignwbError] = (),
) -> int:
    """Show the document, or write the picture asked for; return the exit code.

    problems: what the screen says when it opens.
    """
    # Textual takes longer to load than most commands to run, and is needed from here on only.
    if arguments.screenshot is not None:
        from alignwb.tui.screenshot import take_screenshot  # noqa: PLC0415

        take_screenshot(
            project,
            document,
            arguments.screenshot,
            size=_size_of(arguments.size),
            segment=arguments.segment,
            mode=mode,
        )
        remark_left_out_of_terms(load_terms_or_none(project).problems)
        return 0
    _require_unicode(sys.stderr.encoding)
    from alignwb.tui.app import AlignwbApp  # noqa: PLC0415
    from alignwb.tui.terminal.restoring import let_go, restoring_terminal  # noqa: PLC0415

    app = AlignwbApp(
        project,
        document,
        mode=mode,
        read_only=arguments.read_only,
        problems=problems,
        hints=True,
    )
    with restoring_terminal():
        app.run()
    if app.failure is not None:
        raise app.failure
    if app.ended_by == signal.SIGHUP:
        let_go(sys.stdout, sys.stderr)  # the connection is gone, nobody reads
    if app.ended_by is not None:
        remark(f"ended by {app.ended_by.name}")
    for words in app.parting_words:
        remark(words)
    return app.return_code or 0


def _require_unicode(encoding: str) -> None:
    """Raise AlignwbError unless the terminal is written to, and so read, in UTF-8.

    In another encoding the screen is full of escapes, and letters typed would not be those meant.
    """
    if codecs.lookup(encoding).name != "utf-8":
        raise AlignwbError(
            f"the screen needs a terminal in UTF-8; by its locale this one is in {encoding}",
            hint="If the terminal shows UTF-8, start alignwb like this: LC_ALL=C.UTF-8 alignwb",
        )


def _size_of(text: str) -> tuple[int, int]:
    """Columns and rows.  Raises UsageError if the text is not of the form 80x24."""
    match = re.fullmatch(r"(\d{2,3})x(\d{2,3})", text)
    if match is None:
        raise UsageError(f"“{text}” is no size", hint="Write it as columns x rows, such as 80x24.")
    return int(match[1]), int(match[2])
