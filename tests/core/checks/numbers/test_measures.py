"""Amounts that are given in another unit, and fractions of one."""

import pytest
from support.checked import found_by

from alignwb.core.checks.findings import Weight
from alignwb.core.checks.number_check import check_numbers


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("binnen 21 dagen", "within three weeks"),
        ("binnen drie weken", "within 21 days"),
        ("binnen zeven dagen", "within a week"),
        ("binnen een week", "within 7 days"),
        ("binnen 72 uur", "within three days"),
        ("24 uur bereikbaar", "available around the clock"),
        ("om de 14 dagen", "every fortnight"),
        ("om de twee weken", "every fortnight"),
        ("een proef van 24 maanden", "a trial of two years"),
        ("na 12 maanden", "after a year"),
        ("drie ons gehakt", "300 grams of mince"),
        ("een pond kaas", "500 g of cheese"),
        ("een pond kaas", "half a kilo of cheese"),
        ("anderhalf pond druiven", "750 grams of grapes"),
        ("2000 meter verder", "two kilometres on"),
        ("op 1,5 meter", "a metre and a half away"),
        ("1/4 van de leden", "a quarter of the members"),
        ("1/4 van de leden", "25% of the members"),
        ("een kwart van de leden", "twenty-five per cent of the members"),
        ("1 1/2 liter", "one and a half litres"),
        ("van 1/3 tot 3/4", "from 1/3 to 3/4"),
        ("op 1/3 en op 1/4", "on 1 March and 1 April"),
    ],
)
def test_an_amount_in_another_unit_is_the_same(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("binnen 21 dagen", "within four weeks"),
        ("binnen 21 dagen", "within three days"),
        ("binnen 72 uur", "within two days"),
        ("24 uur bereikbaar", "available 12 hours a day"),
        ("na 18 maanden", "after a year"),
        ("drie ons gehakt", "30 grams of mince"),
        ("1/4 van de leden", "a third of the members"),
        ("2000 meter verder", "twenty kilometres on"),
    ],
)
def test_another_amount_stops(source: str, target: str) -> None:
    findings = found_by(check_numbers, source, target)
    assert [each.weight for each in findings][:1] == [Weight.STOPS]
