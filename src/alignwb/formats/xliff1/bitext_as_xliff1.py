"""Writing documents as XLIFF 1.2, for tools that read no XLIFF 2 (OmegaT, Okapi, older others)."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.codes import CODE, Codes, End, InlineCode, codes_of, read_code
from alignwb.core.bitext.segment import Draft, OriginKind, Segment, Status
from alignwb.formats.xliff1.client_states import STATE_OF
from alignwb.formats.xml_text import ILLEGAL, escape_attribute, escape_text

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_TYPES = {
    "xlf:b": "bold",
    "xlf:i": "italic",
    "xlf:u": "underlined",
    "xlf:lb": "lb",
    "xlf:pb": "pb",
    "link": "link",
    "image": "image",
}
_OF_PAIRS = frozenset({"bold", "italic", "underlined", "link"})
_NO_NAME = re.compile(r"[^A-Za-z0-9._:-]")
_WHOLE = 100


def write_xliff_1_2(bitexts: Sequence[Bitext]) -> tuple[bytes, int]:
    """The documents as one file: a `<file>` each, a group a paragraph, a trans-unit a segment.

    All segments are in it, their states say how far they have come.  A character that XML cannot
    hold is written as U+FFFD.
    """
    pieces = [
        f'<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="{NAMESPACE}" version="1.2">\n'
    ]
    for bitext in bitexts:
        pieces.append(
            f'<file original="{escape_attribute(bitext.original or bitext.document)}"'
            f' source-language="{escape_attribute(bitext.source_lang)}"'
            f' target-language="{escape_attribute(bitext.target_lang)}"'
            ' datatype="plaintext">\n<body>\n'
        )
        for paragraph in bitext.paragraphs:
            pieces += _group(paragraph)
        pieces.append("</body>\n</file>\n")
    pieces.append("</xliff>\n")
    text, replaced = ILLEGAL.subn("\N{REPLACEMENT CHARACTER}", "".join(pieces))
    return text.encode(), replaced


def _group(paragraph: Paragraph) -> Iterator[str]:
    yield f'<group id="{escape_attribute(paragraph.id)}" restype="x-{paragraph.kind}">\n'
    yield from (f"<note>{escape_text(note)}</note>\n" for note in paragraph.client_notes)
    for segment in paragraph.segments:
        yield from _unit(paragraph, segment)
    yield "</group>\n"


def _unit(paragraph: Paragraph, segment: Segment) -> Iterator[str]:
    unit_id = escape_attribute(f"{paragraph.id}/{segment.id}")
    approved = ' approved="yes"' if segment.status.is_done else ""
    locked = ' translate="no"' if segment.status is Status.LOCKED else ""
    yield f'<trans-unit id="{unit_id}"{approved}{locked} xml:space="preserve">\n'
    yield f"<source>{render_inline(segment.source, paragraph.codes)}</source>\n"
    if segment.target or segment.status.is_done:
        target = render_inline(segment.target, paragraph.codes)
        yield f'<target state="{STATE_OF[segment.status]}"{_qualifier(segment)}>{target}</target>\n'
    if segment.note:
        yield f'<note from="alignwb">{escape_text(segment.note)}</note>\n'
    if segment.draft:
        origin = escape_attribute(segment.draft.origin.name)
        quality = _quality(segment.draft)
        for hypothesis in segment.draft.hypotheses:
            proposed = render_inline(hypothesis.text, paragraph.codes)
            yield f'<alt-trans origin="{origin}"{quality}><target>{proposed}</target></alt-trans>\n'
            quality = ""  # only the best one was judged
    yield "</trans-unit>\n"


def _quality(draft: Draft) -> str:
    """How likely a draft needs little editing, in percent; "" where nobody has judged it."""
    return "" if draft.confidence is None else f' match-quality="{100 * draft.confidence:.0f}%"'


def _qualifier(segment: Segment) -> str:
    """Where an untouched target is from."""
    if segment.origin is None or segment.status is not Status.DRAFT:
        return ""
    if segment.origin.kind is OriginKind.MT:
        return ' state-qualifier="leveraged-mt"'
    if segment.origin.kind is not OriginKind.TM:
        return ""
    is_exact = (segment.origin.match_rate or 0) >= _WHOLE
    return f' state-qualifier="{"exact" if is_exact else "fuzzy"}-match"'


def render_inline(text: str, codes: Codes) -> str:
    """A text with codes as inline elements: by their data, else as `g`, `bx`/`ex` and `x`.

    An end of which the other one is not in the text is an `it`.
    """
    spans, copies = _spans(text), iter(_copies(text))
    pieces: list[str] = []
    end = 0
    for found in CODE.finditer(text):
        pieces.append(escape_text(text[end : found.start()]))
        number, which = read_code(found[0])
        code = codes.get(number) or InlineCode(number, which is not End.POINT)
        pieces.append(_element(code, which, next(copies), is_span=number in spans))
        end = found.end()
    pieces.append(escape_text(text[end:]))
    return "".join(pieces)


def _spans(text: str) -> frozenset[int]:
    """The codes around words; none if any of them lacks an end or crosses another."""
    is_open: list[int] = []
    found: set[int] = set()
    for number, which in codes_of(text):
        if which is End.OPEN:
            is_open.append(number)
            found.add(number)
        elif which is End.CLOSE and (not is_open or is_open.pop() != number):
            return frozenset()
    return frozenset() if is_open else frozenset(found)


def _copies(text: str) -> list[int]:
    """Which copy of its pair each code is an end of, from 1; 0 of an end without the other."""
    ends = codes_of(text)
    copies = [0] * len(ends)
    begun: dict[int, list[int]] = {}
    count: Counter[int] = Counter()
    for place, (number, which) in enumerate(ends):
        if which is End.OPEN:
            begun.setdefault(number, []).append(place)
        elif which is End.CLOSE and begun.get(number):
            count[number] += 1
            copies[place] = copies[begun[number].pop()] = count[number]
    return copies


def _element(code: InlineCode, which: End, copy: int, *, is_span: bool) -> str:
    number = code.number
    if which is End.POINT:
        attributes = f' id="{number}"{_ctype(code, is_pair=False)}{_equiv(code.equiv)}'
        return (
            f"<ph{attributes}>{escape_text(code.data)}</ph>" if code.data else f"<x{attributes}/>"
        )
    kind = _ctype(code, is_pair=True)
    is_begin = which is End.OPEN
    data, equiv = (code.data, code.equiv) if is_begin else (code.data_end, code.equiv_end)
    if is_span and not (code.data and code.data_end):
        return f'<g id="{number}"{kind}>' if is_begin else "</g>"
    if not copy:
        position = "open" if is_begin else "close"
        return f'<it id="{number}" pos="{position}"{kind}{_equiv(equiv)}>{escape_text(data)}</it>'
    pair = f"{number}-{copy}" if copy > 1 else str(number)
    if code.data and code.data_end:
        rid = f' rid="{pair}"' if copy > 1 else ""
        name = "bpt" if is_begin else "ept"
        ctype = kind if is_begin else ""
        return f'<{name} id="{number}"{rid}{ctype}{_equiv(equiv)}>{escape_text(data)}</{name}>'
    if is_begin:
        return f'<bx id="{number}" rid="{pair}"{kind}/>'
    return f'<ex id="{number}e" rid="{pair}"/>'


def _ctype(code: InlineCode, *, is_pair: bool) -> str:
    kind = _TYPES.get(code.kind, "")
    if not kind or (kind in _OF_PAIRS) is not is_pair:
        name = _NO_NAME.sub("-", kind or code.kind.removeprefix("x-"))
        kind = f"x-{name}" if name else ""
    return f' ctype="{kind}"' if kind else ""


def _equiv(equiv: str) -> str:
    return f' equiv-text="{escape_attribute(equiv)}"' if equiv else ""
