"""The folders that packages are installed in: Argos Translate's, and alignwb's own."""

import os
from pathlib import Path

from alignwb.engines.argos.runtime.library import argos_settings


def own_home() -> Path:
    """The folder for models that Argos Translate could not read; it need not be there yet."""
    import platformdirs

    own = os.environ.get("ALIGNWB_MODELS_DIR")
    return Path(own) if own else Path(platformdirs.user_data_dir("alignwb")) / "models"


def package_homes() -> tuple[Path, ...]:
    """The folders in which packages are looked for.  Raises EngineError as the settings do."""
    return (*map(Path, argos_settings().package_dirs), own_home())
