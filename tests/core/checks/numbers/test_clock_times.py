"""Times of the day in both languages, in figures and in words."""

import pytest
from support.checked import found_by

from alignwb.core.checks.findings import Weight
from alignwb.core.checks.number_check import check_numbers


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Van 8.00 tot 16.00 uur dicht.", "Closed from 8 a.m. to 4 p.m."),
        ("Van 8.00 tot 16.00 uur dicht.", "Closed from 8 to 4 p.m."),
        ("Van 10 tot 18 uur dicht.", "Closed from ten to six."),
        ("Om 22.00 uur gaat het licht uit.", "The lights go out at 10 p.m."),
        ("Om 22 uur gaat het licht uit.", "The lights go out at ten."),
        ("Rond 12.00 uur kwam de post.", "The post came about noon."),
        ("Om 24.00 uur sloot men.", "They closed at midnight."),
        ("Om middernacht sloot men.", "They closed at 12."),
        ("Om 0.45 uur sloot men.", "They closed at 12.45 a.m."),
        ("De bus ging om kwart over elf.", "The bus left at 11.15."),
        ("De bus ging om kwart voor twee.", "The bus left at 1.45."),
        ("De bus ging om tien voor half acht.", "The bus left at 7:20."),
        ("De bus ging om vijf over half drie.", "The bus left at twenty-five to three."),
        ("Om tien voor vier ’s nachts", "At ten to four in the morning"),
        ("’s Avonds om acht uur", "At eight o’clock in the evening"),
        ("Om een uur aten wij.", "We ate at 1 p.m."),
        ("Het was half tien.", "It was half past nine."),
        ("Om half 8 begon het.", "It began at 7.30."),
        ("Zij dronk er drie ’s avonds.", "She drank three at night."),
        ("Een nacht van acht uur ’s nachts", "A night of eight hours"),
        ("drie voor twee gulden", "three for two guilders"),
        ("zeven tot acht schepen", "seven to eight ships"),
        ("Om half vier kwam zij met vier man.", "At half past three she came with four men."),
        ("Het was 16.15 uur.", "It was a quarter past four."),
    ],
)
def test_a_time_said_in_another_way_is_the_same(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Om kwart voor negen", "At a quarter past nine"),
        ("Om vijf over drie", "At five to three"),
        ("Het is tien voor een.", "It is ten past one."),
        ("Om 20.35 uur", "At 8:35 a.m."),
        ("Om 7 uur ’s ochtends", "At 7 p.m."),
        ("Om zeven uur ’s avonds", "At seven in the morning"),
        ("Om 23.00 uur", "At 10 p.m."),
        ("Om 17 uur", "At 6 p.m."),
        ("Om half vijf", "At half five"),
        ("Om tien over zes", "At 6.20"),
        ("Om 10.45 uur", "At a quarter to ten"),
    ],
)
def test_another_time_stops(source: str, target: str) -> None:
    findings = found_by(check_numbers, source, target)
    assert [each.weight for each in findings][:1] == [Weight.STOPS]
