"""Review documents as a reviewer sends them back: with the texts of rows edited in the XML."""

import zipfile
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO

from alignwb.formats.reviewed.review_writer import write_review
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout

LAYOUT = UnitLayout(("nl", "en"), "sentence")
MAIN = "word/document.xml"


def review_of(units: Iterable[TranslationUnit]) -> bytes:
    """A review document of these units."""
    file = BytesIO()
    write_review(file, units, LAYOUT)
    return file.getvalue()


def edited(
    data: bytes, edit: Callable[[str], str], others: Mapping[str, str] | None = None
) -> bytes:
    """The document with its main part edited, and with other parts put in."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, edit(part.decode()).encode() if name == MAIN else part)
        for name, text in (others or {}).items():
            new.writestr(name, text)
    return packed.getvalue()


def replaced(data: bytes, old: str, new: str, others: Mapping[str, str] | None = None) -> bytes:
    """The document with some XML of its main part replaced, which has to be there once."""

    def edit(text: str) -> str:
        assert text.count(old) == 1
        return text.replace(old, new)

    return edited(data, edit, others)
