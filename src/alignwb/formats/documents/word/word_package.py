"""The parts of a document of Word and how they belong together."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from alignwb.errors import FormatError
from alignwb.formats.documents.packages.xml_nodes import XmlPart, where_in
from alignwb.formats.documents.packages.zip_parts import ZipParts
from alignwb.formats.documents.word.word_names import PREFIXES

_HINT = "Open it in Word or LibreOffice and save it as .docx, then import that."


@dataclass(frozen=True, slots=True)
class Relation:
    """A part, or an address, that another part refers to.

    Attributes:
        id: How that part calls it.
        type: What it is to that part ("footnotes"): the end of the type's URI.
        target: The name of the part, or the address as it is written.
        is_external: Whether it is an address.
    """

    id: str
    type: str
    target: str
    is_external: bool


class WordPackage:
    """A document of Word, its parts read when they are asked for.

    Attributes:
        main: The name of the part with its text.
        relations: What that part refers to.
    """

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        self._parts = ZipParts(data, path)
        self._by_folded = {name.casefold(): name for name in self._parts.names}
        top = {each.type: each for each in self.relations_of("")}
        if "officeDocument" not in top:
            raise FormatError(f"{path}: this is no document of Word", hint=_HINT)
        self.main = self.known(top["officeDocument"].target)
        if not self.main:
            raise FormatError(
                f"{path}: its text, “{top['officeDocument'].target}”, is not in it", hint=_HINT
            )
        self.core = self.known(top["core-properties"].target) if "core-properties" in top else ""
        self.relations = self.relations_of(self.main)

    def known(self, name: str) -> str:
        """The name of a part as the zip has it; "" if it is not there."""
        return self._by_folded.get(name.casefold(), "")

    def targets(self, relation_type: str) -> list[str]:
        """The parts that the main part refers to as of that type, each once."""
        found = (
            self.known(each.target)
            for each in self.relations
            if each.type == relation_type and not each.is_external
        )
        return list(dict.fromkeys(name for name in found if name))

    def part(self, name: str) -> XmlPart:
        """A part of the package.  Raises FormatError if it is not there."""
        data = self._parts.read(name)
        if data is None:
            raise FormatError(f"{self._path}: “{name}” is not in it", hint=_HINT)
        return XmlPart(data, where_in(self._path, name), PREFIXES)

    def relations_of(self, name: str) -> tuple[Relation, ...]:
        """What a part refers to; of "" the package itself."""
        folder, _, own = name.rpartition("/")
        at = self.known(posixpath.join(folder, "_rels", f"{own}.rels"))
        return tuple(self._relations(at, folder)) if at else ()

    def _relations(self, name: str, folder: str) -> Iterator[Relation]:
        for node in self.part(name).tree().elements():
            target = node.get("Target")
            is_external = node.get("TargetMode") == "External"
            if not is_external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target)))[1:]
            yield Relation(node.get("Id"), node.get("Type").rpartition("/")[2], target, is_external)

    def with_parts(self, parts: dict[str, bytes]) -> bytes:
        """The document with other bytes for some of its parts."""
        return self._parts.with_parts(parts)
