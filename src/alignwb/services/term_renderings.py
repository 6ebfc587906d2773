"""Where a term's rendering stands in an English text, inflected or not."""

from collections.abc import Sequence

from alignwb.core.english_inflection import English
from alignwb.core.term_checking import Span
from alignwb.core.term_recognition import Recogniser
from alignwb.core.termbase import Term, Termbase


class EnglishRenderings:
    """Finds renderings; each is made ready at its first use."""

    def __init__(self) -> None:
        self._inflection = English()
        self._recognisers: dict[str, Recogniser] = {}

    def find(self, text: str, rendering: str) -> Sequence[Span]:
        """Where a rendering stands in a text: start and end (exclusive) of each place."""
        recogniser = self._recognisers.get(rendering)
        if recogniser is None:
            termbase = Termbase((Term(rendering, rendering),))
            recogniser = self._recognisers[rendering] = Recogniser(termbase, self._inflection)
        return [(hit.start, hit.end) for hit in recogniser.find(text)]
