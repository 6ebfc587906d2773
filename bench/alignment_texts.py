"""Texts to align whose right beads are known: a bitext of sentences, disturbed in known ways.

Sentences are merged, split elsewhere, left out and added on either side, chapters go missing,
front matter turns up and paragraphs break at other places.  The bitexts are no part of the
project: the environment variable ALIGNWB_BENCH_DATA names the folder that holds
literary-nl-en.tsv.xz (book, chapter, number, Dutch as printed, Dutch modernised, English, cosine)
and general-nl-en.tsv.xz (source, Dutch, English).
"""

import lzma
import os
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from alignment_scores import Case, sides

from alignwb.alignment.sentences.beads import Bead
from alignwb.alignment.sentences.text import Text
from alignwb.formats.xliff import read_xliff

Pair = tuple[str, str]

DEV_BOOKS = (
    "miserables",
    "holmes-return",
    "eline-vere",
    "beagle",
    "kartini",
    "japan",
    "tom-sawyer",
    "women-economics",
    "max-havelaar",
    "rome",
)
HELD_OUT_BOOKS = (
    "uncle-tom",
    "musketeers",
    "oliver-twist",
    "celtic",
    "hidden-force",
    "american-notes",
    "food-of-the-gods",
    "noodlot",
    "descent-of-man",
    "lourdes",
)
_LABELS = "mo_ui"
DEV_WEB = ("privacyguides", "mozilla_www", "bitcoin_org")
HELD_OUT_WEB = ("opensource_guide", "debian_web")

_SEVERAL_SENTENCES = re.compile(r"[.!?…][\"”’»')]*\s+[\"“„‘«('—-]*\w")
_CLAUSE_ENDS = re.compile(r"[,;:—]\s+")


@dataclass(frozen=True, slots=True)
class Mixture:
    """How often which bead is made, as weights; the rest are 1–1.

    Attributes:
        same_breaks: The share of source paragraph breaks that the target has too.
        gap: The share of the text that one side lacks in one piece; the other side then also
            begins with front matter of its own.
        noise: The share of sentences with other quotes or number formats.
        many: The fewest and the most sentences that make one in beads of one with many.
        full_stops: Whether a sentence that was cut elsewhere ends with a full stop and what follows
            has a capital; else the cut shows.
    """

    weights: dict[str, float] = field(
        default_factory=lambda: {
            "1-1": 0.80,
            "1-2": 0.045,
            "2-1": 0.045,
            "1-3": 0.01,
            "3-1": 0.01,
            "2-2": 0.02,
            "1-0": 0.03,
            "0-1": 0.03,
            "n-0": 0.005,
            "0-n": 0.005,
        }
    )
    same_breaks: float = 0.6
    gap: tuple[float, float] | None = None
    noise: float = 0.05
    many: tuple[int, int] = (4, 8)
    full_stops: bool = False


PLAIN = Mixture()
WITH_GAP = Mixture(gap=(0.1, 0.3))
FREE = Mixture(
    weights={
        "1-1": 0.66,
        "1-2": 0.05,
        "2-1": 0.05,
        "1-3": 0.015,
        "3-1": 0.015,
        "1-many": 0.02,
        "many-1": 0.02,
        "2-2": 0.03,
        "1-0": 0.05,
        "0-1": 0.05,
        "n-0": 0.02,
        "0-n": 0.02,
    },
    same_breaks=0.3,
)
"""A translator who takes liberties: long sentences made of many, much left out and added."""

WITH_BOILERPLATE = Mixture(
    weights={**PLAIN.weights, "1-1": 0.62, "menu-0": 0.06, "0-menu": 0.06, "menu-menu": 0.06}
)
"""Pages with menus, buttons and notices between the text, most of them on one side only."""


def has_data() -> bool:
    """Whether there are bitexts besides the project's own."""
    return "ALIGNWB_BENCH_DATA" in os.environ


