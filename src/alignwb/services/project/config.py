"""Settings of a project, from the optional `alignwb.toml` in its folder."""

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from alignwb.errors import ProjectError
from alignwb.formats.file_bytes import read_bytes_if_there


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting has a default; the file names only what differs.

    Attributes:
        source_lang: BCP 47 code of the sources.
        target_lang: BCP 47 code of the targets.
        engine: The engine that drafts.
        hypotheses: How many alternatives a draft keeps (1-8).
        honour_terms: Whether drafts say what the termbase says.
        pretranslate: Whether what the memory knows word for word is filled in before drafting.
        propagate: Whether confirming a segment fills in its repetitions.
        draft_on_open: Whether the screen drafts a document that has no drafts yet.
        theme: The screen's theme; "" for the default.
    """

    source_lang: str = "nl"
    target_lang: str = "en"
    engine: str = "argos"
    hypotheses: int = 4
    honour_terms: bool = True
    pretranslate: bool = True
    propagate: bool = True
    draft_on_open: bool = True
    theme: str = ""


def read_config(path: Path) -> Config:
    """The settings in `path`; the defaults if there is no such file.

    Raises ProjectError naming the file, and the line or setting, that is wrong.
    """
    data = read_bytes_if_there(path)
    if data is None:
        return Config()
    try:
        values = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjectError(
            f"{path}: {error}", hint="See docs/project.md for the settings."
        ) from error
    return Config(**_checked(values, path))


def _checked(values: dict[str, Any], path: Path) -> dict[str, Any]:
    known = {field.name: field.type for field in fields(Config)}
    for name, value in values.items():
        if name not in known:
            raise ProjectError(
                f"{path}: there is no setting “{name}”", hint=f"Settings: {', '.join(known)}."
            )
        if type(value) is not known[name]:
            expected = getattr(known[name], "__name__", known[name])
            raise ProjectError(f"{path}: “{name}” should be of type {expected}, not {value!r}")
    hypotheses = values.get("hypotheses", 1)
    if not 1 <= hypotheses <= 8:
        raise ProjectError(f"{path}: “hypotheses” should be 1 to 8, not {hypotheses}")
    return values
