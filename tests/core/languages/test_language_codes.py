import pytest

from alignwb.core.languages.language_codes import (
    base_language,
    is_known_language,
    is_language,
    languages_listed,
)


@pytest.mark.parametrize(
    ("stated", "base"),
    [
        ("NL", "nl"),
        ("dut", "nl"),
        ("NLD-BE", "nl"),
        ("nl_BE.UTF-8", "nl"),
        ("x-nl", "nl"),
        (" Nederlands (België)", "nl"),
        ("Flemish", "nl"),
        ("eng-US", "en"),
        ("English (United Kingdom)", "en"),
        ("ger", "de"),
        ("français", "fr"),
        ("tlh-Latn", "tlh"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_whatever_a_file_says_its_language_has_one_code(stated: str, base: str) -> None:
    assert base_language(stated) == base


def test_a_region_keeps_no_two_apart_and_other_languages_stay_other() -> None:
    assert is_language("en_AU", "en-GB")
    assert not is_language("nds-NL", "nl")
    assert not is_language("", "nl")


def test_a_message_lists_languages_as_the_file_has_them() -> None:
    assert languages_listed(["DE-at", "fr", "DE-at", ""]) == "DE-at, fr"
    assert languages_listed([]) == "none"


@pytest.mark.parametrize(
    ("code", "is_known"),
    [("nl", True), ("mt", True), ("hsb", True), ("klinkklaar", False), ("", False)],
)
def test_what_may_be_the_code_of_a_language(code: str, is_known: bool) -> None:
    assert is_known_language(code) is is_known
