"""Tokens are found in their text."""

from alignwb.engines.draft_making.fidelity.attention import surface_spans


def test_tokens_are_found_in_a_text_that_was_tidied() -> None:
    text = "Il’ich went… away"
    spans = surface_spans(text, ["▁Il", "<0xE2>", "ich", "▁went", "...", "▁a", "way"])
    assert [text[start:end] for start, end in spans] == ["Il", "", "ich", "went", "", "a", "way"]
    spans = surface_spans("it's so", ["it", "&apos;s", "s@@", "o"])
    assert ["it's so"[start:end] for start, end in spans] == ["it", "'s", "s", "o"]
