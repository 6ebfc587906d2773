"""Elements of an XML file that hold nothing but a text: titles, and entries of contents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from itertools import pairwise
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import plain_equivalent
from alignwb.core.reading.blocks import Block, ReadDocument
from alignwb.formats.documents.code_numbers import BlockCodes, is_same
from alignwb.formats.documents.document_text import DocumentText, document_text
from alignwb.formats.documents.markup.html_document import markup_encoding
from alignwb.formats.documents.markup.html_runs import collapsed, escaped
from alignwb.formats.documents.markup.markup_tokens import TokenKind, tokens_of, verbatim
from alignwb.formats.documents.placed_text import PlacedText


@dataclass(frozen=True, slots=True)
class _Label:
    block: Block
    start: int
    end: int


def read_labels(data: bytes, path: Path, names: Mapping[str, str]) -> ReadDocument:
    """A block for each element of some names, of which it is known what they are."""
    document = document_text(data, path, markup_encoding(data))
    return ReadDocument(tuple(label.block for label in _labels(document, names)))


def write_labels(
    data: bytes, texts: Mapping[str, PlacedText], path: Path, names: Mapping[str, str]
) -> bytes:
    """The file with other texts in some of these elements."""
    document = document_text(data, path, markup_encoding(data))
    changes = [
        (label.start, label.end, _written(texts[label.block.place], document))
        for label in _labels(document, names)
        if label.block.place in texts
        and not is_same(texts[label.block.place].text, label.block.text)
    ]
    return document.with_changes(changes) if changes else data


def _written(placed: PlacedText, document: DocumentText) -> str:
    return escaped(plain_equivalent(placed.text, placed.codes), document, is_xml=True)


def _labels(document: DocumentText, names: Mapping[str, str]) -> Iterator[_Label]:
    number = 0
    tokens = list(tokens_of(document.text, is_xml=True))
    for token, content in pairwise(tokens):
        if token.kind is not TokenKind.START or token.name not in names:
            continue
        if content.kind is TokenKind.TEXT:
            text = unescape(document.text[content.start : content.end])
        elif content.kind is TokenKind.VERBATIM:
            text = verbatim(document.text, content)
        else:
            continue
        text = collapsed(document.sound(text, content.start)).strip()
        if not text:
            continue
        number += 1
        lines = document.lines(content.start, content.end)
        codes = BlockCodes(f"{document.path}, line {lines[0]}")
        text = codes.protected(text, lambda character: f"&#{ord(character)};")
        block = Block(
            Kind.TITLE,
            text,
            lines,
            place=str(number),
            codes=codes.codes,
            comment=names[token.name],
        )
        yield _Label(block, content.start, content.end)
