"""What somebody has meant by a word that is none."""

import pytest

from alignwb.core.near_names import nearest_name

DOCUMENTS = ["brief-1921", "Brief-1912", "de-molen", "Reis"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("de-moeln", "de-molen"),
        ("RIES", "Reis"),
        ("brief1912", "Brief-1912"),
        ("brief-192", "brief-1921"),
        ("xyz", None),
        ("", None),
        ("molen " * 5_000, None),
    ],
)
def test_the_nearest_name_is_found_whatever_its_capitals(word: str, meant: str | None) -> None:
    assert nearest_name(word, DOCUMENTS) == meant
