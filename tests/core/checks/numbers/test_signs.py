"""Numbers below zero."""

import pytest
from support.checked import found_by, mended

from alignwb.core.checks.findings import Weight
from alignwb.core.checks.number_check import check_numbers


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Het was -8 °C.", "It was −8 °C."),
        ("Het was -8 °C.", "It was eight degrees below zero."),
        ("Het was acht graden onder nul.", "It was −8 °C."),
        ("Een winst van -3,5 procent", "A loss of 3.5 per cent"),
        ("blz. 14 -18", "pp. 14–18"),
        ("Zij zag er –7 keer zelfs– niets van.", "She saw nothing of it, 7 times even."),
        ("–7 keer!", "7 times!"),
        ("Het was min negen graden.", "It was minus nine degrees."),
        ("Het was min negen graden.", "It was nine degrees below zero."),
        ("min 9 °C", "−9 °C"),
        ("4 min 9 sec", "4 min 9 sec"),
        ("min 16 jaar", "aged 16 or over"),
        ("plus of min 4 procent", "give or take 4%"),
        ("plus-min 7 graden", "about 7 degrees"),
        ("Plus–min twaalf procent", "Some twelve per cent"),
        ("plus/min 25 procent", "approximately 25%"),
        ("plus min 3 °C", "about 3 °C"),
        ("plus / min 3 °C", "about 3 °C"),
        ("plus en min 3 °C", "about 3 °C"),
        ("plus minus 8 graden", "8 degrees or so"),
    ],
)
def test_a_number_below_zero_stays_below(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Het was -8 graden.", "It was 8 degrees."),
        ("Het was 8 graden.", "It was -8 degrees."),
        ("-8 °C in de nacht", "8 °C in the night"),
        ("het saldo (−20,5)", "the balance (20.5)"),
        ("Het was min negen graden.", "It was nine degrees."),
        ("min 9 °C", "9 °C"),
        ("tussen plus 3 en min 9 graden", "between 3 and 9 degrees"),
    ],
)
def test_a_lost_sign_stops(source: str, target: str) -> None:
    findings = found_by(check_numbers, source, target)
    assert [each.weight for each in findings][:1] == [Weight.STOPS]


def test_figures_below_zero_in_their_dutch_form_are_put_into_english() -> None:
    assert mended(check_numbers, "een saldo van -6.400", "a balance of -6.400").endswith("-6,400")
