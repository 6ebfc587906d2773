"""Edits and drafts ↔ JSON values, for the journal.

Fields at their default are left out.  A segment after an edit names only what differs from the
segment of the same id before it, so that the draft beside a target is written once.  Decoding
raises KeyError, TypeError or ValueError if a value is not what encoding made.
"""

from collections.abc import Mapping
from math import isfinite
from typing import Any, TypeAlias

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.codes import InlineCode
from alignwb.core.bitext.codes import from_values as from_code_values
from alignwb.core.bitext.codes import to_values as to_code_values
from alignwb.core.bitext.edits import Change, Edit, GlossaryChange
from alignwb.core.bitext.pairing import from_values, to_values
from alignwb.core.bitext.paragraph_runs import ParagraphChange
from alignwb.core.bitext.post_edits.tracing import checked_kept
from alignwb.core.bitext.repairs import paragraph_start_values
from alignwb.core.bitext.segment import (
    Dismissal,
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    ParagraphStart,
    PostEdit,
    Segment,
    SegmentRef,
    Status,
)
from alignwb.core.bitext.sentence_breaks import with_possible_breaks, with_possible_starts
from alignwb.core.bitext.structure import paragraph_layout
from alignwb.core.bitext.structure.paragraph_layout import PLAIN

Json: TypeAlias = Any
"""A value that `json.loads` returns."""

_FIELDS = {
    "source": "source",
    "target": "target",
    "status": "status",
    "note": "note",
    "original": "original_source",
    "outdated": "is_outdated",
}
"""The key of each field of a segment that is written as it is."""

_NEWER = frozenset({"original", "outdated"})


def encode_edit(edit: Edit) -> Json:
    """An edit as a JSON value."""
    value: Json = {
        "label": edit.label,
        "focus": list(edit.focus),
        "changes": [
            {
                "paragraph": change.paragraph,
                "start": change.start,
                "before": [encode_segment(segment) for segment in change.before],
                "after": _encode_run(change.after, change.before),
            }
            for change in edit.changes
        ],
    }
    if edit.glossary is not None:
        value["glossary"] = [edit.glossary.before, edit.glossary.after]
        if edit.glossary.place is not None:
            # Apart from the lines, so that a version that knows no places reads these all the same.
            value["glossary_place"] = edit.glossary.place
    if edit.paragraphs is not None:
        run = edit.paragraphs
        value["paragraphs"] = [
            [encode_paragraph(each, None) for each in side] for side in (run.before, run.after)
        ]
    if edit.at_s is not None:
        value["at"] = edit.at_s
    return value


def decode_edit(value: Json) -> Edit:
    """The edit that `encode_edit` was given."""
    changes: list[Change] = []
    for change in value["changes"]:
        before = decode_run(change["before"], {})
        after = decode_run(change["after"], {segment.id: segment for segment in before})
        paragraph, start = decode_text(change["paragraph"]), decode_number(change["start"])
        changes.append(Change(paragraph, start, before, after))
    glossary = None
    if "glossary" in value:
        line_before, line_after = map(decode_text, value["glossary"])
        place = decode_number(value["glossary_place"]) if "glossary_place" in value else None
        glossary = GlossaryChange(line_before, line_after, place)
    paragraphs = None
    if "paragraphs" in value:
        before_run, after_run = (
            tuple(decode_paragraph(each, None) for each in side) for side in value["paragraphs"]
        )
        if changes or not before_run or not after_run:
            raise ValueError("a run of paragraphs replaces another, and that is all of the edit")
        paragraphs = ParagraphChange(before_run, after_run)
    label, focus = decode_text(value["label"]), decode_ref(value["focus"])
    at_s = decode_number(value["at"]) if "at" in value else None
    return Edit(label, tuple(changes), focus, glossary, paragraphs, at_s)


def encode_paragraph(paragraph: Paragraph, base: Paragraph | None) -> Json:
    """A paragraph as a JSON value; of its segments what differs from those of `base`."""
    known = _by_id(base)
    codes, places = (base.codes, base.places) if base else ({}, ())
    value: Json = {
        "id": paragraph.id,
        "kind": paragraph.kind,
        "page": paragraph.page,
        "lines": paragraph.lines,
        "segments": [
            encode_segment(segment, known.get(segment.id)) for segment in paragraph.segments
        ],
    }
    if paragraph.codes != codes:
        value["codes"] = [[each.number, to_code_values(each)] for each in paragraph.codes.values()]
    if paragraph.places != places:
        value["places"] = list(paragraph.places)
    if paragraph.layout != (base.layout if base else PLAIN):
        value["layout"] = paragraph_layout.to_values(paragraph.layout)
    return value


