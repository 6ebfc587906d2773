import pytest

from alignwb.core.languages.english.derived_words import is_derived

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
