"""Where hunspell dictionaries are on a machine."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from alignwb.errors import ProjectError

FOLDERS: Sequence[str] = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "~/Library/Spelling",
    "/Library/Spelling",
)
"""Where systems put them; before these stands what DICPATH names."""


def dictionary_path(
    name: str,
    environment: Mapping[str, str] = os.environ,
    folders: Sequence[str] | None = None,
) -> Path | None:
    """The `.dic` file of a dictionary such as `en_GB`; None if it is not installed.

    folders: where to look; None for the FOLDERS of systems.
    """
    folders = FOLDERS if folders is None else folders
    file = f"{name.replace('-', '_')}.dic"
    return next((each / file for each in _folders(environment, folders) if _is(each / file)), None)


def named_dictionary(name: str, beside: Path) -> Path:
    """The `.dic` file that a project names: one that is installed, or a path from its folder.

    Raises ProjectError if there is none.
    """
    is_path = name.endswith((".dic", ".aff")) or os.sep in name or "/" in name
    found = dictionary_path(name)
    if is_path:
        found = (beside / name).with_suffix(".dic") if Path(name).name else beside / name
    if found is None or found.suffix != ".dic" or not _is(found):
        where = f": {found}" if found else ""
        raise ProjectError(
            f"{beside / 'alignwb.toml'}: there is no spelling dictionary “{name}”{where}",
            hint="Install it (on Debian: apt install hunspell-en-gb), or write the path of a .dic"
            ' file with its .aff file beside it, or dictionary = "none".',
        )
    return found


def _folders(environment: Mapping[str, str], folders: Sequence[str]) -> Iterator[Path]:
    for folder in (*environment.get("DICPATH", "").split(os.pathsep), *folders):
        if folder:
            yield Path(folder).expanduser()


def _is(path: Path) -> bool:
    try:
        return path.is_file() and path.with_suffix(".aff").is_file()
    except (OSError, ValueError):  # a folder one may not look into; a name no system can have
        return False
