"""Writing a new XLIFF 2.1 file: an element on each line, and nothing that changes needlessly.

Text is joined instead of a tree built, so that a unit of a saved file can be compared with the way
it would be written.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from math import exp

from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.codes import JsonValue
from alignwb.core.bitext.pairing import Pairing, to_values
from alignwb.core.bitext.repairs import paragraph_start_values
from alignwb.core.bitext.segment import Dismissal, Draft, Origin, Segment, Status
from alignwb.core.bitext.structure import paragraph_layout
from alignwb.formats.xliff import names
from alignwb.formats.xliff.codes.code_tags import PlannedUnit, data_elements, planned, stated_codes
from alignwb.formats.xliff.inline import CodeIds, KnownIds, render_source, render_target
from alignwb.formats.xliff.post_edit_values import origin_words, post_edit_values
from alignwb.formats.xml_text import escape_attribute, escape_text, make_legal

_IGNORABLE = "      <ignorable><source> </source><target> </target></ignorable>\n"
_IGNORABLE_IN_TARGET = "      <ignorable><source/><target> </target></ignorable>\n"


def write_xliff(bitext: Bitext) -> bytes:
    """The bitext as a new file.  It does not hold the document's name, which is the file's."""
    original = f' original="{attribute(bitext.original)}"' if bitext.original else ""
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<xliff xmlns="{names.CORE}" xmlns:mtc="{names.MATCHES}" xmlns:mda="{names.METADATA}"'
        f' version="2.1" srcLang="{attribute(bitext.source_lang)}"'
        f' trgLang="{attribute(bitext.target_lang)}">\n'
        f'  <file id="f1"{original} xml:space="preserve">\n'
        f"{_file_metadata(bitext)}"
    )
    pieces = [head]
    for paragraph in bitext.paragraphs:
        pieces += ("    ", render_unit(paragraph, paragraph.client_notes), "\n")
    pieces.append("  </file>\n</xliff>\n")
    return "".join(pieces).encode()


def _file_metadata(bitext: Bitext) -> str:
    if not bitext.original_digest:
        return ""
    encoding = ""
    if bitext.original_encoding:
        encoding = f"        {_meta(names.ORIGINAL_ENCODING, bitext.original_encoding)}\n"
    return (
        "    <mda:metadata>\n"
        f'      <mda:metaGroup category="{names.OURS}">\n'
        f"        {_meta(names.ORIGINAL_DIGEST, bitext.original_digest)}\n"
        f"{encoding}"
        "      </mda:metaGroup>\n"
        "    </mda:metadata>\n"
    )


def render_unit(paragraph: Paragraph, client_notes: Iterable[str] = ()) -> str:
    """A paragraph from `<unit` to `</unit>`; client_notes: what stands in its notes besides ours.

    In a file that is changed those are left to the bytes that are there.
    """
    codes = planned(paragraph)
    taken = frozenset(segment.id for segment in paragraph.segments)
    ids = CodeIds(taken | codes.ids.given if codes else taken)
    segments: list[str] = []
    matches: list[str] = []
    for position, segment in enumerate(paragraph.segments):
        tags = (codes.tags(each, position) for each in codes.plans) if codes else ((), ())
        source_tags, target_tags = tags
        source, markers = render_source(segment.source, ids, source_tags)
        target = render_target(segment.target, markers, ids, target_tags)
        segments.append(render_segment(segment, source, target))
        if segment.draft:
            matches.append(render_match(segment, segment.draft, source, markers, codes))
    notes = [f"        <note>{escape_text(make_legal(each))}</note>\n" for each in client_notes]
    notes += [render_note(segment) for segment in paragraph.segments if segment.note]
    return "".join(
        (
            f'<unit id="{attribute(paragraph.id)}">\n',
            "      <mda:metadata>\n",
            render_metadata(paragraph, stated_codes(paragraph, codes) if codes else {}),
            "      </mda:metadata>\n",
            _wrapped("mtc:matches", matches),
            _wrapped("notes", notes),
            _wrapped("originalData", data_elements(codes.data) if codes else []),
            "".join(_with_gaps(paragraph.segments, segments)),
            "    </unit>",
        )
    )


def _with_gaps(segments: Iterable[Segment], rendered: Iterable[str]) -> Iterator[str]:
    """The segments with a space between two of them, so that together they are the paragraph."""
    is_first, is_begun = True, False
    for segment, text in zip(segments, rendered, strict=True):
        has_source = bool(segment.source) or segment.pairing is None
        if not is_first:
            yield _IGNORABLE if is_begun and has_source else _IGNORABLE_IN_TARGET
        yield text
        is_first = False
        is_begun = is_begun or has_source


def render_metadata(paragraph: Paragraph, codes: Mapping[int, Mapping[str, JsonValue]]) -> str:
    """What the core of XLIFF cannot hold: kind, page, lines, places, layout, the targets' origins
    and post-edits, beads, paragraphs joined, dismissed findings and former sources.

    codes: what is to be said of inline codes, by their numbers.
    """
    metas = [_meta("kind", paragraph.kind)]
    if paragraph.page is not None:
        metas.append(_meta("page", str(paragraph.page)))
    if paragraph.lines is not None:
        metas.append(_meta("lines", f"{paragraph.lines[0]}-{paragraph.lines[1]}"))
    if paragraph.places:
        metas.append(_meta("places", _packed(paragraph.places)))
    if layout := paragraph_layout.to_values(paragraph.layout):
        metas.append(_meta(names.LAYOUT, _packed(layout)))
    for number, values in codes.items():
        metas.append(_meta(f"{names.CODE_META}{number}", _packed(values)))
    for segment in paragraph.segments:
        metas += _about_segment(segment)
    return (
        f'        <mda:metaGroup category="{names.OURS}">\n'
        + "".join(f"          {meta}\n" for meta in metas)
        + "        </mda:metaGroup>\n"
    )


def _about_segment(segment: Segment) -> list[str]:
    metas: list[str] = []
    if segment.origin:
        metas += _origin(segment.id, segment.origin)
    if segment.pairing:
        metas.append(_meta(f"bead {segment.id}", _bead(segment.pairing)))
    if segment.paragraph_starts:
        starts = paragraph_start_values.to_values(segment.paragraph_starts)
        metas.append(_meta(f"{names.STARTS_META}{segment.id}", _packed(starts)))
    if segment.dismissed:
        metas.append(_meta(f"dismissed {segment.id}", _dismissed(segment.dismissed)))
    if segment.original_source:
        metas.append(_meta(f"original-source {segment.id}", segment.original_source))
    if segment.is_outdated:
        metas.append(_meta(f"outdated {segment.id}", "yes"))
    if segment.post_edit:
        values = post_edit_values(segment.post_edit, segment.target)
        metas.append(_meta(f"post-edit {segment.id}", _packed(values)))
    return metas


def render_segment(segment: Segment, source: str, target: str) -> str:
    """A segment with the given inline content."""
    state, sub_state = state_of(segment)
    sub = f' subState="{sub_state}"' if sub_state else ""
    has_target = target or segment.status is not Status.INITIAL
    return (
        f'      <segment id="{attribute(segment.id)}" state="{state}"{sub}>\n'
        f"        {_text('source', source)}\n"
        + (f"        {_text('target', target)}\n" if has_target else "")
        + "      </segment>\n"
    )


def render_match(
    segment: Segment,
    draft: Draft,
    source: str,
    markers: tuple[tuple[str, str], ...],
    codes: PlannedUnit | None,
) -> str:
    """A draft as a candidate for its segment.

    source, markers: the inline content of the segment's source, and the label and id of each of
    its markers.

    The best hypothesis is the candidate's target.  Its score is metadata, and so are the score and
    text of each of the others, on a line each, the parts of the engine's name if they contain
    spaces, and what was worded otherwise in it.  Its quality is the confidence, where there is one,
    else what its score says.
    """
    origin = draft.origin.name
    parts = (draft.engine, draft.package, draft.version)
    metas: list[str] = []
    if tuple(origin.split(" ")) != parts:
        metas += map(_meta, names.ENGINE_PARTS, parts)
    if draft.terms:
        metas.append(_meta(names.DRAFT_TERMS, draft.terms))
    if draft.confidence is not None:
        metas.append(_meta(names.DRAFT_CONFIDENCE, repr(draft.confidence)))
    if draft.reworded:
        metas.append(_meta(names.DRAFT_REWORDED, _packed(draft.reworded)))
    metas.append(_raw_meta("hypotheses", "\n".join(_scored(draft))))
    # The ids of a candidate's codes may repeat those of the segment.
    taken = frozenset(marker for _, marker in markers)
    ids = CodeIds(taken | codes.ids.given if codes else taken)
    tags: list[str | None] = []
    if codes is not None:
        source_tags, tags = codes.tags_of_draft(segment.source, draft.text)
        if source_tags:
            source, _ = render_source(segment.source, KnownIds(markers), source_tags)
    target = render_target(draft.text, markers, ids, tags)
    return (
        f'        <mtc:match ref="#{attribute(segment.id)}" type="mt"'
        f' matchQuality="{_quality(draft)}" origin="{attribute(origin)}">\n'
        # Nobody edits these, so their elements share a line: white space takes time to read.
        f'          <mda:metadata><mda:metaGroup category="{names.OURS}">{"".join(metas)}'
        "</mda:metaGroup></mda:metadata>\n"
        f"          {_text('source', source)}\n"
        f"          {_text('target', target)}\n"
        "        </mtc:match>\n"
    )


def render_note(segment: Segment) -> str:
    """The note of a segment; the category tells apart the notes of a unit."""
    return (
        f'        <note category="{names.NOTE_PREFIX}{attribute(segment.id)}">'
        f"{escape_text(make_legal(segment.note))}</note>\n"
    )


def state_of(segment: Segment) -> tuple[str, str | None]:
    """The segment's state and subState."""
    if segment.status is Status.INITIAL and segment.target:
        return "initial", names.INITIAL_WITH_TARGET
    return names.STATES[segment.status]


