"""The algorithms that run over user text, each as a function of one text."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from alignwb.alignment.lexical import LexicalEmbedder
from alignwb.alignment.words.word_counts import count_words
from alignwb.core.bitext import markers
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.sentence_breaks import with_text
from alignwb.core.bitext.sentences import assign_words
from alignwb.core.bitext.stretches import stretches
from alignwb.core.checks.context import Checked, Knowledge
from alignwb.core.checks.registry import check_segment
from alignwb.core.drafting.learnt_rewordings import learnt_rewordings
from alignwb.core.drafting.learnt_terms import ConfirmedSegment, learnt_terms
from alignwb.core.drafting.rewordings import Rewordings, as_drafted
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.languages.dutch.foreign import english_spans
from alignwb.core.languages.dutch.names import find_names
from alignwb.core.languages.english.english import English
from alignwb.core.languages.quotation_marks import find_marks, without_marks
from alignwb.core.languages.visible import visible
from alignwb.core.languages.words import (
    folded_texts,
    folded_words,
    letter_words,
    placed_folded_words,
    term_words,
    words_of,
)
from alignwb.core.matching.common_runs import common_runs
from alignwb.core.memory.concordance import find_places, search_words
from alignwb.core.memory.match_fitting import fitted_target
from alignwb.core.memory.match_rate import match_rate, word_difference
from alignwb.core.memory.units import MemoryQuery, MemoryUnit
from alignwb.core.reading.reflow import read_blocks
from alignwb.core.terms.candidates import find_candidates
from alignwb.core.terms.checking import check_terms
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import Renderings, rendered_terms
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.engines.draft_making.draft_requests import open_request
from alignwb.engines.draft_making.fidelity.attention import AttentionLinks, TokenisedText
from alignwb.engines.draft_making.fidelity.numbers import check_numbers, dutch_numbers
from alignwb.engines.draft_making.fidelity.sentence_edges import find_edges
from alignwb.engines.draft_making.fidelity.tidying import is_looping, match_case, tidy
from alignwb.engines.draft_making.pieces import cut_pieces
from alignwb.engines.draft_making.restoring import style_of
from alignwb.engines.memory.lookup import MemoryLookup
from alignwb.engines.memory.memory_index import MemoryIndex
from alignwb.engines.srx import SrxSplitter
from alignwb.formats.text.markdown import write_markdown
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.tui.shared.row_layout import wrap


@dataclass(frozen=True, slots=True)
class Algorithm:
    """An algorithm, and the longest text it is tried with."""

    run: Callable[[str], object]
    most: int = 128_000


class _NoStemmer:
    def stem(self, word: str) -> str:
        return word


_ALIKE = [Term(f"de man {'zo ' * number}groot", "such a man") for number in range(40)]
_TERMS = Termbase(
    (
        Term("revolutie", "revolution"),
        Term("de man", "the man"),
        Term("opstaan", "to rise", pos="verb"),
        Term("arbeider", "worker"),
        Term("heid", "ness"),
        Term("Jan Jansen", "John Johnson"),
        Term("a", "the"),
        Term("woord", "word"),
        *_ALIKE,
    )
)


def _terms(text: str) -> None:
    Recogniser(_TERMS, Dutch()).find(text)


def _own_terms(text: str) -> None:
    Recogniser(Termbase((Term(text, "x"), Term(text[: len(text) // 2], "y"))), Dutch()).find(text)


def _checks(text: str) -> None:
    renderings = Renderings(English())
    target = text.replace("revolutie", "revolution")
    hits = Recogniser(_TERMS, Dutch()).find(text)
    rendered_terms(hits, target, renderings)
    check_terms(hits, target, renderings.spans)


def _candidates(text: str) -> None:
    recogniser = Recogniser(_TERMS, Dutch())
    find_candidates(
        [(SegmentRef("p1", "s1"), text)],
        lambda searched: [hit.span for hit in recogniser.find(searched)],
        _NoStemmer(),
    )


def _words(text: str) -> None:
    words_of.__wrapped__(text)
    term_words(text)
    letter_words(text)
    folded_words(text)
    placed_folded_words(text)
    folded_texts([text, text])


def _matches(text: str) -> None:
    half = len(text) // 2
    match_rate(text, f"een {text[:half]} twee {text[half + 9 :]} drie")
    word_difference.__wrapped__(text, f"een {text} twee")
    fitted_target(text, f"{text}1", text)
    fitted_target(f"{text}[^1]", text, text)


def _marks(text: str) -> None:
    markers.insert(*markers.strip(text))
    markers.plain_text(text)
    markers.labels(text)


def _sentences(text: str) -> None:
    half = len(text) // 2
    assign_words(text, (text[:half], f"{text[half:]} twee"))
    breaks = tuple(range(2, len(text) - 2, 7))
    bead = Segment("s1", "bron", text, pairing=Pairing(target_breaks=breaks))
    with_text(bead, Side.TARGET, f"{text}x")


def _stretches(text: str) -> None:
    stretches([*text], [*text[1::2], *text[::2]])


def _runs(text: str) -> None:
    sentences = [each for each in text.split(".") if folded_words(each)] or ["een"]
    common_runs(sentences, [*sentences[1:], "een twee drie vier"])


def _count(text: str) -> int:
    return len(text) // 4 + 1


def _requests(text: str) -> None:
    style = style_of([text])
    request = DraftRequest(text, Kind.PARAGRAPH, Recogniser(_TERMS, Dutch()).find(text))
    open_request(0, request, style, lambda part: part.split() or [""], 60, 100)


def _restoring(text: str) -> None:
    tidy(text, f"{text} ", is_curly=True)
    match_case(text, text)
    is_looping(text, text)
    find_edges.__wrapped__(text)
    find_marks.__wrapped__(text)
    without_marks(text)
    english_spans(text)
    find_names([text])


def _numbers(text: str) -> None:
    tokenised = TokenisedText(text, [])
    links = AttentionLinks(tokenised, tokenised, [])
    check_numbers(text, dutch_numbers(text), text, links)


def _memory(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        index = MemoryIndex(Path(folder) / "memory.sqlite")
        index.set_units("memory/a.tmx", {"unit 1": MemoryUnit(text, text, "unit 1")})
        lookup = MemoryLookup(index)
        lookup.find(MemoryQuery(f"{text} x"))
        lookup.concordance("de man", Side.SOURCE)
        lookup.concordance(text[:200], Side.SOURCE)
        index.close()


def _xliff(text: str, place: Path = Path("document.xlf")) -> None:
    segment = Segment("s1", text, text, Status.EDITED, note=text)
    bitext = Bitext("document", "", (Paragraph("p1", Kind.PARAGRAPH, (segment,)),))
    read_xliff(write_xliff(bitext), place)


def _findings(text: str) -> None:
    known = Knowledge(words=frozenset({"the", "word"}))
    for source, target in ((text, "The word."), ("Het woord.", text), (text, f"{text} ")):
        segment = Segment("s1", source, target, Status.CONFIRMED)
        check_segment(Checked(segment, known=known, is_confirmed=True))


def _learning(text: str) -> None:
    """Two segments with other targets than drafts, and what they teach put into a third."""
    confirmed = [
        ConfirmedSegment(text, text[::-1], text),
        ConfirmedSegment(text, text.upper(), text),
    ]
    learnt_terms(confirmed, lambda _: ())
    found = learnt_rewordings(confirmed, lambda _: False)
    as_drafted(*found.apply(text))
    Rewordings({"man": "men"}, {"Man": "Men"}, {"'": "’"}).apply(text)


ALGORITHMS: dict[str, Algorithm] = {
    "words": Algorithm(_words),
    "finding terms": Algorithm(_terms),
    "terms that are texts": Algorithm(_own_terms, 32_000),
    "checking terms": Algorithm(_checks, 64_000),
    "checking translations": Algorithm(_findings),
    "suggesting terms": Algorithm(_candidates, 64_000),
    "forms of an English word": Algorithm(lambda text: English().forms(text, "", True, False)),
    "forms of a Dutch word": Algorithm(lambda text: Dutch().forms(text, "verb", True, False)),
    "reading a text": Algorithm(read_blocks),
    "match rates and differences": Algorithm(_matches, 64_000),
    "concordance": Algorithm(lambda text: find_places(search_words(text[:99]), text)),
    "markers": Algorithm(_marks),
    "sentences of beads": Algorithm(_sentences),
    "stretches": Algorithm(_stretches, 64_000),
    "runs in common": Algorithm(_runs, 32_000),
    "pieces of a source": Algorithm(lambda text: cut_pieces(text, _count, 60, 100), 64_000),
    "requests for drafts": Algorithm(_requests, 64_000),
    "restoring drafts": Algorithm(_restoring, 4_000),
    "numbers in drafts": Algorithm(_numbers, 4_000),
    "sentences by SRX rules": Algorithm(SrxSplitter().split, 64_000),
    "learning from what is confirmed": Algorithm(_learning, 64_000),
    "memory": Algorithm(_memory, 64_000),
    "XLIFF": Algorithm(_xliff),
    "Markdown": Algorithm(lambda text: write_markdown([(Kind.PARAGRAPH, text)])),
    "lines of the screen": Algorithm(lambda text: wrap(visible(text), 40)),
    "lexical vectors": Algorithm(lambda text: [*LexicalEmbedder([[text]]).sums([text])]),
    "counting words in company": Algorithm(lambda text: count_words([(text, text)]), 64_000),
}
