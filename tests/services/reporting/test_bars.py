import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.services.reporting.bars import bar, sparkline


@pytest.mark.parametrize(
    ("share", "shown"),
    [(0, "    "), (0.5, "██  "), (1, "████"), (7, "████"), (-1, "    "), (0.28, "█▏  ")],
)
def test_a_bar_fills_its_share(share: float, shown: str) -> None:
    assert bar(share, 4) == shown


def test_a_line_rises_and_falls_with_its_values() -> None:
    assert sparkline([1, 8, 4.5], 10) == "▁█▅"
    assert sparkline([3, 3], 10) == "▄▄"
    assert sparkline([], 10) == ""
    assert sparkline([0, 2, 10, 12], 2) == "▁█"


@given(st.lists(st.floats(0, 100), min_size=1, max_size=200), st.integers(1, 50))
def test_a_line_has_as_many_columns_as_it_may(values: list[float], most: int) -> None:
    assert len(sparkline(values, most)) == min(most, len(values))
