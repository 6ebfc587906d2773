"""Word links while someone works: loaded late, remembered, absent where there is no embedder."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Thread

import numpy as np
import pytest
from support.waiting import LONG_S

from alignwb.alignment.ports import Embedder, Vectors
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import EngineError
from alignwb.services.words.project_word_links import ProjectWordLinks

SOURCE, TARGET = "De kat slaapt", "The cat sleeps"


class LetterEmbedder:
    """Words that share letters lie close together."""

    name, width = "letters", 26

    def __init__(self) -> None:
        self.read: list[str] = []

    def sums(self, sentences: Sequence[str]) -> Iterator[Vectors]:
        self.read += sentences
        letters = "abcdefghijklmnopqrstuvwxyz"
        yield np.array([[s.count(x) for x in letters] for s in sentences], np.float32)

    def embed(self, sums: Vectors) -> Vectors:
        norms = np.linalg.norm(sums, axis=1, keepdims=True)
        return np.asarray(sums / np.maximum(norms, 1e-9), np.float32)


class BrokenEmbedder(LetterEmbedder):
    """Fails at the first word."""

    def sums(self, sentences: Sequence[str]) -> Iterator[Vectors]:
        raise EngineError(f"the package broke at {sentences[0]}")


def bitext_of(*pairs: tuple[str, str], document: str = "brief") -> Bitext:
    segments = tuple(Segment(f"s{n}", source, target) for n, (source, target) in enumerate(pairs))
    return Bitext(document, "", (Paragraph("p1", Kind.PARAGRAPH, segments),))


@pytest.fixture
def embedder() -> LetterEmbedder:
    return LetterEmbedder()


@pytest.fixture
def word_links(embedder: LetterEmbedder) -> ProjectWordLinks:
    return ProjectWordLinks(lambda: embedder)


def certain_targets(links: ProjectWordLinks, source: str, target: str, word: str) -> list[str]:
    found = links.links(source, target)
    assert found is not None
    start = source.index(word)
    return [target[a:b] for a, b in found.targets_of(start, start + len(word), is_certain=True)]


def test_nothing_is_opened_before_the_first_question() -> None:
    opened: list[Embedder] = []

    def open_embedder() -> Embedder:
        opened.append(LetterEmbedder())
        return opened[-1]

    word_links = ProjectWordLinks(open_embedder)
    word_links.learn(bitext_of((SOURCE, TARGET)))
    assert word_links.links_now(SOURCE, TARGET) is None
    assert not opened
    assert not word_links.is_ready
    word_links.links(SOURCE, TARGET)
    word_links.links("Een hond", "A dog")
    assert len(opened) == 1
    assert word_links.is_ready


def test_links_are_remembered(word_links: ProjectWordLinks, embedder: LetterEmbedder) -> None:
    assert word_links.known(SOURCE, TARGET) is None
    links = word_links.links(SOURCE, TARGET)
    read = len(embedder.read)
    assert word_links.known(SOURCE, TARGET) is links
    assert word_links.links(SOURCE, TARGET) is links
    assert word_links.links_now(SOURCE, TARGET) is links
    assert len(embedder.read) == read


def test_the_longest_unasked_is_forgotten_first(word_links: ProjectWordLinks) -> None:
    word_links.links(SOURCE, TARGET)
    for number in range(200):
        word_links.links("kat", f"cat {number}")
    assert word_links.known(SOURCE, TARGET) is None
    assert word_links.known("kat", "cat 199") is not None


def test_what_the_bitext_says_of_a_word_decides(word_links: ProjectWordLinks) -> None:
    source, target = "xx yy", "mm nn"
    pairs = [("xx", "nn"), ("yy", "mm")] * 4
    assert certain_targets(word_links, source, target, "xx") == []
    word_links.learn(bitext_of(*pairs))
    assert certain_targets(word_links, source, target, "xx") == ["nn"]


def test_terms_count_too_but_not_the_forbidden_ones(word_links: ProjectWordLinks) -> None:
    source, target = "xx yy", "mm nn"
    terms = [Term("xx", "nn"), Term("yy", "mm")]
    forbidden = [replace(term, status=TermStatus.FORBIDDEN) for term in terms]
    word_links.learn(bitext_of(), [*forbidden] * 3)
    assert certain_targets(word_links, source, target, "xx") == []
    word_links.learn(bitext_of(document="other"), [*terms] * 3)
    assert certain_targets(word_links, source, target, "xx") == ["nn"]


def test_words_are_counted_again_only_when_much_has_changed(word_links: ProjectWordLinks) -> None:
    pairs = [(f"woord{n}", f"word{n}") for n in range(100)]
    word_links.learn(bitext_of(*pairs))
    word_links.links(SOURCE, TARGET)
    word_links.learn(bitext_of(*pairs, ("nog een", "another")))
    word_links.links("kat", "cat")
    assert word_links.known(SOURCE, TARGET) is not None
    word_links.learn(bitext_of(*pairs * 2))
    word_links.links("kat", "cat")
    assert word_links.known(SOURCE, TARGET) is None


def test_what_is_expected_is_read_beforehand(
    word_links: ProjectWordLinks, embedder: LetterEmbedder
) -> None:
    word_links.expect([(SOURCE, TARGET), ("", ""), ("De hond", "The dog")])
    read = len(embedder.read)
    assert {"slaapt", "hond", "dog"} <= set(embedder.read)
    assert word_links.known(SOURCE, TARGET) is None
    word_links.links(SOURCE, TARGET)
    assert len(embedder.read) == read
    word_links.expect([])


@pytest.mark.parametrize("place", ["open", "use"])
def test_without_an_embedder_there_are_no_links_and_no_noise(place: str) -> None:
    def open_embedder() -> Embedder:
        if place == "open":
            raise EngineError("the package is not installed", hint="Install it.")
        return BrokenEmbedder()

    word_links = ProjectWordLinks(open_embedder)
    word_links.expect([(SOURCE, TARGET)])
    assert word_links.problem is not None
    word_links.expect([(SOURCE, TARGET)])
    assert word_links.links(SOURCE, TARGET) is None
    assert word_links.links(SOURCE, TARGET) is None
    assert word_links.links_now(SOURCE, TARGET) is None
    assert word_links.problem is not None


def test_a_key_does_not_wait_for_a_thread_that_is_at_work(word_links: ProjectWordLinks) -> None:
    word_links.links(SOURCE, TARGET)
    answers: list[object] = []
    with word_links._lock:
        thread = Thread(target=lambda: answers.append(word_links.links_now("kat", "cat")))
        thread.start()
        thread.join(LONG_S)
    assert answers == [None]
