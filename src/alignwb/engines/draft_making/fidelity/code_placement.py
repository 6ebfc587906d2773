"""Inline codes back into a draft, at the words that came from the words they stood at."""

from collections.abc import Iterable, Sequence

from alignwb.core.code_places.lifting import LiftedCode
from alignwb.core.code_places.placing import CodePlace, insert_places, place_codes
from alignwb.core.code_places.word_rows import TabledShares
from alignwb.core.languages.dutch.names import without_possessive
from alignwb.core.languages.name_spelling import skeleton
from alignwb.core.languages.words import Word, word_set
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks
from alignwb.engines.draft_making.fidelity.replacements import TextReplacement, apply_with_places

_FALSE_FRIENDS = word_set("al been dan die door even hen lot men met of over toe van want war we")
"""Short words of both languages that are hardly ever each other's."""


def place_inline_codes(
    source: str, target: str, codes: Sequence[LiftedCode], links: AttentionLinks
) -> tuple[CodePlace, ...]:
    """The places of the codes of `source` in `target`, which are the texts of the links."""
    if not codes:
        return ()
    cut = links.with_source_cut([code.offset for code in codes])
    return place_codes(source, target, codes, _shares(cut))


def apply_around_codes(
    text: str, replacements: Iterable[TextReplacement], places: Sequence[CodePlace]
) -> str:
    """The text after the replacements, with the codes at their places of before."""
    changed, offsets = apply_with_places(
        text, replacements, [(place.offset, place.is_behind_marks) for place in places]
    )
    latest = 0
    moved: list[CodePlace] = []
    for place, offset in zip(places, offsets, strict=True):
        latest = max(latest, offset)
        moved.append(place._replace(offset=latest))
    return insert_places(changed, moved)


def _shares(links: AttentionLinks) -> TabledShares:
    """The shares of attention; a word that stands in both texts is its own and no other's."""
    sources, targets = links.source_words, links.target_words
    rows = [links.shares_of(index) for index in range(len(targets))]
    pairs = _same_words(sources, targets)
    for row in rows:
        for source in pairs.values():
            row[source] = 0.0
        # What goes to punctuation and to the end of the sentence says nothing of words.
        total = sum(row)
        if total > 0:
            row[:] = [share / total for share in row]
    for target, source in pairs.items():
        rows[target] = [float(index == source) for index in range(len(sources))]
    return TabledShares(sources, targets, rows)


def _same_words(sources: Sequence[Word], targets: Sequence[Word]) -> dict[int, int]:
    """The source word for each target word that is the same word, if both texts have as many."""
    own = _by_form(sources)
    pairs: dict[int, int] = {}
    for form, there in _by_form(targets).items():
        here = own.get(form, ())
        if len(here) == len(there):
            pairs.update(zip(there, here, strict=True))
    return pairs


def _by_form(words: Sequence[Word]) -> dict[str, list[int]]:
    """The numbers of the words that may be the same in Dutch and English, by what is the same."""
    found: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        text = word.text
        if text[0].isdigit():
            form = "".join(filter(str.isdigit, text))
        elif text.lower() in _FALSE_FRIENDS:
            continue
        else:
            form = skeleton(without_possessive(text))
        found.setdefault(form, []).append(index)
    return found
