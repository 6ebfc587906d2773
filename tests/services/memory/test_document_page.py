"""What is told of a document, in words."""

import pytest

from alignwb.core.checks.findings import FindingCounts
from alignwb.services.memory.document_page import findings_in_words, in_hours


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (4, "1 min"),
        (59 * 60 + 29, "59 min"),
        (3600, "1 h"),
        (2 * 3600 + 33 * 60, "2 h 35 min"),
        (3 * 3600 + 58 * 60, "4 h"),
        (20 * 3600, "20 h"),
        (40.6 * 3600, "41 h"),
    ],
)
def test_times_are_no_more_exact_than_they_are_known(seconds: float, words: str) -> None:
    assert in_hours(seconds) == words


def test_findings_that_stop_come_first() -> None:
    assert findings_in_words(FindingCounts(3, 14)) == "3 stop, 14 mark"
    assert findings_in_words(FindingCounts(0, 1)) == "1 mark"
    assert findings_in_words(FindingCounts()) == "no findings"
    assert findings_in_words(None) == "not counted"
