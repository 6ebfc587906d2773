"""How well what is said of drafts fits what they turn out to be."""

import numpy as np

ENOUGH = 70.0
"""The chrF from which a draft needs little editing."""


def rank_correlation(one: np.ndarray, other: np.ndarray) -> float:
    ranks = [np.argsort(np.argsort(values)) for values in (one, other)]
    return float(np.corrcoef(*ranks)[0, 1])


def calibration_error(chance: np.ndarray, is_good: np.ndarray, bins: int = 10) -> float:
    parts = np.array_split(np.argsort(chance), bins)
    return sum(abs(chance[p].mean() - is_good[p].mean()) * len(p) for p in parts) / len(chance)
