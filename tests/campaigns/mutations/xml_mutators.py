"""Mutations of XML that leave most of it well-formed, so that they get past the parser."""

import re
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from campaigns.mutations.hostile_values import NAMES, NUMBERS, hostile_text
from campaigns.mutations.mutator import Mutator

_TAG = re.compile(rb"<(/?)([\w:.-]+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>")
_ATTRIBUTE = re.compile(rb"\s([\w:.-]+)=(\"[^\"]*\"|'[^']*')")
_TEXT = re.compile(rb">([^<>]+)<")
_NAMESPACES = (
    b"",
    b"urn:x",
    b"relative/path",
    b"urn:oasis:names:tc:xliff:document:1.2",
    b"urn:oasis:names:tc:xliff:document:2.2",
    b"http://www.w3.org/XML/1998/namespace",
    b"\xc3\xa9",
)
_REFERENCES = (
    *(b"&unknown;", b"&#0;", b"&#x1B;", b"&#xD800;", b"&#xFFFE;", b"&#x110000;", b"&#8238;"),
    *(b"&", b"&#", b"&amp;amp;", b"]]>", b"&#99999999999999;", b"&lt;b&gt;"),
)
_DECLARATIONS = (
    b'<?xml version="1.1"?>',
    b'<?xml version="1.0" encoding="UTF-16"?>',
    b'<?xml version="1.0" encoding="IBM-037"?>',
    b'<?xml version="1.0" encoding="utf-7"?>',
    b'<?xml version="1.0" encoding="no-such"?>',
    b'<?xml version="1.0" encoding="windows-1252"?>',
    b'<?xml version="9.9" standalone="perhaps"?>',
    b"<?xml?>",
    b"",
)
_DOCTYPES = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(
        b'<!ENTITY %c "%b">' % (99 + n, b"&%c;" % (98 + n - (n == 0)) * 10) for n in range(9)
    )
    + b"]>",
    b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 50_000 + b'">]>',
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///dev/zero">]>',
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/x">]>',
    b'<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
    b'<!DOCTYPE x SYSTEM "file:///dev/zero">',
    b'<!DOCTYPE x [<!ENTITY a "&a;">]>',
    b'<!DOCTYPE x [<!ATTLIST segment id CDATA "s1">]>',
)


class Element(NamedTuple):
    """Where an element stands: from its start tag to behind its end tag."""

    start: int
    content: int
    content_end: int
    end: int
    name: bytes


def elements(data: bytes) -> list[Element]:
    """The elements that begin and end in a file, as far as that can be told."""
    found: list[Element] = []
    begun: list[tuple[bytes, int, int]] = []
    for tag in _TAG.finditer(data):
        is_end, name, is_empty = tag[1], tag[2], tag[4]
        if is_empty:
            found.append(Element(tag.start(), tag.end(), tag.end(), tag.end(), name))
        elif not is_end:
            begun.append((name, tag.start(), tag.end()))
        elif begun and begun[-1][0] == name:
            _, start, content = begun.pop()
            found.append(Element(start, content, tag.start(), tag.end(), name))
    return found


def _element(random: Random, data: bytes) -> Element:
    return random.choice(elements(data) or [Element(0, 0, len(data), len(data), b"x")])


def _put(data: bytes, start: int, end: int, put: bytes) -> bytes:
    return data[:start] + put + data[end:]


def _as_text(text: str) -> bytes:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return escaped.encode("utf-8", errors="replace")


def double_element(random: Random, data: bytes) -> bytes:
    """An element stands there twice, or many times."""
    element = _element(random, data)
    times = random.choice((2, 2, 2, 30))
    return _put(data, element.start, element.end, data[element.start : element.end] * times)


def crowd(random: Random, data: bytes) -> bytes:
    """An element stands there thousands of times."""
    small = [each for each in elements(data) if each.end - each.start < 600]
    if not small:
        return data
    element = random.choice(small)
    return _put(data, element.start, element.end, data[element.start : element.end] * 5_000)


def remove_element(random: Random, data: bytes) -> bytes:
    """An element is missing, or only what it holds."""
    element = _element(random, data)
    if random.random() < 0.5:
        return _put(data, element.content, element.content_end, b"")
    return _put(data, element.start, element.end, b"")


def move_element(random: Random, data: bytes) -> bytes:
    """An element stands in another one."""
    element, other = _element(random, data), _element(random, data)
    moved = data[element.start : element.end]
    return _put(data, other.content, other.content, moved)


def nest(random: Random, data: bytes) -> bytes:
    """An element stands in so many of its own name."""
    element = _element(random, data)
    depth = random.choices((2, 20, 300, 10_000), (5, 3, 2, 1))[0]
    tag = data[element.start : element.content] if random.random() < 0.5 else b"<g>"
    name = element.name if tag != b"<g>" else b"g"
    if tag.endswith(b"/>"):
        tag = tag[:-2] + b">"
    inner = data[element.start : element.end]
    return _put(data, element.start, element.end, tag * depth + inner + b"</%b>" % name * depth)


