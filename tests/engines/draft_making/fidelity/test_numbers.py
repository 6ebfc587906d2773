"""Numbers come through, in English form."""

import pytest
from support.linked_words import linked

from alignwb.core.languages.number_words import count_dutch_number_words, english_words_for
from alignwb.engines.draft_making.fidelity.numbers import check_numbers, dutch_numbers
from alignwb.engines.draft_making.fidelity.replacements import apply_replacements


def _numbers(source: str, target: str) -> tuple[str, int, int]:
    links = linked(source, target)
    check = check_numbers(source, dutch_numbers(source), target, links)
    return apply_replacements(target, check.changes), check.missing, check.invented


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("in 1917 brak", "in 1917 broke", ("in 1917 broke", 0, 0)),
        ("in 1917 brak", "in 1971 broke", ("in 1917 broke", 0, 0)),
        ("kost 2.350,75 gulden", "costs 2.350,75 guilders", ("costs 2,350.75 guilders", 0, 0)),
        ("kost 2.350,75 gulden", "costs 2,350.75 guilders", ("costs 2,350.75 guilders", 0, 0)),
        ("de 20.000 man", "the 20.000 men", ("the 20,000 men", 0, 0)),
        ("f 2.50 per stuk", "f 2.50 each piece", ("f 2.50 each piece", 0, 0)),
        ("om 19:30 uur", "at 19:30 hours", ("at 19:30 hours", 0, 0)),
        ("de 19e eeuw", "the 19e century", ("the 19th century", 0, 0)),
        ("de 1e en 2e en 11e", "the 1e and 2e and 11e", ("the 1st and 2nd and 11th", 0, 0)),
        ("er zijn 8 mannen", "there are eight men", ("there are eight men", 0, 0)),
        ("de negentiende eeuw", "the 19th century", ("the 19th century", 0, 0)),
        ("de mooie eeuw", "the 19th century", ("the 19th century", 0, 1)),
        ("tot 1905 toe", "to the end", ("to the end", 1, 0)),
        ("op 12 juni 1917", "on June 1917", ("on 12 June 1917", 0, 0)),
        ("op 12 juni 1917", "on June 12, 1917", ("on June 12, 1917", 0, 0)),
        ("periode 1910 – 1914", "period 1910 – 1914", ("period 1910 – 1914", 0, 0)),
        ("de 1e en 23e keer", "the 1th and 23th time", ("the 1st and 23rd time", 0, 0)),
        ("de 31e keer", "the 31 time", ("the 31st time", 0, 0)),
        ("op 3e maart", "on 3 March", ("on 3 March", 0, 0)),
        ("de 31ste keer", "the 31stest time", ("the 31st time", 0, 0)),
        ("de 12de en 3de", "the 12thde and 3rdes", ("the 12th and 3rd", 0, 0)),
        ("de 53ste man", "the 533est man", ("the 53rd man", 0, 0)),
        ("in de jaren 80", "in the 80s", ("in the 80s", 0, 0)),
        ("de 42ste man", "one day the man was 422th", ("one day the man was 42nd", 0, 0)),
        ("in 1905 en 1905", "in 1905 and there", ("in 1905 and there", 1, 0)),
    ],
)
def test_numbers_are_kept_or_put_right(
    source: str, target: str, expected: tuple[str, int, int]
) -> None:
    assert _numbers(source, target) == expected


def test_number_words() -> None:
    text = "een eerste twee drieëntwintig vijftigste driehonderd negentienhonderdvijf duizend huis"
    assert count_dutch_number_words(text) == 6
    assert english_words_for(23) == {"twenty-three", "twenty-third"}
    assert english_words_for(12) == {"twelve", "twelfth"}
    assert english_words_for(40) == {"forty", "fortieth"}
    assert english_words_for(1917) == frozenset()
