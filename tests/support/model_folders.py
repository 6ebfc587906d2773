"""Folders with a CTranslate2 model as people have them, made from the starter."""

from collections.abc import Mapping
from pathlib import Path

from support.package_files import starter_members


def model_members(**changes: bytes | None) -> dict[str, bytes]:
    """The files of a converted model; None takes a file out.

    A file's name is given with `__` for the slash and `_dot_` for the full stop.
    """
    starter = starter_members()
    members: dict[str, bytes] = {
        "model.bin": starter["model/model.bin"],
        "config.json": starter["model/config.json"],
        "shared_vocabulary.json": starter["model/shared_vocabulary.json"],
        "source.spm": starter["sentencepiece.model"],
        "target.spm": starter["sentencepiece.model"],
    }
    for key, value in changes.items():
        name = key.replace("__", "/").replace("_dot_", ".")
        if value is None:
            del members[name]
        else:
            members[name] = value
    return members


def write_model_folder(folder: Path, members: Mapping[str, bytes] | None = None) -> Path:
    """A folder with these files."""
    for name, data in (model_members() if members is None else members).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder
