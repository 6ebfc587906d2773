"""Fits the weights by which hypotheses are chosen, for a model package.

    python bench/fitting/choice.py DATA [--package FILE] [--cache FOLDER] [--write]

DATA is a folder with literary-nl-en.tsv.xz and general-nl-en.tsv.xz (columns: their README).  The
engine drafts sentences of the BOOKS and SOURCES below; weights are fitted on these, tried on the
books HELD_OUT, and written to the package file with --write.  Drafting takes half an hour on two
free cores and is kept in the cache; the rest takes two minutes.  The list of word translations is
counted without any of these books.

A model that was trained on the BOOKS orders its hypotheses of them better than those of a new text,
so weights fitted there trust its order too much: those of another model that never saw them are
better.  How far a draft can be trusted is fitted apart, by bench/fitting/judgement.py.
"""

import argparse
import json
import lzma
import pickle
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import gettempdir
from typing import NamedTuple

import numpy as np
from sacrebleu import CHRF

from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.english.english import English
from alignwb.core.terms.rendering import Renderings
from alignwb.engines.argos.packages.package import ModelPackage, read_package
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.runtime.model import Decoding, Model
from alignwb.engines.argos.translator import CANDIDATES, LIMIT_TOKENS
from alignwb.engines.choosing.chooser import Facts, choice_features, quality_features
from alignwb.engines.choosing.own_words import OwnWords
from alignwb.engines.choosing.word_match import SourceWords
from alignwb.engines.draft_making.draft_requests import open_request
from alignwb.engines.draft_making.restoring import restore, style_of
from alignwb.engines.lexicon.draft_words import shipped_draft_words

HELD_OUT = ("little-foxes", "beachcomber", "extaze", "food-of-the-gods", "kartini")
BOOKS = (
    "akbar", "american-notes", "bees", "celtic", "copperfield", "egyptian-princess",
    "max-havelaar", "miserables", "nils",
)  # fmt: skip
SOURCES = (
    "privacyguides", "opensource_guide", "tatoeba", "debian_web", "sib", "bible", "bitcoin_org",
    "gnome_help",
)  # fmt: skip
OF_A_BOOK, OF_A_SOURCE = 200, 120
OF_GENERAL = 0.2
"""What a segment of the SOURCES counts: the starter was trained on some of them, and knows their
words better than any user's.  With them alone, or with as much weight as books have, drafts of
books are judged too well, and its own order seems better than it is."""
OF_A_STRANGE_WORD = -5.0
"""What a word that is no English costs at least: chrF likes the letters of made-up words, which are
half right, and translators do not."""
CHRF_PP, CHRF_6 = CHRF(word_order=2), CHRF()
WEIGHTS = Path(__file__).parents[2] / "src/alignwb/engines/choosing/choice-weights.json"
CHOICE = (
    "score", "lost", "strange", "likelihood", "unsaid", "unfounded", "length", "coverage", "own",
)  # fmt: skip


class Group(NamedTuple):
    """Sentences of one book or source, the texts its style is known by, and what the model says."""

    name: str
    texts: Sequence[str]
    pairs: Sequence[tuple[str, str]]
    said: dict[tuple[int, int], tuple[list, list, list]]


class Piece(NamedTuple):
    """A piece with its hypotheses, and the chrF++ of the draft with each of them."""

    source: str
    facts: list[Facts]
    ranks: list[float]
    own: OwnWords
    scores: list[float]
    chrf: list[float]
    weight: float