def rename_element(random: Random, data: bytes) -> bytes:
    """An element is called like another, with another prefix, or like none."""
    element = _element(random, data)
    name = random.choice((_element(random, data).name, b"x", b"no:" + element.name, b"xml:a"))
    if random.random() < 0.5:
        return re.sub(rb"(</?)%b(?=[\s/>])" % re.escape(element.name), rb"\g<1>" + name, data)
    inner = data[element.content : element.content_end]
    return _put(data, element.start, element.end, b"<%b>%b</%b>" % (name, inner, name))


def change_namespace(random: Random, data: bytes) -> bytes:
    """A namespace is another, or is not declared."""
    declared = list(re.finditer(rb"\sxmlns(:\w+)?=\"[^\"]*\"", data))
    if not declared:
        return data.replace(b">", b' xmlns="urn:x">', 1)
    match = random.choice(declared)
    if random.random() < 0.4:
        return _put(data, match.start(), match.end(), b"")
    new = b' xmlns%b="%b"' % (match[1] or b"", random.choice(_NAMESPACES))
    return _put(data, match.start(), match.end(), new)


def _attribute(random: Random, data: bytes) -> re.Match[bytes] | None:
    found = list(_ATTRIBUTE.finditer(data))
    return random.choice(found) if found else None


def _attribute_value(random: Random) -> bytes:
    values: Sequence[str] = random.choice((NAMES, NUMBERS, (hostile_text(random),)))
    return _as_text(random.choice(values))


def change_attribute(random: Random, data: bytes) -> bytes:
    """An attribute is empty, missing, doubled, or says something odd."""
    match = _attribute(random, data)
    if match is None:
        return data
    change = random.randrange(5)
    if change == 0:
        return _put(data, match.start(), match.end(), b"")
    if change == 1:
        return _put(data, match.start(), match.end(), match[0] * 2)
    if change == 2:
        other = _attribute(random, data) or match
        return _put(data, match.start(), match.end(), b" %b=%b" % (match[1], other[2]))
    value = b"" if change == 3 else _attribute_value(random)
    return _put(data, match.start(), match.end(), b' %b="%b"' % (match[1], value))


def enormous_attribute(random: Random, data: bytes) -> bytes:
    """An attribute, or thousands of them, of a size that nobody expects."""
    match = _attribute(random, data)
    if match is None:
        return data
    if random.random() < 0.5:
        many = b"".join(b' a%d=""' % n for n in range(20_000))
        return _put(data, match.start(), match.start(), many)
    value = b"a" * random.choice((200_000, 11_000_000))
    return _put(data, match.start(), match.end(), b' %b="%b"' % (match[1], value))


def change_text(random: Random, data: bytes) -> bytes:
    """A text is another one."""
    found = list(_TEXT.finditer(data))
    if not found:
        return data
    match = random.choice(found)
    return _put(data, match.start(1), match.end(1), _as_text(hostile_text(random)))


def insert_reference(random: Random, data: bytes) -> bytes:
    """A reference to a character or an entity that there is not."""
    found = list(_TEXT.finditer(data)) or list(re.finditer(rb"()", data))
    at = random.choice(found).start(1)
    return _put(data, at, at, random.choice(_REFERENCES))


def insert_node(random: Random, data: bytes) -> bytes:
    """A comment, an instruction or a CDATA section where text is expected."""
    element = _element(random, data)
    node = random.choice(
        (b"<!-- - x -->", b"<?alignwb x?>", b"<?xml-stylesheet href='x'?>", b"<![CDATA[<b>&]]>")
    )
    if random.random() < 0.3:
        inner = data[element.content : element.content_end]
        return _put(data, element.content, element.content_end, b"<![CDATA[" + inner + b"]]>")
    return _put(data, element.content, element.content, node)


def declare(random: Random, data: bytes) -> bytes:
    """Another declaration at the beginning."""
    return random.choice(_DECLARATIONS) + re.sub(rb"^\s*<\?xml[^>]*\?>", b"", data)


def doctype(random: Random, data: bytes) -> bytes:
    """Entities that grow without end, or fetch what is none of the file's business."""
    root = re.search(rb"<[A-Za-z]", data)
    at = root.start() if root else 0
    document_type = random.choice(_DOCTYPES)
    data = _put(data, at, at, document_type)
    entity = random.choice((b"&a;", b"&c;", b"&k;", b"&j;"))
    text = _TEXT.search(data, at + len(document_type))
    return _put(data, text.start(1), text.end(1), entity) if text else data


XML = (
    Mutator(double_element, 4),
    Mutator(crowd, 0.2),
    Mutator(remove_element, 5),
    Mutator(move_element, 4),
    Mutator(nest, 1),
    Mutator(rename_element, 3),
    Mutator(change_namespace, 2),
    Mutator(change_attribute, 8),
    Mutator(enormous_attribute, 0.15),
    Mutator(change_text, 6),
    Mutator(insert_reference, 3),
    Mutator(insert_node, 3),
    Mutator(declare, 2),
    Mutator(doctype, 2),
)
