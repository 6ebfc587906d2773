"""The name that somebody has most probably meant by another word."""

from collections.abc import Iterable

_ALIKE = 0.6
"""From which likeness on, 0 to 1; that of `stauts` and `status` is 0.83."""

_LONGEST = 80
"""Characters of a word that is compared: what is longer is no name that was mistyped."""


def nearest_name(word: str, names: Iterable[str]) -> str | None:
    """The most similar of the names, whatever their capitals; None if none is similar."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something went wrong

    by_folded = {name.casefold(): name for name in names}
    if not word or len(word) > _LONGEST:
        return None
    found = get_close_matches(word.casefold(), by_folded, 1, _ALIKE)
    return by_folded[found[0]] if found else None
