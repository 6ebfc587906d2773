"""What a document proposes for the termbase, and the English it has for it."""

from collections.abc import Sequence
from functools import cache
from itertools import chain, repeat

import pytest
from support.finished_work import DOCUMENTS, PROJECT, reference
from support.real_embedder import the_embedder

from alignwb.alignment.ports import Embedder
from alignwb.alignment.words.word_links import WordLinks
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.terms.candidates import TermCandidate
from alignwb.errors import EngineError
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import load_terms
from alignwb.services.terms.suggesting import TermSuggestion, suggest_terms, with_targets
from alignwb.services.words.project_word_links import ProjectWordLinks

TERMS = load_terms(PROJECT)
NONE = load_terms(Project(PROJECT.root / "translations"))
FIRST = 150

BRIEF = (
    ("Gisteren sprak Olsoefjev over de vrije liefde.", "Yesterday Olsufyev spoke of free love."),
    (
        "De vrije liefde was voor Hendrik Vermeulen een raadsel.",
        "Free love was a riddle to Hendrik Vermeulen.",
    ),
    (
        "Later lachte Olsoefjev om Hendrik Vermeulen en de vrouwenbeweging.",
        "Later Olsufyev laughed at Hendrik Vermeulen and the women’s movement.",
    ),
    (
        "De vrouwenbeweging groeide, en een andere vrouwenbeweging verdween.",
        "The women’s movement grew, and another women’s movement vanished.",
    ),
    ("Alle vrouwenbewegingen zwegen.", "All women’s movements were silent."),
    ("Toen kwam Zjdanova met de partijbonzen.", ""),
)


@cache
def without_termbase() -> tuple[TermCandidate, ...]:
    assert NONE.termbase.terms == ()
    return suggest_terms(map(reference, DOCUMENTS), NONE)


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return the_embedder()


@pytest.fixture
def word_links(embedder: Embedder) -> ProjectWordLinks:
    return ProjectWordLinks(lambda: embedder)


def bitext_of(pairs: Sequence[tuple[str, str]] = BRIEF, statuses: Sequence[Status] = ()) -> Bitext:
    segments = tuple(
        Segment(f"s{number}", source, target, status)
        for number, ((source, target), status) in enumerate(
            zip(pairs, chain(statuses, repeat(Status.CONFIRMED)), strict=False), 1
        )
    )
    return Bitext("brief", "", (Paragraph("p1", Kind.PARAGRAPH, segments),))


def suggested(
    bitext: Bitext, word_links: ProjectWordLinks, count: int | None = None
) -> dict[str, TermSuggestion]:
    candidates = suggest_terms([bitext], NONE)[:count]
    found = with_targets(candidates, bitext, NONE, word_links)
    assert tuple(each.candidate for each in found) == candidates
    return {each.candidate.text: each for each in found}


def test_half_of_the_sources_of_the_glossary_are_among_the_first() -> None:
    proposed = {
        hit.term.source
        for candidate in without_termbase()[:FIRST]
        for hit in TERMS.find(candidate.text)
        if hit.end - hit.start == len(candidate.text)
    }
    assert len(proposed) >= 60
    assert {"Zjenotdel", "coöperatieve beweging", "Olsoefjev", "Oktoberrevolutie"} <= proposed


def test_what_the_glossary_has_is_not_proposed() -> None:
    candidates = suggest_terms(map(reference, DOCUMENTS), TERMS)
    sources = {term.source for term in TERMS.termbase.terms}
    assert sources & {candidate.text for candidate in candidates} == set()


def test_each_has_what_its_document_renders_it_by(word_links: ProjectWordLinks) -> None:
    found = suggested(bitext_of(), word_links)
    assert {text: found[text].target for text in found} == {
        "Olsoefjev": "Olsufyev",
        "Hendrik Vermeulen": "Hendrik Vermeulen",
        "vrije liefde": "free love",
        "vrouwenbeweging": "women’s movement",
        "raadsel": "riddle",
        "Zjdanova": "",
        "partijbonzen": "",
    }
    assert found["vrouwenbeweging"].share == 1
    assert found["Zjdanova"].share == 0


def riddles(*words: str) -> list[tuple[str, str]]:
    """Sentences about a riddle, which is called by one of these words in each."""
    frames = [
        ("Zij noemde het raadsel groot.", "She called the {} great."),
        ("Hij zag een raadsel liggen.", "He saw a {} lying there."),
        ("Wij vergaten dat raadsel.", "We forgot that {}."),
    ]
    return [
        (source, target.format(word)) for (source, target), word in zip(frames, words, strict=True)
    ]


def test_what_a_person_confirmed_outvotes_drafts(word_links: ProjectWordLinks) -> None:
    pairs = riddles("riddle", "riddle", "mystery")

    def elected(*statuses: Status) -> str:
        return suggested(bitext_of(pairs, statuses), word_links)["raadsel"].target

    assert elected(Status.DRAFT, Status.DRAFT, Status.DRAFT) == "riddle"
    assert elected(Status.DRAFT, Status.DRAFT, Status.CONFIRMED) == "mystery"
    assert elected(Status.EDITED, Status.DRAFT, Status.EDITED) == "riddle"


def test_without_agreement_there_is_none(word_links: ProjectWordLinks) -> None:
    found = suggested(bitext_of(riddles("riddle", "mystery", "puzzle")), word_links)["raadsel"]
    assert (found.target, found.share) == ("", 0)


def test_only_segments_of_what_is_asked_for_are_linked(
    word_links: ProjectWordLinks, monkeypatch: pytest.MonkeyPatch
) -> None:
    linked: list[str] = []

    def links(source: str, target: str) -> WordLinks | None:
        linked.append(source)
        return ProjectWordLinks.links(word_links, source, target)

    monkeypatch.setattr(word_links, "links", links)
    found = suggested(bitext_of(), word_links, 2)
    assert list(found) == ["Olsoefjev", "Hendrik Vermeulen"]
    assert linked == [BRIEF[0][0], BRIEF[2][0]]


def test_nothing_is_loaded_for_an_untranslated_document() -> None:
    opened: list[Embedder] = []

    def open_embedder() -> Embedder:
        opened.append(the_embedder())
        return opened[-1]

    bitext = bitext_of([(source, "") for source, _ in BRIEF])
    found = suggested(bitext, ProjectWordLinks(open_embedder))
    assert "Olsoefjev" in found
    assert {each.target for each in found.values()} == {""}
    assert not opened


def test_without_an_embedder_only_names_that_stay_have_one() -> None:
    def open_embedder() -> Embedder:
        raise EngineError("the package is not installed")

    found = suggested(bitext_of(), ProjectWordLinks(open_embedder))
    assert {text: each.target for text, each in found.items() if each.target} == {
        "Hendrik Vermeulen": "Hendrik Vermeulen"
    }


@pytest.mark.parametrize("document", DOCUMENTS)
def test_most_terms_of_the_glossary_are_guessed_without_it(
    document: str, word_links: ProjectWordLinks
) -> None:
    found = suggested(reference(document), word_links, FIRST)
    terms = {term.source: term.target for term in TERMS.termbase.terms}
    asked = {text: each.target for text, each in found.items() if text in terms}
    right = [text for text in asked if asked[text].casefold() == terms[text].casefold()]
    assert len(asked) >= 10
    assert len(right) >= 0.7 * len(asked)
