"""Packages installed in Argos Translate's folders and alignwb's own: found, chosen, removed."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.languages.language_codes import is_language
from alignwb.engines.argos.packages.homes import package_homes
from alignwb.engines.argos.packages.package import ARGOS, ModelPackage, read_package, version_key
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.errors import EngineError, UsageError


@dataclass(frozen=True, slots=True)
class BrokenPackage:
    """A folder among the packages that is no package, and the reason."""

    folder: Path
    reason: str


@dataclass(frozen=True, slots=True)
class Installed:
    """Those folders read: packages of any language pair, newest first, and broken ones."""

    packages: tuple[ModelPackage, ...]
    broken: tuple[BrokenPackage, ...]


def installed_packages() -> Installed:
    """Read every package in Argos Translate's folders and in alignwb's own.

    Argos itself stops at the first folder without metadata; here it is reported and passed over.
    Raises EngineError if the settings cannot be used.
    """
    packages: list[ModelPackage] = []
    broken: list[BrokenPackage] = []
    for home in package_homes():
        for folder in _folders(home):
            try:
                packages.append(read_package(folder))
            except EngineError as error:
                broken.append(BrokenPackage(folder, error.message))
    packages.sort(key=lambda package: version_key(package.version), reverse=True)
    return Installed(tuple(packages), tuple(broken))


def best_package(source_lang: str, target_lang: str) -> ModelPackage:
    """The newest installed package of Argos Translate's for a language pair, else the starter.

    Raises EngineError if there is none for this pair.
    """
    for package in (*installed_packages().packages, starter_package()):
        if package.engine == ARGOS and _is_of(package, source_lang, target_lang):
            return package
    raise EngineError(
        f"no installed model translates from “{source_lang}” to “{target_lang}”",
        hint="Install one with: alignwb model install FILE",
    )


def named_package(asked: str, source_lang: str, target_lang: str) -> ModelPackage | None:
    """The package of a name, a name with version, or a folder's name; None if there is none.

    Raises EngineError if it is for other languages, UsageError if several are meant.
    """
    everything = (*installed_packages().packages, starter_package())
    matches = [package for package in everything if asked in names_of(package)]
    fitting = [package for package in matches if _is_of(package, source_lang, target_lang)]
    if matches and not fitting:
        pair = f"from “{matches[0].source_lang}” to “{matches[0].target_lang}”"
        raise EngineError(
            f"{matches[0].folder}: it translates {pair}, not from “{source_lang}” to"
            f" “{target_lang}”",
            hint="See: alignwb model list",
        )
    if len(fitting) > 1:
        folders = ", ".join(package.folder.name for package in fitting)
        raise UsageError(f"“{asked}” could be any of: {folders}", hint="Give the folder's name.")
    return fitting[0] if fitting else None


def package_names(source_lang: str, target_lang: str) -> tuple[str, ...]:
    """The names of the packages of a language pair, each once."""
    everything = (*installed_packages().packages, starter_package())
    fitting = (one.name for one in everything if _is_of(one, source_lang, target_lang))
    return tuple(dict.fromkeys(fitting))


def _is_of(package: ModelPackage, source_lang: str, target_lang: str) -> bool:
    return is_language(package.source_lang, source_lang) and is_language(
        package.target_lang, target_lang
    )


def remove_package(asked: str) -> ModelPackage | BrokenPackage:
    """Delete the installed package of a name, a name with version, or a folder's name.

    The folder leaves the packages in one step, so that no half of it is ever found.  Raises
    UsageError if none or several are meant, or the starter is.
    """
    found = installed_packages()
    everything: list[ModelPackage | BrokenPackage] = [*found.packages, *found.broken]
    matches = [package for package in everything if asked in names_of(package)]
    if not matches:
        if asked in names_of(starter_package()):
            raise UsageError(
                f"“{asked}” is the starter package; it is part of alignwb and stays",
                hint="Any other installed package of its languages is used before it.",
            )
        names = ", ".join(sorted(names_of(package)[0] for package in everything)) or "none"
        raise UsageError(f"no installed package is called “{asked}”", hint=f"Installed: {names}.")
    if len(matches) > 1:
        folders = ", ".join(package.folder.name for package in matches)
        raise UsageError(f"“{asked}” could be any of: {folders}", hint="Give the folder's name.")
    _delete(matches[0].folder)
    return matches[0]


def _folders(directory: Path) -> list[Path]:
    try:
        return sorted(path for path in directory.iterdir() if path.is_dir() and path.name[0] != ".")
    except OSError:
        return []


def names_of(package: ModelPackage | BrokenPackage) -> tuple[str, ...]:
    """What it can be asked for by: its name, that with its version, and its folder's name."""
    if isinstance(package, BrokenPackage):
        return (package.folder.name,)
    return (
        package.name,
        f"{package.name} {package.version}",
        f"{package.name}-{package.version}",
        package.folder.name,
    )


def _delete(folder: Path) -> None:
    grave = folder.with_name(f".removing-{folder.name}")
    try:
        shutil.rmtree(grave, ignore_errors=True)
        folder.rename(grave)
        shutil.rmtree(grave)
    except OSError as error:
        raise EngineError(f"{folder}: cannot be removed: {error}") from error
