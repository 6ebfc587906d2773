"""When a translation leaves the text of its place as it is."""

import pytest

from alignwb.formats.documents.code_numbers import is_same


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        ("Kamer 12 is vrij.", " Kamer  12\nis vrij. ", True),
        ("Kamer 12 is vrij.", "Kamer\u00a012 is vrij.", False),
        ("Kamer\u00a012 is vrij.", "Kamer\u202f12 is vrij.", False),
        ("Een. Twee.", "Een. \u00a0Twee.", True),
        ("Een. Twee.", "Een.\u2028Twee.", True),
        ("Een.", "\u00a0Een.\u00a0", True),
    ],
)
def test_only_white_space_that_parts_words_may_differ(text: str, other: str, same: bool) -> None:
    assert is_same(text, other) is is_same(other, text) is same
