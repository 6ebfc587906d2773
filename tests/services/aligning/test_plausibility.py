"""What is said of two texts that cannot be what they are said to be."""

import pytest
from support.aligned_texts import DUTCH, ENGLISH

from alignwb.core.bitext.bitext import Kind
from alignwb.core.languages.identification import likely_language
from alignwb.services.aligning.plausibility import Doubt, doubts_about, doubts_after
from alignwb.services.aligning.side_text import SideParagraph, SideText

GERMAN = (
    "Die alte Mühle am Fluss stand schon seit drei Jahren still, und niemand im Dorf wusste, wem"
    " sie gehörte. Eines Morgens hörten die Kinder ihre Flügel wieder knarren. Der Bürgermeister"
    " ging selbst nachsehen, weil er dem Gendarmen nicht traute."
)


def side(name: str, paragraphs: tuple[tuple[str, ...], ...]) -> SideText:
    return SideText(
        name,
        name,
        tuple(
            SideParagraph(f"p{number}", Kind.PARAGRAPH, sentences)
            for number, sentences in enumerate(paragraphs, 1)
        ),
    )


MOLEN, MILL = side("molen", DUTCH), side("mill", ENGLISH)


def doubts(source: SideText, target: SideText) -> tuple[Doubt, ...]:
    return doubts_about(source, target, "nl", "en")


def test_a_text_and_its_translation_raise_no_doubts() -> None:
    assert doubts(MOLEN, MILL) == ()


def test_swapped_texts_are_to_be_swapped() -> None:
    [doubt] = doubts(MILL, MOLEN)
    assert doubt.is_mistake
    assert doubt.text == "mill is English and molen is Dutch"
    assert "Swap them" in doubt.hint


@pytest.mark.parametrize("second", [MOLEN, side("copy", DUTCH), side("part", DUTCH[1:])])
def test_the_same_text_twice_is_a_mistake(second: SideText) -> None:
    [doubt] = doubts(MOLEN, second)
    assert doubt.is_mistake
    assert "the same text" in doubt.text


def test_a_side_in_the_other_language_is_a_mistake() -> None:
    other = tuple(tuple(each.upper() for each in sentences) for sentences in DUTCH)
    [doubt] = doubts(MOLEN, side("other", other))
    assert doubt.is_mistake
    assert doubt.text == "other is Dutch, not English"


def test_a_side_in_neither_language_is_doubted() -> None:
    [doubt] = doubts(side("mühle", ((GERMAN,),)), MILL)
    assert not doubt.is_mistake
    assert "mühle does not look Dutch" in doubt.text


def test_other_languages_are_not_judged() -> None:
    assert doubts_about(side("mühle", ((GERMAN,),)), MILL, "de", "en") == ()
    assert doubts_about(MOLEN, MILL, "nl-BE", "en-GB") == ()


def test_a_few_words_are_no_evidence_of_a_language() -> None:
    assert likely_language(["Amsterdam, Den Haag, Rotterdam."]) is None
    assert likely_language([" ".join(["Lenin, Kropotkin en de the"] * 20)]) is None
    assert likely_language(["1921"] * 100) is None


def test_very_uneven_lengths_are_told_with_figures() -> None:
    long = side(
        "long", (tuple(f"Then came number {n}, and with it the rain." for n in range(500)),)
    )
    [doubt] = doubts(MOLEN, long)
    assert not doubt.is_mistake
    assert doubt.text.startswith("molen has 10 sentences, long has 500 sentences")


@pytest.mark.parametrize(
    ("paired_share", "closeness", "is_doubted"),
    [(1.0, 0.75, False), (1.0, 0.2, True), (0.3, 0.75, True), (1.0, None, False), (0.0, 0.0, True)],
)
def test_what_hardly_pairs_is_hardly_a_translation(
    paired_share: float, closeness: float | None, *, is_doubted: bool
) -> None:
    found = doubts_after(MOLEN, MILL, paired_share, closeness)
    assert bool(found) == is_doubted
    assert all("may not be translations of each other" in each.text for each in found)
