import pytest

from alignwb.core.memory.bands import BANDS, band_of


@pytest.mark.parametrize(
    ("rate", "band"),
    [(100, "100"), (99, "95-99"), (95, "95-99"), (94, "85-94"), (84, "75-84"), (75, "75-84"),
     (74, "50-74"), (50, "50-74"), (49, "none"), (0, "none"), (None, "none")],
)  # fmt: skip
def test_every_rate_has_its_band(rate: int | None, band: str) -> None:
    assert band_of(rate) == band


def test_every_band_says_its_rates() -> None:
    for band in BANDS[:-1]:
        least, _, most = band.partition("-")
        assert band_of(int(least)) == band_of(int(most or least)) == band
