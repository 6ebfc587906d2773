"""Documents of Word (.docx, .docm, .dotx): read with their codes, written with other texts."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.blocks import ReadDocument
from alignwb.files.reading import reading
from alignwb.formats.documents.inline.untranslated import UntranslatedTexts
from alignwb.formats.documents.packages.stated_languages import put_code, put_text, rendered
from alignwb.formats.documents.packages.text_places import (
    TITLE_PROPERTY,
    FoundPart,
    FoundValue,
    blocks_of,
    notes_of,
    part_with,
)
from alignwb.formats.documents.packages.xml_nodes import Edits, Node
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.documents.word.word_package import WordPackage
from alignwb.formats.documents.word.word_text import WordText

_WHAT = "a document of Word"
_WORD = re.compile(r"[^\W\d_]{2}")


def read_docx(data: bytes, path: Path) -> ReadDocument:
    """The blocks of a document: its body, notes, headers and footers, and its title.

    Raises FormatError if it is none, is encrypted or damaged, is larger than is read, or has no
    text.
    """
    with reading(path, _WHAT):
        package = WordPackage(data, path)
        text = WordText(package, path)
        parts = (*text.parts(), *_properties(package))
        found = [each for part in parts for each in part.found]
        blocks = blocks_of(found, path)
        _tell(package, text.left_out)
        return ReadDocument(
            blocks,
            left_out=text.left_out.texts(),
            remarks=text.left_out.remarks(),
            notes=notes_of(found),
        )


def write_docx(data: bytes, texts: Mapping[str, PlacedText], path: Path) -> bytes:
    """The document `data` with other texts in some of its places.

    A place whose text is, but for white space, the one that reading gives keeps its bytes, and so
    does every part without another text.  Raises FormatError as reading does.
    """
    with reading(path, _WHAT):
        package = WordPackage(data, path)
        changed: dict[str, bytes] = {}
        for part in (*WordText(package, path).parts(), *_properties(package)):
            written = part_with(part, texts)
            if written is not None:
                changed[part.name] = written
        return package.with_parts(changed)


def set_docx_language(data: bytes, languages: tuple[str, str], path: Path) -> bytes:
    """The document in another language than the first of two, where its styles, its settings or its
    properties state that one.
    """
    with reading(path, _WHAT):
        package = WordPackage(data, path)
        changed: dict[str, bytes] = {}
        for name in (*package.targets("styles"), *package.targets("settings"), package.core):
            if not name:
                continue
            part = package.part(name)
            edits = Edits(part.data)
            for node in part.tree().descendants():
                if node.name in {"w:lang", "w:themeFontLang"}:
                    put_code(part, node, "w:val", languages, edits)
                elif node.name == "dc:language":
                    put_text(part, node, languages, edits)
            if edits:
                changed[name] = rendered(part, edits)
        return package.with_parts(changed) if changed else data


def _properties(package: WordPackage) -> list[FoundPart]:
    """The properties of the document, if there is a title among them."""
    if not package.core:
        return []
    part = package.part(package.core)
    node = part.tree().child("dc:title")
    if node is None or not node.text().strip():
        return []
    span = (part.inner_start(node), node.inner_end)
    place = f"{package.core}#title"
    found = FoundValue(place, node.text(), Kind.TITLE, TITLE_PROPERTY, [(b"", span)])
    return [FoundPart(package.core, part, [found])]


def _tell(package: WordPackage, left_out: UntranslatedTexts) -> None:
    """Note what other parts of the document show, none of which is translated."""
    for node in package.part(package.core).tree().elements() if package.core else ():
        if node.name in {"dc:subject", "dc:description", "cp:keywords", "cp:category"}:
            left_out.add("properties of the document (subject, keywords, comments)", node.text())
    for node in _nodes(package, "chart", "diagramData"):
        if node.name == "a:t" or (node.name == "c:v" and _WORD.search(node.text())):
            left_out.add("texts of charts and diagrams", node.text())
    for node in _nodes(package, "numbering"):
        if node.name == "w:lvl" and (words := _number_words(node)):
            left_out.add("words before the numbers of lists", words)
    for kind, words in (
        ("aFChunk", "documents inside it (altChunk), left as they are"),
        ("glossaryDocument", "building blocks (glossary), left as they are"),
    ):
        for _ in package.targets(kind):
            left_out.remark(words)


def _nodes(package: WordPackage, *relation_types: str) -> Iterator[Node]:
    """The elements of all parts of some types."""
    for relation_type in relation_types:
        for name in package.targets(relation_type):
            yield from package.part(name).tree().descendants()


def _number_words(level: Node) -> str:
    shown, form = level.child("w:lvlText"), level.child("w:numFmt")
    text = shown.get("w:val") if shown else ""
    is_bullet = form is not None and form.get("w:val") == "bullet"
    return text if not is_bullet and _WORD.search(text) else ""
