"""Telephone numbers, and numbers whose thousands stand apart."""

import pytest
from support.checked import found_by

from alignwb.core.checks.findings import Weight
from alignwb.core.checks.number_check import check_numbers


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Bel 030-765 43 21.", "Call 030 765 4321."),
        ("Bel 030-7654321.", "Call +31 30 765 4321."),
        ("Bel (030) 765 43 21.", "Call +31 (0)30 765 43 21."),
        ("Bel 06-87654321.", "Call +31 6 8765 4321."),
        ("Bel 03 412 56 78.", "Call +32 3 412 56 78."),
        ("Bel 0486/65.43.21.", "Call 0486 65 43 21."),
        ("Bel 0031 30 765 43 21.", "Call +31 30 765 43 21."),
        ("Op 07-06-2018 om 9 uur", "At 9 a.m. on 7 June 2018"),
        ("ruim 3 400 000 inwoners", "more than 3,400,000 inhabitants"),
        ("3 400 000,75 euro", "€3,400,000.75"),
        ("12 600 man", "12,600 men"),
        ("in 2018 450 man", "in 2018, 450 men"),
    ],
)
def test_digits_in_other_groups_are_the_same(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "subject"),
    [
        ("Bel 030-765 43 21.", "Call 030 765 4312.", "030-765 43 21"),
        ("Bel 06-87654321.", "Call +31 6 87654331.", "06-87654321"),
        ("ruim 3 400 000 inwoners", "more than 4,300,000 inhabitants", "3 400 000"),
    ],
)
def test_another_number_stops_as_a_whole(source: str, target: str, subject: str) -> None:
    [finding] = found_by(check_numbers, source, target)
    assert (finding.weight, finding.subject) == (Weight.STOPS, subject)
