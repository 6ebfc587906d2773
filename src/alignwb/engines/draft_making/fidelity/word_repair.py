"""Words of a draft that are no English put right by the source words they came from.

Small models make up words that look English (`threatenance`) and leave Dutch ones (`eis`).  A list
of English words tells which; the model's attention tells the Dutch word, and a dictionary what
that is in English.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from alignwb.core.languages.function_words import DUTCH_FUNCTION_WORDS
from alignwb.core.languages.words import Word
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks
from alignwb.engines.draft_making.fidelity.replacements import TextReplacement
from alignwb.engines.lexicon.draft_words import DraftWords

_LEAST_SHARE = 0.15
"""Of a word's attention that its source word has at least."""
_MOST_LOOKED_AT = 2
"""Source words looked at, those with most attention first; beyond the second it is chance."""


@dataclass(frozen=True, slots=True)
class WordCheck:
    """The words of a hypothesis that are no English.

    Attributes:
        unknown: How many of them there still are, after the changes.
        changes: The repairs of the others.
    """

    unknown: int
    changes: tuple[TextReplacement, ...] = ()


def check_words(
    links: AttentionLinks, words: DraftWords | None, kept: Collection[str]
) -> WordCheck:
    """Find the words that are no English, and the repairs of those where it is known how.

    Words with a capital are left alone, and so are those that the source has with one.
    words: None for an engine whose words are as it means them.
    kept: lower-case words that are right whatever they are, those of terms.
    """
    if words is None:
        return WordCheck(0)
    changes: list[TextReplacement] = []
    unknown = 0
    for index, word in _strange(links, words, kept):
        repair = _repair(index, links, words)
        if repair:
            changes.append(TextReplacement(word.start, word.end, repair))
        else:
            unknown += 1
    return WordCheck(unknown, tuple(changes))


def _strange(
    links: AttentionLinks, words: DraftWords, kept: Collection[str]
) -> Iterator[tuple[int, Word]]:
    names: set[str] | None = None
    for index, word in enumerate(links.target_words):
        text = word.text
        if not text.islower() or not words.is_no_english(text) or text in kept:
            continue
        if names is None:
            names = {each.text.lower() for each in links.source_words if each.is_capitalised}
        if text not in names:
            yield index, word


def _repair(index: int, links: AttentionLinks, words: DraftWords) -> str:
    """English for the source word that a target word came from; "" where it is not known."""
    shares = links.shares_of(index)
    by_share = sorted(range(len(shares)), key=shares.__getitem__, reverse=True)
    for place in by_share[:_MOST_LOOKED_AT]:
        word = links.source_words[place]
        dutch = word.text.lower()
        if shares[place] < _LEAST_SHARE:
            break
        if dutch not in DUTCH_FUNCTION_WORDS:
            is_name = word.is_capitalised and place > 0
            is_sign = _is_sign(dutch, links.source_words[:place])
            return "" if is_name or is_sign else words.english_for(dutch)
    return ""


def _is_sign(dutch: str, before: Sequence[Word]) -> bool:
    """Whether a word is the sign of something, as of a unit behind a number (`g`, `kg`).

    A dictionary has other words for it: `g` is short for *say* there.
    """
    is_behind_number = bool(before) and before[-1].text[-1].isdigit()
    return len(dutch) == 1 or (len(dutch) == 2 and is_behind_number)
