"""A draft begins and ends as its source does."""

import pytest

from alignwb.engines.draft_making.fidelity.sentence_edges import take_over_edges


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Brandende liefde", "Burning love.", "Burning love"),
        ("Hij zei mij eens:", "He once told me,", "He once told me:"),
        ("Wat nu?", "What now.", "What now?"),
        ("een andere zaak…’", "another matter.", "another matter…’"),
        ("‘Kom", "Come", "‘Come"),
        ("‘Kom", '"Come', "‘Come"),
        ("- Dat geeft niet.", "That is nothing.", "- That is nothing."),
        ("(Hij lachte.)", "(He laughed.)", "(He laughed.)"),
        ("vulgariteit’ had,", "vulgarity had", "vulgarity had,"),
    ],
)
def test_a_draft_begins_and_ends_as_its_source(source: str, target: str, expected: str) -> None:
    assert take_over_edges(source, target)[0] == expected
