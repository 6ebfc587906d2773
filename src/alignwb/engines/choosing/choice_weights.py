"""What counts how much when hypotheses are compared and their chosen one is judged.

The figures are fitted, not thought out: `choice-weights.json` says on what, and
`bench/fitting/choice.py` and `judgement.py` fit them for another package.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from math import exp

_FILE = "choice-weights.json"


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted figures.

    Attributes:
        choice: Of each feature, what it is worth when hypotheses of one source are compared.
        quality: Of each feature, what it adds to the quality that is expected of a draft; "" is
            what the quality starts from.
        slope: With `offset` makes a probability of an expected quality.
        offset: See `slope`.
    """

    choice: Mapping[str, float]
    quality: Mapping[str, float]
    slope: float
    offset: float

    def probability(self, quality: float) -> float:
        """The probability that a draft of this expected quality needs little editing."""
        return 1 / (1 + exp(-max(-50.0, min(50.0, self.slope * quality + self.offset))))


def shipped_weights() -> Weights:
    """The weights that are shipped."""
    values = json.loads(files("alignwb.engines.choosing").joinpath(_FILE).read_text("utf-8"))
    return Weights(values["choice"], values["quality"], values["slope"], values["offset"])
