"""Which words of a translation came from which words of its source, where no model says so.

It has the form of a model's attention, so that all that is kept of a source comes back by the
same ways.  Words that both texts have are each other's, with certainty; the others are by their
place between those, with so little weight that nothing is put right by it, but enough to place
what has to stand somewhere.
"""

import re
from collections.abc import Sequence

from alignwb.core.code_places.word_rows import EqualWordShares
from alignwb.engines.draft_making.fidelity.attention import TokenisedText

_AT, _BESIDE = 0.4, 0.3
_PARTS = re.compile(r"\w+|[^\w\s]+")


def word_tokens(text: str) -> list[str]:
    """The words of a text and the marks beside them, written as SentencePiece writes tokens."""
    tokens: list[str] = []
    for word in text.split():
        first, *others = _PARTS.findall(word)
        tokens += [f"▁{first}", *others]
    return tokens


def spelled(tokens: Sequence[str]) -> str:
    """The text that such tokens make."""
    return "".join(tokens).replace("▁", " ").strip()


def word_attention(source: TokenisedText, target: str) -> list[list[float]]:
    """For each token of a target, those of `word_tokens`, a weight for each token of its source."""
    tokenised = TokenisedText(target, word_tokens(target))
    shares = EqualWordShares(source.words, tokenised.words)
    places = source.word_tokens
    rows = [[0.0] * len(source.tokens) for _ in tokenised.tokens]
    for number, (first, stop) in enumerate(tokenised.word_tokens):
        place = shares.place_of(number)
        if place < 0:
            continue
        is_same = source.words[place].text.casefold() == tokenised.words[number].text.casefold()
        weights = {place: 1.0} if is_same else {place - 1: _BESIDE, place: _AT, place + 1: _BESIDE}
        for token in range(first, stop):
            for word, weight in weights.items():
                if 0 <= word < len(places) and places[word][0] < len(source.tokens):
                    rows[token][places[word][0]] += weight
    return [_at_most_one(row) for row in rows]


def _at_most_one(row: list[float]) -> list[float]:
    total = sum(row)
    return [weight / total for weight in row] if total > 1 else row
