"""XML with the place of every element."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from alignwb.errors import FormatError
from alignwb.formats.documents.packages.xml_nodes import (
    Edits,
    Node,
    XmlPart,
    escaped,
    escaped_value,
)

PREFIXES = {"urn:x": "x"}
SAMPLE = (
    '<?xml version="1.0"?><!-- <p> --><q:a xmlns:q="urn:x" b="1>2"><q:p/><q:p ></q:p>'
    "é<q:p c='/>'>t&amp;<![CDATA[<q:p>]]><q:p>in</q:p></q:p ><q:t><q:p/></q:t></q:a>"
).encode()


def test_every_element_has_its_place_to_the_byte() -> None:
    part = XmlPart(SAMPLE, "f", PREFIXES)
    root = part.tree()
    shown = [part.data[each.start : each.end].decode() for each in root.elements()]
    assert shown == [
        "<q:p/>",
        "<q:p ></q:p>",
        "<q:p c='/>'>t&amp;<![CDATA[<q:p>]]><q:p>in</q:p></q:p >",
        "<q:t><q:p/></q:t>",
    ]
    third = list(root.elements())[2]
    inner = part.data[part.inner_start(third) : third.inner_end]
    assert inner == b"t&amp;<![CDATA[<q:p>]]><q:p>in</q:p>"
    assert [each.is_empty_tag for each in root.elements()] == [True, False, False, False]
    assert third.text() == "t&<q:p>in"
    assert part.attribute(root, "b") == (b'"', (SAMPLE.index(b"1>2"), SAMPLE.index(b"1>2") + 3))
    assert part.prefix(third) == b"q:"


def test_outermost_elements_are_handed_over_with_those_around_them() -> None:
    seen: list[tuple[str, list[str]]] = []

    def handle(node: Node, around: Sequence[Node]) -> None:
        seen.append((node.text(), [each.name for each in around]))

    XmlPart(SAMPLE, "f", PREFIXES).scan({"x:p"}, handle)
    assert seen == [
        ("", ["x:a"]),
        ("", ["x:a"]),
        ("t&<q:p>in", ["x:a"]),
        ("", ["x:a", "x:t"]),
    ]


def test_what_was_handed_over_is_forgotten_and_what_stands_beside_it_is_not() -> None:
    beside: list[list[str]] = []

    def handle(_: Node, around: Sequence[Node]) -> None:
        beside.append([each.name for each in around[-1].elements()])

    XmlPart(b"<a><pr><z/></pr><p/><p/><t><p/></t><p/></a>", "f", {}).scan({"p"}, handle)
    assert beside == [["pr", "p"], ["pr", "p"], ["p"], ["pr", "p"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_part_is_written_in_its_own_encoding(encoding: str) -> None:
    name = encoding.removesuffix("-sig")
    data = f'<?xml version="1.0" encoding="{name}"?><a>é</a>'.encode(encoding)
    part = XmlPart(data, "f", {})
    assert part.tree().text() == "é"
    assert part.in_its_encoding(part.data) == data
    changed = part.in_its_encoding(part.data.replace("é".encode(), "é€".encode()))
    assert etree.fromstring(changed).text == "é€"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"<a><b></a>", "line 1: this is not well-formed XML: mismatched tag"),
        (b"", "line 1: this is not well-formed"),
        (b"<a>\n&eacute;</a>", "line 2: this is not well-formed"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "document type declaration"),
        (b"<a>" * 300 + b"</a>" * 300, "nested too deeply"),
        (b"<a>" + b"<b/>" * 2_000_001 + b"</a>", "too long"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "klingon"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message) as refused:
        XmlPart(data, "brief.docx, word/x.xml", {}).tree()
    assert refused.value.message.startswith("brief.docx, word/x.xml")
    assert refused.value.hint


def test_a_place_inside_another_is_a_part_of_what_is_made_of_it() -> None:
    edits = Edits(b"0123456789")
    edits.put((4, 6), b"--")
    edits.put((2, 8), b"[" + edits.rendered(3, 7) + b"]")
    edits.put((9, 9), b"+")
    assert edits.rendered(0, 10) == b"01[3--6]8+9"


@given(st.text(), st.sampled_from([b'"', b"'"]))
def test_what_is_escaped_is_read_as_it_was(text: str, quote: bytes) -> None:
    text = text.encode("utf-8", "replace").decode()
    data = b"<a b=" + quote + escaped_value(text, quote) + quote + b">" + escaped(text) + b"</a>"
    root = etree.fromstring(data)
    legal = etree.fromstring(b"<a>" + escaped(text) + b"</a>").text or ""
    assert (root.text or "") == legal
    assert root.get("b", "").split() == text_in_xml(text).split()


def text_in_xml(text: str) -> str:
    """The text as XML can hold it."""
    return "".join(each if _is_legal(each) else "�" for each in text)


def _is_legal(character: str) -> bool:
    return character in "\t\n\r" or (character >= " " and character not in "\ufffe\uffff")
