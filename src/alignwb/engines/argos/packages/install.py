"""Installing a package file: checked to the last step before it is put in place."""

from dataclasses import dataclass
from pathlib import Path

from alignwb.engines.argos.packages.archive import unpack
from alignwb.engines.argos.packages.package import ModelPackage, read_package
from alignwb.engines.argos.packages.staging import staging_folder
from alignwb.engines.argos.runtime.library import argos_settings
from alignwb.engines.argos.runtime.model import Decoding, Model
from alignwb.errors import EngineError

_ELSEWHERE = "ARGOS_PACKAGES_DIR names another folder for packages."
_TRIAL = "Dit is een korte zin."


@dataclass(frozen=True, slots=True)
class Installation:
    """An installed package, and whether it is new; if not, nothing was changed."""

    package: ModelPackage
    is_new: bool


def install_file(file: Path, source_lang: str, target_lang: str) -> Installation:
    """Install a package file into Argos Translate's folder.

    It is unpacked beside its place, checked, made to translate a sentence, and then renamed into
    place.  Raises EngineError with the reason if anything is wrong with it; then nothing has
    changed.
    """
    home = Path(argos_settings().package_data_dir)
    if not home.is_dir():
        # Argos makes it when it can.
        raise EngineError(
            f"{home}: there is no such folder, and it cannot be made", hint=_ELSEWHERE
        )
    try:
        with staging_folder(home, "installing") as staging:
            folder = unpack(file, staging)
            package = _check(file, folder, source_lang, target_lang)
            return _put_in_place(package, home, staging)
    except OSError as error:
        raise EngineError(
            f"{home}: cannot be written: {error}",
            hint=_ELSEWHERE,
        ) from error


def _check(file: Path, folder: Path, source_lang: str, target_lang: str) -> ModelPackage:
    try:
        package = read_package(folder)
        pair = (package.source_lang, package.target_lang)
        if pair != (source_lang, target_lang):
            raise EngineError(
                f"it translates from “{pair[0]}” to “{pair[1]}”,"
                f" not from “{source_lang}” to “{target_lang}”"
            )
        _try_out(package)
    except EngineError as error:
        # The staging folder is gone when this is read; the file is what the user knows.
        reason = error.message.replace(f"{folder}: ", "").replace(f"{folder}/", "")
        raise EngineError(f"{file}: not installed: {reason}", hint=error.hint) from error
    return package


def _try_out(package: ModelPackage) -> None:
    """Translate one sentence.  Raises EngineError if the model cannot."""
    model = Model(package.folder, threads=1)
    try:
        result = model.submit([model.encode(_TRIAL)], Decoding(hypotheses=1))[0].result()
    except (RuntimeError, ValueError, MemoryError) as error:
        raise EngineError(f"its model cannot translate: {error}") from error
    if not model.tokenizer.decode(result.hypotheses[0]).strip():
        raise EngineError("its model translates a plain sentence into nothing")


def _put_in_place(package: ModelPackage, home: Path, staging: Path) -> Installation:
    version = package.version.replace(".", "_")
    name = package.folder.name
    for place in (home / name, home / f"{name}-{version}"):
        if not place.exists():
            package.folder.rename(place)
            return Installation(read_package(place), is_new=True)
        try:
            present = read_package(place)
        except EngineError:
            place.rename(staging / "broken")
            package.folder.rename(place)
            return Installation(read_package(place), is_new=True)
        if present.version == package.version:
            return Installation(present, is_new=False)
    raise EngineError(
        f"{home / name}: another package is in its place",
        hint="Remove that one first: alignwb model list, alignwb model remove NAME.",
    )
