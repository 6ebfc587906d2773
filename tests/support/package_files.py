"""Package files made from the starter, whole or wrong in one point."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from alignwb.engines.argos.packages.starter import starter_file

GOOD_METADATA = {
    "package_version": "1.8",
    "argos_version": "1.9.0",
    "from_code": "nl",
    "from_name": "Dutch",
    "to_code": "en",
    "to_name": "English",
    "type": "translate",
    "links": [],
}


def starter_members() -> dict[str, bytes]:
    """The starter's files by their path inside its folder."""
    with zipfile.ZipFile(starter_file()) as archive:
        return {
            name.partition("/")[2]: archive.read(name)
            for name in archive.namelist()
            if not name.endswith("/")
        }


def package_members(
    metadata: Mapping[str, object] | None = None, **changes: bytes | None
) -> dict[str, bytes]:
    """A good package's files, with other metadata; None takes a file out.

    A file's name is given with `__` for the slash and `_dot_` for the full stop.
    """
    members = starter_members()
    members["metadata.json"] = json.dumps(GOOD_METADATA | dict(metadata or {})).encode()
    for key, value in changes.items():
        name = key.replace("__", "/").replace("_dot_", ".")
        if value is None:
            del members[name]
        else:
            members[name] = value
    return members


def write_package(
    path: Path, members: Mapping[str, bytes] | None = None, top: str = "translate-nl_en-1_8"
) -> Path:
    """A package file with these members in one folder."""
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in (package_members() if members is None else members).items():
            archive.writestr(f"{top}/{name}", data)
    return path


def unpack_package(
    folder: Path, members: Mapping[str, bytes] | None = None, top: str = "translate-nl_en-1_8"
) -> Path:
    """A package as it is when it is installed in `folder`; returns its own folder."""
    for name, data in (package_members() if members is None else members).items():
        path = folder / top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / top
