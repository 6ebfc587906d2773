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
        ("14 mrt. 1990", "14 March 1990"),
        ("14 maart 1990", "Mar. 14, 1990"),
        ("9 sept. 2004", "9 September 2004"),
        ("9 september 2004", "Sept. 9, 2004"),
        ("van 7 febr. t/m 3 okt.", "from 7 February to 3 October"),
        ("van november tot april", "Nov–Apr"),
        ("7 October 1871", "7 October 1871"),
        ("op 12 juli", "on 12 july"),
        ("Wij marcheren mee.", "We join the Great March."),
        ("Op tweede paasdag", "On Easter Monday"),
        ("Op eerste pinksterdag", "On Whit Sunday"),
        ("Aswoensdag en Palmzondag", "Ash Wednesday and Palm Sunday"),
        ("Op Prinsjesdag", "On the third Tuesday in September"),
        ("Op zaterdag en zondag dicht", "Closed at weekends"),
        ("In het weekend dicht", "Closed on Saturdays and Sundays"),
        ("Op werkdagen", "From Monday to Friday"),
        ("Van maandag tot en met vrijdag", "On weekdays"),
        ("ma t/m do 9.00 uur", "Monday to Thursday, 9 a.m."),
        ("Van maandag tot donderdag", "Mon–Thurs"),
        ("di 4 mei", "Tuesday 4 May"),
        ("Het blad heet Saturday Post.", "The paper is called the Saturday Post."),
        ("Dat zei June.", "June said so."),
        ("Zij zag Woensdag gehaktdag.", "She watched Woensdag gehaktdag."),
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
        ("14 mrt. 1990", "14 May 1990"),
        ("9 september 2004", "Dec. 9, 2004"),
        ("Op tweede paasdag", "On Easter Tuesday"),
        ("Aswoensdag", "Ash Thursday"),
        ("Op zaterdag dicht", "Closed on Sundays"),
        ("ma t/m do 9.00 uur", "Monday to Friday, 9 a.m."),
        ("In het weekend dicht", "Closed on Mondays"),
        ("zij kwam op zondag", "she came on zondag"),
    ],
)
def test_another_month_stops(source: str, target: str) -> None:
    findings = found_by(check_numbers, source, target)
    assert [each.weight for each in findings][:1] == [Weight.STOPS]
