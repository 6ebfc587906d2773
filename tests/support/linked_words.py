"""Links between words as a model with perfect attention would give them."""

from collections.abc import Mapping

from alignwb.core.languages.words import words_of
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks, TokenisedText


def linked(source: str, target: str, links: Mapping[str, str] | None = None) -> AttentionLinks:
    """Links by words: target word → source word; without a mapping the n-th to the n-th."""
    source_words = [word.text for word in words_of(source)]
    target_words = [word.text for word in words_of(target)]
    rows = []
    for position, word in enumerate(target_words):
        if links is None:
            column = min(position, len(source_words) - 1)
        else:
            column = source_words.index(links[word]) if word in links else -1
        rows.append([float(n == column) for n in range(len(source_words))])
    return AttentionLinks(
        TokenisedText(source, [f"▁{word}" for word in source_words]),
        TokenisedText(target, [f"▁{word}" for word in target_words]),
        rows,
    )
