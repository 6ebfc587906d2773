"""The parts of `argostranslate` in use, imported at first use.

Importing its settings makes its folders.  Where they cannot be made (a read-only home), they are
made in a temporary folder, so that the starter package still works.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import cast

from alignwb.engines.argos.runtime.library_types import ArgosTokenizer
from alignwb.engines.argos.runtime.sentence_pieces import SOURCE_PIECES, SentencePieces
from alignwb.errors import AlignwbError, EngineError
from alignwb.files.environment import environment
from alignwb.files.reading import reason

_HOMES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ARGOS_PACKAGES_DIR")


def argos_settings() -> ModuleType:
    """The module `argostranslate.settings`.  Raises EngineError if its settings are wrong."""
    return cast(ModuleType, argos_package_module().settings)


def argos_package_module() -> ModuleType:
    """The module `argostranslate.package`.  Raises EngineError if its settings are wrong."""
    try:
        try:
            import argostranslate.package as module
        except OSError:
            with _temporary_homes():
                import argostranslate.package as module
    except (ValueError, KeyError, AssertionError, TypeError, OSError) as error:
        raise EngineError(
            f"Argos Translate's settings cannot be used: {error!r}",
            hint="Look at the ARGOS_… variables and at argos-translate/settings.json.",
        ) from error
    return cast(ModuleType, module)


def open_tokenizer(folder: Path) -> ArgosTokenizer:
    """The tokenizer of the package in `folder`.  Raises EngineError if there is none."""
    try:
        tokenizer = _tokenizer(folder)
        tokenizer.encode("Een.")
    except AlignwbError:
        raise
    except Exception as error:
        raise EngineError(
            f"{folder}: its tokenizer cannot be read: {reason(error)}",
            hint="Remove the package with `alignwb model remove`, or install it again.",
        ) from error
    return tokenizer


def _tokenizer(folder: Path) -> ArgosTokenizer:
    if (folder / SOURCE_PIECES).is_file():
        return SentencePieces(folder)
    return cast(ArgosTokenizer, argos_package_module().Package(folder).tokenizer)


@contextmanager
def _temporary_homes() -> Iterator[None]:
    with (
        tempfile.TemporaryDirectory(prefix="alignwb-argos-") as folder,
        environment(dict.fromkeys(_HOMES, folder)),
    ):
        yield
