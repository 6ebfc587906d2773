import pytest

from alignwb.core.languages.english.derived_words import is_derived
from alignwb.engines.spelling.english_words import shipped_words

_KNOWN = frozenset("count happy house farm read modern radical bureau bureaucracy run".split())


@pytest.mark.parametrize(
    "word",
    ["uncounted", "happiness", "farmhouse", "readers", "modernisation", "radicalism", "running",
     "rereading", "countable", "happily"],
)  # fmt: skip
def test_derived_words_are_known(word: str) -> None:
    assert is_derived(word, _KNOWN)


@pytest.mark.parametrize("word", ["cuont", "hapyp", "redaer", "x" * 60, "", "ëë"])
def test_other_words_are_not(word: str) -> None:
    assert not is_derived(word, _KNOWN)


_SHIPPED = shipped_words()


@pytest.mark.parametrize(
    "word",
    ["profitted", "robedd", "unhapy", "cheerfuly", "admited", "copyed", "hopeing",
     "easyly", "servicable", "swimer", "planerr", "quikly", "ownd", "lettters",
     "rebeled", "carefuly", "usualy", "dayly"],
)  # fmt: skip
def test_slips_are_no_derived_words(word: str) -> None:
    assert word not in _SHIPPED
    assert not is_derived(word, _SHIPPED)


@pytest.mark.parametrize(
    "word",
    ["collectivised", "puppyish", "unladylike", "farmhouses", "rustproofing",
     "unionisation", "postrevolutionary", "bootmaker", "streamlets", "yodelled"],
)  # fmt: skip
def test_words_that_no_list_has_are_derived_from_those_it_has(word: str) -> None:
    assert word in _SHIPPED or is_derived(word, _SHIPPED)
