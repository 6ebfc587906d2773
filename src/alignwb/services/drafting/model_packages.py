"""Model packages: listed, installed and removed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.languages.language_codes import base_language
from alignwb.engines.argos.packages.installed import (
    best_package,
    installed_packages,
    named_package,
    remove_package,
)
from alignwb.engines.argos.packages.model_folder import FolderOptions
from alignwb.engines.argos.packages.package import ARGOS, ModelPackage
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.errors import EngineError, UsageError
from alignwb.services.project.config import Config

_AS_IT_SAYS = FolderOptions()

ReportBytes = Callable[[int, int], None]
"""Called with the bytes received and the bytes in all (0 if not known)."""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One package, or a folder that should be one.

    Attributes:
        name: The name it is asked for by; the folder's if the package cannot be read.
        version: The version the package states; "" if it cannot be read.
        folder: Where it is.
        is_used: Whether it is the one that drafts.
        is_starter: Whether it came with alignwb.
        scores: (test set, ((metric, figure), …)) from its card.
        licence: The licence its card states; may be "".
        problem: Why it cannot be used; "" if it can.
        engine: Whose package it is: `argos`, or `ctranslate2` for other models.
    """

    name: str
    version: str
    folder: Path
    is_used: bool = False
    is_starter: bool = False
    scores: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()
    licence: str = ""
    problem: str = ""
    engine: str = ARGOS


@dataclass(frozen=True, slots=True)
class InstallOutcome:
    """A package that is installed now; `is_new` is False if it was before."""

    entry: ModelEntry
    is_new: bool


def _pair(config: Config) -> tuple[str, str]:
    """The languages of a project as packages have them: without regions."""
    return base_language(config.source_lang), base_language(config.target_lang)


def list_models(config: Config) -> tuple[ModelEntry, ...]:
    """The packages of the project's language pair: first those that draft, last the broken.

    Raises EngineError if the starter is missing or Argos Translate's settings are wrong.
    """
    found = installed_packages()
    pair = _pair(config)
    packages = [
        package
        for package in (*found.packages, starter_package())
        if (base_language(package.source_lang), base_language(package.target_lang)) == pair
    ]
    used = [folder for name in config.engine_names if (folder := _used(name, *pair))]
    packages.sort(key=lambda package: package.folder not in used)
    entries = [_entry(package, is_used=package.folder in used) for package in packages]
    entries += [
        ModelEntry(broken.folder.name, "", broken.folder, problem=broken.reason)
        for broken in found.broken
    ]
    return tuple(entries)


def drafts_with_starter(config: Config) -> bool:
    """Whether the package that came with alignwb drafts, as there is no better one.

    Raises EngineError if there is no package at all.
    """
    return config.engine_names[0] == ARGOS and best_package(*_pair(config)).is_starter


def _used(engine: str, source_lang: str, target_lang: str) -> Path | None:
    """The folder of the package that an engine drafts with; None for a server, or for none."""
    try:
        if engine == ARGOS:
            return best_package(source_lang, target_lang).folder
        package = named_package(engine, source_lang, target_lang)
    except (EngineError, UsageError):
        return None  # who drafts with it is told why it cannot
    return package.folder if package else None


def install_model(
    file: Path | None,
    config: Config,
    progress: ReportBytes = lambda _done, _total: None,
    options: FolderOptions = _AS_IT_SAYS,
) -> InstallOutcome:
    """Install a package file or a folder with a model; without one, the newest of Argos's index.

    Raises EngineError with the reason and what to do instead, UsageError for options that cannot
    be; nothing has changed then.
    """
    from alignwb.engines.argos.packages import public_index
    from alignwb.engines.argos.packages.install import install_file, install_folder

    pair = _pair(config)
    if file is not None and file.is_dir():
        servers = [server.name for server in config.servers]
        installation = install_folder(file, *pair, options, servers)
    elif file is not None and options != _AS_IT_SAYS:
        raise UsageError(
            f"{file}: is no folder, and a package file says its name and languages itself"
        )
    elif file is not None:
        installation = install_file(file, *pair)
    else:
        available = public_index.newest_in_index(*pair)
        present = _present(available.package_version, config)
        if present is not None:
            return InstallOutcome(present, is_new=False)
        with public_index.downloaded(available, progress) as downloaded:
            installation = install_file(downloaded, *pair)
    entry = next(
        (entry for entry in list_models(config) if entry.folder == installation.package.folder),
        None,
    )
    if entry is None:
        raise EngineError(f"{installation.package.folder}: was installed but is not found again")
    return InstallOutcome(entry, installation.is_new)


def remove_model(name: str) -> Path:
    """Remove an installed package; returns the folder that is gone.

    Raises UsageError if no package or several have that name, or if it is the starter.
    """
    return remove_package(name).folder


def _present(version: str, config: Config) -> ModelEntry | None:
    for entry in list_models(config):
        if entry.version == version and not entry.is_starter:
            return entry
    return None


def _entry(package: ModelPackage, *, is_used: bool) -> ModelEntry:
    return ModelEntry(
        name=package.name,
        version=package.version,
        folder=package.folder,
        is_used=is_used,
        is_starter=package.is_starter,
        scores=tuple((score.test_set, score.figures) for score in package.card.scores),
        licence=package.card.licence,
        engine=package.engine,
    )
