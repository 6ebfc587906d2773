"""An XLIFF file: its bitext and its bytes, which change only where the bitext does."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from shlex import quote

from lxml import etree

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.errors import FormatError, UnmergedError
from alignwb.files.reading import reading
from alignwb.formats.xliff.parse import (
    as_2_0,
    as_2_2,
    has_document_type,
    is_2_2,
    mended,
    parse,
    root_start,
    to_utf8,
    unmerged_line,
)
from alignwb.formats.xliff.reader import read_root
from alignwb.formats.xliff.regrouped_units import Unit, is_only_ours, spliced
from alignwb.formats.xliff.render import render_unit
from alignwb.formats.xliff.spans import find_units
from alignwb.formats.xliff.unit_reader import Surroundings
from alignwb.formats.xliff.unreadable import UnreadableError
from alignwb.formats.xliff.update import update_unit

_ROOT_NAME = re.compile(rb"<[^\s/>]+")
_UNDECLARED = re.compile(r"Namespace prefix ([\w.-]+) .*not defined")
_MOST_PREFIXES = 20


@dataclass(frozen=True, slots=True)
class _UnitPlaces:
    """The file in UTF-8, and the start and end of each paragraph's unit in it."""

    body: bytes
    units: list[tuple[int, int]]
    surroundings: tuple[Surroundings, ...]


@dataclass(frozen=True, slots=True)
class XliffFile:
    """A file as it was read or as it will be written.

    Attributes:
        bitext: The bitext in it.
        data: Its bytes.
    """

    bitext: Bitext
    data: bytes
    _places: _UnitPlaces = field(repr=False, compare=False)

    def with_bitext(self, bitext: Bitext) -> "XliffFile":
        """The file with another state of its paragraphs, or with some joined or divided.

        Units whose paragraph is the same keep their bytes, and so does everything between units;
        without any change the data is the same object.  In a changed unit the content of other
        tools is kept as far as possible.  Raises ValueError if the paragraphs that it holds
        already stand in another order, or if it holds none of them.
        """
        old, new = self.bitext.paragraphs, bitext.paragraphs
        if [each.id for each in old] != [each.id for each in new]:
            return self._regrouped(bitext).with_bitext(bitext)
        changed = [
            n for n, (a, b) in enumerate(zip(old, new, strict=True)) if a is not b and a != b
        ]
        if not changed:
            return replace(self, bitext=bitext)
        places = self._places
        units = {n: self._render(n, new[n]) for n in changed}
        body, spans = _spliced(places.body, places.units, units)
        return XliffFile(bitext, body, _UnitPlaces(body, spans, places.surroundings))

    def holds_of_others(self, paragraph_id: str) -> bool:
        """Whether the unit of a paragraph holds something that another program put there."""
        place = self.bitext.positions.get(paragraph_id)
        if place is None:
            return False
        start, end = self._places.units[place]
        data, around = self._places.body[start:end], self._places.surroundings[place]
        if render_unit(replace(self.bitext.paragraphs[place], id=around.unit_id)).encode() == data:
            return False  # inline codes may be anyone's, but not in what is written just so
        return not is_only_ours(data, around)

    def _regrouped(self, bitext: Bitext) -> "XliffFile":
        """The file with a unit for each paragraph; those that it has already are as they were."""
        places = self._places
        units = [
            Unit(*each)
            for each in zip(self.bitext.positions, places.units, places.surroundings, strict=True)
        ]
        body, spans, surroundings = spliced(places.body, units, bitext.paragraphs)
        known = {each.id: each for each in self.bitext.paragraphs}
        paragraphs = tuple(known.get(each.id, each) for each in bitext.paragraphs)
        same = replace(bitext, paragraphs=paragraphs)
        return XliffFile(same, body, _UnitPlaces(body, spans, surroundings))

    def _render(self, position: int, new: Paragraph) -> bytes:
        start, end = self._places.units[position]
        data, around = self._places.body[start:end], self._places.surroundings[position]
        old = replace(self.bitext.paragraphs[position], id=around.unit_id)
        new = replace(new, id=around.unit_id)
        if render_unit(old).encode() == data:
            return render_unit(new).encode()
        if not is_2_2(data):
            return update_unit(data, old, new, around)
        return as_2_2(update_unit(as_2_0(data), old, new, around))


def read_xliff(data: bytes, path: Path) -> XliffFile:
    """Read an XLIFF 2 file from its bytes; the stem of the path is the document's name.

    Raises FormatError, with path, line and reason, on whatever is not understood.
    """
    with reading(path, "XLIFF"):
        try:
            body, scanned, root = _parsed(to_utf8(data))
            bitext, surroundings, places = read_root(root, path.stem)
        except UnreadableError as refusal:
            if line := unmerged_line(data):
                raise _unmerged(path, line) from None
            raise FormatError(
                f"{path}, line {refusal.line}: {refusal.reason}", hint=refusal.hint
            ) from None
        spans = find_units(scanned, root, places[-1] + 1) if places else []
        if "trgLang" not in root.attrib:
            body = _with_target_lang(body, bitext.target_lang)
        shift = len(body) - len(scanned)
        units = [(spans[place][0] + shift, spans[place][1] + shift) for place in places]
        return XliffFile(bitext, data, _UnitPlaces(body, units, surroundings))


def _unmerged(path: Path, line: int) -> UnmergedError:
    return UnmergedError(
        f"{path}, line {line}: git could not merge this file, and has left two versions in it",
        hint="Have git merge bitexts by segment, as docs/team.md says, and then do it again:"
        f" git checkout --merge {quote(str(path))}",
    )


def _parsed(body: bytes) -> tuple[bytes, bytes, etree._Element]:
    """The file, the same as it was parsed, and its root.

    It is mended only where it is not well-formed, since that takes its time.
    """
    scanned = body
    for _ in range(_MOST_PREFIXES):
        try:
            return body, as_2_0(scanned), parse(scanned)
        except UnreadableError as refusal:
            if has_document_type(body):
                raise
            prefix = _UNDECLARED.search(refusal.reason)
            if prefix:
                # Its elements are kept as they are, so that it need not be known what they mean.
                name = prefix[1].encode()
                scanned = _with_attribute(scanned, b'xmlns:%b="urn:undeclared:%b"' % (name, name))
                continue
            whole = mended(body)
            if whole == body:
                raise
            body = scanned = whole
    return body, as_2_0(scanned), parse(scanned)


def _with_attribute(body: bytes, attribute: bytes) -> bytes:
    """The file with one more attribute of its root."""
    name = _ROOT_NAME.match(body, root_start(body))
    assert name is not None
    return body[: name.end()] + b" " + attribute + body[name.end() :]


def _with_target_lang(body: bytes, language: str) -> bytes:
    """The file with a statement of its target language."""
    return _with_attribute(body, f'trgLang="{language}"'.encode())


def _spliced(
    body: bytes, spans: list[tuple[int, int]], changed: dict[int, bytes]
) -> tuple[bytes, list[tuple[int, int]]]:
    """The body with some units replaced, and where all units then are."""
    pieces: list[bytes] = []
    moved: list[tuple[int, int]] = []
    done = shift = 0
    for position, (start, end) in enumerate(spans):
        unit = changed.get(position)
        size = end - start if unit is None else len(unit)
        moved.append((start + shift, start + shift + size))
        if unit is not None:
            pieces += (body[done:start], unit)
            done = end
            shift += size - (end - start)
    pieces.append(body[done:])
    return b"".join(pieces), moved
