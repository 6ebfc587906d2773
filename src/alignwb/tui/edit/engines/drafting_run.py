"""One run of drafting through a document on the screen: what comes first, and what came of it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.drafting.older_drafts import drafts_older_than_terms
from alignwb.services.terms.project_terms import ProjectTerms


@dataclass
class DraftingRun:
    """Drafting once through the document.

    Attributes:
        first: The segments to begin with where drafts are older than the terms: the open one, then
            those that are seen.
        corrected: Those whose draft was for another source, to be drafted before all others.
        is_whole: Whether what has no draft is drafted too, not only what is older than the terms.
        follows_words: Whether words learnt since the last run are the reason to draft.
        changed: How many drafts are others than before, because of the terms.
        worded: How many of them were only worded otherwise.
        unanswered: For how many segments the engine gave nothing.
    """

    first: Sequence[Collection[SegmentRef]]
    corrected: frozenset[SegmentRef] = frozenset()
    is_whole: bool = False
    follows_words: bool = False
    changed: int = 0
    worded: int = 0
    unanswered: int = 0

    def portions(
        self, bitext: Bitext, terms: ProjectTerms | None
    ) -> Iterator[frozenset[SegmentRef]]:
        """The segments to draft, each once."""
        begun: set[SegmentRef] = set(self.corrected)
        if begun:
            yield self.corrected
        for refs in self.first:
            if terms is None:
                break
            older = frozenset(drafts_older_than_terms(bitext, terms, set(refs) - begun))
            begun |= older
            if older:
                yield older
        others = frozenset(ref for ref, _ in bitext.segments()) - begun
        if self.is_whole:
            yield others
        elif terms and (left := drafts_older_than_terms(bitext, terms, others)):
            yield frozenset(left)
