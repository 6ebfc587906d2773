"""Installing a package file: checked to the last step before it is put in place."""

import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from alignwb.engines.argos.packages.archive import unpack
from alignwb.engines.argos.packages.homes import own_home
from alignwb.engines.argos.packages.model_folder import (
    FolderOptions,
    read_model_folder,
    write_package_folder,
)
from alignwb.engines.argos.packages.new_names import refuse_taken_name
from alignwb.engines.argos.packages.package import METADATA_FILE, ModelPackage, read_package
from alignwb.engines.argos.packages.staging import staging_folder
from alignwb.engines.argos.runtime.library import argos_settings
from alignwb.engines.argos.runtime.model import Decoding, Model
from alignwb.errors import EngineError, ProjectError

_ELSEWHERE = (
    "ARGOS_PACKAGES_DIR names another folder for packages of Argos Translate, ALIGNWB_MODELS_DIR"
    " for other models."
)
_LEAST_FREE = 50 * 2**20
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
    home = _argos_home()
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


def _argos_home() -> Path:
    home = Path(argos_settings().package_data_dir)
    if not home.is_dir():
        # Argos makes it when it can.
        raise EngineError(
            f"{home}: there is no such folder, and it cannot be made", hint=_ELSEWHERE
        )
    return home


def install_folder(
    folder: Path,
    source_lang: str,
    target_lang: str,
    options: FolderOptions,
    servers: Collection[str] = (),
) -> Installation:
    """Install a folder with a model: an unpacked package of Argos Translate's, or another one.

    The first kind goes where package files go; a folder with a CTranslate2 model and its
    SentencePiece models becomes a package of alignwb's own.  It is copied, checked and renamed
    into place as a package file is; the folder itself stays as it is.  servers: names that mean
    servers, so that such a package would never be asked for.  Raises EngineError, UsageError if the
    name in the options cannot be one.
    """
    if _is_argos_package(folder):
        if options != FolderOptions():
            raise EngineError(
                f"{folder}: a package of Argos Translate says its name and languages itself",
                hint="Leave --name, --from and --to out.",
            )
        home, model = _argos_home(), None
    else:
        home, model = own_home(), read_model_folder(folder, options)
        refuse_taken_name(folder, model.name, model.version, servers)
    try:
        home.mkdir(parents=True, exist_ok=True)
        _check_room(folder.rglob("*") if model is None else model.files.values(), folder, home)
        with staging_folder(home, "installing") as staging:
            if model is None:
                made = staging / folder.absolute().name
                shutil.copytree(folder, made, symlinks=False, ignore=_hidden)
            else:
                made = write_package_folder(model, staging)
            package = _check(folder, made, source_lang, target_lang)
            return _put_in_place(package, home, staging)
    except ProjectError as error:
        raise EngineError(error.message, hint=error.hint) from error
    except (OSError, shutil.Error) as error:
        raise EngineError(f"{home}: cannot be written: {error}", hint=_ELSEWHERE) from error


def _is_argos_package(folder: Path) -> bool:
    if not (folder / METADATA_FILE).is_file():
        return False
    # Others write a file of this name too; Argos Translate finds one of its two tokenizers.
    return any((folder / name).is_file() for name in ("sentencepiece.model", "bpe.model"))


def _hidden(_folder: str, names: list[str]) -> list[str]:
    return [name for name in names if name.startswith(".")]


def _check_room(files: Iterable[Path], folder: Path, home: Path) -> None:
    """Refuse what does not fit on the disk before anything is copied."""
    size = sum(path.stat().st_size for path in files if path.is_file())
    free = shutil.disk_usage(home).free
    if size + _LEAST_FREE > free:
        raise EngineError(
            f"{home}: {folder} has {size / 2**20:.0f} MB and only {free / 2**20:.0f} MB are free",
            hint=f"Make room, or name another folder. {_ELSEWHERE}",
        )


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
    model = Model(package.folder, threads=1, around=package.around)
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
