"""The word links of a project's segments, made while a translator works."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from threading import Lock
from typing import TYPE_CHECKING

from alignwb.alignment.words.word_links import WordLinks
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.engines.registry import make_embedder
from alignwb.errors import EngineError
from alignwb.services.project.project import Project

if TYPE_CHECKING:
    from alignwb.alignment.ports import Embedder
    from alignwb.alignment.words.word_aligner import WordAligner
    from alignwb.alignment.words.word_counts import WordCounts

_REMEMBERED_SEGMENTS = 64
_GROWTH = 0.1
"""Words are counted again when the number of translated segments has changed by this share."""


class ProjectWordLinks:
    """Links the words of segments, with the help of counts over a bitext and its termbase.

    Everything is loaded and counted when it is first needed.  Methods may be called from any
    thread; `links` and `expect` take time, the others return at once.

    Args:
        open_embedder: Opens the embedder.  If it raises EngineError there are no links.
        source_lang: BCP 47.
        target_lang: BCP 47.
    """

    def __init__(
        self,
        open_embedder: Callable[[], "Embedder"],
        source_lang: str = "nl",
        target_lang: str = "en",
    ) -> None:
        self._open_embedder = open_embedder
        self._languages = (source_lang, target_lang)
        self._lock = Lock()
        self._aligner: WordAligner | None = None
        self._learned = _Learned()
        self._known: OrderedDict[tuple[str, str], WordLinks] = OrderedDict()
        self._problem: EngineError | None = None

    @property
    def is_ready(self) -> bool:
        """Whether the embedder is loaded."""
        return self._aligner is not None

    @property
    def problem(self) -> EngineError | None:
        """Why there are no links; None if there may be some."""
        return self._problem

    def learn(self, bitext: Bitext, terms: Sequence[Term] = ()) -> None:
        """Count the words of this bitext and these terms from now on."""
        self._learned.bitext = bitext
        self._learned.terms = terms

    def known(self, source: str, target: str) -> WordLinks | None:
        """The links of a segment if they were asked for recently."""
        return self._known.get((source, target))

    def links(self, source: str, target: str) -> WordLinks | None:
        """The links of a segment; None without an embedder.

        The first call takes a second, others some milliseconds.
        """
        with self._lock:
            if self._learned.is_outdated():
                self._learned.count()
                self._known.clear()
            return self._links(source, target)

    def expect(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Prepare the links of some hundred segments at once, which is quicker than one by one."""
        with self._lock:
            if self._problem is not None:
                return
            try:
                aligner = self._aligner or self._open()
                aligner.read(pairs)
            except EngineError as error:
                self._problem = error

    def links_now(self, source: str, target: str) -> WordLinks | None:
        """The links of a segment; None also if that would take longer than a keystroke may."""
        if not self.is_ready or not self._lock.acquire(blocking=False):
            return None
        try:
            return self._links(source, target)
        finally:
            self._lock.release()

    def _links(self, source: str, target: str) -> WordLinks | None:
        if self._problem is not None or is_too_long(source, target):
            return None
        pair = (source, target)
        try:
            aligner = self._aligner or self._open()
            if pair not in self._known:
                self._known[pair] = aligner.link(source, target, self._learned.counts)
        except EngineError as error:
            self._problem = error
            return None
        self._known.move_to_end(pair)
        if len(self._known) > _REMEMBERED_SEGMENTS:
            self._known.popitem(last=False)
        return self._known[pair]

    def _open(self) -> "WordAligner":
        from alignwb.alignment.words.word_aligner import WordAligner

        aligner = WordAligner(self._open_embedder(), *self._languages)
        aligner.link("huis", "house")  # what is loaded at the first word is loaded now
        self._aligner = aligner
        return aligner


class _Learned:
    """The texts whose words are counted, and the counts.

    Attributes:
        bitext: The bitext as it is now.
        terms: The terms of the termbase.
        counts: The counts of the bitext as it is now, or was recently.
    """

    def __init__(self) -> None:
        self.bitext: Bitext | None = None
        self.terms: Sequence[Term] = ()
        self.counts: WordCounts | None = None
        self._seen: Bitext | None = None
        self._document = ""
        self._size = 0

    def is_outdated(self) -> bool:
        """Whether the bitext is not the one that was counted, or has changed much since."""
        bitext, seen = self.bitext, self._seen
        if bitext is None or bitext is seen:
            return False
        self._seen = bitext
        change = abs(sum(1 for _ in _pairs(bitext)) - self._size)
        return bitext.document != self._document or change > _GROWTH * self._size

    def count(self) -> None:
        """Count the words of the bitext and the terms."""
        from alignwb.alignment.words.word_counts import count_words

        assert self._seen is not None
        pairs = list(_pairs(self._seen))
        self._size, self._document = len(pairs), self._seen.document
        pairs += (
            (term.source, term.target)
            for term in self.terms
            if term.status is not TermStatus.FORBIDDEN
        )
        self.counts = count_words(pairs)


def is_too_long(source: str, target: str) -> bool:
    """True if the words of a segment are too many to be linked: all are compared with all."""
    from alignwb.alignment.words.word_counts import MOST_WORD_PAIRS

    return len(source.split()) * len(target.split()) > MOST_WORD_PAIRS


def project_word_links(project: Project) -> ProjectWordLinks:
    """The word links of a project; nothing is loaded yet."""

    def open_embedder() -> "Embedder":
        return make_embedder()

    return ProjectWordLinks(open_embedder, project.config.source_lang, project.config.target_lang)


def _pairs(bitext: Bitext) -> Iterator[tuple[str, str]]:
    """The source and target of each translated segment."""
    return (
        (segment.source, segment.target)
        for _, segment in bitext.segments()
        if segment.source and segment.target
    )
