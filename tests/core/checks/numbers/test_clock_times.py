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
        ("De zaal opent om 19u45.", "The hall opens at 7.45 p.m."),
        ("De zaal opent om 19u45.", "The hall opens at 19:45."),
        ("De zaal opent om 19u45.", "The hall opens at a quarter to eight in the evening."),
        ("Elke dag van 10u tot 17u.", "Every day from 10 a.m. to 5 p.m."),
        ("Elke dag van 10 u tot 17 u.", "Every day from 10:00 to 17:00."),
        ("Dagelijks 14-16u", "Daily 2–4 p.m."),
        ("Van 10 tot 12 en van 14 tot 18 uur", "From 10 to 12 and from 2 to 6 p.m."),
        ("Vertrek: 21h05.", "Departure: 9.05 p.m."),
        ("De rit duurde 3u25.", "The ride took three hours and twenty-five minutes."),
        ("Een vlucht van 14 uur", "A flight of fourteen hours"),
        ("Wij reden 18u door.", "We drove on for 18 hours."),
        ("Het was negen uur veertig.", "It was 9.40."),
        ("Om zes uur vijfendertig", "At 6.35"),
        ("Om halfnegen kwam hij.", "He came at half past eight."),
        ("Het was kwartier voor tienen.", "It was a quarter to ten."),
        ("Tegen zevenen ging zij.", "She left towards seven."),
        ("We vieren elk jaar feest.", "We celebrate every year."),
        ("Om 0.20 uur", "At twenty past midnight"),
        ("Om 23.50 uur", "At ten minutes to midnight"),
        ("Om 12.15 uur", "At a quarter past noon"),
        ("Zij won in 1.58.07.", "She won in 1:58:07."),
        ("Om 0u ging de poort dicht.", "The gate closed at midnight."),
        ("Om 0 uur ging de poort dicht.", "The gate closed at twelve midnight."),
        ("Van 0 tot 5 uur rijdt er niets.", "Nothing runs from midnight to 5 a.m."),
        ("De motor liep 0 uur.", "The engine ran for 0 hours."),
        ("Een cursus van 16 uur", "A sixteen-hour course"),
        ("Om 22 uur – twee uur te laat – kwam hij.", "At 10 – two hours late – he came."),
        ("Om 16 uur, een week lang", "At four, for one week"),
        ("Om 14 uur drie optredens", "Three performances at 2 p.m."),
        ("Om 19 uur 45 leerlingen op het toneel", "45 pupils on the stage at 7 p.m."),
        ("Om 19 uur 45 leerlingen op het toneel", "At 19:00, 45 pupils on the stage"),
        ("Opening om 17 uur 12 oktober", "Opening at 5 p.m., 12 October"),
        ("Vanaf 16 uur vijftien kraampjes", "From four o’clock fifteen stalls"),
        ("Om 19 uur 45 ging het doek op.", "The curtain rose at 7.45 p.m."),
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
        ("Om 19u45", "At 7.45 a.m."),
        ("Om 19u45", "At 9.45 p.m."),
        ("Om 19u45", "In the evening"),
        ("Om 12u30", "At half past midnight"),
        ("Van 10u tot 17u", "From 10 a.m. to 7 p.m."),
        ("Om 0.20 uur", "At twenty to midnight"),
        ("Om 12.00 uur", "At midnight"),
        ("Om 14 uur drie optredens", "Three performances at 3 p.m."),
        ("Om 0u ging de poort dicht.", "The gate closed at noon."),
        ("Om 0u45", "At a quarter to one in the afternoon"),
        ("Een cursus van 16 uur", "A 4-hour course"),
        ("Een rit van 18 uur", "A six-hour ride"),
        ("Zij sliep 13 uur.", "She slept for one hour."),
        ("Zij sliep 15 uur.", "She slept for three days."),
        ("Zij sliep 20 uur.", "She slept 8hrs."),
        ("Een werkweek van 16 tot 20 uur", "A week of 4 to 20 hours"),
        ("Om 19 uur 45 leerlingen op het toneel", "54 pupils on the stage at 7 p.m."),
        ("Om 19 uur 45 ging het doek op.", "The curtain rose at 7.15 p.m."),
    ],
)
def test_another_time_stops(source: str, target: str) -> None:
    findings = found_by(check_numbers, source, target)
    assert [each.weight for each in findings][:1] == [Weight.STOPS]
