"""The model card inside a package: what it says of scores and licence, read leniently."""

import re
from dataclasses import dataclass
from pathlib import Path

_LICENCE_NOTE = re.compile(
    r"[^.\n|]*\b(?:treat the weights|licen[cs]ed under|released under|licen[cs]e:)[^\n|]*",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class CardScore:
    """One row of a card's table of scores: a test set, and (metric, figure) pairs."""

    test_set: str
    figures: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says; empty where it says nothing."""

    scores: tuple[CardScore, ...] = ()
    licence: str = ""


def read_card(folder: Path) -> Card:
    """The card `README.md` of a package folder; an empty one if there is none to read."""
    try:
        text = (folder / "README.md").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Card()
    note = _LICENCE_NOTE.search(text)
    return Card(tuple(_scores(text)), note[0].strip(" *-") if note else "")


def _scores(text: str) -> list[CardScore]:
    """The rows of the first table under a heading that speaks of scores."""
    lines = iter(text.splitlines())
    for line in lines:
        if re.match(r"#+\s.*\b(?:scores?|quality|evaluation)\b", line, re.IGNORECASE):
            break
    rows: list[list[str]] = []
    for line in lines:
        if line.lstrip().startswith("|"):
            rows.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif rows or line.startswith("#"):
            break
    if len(rows) < 2:
        return []
    metrics = rows[0][1:]
    scores = []
    for row in rows[1:]:
        figures = tuple(
            (metric, float(cell))
            for metric, cell in zip(metrics, row[1:], strict=False)
            if _NUMBER.fullmatch(cell)
        )
        if figures:
            scores.append(CardScore(row[0], figures))
    return scores
