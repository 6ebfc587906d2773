"""`alignwb edit`: the workbench."""

import argparse
import re
import sys
from pathlib import Path

from alignwb.errors import UsageError

HELP = "the workbench (the default command)"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "document", metavar="DOC", nargs="?", help="default: the first with open work"
    )
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
        "--segment", metavar="N", type=int, help="number of the segment to show in the picture"
    )
    parser.add_argument("--keys", action="store_true", help="print the page of keys and leave")


def run(arguments: argparse.Namespace) -> int:
    """Open the workbench, or do without a terminal what can be done without one."""
    if arguments.keys:
        from alignwb.tui.keys_page import keys_page

        print(keys_page(), end="")
        return 0
    from alignwb.services.opening import first_with_open_work
    from alignwb.services.project import find_project

    project = find_project(Path.cwd())
    if arguments.screenshot is None and not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _without_terminal()
    if arguments.document:
        from alignwb.services.documents import find_documents

        [document] = find_documents([arguments.document], Path.cwd())
    else:
        document = first_with_open_work(project)
    if arguments.screenshot is not None:
        from alignwb.tui.screenshot import take_screenshot

        size = _size(arguments.size)
        take_screenshot(
            project, document, arguments.screenshot, size=size, segment=arguments.segment
        )
        return 0
    from alignwb.tui.app import AlignwbApp

    app = AlignwbApp(project, document, read_only=arguments.read_only)
    app.run()
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0


def _without_terminal() -> int:
    from alignwb.cli.main import main

    main(["status"])
    print("\nThe workbench needs a terminal. In one, start it with: alignwb", file=sys.stderr)
    return 0


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"(\d{2,3})x(\d{2,3})", text)
    if match is None:
        raise UsageError(f"“{text}” is no size", hint="Write it as columns x rows, such as 80x24.")
    return int(match[1]), int(match[2])
