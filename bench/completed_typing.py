"""A translator who types a reference and takes what is suggested wherever that is right."""

import lzma
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from continuing_answers import KeptContinuer

from alignwb.core.bitext.segment import Draft, Hypothesis, Segment
from alignwb.core.drafting.translator import DraftRequest
from alignwb.services.completing.choosing import Answer, alternatives, choose
from alignwb.services.completing.completion import next_word
from alignwb.services.completing.known_texts import KnownTexts, begun_word, known_texts
from alignwb.services.completing.text_words import TextWords

BOOKS = Path(__file__).parents[2] / "shared" / "data" / "literary-nl-en.tsv.xz"
SENTENCES = 60
"""Of a book, drawn at random; the same ones every time."""

TOKEN = re.compile(r"\s*(?:[\w'’]+|[^\w\s]+)")
"""A word or punctuation, with the space before it."""

LEAST_PICKED = 4
"""Characters from which on a word is worth the two keys of the list."""


@dataclass
class Suggested:
    """How often something new was shown, and how often its first word was right."""

    shown: int = 0
    right: int = 0


class Typist:
    """Types references with what is suggested.

    Nothing is pressed that is not needed: all of a suggestion that is right is taken at once, else
    its first word, also where deleting its last letters costs less than typing the others.
    """

    def __init__(self, kept: KeptContinuer, document: Sequence[str], *, has_list: bool) -> None:
        self._kept = kept
        self._document = document
        self._has_list = has_list
        self._words = TextWords()
        self.suggested = Suggested()

    def learn(self, text: str) -> None:
        """Know the words of a segment that is confirmed."""
        self._words._change("", text)

    def keys(self, request: DraftRequest, reference: str, known: KnownTexts, place: int = 0) -> int:
        """The keys for what stands in the reference from a place on."""
        keys, ghost = 0, ""
        while place < len(reference):
            rest = reference[place:]
            if not ghost:
                ghost = self._shown(request, reference[:place], known, rest)
            step = self._step(request, reference, place, known, ghost)
            keys += step[0]
            place += step[1]
            ghost = step[2]
        return keys

    def _step(
        self, request: DraftRequest, reference: str, place: int, known: KnownTexts, ghost: str
    ) -> tuple[int, int, str]:
        """What is pressed next: keys, characters that stand there then, and what is still shown."""
        rest = reference[place:]
        word = next_word(ghost)
        if ghost and rest.startswith(ghost):
            return 1, len(ghost), ""
        if ghost and rest.startswith(word):
            return 1, len(word), ghost[len(word) :]
        same = common(word, rest)
        if same > 1 + len(word) - same:
            return 1 + len(word) - same, same, ""
        if self._has_list:
            answer = self._answer(request, reference[:place])
            offered = alternatives(reference[:place], known, answer)
            longest = max((len(o.word) for o in offered if rest.startswith(o.word)), default=0)
            if longest >= LEAST_PICKED:
                return 2, longest, ""
        return 1, 1, ghost[1:] if ghost[:1] == rest[0] else ""

    def _shown(self, request: DraftRequest, prefix: str, known: KnownTexts, rest: str) -> str:
        chosen = choose(prefix, known, self._answer(request, prefix))
        if chosen is None:
            return ""
        self.suggested.shown += 1
        self.suggested.right += rest.startswith(chosen.word)
        return chosen.text

    def _answer(self, request: DraftRequest, prefix: str) -> Answer:
        word = self._words.completed(begun_word(prefix))
        return Answer(prefix, self._kept.ask(request, prefix, self._document), word)


def known_of(request: DraftRequest, drafts: Sequence[str], reference: str) -> KnownTexts:
    """What is known of a segment with these drafts."""
    hypotheses = tuple(Hypothesis(text, 0.0) for text in drafts)
    segment = Segment("s1", request.source, draft=Draft("argos", "", "", hypotheses))
    return known_texts(segment, (), request.terms, "’" if "’" in reference else "'")


def common(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def sentences_of(book: str) -> list[tuple[str, str]]:
    """Sentences of a book of the shared data with their translations."""
    rows = list(_rows(book))
    if not rows:
        raise SystemExit(f"{BOOKS}: there is no book “{book}”")
    random.Random(1).shuffle(rows)
    return rows[:SENTENCES]


def _rows(book: str) -> Iterator[tuple[str, str]]:
    with lzma.open(BOOKS, "rt", encoding="utf-8") as file:
        for line in file:
            name, _, _, _, dutch, english, *_ = line.rstrip("\n").split("\t")
            if name == book:
                yield dutch, english


def spread(count: int, sample: int) -> range:
    """Every number below `count`, or about `sample` of them, evenly."""
    return range(0, count, max(1, count // sample) if sample else 1)


def every_token(
    reference: str, ask: Callable[[str], tuple[str, ...]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word and sign of a reference, and what was said of it behind what is before it."""
    for found in TOKEN.finditer(reference):
        yield found[0], ask(reference[: found.start()])
