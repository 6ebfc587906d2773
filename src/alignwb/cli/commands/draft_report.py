"""The result of drafting a document, in words and as JSON."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from alignwb.cli.printing.output import print_json
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.terms.rendering import RenderedTerm, TermOutcome
from alignwb.services.drafting.drafting import DraftProgress

_MOST_NAMED = 5
"""Segments named in a line, of those for which the engine gave nothing."""


@dataclass(frozen=True, slots=True)
class DraftResult:
    """The result for one document.

    Attributes:
        document: Its name.
        engine: The engine's.
        progress: The last progress reported; None if there was nothing to draft.
        from_memory: How many segments were filled in from the memory.
        terms: The terms of each segment that was drafted, each with its outcome.
        is_interrupted: Whether it was broken off.
        changed: How many drafts that were older than the terms say something else now.
        worded: How many of them were only worded otherwise, without asking the engine.
    """

    document: str
    engine: str
    progress: DraftProgress | None
    from_memory: int
    terms: Mapping[SegmentRef, tuple[RenderedTerm, ...]]
    is_interrupted: bool
    changed: int = 0
    worded: int = 0

    @property
    def outcomes(self) -> Counter[TermOutcome]:
        """The number of terms of each outcome."""
        return Counter(term.outcome for terms in self.terms.values() for term in terms)


def print_result(result: DraftResult, *, as_json: bool, with_terms: bool) -> None:
    """Print the counts and, `with_terms`, the outcome of every term of every segment."""
    if as_json:
        print_json(_as_json(result) | (_terms_as_json(result) if with_terms else {}))
        return
    print(f"{result.document}: {_in_words(result)}")
    if with_terms:
        for ref, terms in result.terms.items():
            for term in terms:
                print(f"  {ref}  {term.outcome:8}  {_rendering(term)}")


def _as_json(result: DraftResult) -> dict[str, object]:
    progress = result.progress
    return {
        "document": result.document,
        "engine": result.engine,
        "drafted": progress.done if progress else 0,
        "to_draft": progress.total if progress else 0,
        "from_memory": result.from_memory,
        "elapsed_s": round(progress.elapsed_s, 2) if progress else 0.0,
        "interrupted": result.is_interrupted,
        # Segments with inline codes that got no draft; now all of them do.
        "with_codes": 0,
        "older_than_terms": len(progress.older) if progress else 0,
        "changed": result.changed,
        "worded": result.worded,
        "unanswered": len(progress.unanswered) if progress else 0,
        "terms": {outcome: result.outcomes[outcome] for outcome in TermOutcome},
    }


def _terms_as_json(result: DraftResult) -> dict[str, object]:
    return {
        "segments": [
            {
                "paragraph": ref.paragraph,
                "segment": ref.segment,
                "terms": [
                    {
                        "term": term.place.terms[0].source,
                        "targets": term.place.targets,
                        "outcome": term.outcome,
                    }
                    for term in terms
                ],
            }
            for ref, terms in result.terms.items()
            if terms
        ]
    }


def _in_words(result: DraftResult) -> str:
    progress = result.progress
    if result.is_interrupted:
        done = progress.done if progress else 0
        return f"interrupted; {done} segments are drafted and saved{_filled(result)}"
    if not progress:
        why = "" if result.from_memory else f", it has all its drafts by {result.engine}"
        return f"nothing to draft{why}{_filled(result)}"
    done, total = progress.done - result.worded, progress.total - result.worded
    drafted = f"{done} of {total} segments drafted by {result.engine} in {progress.elapsed_s:.1f} s"
    if not total:
        drafted = "nothing to ask the engine for"
    others = f"{_older(result)}{_worded(result)}{_terms(result.outcomes)}"
    return f"{drafted}{_unanswered(progress)}{_filled(result)}{others}"


def _unanswered(progress: DraftProgress) -> str:
    """The segments for which the engine gave nothing, in words; "" if there are none."""
    refs = progress.unanswered
    if not refs:
        return ""
    more = f" and {len(refs) - _MOST_NAMED} more" if len(refs) > _MOST_NAMED else ""
    named = ", ".join(map(str, refs[:_MOST_NAMED]))
    stay = "which stays as it was" if len(refs) == 1 else "which stay as they were"
    return f"; the engine gave nothing for {len(refs)}, {stay}: {named}{more}"


def _filled(result: DraftResult) -> str:
    """The segments filled in from the memory, in words; "" if there are none."""
    filled = result.from_memory
    return f"; {filled} filled in from the memory" if filled else ""


def _older(result: DraftResult) -> str:
    """The drafts that were older than the terms, in words; "" if there were none."""
    count = len(result.progress.older) - result.worded if result.progress else 0
    changed = result.changed - result.worded
    older = "draft was" if count == 1 else "drafts were"
    return (
        f"; {count} {older} older than the terms or your own words, {changed} changed"
        if count
        else ""
    )


def _worded(result: DraftResult) -> str:
    """The drafts that were put into the translator's own words, in words; "" for none."""
    drafts = "draft" if result.worded == 1 else "drafts"
    return (
        f"; {result.worded} {drafts} put into your own spelling and signs" if result.worded else ""
    )


def _terms(outcomes: Counter[TermOutcome]) -> str:
    """The share of the sources' terms that the drafts have, in words; "" if there are none."""
    total = outcomes.total()
    honoured = total - outcomes[TermOutcome.MISSED]
    return f"; {honoured} of {total} terms as in the termbase" if total else ""


def _rendering(term: RenderedTerm) -> str:
    return f"{term.place.terms[0].source} → {' or '.join(term.place.targets)}"