def decode_paragraph(value: Json, base: Paragraph | None) -> Paragraph:
    """The paragraph that `encode_paragraph` was given, with the same `base`."""
    known = _by_id(base)
    page, lines = value["page"], value["lines"]
    # What only the file says is not in the journal.
    from_file = base or Paragraph("", Kind.PARAGRAPH, ())
    return Paragraph(
        id=decode_text(value["id"]),
        kind=Kind(value["kind"]),
        segments=decode_run(value["segments"], known),
        page=None if page is None else decode_number(page),
        lines=None if lines is None else (decode_number(lines[0]), decode_number(lines[1])),
        target_order=from_file.target_order,
        client_notes=from_file.client_notes,
        places=tuple(map(decode_text, value["places"])) if "places" in value else from_file.places,
        codes=_decode_codes(value["codes"]) if "codes" in value else from_file.codes,
        layout=paragraph_layout.from_values(value["layout"])
        if "layout" in value
        else from_file.layout,
    )


def _decode_codes(value: Json) -> dict[int, InlineCode]:
    codes = {}
    for number, values in value:
        codes[decode_number(number)] = from_code_values(number, values)
    return codes


def decode_run(values: Json, known: Mapping[str, Segment]) -> tuple[Segment, ...]:
    """A run of segments, with those they were encoded against by id."""
    run = tuple(decode_segment(value, known.get(decode_text(value["id"]))) for value in values)
    if not run or len({segment.id for segment in run}) != len(run):
        raise ValueError("a run has segments, each of another id")
    return run


def encode_segment(segment: Segment, known: Segment | None = None) -> Json:
    """The fields that differ from `known`, a segment of the same id, or from a bare segment."""
    known = known or Segment(segment.id, "")
    value: dict[str, Json] = {"id": segment.id}
    for key, name in _FIELDS.items():
        field = getattr(segment, name)
        if field != getattr(known, name):
            value[key] = field
    if segment.origin != known.origin:
        value["origin"] = _encode_origin(segment.origin)
    if segment.draft != known.draft:
        value["draft"] = segment.draft and encode_draft(segment.draft)
        if segment.draft and segment.draft.terms:
            # Apart from the list, which versions read that know no keys of terms.
            value["draft_terms"] = segment.draft.terms
        if segment.draft and segment.draft.confidence is not None:
            value["draft_confidence"] = segment.draft.confidence
        if segment.draft and segment.draft.reworded:
            value["draft_reworded"] = [list(pair) for pair in segment.draft.reworded]
    if segment.pairing != known.pairing:
        value["pairing"] = segment.pairing and to_values(segment.pairing)
    if segment.paragraph_starts != known.paragraph_starts:
        value["paragraph_starts"] = paragraph_start_values.to_values(segment.paragraph_starts)
    return value | _encode_history(segment, known)


def _encode_history(segment: Segment, known: Segment) -> dict[str, Json]:
    value: dict[str, Json] = {}
    if segment.dismissed != known.dismissed:
        value["dismissed"] = [list(each) for each in segment.dismissed]
    if segment.post_edit != known.post_edit:
        value["post_edit"] = segment.post_edit and encode_post_edit(segment.post_edit)
    return value


def decode_segment(value: Json, known: Segment | None = None) -> Segment:
    """The segment that `encode_segment` was given, with the same `known`."""
    known = known or Segment(decode_text(value["id"]), "")
    if value.keys() == {"id"}:
        return known
    origin, draft, pairing = known.origin, known.draft, known.pairing
    if "origin" in value:
        origin = None if value["origin"] is None else _decode_origin(value["origin"])
    if "draft" in value:
        told = (
            value.get("draft_terms", ""),
            value.get("draft_confidence"),
            value.get("draft_reworded", []),
        )
        draft = None if value["draft"] is None else decode_draft(value["draft"], *told)
    if "pairing" in value:
        pairing = None if value["pairing"] is None else from_values(value["pairing"])
    source = decode_text(value.get("source", known.source))
    target = decode_text(value.get("target", known.target))
    if pairing is not None and pairing != with_possible_breaks(pairing, source, target):
        raise ValueError("a sentence begins where its text has none")
    return Segment(
        id=known.id,
        paragraph_starts=_decode_starts(value, known, source),
        source=source,
        target=target,
        status=Status(value["status"]) if "status" in value else known.status,
        origin=origin,
        draft=draft,
        note=decode_text(value.get("note", known.note)),
        pairing=pairing,
        dismissed=_decode_dismissed(value["dismissed"])
        if "dismissed" in value
        else known.dismissed,
        original_source=decode_text(value.get("original", known.original_source)),
        is_outdated=_flag(value.get("outdated", known.is_outdated)),
        post_edit=_decode_segment_post_edit(value, known, target),
    )


def _decode_segment_post_edit(value: Json, known: Segment, target: str) -> PostEdit | None:
    if "post_edit" in value:
        made = value["post_edit"]
        return None if made is None else decode_post_edit(made, target)
    if known.post_edit is not None:
        checked_kept(known.post_edit.kept, len(target))
    return known.post_edit


