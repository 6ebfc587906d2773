"""The card of a tuned package: what it comes from, what it was trained on, how good it is."""

from collections.abc import Sequence

from alignwb.engines.argos.packages.package import ModelPackage
from alignwb.errors import ProjectError
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading_limits import MOST_CARD_BYTES
from alignwb.scoring import CorpusScores
from alignwb.services.tuning.own_pairs import OwnPairs

_UNKNOWN_LICENCE = "The card of that package states none; ask its makers."


def tuned_card(
    base: ModelPackage,
    name: str,
    pairs: OwnPairs,
    losses: Sequence[float],
    before: CorpusScores,
    after: CorpusScores,
) -> str:
    """The card, with that of the package it comes from at its end."""
    licence = base.card.licence or _UNKNOWN_LICENCE
    count = len(pairs.held_out)
    rows = [
        ("tuned", after),
        (f"{base.name} {base.version}, before", before),
    ]
    scores = "\n".join(
        f"| {count} held-out pairs of the project: {label} | {each.bleu.value:.1f} |"
        f" {each.chrf.value:.1f} | {each.ter.value:.1f} |"
        for label, each in rows
    )
    files = "\n".join(f"| {_cell(file)} | {number} |" for file, number in pairs.files.items())
    return f"""# {name}

{base.name} {base.version}, trained further by `alignwb model tune` on a project's own translations.

Licence: inherited from {base.name} {base.version}. {licence}
What it was trained on may be confidential: a model can say again what it has read.

## Scores

| test set | BLEU | chrF2++ | TER |
|---|---|---|---|
{scores}

Drafted by alignwb with this package and with the one before. The held-out pairs were in no round of
the training, but they chose the round that was kept, and they are of the same texts.
Loss on them, nats a token: {", ".join(f"{loss:.3f}" for loss in losses)}.

## Data

{len(pairs.training)} pairs:

| file | pairs, held-out ones included |
|---|---|
{files}

## Card of {base.name} {base.version}

{_card_of(base)}
"""


def _cell(text: str) -> str:
    return text.replace("|", "/").replace("\n", " ")


def _card_of(base: ModelPackage) -> str:
    try:
        data = read_bytes(base.folder / "README.md", MOST_CARD_BYTES // 2)
    except ProjectError:
        return "It has none that can be read."
    return data.decode("utf-8", errors="replace")