def attribute(text: str) -> str:
    """Any text as an attribute's value."""
    return text if text.isalnum() else escape_attribute(make_legal(text))


def _text(name: str, content: str) -> str:
    return f"<{name}>{content}</{name}>" if content else f"<{name}/>"


def _origin(segment_id: str, origin: Origin) -> list[str]:
    metas = [_meta(f"origin {segment_id}", origin_words(origin))]
    if origin.match_rate is not None:
        metas.append(_meta(f"match-rate {segment_id}", str(origin.match_rate)))
    return metas


def _bead(pairing: Pairing) -> str:
    return _packed(to_values(pairing))


def _dismissed(dismissed: Iterable[Dismissal]) -> str:
    return _packed([list(each) for each in dismissed])


def _packed(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def _meta(meta_type: str, text: str) -> str:
    return _raw_meta(meta_type, make_legal(text))


def _raw_meta(meta_type: str, legal: str) -> str:
    return f'<mda:meta type="{attribute(meta_type)}">{escape_text(legal)}</mda:meta>'


def _wrapped(name: str, elements: list[str]) -> str:
    if not elements:
        return ""
    return f"      <{name}>\n" + "".join(elements) + f"      </{name}>\n"


def _scored(draft: Draft) -> Iterator[str]:
    yield repr(draft.score)
    for other in draft.hypotheses[1:]:
        yield f"{other.score!r} {make_legal(other.text, line=True)}"


def _quality(draft: Draft) -> str:
    """The confidence in percent; without one, the score as the probability of a token."""
    share = draft.confidence
    return f"{100 * (exp(min(draft.score, 0.0)) if share is None else share):.1f}"
