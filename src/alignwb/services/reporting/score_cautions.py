"""What a reader must know to make no more of scores than they say."""

from collections.abc import Iterator

from alignwb.scoring import CorpusScores, MetricName

FEW_ITEMS = 100
FEW_WORDS = 1000
_LONGEST_RUN = 4
_NOTHING = 0.05


def cautions(scores: CorpusScores, items: int, words: int, longest: int) -> Iterator[str]:
    """Sentences on figures that would be misread.

    items: how many pieces of text were scored.  words: the words of their references.  longest: the
    words of the longest text that was scored.
    """
    bleu = scores.by_metric.get(MetricName.BLEU)
    others = [score for name, score in scores.by_metric.items() if name is not MetricName.BLEU]
    if bleu and bleu.value < _NOTHING and others:
        beside = ", ".join(f"{score.name} {score.value:.1f}" for score in others)
        if longest < _LONGEST_RUN:
            yield (
                f"BLEU is 0 beside {beside} because no text here has four words: BLEU multiplies"
                " how many runs of one, two, three and four words are right, and where there are"
                " no runs of four it is 0, even for a text that is its reference to the letter."
                " It says nothing here; go by the others."
            )
        else:
            yield (
                f"BLEU is 0 or nearly 0 beside {beside}: hardly any run of four words is that of"
                " the reference. In a short text a handful of other words does that; go by the"
                " others."
            )
    if items < FEW_ITEMS or words < FEW_WORDS:
        yield (
            f"This is a short text for statistics: {items} items with {words} words of reference."
            " The intervals are wide, and tests find only large differences; that one finds none"
            f" does not mean that there is none. From about {FEW_ITEMS} items and {FEW_WORDS}"
            " words on figures begin to settle."
        )
    ter = scores.by_metric.get(MetricName.TER)
    if ter and ter.value > 100:
        yield "TER is above 100: more would have to be edited than the reference has words."
