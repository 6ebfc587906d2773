"""Drafting a document: which segments, in which order, and how far it is."""

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Draft, Segment, SegmentRef
from alignwb.core.drafting.translator import DraftRequest, Translator
from alignwb.core.terms.rendering import RenderedTerm, rendered_terms
from alignwb.engines.registry import EngineOptions, make_engine
from alignwb.services.project.config import Config
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import ProjectTerms, load_terms


@dataclass(frozen=True, slots=True)
class DraftProgress:
    """What has come, and how far it is.

    Attributes:
        drafts: The drafts that are new since the last progress.
        sources: What was drafted for each of them; a segment may be split meanwhile.
        done: Segments drafted so far.
        total: Segments to draft in all.
        elapsed_s: Seconds since the start, loading the model included.
        rate: Segments a second so far.
        remaining_s: Seconds still to go, by the length of the sources still to do.
        terms: For each of the drafts, which terms of its source its best hypothesis honours,
            which were put right in it, and which it misses; in the order of the source.
    """

    drafts: dict[SegmentRef, Draft]
    sources: dict[SegmentRef, str]
    done: int
    total: int
    elapsed_s: float
    rate: float
    remaining_s: float
    terms: dict[SegmentRef, tuple[RenderedTerm, ...]] = field(default_factory=dict)


def make_translator(config: Config, threads: int | None = None) -> Translator:
    """The engine that the settings name; it loads its model when it first translates.

    Raises UsageError if there is no such engine, EngineError if it has no model.
    """
    options = EngineOptions(config.source_lang, config.target_lang, config.hypotheses, threads)
    return make_engine(config.engine, options)


def terms_to_honour(project: Project) -> ProjectTerms | None:
    """The terms that drafts of this project are to honour; None if the settings want none.

    They are read anew: what finds terms serves one thread, and drafting has one of its own.
    Raises FormatError if the glossary cannot be read.
    """
    return load_terms(project) if project.config.honour_terms else None


def segments_to_draft(
    bitext: Bitext,
    translator: Translator,
    *,
    only_open: bool = True,
    redraft: bool = False,
    refs: Collection[SegmentRef] | None = None,
    terms: ProjectTerms | None = None,
) -> tuple[tuple[SegmentRef, DraftRequest], ...]:
    """What `draft_document` would ask the engine for, in document order: all with a source.

    Not what a memory has filled in, unless `redraft`.
    """
    return tuple(
        (
            SegmentRef(paragraph.id, segment.id),
            DraftRequest(
                segment.source, paragraph.kind, terms.find(segment.source) if terms else ()
            ),
        )
        for paragraph in bitext.paragraphs
        for segment in paragraph.segments
        if segment.source
        and (refs is None or SegmentRef(paragraph.id, segment.id) in refs)
        and not (only_open and segment.status.is_done)
        and (redraft or not (_is_drafted_by(segment, translator) or segment.is_from_memory))
    )


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

    Left out are segments that a human has confirmed (unless `only_open` is False), those that
    have a draft by the same engine, package and version or that a memory has filled in (unless
    `redraft`), and those not in `refs`, if given.  Nothing is changed here:
    `core.bitext.edits.attach_drafts` keeps drafts beside their segments and touches no human
    text.  Drafts honour `terms` where the engine can.  A document without work for the engine
    yields nothing, and loads no model.  Raises EngineError.
    """
    todo = segments_to_draft(
        bitext, translator, only_open=only_open, redraft=redraft, refs=refs, terms=terms
    )
    if not todo:
        return
    requests = [request for _, request in todo]
    characters = [len(request.source) for request in requests]
    done = done_characters = 0
    start = clock()
    for batch in translator.translate(requests, cancelled):
        done += len(batch)
        done_characters += sum(characters[index] for index, _ in batch)
        elapsed_s = clock() - start
        to_do = sum(characters) - done_characters
        yield DraftProgress(
            drafts={todo[index][0]: draft for index, draft in batch},
            sources={todo[index][0]: requests[index].source for index, _ in batch},
            done=done,
            total=len(todo),
            elapsed_s=elapsed_s,
            rate=done / elapsed_s if elapsed_s > 0 else 0.0,
            remaining_s=elapsed_s * to_do / done_characters if done_characters else 0.0,
            terms={
                todo[index][0]: rendered_terms(
                    requests[index].terms, draft.text, terms.renderings, draft.repaired
                )
                for index, draft in batch
                if terms is not None
            },
        )


def _is_drafted_by(segment: Segment, translator: Translator) -> bool:
    return segment.draft is not None and segment.draft.origin.name == translator.name
