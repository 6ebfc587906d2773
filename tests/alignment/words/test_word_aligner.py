"""Word alignment with the real embedder, on the project's own translations."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.real_embedder import the_embedder
from support.word_gold import ROOT, gold, other_pairs, places_of, references, score

from alignwb.alignment.words.word_aligner import WordAligner
from alignwb.alignment.words.word_counts import WordCounts, count_words
from alignwb.alignment.words.word_links import WordLinks
from alignwb.core.bitext.codes import without_codes
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.languages.words import words_of
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.termbase import TermStatus
from alignwb.engines.registry import make_embedder
from alignwb.formats.termbase.termbase_tsv import read_termbase

SOURCE = "Haar gevoelsleven was teniet gedaan door de organisatie die Lenins partij was geworden."
TARGET = "Her emotional life had been destroyed by the organisation that Lenin’s party had become."


@pytest.fixture(scope="module")
def aligner() -> WordAligner:
    return WordAligner(the_embedder())


@pytest.fixture(scope="module")
def counts() -> WordCounts:
    return count_words(other_pairs())


def texts(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    """What stands at the spans; codes are no part of a word."""
    return [without_codes(text[start:end]) for start, end in spans]


def targets_of(links: WordLinks, source: str, target: str, word: str) -> list[str]:
    start = source.index(word)
    return texts(target, links.targets_of(start, start + len(word)))


def test_the_gold_links_are_of_both_documents_and_enough() -> None:
    assert len(gold()) >= 20
    assert len({segment.document for segment in gold()}) == 2
    assert sum(len(segment.sure) for segment in gold()) >= 120


def test_certain_links_are_nearly_always_right(aligner: WordAligner, counts: WordCounts) -> None:
    found = score(lambda source, target: aligner.link(source, target, counts), is_certain=True)
    assert found.precision >= 0.96
    assert found.right >= 0.965
    assert found.answered >= 0.78


def test_most_words_are_linked_as_people_link_them(
    aligner: WordAligner, counts: WordCounts
) -> None:
    found = score(lambda source, target: aligner.link(source, target, counts))
    assert found.precision >= 0.90
    assert found.recall >= 0.85
    assert found.answered >= 0.93
    assert found.right >= 0.93


def test_without_counts_the_embedder_alone_is_of_use(aligner: WordAligner) -> None:
    found = score(aligner.link)
    assert found.precision >= 0.88
    assert found.recall >= 0.81


@pytest.mark.parametrize(
    ("source", "target", "compound", "parts"),
    [
        (
            "De Oktoberrevolutie begon in Petrograd.",
            "The October Revolution began in Petrograd.",
            "Oktoberrevolutie",
            ["October", "Revolution"],
        ),
        (
            "Zij leidde de partijorganisatie in Moskou.",
            "She led the party organisation in Moscow.",
            "partijorganisatie",
            ["party", "organisation"],
        ),
    ],
)
def test_a_compound_is_linked_to_all_words_that_translate_it(
    aligner: WordAligner, source: str, target: str, compound: str, parts: list[str]
) -> None:
    links = aligner.link(source, target)
    assert targets_of(links, source, target, compound) == parts
    for part in parts:
        place = target.index(part)
        assert texts(source, links.sources_of(place, place)) == [compound]


def test_order_does_not_matter_to_words_that_say_the_same(aligner: WordAligner) -> None:
    source = "In Moskou wilde Lenin het boek lezen."
    target = "Lenin wanted to read the book in Moscow."
    links = aligner.link(source, target)
    pairs = {"Moskou": "Moscow", "wilde": "wanted", "lezen": "read", "boek": "book"}
    for word, translation in pairs.items():
        assert targets_of(links, source, target, word) == [translation]


def test_a_text_that_is_no_translation_has_few_certain_links(aligner: WordAligner) -> None:
    links = aligner.link("De kat slaapt op de warme stoel.", "Prices rose sharply in October.")
    assert sum(link.is_certain for link in links.links) <= 1


@pytest.mark.parametrize(
    ("source", "target"),
    [("", ""), ("Ja.", ""), ("", "Yes."), ("…", "Yes."), ("[^1]", "[^1]"), ("\n", " ")],
)
def test_what_has_no_words_has_no_links(aligner: WordAligner, source: str, target: str) -> None:
    assert aligner.link(source, target).links == ()


@given(st.text(max_size=40), st.text(max_size=40))
@example("rode", "0\U001000000 \U00100001x")
@settings(max_examples=60)
def test_links_are_between_words_that_are_there(
    aligner: WordAligner, source: str, target: str
) -> None:
    links = aligner.link(source, target)
    assert texts(source, links.source_words) == [word.text for word in words_of(source)]
    assert texts(target, links.target_words) == [word.text for word in words_of(target)]
    assert list(links.links) == sorted(links.links)
    assert len({link[:2] for link in links.links}) == len(links.links)
    for link in links.links:
        assert 0 <= link.score <= 1
        assert links.target_words[link.target] in links.targets_of(*links.source_words[link.source])
        assert links.source_words[link.source] in links.sources_of(*links.target_words[link.target])


def test_the_same_segment_has_the_same_links_whatever_was_asked_before(
    aligner: WordAligner,
) -> None:
    here, elsewhere = (
        aligner.link(SOURCE, TARGET),
        WordAligner(make_embedder()).link(SOURCE, TARGET),
    )
    assert [link[:2] for link in here.links] == [link[:2] for link in elsewhere.links]
    scores = [[link.score for link in each.links] for each in (here, elsewhere)]
    assert scores[0] == pytest.approx(scores[1], abs=1e-4)


def test_terms_are_linked_to_where_their_rendering_stands(
    aligner: WordAligner, counts: WordCounts
) -> None:
    path = ROOT / "glossary.tsv"
    termbase = read_termbase(path.read_bytes(), path).termbase
    recogniser = Recogniser(termbase, Dutch())
    segments = [segment for bitext in references().values() for _, segment in bitext.segments()]
    asked = found = 0
    for segment in segments[::3]:
        hits = [
            (hit, places)
            for hit in recogniser.find(segment.source)
            if hit.term.status is TermStatus.PREFERRED
            and (places := places_of(hit.term.target, segment.target))
        ]
        links = aligner.link(segment.source, segment.target, counts) if hits else WordLinks()
        for hit, places in hits:
            targets = links.targets_of(hit.start, hit.end)
            asked += 1
            found += any(a.start < b.end and b.start < a.end for a in targets for b in places)
    assert asked > 80
    assert found / asked >= 0.95
