"""Inline codes do not hide words: neither inside a word nor between the words of a term."""

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import End, PlacedEnd
from alignwb.core.bitext.segment import Segment
from alignwb.core.bitext.statistics import count_words, figures
from alignwb.core.languages.folding import FoldedText, comparable_text, folds
from alignwb.core.languages.words import folded_words, placed_folded_words, term_words, words_of
from alignwb.core.memory.concordance import find_places, search_words
from alignwb.core.memory.match_rate import match_rate
from alignwb.core.searching.plain_search import PlainFinder

OPEN, CLOSE = PlacedEnd(1, End.OPEN).text, PlacedEnd(1, End.CLOSE).text
POINT = PlacedEnd(2, End.POINT).text
TEXT = f"De re{OPEN}vol{CLOSE}utie{POINT}van {OPEN}1917{CLOSE}."
PLAIN = "De revolutie van 1917."


def test_words_are_those_of_the_text_without_codes_at_their_places() -> None:
    assert [word.text for word in words_of(TEXT)] == [word.text for word in words_of(PLAIN)]
    assert [word.surface for word in term_words(TEXT)] == ["de", "revolutie", "van", "1917"]
    spans = [TEXT[word.start : word.end] for word in words_of(TEXT)]
    assert spans == ["De", f"re{OPEN}vol{CLOSE}utie", "van", "1917"]
    assert folded_words(TEXT) == folded_words(PLAIN)
    assert [word for word, _, _ in placed_folded_words(TEXT)] == folded_words(PLAIN)


def test_what_is_compared_has_no_codes() -> None:
    assert comparable_text(TEXT) == PLAIN
    assert match_rate(TEXT, PLAIN) == 100
    folded = FoldedText.of(TEXT)
    assert folded.text == PLAIN
    assert folded.unfolded(3, 12) == (3, 14)
    assert [fold.plain for fold in folds(TEXT)] == ["", "", " ", "", ""]


def test_searching_goes_past_codes() -> None:
    [span] = PlainFinder("evolutie").spans(TEXT)
    assert TEXT[slice(*span)] == f"e{OPEN}vol{CLOSE}utie"
    [place] = find_places(search_words("revolutie van"), TEXT)
    assert TEXT[place.start : place.end] == f"re{OPEN}vol{CLOSE}utie{POINT}van"


def test_counting_goes_past_codes() -> None:
    segments = Segment("s1", TEXT), Segment("s2", PLAIN), Segment("s3", f"Ja.{POINT}Nee.")
    bitext = Bitext("d", "", (Paragraph("p", Kind.TITLE, segments),))
    assert count_words(TEXT) == count_words(PLAIN) == 4
    assert count_words(segments[2].source) == 2
    counted = figures(bitext)
    assert (counted.title, counted.repetitions) == (f"{PLAIN} {PLAIN} Ja. Nee.", 1)
    assert counted.characters == 2 * len(PLAIN) + len("Ja. Nee.")
