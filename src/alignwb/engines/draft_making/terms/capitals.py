"""Capitals taken off terms that had them only for the model to read."""

from collections.abc import Sequence

from alignwb.core.languages.words import Span
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks
from alignwb.engines.draft_making.terms.substitution import WantedTerm


def lowered(
    text: str,
    links: AttentionLinks,
    terms: Sequence[WantedTerm],
    found: Sequence[Span | None],
) -> str:
    """`text` without the capitals that its terms had only for the model to read.

    A term that begins the text keeps its first one.  found: the place of each term in `text`.
    """
    for term, span in zip(terms, found, strict=True):
        if span is None or not term.is_raised:
            continue
        start, end = span
        said = text[start:end]
        low = _like(said, term.form)
        if links.target_words and links.target_words[0].start == start:
            low = low[0].upper() + low[1:]
        text = text[:start] + low + text[end:]
    return text


def _like(said: str, form: str) -> str:
    """The words of `said`, each with a small letter where the form has one."""
    said_words, words = said.split(" "), form.split(" ")
    if len(said_words) != len(words):
        return said.lower() if form == form.lower() else said
    return " ".join(
        one[:1].lower() + one[1:] if word[:1].islower() else one
        for one, word in zip(said_words, words, strict=True)
    )
