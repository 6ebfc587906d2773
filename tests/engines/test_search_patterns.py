import pytest

from alignwb.engines.search_patterns import search_pattern
from alignwb.errors import EngineError


def test_a_pattern_has_its_places() -> None:
    assert list(search_pattern(r"\b(sch|sk)ip").spans("skip, schip, ship")) == [(0, 4), (6, 11)]


def test_what_is_no_pattern_is_told() -> None:
    with pytest.raises(ValueError, match="missing"):
        search_pattern("(schip")


def test_a_search_that_would_not_end_is_stopped() -> None:
    with pytest.raises(EngineError, match="too long"):
        list(search_pattern(r"(x+x+)+y").spans("x" * 5000))
