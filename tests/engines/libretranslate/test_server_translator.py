"""Drafts of a server keep what every draft keeps, and come in batches."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.coded_texts import coded, coded_texts, written
from support.saying_exchange import SayingExchange
from support.translation_server import (
    Canned,
    TranslationServer,
    serving_translations,
    word_by_word,
)

from alignwb.core.bitext.codes import codes_of
from alignwb.core.bitext.markers import labels
from alignwb.core.bitext.segment import Draft
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.engines.libretranslate.exchange import Exchange
from alignwb.engines.libretranslate.server import Server
from alignwb.engines.libretranslate.server_translator import ServerTranslator
from alignwb.errors import EngineError


@pytest.fixture
def there() -> Iterator[TranslationServer]:
    with serving_translations() as server:
        yield server


def translator(there: TranslationServer, hypotheses: int = 4) -> ServerTranslator:
    server = Server("office", there.url)
    return ServerTranslator(server, "nl", "en", hypotheses, Exchange(server, lambda _: None))


def drafts(there: TranslationServer, *sources: str | DraftRequest) -> list[Draft]:
    requests = [DraftRequest(each) if isinstance(each, str) else each for each in sources]
    made: dict[int, Draft] = {}
    for batch in translator(there).translate(requests):
        assert not made.keys() & dict(batch).keys()
        made |= dict(batch)
    return [made[index] for index in range(len(requests))]


def test_a_draft_names_its_server(there: TranslationServer) -> None:
    [draft] = drafts(there, "De kat zat op de mat.")
    place = there.url.removeprefix("http://")
    assert (draft.engine, draft.package, draft.version) == ("libretranslate", "office", place)
    assert draft.origin.name == translator(there).name
    assert draft.text == "The cat sat on the mat."


def test_nothing_is_asked_before_the_first_translation(there: TranslationServer) -> None:
    there.canned = [Canned(500)]
    assert translator(there).name
    assert list(translator(there).translate([])) == []
    assert there.canned


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("De hond[^7] zag 25 vogels[^8].", "The dog[^7] saw 25 birds.[^8]"),
        (
            "Hij was in Utrecht: zie https://a.nl/b?c=1!",
            "He was in Utrecht: zie https://a.nl/b?c=1!",
        ),
        ("De kat zag „de hond”.", "The cat saw “the dog”."),
        ("{naam} zag de kat.", "{naam} saw the cat."),
        ("In 1.234,50 was het de raad.", "In 1,234.50 was the council."),
    ],
)
def test_what_is_kept_of_a_source_comes_through(
    there: TranslationServer, source: str, draft: str
) -> None:
    [made] = drafts(there, source)
    assert made.text == draft
    assert all(text not in each for each in there.texts for text in ("[^", "https", "{naam}", "„"))


@given(
    source=coded_texts(st.sampled_from("de kat {x} zag € 7,50. [^3] Utrecht! „mooi”, мир".split())),
    said=st.lists(
        st.sampled_from("the cat Oxford 385 saw “it” Utrecht [^3] ,".split()), max_size=8
    ),
)
def test_whatever_a_server_says_every_code_is_there_once(source: str, said: list[str]) -> None:
    there = SayingExchange(lambda _: (" ".join(said), " ".join(reversed(said))))
    server = Server("office", "http://localhost")
    batches = ServerTranslator(server, "nl", "en", 4, there).translate([DraftRequest(source)])
    made = [draft for batch in batches for _, draft in batch]
    assert made or not any(each.isalnum() for each in said)
    for hypothesis in (each for draft in made for each in draft.hypotheses):
        assert Counter(codes_of(hypothesis.text)) == Counter(codes_of(source))
        assert labels(hypothesis.text) == labels(source)


def test_inline_codes_enclose_the_words_that_came_of_theirs(there: TranslationServer) -> None:
    there.translate = lambda _: ["The cat saw Utrecht.", "Utrecht was seen by the cat."]
    source = coded("De kat zag <1>Utrecht</1>.")
    [draft] = drafts(there, source)
    assert [written(each.text) for each in draft.hypotheses] == [
        "The cat saw <1>Utrecht</1>.",
        "<1>Utrecht</1> was seen by the cat.",
    ]


def test_terms_are_honoured(there: TranslationServer) -> None:
    source = "De raad was in het huis."
    hits = Recogniser(Termbase((Term("raad", "board", pos="noun"),)), Dutch()).find(source)
    assert len(hits) == 1
    [draft] = drafts(there, DraftRequest(source, terms=hits))
    assert "board" in draft.text


def test_alternatives_are_kept_where_the_server_gives_them(there: TranslationServer) -> None:
    there.translate = lambda _: ["The cat.", "That cat.", "One cat.", "Cats.", "Some cat."]
    [draft] = drafts(there, "De kat.")
    assert [each.text for each in draft.hypotheses] == [
        "The cat.",
        "That cat.",
        "One cat.",
        "Cats.",
    ]
    assert there.asked[0]["alternatives"] == 3


def test_a_long_document_is_asked_for_in_batches_a_small_one_first(
    there: TranslationServer,
) -> None:
    sources = [f"De kat zag {number} vogels in het huis van de raad." for number in range(2, 90)]
    made = drafts(there, *sources)
    assert [draft.text.split()[3] for draft in made] == [str(number) for number in range(2, 90)]
    sizes = [len(body["q"]) for body in there.asked if isinstance(body["q"], list)]
    assert sizes[0] < sizes[1] <= 24
    assert sum(sizes) == len(sources)


def test_a_server_that_takes_few_texts_at_once_gets_few(there: TranslationServer) -> None:
    there.most_texts = 3
    sources = [f"De kat zag {number} vogels." for number in range(2, 40)]
    made = drafts(there, *sources)
    assert [draft.text.split()[3] for draft in made] == [str(number) for number in range(2, 40)]
    refused = [body for body in there.asked if isinstance(body["q"], list) and len(body["q"]) > 3]
    assert len(refused) <= 4


def test_a_segment_that_is_too_long_for_it_is_said(there: TranslationServer) -> None:
    there.most_characters = 30
    with pytest.raises(EngineError, match="exceeds text limit") as caught:
        drafts(there, "De kat zat op de mat en de hond zat in het huis van de raad.")
    assert "no text as long" in caught.value.hint


def test_it_stops_between_two_batches(there: TranslationServer) -> None:
    sources = [DraftRequest(f"De kat zag {number} vogels.") for number in range(2, 90)]
    got: list[int] = []
    for batch in translator(there).translate(sources, lambda: bool(got)):
        got.extend(index for index, _ in batch)
    assert 0 < len(got) < len(sources)
    assert len(there.asked) == 1


def test_what_has_no_words_is_not_sent(there: TranslationServer) -> None:
    made = drafts(there, "1917", "De kat.", "* * *")
    assert [draft.text for draft in made] == ["1917", "The cat.", "* * *"]
    assert there.texts == ["De kat."]


def test_a_language_that_is_not_offered_costs_a_message(there: TranslationServer) -> None:
    there.languages = [{"code": "de", "targets": ["en"]}]
    with pytest.raises(EngineError, match="does not translate from “nl”"):
        drafts(there, "De kat.")


@pytest.mark.parametrize("nothing", ["", " ", ".", "\u200b"])
def test_what_a_server_translates_into_nothing_has_no_draft(
    there: TranslationServer, nothing: str
) -> None:
    there.translate = lambda text: [nothing if "hond" in text else word_by_word(text)]
    sources = ["De hond[^1] kost € 7,25.", "De kat.", "Zit de hond?", "12"]
    requests = [DraftRequest(source) for source in sources]
    made = dict(each for batch in translator(there).translate(requests) for each in batch)
    assert {index: draft.text for index, draft in made.items()} == {1: "The cat.", 3: "12"}


def test_a_long_source_of_which_a_server_translates_only_a_part_has_no_draft(
    there: TranslationServer,
) -> None:
    clause = "de kat zat op de mat in het huis van de raad, "
    source = f"Hij was in Utrecht, {clause * 40}en hij zag de kat."
    assert drafts(there, source)
    assert len(there.texts) > 1
    there.translate = lambda text: [""] if "Utrecht" in text else [word_by_word(text)]
    assert list(translator(there).translate([DraftRequest(source)])) == []


def test_a_second_reading_of_which_nothing_comes_takes_nothing_away(
    there: TranslationServer,
) -> None:
    source = "De raad was in het huis."
    hits = Recogniser(Termbase((Term("raad", "board", pos="noun"),)), Dutch()).find(source)
    there.translate = lambda _: ["He was in it."] if len(there.texts) < 2 else [""]
    [draft] = drafts(there, DraftRequest(source, terms=hits))
    assert len(there.texts) == 2
    assert draft.text == "He was in it."
