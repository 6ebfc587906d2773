"""What may follow a prefix, in the spelling that its translator always writes."""

from alignwb.core.drafting.continuer import Continuation
from alignwb.core.drafting.rewordings import Rewordings, words_to_leave
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.words import letter_words


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

    def spelt(said: str, part: str, rest: str) -> str:
        """A part behind what is said before it, and before what follows it."""
        text = f"{said}{part}{rest}"
        words, end = letter_words(text), len(said) + len(part)
        for number, word in reversed(list(enumerate(words))):
            if len(said) < word.end <= end:
                new = rewordings.in_its_place(text, words, number, kept, unwanted)
                text = text[: word.start] + new + text[word.end :]
        is_same_so_far = text.startswith(said) and text.endswith(rest)
        return text[len(said) : len(text) - len(rest)] if is_same_so_far else part

    found = []
    for continuation in continuations:
        texts, said, parts = [part.text for part in continuation], prefix, []
        for number, part in enumerate(continuation):
            text = spelt(said, part.text, "".join(texts[number + 1 :]))
            parts.append(part._replace(text=text))
            said += text
        found.append(tuple(parts))
    return tuple(found)
