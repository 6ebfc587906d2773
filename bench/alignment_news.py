"""News, for judging alone: sentences of NTREX-128 (Federmann et al. 2022), disturbed as books are.

They are no part of the project, and nothing may be fitted to them: they are read from a clone of
https://github.com/MicrosoftTranslator/NTREX.
"""

import subprocess
from pathlib import Path

from alignment_texts import Pairs, is_single

_FILES = "newstest2019-ref.nld.txt", "newstest2019-src.eng.txt"
_SENTENCES_OF_A_TEXT = 290
"""What a text of two hundred sentences is made of, with what it leaves out."""


def news(repository: Path, *, in_one: bool = False) -> dict[str, Pairs]:
    """The sentence pairs in texts of two hundred sentences, or in one."""
    dutch, english = (_lines(repository, f"NTREX-128/{name}") for name in _FILES)
    pairs = [pair for pair in zip(dutch, english, strict=True) if is_single(pair)]
    length = len(pairs) if in_one else _SENTENCES_OF_A_TEXT
    starts = range(0, len(pairs) - length + 1, length)
    texts = {f"news {start}": pairs[start : start + length] for start in starts}
    return {"modern": texts, "archaic": {}, "web": {}, "menus": {"menus": []}}


def _lines(repository: Path, name: str) -> list[str]:
    shown = subprocess.run(
        ["git", "-C", repository, "show", f"HEAD:{name}"], check=True, capture_output=True
    )
    return shown.stdout.decode().rstrip("\n").split("\n")
