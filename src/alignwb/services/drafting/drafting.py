"""Drafting a document, a batch of segments at a time."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Draft, Segment, SegmentRef
from alignwb.core.drafting.translator import DraftRequest, Translator
from alignwb.core.terms.rendering import RenderedTerm, rendered_terms
from alignwb.engines.libretranslate.server import Server
from alignwb.engines.registry import EngineOptions, make_engine
from alignwb.errors import EngineError
from alignwb.services.drafting.learnt_words import with_learnt_words
from alignwb.services.drafting.older_drafts import (
    is_older_than_terms,
    is_untouched_draft,
    reworded,
    terms_key,
    was_made_otherwise,
)
from alignwb.services.drafting.refused_words import learnt_for
from alignwb.services.project.config import Config
from alignwb.services.project.document_languages import other_languages
from alignwb.services.project.engine_settings import told_with_place
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import ProjectTerms, load_terms

_MOST_CONFIRMED = 2_000
"""Confirmed segments whose words drafts prefer; counting them takes a tenth of a second."""


@dataclass(frozen=True, slots=True)
class DraftProgress:
    """The drafts of a batch, and how far the drafting is.

    Attributes:
        drafts: The drafts that are new since the last progress.
        sources: The source each draft was made from; its segment may have been split since.
        done: Segments drafted so far.
        total: Segments to draft in all.
        elapsed_s: Seconds since the start, loading the model included.
        rate: Segments a second so far.
        remaining_s: Seconds still to go, by the length of the sources still to do.
        terms: For each draft, the terms of its source and whether its best hypothesis honours,
            was repaired for, or misses each; in the order of the source.
        older: Those of the segments to draft in all whose draft is older than the terms.
        worded: Those of the drafts that were only worded otherwise, without asking the engine.
        unanswered: The segments for which the engine gave nothing, in order; known at the end.
    """

    drafts: dict[SegmentRef, Draft]
    sources: dict[SegmentRef, str]
    done: int
    total: int
    elapsed_s: float
    rate: float
    remaining_s: float
    terms: dict[SegmentRef, tuple[RenderedTerm, ...]] = field(default_factory=dict)
    older: frozenset[SegmentRef] = frozenset()
    worded: frozenset[SegmentRef] = frozenset()
    unanswered: tuple[SegmentRef, ...] = ()


def make_translator(config: Config, threads: int | None = None) -> Translator:
    """The first engine that the settings name; it loads its model when it first translates.

    Raises ProjectError if there is no such engine, UsageError if the settings do not name it,
    EngineError if it has no model.
    """
    options = EngineOptions(
        config.source_lang,
        config.target_lang,
        config.hypotheses,
        threads,
        tuple(Server(each.name, each.url, each.timeout_s) for each in config.servers),
    )
    with told_with_place(config.engines_from):
        return make_engine(config.engine_names[0], options)


class OtherLanguagesError(EngineError):
    """A document is in other languages than the project, for which its engines are."""


def refuse_other_languages(bitext: Bitext, config: Config) -> None:
    """Raise OtherLanguagesError if a bitext is not in the project's languages."""
    if why := other_languages(bitext, config):
        raise OtherLanguagesError(
            f"{bitext.document} is not drafted: {why}",
            hint="The languages of the project are source_lang and target_lang in alignwb.toml. A"
            " document in others wants a project of its own.",
        )


def terms_to_honour(project: Project, bitext: Bitext | None = None) -> ProjectTerms | None:
    """The terms that drafts of this project are to honour; None if the settings want none.

    They are read again, because what finds terms serves one thread and drafting has its own.
    bitext: the document to draft; the words that its translator puts in the place of the engine's
    are among the terms, if the settings want that.  Raises FormatError or ProjectError if the
    glossary cannot be read.
    """
    if not project.config.honour_terms:
        return None
    terms = load_terms(project)
    return with_words_of(project, terms, bitext) if bitext else terms


def with_words_of(project: Project, terms: ProjectTerms, bitext: Bitext) -> ProjectTerms:
    """The terms with the words of a document's translator, if the settings want them.

    Raises FormatError or ProjectError if the file of what is not to be learnt cannot be read.
    """
    return with_learnt_words(terms, learnt_for(project, bitext))


def segments_to_draft(
    bitext: Bitext,
    translator: Translator,
    *,
    only_open: bool = True,
    redraft: bool = False,
    refs: Collection[SegmentRef] | None = None,
    terms: ProjectTerms | None = None,
) -> tuple[tuple[SegmentRef, DraftRequest], ...]:
    """The segments that `draft_document` would draft, in document order.

    The arguments are those of `draft_document`.  Segments without a source are left out.
    """
    found: list[tuple[SegmentRef, DraftRequest]] = []
    confirmed = _confirmed(bitext)
    for paragraph in bitext.paragraphs:
        for segment in paragraph.segments:
            ref = SegmentRef(paragraph.id, segment.id)
            if (
                not segment.source
                or (refs is not None and ref not in refs)
                or (only_open and segment.status.is_done)
            ):
                continue
            is_wanted = redraft or not (
                _is_drafted_by(segment, translator) or segment.is_from_memory
            )
            if not is_wanted and not is_untouched_draft(segment):
                continue
            hits = terms.find(segment.source) if terms else ()
            if is_wanted or is_older_than_terms(segment, hits, terms):
                request = DraftRequest(
                    segment.source, paragraph.kind, hits, paragraph.codes, confirmed
                )
                found.append((ref, request))
    return tuple(found)


def _confirmed(bitext: Bitext) -> tuple[tuple[str, str], ...]:
    """Sources and targets that a person has confirmed; the last ones of a very long document."""
    done = [
        (segment.source, segment.target)
        for _, segment in bitext.segments()
        if segment.status.is_done and segment.source and segment.target
    ]
    return tuple(done[-_MOST_CONFIRMED:])


