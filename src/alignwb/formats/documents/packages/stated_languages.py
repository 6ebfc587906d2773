"""The languages that a part of a package states, made others in place."""

from collections.abc import Iterable

from alignwb.core.languages.language_codes import is_language
from alignwb.formats.documents.packages.xml_nodes import Edits, Node, XmlPart, escaped_value


def put_code(
    part: XmlPart, node: Node, names: str, languages: tuple[str, str], edits: Edits
) -> None:
    """Make an attribute (`w:val`) that states the first language state the second."""
    stated = node.get(names)
    found = part.attribute(node, names.rpartition(":")[2])
    if stated and found is not None and is_language(stated, languages[0]):
        quote, span = found
        edits.put(span, escaped_value(languages[1], quote))


def put_language_and_country(
    part: XmlPart, nodes: Iterable[Node], languages: tuple[str, str], edits: Edits
) -> None:
    """The same of `fo:language` and, beside it, `fo:country`."""
    language, _, region = languages[1].partition("-")
    region = region.rpartition("-")[2] or "none"
    for node in nodes:
        stated, found = node.get("fo:language"), part.attribute(node, "language")
        if not stated or found is None or not is_language(stated, languages[0]):
            continue
        edits.put(found[1], escaped_value(language, found[0]))
        country = part.attribute(node, "country")
        if country is not None:
            edits.put(country[1], escaped_value(region, country[0]))


def put_text(part: XmlPart, node: Node, languages: tuple[str, str], edits: Edits) -> None:
    """The same of an element (`dc:language`) whose text is the language."""
    if is_language(node.text().strip(), languages[0]):
        edits.put((part.inner_start(node), node.inner_end), languages[1].encode())


def rendered(part: XmlPart, edits: Edits) -> bytes:
    """The part with its edits, in its encoding."""
    return part.in_its_encoding(edits.rendered(0, len(part.data)))
