"""Which drafts are older than the terms, so that they are to be made again.

With a draft stands the key of the terms that its source had; another key now is another termbase.
A draft without one had no terms, or is of a time before keys: it is older if it lacks a term.  What
the translator always writes otherwise counts as the terms do, and is put into the draft here; what
was put in and is not written so any more has the engine asked again.
"""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import replace

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Draft, OriginKind, Segment, SegmentRef, Status
from alignwb.core.drafting.rewordings import Rewording, as_drafted, words_to_leave
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
    """True if no hand has touched a segment's draft and it would be another one by now.

    That is so if its source has other terms, or if the translator words it otherwise.
    hits: the terms in its source.  Without terms to honour no draft is older.
    """
    if terms is None or segment.draft is None or not is_untouched_draft(segment):
        return False
    draft, rewordings = segment.draft, terms.rewordings
    # What is kept is asked only of drafts that have something to put right, which are few.
    if rewordings.apply(draft.text).changes:
        kept = words_to_leave(segment.source, hits, rewordings)
        if rewordings.apply(draft.text, *kept).changes:
            return True
    return was_made_otherwise(draft, hits, terms)


def was_made_otherwise(draft: Draft, hits: Sequence[TermHit], terms: ProjectTerms) -> bool:
    """Whether the engine is to be asked for a draft again.

    It was made with other terms than these, which its source has now, or worded as its translator
    does not write any more.
    """
    if not all(terms.rewordings.has(Rewording(*each)) for each in draft.reworded):
        return True
    if draft.terms:
        return draft.terms != terms_key(hits)
    return bool(hits and check_terms(hits, draft.text, terms.renderings.spans))


def reworded(
    draft: Draft, source: str, hits: Sequence[TermHit], terms: ProjectTerms | None
) -> Draft:
    """A draft worded as its translator always does; the same one if it is so already.

    hits: the terms in its source.  Their renderings stay as they are, and so do names and English
    passages of the source.
    """
    if terms is None or not terms.rewordings:
        return draft
    kept, unwanted = words_to_leave(source, hits, terms.rewordings)
    worded = [terms.rewordings.apply(each.text, kept, unwanted) for each in draft.hypotheses]
    changes = [change for each in worded for change in each.changes]
    if not changes:
        return draft
    # Two hypotheses may have become one.
    texts = [each.text for each in worded]
    alike = dict(zip(reversed(texts), reversed(draft.hypotheses), strict=True))
    return replace(
        draft,
        hypotheses=tuple(replace(alike[text], text=text) for text in dict.fromkeys(texts)),
        reworded=tuple(dict.fromkeys((*draft.reworded, *changes))),
    )


def engine_text(draft: Draft) -> str:
    """The best hypothesis as the engine wrote it."""
    return as_drafted(draft.text, tuple(Rewording(*each) for each in draft.reworded))


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
