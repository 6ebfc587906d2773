"""Tokens are found in their text."""

from alignwb.engines.draft_making.fidelity.attention import (
    AttentionLinks,
    TokenisedText,
    surface_spans,
)


def test_tokens_are_found_in_a_text_that_was_tidied() -> None:
    text = "Il’ich went… away"
    spans = surface_spans(text, ["▁Il", "<0xE2>", "ich", "▁went", "...", "▁a", "way"])
    assert [text[start:end] for start, end in spans] == ["Il", "", "ich", "went", "", "a", "way"]
    spans = surface_spans("it's so", ["it", "&apos;s", "s@@", "o"])
    assert ["it's so"[start:end] for start, end in spans] == ["it", "'s", "s", "o"]


def test_a_word_is_cut_where_something_stands_in_it() -> None:
    source = TokenisedText("de NAVO-top van nu", ["▁de", "▁NA", "VO", "-", "top", "▁van", "▁nu"])
    target = TokenisedText("the NATO-meeting now", ["▁the", "▁NATO", "-", "meet", "ing", "▁now"])
    rows = [
        [0.9, 0.1, 0.0, 0.0, 0.0, 0.0, 0.0],
        [0.0, 0.6, 0.3, 0.1, 0.0, 0.0, 0.0],
        [0.0, 0.0, 0.1, 0.9, 0.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.1, 0.9, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 0.1, 0.9],
    ]
    links = AttentionLinks(source, target, rows)
    assert links.with_source_cut([0, 3, 11]) is links

    cut = links.with_source_cut([3, 7])

    assert [word.text for word in cut.source_words] == ["de", "NAVO", "top", "van", "nu"]
    assert [word.text for word in cut.target_words] == ["the", "NATO", "meeting", "now"]
    assert [cut.target_of(index) for index in (0, 1, 2, 4)] == [0, 1, 2, 3]
