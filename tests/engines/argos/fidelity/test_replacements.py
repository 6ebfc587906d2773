"""Changes to a text are made all at once."""

from alignwb.engines.argos.fidelity.replacements import TextReplacement, apply_replacements


def test_changes_at_one_place_keep_their_order_and_overlaps_are_left_out() -> None:
    changes = [TextReplacement(3, 3, "1"), TextReplacement(0, 2, "x"), TextReplacement(3, 3, "2")]
    assert apply_replacements("abcd", changes) == "xc12d"
    assert (
        apply_replacements("abcd", [TextReplacement(0, 3, "x"), TextReplacement(2, 4, "y")]) == "xd"
    )
