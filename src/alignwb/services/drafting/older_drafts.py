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
from alignwb.core.drafting.rewordings import Rewording, Rewordings, as_drafted, bare_key
from alignwb.core.languages.dutch.foreign import english_spans
from alignwb.core.languages.words import letter_words
from alignwb.core.terms.checking import check_terms
from alignwb.core.terms.termbase import TermHit, TermStatus
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
        kept = _kept_and_unwanted(segment.source, hits, rewordings)
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
    kept, unwanted = _kept_and_unwanted(source, hits, terms.rewordings)
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


def _kept_and_unwanted(
    source: str, hits: Sequence[TermHit], rewordings: Rewordings
) -> tuple[set[str], set[str]]:
    """The words of a draft that stay as they are, and those that are not to be put in."""
    kept: set[str] = set()
    unwanted: set[str] = set()
    for hit in hits:
        words = unwanted if hit.term.status is TermStatus.FORBIDDEN else kept
        words.update(bare_key(word.text) for word in letter_words(hit.term.target))
    passages = english_spans(source)
    for word in letter_words(source):
        is_english = any(start <= word.start < end for start, end in passages)
        key = bare_key(word.text)
        if is_english or (word.is_capitalised and key not in rewordings.of_sources):
            kept.add(key)
    return kept, unwanted


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
