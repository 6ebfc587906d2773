"""Draw how the starter model learnt: `python docs/training_curve.py [LOG…]`.

From logs of the training it takes the perplexities on the development sets into
docs/starter-curve.tsv; the plot, docs/starter-curve.svg, is drawn from that table.
"""

import csv
import math
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

DOCS = Path(__file__).parent
TABLE = DOCS / "starter-curve.tsv"
PLOT = DOCS / "starter-curve.svg"
SETS = {
    "book-beachcomber": ("beachcomber (book held out)", "#9a3412"),
    "book-little-foxes": ("little-foxes (book held out)", "#b45309"),
    "literary": ("literary", "#15803d"),
    "manuals": ("manuals", "#1d4ed8"),
    "modern": ("modern", "#7e22ce"),
}
COLUMNS = ("line", "million_tokens", *SETS)
FIRST = 1.28
"""Million tokens: what was measured earlier was measured on longer development sets."""

WIDTH, HEIGHT = 860, 440
LEFT, RIGHT, TOP, BOTTOM = 60, 220, 46, 50
MOST_TOKENS = 80
LEAST, MOST = 2.5, 400.0
TICKS = (3, 5, 10, 20, 50, 100, 200, 400)


class Point(NamedTuple):
    """What the log says of the development sets at one moment."""

    line: str
    tokens: float
    perplexity: dict[str, float]


def points_of(logs: Iterable[Path]) -> list[Point]:
    """The points of the main line, and those of each branch whose rate fell to zero."""
    found: dict[tuple[str, float], Point] = {}
    line = "main"
    for log in logs:
        for row in log.read_text(encoding="utf-8").splitlines():
            begun = re.search(r" start: .*? ([\d.]+) M tokens seen", row)
            if begun:
                line = f"annealed from {begun[1]}" if row.endswith("annealing") else "main"
            seen = re.search(r" DEV .*? tokens ([\d.]+)M .*?: (.*) \(", row)
            if seen and float(seen[1]) >= FIRST:
                cells = seen[2].split()
                values = dict(zip(cells[::2], map(float, cells[1::2]), strict=True))
                point = Point(line, float(seen[1]), {name: values[name] for name in SETS})
                found[line, point.tokens] = point
    return sorted(found.values(), key=lambda point: (point.line != "main", point.tokens))


def write_table(points: Iterable[Point]) -> None:
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        for point in points:
            writer.writerow([point.line, point.tokens, *point.perplexity.values()])


def read_table() -> list[Point]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return [
            Point(
                row["line"], float(row["million_tokens"]), {each: float(row[each]) for each in SETS}
            )
            for row in csv.DictReader(file, delimiter="\t")
        ]


def across(tokens: float) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * tokens / MOST_TOKENS


def down(perplexity: float) -> float:
    share = math.log(perplexity / LEAST) / math.log(MOST / LEAST)
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share


def text(x: float, y: float, words: str, *, anchor: str = "start", colour: str = "#111827") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">{words}</text>'


def axes() -> list[str]:
    drawn = []
    for tick in TICKS:
        y = down(tick)
        drawn.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#e5e7eb"/>')
        drawn.append(text(LEFT - 8, y + 4, str(tick), anchor="end"))
    drawn += [
        text(across(tokens), HEIGHT - BOTTOM + 20, str(tokens), anchor="middle")
        for tokens in range(0, MOST_TOKENS + 1, 10)
    ]
    middle = (LEFT + WIDTH - RIGHT) / 2
    drawn.append(text(middle, HEIGHT - 8, "million tokens seen", anchor="middle"))
    drawn.append(text(14, 24, "perplexity a subword on the development sets, averaged weights;"
                      " dashed: the rate falls to zero"))  # fmt: skip
    return drawn


def curve(points: Sequence[Point], name: str, colour: str, *, is_dashed: bool) -> str:
    places = " ".join(
        f"{across(point.tokens):.1f},{down(point.perplexity[name]):.1f}" for point in points
    )
    dashes = ' stroke-dasharray="5 3"' if is_dashed else ""
    return f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'


def draw(points: Sequence[Point]) -> str:
    lines = list(dict.fromkeys(point.line for point in points))
    last = max(points, key=lambda point: point.tokens)
    drawn = axes()
    for name, (label, colour) in SETS.items():
        for line in lines:
            chosen = [point for point in points if point.line == line]
            drawn.append(curve(chosen, name, colour, is_dashed=line != "main"))
        value = last.perplexity[name]
        words = f"{label} {value:.1f}"
        drawn.append(text(across(last.tokens) + 8, down(value) + 4, words, colour=colour))
    body = "\n".join(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="sans-serif" font-size="13">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>\n{body}\n</svg>\n'
    )


def main() -> None:
    if sys.argv[1:]:
        write_table(points_of(map(Path, sys.argv[1:])))
    PLOT.write_text(draw(read_table()), encoding="utf-8")


if __name__ == "__main__":
    main()
