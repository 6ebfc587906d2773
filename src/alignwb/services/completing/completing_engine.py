"""What is asked in a thread while somebody types: the engine, and the words of the document."""

from collections.abc import Callable, Sequence
from itertools import islice
from threading import Lock

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.drafting.continuer import Continuer
from alignwb.core.drafting.own_spelling import in_own_spelling
from alignwb.core.drafting.rewordings import NO_REWORDINGS, Rewordings
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.terms.termbase import TermHit
from alignwb.engines.libretranslate.server import Server
from alignwb.engines.registry import EngineOptions, make_continuer
from alignwb.services.completing.choosing import Answer
from alignwb.services.completing.known_texts import begun_word
from alignwb.services.completing.text_words import TextWords
from alignwb.services.project.config import Config
from alignwb.services.project.document_languages import is_in_languages
from alignwb.services.project.engine_settings import told_with_place

_MOST = 5
_AROUND = 300
"""Segments of which the one asked about is one; names are known from them."""

Make = Callable[[], Continuer | None]


def continuer_of(config: Config, bitext: Bitext) -> Continuer | None:
    """What goes on with translations in the first engine of the settings that can; None if none.

    None too for a bitext in other languages than the engines are for.

    Raises ProjectError if there is no such engine, UsageError if the settings do not name it,
    EngineError if it has no model.
    """
    if not is_in_languages(bitext, config):
        return None
    servers = tuple(Server(each.name, each.url, each.timeout_s) for each in config.servers)
    options = EngineOptions(config.source_lang, config.target_lang, servers=servers)
    made = (make_continuer(name, options) for name in config.engine_names)
    with told_with_place(config.engines_from):
        return next((each for each in made if each is not None), None)


class CompletingEngine:
    """Answers one question at a time, and only those that somebody still waits for.

    Its engine has a model of its own: it waits for no draft, and no draft waits for it.

    Args:
        make: Makes the engine, when it is first asked.
    """

    def __init__(self, make: Make) -> None:
        self._make: Make | None = make
        self._continuer: Continuer | None = None
        self._words = TextWords()
        self._learnt: Bitext | None = None
        self._sources: dict[SegmentRef, str] = {}
        self._places: dict[SegmentRef, int] = {}
        self._lock = Lock()

    def ask(
        self,
        bitext: Bitext,
        ref: SegmentRef,
        hits: Sequence[TermHit],
        prefix: str,
        cancelled: Callable[[], bool] = lambda: False,
        rewordings: Rewordings = NO_REWORDINGS,
    ) -> Answer | None:
        """What may follow a prefix of a segment's target; None if nobody waits for it any more.

        hits: the terms in the source.  rewordings: what the translator always writes otherwise than
        the engine; the answer has it so.  Waits until the question before is answered.  Raises
        EngineError or UsageError.
        """
        with self._lock:
            if cancelled():
                return None
            self._learn(bitext)
            word = self._words.completed(begun_word(prefix))
            if self._make is not None:
                self._continuer = self._make()
                self._make = None
            if self._continuer is None:
                return Answer(prefix, (), word)
            paragraph, segment = bitext.paragraph(ref.paragraph), bitext.segment(ref)
            request = DraftRequest(segment.source, paragraph.kind, tuple(hits), paragraph.codes)
            sources = self._sources_around(ref)
            found = self._continuer.continuations(request, prefix, _MOST, sources)
            return Answer(prefix, in_own_spelling(found, request, prefix, rewordings), word)

    def _learn(self, bitext: Bitext) -> None:
        """Know the words and the sources of a document; it is another one after each edit."""
        if self._learnt is not bitext:
            self._learnt = bitext
            self._words.learn(bitext)
            self._sources = {ref: segment.source for ref, segment in bitext.segments()}
            self._places = {ref: number for number, ref in enumerate(self._sources)}

    def _sources_around(self, ref: SegmentRef) -> tuple[str, ...]:
        """The sources of the stretch of the document in which a segment is."""
        place = self._places.get(ref, 0)
        first = place - place % _AROUND
        return tuple(islice(self._sources.values(), first, first + _AROUND))
