"""Fits the prices of the sentence aligner, and the confidences of its beads.

    ALIGNWB_BENCH_DATA=FOLDER python bench/fitting/alignment.py --berg CLONE
        [--only prices|confidences] [--rounds 80] [--cache FOLDER]

FOLDER is as bench/alignment_texts.py says, CLONE a clone of https://github.com/thompsonb/vecalign.
Fits on the development texts of both and prints the weights beside those that pricing.py and
confidence.py have; they are copied there by hand.  Then prints what the weights are worth on texts
of the same books that were disturbed otherwise.  The confidences are fitted to beads found with the
fitted prices, or with --only confidences to those of pricing.py.  Reading the sentences is kept in
the cache; the rest takes ten minutes on two cores that others use too.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from tempfile import gettempdir
from typing import NamedTuple

import numpy as np
from calibration import calibration_error

sys.path.append(str(Path(__file__).parents[1]))
from alignment_berg import DEV, berg
from alignment_scores import Case, Counts, score, sides
from alignment_texts import cases, load
from path_loss import NAMES, TaughtText, loss, taught

from alignwb.alignment.ports import Embedder
from alignwb.alignment.sentences import aligner, confidence
from alignwb.alignment.sentences.pricing import (
    DEFAULT_WEIGHTS,
    PriceWeights,
    trusting_paragraphs,
)
from alignwb.alignment.sentences.sections import Section, measure
from alignwb.alignment.sentences.spans import Spans
from alignwb.engines.blas_limit import one_blas_thread
from alignwb.engines.registry import make_embedder

SIZE, TRIAL_SEED, OF_A_TRIAL = 200, 3, 6
BERG, CUT_KINDS, FREE = "berg dev", ("prose", "gap", "archaic", "free"), "free"
KINDS = (*CUT_KINDS, "web", "pages")
HELD = ("shared",)
"""Weights that stay as they are: numbers and names decide nothing in these books."""
BERG_PRICES, BERG_CONFIDENCES = 40.0, 8.0
"""As how many texts the one counts that was not made by a program."""
PRICE_RIDGE, CONFIDENCE_RIDGE = 0.3, 1.0
START = np.array(list(asdict(DEFAULT_WEIGHTS).values()))
FIGURES = ("LOGIT", "NEARNESS", "NULL", "PARTNER", "RUN", "DISTANCE", "CLAIM")


class Group(NamedTuple):
    """Texts of a kind; the prices are fitted on the first of them, the confidences on all."""

    name: str
    texts: Sequence[Case]
    of_prices: int


@dataclass(frozen=True)
class ReadText:
    """A text after the aligner's first pass."""

    case: Case
    stretch: aligner._Stretch
    median: float
    agreement: float


def training(berg_clone: Path) -> list[Group]:
    loaded = load()
    first, second = (cases(SIZE, loaded, seed) for seed in (1, 2))
    cut = cases(SIZE, loaded, 4, full_stops=True)
    many = cases(SIZE, loaded, 5, many=(9, 12))
    return [
        Group(BERG, berg(berg_clone, DEV), 1),
        *(Group(kind, first[kind], 4) for kind in KINDS),
        *(Group(f"{kind}, again", second[kind], 6) for kind in KINDS),
        *(Group(f"{kind}, full stops", cut[kind], 4) for kind in CUT_KINDS),
        Group("one of nine to twelve", many[FREE], 0),
    ]


def read(case: Case, embedder: Embedder) -> ReadText:
    source, target = (
        Spans(np.concatenate(list(embedder.sums(text.sentences))), embedder.embed)
        for text in (case.source, case.target)
    )
    texts = measure(case.source, case.target, source), measure(case.target, case.source, target)
    whole = Section(0, len(source), 0, len(target))
    stretch = aligner._stretch(*texts, whole, aligner.length_ratio(*texts))
    first = aligner._solve(stretch, DEFAULT_WEIGHTS, aligner._FIRST_MEDIAN)
    agreement = aligner._agreement(case.source, case.target, first.beads)
    return ReadText(case, stretch, aligner._median_distance([first], []), agreement)


def teach(text: ReadText, weights: np.ndarray, counts: float) -> TaughtText:
    stretch = text.stretch
    known = stretch.evidence, stretch.steps, text.median, text.agreement
    return taught(text.case, *known, weights, counts)


def whole_loss(
    texts: Sequence[TaughtText], executor: Executor, weights: np.ndarray
) -> tuple[float, np.ndarray]:
    each = executor.map(partial(loss, weights=weights), texts)
    total, slope = map(sum, zip(*each, strict=True))
    slope = slope + PRICE_RIDGE * weights
    slope[[NAMES.index(name) for name in HELD]] = 0
    return float(total + PRICE_RIDGE * weights @ weights / 2), slope


def descend(
    function: Callable[[np.ndarray], tuple[float, np.ndarray]], start: np.ndarray, rounds: int
) -> np.ndarray:
    """The lowest place that so many rounds find (Broyden-Fletcher-Goldfarb-Shanno)."""
    place, (value, slope) = start, function(start)
    print(f"loss {value:.1f}", flush=True)
    inverse = np.eye(len(start)) / max(float(np.linalg.norm(slope)), 1e-9)
    for number in range(rounds):
        direction = -inverse @ slope
        step, expected = 1.0, float(slope @ direction)
        while (found := function(place + step * direction))[0] > value + 1e-4 * step * expected:
            step /= 2
            if step < 1e-6:
                return place
        move, bend = step * direction, found[1] - slope
        gained, place, (value, slope) = value - found[0], place + move, found
        print(f"loss {value:.1f} after {number + 1}", flush=True)
        if (curve := float(move @ bend)) > 0:
            if number == 0:
                inverse = np.eye(len(start)) * curve / (bend @ bend)
            turn = np.eye(len(start)) - np.outer(move, bend) / curve
            inverse = turn @ inverse @ turn.T + np.outer(move, move) / curve
        if gained < 1e-6 * abs(value):
            break
    return place


