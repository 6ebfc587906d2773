"""Text+Berg, the German–French test set of the published tables, from vecalign's repository.

The texts are Rico Sennrich's (Bleualign, GPL 2) and no part of the project: they are read from a
clone of https://github.com/thompsonb/vecalign.
"""

import ast
import subprocess
from pathlib import Path

from alignment_scores import Case, Sides

from alignwb.alignment.sentences.text import Text

TEST = tuple(f"test{number}" for number in range(7))
DEV = ("dev",)


def _lines(repository: Path, name: str) -> list[str]:
    shown = subprocess.run(
        ["git", "-C", repository, "show", f"HEAD:bleualign_data/{name}"],
        check=True,
        capture_output=True,
    )
    return shown.stdout.decode().splitlines()


def _gold(lines: list[str]) -> list[Sides]:
    """The right beads; they need not cover the texts nor be in order."""
    beads = []
    for line in lines:
        source, target = line.split(":")[:2]
        beads.append((tuple(ast.literal_eval(source)), tuple(ast.literal_eval(target))))
    return beads


def _text(lines: list[str]) -> Text:
    return Text(tuple(line.strip() for line in lines))


def berg(repository: Path, names: tuple[str, ...] = TEST) -> list[Case]:
    """The texts by name: the seven of the test set, or the one for development."""
    found = []
    for name in names:
        source, target = (_text(_lines(repository, f"{name}.{lang}")) for lang in ("de", "fr"))
        gold = _gold(_lines(repository, f"{name}.defr"))
        found.append(Case(name, source, target, tuple(gold)))
    return found
