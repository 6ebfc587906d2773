"""Addresses are found without the stop behind them, and ordinary text is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.addresses import addresses_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(zie https://a.nl/b_(c)).", ["https://a.nl/b_(c)"]),
        ("Mail jan.jansen+x@post.example.org!", ["jan.jansen+x@post.example.org"]),
        ("www.dorp.be/x, dorp.nl.", ["www.dorp.be/x", "dorp.nl"]),
        ("\\\\server\\map\\stuk en C:/map/stuk.", ["\\\\server\\map\\stuk", "C:/map/stuk"]),
        (
            "./map/stuk.txt, map/stuk.csv; stuk.tar.gz",
            ["./map/stuk.txt", "map/stuk.csv", "stuk.tar.gz"],
        ),
        ("hij/zij, en/of, 3/4, 1/2/1920, km/u", []),
        ("einde.De man, d.w.z. A.J. en P.v.d.A. uit.In", []),
    ],
)
def test_addresses_are_found(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in addresses_in(text)] == expected


@given(st.text(alphabet="ab./\\@:-_~ wn()", max_size=60))
def test_addresses_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for start, stop in addresses_in(text):
        assert end <= start <= stop <= len(text)
        end = stop


@pytest.mark.parametrize("piece", ["a.", "a-", "a@", "/a", "a/", "\\a", "a:/", "www.", "a"])
def test_long_runs_take_no_time_that_grows_with_their_square(piece: str) -> None:
    """A pattern that tries every end from every start would take hours here."""
    addresses_in(piece * 100_000 + "@x.")