def data_folder() -> Path:
    """Where the bitexts are; SystemExit says what to set."""
    folder = os.environ.get("ALIGNWB_BENCH_DATA")
    if not folder:
        raise SystemExit("set ALIGNWB_BENCH_DATA to the folder with literary-nl-en.tsv.xz")
    return Path(folder)


def _rows(name: str) -> Iterator[list[str]]:
    with lzma.open(data_folder() / name, "rt", encoding="utf-8", newline="\n") as file:
        for line in file:
            yield line.rstrip("\n").split("\t")


def is_single(pair: Pair) -> bool:
    """Whether both sides look like one sentence of a usual length."""
    return all(1 < len(text.split()) <= 80 and not _SEVERAL_SENTENCES.search(text) for text in pair)


def is_translated(pair: Pair) -> bool:
    """Whether the two sides are not in the same language: web pages are half translated."""
    dutch, english = (set(text.lower().split()) for text in pair)
    return len(dutch & english) < 0.5 * min(len(dutch), len(english))


Pairs = dict[str, list[Pair]]
"""Sentence pairs of each book or source, in their order."""


def load(*, held_out: bool = False) -> dict[str, Pairs]:
    """The sentence pairs to make texts of: modern, archaic (as printed) and web."""
    books = HELD_OUT_BOOKS if held_out else DEV_BOOKS
    web = HELD_OUT_WEB if held_out else DEV_WEB
    modern: Pairs = {book: [] for book in books}
    archaic: Pairs = {book: [] for book in books}
    for book, _, _, printed, modernised, english, _ in _rows("literary-nl-en.tsv.xz"):
        if book in modern and is_single((modernised, english)):
            modern[book].append((modernised, english))
            archaic[book].append((printed, english))
    present: Pairs = {source: [] for source in web}
    labels: list[Pair] = []
    for source, dutch, english in _rows("general-nl-en.tsv.xz"):
        pair = (dutch, english)
        if source in present and is_single(pair) and is_translated(pair):
            present[source].append(pair)
        elif source == _LABELS and _is_label(pair):
            labels.append(pair)
    half = len(labels) // 2
    return {
        "modern": modern,
        "archaic": archaic,
        "web": present,
        "menus": {"menus": labels[half:] if held_out else labels[:half]},
    }


def _is_label(pair: Pair) -> bool:
    """Whether both sides could stand on a button."""
    return all(1 < len(text) < 40 and text[0].isupper() for text in pair) and is_translated(pair)


class _Builder:
    """Puts two texts together bead by bead."""

    def __init__(self, chance: random.Random, *, full_stops: bool) -> None:
        self.chance = chance
        self.full_stops = full_stops
        self.source: list[str] = []
        self.target: list[str] = []
        self.gold: list[Bead] = []

    def add(self, source: Sequence[str], target: Sequence[str]) -> None:
        bead = Bead(
            len(self.source),
            len(self.source) + len(source),
            len(self.target),
            len(self.target) + len(target),
        )
        self.source.extend(source)
        self.target.extend(target)
        self.gold.append(bead)

    def add_alone(self, pairs: Sequence[Pair], *, is_source: bool) -> None:
        """One side only; each sentence is a bead."""
        for source, target in pairs:
            if is_source:
                self.add([source], [])
            else:
                self.add([], [target])

    def add_kind(self, kind: str, pairs: Sequence[Pair]) -> None:
        sources = [source for source, _ in pairs]
        targets = [target for _, target in pairs]
        if kind in {"1-0", "n-0", "0-1", "0-n"}:
            self.add_alone(pairs, is_source=kind.endswith("0"))
        elif kind in {"1-2", "1-3"}:
            self.add([" ".join(sources)], targets)
        elif kind in {"2-1", "3-1"}:
            self.add(sources, [" ".join(targets)])
        elif kind in {"1-many", "many-1"}:
            self.add_kind("1-3" if kind == "1-many" else "3-1", pairs)
        elif kind in {"menu-0", "0-menu"}:
            self.add_alone(pairs, is_source=kind == "menu-0")
        elif kind == "menu-menu":
            for pair in pairs:
                self.add_kind("1-1", [pair])
        elif kind == "2-2":
            self._add_two(sources, targets)
        else:
            self.add(sources, targets)

    def _add_two(self, sources: list[str], targets: list[str]) -> None:
        """A bead that cannot be cut: one side's second sentence begins elsewhere."""
        resplit_target = self.chance.random() < 0.5
        sentences = targets if resplit_target else sources
        cut = _other_cut(sentences, self.chance)
        if cut is None:  # the two change places: a translator's liberty that cannot be cut either
            cut = [sentences[1], sentences[0]]
        elif self.full_stops:
            cut = [cut[0].rstrip(" ,;:—-") + ".", cut[1][:1].upper() + cut[1][1:]]
        if resplit_target:
            self.add(sources, cut)
        else:
            self.add(cut, targets)


