"""Dates with a month in figures or in words."""

import pytest
from support.checked import found_by

from alignwb.core.checks.findings import Weight
from alignwb.core.checks.number_check import check_numbers


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("op 9-6-1790", "on 9 June 1790"),
        ("op 9.6.1790", "on 9 June 1790"),
        ("op 9 juni 1790", "on 6/9/1790"),
        ("op 9 juni 1790", "on 1790-06-09"),
        ("op 9/6", "on 9 June"),
        ("van 2-4 mei 1790", "from 2–4 May 1790"),
        ("Dat mag niet.", "That may not be so, May said."),
    ],
)
def test_a_date_written_in_another_way_is_the_same(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("op 4 april 1790", "on 4 May 1790"),
        ("op 8 augustus", "on May 8"),
        ("in april 1790", "in May 1790"),
        ("op 9-6-1790", "on 9 July 1790"),
        ("van 4-6 april 1790", "from 4–6 May 1790"),
    ],
)
def test_another_month_stops(source: str, target: str) -> None:
    findings = found_by(check_numbers, source, target)
    assert [each.weight for each in findings][:1] == [Weight.STOPS]
