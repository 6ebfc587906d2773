"""What of a source no word of its target is linked to: a clause that was left out."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence

from alignwb.core.languages.function_words import DUTCH_FUNCTION_WORDS
from alignwb.core.languages.words import Span
from alignwb.services.words.project_word_links import ProjectWordLinks

_FEWEST_WORDS = 4
_FEWEST_CONTENT_WORDS = 2
_REMEMBERED_PAIRS = 20_000

FindUnlinked = Callable[[str, str], Sequence[Span]]


class KnownUnlinked:
    """Remembers what of each source nothing in its target translates, so that no key waits for it.

    Methods may be called from any thread.  `learn` takes some hundredths of a second, the first
    one a second; the others return at once.
    """

    def __init__(self, find: FindUnlinked) -> None:
        self._find = find
        self._known: OrderedDict[tuple[str, str], Sequence[Span]] = OrderedDict()

    def known(self, source: str, target: str) -> Sequence[Span]:
        """The stretches of a source that nothing translates; none also if that is not known yet."""
        return self._known.get((source, target), ())

    def is_known(self, source: str, target: str) -> bool:
        """Whether this was learnt."""
        return (source, target) in self._known

    def learn(self, source: str, target: str) -> bool:
        """Link the words of a segment; True if something of its source is not translated."""
        found = self._find(source, target)
        self._known[source, target] = found
        if len(self._known) > _REMEMBERED_PAIRS:
            self._known.popitem(last=False)
        return bool(found)


def unlinked_by(links: ProjectWordLinks) -> FindUnlinked:
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
