"""Checking a file against its standard: which one it is, and what it violates."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from alignwb.errors import FormatError
from alignwb.files.reading import reading
from alignwb.files.reading_limits import MEGABYTE, MOST_TAGS, MOST_XML_BYTES, beyond_limit
from alignwb.formats.conformance.element_rules import Violation, line_of, name_of
from alignwb.formats.conformance.tbx_rules import tbx_findings
from alignwb.formats.conformance.tmx_rules import tmx_findings
from alignwb.formats.conformance.xliff1_rules import xliff1_findings
from alignwb.formats.conformance.xliff2_rules import xliff2_findings

_KNOWN = "Known are TMX, XLIFF 1.0 to 1.2 and 2.0 to 2.2, and TBX."


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file and what it violates.

    Attributes:
        standard: What it was checked as, with its version; "XML" if not even that is right.
        findings: In the order of their lines.
        holds: What is read in it, in words ("12 units"); "" where that was not looked at.
        remarks: What else is to be known of it.
    """

    standard: str
    findings: tuple[Violation, ...]
    holds: str = ""
    remarks: tuple[str, ...] = ()


def check_file(data: bytes, path: Path) -> CheckedFile:
    """What a file violates of its standard.

    A file that is not well-formed has the one finding that says where.  Nothing is mended, and
    nothing but the file is read: no schema, no entity, no network.  Raises FormatError if it is of
    another kind, or larger than is read.
    """
    with reading(path, "XML"):
        if len(data) > MOST_XML_BYTES:
            limit = f"{MOST_XML_BYTES // MEGABYTE} MB"
            raise beyond_limit(path, "the file is too large", limit, "Split it.")
        if data.count(b"<") > MOST_TAGS:
            raise beyond_limit(path, "the file is too large", f"{MOST_TAGS:,} tags", "Split it.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            return CheckedFile("XML", (_ill_formed(error),))
        standard, findings = _standard(root, path)
        unresolved = _entity_findings(root)
        found = sorted((*findings(root), *unresolved), key=lambda each: each.line)
        return CheckedFile(standard, tuple(found))


def _ill_formed(error: etree.XMLSyntaxError) -> Violation:
    return Violation(error.lineno or 1, "not-well-formed", " ".join((error.msg or "").split()))


def _standard(
    root: etree._Element, path: Path
) -> tuple[str, Callable[[etree._Element], Iterator[Violation]]]:
    name, version = name_of(root), root.get("version", "")
    if name == "tmx":
        return f"TMX {version}".strip(), tmx_findings
    if name in {"tbx", "martif"}:
        return "TBX" if name == "tbx" else "TBX (2008)", tbx_findings
    if name == "xliff":
        namespace = etree.QName(root).namespace or ""
        is_second = version.startswith("2") or ":document:2" in namespace
        return f"XLIFF {version}".strip(), xliff2_findings if is_second else xliff1_findings
    raise FormatError(
        f"{path}: there are no rules for a file that begins with <{name[:60]}>", hint=_KNOWN
    )


def _entity_findings(root: etree._Element) -> Iterator[Violation]:
    for entity in root.iter(etree.Entity):
        yield Violation(
            line_of(entity),
            "entity",
            f"{entity.text} is an entity; most tools of translators read none but XML's own",
        )
