"""Whether a file is valid: by the schemas that were published for it, else well-formed.

Of catalogues gettext's own `msgfmt` says it, where that is installed.
"""

import shutil
import subprocess
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from lxml import etree

_SCHEMA = "{http://www.w3.org/2001/XMLSchema}schema"


class Validity(StrEnum):
    """What is known of a file without this program."""

    VALID = "valid"
    WELL_FORMED = "well-formed, no schema"
    INVALID = "not valid"
    BROKEN = "not well-formed"

    @property
    def is_sound(self) -> bool:
        """Whether every program should open it."""
        return self in {Validity.VALID, Validity.WELL_FORMED}


def judge_catalogue(data: bytes) -> Validity:
    """Whether `msgfmt` takes a PO file; well-formed where it is not installed."""
    program = shutil.which("msgfmt")
    if program is None:
        return Validity.WELL_FORMED
    done = subprocess.run(
        [program, "--output-file=/dev/null", "-"], input=data, capture_output=True, check=False
    )
    return Validity.INVALID if done.returncode else Validity.VALID


class PublishedSchemas:
    """The schemas in a folder, by the namespace each is for.

    Args:
        folder: Has them anywhere below it; None for no schemas.
    """

    def __init__(self, folder: Path | None) -> None:
        self._paths: dict[str, list[Path]] = {}
        for path in sorted(folder.rglob("*.xsd")) if folder else ():
            root = etree.parse(path, _parser()).getroot()
            if root.tag == _SCHEMA:
                self._paths.setdefault(root.get("targetNamespace", ""), []).append(path)
        self._loaded: dict[Path, etree.XMLSchema | None] = {}

    def judge(self, data: bytes) -> Validity:
        """Whether the bytes of an XML file are valid by any schema for its root's namespace."""
        try:
            root = etree.fromstring(data, _parser())
        except (etree.XMLSyntaxError, ValueError, LookupError):
            return Validity.BROKEN
        namespace = etree.QName(root).namespace or ""
        schemas = list(self._schemas(namespace))
        if not schemas:
            return Validity.WELL_FORMED
        fits = any(schema.validate(root) for schema in schemas)
        return Validity.VALID if fits else Validity.INVALID

    def _schemas(self, namespace: str) -> Iterator[etree.XMLSchema]:
        for path in self._paths.get(namespace, ()):
            if path not in self._loaded:
                self._loaded[path] = self._load(path)
            schema = self._loaded[path]
            if schema is not None:
                yield schema

    def _load(self, path: Path) -> etree.XMLSchema | None:
        tree = etree.parse(path, _parser())
        for part in tree.getroot():
            space = part.get("namespace") if isinstance(part.tag, str) else None
            if space and part.get("schemaLocation"):
                nearest = self._nearest(space, path)
                if nearest:
                    part.set("schemaLocation", nearest.as_uri())
                else:
                    del part.attrib["schemaLocation"]
        try:
            return etree.XMLSchema(tree)
        except etree.XMLSchemaParseError:
            return None  # of a strict edition that this library does not take

    def _nearest(self, namespace: str, path: Path) -> Path | None:
        known = self._paths.get(namespace, [])
        beside = [each for each in known if path.parent in each.parents]
        return next(iter([*beside, *known]), None)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
