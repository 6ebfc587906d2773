"""What holds of every document that is read and written back, whatever its format."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from hypothesis import strategies as st
from lxml import etree

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import CODE, Codes, plain_equivalent, read_code, without_codes
from alignwb.core.bitext.markers import plain_text as without_markers
from alignwb.core.reading.blocks import Block, ReadDocument
from alignwb.formats.documents.placed_text import PlacedText

Read = Callable[[bytes, Path], ReadDocument]
Write = Callable[[bytes, Mapping[str, PlacedText], Path], bytes]

_NOTE_LABEL = re.compile(r"\A(\[\^\w+\]) ")
_PIECES = re.compile(f"({CODE.pattern}|\\[\\^\\w+\\])")


def told(document: ReadDocument) -> str:
    """All that a document shows: its blocks with what codes read as, and what is left out."""
    texts = [plain_equivalent(each.text, each.codes) for each in document.blocks]
    texts += [text for kind in document.left_out for text in kind.texts]
    return "\n".join(texts)


def translated(text: str) -> str:
    """Another text with the same codes and markers."""
    pieces = _PIECES.split(text)
    return "".join(each if _PIECES.fullmatch(each) else each.upper() for each in pieces)


def placed(blocks: Iterable[Block], change: Callable[[str], str]) -> dict[str, PlacedText]:
    """Other texts for the places of blocks."""
    return {each.place: PlacedText(change(each.text), each.codes) for each in blocks}


def bare(text: str) -> str:
    """A text without its codes, words separated by single spaces; "" if it has markers only."""
    words = " ".join(without_codes(text).split())
    # A note may have a space behind the marker that it begins with, or none.
    return _NOTE_LABEL.sub(r"\1", words) if without_markers(words) else ""


def packed(data: bytes) -> dict[str, bytes]:
    """The parts of a zip that is in order, each XML part well-formed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part)
    return parts


def check_round_trip(data: bytes, read: Read, write: Write, path: Path) -> ReadDocument:
    """Assert that texts of its own leave a document as it is, and others come back as written."""
    document = read(data, path)
    assert write(data, placed(document.blocks, str), path) == data
    written = write(data, placed(document.blocks, translated), path)
    again = read(written, path)
    assert [each.text for each in again.blocks] == [
        translated(each.text) for each in document.blocks
    ]
    assert [each.codes for each in again.blocks] == [each.codes for each in document.blocks]
    assert [each.kind for each in again.blocks] == [each.kind for each in document.blocks]
    return document


def other_texts(blocks: Iterable[Block]) -> st.SearchStrategy[dict[str, PlacedText]]:
    """Any texts for some of the places, with any of their codes in any order.

    Pictures and markers of notes, which have texts of their own, stay in their order.
    """
    return st.fixed_dictionaries({}, optional={each.place: _placed(each) for each in blocks})


@st.composite
def _placed(draw: st.DrawFn, block: Block) -> PlacedText:
    lasting = [
        each
        for each in _PIECES.findall(block.text)
        if each[0] == "[" or not block.codes[read_code(each).number].may_be_deleted
    ]
    texts = st.lists(_texts | _ends(block.codes), max_size=3).map("".join)
    # A note keeps the marker that it begins with.
    text = "" if block.kind is Kind.NOTE else draw(texts)
    text += "".join(each + draw(texts) for each in lasting)
    return PlacedText(text, block.codes)


_texts = st.text(st.characters(exclude_categories=["Cs", "Co", "Cn", "Cc"]), max_size=12).map(
    lambda text: text.replace("[", "(")
)


def _ends(codes: Codes) -> st.SearchStrategy[str]:
    ends = [end.text for code in codes.values() if code.may_be_deleted for end in code.ends]
    return st.sampled_from(ends) if ends else st.just("x")


def check_other_texts(
    data: bytes, texts: Mapping[str, PlacedText], read: Read, write: Write, path: Path
) -> None:
    """Assert that texts come back as they were written, and that nothing else has changed."""
    document = read(data, path)
    written = write(data, texts, path)
    before, after = packed(data), packed(written)
    assert list(before) == list(after)
    changed = {place.partition("#")[0] for place in texts}
    assert [name for name in before if before[name] != after[name] and name not in changed] == []
    again = {each.place: each.text for each in read(written, path).blocks}
    for block in document.blocks:
        wanted = texts[block.place].text if block.place in texts else block.text
        assert bare(again.get(block.place, "")) == bare(wanted)
