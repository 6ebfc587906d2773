"""Halves, quarters and other fractions, and large numbers said in two words."""

import pytest
from support.checked import found_by

from alignwb.core.checks.findings import Weight
from alignwb.core.checks.number_check import check_numbers


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("anderhalf miljoen gulden", "1.5 million guilders"),
        ("anderhalve meter", "one and a half metres"),
        ("vierenhalf miljoen", "4.5 million"),
        ("zes en een halve mijl", "6.5 miles"),
        ("zes en een half", "six and a half"),
        ("een halve liter", "0.5 litres"),
        ("vijfenhalf uur", "5.5 hours"),
        ("4,5 uur", "four hours and a half"),
        ("7½ mijl", "7.5 miles"),
        ("7½ mijl", "seven and a half miles"),
        ("de helft van de stemmen", "50% of the votes"),
        ("driekwart van de stemmen", "75 per cent of the votes"),
        ("75 procent van de stemmen", "three quarters of the votes"),
        ("twee derde van de stemmen", "67 per cent of the votes"),
        ("een vijfde van de stemmen", "20% of the votes"),
        ("20 tot 30 duizend man", "20,000 to 30,000 men"),
        ("twaalf- tot veertienduizend man", "12,000 to 14,000 men"),
        ("vier à vijf miljoen", "4–5 million"),
        ("6 ton", "600,000"),
        ("een ton", "100,000"),
        ("een half miljoen", "500,000"),
        ("500.000 gulden", "half a million guilders"),
        ("anderhalf uur", "90 minutes"),
        ("anderhalf uur", "an hour and a half"),
        ("anderhalf jaar", "18 months"),
        ("150 jaar", "a century and a half"),
        ("drie kwartier", "45 minutes"),
        ("zes eieren", "half a dozen eggs"),
    ],
)
def test_a_fraction_said_in_another_way_is_the_same(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("anderhalf miljoen gulden", "2.5 million guilders"),
        ("zes en een half uur", "seven and a half hours"),
        ("vierenhalf uur", "3.5 hours"),
        ("driekwart van de stemmen", "25 per cent of the votes"),
        ("20 tot 30 duizend man", "20,000 to 31,000 men"),
        ("6 ton", "60,000"),
        ("7½ mijl", "8.5 miles"),
    ],
)
def test_another_fraction_stops(source: str, target: str) -> None:
    findings = found_by(check_numbers, source, target)
    assert [each.weight for each in findings][:1] == [Weight.STOPS]
