"""Small hunspell dictionaries on disk, and what the hunspell program says of words."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from alignwb.engines.spelling.hunspell_dictionary import HunspellDictionary, read_dictionary

HUNSPELL = shutil.which("hunspell")


def write_dictionary(folder: Path, affixes: str, words: str, name: str = "xx") -> Path:
    """The `.dic` file of a dictionary with these two texts, in UTF-8."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(f"SET UTF-8\n{affixes}", encoding="utf-8")
    lines = words.split("\n")
    (folder / f"{name}.dic").write_text(f"{len(lines)}\n{words}\n", encoding="utf-8")
    return folder / f"{name}.dic"


def dictionary_of(folder: Path, affixes: str, words: str) -> HunspellDictionary:
    """The dictionary with these two texts."""
    return read_dictionary(write_dictionary(folder, affixes, words))


def wrong_by_hunspell(dictionary: Path, words: Iterable[str]) -> set[str]:
    """The words that the hunspell program finds wrong, each of them of letters only."""
    assert HUNSPELL is not None
    said = subprocess.run(
        [HUNSPELL, "-d", str(dictionary.with_suffix("")), "-i", "UTF-8", "-l"],
        input="\n".join(words), text=True, encoding="utf-8", capture_output=True, check=True,
    )  # fmt: skip
    return set(said.stdout.split("\n"))