def _decode_starts(value: Json, known: Segment, source: str) -> tuple[ParagraphStart, ...]:
    starts = known.paragraph_starts
    if "paragraph_starts" in value:
        starts = paragraph_start_values.from_values(value["paragraph_starts"])
    found = Segment(known.id, source, paragraph_starts=starts)
    if with_possible_starts(found) is not found:
        raise ValueError("a paragraph begins where its text has none")
    return starts


def _decode_dismissed(value: Json) -> tuple[Dismissal, ...]:
    found = []
    for kind, subject, reason in value:
        found.append(Dismissal(decode_text(kind), decode_text(subject), decode_text(reason)))
    return tuple(found)


def needs_newer_segments(run: Json) -> bool:
    """Whether segments of a run have fields that a program before corrected sources lacks."""
    return any(not _NEWER.isdisjoint(value) for value in run)


def encode_draft(draft: Draft) -> Json:
    """A draft as a list: engine, package, version, then the text and score of each hypothesis.

    The key of its terms, its confidence and what was reworded are not in it.
    """
    flat = [part for hypothesis in draft.hypotheses for part in (hypothesis.text, hypothesis.score)]
    return [draft.engine, draft.package, draft.version, *flat]


def decode_draft(
    value: Json, terms: Json = "", confidence: Json = None, reworded: Json = ()
) -> Draft:
    """The draft that `encode_draft` was given, with what is kept apart from it."""
    engine, package, version, *flat = value
    pairs = zip(flat[::2], flat[1::2], strict=True)
    hypotheses = tuple(Hypothesis(decode_text(text), _score(score)) for text, score in pairs)
    return Draft(
        decode_text(engine),
        decode_text(package),
        decode_text(version),
        hypotheses,
        terms=decode_text(terms),
        confidence=None if confidence is None else _share(confidence),
        reworded=tuple(
            (decode_text(drafted), decode_text(written)) for drafted, written in reworded
        ),
    )


def encode_post_edit(post_edit: PostEdit, known: PostEdit | None = None) -> Json:
    """A post-edit as a JSON value; its raw text and origin only if `known` has others."""
    value: Json = {"kept": [list(part) for part in post_edit.kept], "characters": post_edit.typed}
    if known is None or (post_edit.raw, post_edit.origin) != (known.raw, known.origin):
        value["raw"] = post_edit.raw
        value["origin"] = _encode_origin(post_edit.origin)
    return value


def decode_post_edit(value: Json, target: str, known: PostEdit | None = None) -> PostEdit:
    """The post-edit of a target that `encode_post_edit` was given, with the same `known`."""
    raw, origin = (known.raw, known.origin) if known else (None, None)
    if "raw" in value:
        raw = None if value["raw"] is None else decode_text(value["raw"])
        origin = None if value["origin"] is None else _decode_origin(value["origin"])
    elif known is None:
        raise ValueError("a post-edit of nothing")
    parts = [(decode_number(start), decode_number(end)) for start, end in value["kept"]]
    typed = None if value["characters"] is None else decode_number(value["characters"])
    return PostEdit(raw, origin, checked_kept(parts, len(target)), typed)


def decode_ref(value: Json) -> SegmentRef:
    """A reference to a segment, from the ids of its paragraph and itself."""
    paragraph, segment = value
    return SegmentRef(decode_text(paragraph), decode_text(segment))


def decode_text(value: Json) -> str:
    """A text; numbers, lists and the like are none."""
    if not isinstance(value, str):
        raise TypeError(f"{type(value).__name__} where a text should be")
    return value


def decode_number(value: Json) -> int:
    """A whole number from 0."""
    if type(value) is not int or value < 0:
        raise ValueError("no whole number from 0")
    return value


def _flag(value: Json) -> bool:
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} where true or false should be")
    return value


def _score(value: Json) -> float:
    if type(value) not in {int, float} or not isfinite(value):
        raise ValueError("no score")
    return float(value)


def _share(value: Json) -> float:
    share = _score(value)
    if not 0 <= share <= 1:
        raise ValueError("no probability")
    return share


def _encode_run(after: tuple[Segment, ...], before: tuple[Segment, ...]) -> Json:
    known = {segment.id: segment for segment in before}
    return [encode_segment(segment, known.get(segment.id)) for segment in after]


def _encode_origin(origin: Origin | None) -> Json:
    return origin and [origin.kind, origin.name, origin.match_rate]


def _decode_origin(value: Json) -> Origin:
    kind, name, match_rate = value
    rate = None if match_rate is None else decode_number(match_rate)
    return Origin(OriginKind(kind), decode_text(name), rate)


def _by_id(paragraph: Paragraph | None) -> dict[str, Segment]:
    return {} if paragraph is None else {segment.id: segment for segment in paragraph.segments}
