"""What earlier runs have aligned, so that a run that was interrupted goes on where it was."""

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from alignwb import __version__
from alignwb.errors import AlignwbError, EngineError
from alignwb.files.file_bytes import read_bytes, read_bytes_if_there
from alignwb.formats.atomic import write_atomically
from alignwb.services.aligning.many.pair_list import AskedPair
from alignwb.services.aligning.pair_reading import AlignSettings, languages_of
from alignwb.services.aligning.sides import files_read
from alignwb.services.aligning.summary import Figures, are_figures
from alignwb.services.project.folders import make_folder
from alignwb.services.project.project import Project, real_path

RECORD = "alignwb-pairs.json"
"""The name of the file."""

_FORM = 1


def fingerprint(pair: AskedPair, project: Project | None, settings: AlignSettings) -> str:
    """What the alignment of a pair depends on: its texts, the settings, the version, the engine.

    Raises what finding and reading the two files raises.
    """
    rules = project and read_bytes_if_there(project.srx)
    texts = files_read(pair.source, pair.target, project)
    parts = (
        __version__,
        _engine(),
        *languages_of(project),
        str(settings.presegmented),
        str(settings.encoding),
        sha256(rules or b"").hexdigest(),
        *(sha256(read_bytes(path)).hexdigest() for path in texts),
    )
    return sha256("\0".join(parts).encode()).hexdigest()


def _engine() -> str:
    from alignwb.engines.registry import make_embedder

    try:
        return make_embedder().name
    except EngineError:
        return "words"


class DoneBefore:
    """The pairs that were aligned, by the bitexts they are in, each with its fingerprint.

    It is only a cache: what is damaged or missing is aligned again.

    Args:
        path: The file of the record; paths in it are relative to its folder, so that it may be
            moved with all that is in it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._done = _read(path)
        self._is_saved = True

    def figures(self, bitext: Path, print_: str) -> Figures | None:
        """The figures of an alignment that need not be made again; None if it has to be."""
        known = self._done.get(self._name(bitext))
        if known is None or known[0] != print_ or not bitext.is_file():
            return None
        return known[1]

    def add(self, bitext: Path, print_: str, figures: Figures) -> None:
        """Take an alignment that was made; `save` keeps it."""
        self._done[self._name(bitext)] = (print_, figures)
        self._is_saved = False

    def save(self) -> None:
        """Write what was added since.  Raises ProjectError."""
        if self._is_saved:
            return
        done = {
            name: {"fingerprint": print_, "figures": dict(figures)}
            for name, (print_, figures) in sorted(self._done.items())
        }
        make_folder(self._path.parent)
        lines = json.dumps({"form": _FORM, "done": done}, ensure_ascii=True, indent=1)
        write_atomically(self._path, f"{lines}\n".encode())
        self._is_saved = True

    def _name(self, bitext: Path) -> str:
        return Path(os.path.relpath(real_path(bitext), real_path(self._path.parent))).as_posix()


def _read(path: Path) -> dict[str, tuple[str, Figures]]:
    try:
        values = json.loads(read_bytes_if_there(path) or b"{}")
    except (AlignwbError, ValueError, RecursionError):
        return {}
    done = values.get("done") if isinstance(values, dict) and values.get("form") == _FORM else None
    if not isinstance(done, dict):
        return {}
    return {
        name: (each["fingerprint"], each["figures"])
        for name, each in done.items()
        if isinstance(each, Mapping)
        and isinstance(each.get("fingerprint"), str)
        and are_figures(each.get("figures"))
    }