def _other_cut(sentences: list[str], chance: random.Random) -> list[str] | None:
    """The text of two sentences split at the end of a clause, well away from its full stop."""
    joined = " ".join(sentences)
    places = [
        match.end()
        for match in _CLAUSE_ENDS.finditer(joined)
        if abs(match.end() - len(sentences[0]) - 1) > 15 and 15 < match.end() < len(joined) - 15
    ]
    if not places:
        return None
    place = chance.choice(places)
    return [joined[:place].strip(), joined[place:].strip()]


_TAKES = {"1-1": 1, "1-2": 2, "2-1": 2, "1-3": 3, "3-1": 3, "2-2": 2, "1-0": 1, "0-1": 1}


def _noisy(text: str, chance: random.Random) -> str:
    """The sentence with other quotes, dashes or number formats."""
    ways = (
        lambda t: t.replace('"', "”").replace("'", "’"),
        lambda t: re.sub(r"(\d)[.,](\d{3})\b", r"\1\2", t),
        lambda t: t.replace(" - ", " — ").replace("...", "…"),
        lambda t: t.rstrip(".") + " .",
    )
    return chance.choice(ways)(text)


def disturb(
    name: str,
    pairs: Sequence[Pair],
    size: int,
    mixture: Mixture,
    seed: int,
    front: Sequence[Pair],
    menus: Sequence[Pair] = (),
) -> Case:
    """About that many sentences on the fuller side; uses the pairs from the beginning.

    front: what front matter is made of.  menus: what stands in menus; the same comes again.
    """
    chance = random.Random(f"{name} {size} {seed}")
    builder = _Builder(chance, full_stops=mixture.full_stops)
    kinds, weights = list(mixture.weights), list(mixture.weights.values())
    gap_from, gap_to, gap_side = _gap(size, mixture, chance)
    if mixture.gap:
        builder.add_alone(front[: chance.randint(5, 20)], is_source=not gap_side)
    at = 0
    while max(len(builder.source), len(builder.target)) < size and at + 8 < len(pairs):
        if gap_from <= at < gap_to:
            kind, count = ("n-0" if gap_side else "0-n"), min(gap_to - at, len(pairs) - at)
        else:
            kind = chance.choices(kinds, weights)[0]
            count = _TAKES.get(kind) or chance.randint(
                *(mixture.many if "many" in kind else (2, 8))
            )
        if "menu" in kind:
            first = chance.randrange(len(menus) - count)
            builder.add_kind(kind, menus[first : first + count])
            continue
        taken = [
            (_noisy(s, chance), t) if chance.random() < mixture.noise else (s, t)
            for s, t in pairs[at : at + count]
        ]
        builder.add_kind(kind, taken)
        at += count
    source_starts, target_starts = _paragraphs(builder.gold, mixture.same_breaks, chance)
    return Case(
        name,
        Text(tuple(builder.source), source_starts),
        Text(tuple(builder.target), target_starts),
        tuple(sides(builder.gold)),
    )


