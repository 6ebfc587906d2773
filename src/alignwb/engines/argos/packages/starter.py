"""The package that comes with alignwb: found, and unpacked into the user's cache."""

import atexit
import hashlib
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from alignwb.engines.argos.packages.archive import unpack
from alignwb.engines.argos.packages.package import ModelPackage, read_package
from alignwb.engines.argos.packages.staging import staging_folder
from alignwb.errors import EngineError


def starter_file() -> Path:
    """The package file that ships with alignwb.  Raises EngineError if it is not there."""
    files = sorted((Path(__file__).parents[3] / "models").glob("*.argosmodel"))
    if not files:
        raise EngineError(
            "the starter package is missing from this installation",
            hint="Install alignwb again, or another package: alignwb model install FILE",
        )
    return files[-1]


def starter_package(cache: Path | None = None) -> ModelPackage:
    """The starter package, unpacked at its first use.

    The folder is named after the file's content, is complete or absent, and is made again if
    something is missing from it.  Several processes may ask at once.  If the cache cannot be
    written, it is unpacked for this process alone.  Raises EngineError.
    """
    file = starter_file()
    content = hashlib.sha256(file.read_bytes()).hexdigest()[:16]
    home = (cache or default_cache()) / "models" / content
    folder = _complete_folder(file, home)
    if folder is None:
        try:
            folder = _unpack_into_place(file, home)
        except (OSError, EngineError):
            folder = _unpack_for_this_process(file)
    return read_package(folder, is_starter=True)


def default_cache() -> Path:
    """`ALIGNWB_CACHE_DIR`, else the user's cache folder for alignwb."""
    import platformdirs

    return Path(os.environ.get("ALIGNWB_CACHE_DIR") or platformdirs.user_cache_dir("alignwb"))


def _complete_folder(file: Path, home: Path) -> Path | None:
    """The package folder in `home` if everything the file holds is there in full size."""
    if not home.is_dir():
        return None
    with zipfile.ZipFile(file) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
    for member in members:
        path = home / member.filename
        if not path.is_file() or path.stat().st_size != member.file_size:
            return None
    return home / Path(members[0].filename).parts[0]


def _unpack_into_place(file: Path, home: Path) -> Path:
    from filelock import FileLock

    home.parent.mkdir(parents=True, exist_ok=True)
    # Beside the folder of packages, of which every entry is one.
    with FileLock(home.parent.parent / "models.lock"):
        made_meanwhile = _complete_folder(file, home)
        if made_meanwhile is not None:
            return made_meanwhile
        with staging_folder(home.parent, "unpacking") as staging:
            ready = staging / "ready"
            ready.mkdir()
            top = unpack(file, ready).name
            if home.exists():
                # Something is missing from it, else it would be in use.
                home.rename(staging / "old")
            ready.rename(home)
    return home / top


def _unpack_for_this_process(file: Path) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="alignwb-model-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return unpack(file, folder)
