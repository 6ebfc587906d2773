"""Whatever a model says, a draft has each kept span once."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.markers import labels
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.english.english import English
from alignwb.core.terms.rendering import Renderings
from alignwb.engines.draft_making.draft_assembly import assemble
from alignwb.engines.draft_making.draft_requests import open_request
from alignwb.engines.draft_making.restoring import restore, style_of
from alignwb.engines.lexicon.draft_words import shipped_draft_words

_RENDERINGS = Renderings(English())
_WORDS = shipped_draft_words()
SOURCES = [
    "De molen {x} draait <b>hard</b> voor € 7,50.[^3]",
    "- Zie https://m.nl/a_b en `code`, of 🐮 in deel IV!",
    "**HARD** geroepen: мир aan @ik en %s[^1] van A.B. Smit.",
    "DE MOLEN VAN {x} IS OUD 🐮",
    "✓ {x}",
]
KEPT = [
    ["{x}", "<b>", "</b>", "€7.50"],
    ["https://m.nl/a_b", "`code`", "🐮", "IV"],
    ["мир", "@ik", "%s", "A.B. Smit", "**"],
    ["{x}", "🐮"],
    ["✓", "{x}"],
]


def _said(source: str, words: list[str], weights: list[int]) -> str:
    """The draft if the model says these words with that attention."""
    style = style_of([source])
    opened = open_request(0, DraftRequest(source), style, str.split, 50, 100)
    for part in opened.parts:
        if part.source is not None:
            tokens = [f"▁{word}" for word in words]
            width = len(part.source.tokens) + 1
            attention = [
                [float(column == weights[row % len(weights)] % width) for column in range(width)]
                for row in range(len(tokens))
            ]
            raw = " ".join(words)
            part.hypotheses = (
                restore(part.source, raw, tokens, attention, -1.0, style, _RENDERINGS, _WORDS),
            )
    return assemble(opened)[0].text


@pytest.mark.parametrize(("source", "kept"), list(zip(SOURCES, KEPT, strict=True)))
@given(
    words=st.lists(
        st.sampled_from(
            "the mill Oxford Berlin BBC 385 438 turns, an a “hard” said: 44th London. ’s".split()
        ),
        max_size=10,
    ),
    weights=st.lists(st.integers(0, 9), min_size=1, max_size=10),
)
def test_each_span_comes_out_once_whatever_the_model_says(
    source: str, kept: list[str], words: list[str], weights: list[int]
) -> None:
    text = _said(source, words, weights)
    for span in kept:
        assert text.count(span) == source.count(span if span in source else "€ 7,50"), text
    assert sorted(labels(text)) == sorted(labels(source))
    positions = [match.start() for match in re.finditer("</?b>", text)]
    assert [text[at : at + 2] for at in positions] in ([], ["<b", "</"])


def test_a_stand_in_that_the_model_bends_is_put_right() -> None:
    said = _said("Zie {x} hier.", ["See", "Oxforded", "here."], [0, 1, 2])
    assert said == "See {x} here."


def test_a_stand_in_that_is_left_out_comes_after_the_word_before_it() -> None:
    assert (
        _said("De man {x} slaapt.", ["The", "man", "sleeps."], [0, 1, 3]) == "The man {x} sleeps."
    )


def test_a_stand_in_said_twice_is_there_once() -> None:
    assert (
        _said("Zie {x} hier.", ["See", "Oxford", "on", "Oxford."], [0, 1, 2, 2]).count("{x}") == 1
    )


def test_tags_go_round_the_words_that_came_from_theirs() -> None:
    said = _said(
        "Een <i>rode auto</i> rijdt.", ["There", "drives", "a", "red", "car."], [3, 3, 0, 1, 2]
    )
    assert said == "There drives a <i>red car</i>."


def test_the_article_follows_what_stands_for_a_stand_in() -> None:
    assert _said("Een `uur` hier.", ["A", "Oxford", "here."], [0, 1, 2]) == "A `uur` here."
    assert _said("Een 8½ hier.", ["A", "385", "here."], [0, 1, 2]) == "An 8½ here."
