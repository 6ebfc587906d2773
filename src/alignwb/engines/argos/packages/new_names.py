"""Names for packages that are made here: such that each can be asked for by its own."""

import re
from collections.abc import Collection
from pathlib import Path

from alignwb.engines.argos.packages.installed import installed_packages, names_of
from alignwb.engines.argos.packages.package import ARGOS
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.errors import EngineError, UsageError

_UNSAFE = re.compile(r"[^\w.+-]+")
_ANOTHER = "Give another one: --name NAME"


def checked_name(stated: str) -> str:
    """A name that a person gives a package, as it is.

    Raises UsageError if no package can be called so.
    """
    usable = _usable(stated)
    if usable != stated or not usable:
        such = f", such as {usable}" if usable else ""
        raise UsageError(
            f"“{stated}” is no name for a package",
            hint=f"Give one of letters, figures, -, _, + and full stops inside{such}.",
        )
    return stated


def name_after(folder: Path) -> str:
    """A name after that of a folder.  Raises EngineError if nothing in that is of use."""
    name = _usable(folder.absolute().name)
    if not name:
        raise EngineError(f"{folder}: it has no name for its package", hint="Give one: --name NAME")
    return name


def refuse_taken_name(folder: Path, name: str, version: str, servers: Collection[str] = ()) -> None:
    """Refuse to call the package of a folder what means another one, `argos`, or a server.

    version: the package's; one that is there under this name and version is the same.  Raises
    EngineError.
    """
    if name == ARGOS:
        raise EngineError(
            f"{folder}: not installed: “{name}” is the best package of Argos Translate's",
            hint=_ANOTHER,
        )
    if name in servers:
        raise EngineError(
            f"{folder}: not installed: “{name}” is a server in alignwb.toml", hint=_ANOTHER
        )
    for package in (*installed_packages().packages, starter_package()):
        is_same = (package.name, package.version) == (name, version)
        if name in names_of(package) and not is_same:
            hint = _ANOTHER
            if not package.is_starter:
                hint += f", or remove that one first: alignwb model remove {package.folder.name}"
            raise EngineError(
                f"{folder}: not installed: “{name}” is another model, {package.folder}", hint=hint
            )


def _usable(name: str) -> str:
    return _UNSAFE.sub("-", name).strip("-.")
