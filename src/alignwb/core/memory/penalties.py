"""The percent taken off the match rate of a unit, for where it comes from.

The penalty of a unit is kept in the memory's index.  Whoever changes a figure here raises `LAYOUT`
in `engines/memory/database.py`, so that indexes made before are made again.
"""

import re

UNCONFIRMED_PENALTY = 5
"""Percent off for a target that nobody has confirmed."""

OTHER_CODES_PENALTY = 1
"""Percent off where the inline codes of a match are not those of the source: they were put in by
the words, and somebody has to look at them.  The index knows nothing of it."""

MACHINE_PENALTY = 10
"""Percent off in addition for an unconfirmed target that a machine made."""

_FOLDER = re.compile(r"penalty-0*(\d{1,3})", re.IGNORECASE)


def folder_penalty(*folders: str) -> int:
    """The percent that folders of a memory take off by their names: `penalty-30` takes off 30.

    Several add up, to 100 at most.
    """
    matches = filter(None, map(_FOLDER.fullmatch, folders))
    return min(100, sum(int(match[1]) for match in matches))


def unit_penalty(*, is_confirmed: bool, is_machine: bool) -> int:
    """The percent taken off a unit that nobody has confirmed, more if a machine made it."""
    if is_confirmed:
        return 0
    return UNCONFIRMED_PENALTY + (MACHINE_PENALTY if is_machine else 0)
