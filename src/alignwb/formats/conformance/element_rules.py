"""What elements a format has: their attributes and what may stand in them, as tables in text.

A line of a table is `element | attributes | content`.  An attribute that has to be there ends with
`!`; one whose values are known is `name=a,b`, or `name:kind` for a kind of `VALUES`.  The content
is a sequence of parts, each a name or names with commas between, and `?`, `*` or `+` behind them as
in a DTD; `#` says that text may stand there, and then the order is free.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

XML = "http://www.w3.org/XML/1998/namespace"

VALUES = {
    "language": (
        re.compile(r"\A[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*|\Ax(-[A-Za-z0-9]{1,8})+"),
        "BCP 47",
    ),
    "number": (re.compile(r"\+?[0-9]{1,18}"), "a whole number"),
    "positive": (re.compile(r"\+?0{0,9}[1-9][0-9]{0,17}"), "a whole number from 1 on"),
    "date": (re.compile(r"[0-9]{8}T[0-9]{6}Z"), "YYYYMMDDThhmmssZ"),
    "iso": (
        re.compile(r"\A-?[0-9]{4,8}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}.*"),
        "an ISO 8601 date and time",
    ),
    "id": (re.compile(r"[-.:\w\u00b7]+"), "a name of letters, digits, and - . : _"),
    "hexadecimal": (re.compile(r"[0-9A-Fa-f]{4,6}"), "hexadecimal digits"),
    "prefixed": (re.compile(r"\A[^\s:]++:[^\s].*"), "a prefix, a colon and a value"),
}
"""The kinds of values of attributes: what they match, and what to say of them."""


class Violation(NamedTuple):
    """Something that a file violates.

    Attributes:
        line: The line, from 1.
        rule: The name of the rule, the same for all that violate it.
        message: What is wrong, in words.
    """

    line: int
    rule: str
    message: str


class ContentPart(NamedTuple):
    """A part of what may stand in an element: names of elements, and how many at least and most."""

    names: frozenset[str]
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class ElementRule:
    """What an element may have.

    Attributes:
        attributes: The attributes by name, each with its values: None for any.
        required: The attributes that it has to have.
        content: Its parts in their order.
        is_mixed: Whether text may stand in it, and the order is free.
    """

    attributes: Mapping[str, str | None]
    required: tuple[str, ...]
    content: tuple[ContentPart, ...]
    is_mixed: bool


def element_rules(table: str) -> dict[str, ElementRule]:
    """The rules of a table by the names of elements."""
    return dict(map(_rule, filter(None, map(str.strip, table.splitlines()))))


def found(element: etree._Element, rule: str, message: str) -> Violation:
    """A finding at an element."""
    return Violation(line_of(element), rule, message)


def line_of(element: etree._Element) -> int:
    """The line that an element begins on, from 1."""
    line = element.sourceline
    return line if isinstance(line, int) else 1


def name_of(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def is_own(element: etree._Element, namespace: str) -> bool:
    """Whether an element is of that namespace; "" for none."""
    tag = element.tag
    return (
        isinstance(tag, str) and (tag[1:].partition("}")[0] if tag[0] == "{" else "") == namespace
    )


def own_elements(root: etree._Element, namespace: str, *names: str) -> Iterator[etree._Element]:
    """All elements of that namespace in a tree, or those of some names, in document order."""
    for element in root.iter():
        if is_own(element, namespace) and (not names or name_of(element) in names):
            yield element


def inherited(element: etree._Element, name: str) -> str | None:
    """The value of an XML attribute, such as `lang`, of an element or what is around it."""
    at: etree._Element | None = element
    while at is not None:
        if (value := at.get(f"{{{XML}}}{name}")) is not None:
            return str(value)
        at = at.getparent()
    return None


def structure_findings(
    root: etree._Element, rules: Mapping[str, ElementRule], namespace: str
) -> Iterator[Violation]:
    """What violates the table.  Elements and attributes of other namespaces are passed over."""
    for element in own_elements(root, namespace):
        rule = rules.get(name_of(element))
        if rule is None:
            parent = element.getparent()
            if parent is None or name_of(parent) in rules:
                yield found(element, "unknown-element", f"there is no element <{name_of(element)}>")
            continue
        yield from _attribute_findings(element, rule)
        yield from _content_findings(element, rules, namespace)


def _attribute_findings(element: etree._Element, rule: ElementRule) -> Iterator[Violation]:
    name = name_of(element)
    present = {str(key).replace(f"{{{XML}}}", "xml:"): str(value) for key, value in element.items()}
    for each in rule.required:
        if each not in present:
            yield found(element, "missing-attribute", f"<{name}> has no {each}")
    for key, value in present.items():
        if key.startswith("{"):
            continue
        if key not in rule.attributes:
            if key.startswith("xml:"):
                continue
            yield found(element, "unknown-attribute", f"<{name}> may not have {key}")
            continue
        values = rule.attributes[key]
        if values is not None and (wanted := _wrong(value, values)):
            yield found(
                element, "wrong-value", f"{key} of <{name}> is “{_short(value)}”, and not {wanted}"
            )


def _wrong(value: str, values: str) -> str:
    """What is wanted instead of a value; "" if it is right."""
    if values[0] == ":":
        pattern, wanted = VALUES[values[1:]]
        return "" if pattern.fullmatch(value.strip(" \t\r\n")) else wanted
    known = values.split(",")
    is_private = "x-" in known and value.startswith("x-") and len(value) > 2
    if value in known or is_private:
        return ""
    return f"one of {', '.join(known)}"


def _content_findings(
    element: etree._Element, rules: Mapping[str, ElementRule], namespace: str
) -> Iterator[Violation]:
    name = name_of(element)
    rule = rules[name]
    children = [each for each in element if is_own(each, namespace) and name_of(each) in rules]
    if not rule.is_mixed and any(
        text and text.strip() for text in (element.text, *(child.tail for child in element))
    ):
        yield found(element, "text-not-allowed", f"no text may stand in <{name}>")
    if rule.is_mixed:
        known = frozenset().union(*(part.names for part in rule.content))
        for child in children:
            if name_of(child) not in known:
                yield _misplaced(child, name)
        return
    at = 0
    for part in rule.content:
        count = 0
        while at < len(children) and name_of(children[at]) in part.names:
            if part.most is not None and count == part.most:
                break
            at, count = at + 1, count + 1
        if count < part.least:
            names = " or ".join(f"<{each}>" for each in sorted(part.names))
            yield found(element, "missing-element", f"<{name}> lacks {names} where it has to be")
            return
    yield from (_misplaced(child, name) for child in children[at:])


def _misplaced(child: etree._Element, name: str) -> Violation:
    return found(
        child, "misplaced-element", f"<{name_of(child)}> may not stand at this place in <{name}>"
    )


def _rule(line: str) -> tuple[str, ElementRule]:
    name, attributes, content = (part.strip() for part in line.split("|"))
    known: dict[str, str | None] = {}
    required: list[str] = []
    for each in attributes.split():
        bare = each.rstrip("!")
        key, values = bare, None
        if "=" in bare:
            key, _, values = bare.partition("=")
        elif ":" in bare.removeprefix("xml:"):
            key, _, kind = bare.rpartition(":")
            values = f":{kind}"
        known[key] = values
        if each.endswith("!"):
            required.append(key)
    parts = content.split()
    return name, ElementRule(
        known, tuple(required), tuple(_part(part) for part in parts if part != "#"), "#" in parts
    )


def _part(text: str) -> ContentPart:
    least, most = {"?": (0, 1), "*": (0, None), "+": (1, None)}.get(text[-1], (1, 1))
    return ContentPart(frozenset(text.rstrip("?*+").split(",")), least, most)


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:39]}…"