def sampled(data: Path) -> Iterator[tuple[str, list[str], list[tuple[str, str]]]]:
    """The name, all texts and the sampled pairs of each book and source."""
    chance = random.Random(7)
    books = defaultdict(list)
    with lzma.open(data / "literary-nl-en.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            book, _, _, _, dutch, english, cosine = line.rstrip("\n").split("\t")
            books[book].append((dutch, english, float(cosine)))
    for book in (*HELD_OUT, *BOOKS):
        pairs = [(nl, en) for nl, en, cosine in books[book] if is_usable(nl) and cosine >= 0.55]
        count = 120 if book in HELD_OUT else OF_A_BOOK
        yield book, [nl for nl, _, _ in books[book]], chance.sample(pairs, count)
    sources = defaultdict(list)
    with lzma.open(data / "general-nl-en.tsv.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            source, dutch, english = line.rstrip("\n").split("\t")
            if source in SOURCES and is_usable(dutch):
                sources[source].append((dutch, english))
    for source in SOURCES:
        pairs = chance.sample(sources[source], OF_A_SOURCE)
        yield source, [nl for nl, _ in pairs], pairs


def is_usable(dutch: str) -> bool:
    return 3 <= len(dutch.split()) <= 60 and any(map(str.islower, dutch))


def opened(group: Group, model: Model) -> Iterator[tuple[int, object]]:
    style = style_of(group.texts)
    cut = (style, model.encode, model.comfortable_tokens, LIMIT_TOKENS)
    for number, (dutch, _) in enumerate(group.pairs):
        yield number, open_request(number, DraftRequest(dutch), *cut)


def drafted(group: Group, model: Model) -> Group:
    """The group with what the model says of each piece: tokens, scores, attention."""
    pieces = [
        ((number, place), part.source.tokens)
        for number, request in opened(group, model)
        for place, part in enumerate(request.parts)
        if part.source is not None
    ]
    pieces.sort(key=lambda piece: -len(piece[1]))
    decoding = Decoding(CANDIDATES, CANDIDATES)
    for start in range(0, len(pieces), 16):
        batch = pieces[start : start + 16]
        pending = model.submit([tokens for _, tokens in batch], decoding)
        for (key, _), result in zip(batch, pending, strict=True):
            said = result.result()
            attention = [np.array(rows, np.float16) for rows in said.attention]
            group.said[key] = (said.hypotheses, said.scores, attention)
    return group


def groups(data: Path, package: ModelPackage, cache: Path) -> Iterator[Group]:
    model = Model(package.folder)
    cache.mkdir(parents=True, exist_ok=True)
    for name, texts, pairs in sampled(data):
        file = cache / f"{package.name}-{package.version}-{name}.pickle"
        if file.exists():
            yield Group(*pickle.loads(file.read_bytes()))
            continue
        print(f"drafting {name}", flush=True)
        group = drafted(Group(name, texts, pairs, {}), model)
        file.write_bytes(pickle.dumps(tuple(group)))
        yield group


def pieces_of(group: Group, model: Model) -> Iterator[Piece]:
    """The segments of a group that are one piece for the model."""
    words, renderings, style = shipped_draft_words(), Renderings(English()), style_of(group.texts)
    for number, request in opened(group, model):
        parts = [(place, part) for place, part in enumerate(request.parts) if part.source]
        if len(parts) != 1 or len(request.parts) != 1:
            continue
        place, part = parts[0]
        restored = [
            restore(
                part.source, model.tokenizer.decode(tokens), tokens, rows.tolist(), score, style,
                renderings, words,
            )
            for tokens, score, rows in list(zip(*group.said[number, place][:3], strict=True))[
                :CANDIDATES
            ]
        ]  # fmt: skip
        reference = [group.pairs[number][1]]
        texts = [request.prefix + each.text for each in restored]
        yield Piece(
            part.source.text,
            [Facts(e.text, e.score, e.tokens, e.coverage, e.strange, e.lost) for e in restored],
            [each.faults for each in restored],
            OwnWords(pair for other, pair in enumerate(group.pairs) if other != number),
            [CHRF_PP.sentence_score(text, reference).score for text in texts],
            [CHRF_6.sentence_score(text, reference).score for text in texts],
            OF_GENERAL if group.name in SOURCES else 1.0,
        )


def rows_of(piece: Piece):
    translations = shipped_draft_words_once().translations
    words = SourceWords(piece.source, translations, piece.own.for_source(piece.source))
    return [choice_features(piece.source, facts, words.match(facts.text)) for facts in piece.facts]


_KEPT = []


def shipped_draft_words_once():
    if not _KEPT:
        _KEPT.append(shipped_draft_words())
    return _KEPT[0]


def fit_choice(pieces: Sequence[Piece], steps: int = 300) -> dict[str, float]:
    """Weights whose choice, taken at random by softmax, has the highest expected chrF++."""
    features = [np.array([[row[k] for k in CHOICE] for row in rows_of(p)]) for p in pieces]
    allowed = [np.array(p.ranks) == min(p.ranks) for p in pieces]
    spread = np.concatenate([f - f.mean(0) for f in features]).std(0) + 1e-9
    most = max(map(len, features))
    x = np.zeros((len(pieces), most, len(CHOICE)))
    y, mask = np.zeros((len(pieces), most)), np.zeros((len(pieces), most), bool)
    for number, piece in enumerate(pieces):
        count = len(features[number])
        x[number, :count] = (features[number] - features[number].mean(0)) / spread
        y[number, :count] = np.array(piece.scores) - np.mean(piece.scores)
        mask[number, :count] = allowed[number]
    size = np.array([piece.weight * len(piece.source) ** 0.5 for piece in pieces])
    size /= size.mean()
    weights = np.zeros(len(CHOICE))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):  # Adam
        z = np.where(mask, x @ weights, -1e9)
        chance = np.exp(z - z.max(1, keepdims=True))
        chance /= chance.sum(1, keepdims=True)
        gain = chance * (y - (chance * y).sum(1, keepdims=True)) * size[:, None]
        slope = np.einsum("ij,ijk->k", gain, x) / len(pieces) - 1e-3 * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights += 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return dict(zip(CHOICE, (weights / spread).tolist(), strict=True))


def chosen(pieces: Sequence[Piece], choice: dict[str, float]):
    """Of each piece the place that is chosen, and what the chosen one is judged by."""
    for piece in pieces:
        rows = rows_of(piece)
        values = [sum(choice[k] * row[k] for k in CHOICE) for row in rows]
        order = sorted(range(len(rows)), key=lambda n: (piece.ranks[n], -values[n]))
        yield order[0], quality_features(rows, piece.facts, order)


def write_weights(written: dict[str, object]) -> None:
    WEIGHTS.write_text(json.dumps(written, indent=1, ensure_ascii=False) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--package", type=Path, help="an unpacked package; the starter if none")
    parser.add_argument("--cache", type=Path, default=Path(gettempdir()) / "alignwb-fitting")
    parser.add_argument(
        "--write", action="store_true", help="write the weights to the package file"
    )
    arguments = parser.parse_args()
    package = read_package(arguments.package) if arguments.package else starter_package()
    model = Model(package.folder)
    fitted: list[Piece] = []
    held_out: list[Piece] = []
    for group in groups(arguments.data, package, arguments.cache):
        (held_out if group.name in HELD_OUT else fitted).extend(pieces_of(group, model))
        print(f"{group.name}: {len(fitted)} pieces to fit, {len(held_out)} held out", flush=True)
    choice = fit_choice(fitted)
    choice["strange"] = min(choice["strange"], OF_A_STRANGE_WORD)
    for name, pieces in (("fitted", fitted), ("held out", held_out)):
        gain = [
            p.scores[place] for p, (place, _) in zip(pieces, chosen(pieces, choice), strict=True)
        ]
        first = np.mean([piece.scores[int(np.argmin(piece.ranks))] for piece in pieces])
        best = np.mean([max(piece.scores[:4]) for piece in pieces])
        print(f"{name}: first {first:.2f}, chosen {np.mean(gain):.2f}, best of four {best:.2f}")
    if arguments.write:
        note = (
            f"Fitted by bench/fitting/choice.py on {len(fitted)} drafts of"
            f" {package.name} {package.version}: books {', '.join(BOOKS)}; {', '.join(SOURCES)}."
        )
        written = {
            **json.loads(WEIGHTS.read_text(encoding="utf-8")),
            "choice of": note,
            "choice": {name: round(value, 5) for name, value in choice.items()},
        }
        write_weights(written)


if __name__ == "__main__":
    main()
