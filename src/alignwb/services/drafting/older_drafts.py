"""Which drafts are older than the terms, so that they are to be made again.

With a draft stands the key of the terms that its source had; another key now is another termbase.
A draft without one had no terms, or is of a time before keys: it is older if it lacks a term.
"""

import hashlib
import json
from collections.abc import Collection, Sequence

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import OriginKind, Segment, SegmentRef, Status
from alignwb.core.terms.checking import check_terms
from alignwb.core.terms.termbase import TermHit
from alignwb.services.terms.project_terms import ProjectTerms

_KEY_LENGTH = 12
"""Hexadecimal digits; two drafts of the same source hardly ever have the same key by chance."""


def terms_key(hits: Sequence[TermHit]) -> str:
    """What tells these terms of a source from others of the same source; "" for none.

    Notes and variants say nothing about a draft and count for nothing.
    """
    if not hits:
        return ""
    rows = [
        [hit.start, hit.end, hit.term.source, hit.term.target, hit.term.status, hit.term.pos]
        for hit in hits
    ]
    # Half characters, which a glossary that is not UTF-8 gives, are escaped by JSON.
    return hashlib.sha256(json.dumps(rows).encode("ascii")).hexdigest()[:_KEY_LENGTH]


def is_older_than_terms(
    segment: Segment, hits: Sequence[TermHit], terms: ProjectTerms | None
) -> bool:
    """True if no hand has touched a segment's draft and its source has other terms by now.

    hits: the terms in its source.  Without terms to honour no draft is older.
    """
    draft = segment.draft
    if terms is None or draft is None or not is_untouched_draft(segment):
        return False
    if draft.terms:
        return draft.terms != terms_key(hits)
    return bool(hits and check_terms(hits, draft.text, terms.renderings.spans))


def drafts_older_than_terms(
    bitext: Bitext, terms: ProjectTerms, refs: Collection[SegmentRef] | None = None
) -> tuple[SegmentRef, ...]:
    """The segments whose drafts are older than the terms, in document order; of `refs` if given."""
    return tuple(
        ref
        for ref, segment in bitext.segments()
        if (refs is None or ref in refs)
        and is_untouched_draft(segment)
        and is_older_than_terms(segment, terms.find(segment.source), terms)
    )


def is_untouched_draft(segment: Segment) -> bool:
    """True if the target is the best hypothesis of its draft; another one was chosen by a hand."""
    origin, draft = segment.origin, segment.draft
    return (
        draft is not None
        and segment.stage is Status.DRAFT
        and origin is not None
        and origin.kind is OriginKind.MT
        and segment.target.split() == draft.text.split()
    )
