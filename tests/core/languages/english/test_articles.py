"""`a` and `an` follow the sound."""

import pytest

from alignwb.core.languages.english.articles import article_before, with_articles


@pytest.mark.parametrize(
    ("word", "article", "expected"),
    [
        ("affair", "a", "an"),
        ("party", "an", "a"),
        ("union", "an", "a"),
        ("uninvited guest", "a", "an"),
        ("honour", "A", "An"),
        ("European", "an", "a"),
        ("émigré", "a", "an"),
        ("RSDLP", "a", "an"),
        ("hourly", "a", "an"),
        ("honest", "a", "an"),
        ("heiress", "a", "an"),
        ("hotel", "an", "a"),
        ("university", "an", "a"),
        ("unanimous", "an", "a"),
        ("Ukrainian", "an", "a"),
        ("unidentified", "a", "an"),
        ("umbrella", "a", "an"),
        ("one-eyed", "an", "a"),
        ("MP", "a", "an"),
        ("UNESCO", "an", "a"),
        ("NATO", "an", "a"),
        ("EU", "a", "an"),
        ("X-ray", "a", "an"),
        ("U-turn", "an", "a"),
        ("8th", "a", "an"),
        ("18", "a", "an"),
        ("180", "an", "a"),
        ("11,000", "a", "an"),
        ("HONEST", "A", "An"),
        ("HONEST", "AN", "AN"),
    ],
)
def test_the_article_is_as_the_word_sounds(word: str, article: str, expected: str) -> None:
    assert article_before(word, article) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A honest man had a idea.", "An honest man had an idea."),
        (
            "It is an **union** of a “eagle” and an <b>horse</b>.",
            "It is a **union** of an “eagle” and a <b>horse</b>.",
        ),
        ("Vitamin A is plan a in class A of it.", "Vitamin A is plan a in class A of it."),
        ("Click <a href='x'>here</a> or a) open it.", "Click <a href='x'>here</a> or a) open it."),
        ("a Xanadu and an Oxford", "an egg.txt and a /home"),
    ],
)
def test_articles_change_and_nothing_else_does(text: str, expected: str) -> None:
    stand_ins = {"Xanadu": "egg.txt", "Oxford": "horse.txt"}
    said = with_articles(text, stand_ins)
    if "Xanadu" in text:
        assert said == "an Xanadu and a Oxford"
    else:
        assert said == expected
