"""Word alignment on links set by hand, and on the terms of the termbase; and what it costs.

The gold links are in tests/support/models/word_gold.tsv, from the project's own references; their
segments are left out of the counts.  The IBM model alone, on the whole of both references, is what
one has without an embedder.

    python bench/words.py [--show]
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.word_gold import ROOT, gold, other_pairs, places_of, references, score

from alignwb.alignment.words.word_aligner import WordAligner
from alignwb.alignment.words.word_counts import WordCounts, count_words
from alignwb.alignment.words.word_links import WordLink, WordLinks
from alignwb.core.languages.words import Span, words_of
from alignwb.core.terms.termbase import TermStatus
from alignwb.engines.registry import make_embedder
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import load_terms

Link = Callable[[str, str], WordLinks]


def by_counts(counts: WordCounts) -> Link:
    """Mutual best words by the counts alone."""

    def link(source: str, target: str) -> WordLinks:
        sources, targets = words_of(source), words_of(target)
        weights = counts.weigh([word.text for word in sources], [word.text for word in targets])
        links = []
        if weights.size:
            best = weights.argmax(axis=0)
            links = [
                WordLink(row, int(column), float(weights[row, column]), is_certain=True)
                for row, column in enumerate(weights.argmax(axis=1))
                if best[column] == row and weights[row, column] > 0
            ]
        spans = [tuple(Span(word.start, word.end) for word in each) for each in (sources, targets)]
        return WordLinks(spans[0], spans[1], tuple(links))

    return link


def print_scores(name: str, link: Link) -> None:
    for certain in (True, False):
        found = score(link, is_certain=certain)
        print(
            f"{name:28} {'certain' if certain else 'all':8}"
            f" precision {found.precision:.3f}  recall {found.recall:.3f}"
            f"  answers {found.answered:.3f} of the words, {found.right:.3f} of them right"
        )


def print_terms(link: Link, *, show: bool) -> None:
    """How often the words linked to a term stand where its rendering stands."""
    terms = load_terms(Project(ROOT))
    asked = found = certain = 0
    for bitext in references().values():
        for ref, segment in bitext.segments():
            for hit in terms.find(segment.source):
                places = places_of(hit.term.target, segment.target)
                if hit.term.status is TermStatus.FORBIDDEN or not places:
                    continue
                links = link(segment.source, segment.target)
                asked += 1
                right = [
                    any(
                        own.start < place.end and place.start < own.end
                        for own in links.targets_of(hit.start, hit.end, is_certain=is_certain)
                        for place in places
                    )
                    for is_certain in (False, True)
                ]
                found += right[0]
                certain += right[1]
                if show and not right[0]:
                    print(f"  {bitext.document} {ref}: {hit.term.source} → {hit.term.target}")
    print(
        f"terms: {asked} whose rendering stands in the target; linked to it {found / asked:.3f},"
        f" by certain links {certain / asked:.3f}"
    )


def print_costs(aligner: WordAligner, counts: WordCounts) -> None:
    pairs = other_pairs()
    many = [pair for _ in range(5) for pair in pairs][:2000]
    start = time.process_time()
    count_words(many)
    print(f"counting {len(many)} segments: {time.process_time() - start:.2f} s of processor")
    for name in ("new", "known"):
        taken = []
        for pair in pairs[:300]:
            start = time.process_time()
            aligner.link(*pair, counts)
            taken.append(1000 * (time.process_time() - start))
        print(
            f"a segment of {name} words: median {np.median(taken):.1f} ms,"
            f" p95 {np.percentile(taken, 95):.1f} ms of processor"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--show", action="store_true", help="name the terms that are not linked")
    show = parser.parse_args().show
    start = time.perf_counter()
    aligner = WordAligner(make_embedder())
    aligner.link("huis", "house")
    print(f"loading: {time.perf_counter() - start:.2f} s")
    counts = count_words(other_pairs())
    print_costs(WordAligner(make_embedder()), counts)
    segments = gold()
    print(
        f"{len(segments)} segments, {sum(len(each.sure) for each in segments)} links set by hand,"
        f" counts over {len(other_pairs())} other segments"
    )
    print_scores("counts alone (IBM model 1)", by_counts(count_words(whole())))
    print_scores("embedder alone", aligner.link)
    print_scores("both", lambda source, target: aligner.link(source, target, counts))
    print_terms(lambda source, target: aligner.link(source, target, counts), show=show)


def whole() -> list[tuple[str, str]]:
    """Every source and target of the references."""
    return [
        (segment.source, segment.target)
        for bitext in references().values()
        for _, segment in bitext.segments()
        if segment.target
    ]


if __name__ == "__main__":
    main()
