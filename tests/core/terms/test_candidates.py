from collections.abc import Sequence

from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.languages.words import Span
from alignwb.core.terms.candidate_runs import CandidateKind
from alignwb.core.terms.candidates import TermCandidate, find_candidates
from alignwb.engines.stemming import SnowballStemmer

TEXT = (
    "Gisteren sprak Zjdanova lang over de vrije liefde.",
    "Later schreef Zjdanova dat de vrije liefde niet bestond.",
    "De partijbonzen lachten om Zjdanova’s brief, en om Inessa Armand.",
    "De partij groeide, want de partij wilde groeien; in die partij zweeg men.",
    "Een partij vergeet niets.",
    "Gisteren lachte Inessa Armand om alles.",
)


def candidates(texts: Sequence[str], known: Sequence[Span] = ()) -> dict[str, TermCandidate]:
    numbered = [(SegmentRef("p1", f"s{number}"), text) for number, text in enumerate(texts, 1)]
    found = find_candidates(numbered, lambda _text: known, SnowballStemmer("dutch"))
    return {each.text: each for each in found}


def test_names_inside_sentences_are_found_and_first_words_are_not() -> None:
    found = candidates(TEXT)
    zjdanova = found["Zjdanova"]
    assert (zjdanova.kind, zjdanova.count) == (CandidateKind.NAME, 3)
    assert [str(place) for place in zjdanova.places] == ["p1/s1", "p1/s2", "p1/s3"]
    assert not {"Gisteren", "Later", "De", "Een"} & set(found)


def test_a_name_of_several_words_is_one_candidate() -> None:
    found = candidates(TEXT)
    assert found["Inessa Armand"].count == 2
    assert not {"Inessa", "Armand"} & set(found)


def test_words_that_come_back_together_are_a_phrase() -> None:
    phrase = candidates(TEXT)["vrije liefde"]
    assert (phrase.kind, phrase.count) == (CandidateKind.PHRASE, 2)


def test_a_compound_of_a_word_that_comes_back_is_found() -> None:
    assert candidates(TEXT)["partijbonzen"].kind is CandidateKind.WORD


def test_the_likeliest_stand_first() -> None:
    scores = [each.score for each in candidates(TEXT).values()]
    assert scores == sorted(scores, reverse=True)
    assert next(iter(candidates(TEXT))) == "Zjdanova"


def test_what_the_termbase_has_is_no_candidate() -> None:
    text = "Gisteren sprak Zjdanova lang."
    assert "Zjdanova" in candidates([text])
    assert "Zjdanova" not in candidates([text], known=[Span(15, 23)])


def test_function_words_and_footnote_markers_are_no_candidates() -> None:
    found = candidates(["Het was van de een en de ander, zei men.[^2] Zo was het dan ook."] * 3)
    assert found == {}


def test_a_text_in_capitals_has_no_names() -> None:
    assert candidates(["DE LIEFDE VAN ZJDANOVA"]) == {}
