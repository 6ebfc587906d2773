"""The best of an engine's hypotheses, by what can be known of them without a reference.

On drafts of the starter the engine's own order is hardly better than chance among its best six.
What tells them apart is which words of the source are said, by a list of word translations; what
was tried and did not pay is in docs/drafting.md.
"""

from collections.abc import Mapping, Sequence
from math import log
from typing import NamedTuple

from alignwb.engines.choosing.agreement import agreement
from alignwb.engines.choosing.choice_weights import Weights, shipped_weights
from alignwb.engines.choosing.own_words import OwnWords
from alignwb.engines.choosing.word_match import SourceWords, WordMatch
from alignwb.engines.lexicon.word_translations import WordTranslations


class Facts(NamedTuple):
    """What an engine knows of a hypothesis.

    Attributes:
        text: Its wording.
        score: Its log-probability per token.
        tokens: How many tokens it has.
        coverage: The share of the source's tokens that the model looked at, 0 to 1.
        strange: How many of its words are no English.
        lost: How many names of the source it lacks, and terms it had to be given.
    """

    text: str
    score: float
    tokens: int
    coverage: float = 1.0
    strange: int = 0
    lost: float = 0.0


class Judged(NamedTuple):
    """Hypotheses in the order of their worth.

    Attributes:
        order: Their places, the best first.
        quality: The quality that is expected of the best, as chrF in percent.
    """

    order: tuple[int, ...]
    quality: float


class Chooser:
    """Orders hypotheses and judges the best one.

    Args:
        translations: Of words.
        weights: Fitted on drafts with references.
    """

    def __init__(self, translations: WordTranslations, weights: Weights | None = None) -> None:
        self._translations = translations
        self._weights = weights or shipped_weights()

    def judge(
        self,
        source: str,
        hypotheses: Sequence[Facts],
        ranks: Sequence[float],
        own: OwnWords | None = None,
    ) -> Judged:
        """Order the hypotheses of a source, of which there is at least one.

        ranks: what goes before everything else, lower first: the faults that no wording outweighs.
        own: the words of confirmed segments.
        """
        words = SourceWords(source, self._translations, own.for_source(source) if own else {})
        rows = [choice_features(source, facts, words.match(facts.text)) for facts in hypotheses]
        values = [_weighted(self._weights.choice, row) for row in rows]
        order = sorted(range(len(rows)), key=lambda place: (ranks[place], -values[place]))
        quality = quality_features(rows, hypotheses, order)
        weights = self._weights.quality
        return Judged(tuple(order), weights.get("", 0.0) + _weighted(weights, quality))

    def probability(self, quality: float) -> float:
        """The probability that a draft of this expected quality needs little editing."""
        return self._weights.probability(quality)


def choice_features(source: str, facts: Facts, match: WordMatch) -> dict[str, float]:
    """What hypotheses of one source are compared by."""
    return {
        "score": facts.score,
        "lost": facts.lost,
        "strange": facts.strange,
        "likelihood": match.likelihood,
        "unsaid": match.unsaid,
        "unfounded": match.unfounded,
        "length": log((len(facts.text) + 1) / (len(source) + 1)),
        "coverage": facts.coverage,
        "own": match.own,
    }


def quality_features(
    rows: Sequence[Mapping[str, float]], hypotheses: Sequence[Facts], order: Sequence[int]
) -> dict[str, float]:
    """What the best hypothesis is judged by."""
    best, *others = order
    texts = [hypotheses[place].text for place in others]
    return {**rows[best], "agreement": agreement(hypotheses[best].text, texts)}


def _weighted(weights: Mapping[str, float], row: Mapping[str, float]) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in row.items())
