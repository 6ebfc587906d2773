"""Changes to a text are made all at once."""

from alignwb.engines.draft_making.fidelity.replacements import (
    Rewritten,
    TextReplacement,
    apply_replacements,
)


def test_changes_at_one_place_keep_their_order_and_overlaps_are_left_out() -> None:
    changes = [TextReplacement(3, 3, "1"), TextReplacement(0, 2, "x"), TextReplacement(3, 3, "2")]
    assert apply_replacements("abcd", changes) == "xc12d"
    assert (
        apply_replacements("abcd", [TextReplacement(0, 3, "x"), TextReplacement(2, 4, "y")]) == "xd"
    )


def test_an_insertion_into_replaced_characters_comes_after_them() -> None:
    changes = [TextReplacement(1, 4, "XY"), TextReplacement(2, 2, "[^1]")]
    assert apply_replacements("abcde", changes) == "aXY[^1]e"


def test_offsets_are_known_after_replacements() -> None:
    rewritten = Rewritten("abcdef", [TextReplacement(4, 4, "!!"), TextReplacement(1, 3, "")])
    assert rewritten.text == "ad!!ef"
    assert [rewritten.offset(old) for old in range(7)] == [0, 1, 1, 1, 2, 5, 6]
