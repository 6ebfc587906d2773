"""What may follow a prefix, in the spelling that its translator always writes."""

from alignwb.core.drafting.continuer import Continuation
from alignwb.core.drafting.rewordings import (
    Rewordings,
    bare_key,
    is_part_of_something,
    words_to_leave,
)
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.words import begins_sentence, letter_words


def in_own_spelling(
    continuations: tuple[Continuation, ...],
    request: DraftRequest,
    prefix: str,
    rewordings: Rewordings,
) -> tuple[Continuation, ...]:
    """The continuations with their words as the translator writes them.

    request: the segment, with its terms.  Of a word that the prefix begins, only what is still to
    be typed can be another; where its beginning would be, the word stays.  Signs stay as they are,
    for what follows them is not known.
    """
    if not rewordings or not continuations:
        return continuations
    kept, unwanted = words_to_leave(request.source, request.terms, rewordings)

    def spelt(said: str, part: str) -> str:
        """A part behind what is said before it."""
        text = said + part
        words = [word for word in letter_words(text) if word.end > len(said)]
        for word in reversed(words):
            new = rewordings.word(word.text, is_first=begins_sentence(text, word.start))
            if bare_key(word.text) in kept or bare_key(new) in unwanted:
                continue
            if not is_part_of_something(text, word):
                text = text[: word.start] + new + text[word.end :]
        return text[len(said) :] if text.startswith(said) else part

    found = []
    for continuation in continuations:
        said, parts = prefix, []
        for part in continuation:
            text = spelt(said, part.text)
            parts.append(part._replace(text=text))
            said += text
        found.append(tuple(parts))
    return tuple(found)
