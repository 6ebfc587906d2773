"""What `edit` and `review` have in common: a screen, or a picture of it."""

import argparse
import re
import sys
from pathlib import Path

from alignwb.errors import UsageError


def add_screen_arguments(parser: argparse.ArgumentParser, *, segment: str) -> None:
    """Add them; `segment` is what is numbered on the screen."""
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
        "--segment", metavar="N", type=int, help=f"number of the {segment} to show in the picture"
    )


def has_terminal() -> bool:
    """Whether there is somebody to show a screen to."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def size_of(text: str) -> tuple[int, int]:
    """Columns and rows.  Raises UsageError if that is not what the text says."""
    match = re.fullmatch(r"(\d{2,3})x(\d{2,3})", text)
    if match is None:
        raise UsageError(f"“{text}” is no size", hint="Write it as columns x rows, such as 80x24.")
    return int(match[1]), int(match[2])
