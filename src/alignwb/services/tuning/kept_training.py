"""A training that was stopped, kept in the project's caches."""

from dataclasses import dataclass
from pathlib import Path

from alignwb.files.file_bytes import read_bytes_if_there
from alignwb.formats.atomic import write_atomically
from alignwb.services.project.folders import make_folder
from alignwb.services.project.privacy import texts_of
from alignwb.services.project.project import Project

_MOST_BYTES = 16 * 2**30
_HEAD = b"alignwb training "


@dataclass(frozen=True, slots=True)
class KeptTraining:
    """The file of a training that was stopped; there is one in a project at most.

    project: whose it is.  is_fresh: whether what is there is not to be gone on with.
    """

    project: Project
    is_fresh: bool = False

    def read(self, fingerprint: str) -> bytes | None:
        """What was kept of the training of that fingerprint; None if nothing was."""
        if self.is_fresh:
            return None
        data = read_bytes_if_there(self._path, _MOST_BYTES)
        head = _head(fingerprint)
        return data[len(head) :] if data is not None and data.startswith(head) else None

    def write(self, fingerprint: str, data: bytes) -> None:
        """Keep a training, in the place of any other.  Raises ProjectError."""
        make_folder(self._path.parent.parent)
        make_folder(self._path.parent)
        # A model can say what it was trained on, so nobody may read it who may not read that.
        write_atomically(
            self._path, _head(fingerprint) + data, no_wider_than=texts_of(self.project)
        )

    def forget(self) -> None:
        """Remove what was kept."""
        self._path.unlink(missing_ok=True)

    @property
    def _path(self) -> Path:
        return self.project.state / "cache" / "training"


def _head(fingerprint: str) -> bytes:
    return _HEAD + fingerprint.encode("ascii") + b"\n"
