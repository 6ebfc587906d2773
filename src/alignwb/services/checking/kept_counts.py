"""Counts of findings kept between runs, by all that they depend on.

It is only a cache: whatever is wrong with it, the findings are counted again.
"""

import json
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from alignwb import __version__
from alignwb.core.checks.findings import FindingCounts
from alignwb.errors import AlignwbError
from alignwb.files.file_bytes import read_bytes, read_bytes_if_there
from alignwb.files.reading_limits import MEGABYTE, MOST_TABLE_BYTES
from alignwb.formats.atomic import write_atomically
from alignwb.services.checking.english import dictionaries_of
from alignwb.services.project.folders import make_folder
from alignwb.services.project.privacy import texts_of
from alignwb.services.project.project import Document, Project
from alignwb.services.terms.team_terms import team_terms_file

_CHECKING = 2
"""Higher whenever the same document gives other findings, so that they are counted again."""
_WORTH_KEEPING = 200_000
"""Bytes of a bitext from which on checking it takes longer than a moment."""
_MOST_BYTES = MEGABYTE


def kept_counts_file(project: Project) -> Path:
    """The path of the cache."""
    return project.state / "cache" / "findings.json"


class KeptCounts:
    """The counts of a project's documents as they were last counted in any run."""

    def __init__(self, project: Project) -> None:
        self._project = project

    def _terms(self) -> tuple[Path, Path]:
        return self._project.glossary, team_terms_file(self._project)

    def key(self, document: Document) -> str | None:
        """What its findings depend on as it is saved now; None if it is not worth keeping them."""
        try:
            if document.bitext.stat().st_size < _WORTH_KEEPING:
                return None
            config = self._project.config
            parts = [
                f"{__version__} {_CHECKING}",
                repr((config.source_lang, config.target_lang, config.check, config.spelling)),
                repr([_stamped(path) for path in dictionaries_of(self._project)]),
                *(read_bytes_if_there(path, MOST_TABLE_BYTES) for path in self._terms()),
                read_bytes(document.bitext),
            ]
        except (AlignwbError, OSError):
            return None  # reading it again will say what is wrong
        digest = blake2b(digest_size=16)
        for part in parts:
            data = part.encode() if isinstance(part, str) else part or b""
            digest.update(f"{part is None} {len(data)} ".encode())
            digest.update(data)
        return digest.hexdigest()

    def find(self, document: Document, key: str | None) -> FindingCounts | None:
        """The counts of a document for that key; None if they are not known."""
        kept = self._read().get(document.bitext.name) if key else None
        if not isinstance(kept, list) or len(kept) != 3 or kept[0] != key:
            return None
        counts = kept[1:]
        if not all(type(each) is int and each >= 0 for each in counts):
            return None
        return FindingCounts(*counts)

    def keep(self, document: Document, key: str | None, counts: FindingCounts) -> None:
        """Keep the counts of a document; nothing where that cannot be written."""
        if key is None:
            return
        there = {each.bitext.name for each in self._project.documents() if each.is_imported}
        kept = {name: value for name, value in self._read().items() if name in there}
        kept[document.bitext.name] = [key, *counts]
        path = kept_counts_file(self._project)
        with suppress(AlignwbError, OSError):
            make_folder(path.parent)
            data = json.dumps(kept, indent=1).encode()
            write_atomically(path, data, no_wider_than=texts_of(self._project))

    def _read(self) -> dict[str, object]:
        with suppress(AlignwbError, OSError, ValueError, RecursionError):
            kept = json.loads(read_bytes(kept_counts_file(self._project), _MOST_BYTES))
            if isinstance(kept, dict):
                return kept
        return {}


def _stamped(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size