def fit_prices(texts: Sequence[TaughtText], rounds: int) -> PriceWeights:
    with ProcessPoolExecutor(2, get_context("forkserver")) as executor:
        fitted = descend(partial(whole_loss, texts, executor), START, rounds)
    return PriceWeights(*(round(value, 1) for value in fitted.tolist()))


class Found(NamedTuple):
    """The beads that were found in a text.

    Attributes:
        figures: Shape (beads, figures): a one, the logit of the probability, and the others.
        is_right: Shape (beads,).
        counts: How they compare with the right ones.
    """

    figures: np.ndarray
    is_right: np.ndarray
    counts: Counts


def find(text: ReadText, weights: PriceWeights) -> Found:
    chosen = trusting_paragraphs(weights, text.agreement)
    solved = aligner._solve(text.stretch, chosen, text.median)
    known = np.array([bead[: len(FIGURES)] for bead in aligner._found(solved, text.median)], float)
    chance = np.clip(known[:, 0], 1 - confidence._SUREST, confidence._SUREST)
    known[:, 0] = np.log(chance / (1 - chance))
    beads, gold = sides(solved.beads), set(text.case.gold)
    is_right = np.array([bead in gold for bead in beads])
    return Found(np.column_stack([np.ones(len(known)), known]), is_right, score(list(gold), beads))


def fit_confidences(rows: np.ndarray, is_right: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method; the first column is the intercept."""
    weights = np.zeros(rows.shape[1])
    ridge = CONFIDENCE_RIDGE * np.diag([0.0, *np.ones(len(weights) - 1)])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        bend = rows.T @ (rows * (counts * chance * (1 - chance))[:, None]) + ridge
        weights += np.linalg.solve(bend, rows.T @ (counts * (is_right - chance)) - ridge @ weights)
    return weights


def of_shipped() -> np.ndarray:
    return np.array([getattr(confidence, f"_{name}") for name in ("INTERCEPT", *FIGURES)])


def learnt_prices(groups: Sequence[Group], embedder: Embedder, rounds: int) -> PriceWeights:
    texts = [
        teach(read(case, embedder), START, BERG_PRICES if group.name == BERG else 1.0)
        for group in groups
        for case in group.texts[: group.of_prices]
    ]
    print(f"prices from {len(texts)} texts")
    weights = fit_prices(texts, rounds)
    for name, shipped in asdict(DEFAULT_WEIGHTS).items():
        print(f"{name:18}{getattr(weights, name):8.1f}  shipped {shipped:.1f}")
    return weights


def learnt_confidences(
    groups: Sequence[Group], embedder: Embedder, weights: PriceWeights
) -> np.ndarray:
    rows, is_right, counts = [], [], []
    for group in groups:
        for case in group.texts:
            found = find(read(case, embedder), weights)
            rows.append(found.figures)
            is_right.append(found.is_right)
            once = np.ones(len(found.is_right))
            counts.append(BERG_CONFIDENCES * once if group.name == BERG else once)
    told = fit_confidences(*(np.concatenate(each) for each in (rows, is_right, counts)))
    print(f"confidences from {sum(map(len, rows))} beads of {len(rows)} texts")
    for name, value, shipped in zip(("INTERCEPT", *FIGURES), told, of_shipped(), strict=True):
        print(f"{name:18}{value:8.3f}  shipped {shipped:.3f}")
    return told


def print_trial(
    groups: dict[str, list[ReadText]], ways: dict[str, tuple[PriceWeights, np.ndarray]]
):
    for kind, texts in groups.items():
        for name, (weights, told) in ways.items():
            found = [find(text, weights) for text in texts]
            said = np.concatenate([1 / (1 + np.exp(-each.figures @ told)) for each in found])
            is_right = np.concatenate([each.is_right for each in found])
            total = sum((each.counts for each in found), Counts())
            print(
                f"{kind:10}{name:9} strict {total.strict:.3f}, null {total.null:.3f},"
                f" calibration error {calibration_error(said, is_right):.3f}",
                flush=True,
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--berg", type=Path, required=True, metavar="CLONE")
    parser.add_argument("--only", choices=["prices", "confidences"])
    parser.add_argument("--rounds", type=int, default=80)
    parser.add_argument("--cache", type=Path, default=Path(gettempdir()) / "alignwb-fitting")
    arguments = parser.parse_args()
    embedder, groups = make_embedder(arguments.cache), training(arguments.berg)
    weights, told = DEFAULT_WEIGHTS, of_shipped()
    with one_blas_thread():
        if arguments.only != "confidences":
            weights = learnt_prices(groups, embedder, arguments.rounds)
        if arguments.only != "prices":
            told = learnt_confidences(groups, embedder, weights)
        trial = cases(SIZE, load(), TRIAL_SEED)
        trials = {
            kind: [read(case, embedder) for case in trial[kind][:OF_A_TRIAL]] for kind in KINDS
        }
        ways = {"shipped": (DEFAULT_WEIGHTS, of_shipped()), "fitted": (weights, told)}
        print_trial(trials, ways)


if __name__ == "__main__":
    main()
