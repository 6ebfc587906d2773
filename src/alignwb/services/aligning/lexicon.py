"""The words a project knows to translate each other, from its termbase and confirmed segments."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import TYPE_CHECKING

from alignwb.core.bitext.segment import Segment
from alignwb.core.languages.words import LETTERS
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import AlignwbError
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import load_terms

if TYPE_CHECKING:
    from alignwb.alignment.lexical import Lexicon

_SHORTEST = 3
_TOGETHER_AT_LEAST = 2
_DICE_AT_LEAST = 0.6


def project_lexicon(project: Project) -> "Lexicon":
    """The lexicon of a project; files that cannot be read are left out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    try:
        terms = load_terms(project).termbase.terms
    except AlignwbError:
        terms = ()
    for source, target in (*_of_terms(terms), *words_together(_confirmed(project))):
        found[source].add(target)
    return {source: frozenset(targets) for source, targets in found.items()}


def words_together(segments: Iterable[Segment]) -> Iterator[tuple[str, str]]:
    """Words that stand in each other's translations more often than not, by Dice's coefficient."""
    pairs: Counter[tuple[str, str]] = Counter()
    sources: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    for segment in segments:
        ours, theirs = set(_words(segment.source)), set(_words(segment.target))
        sources.update(ours)
        targets.update(theirs)
        pairs.update(product(ours, theirs))
    for (source, target), count in pairs.items():
        dice = 2 * count / (sources[source] + targets[target])
        if count >= _TOGETHER_AT_LEAST and dice >= _DICE_AT_LEAST:
            yield source, target


def _of_terms(terms: Iterable[Term]) -> Iterator[tuple[str, str]]:
    for term in terms:
        if term.status is TermStatus.FORBIDDEN:
            continue
        for spelling in (term.source, *term.variants):
            yield from product(_words(spelling), _words(term.target))


def _confirmed(project: Project) -> Iterator[Segment]:
    for document in (*project.documents(), *project.reference_documents()):
        try:
            bitext = load_bitext(document)
        except AlignwbError:
            continue
        yield from (each for _, each in bitext.segments() if each.status.is_done)


def _words(text: str) -> list[str]:
    return [word for word in LETTERS.findall(text.lower()) if len(word) >= _SHORTEST]
