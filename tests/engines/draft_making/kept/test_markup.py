"""Tags, emphasis, pictographs and labels."""

import pytest

from alignwb.engines.draft_making.kept.markup import (
    emphasis_spans,
    label_span,
    link_spans,
    sign_spans,
    tag_spans,
)
from alignwb.engines.draft_making.kept.spans import ReadAs


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("c) de tuin", "c)"),
        ("(12) de tuin", "(12)"),
        ("3. De tuin", "3."),
        ("• – de tuin", "• –"),
        ("> 2. de tuin", "> 2."),
        ("## De tuin", "##"),
        ("[!WARNING] De tuin", "[!WARNING]"),
        (":::tip De tuin", ":::tip"),
    ],
)
def test_the_label_of_an_item_is_found(text: str, label: str) -> None:
    span = label_span(text)
    assert span is not None
    assert span.wording == label


@pytest.mark.parametrize(
    "text", ["De tuin", "H. de Wit ging weg.", "1917 was koud", "A", "-5 graden"]
)
def test_a_sentence_has_no_label(text: str) -> None:
    assert label_span(text) is None


def test_tags_open_and_close_or_stand_for_themselves() -> None:
    spans = list(tag_spans("<p>Een <b>oude</b> muur <x/> valt<br>.</p>"))
    assert [(span.wording, span.reading) for span in spans] == [
        ("<p>", ReadAs.OPENING),
        ("<b>", ReadAs.OPENING),
        ("</b>", ReadAs.CLOSING),
        ("<x/>", ReadAs.WORD),
        ("<br>", ReadAs.NOTHING),
        ("</p>", ReadAs.CLOSING),
    ]


def test_emphasis_and_links_go_round_words_and_not_into_them() -> None:
    found = sorted(emphasis_spans("**Een _oude_ muur** met 2*3*4, a_b_c en * los"))
    assert [span.wording for span in found] == ["**", "_", "_", "**"]
    assert [span.wording for span in link_spans("Zie [de muur](https://m.nl/a_(b)).")] == [
        "[",
        "](https://m.nl/a_(b))",
    ]


def test_pictographs_are_whole_and_signs_stand_alone() -> None:
    found = sorted(sign_spans("Ja 👨‍👩‍👦 nee 🇧🇪, ✔️ a = b & c… d/e"))
    assert [span.wording for span in found] == ["👨‍👩‍👦", "🇧🇪", "✔️", "=", "&"]
