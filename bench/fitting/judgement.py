"""Fits how far a draft can be trusted, for a model package.

    python bench/fitting/judgement.py LINES [--package FILE] [--write]

LINES is a JSON object of sets of pairs of Dutch and English that the model was not trained on: a
model knows the lines of its training better than any user's, and says so.  Those of the starter
are its dev sets, which `prepare.py` of its training writes.  Sets whose names are among BOOKS count
half, for old novels are translated more freely than what most people translate.  The weights of
the choice stay as they are.  Takes two minutes on a free core.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from calibration import ENOUGH, calibration_error, rank_correlation
from choice import WEIGHTS, Group, chosen, drafted, is_usable, pieces_of, write_weights

from alignwb.engines.argos.packages.package import read_package
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.runtime.model import Model

BOOKS = ("book-little-foxes", "book-beachcomber", "literary")
OF_A_BOOK = 0.5
QUALITY = ("score", "agreement", "length", "coverage")
"""More was tried and made it no better on other texts: how many words are said or unfounded, and
how likely they are; the length in words; the least likely tokens; the closeness of the sentence
vectors of source and draft."""


def fit_quality(rows: np.ndarray, chrf: np.ndarray, counts: np.ndarray) -> dict[str, float]:
    """Ridge regression of the chrF on the features; `counts` is what each row counts."""
    mean, spread = np.average(rows, 0, counts), rows.std(0) + 1e-9
    middle = np.average(chrf, weights=counts)
    z = (rows - mean) / spread
    square = z.T @ (z * counts[:, None]) + 10 * np.eye(z.shape[1])
    weights = np.linalg.solve(square, z.T @ ((chrf - middle) * counts)) / spread
    base = float(middle - weights @ mean)
    return {"": base, **dict(zip(QUALITY, weights.tolist(), strict=True))}


def fit_probability(
    quality: np.ndarray, is_good: np.ndarray, counts: np.ndarray
) -> tuple[float, float]:
    """The slope and offset of a logistic function, by Newton's method."""
    x = np.column_stack([quality / 10, np.ones(len(quality))])
    weights = np.zeros(2)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-x @ weights))
        bend = counts * chance * (1 - chance) + 1e-9
        hessian = x.T @ (x * bend[:, None]) + 1e-6 * np.eye(2)
        weights += np.linalg.solve(hessian, x.T @ ((is_good - chance) * counts))
    return float(weights[0] / 10), float(weights[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("lines", type=Path)
    parser.add_argument("--package", type=Path, help="an unpacked package; the starter if none")
    parser.add_argument(
        "--write", action="store_true", help="write the weights to the package file"
    )
    arguments = parser.parse_args()
    package = read_package(arguments.package) if arguments.package else starter_package()
    model, weights = Model(package.folder), json.loads(WEIGHTS.read_text(encoding="utf-8"))
    sets = json.loads(arguments.lines.read_text(encoding="utf-8"))
    names, rows, chrf = [], [], []
    for name, lines in sets.items():
        pairs = [(dutch, english) for dutch, english in lines if is_usable(dutch)]
        group = drafted(Group(name, [dutch for dutch, _ in pairs], pairs, {}), model)
        pieces = list(pieces_of(group, model))
        for piece, (place, row) in zip(pieces, chosen(pieces, weights["choice"]), strict=True):
            names.append(name)
            rows.append([row[k] for k in QUALITY])
            chrf.append(piece.chrf[place])
    table, of_each = np.array(rows), np.array(chrf)
    counts = np.array([OF_A_BOOK if name in BOOKS else 1.0 for name in names])
    quality = fit_quality(table, of_each, counts)
    expected = quality[""] + table @ np.array([quality[k] for k in QUALITY])
    slope, offset = fit_probability(expected, of_each >= ENOUGH, counts)
    chance = 1 / (1 + np.exp(-(slope * expected + offset)))
    for name in (*sets, "all"):
        those = np.array([name in (each, "all") for each in names])
        rho, is_good = rank_correlation(expected[those], of_each[those]), of_each[those] >= ENOUGH
        print(
            f"{name}: {those.sum()} drafts, rho {rho:.3f}, {is_good.mean():.3f} need little,"
            f" said {chance[those].mean():.3f}"
        )
    print(f"all: calibration error {calibration_error(chance, of_each >= ENOUGH):.3f}")
    if arguments.write:
        sizes = ", ".join(f"{names.count(name)} of {name}" for name in sets)
        note = f"Fitted by bench/fitting/judgement.py on drafts of {package.name} {package.version}"
        fitted = {name: round(value, 5) for name, value in quality.items()}
        probability = {"slope": round(slope, 6), "offset": round(offset, 6)}
        write_weights({**weights, "note": f"{note}: {sizes}.", "quality": fitted, **probability})


if __name__ == "__main__":
    main()
