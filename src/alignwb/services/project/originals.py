"""The source document of a bitext as it was imported, for writing it back in its own format."""

import hashlib
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.errors import ProjectError
from alignwb.files.file_bytes import read_bytes
from alignwb.formats.file_kinds import is_bilingual_document, is_bitext
from alignwb.services.project.project import Document


def digest_of(data: bytes) -> str:
    """The digest by which a source document is known again."""
    return hashlib.sha256(data).hexdigest()


def is_client_bitext(path: Path) -> bool:
    """Whether a file comes in as it is, to be the bitext that is worked on.

    Raises ProjectError if it cannot be read.
    """
    return is_bitext(path) and not is_bilingual_document(path)


def original_data(document: Document, bitext: Bitext) -> tuple[Path, bytes]:
    """The source document and its bytes.

    Raises ProjectError if it is gone, if it is not the one that was imported, or if the bitext does
    not say where its texts stand in it.
    """
    seed = document.seed
    if seed is None and any(segment.pairing for _, segment in bitext.segments()):
        raise ProjectError(
            f"{document.bitext}: an aligned bitext goes back into no document",
            hint="Its translation goes out as a text with: --to txt, or --to md",
        )
    if seed is None:
        raise ProjectError(
            f"{document.name}: its source document is not in the project",
            hint="Only a document that was imported from one goes back into its format. If you have"
            f" it as it was sent, put it into seeds/ as {document.bitext.name}",
        )
    if is_client_bitext(seed):
        # The bitext came as it is, and says no digest; whether it is that file is seen from the
        # texts in it.
        return seed, read_bytes(seed)
    if not bitext.original_digest:
        raise ProjectError(
            f"{document.name}: where its texts stand in {seed.name} is not known",
            hint="It was imported by an older alignwb, in another encoding, or repaired as it came"
            " in. See what an import does with: alignwb import --dry-run FILE. Its text alone goes"
            " out with: --to txt, or --to md",
        )
    data = read_bytes(seed)
    if digest_of(data) != bitext.original_digest:
        raise ProjectError(
            f"{seed}: this is not the file that was imported: it has changed since",
            hint="Put the file back as it was (from version control, or as the client sent it)."
            " Its text alone goes out with: --to txt, or --to md",
        )
    return seed, data
