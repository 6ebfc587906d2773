"""What of a source no word of its target is linked to: a clause that was left out."""

from collections.abc import Callable, Iterator, Sequence

from alignwb.core.languages.function_words import DUTCH_FUNCTION_WORDS
from alignwb.core.languages.words import Span
from alignwb.services.words.project_word_links import ProjectWordLinks

_FEWEST_WORDS = 4
_FEWEST_CONTENT_WORDS = 2


def unlinked_by(links: ProjectWordLinks) -> Callable[[str, str], Sequence[Span]]:
    """Finds the stretches of a source that nothing in the target translates; none without links."""

    def find(source: str, target: str) -> Sequence[Span]:
        found = links.links(source, target)
        if found is None:
            return ()
        linked = {link.source for link in found.links}
        return tuple(stretches(source, found.source_words, linked))

    return find


def stretches(source: str, words: Sequence[Span], linked: set[int]) -> Iterator[Span]:
    """Runs of words without a link that are long enough to be a clause.

    linked: the numbers of the words that have one.
    """
    run: list[Span] = []
    for number, word in enumerate((*words, None)):
        if word is not None and number not in linked:
            run.append(word)
            continue
        content = [each for each in run if _is_content(source[each.start : each.end])]
        if len(run) >= _FEWEST_WORDS and len(content) >= _FEWEST_CONTENT_WORDS:
            yield Span(run[0].start, run[-1].end)
        run = []


def _is_content(word: str) -> bool:
    return word.lower() not in DUTCH_FUNCTION_WORDS
