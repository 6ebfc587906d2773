"""Scoring a document as `alignwb score` does, beside sacrebleu's own classes in the same run.

Both give corpus BLEU, chrF++ and TER with 95 % intervals, and the three scores of every segment.

    python bench/scoring.py [--segments N]
"""

import argparse
import random
import time

from generated import generate
from sacrebleu import BLEU, CHRF, TER

from alignwb.scoring import Scorer


def disturbed(sentence: str, chance: random.Random) -> str:
    """A hypothesis for a reference: a third of its words moved, replaced or left out."""
    words = sentence.split()
    for _ in range(max(1, len(words) // 6)):
        words[chance.randrange(len(words))] = "something"
        words.insert(chance.randrange(len(words)), words.pop(chance.randrange(len(words))))
    return " ".join(words)


def by_sacrebleu(hypotheses: list[str], references: list[str]) -> list[float]:
    """The corpus scores."""
    corpus = []
    for metric, sentences in (
        (BLEU(), BLEU(effective_order=True)),
        (CHRF(word_order=2), CHRF(word_order=2)),
        (TER(), TER()),
    ):
        corpus.append(metric.corpus_score(hypotheses, [references], n_bootstrap=1000).score)
        for hypothesis, reference in zip(hypotheses, references, strict=True):
            sentences.sentence_score(hypothesis, [reference])
    return corpus


def by_alignwb(hypotheses: list[str], references: list[str]) -> list[float]:
    """The corpus scores."""
    scorer = Scorer()
    scorer.segments(hypotheses, references)
    return [score.value for score in scorer.corpus(hypotheses, references)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--segments", type=int, default=500)
    count = parser.parse_args().segments
    chance = random.Random(1)
    references = [segment.target for _, segment in generate(count).segments()]
    hypotheses = [disturbed(reference, chance) for reference in references]
    seconds = {}
    results = []
    for name, score in (("sacrebleu", by_sacrebleu), ("alignwb", by_alignwb)):
        start = time.process_time()
        results.append(score(hypotheses, references))
        seconds[name] = time.process_time() - start
        print(f"{name:10} {seconds[name]:6.2f} s of processor for {count} segments")
    assert results[0] == results[1], results
    print(f"{seconds['sacrebleu'] / seconds['alignwb']:.1f} × as fast, the same scores")


if __name__ == "__main__":
    main()
