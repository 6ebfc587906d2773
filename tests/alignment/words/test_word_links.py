"""Asking links for the words at a place."""

from alignwb.alignment.words.word_links import WordLink, WordLinks
from alignwb.core.languages.words import Span

# "de rode auto" and "the red motor car"
LINKS = WordLinks(
    (Span(0, 2), Span(3, 7), Span(8, 12)),
    (Span(0, 3), Span(4, 7), Span(8, 13), Span(14, 17)),
    (
        WordLink(0, 0, 0.9, is_certain=True),
        WordLink(1, 1, 0.9, is_certain=True),
        WordLink(2, 2, 0.4, is_certain=False),
        WordLink(2, 3, 0.8, is_certain=True),
    ),
)


def test_a_span_has_the_targets_of_all_words_it_touches() -> None:
    assert LINKS.targets_of(3, 12) == (Span(4, 7), Span(8, 13), Span(14, 17))
    assert LINKS.targets_of(5, 6) == (Span(4, 7),)
    assert LINKS.targets_of(2, 3) == ()


def test_a_place_stands_for_the_word_it_is_in_or_at() -> None:
    assert LINKS.targets_of(3, 3) == LINKS.targets_of(7, 7) == (Span(4, 7),)
    assert LINKS.sources_of(17, 17) == (Span(8, 12),)
    assert LINKS.sources_of(99, 99) == ()


def test_certain_links_alone_can_be_asked_for() -> None:
    assert LINKS.targets_of(8, 12, is_certain=True) == (Span(14, 17),)
    assert LINKS.sources_of(9, 10, is_certain=True) == ()
    assert LINKS.sources_of(9, 10) == (Span(8, 12),)


def test_each_word_is_named_once() -> None:
    assert LINKS.sources_of(8, 17) == (Span(8, 12),)