def draft_document(
    bitext: Bitext,
    translator: Translator,
    *,
    only_open: bool = True,
    redraft: bool = False,
    refs: Collection[SegmentRef] | None = None,
    terms: ProjectTerms | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[DraftProgress]:
    """Draft the segments of a document; yields each batch as it is ready.

    It leaves out segments that a person has confirmed (unless `only_open` is False), those that
    have a draft by the same engine, package and version or that a memory has filled in (unless
    `redraft`), and those not in `refs`, if given.  Drafts that no hand has touched and that are
    older than the terms are made again.  The bitext is not changed; `edits.attach_drafts` keeps
    drafts and touches no text of a person.  Drafts honour `terms` where the engine can.  Where
    the translator does nothing but word a draft otherwise, that is put right first, and the engine
    is not asked.  Where nothing is to be drafted, nothing is yielded and no model is loaded.
    Segments for which the engine gave nothing are in a last progress, which has no drafts.
    Raises EngineError.
    """
    todo = segments_to_draft(
        bitext, translator, only_open=only_open, redraft=redraft, refs=refs, terms=terms
    )
    if not todo:
        return
    older = _older(bitext, todo, terms)
    worded = {} if redraft else dict(_worded_anew(bitext, todo, terms, translator))
    if worded:
        sources = {ref: request.source for ref, request in todo if ref in worded}
        done, total = len(worded), len(todo)
        terms_of = {
            ref: _outcomes(worded[ref], request, terms)
            for ref, request in todo
            if ref in worded and terms is not None
        }
        yield DraftProgress(
            worded, sources, done, total, 0.0, 0.0, 0.0, terms_of, older, frozenset(worded)
        )
    asked = [(ref, request) for ref, request in todo if ref not in worded]
    if asked:
        before = DraftProgress({}, {}, len(worded), len(todo), 0.0, 0.0, 0.0, older=older)
        whole = [segment.source for _, segment in bitext.segments()]
        batches = translator.translate([request for _, request in asked], cancelled, whole)
        drafting = _progress(batches, asked, terms, before, clock)
        yield from _with_unanswered(drafting, dict(asked), before, cancelled)


def _progress(
    batches: Iterable[tuple[tuple[int, Draft], ...]],
    asked: Sequence[tuple[SegmentRef, DraftRequest]],
    terms: ProjectTerms | None,
    before: DraftProgress,
    clock: Callable[[], float],
) -> Iterator[DraftProgress]:
    """What the engine has drafted after each of its batches, and how far it is."""
    start = clock()
    characters = [len(request.source) for _, request in asked]
    done = done_characters = 0
    for batch in batches:
        done += len(batch)
        done_characters += sum(characters[index] for index, _ in batch)
        elapsed_s, to_do = clock() - start, sum(characters) - done_characters
        yield replace(
            before,
            drafts={
                asked[index][0]: _finished(draft, asked[index][1], terms) for index, draft in batch
            },
            sources={asked[index][0]: asked[index][1].source for index, _ in batch},
            done=before.done + done,
            elapsed_s=elapsed_s,
            rate=done / elapsed_s if elapsed_s > 0 else 0.0,
            remaining_s=elapsed_s * to_do / done_characters if done_characters else 0.0,
            terms={
                asked[index][0]: _outcomes(draft, asked[index][1], terms)
                for index, draft in batch
                if terms is not None
            },
        )


def _with_unanswered(
    drafting: Iterable[DraftProgress],
    lacking: dict[SegmentRef, DraftRequest],
    last: DraftProgress,
    cancelled: Callable[[], bool],
) -> Iterator[DraftProgress]:
    """The progress, and at the end one more if the engine gave nothing for some segments."""
    for progress in drafting:
        for ref in progress.drafts:
            del lacking[ref]
        last = progress
        yield progress
    if lacking and not cancelled():
        yield replace(
            last, drafts={}, sources={}, terms={}, remaining_s=0.0, unanswered=tuple(lacking)
        )


def _worded_anew(
    bitext: Bitext,
    todo: Iterable[tuple[SegmentRef, DraftRequest]],
    terms: ProjectTerms | None,
    translator: Translator,
) -> Iterator[tuple[SegmentRef, Draft]]:
    """The drafts that are right but for words that the translator always writes otherwise."""
    if terms is None or not terms.rewordings:
        return
    for ref, request in todo:
        segment = bitext.segment(ref)
        if (
            segment.draft is not None
            and _is_drafted_by(segment, translator)
            and is_untouched_draft(segment)
            and not was_made_otherwise(segment.draft, request.terms, terms)
        ):
            yield ref, reworded(segment.draft, request.source, request.terms, terms)


def _older(
    bitext: Bitext,
    todo: Iterable[tuple[SegmentRef, DraftRequest]],
    terms: ProjectTerms | None,
) -> frozenset[SegmentRef]:
    return frozenset(
        ref
        for ref, request in todo
        if is_older_than_terms(bitext.segment(ref), request.terms, terms)
    )


def _outcomes(draft: Draft, request: DraftRequest, terms: ProjectTerms) -> tuple[RenderedTerm, ...]:
    hits = terms.without_learnt(request.terms)
    return rendered_terms(hits, draft.text, terms.renderings, draft.repaired)


def _finished(draft: Draft, request: DraftRequest, terms: ProjectTerms | None) -> Draft:
    """The draft as its translator words it, with the key of the terms it was made with.

    By the key it can be told from older ones.
    """
    worded = reworded(draft, request.source, request.terms, terms)
    return replace(worded, terms=terms_key(request.terms))


def _is_drafted_by(segment: Segment, translator: Translator) -> bool:
    return segment.draft is not None and segment.draft.origin.name == translator.name
