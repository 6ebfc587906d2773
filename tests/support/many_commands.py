"""Runs command lines of alignwb one after the other in one process: `many_commands.py FILE.json`.

The file holds pairs of a folder and the words of a line.
"""

import json
import os
import sys
from pathlib import Path

from alignwb.cli.main import main

_LINE = "\n@@@ {number} {code}\n"


def run_all(lines: list[tuple[str, list[str]]]) -> None:
    """Run every line in its folder; behind each say its number and its exit code."""
    for number, (folder, words) in enumerate(lines):
        os.chdir(folder)
        try:
            code: object = main(words)
        except SystemExit as end:
            code = end.code
        sys.stdout.write(_LINE.format(number=number, code=code))
        sys.stdout.flush()


if __name__ == "__main__":
    run_all(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
