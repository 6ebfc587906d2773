"""Which of all that may follow is shown, and what the list of alternatives has."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from alignwb.core.drafting.continuer import Continuation
from alignwb.services.completing.completion import Completion, CompletionSource
from alignwb.services.completing.known_texts import KnownTexts

SHOWN_FROM = 0.3
"""So likely the first word has to be, at the least, for anything to be shown.

The engine's own probability, which is too high.  Chosen on 25 sentences of two novels by Couperus,
apart from the documents of this project: with 0.2 a character took 0.680 keys and 40 % of what the
engine newly said was right, with 0.3 0.698 and 46 %, with 0.4 0.714 and 54 %.  That was before
names waited for a second letter; `python bench/keystrokes.py --completion 12 --book noodlot --book
majesteit --shown-from 0.2` tries it again, on other sentences of them.
"""
_WHOLE_FROM = 0.25
"""The words behind the first one are shown as long as all of them together are so likely."""
_MOST_WORDS = 4
"""Words of a draft that are shown at once; of a target that is as good as certain all are."""
SURE_FROM = 0.95
"""So likely is the next word of a match that was translated before."""


class Answer(NamedTuple):
    """What is said of a prefix by those who need time for it.

    Attributes:
        prefix: What it is about.
        continuations: What may follow according to the engine, the likeliest first.
        word: The rest of a word that the document has had before.
    """

    prefix: str
    continuations: tuple[Continuation, ...]
    word: Completion | None = None


def choose(prefix: str, known: KnownTexts, answer: Answer | None) -> Completion | None:
    """What is shown behind a prefix; None if nothing is likely enough.

    answer: the engine's, None as long as there is none.
    """
    candidates = list(_candidates(prefix, known, answer))
    best = max(candidates, key=lambda each: each.probability, default=None)
    if best is None or best.probability < SHOWN_FROM:
        return None
    return best


def alternatives(
    prefix: str, known: KnownTexts, answer: Answer | None, most: int = 9
) -> tuple[Completion, ...]:
    """What the list offers: each begins with another word, the likeliest first."""
    found: dict[str, Completion] = {}
    for each in sorted(_candidates(prefix, known, answer), key=lambda each: -each.probability):
        found.setdefault(each.word, each)
    return tuple(found.values())[:most]


def _candidates(prefix: str, known: KnownTexts, answer: Answer | None) -> Iterator[Completion]:
    """All that may follow, of every source; what two of them say is as likely as either says."""
    is_answered = answer is not None and answer.prefix == prefix
    said = _said_by_engine(answer) if answer is not None and is_answered else {}
    others = [*known.continued(prefix)]
    if answer is not None and is_answered and answer.word is not None:
        others.append(answer.word)
    for each in others:
        likely = said.pop(each.word, None)
        if likely is None:
            yield _shortened(each)
        elif each.source is CompletionSource.TEXT or likely.probability > each.probability:
            yield replace(likely, probability=max(each.probability, likely.probability))
        else:
            yield _shortened(each)
    yield from said.values()


def _said_by_engine(answer: Answer) -> dict[str, Completion]:
    """The engine's completions by their first words, as far as they are likely."""
    said: dict[str, Completion] = {}
    for continuation in answer.continuations:
        if not continuation:
            break  # it rather thinks that this is the end
        text, whole = "", 1.0
        for part in continuation:
            whole *= part.probability
            is_glued = not part.text.startswith(" ")
            if text and whole < (SHOWN_FROM if is_glued else _WHOLE_FROM):
                break
            text += part.text
        if text.strip():
            first = continuation[0].probability
            completion = Completion(text, first, CompletionSource.ENGINE)
            said.setdefault(completion.word, completion)
    return said


def _shortened(completion: Completion) -> Completion:
    """The first words of a known text, as many as a glance takes in; one that is certain whole."""
    is_sure = completion.probability >= SURE_FROM
    return completion if is_sure else completion.first_words(_MOST_WORDS)
