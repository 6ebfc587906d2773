"""Where a sentence seems to go on, and which sentences are scraps."""

from collections.abc import Sequence

import pytest

from alignwb.alignment.sentences.fragments import continuations, scraps

PLAIN = ("De trein vertrok.", "Niemand zwaaide.", "Het regende nog.")


def inside(*sentences: str) -> list[int]:
    """The boundaries inside a sentence, in a text that is otherwise plain."""
    return [int(place) for place, value in enumerate(continuations((*sentences, *PLAIN))) if value]


@pytest.mark.parametrize(
    "cut",
    [
        ("Zij lachte,", "En hij ook."),
        ("Zij lachte;", "Hij niet."),
        ("Dit nam hij mee:", "Een jas en een tas."),
        ("Zij lachte.", "en hij ook."),
        ("Zij zong", "'s nachts in de tuin."),
        ("Zij riep:”", "Kom hier!"),
        ("Zij lachte –", "“niet hard”."),
    ],
)
def test_a_sentence_that_was_cut_goes_on(cut: tuple[str, str]) -> None:
    assert inside(*cut) == [1]


@pytest.mark.parametrize(
    "whole",
    [
        ("Zij lachte.", "Hij niet."),
        ("Hoofdstuk 2", "Het vertrek"),
        ("Ja!", "1943 was het."),
        ("Zij lachte.", "’t Was donker."),
    ],
)
def test_whole_sentences_do_not(whole: tuple[str, str]) -> None:
    assert inside(*whole) == []


def test_what_every_line_does_says_nothing() -> None:
    verse = ("de zon zonk,", "de maan klom,", "een uil riep,", "het bos zweeg.")
    assert not continuations(verse).any()


def test_a_text_that_is_empty_or_ends_open_has_no_boundary_inside() -> None:
    assert not continuations(()).any()
    assert not continuations(("Zij zei:",)).any()


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (("Ja hoor.", "* * *", "^J*S", "– – 4 . –"), [0, 0, 1, 1, 1]),
        (("Ja.", "In 1943, 1944 en 1945.", "XVII", "12.", "“O!”, zei zij."), [0] * 6),
        ((), [0]),
    ],
)
def test_scraps_have_hardly_a_letter(sentences: Sequence[str], expected: list[int]) -> None:
    assert scraps(sentences).tolist() == expected
