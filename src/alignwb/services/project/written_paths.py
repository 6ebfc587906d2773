"""Paths as people write them in a line, and what they may go on with."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from pathlib import Path
from urllib.parse import unquote

_MOST_ENTRIES = 20_000
"""Entries of a folder that are looked at; one with more is none to find a file in by its name."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A path that was begun.

    Attributes:
        text: It with all that every entry has that fits; as it was if there is none.
        names: The entries that fit, folders with a slash, in order.
    """

    text: str
    names: Sequence[str]


def path_of(written: str, base: Path) -> Path:
    """The path that is written: relative to `base`, `~` for the home folder.

    File managers put quotation marks or `file://` around what they give; these go.
    """
    text = _unwrapped(written.strip())
    try:
        path = Path(text).expanduser()
    except RuntimeError:  # no such user
        path = Path(text)
    return base / path


def completed(written: str, base: Path) -> Completed:
    """A path that was begun, as far as the files that are there tell how it goes on.

    Hidden files are named only where a dot was written.
    """
    text = _unwrapped(written.lstrip())
    folder, slash, begun = text.rpartition("/")
    if not slash and text.startswith("~"):
        return Completed(f"{text}/", ())
    try:
        names = sorted(islice(_entries(path_of(folder + slash or ".", base), begun), _MOST_ENTRIES))
    except (OSError, ValueError):  # no folder, or not one to look into
        return Completed(text, ())
    return Completed(folder + slash + _common_start(names) if names else text, names)


def _common_start(names: Sequence[str]) -> str:
    # Of names in order the first and the last differ earliest.
    pairs = zip(names[0], names[-1], strict=False)
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _entries(folder: Path, begun: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            is_hidden = entry.name.startswith(".") and not begun.startswith(".")
            if entry.name.startswith(begun) and not is_hidden:
                yield f"{entry.name}/" if entry.is_dir() else entry.name


def _unwrapped(text: str) -> str:
    if len(text) > 1 and text[0] in "'\"":
        return text[1:-1] if text[-1] == text[0] else text[1:]
    if text.startswith("file://"):
        return unquote(text.removeprefix("file://"))
    return text