def _gap(size: int, mixture: Mixture, chance: random.Random) -> tuple[int, int, bool]:
    """The pairs of the missing chapter, and whether it is the source that has them."""
    if mixture.gap is None:
        return 0, 0, False
    length = int(size * chance.uniform(*mixture.gap))
    start = chance.randint(size // 10, size - length - size // 10)
    return start, start + length, chance.random() < 0.5


def _paragraphs(
    gold: Sequence[Bead], same: float, chance: random.Random
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Breaks every 2 to 8 sentences, one in ten of them inside a bead where it has an inside."""
    source, target = {0}, {0}
    next_source, next_target = chance.randint(2, 8), chance.randint(2, 8)
    for bead in gold:
        is_inside = chance.random() < 0.1
        if bead.source_start >= next_source and bead.source:
            source.add(bead.source_end - 1 if is_inside else bead.source_start)
            next_source = bead.source_start + chance.randint(2, 8)
            if bead.target and chance.random() < same:
                target.add(bead.target_start)
                next_target = bead.target_start + chance.randint(4, 12)
        if bead.target_start >= next_target and bead.target and chance.random() < 1 - same:
            target.add(bead.target_end - 1 if is_inside else bead.target_start)
            next_target = bead.target_start + chance.randint(2, 8)
    return tuple(sorted(source)), tuple(sorted(target))


def _slices(pairs: dict[str, list[Pair]], size: int) -> Iterator[tuple[str, list[Pair]]]:
    """A stretch of each book that is long enough; for long texts books one after the other."""
    need = round(size * 1.45)
    left: list[Pair] = []
    names: list[str] = []
    for name, book in pairs.items():
        if len(book) >= need:
            start = (len(book) - need) // 2
            yield name, book[start : start + need]
        else:
            left += book
            names.append(name)
            if len(left) >= need:
                yield "+".join(names), left[:need]
                left, names = [], []


def _seed_pairs(folder: Path) -> Pairs:
    found: Pairs = {}
    for path in sorted(folder.glob("translations/reference/*.xlf")):
        bitext = read_xliff(path.read_bytes(), path).bitext
        pairs = [(segment.source, segment.target) for _, segment in bitext.segments()]
        found[path.stem] = [pair for pair in pairs if all(pair) and is_single(pair)]
    return found


def seeds(folder: Path) -> list[Case]:
    """The project's own documents with their reference translations, disturbed in four ways."""
    return [
        disturb(name, pairs, len(pairs), PLAIN, seed, ())
        for name, pairs in _seed_pairs(folder).items()
        for seed in range(4)
    ]


def long_seeds(folder: Path, size: int) -> Case:
    """A text of any size of the same sentences over and over, each time with another number."""
    pairs = [pair for group in _seed_pairs(folder).values() for pair in group]
    rounds = range(2 * size // len(pairs) + 1)
    numbered = [(f"{source} {n}", f"{target} {n}") for n in rounds for source, target in pairs]
    return disturb("seeds", numbered, size, PLAIN, 1, ())


TEXTS_OF_SIZE = {200: 8, 2_000: 4, 20_000: 1}


_MENU_LABELS = 60


def cases(
    size: int, loaded: dict[str, Pairs], seed: int = 1, **changes: object
) -> dict[str, list[Case]]:
    """The texts of a size by kind.

    changes: of the attributes of their mixtures.

    They are prose, gap (a missing chapter), archaic, web, free and pages, see the mixtures; moved
    and notes; and prose and archaic redivided.
    """
    count = TEXTS_OF_SIZE.get(size, 3)
    modern = loaded["modern"]
    front = [pair for book in modern.values() for pair in book[:4]]
    menus = loaded["menus"]["menus"][:_MENU_LABELS]
    found: dict[str, list[Case]] = {}
    for kind, pairs, mixture in (
        ("prose", modern, PLAIN),
        ("gap", modern, WITH_GAP),
        ("archaic", loaded["archaic"], PLAIN),
        ("web", loaded["web"], PLAIN),
        ("free", modern, FREE),
        ("pages", loaded["web"], WITH_BOILERPLATE),
    ):
        found[kind] = [
            disturb(f"{kind} {name}", slice_, size, replace(mixture, **changes), seed, front, menus)
            for name, slice_ in list(_slices(pairs, size))[:count]
        ]
    found["moved"] = [moved(case) for case in found["prose"]]
    found["notes"] = [notes_at_end(case) for case in found["prose"]]
    for kind in ("prose", "archaic"):
        found[f"{kind} redivided"] = [
            redivided(case, is_source=number % 2 == 0) for number, case in enumerate(found[kind])
        ]
    return {kind: texts for kind, texts in found.items() if texts}


def redivided(case: Case, *, is_source: bool) -> Case:
    """The same text with the paragraphs of one side joined and divided at random.

    Half of its breaks go, and as many others come, wherever they fall.
    """
    chance = random.Random(f"{case.name} redivided")
    text = case.source if is_source else case.target
    starts = text.paragraph_starts[1:]
    kept = {start for start in starts if chance.random() < 0.5}
    others = sorted(set(range(1, len(text.sentences))) - set(starts))
    new = chance.sample(others, min(len(starts) - len(kept), len(others)))
    changed = replace(text, paragraph_starts=tuple(sorted({0, *kept, *new})))
    return replace(case, source=changed) if is_source else replace(case, target=changed)


def moved(case: Case, seed: int = 1) -> Case:
    """The same text with blocks of the target at other places: a chapter, paragraphs, sentences."""
    chance = random.Random(f"moved {case.name} {seed}")
    count = len(case.gold)
    lengths = [max(10, count // 12), chance.randint(8, 16), chance.randint(3, 6), 2, 1]
    return reordered(case, _blocks(count, lengths, chance), chance)


def notes_at_end(case: Case, seed: int = 1) -> Case:
    """The same text with one sentence in twenty, as notes have it, at the end of the target."""
    chance = random.Random(f"notes {case.name} {seed}")
    count = len(case.gold)
    starts = [
        number
        for number in range(5, count - 10, 20)
        if all(len(side) == 1 for side in case.gold[number])
    ]
    blocks = [(number, number + 1) for number in starts if chance.random() < 0.8]
    return reordered(case, blocks, None)


def reordered(case: Case, blocks: Sequence[tuple[int, int]], chance: random.Random | None) -> Case:
    """The text with the targets of runs of beads at other places; by chance, or at the end."""
    gold = list(case.gold)
    taken = {number for start, end in blocks for number in range(start, end)}
    order: list[int | tuple[int, int]] = [n for n in range(len(gold)) if n not in taken]
    for block in blocks:
        order.insert(chance.randrange(len(order) + 1) if chance else len(order), block)
    numbers = [
        number for each in order for number in (range(*each) if isinstance(each, tuple) else [each])
    ]
    new = {old: place for place, old in enumerate(t for n in numbers for t in gold[n][1])}
    starts = {new[old] for old in case.target.paragraph_starts}
    # A block begins a paragraph, and so does what comes after it.
    ends = {
        0,
        *(numbers.index(n) for start, end in blocks for n in (start, min(end, len(gold) - 1))),
    }
    firsts = {new[gold[numbers[place]][1][0]] for place in ends if gold[numbers[place]][1]}
    sentences = [""] * len(new)
    for old, place in new.items():
        sentences[place] = case.target.sentences[old]
    return Case(
        case.name,
        case.source,
        Text(tuple(sentences), tuple(sorted(starts | firsts | {0}))),
        tuple((source, tuple(new[t] for t in target)) for source, target in gold),
    )


def _blocks(count: int, lengths: Sequence[int], chance: random.Random) -> list[tuple[int, int]]:
    """Runs of those lengths, none of which touches another."""
    blocks: list[tuple[int, int]] = []
    for length in lengths:
        for _ in range(100):
            start = chance.randrange(count - length)
            if all(start + length + 3 < a or b + 3 < start for a, b in blocks):
                blocks.append((start, start + length))
                break
    return blocks
