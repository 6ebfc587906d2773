"""Amounts, formulas and Roman numerals, in the wording of English."""

import pytest

from alignwb.engines.draft_making.kept.figures import figure_spans


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("Het kost € 1.250,40 of €7.", ["€1,250.40", "€7"]),
        ("Voor 30 € of £ 2,50 of US$ 9", ["€30", "£2.50", "US$9"]),
        ("Prijs: € 15,-.", ["€15"]),
        ("± 3 km, ~ 40 en ≥ 2.000", ["± 3 km", "~ 40", "≥ 2,000"]),
        ("1½ liter, ¾ pond en 12 m²", ["1½", "¾", "12 m²"]),
        ("Het was -3,5 °C.", ["-3.5 °C"]),
        ("van 4 à 5 dagen", ["4 to 5"]),
        ("Dus g(x) = 3x + 2 en 6 × 7 = 42.", ["g(x) = 3x + 2", "6 × 7 = 42"]),
        ("Karel VIII, deel IV en bladzijde xiv", ["VIII", "IV", "xiv"]),
        ("Hendrik V en hoofdstuk I", ["V", "I"]),
        ("In de XVIIe eeuw", ["17e"]),
        ("Op 1944-06-06 om 12.30 uur", ["1944-06-06"]),
        ("Bel +31 20 5551234 of § 9.", ["+31 20 5551234", "§ 9"]),
        ("Meng 750 g rijst, 1,2 kg vis en 35cl melk.", ["750 g", "1.2 kg", "35cl"]),
        ("Na 2.400 m, 6-8 km of 7–9\u00a0l", ["2,400 m", "6-8 km", "7–9\u00a0l"]),
        ("Na 3-4 u, 2,5-3,5 kg en 7.30-8.15 u", ["3-4 h", "2.5-3.5 kg", "7.30-8.15"]),
        ("Om 14.45 u, 3 u later, 80 km/u en 6 m/s", ["14.45", "3 h", "80 km/h", "6 m/s"]),
        ("Wacht 25 min. Of -4 dl: 6 mg/l", ["25 min", "-4 dl", "6 mg/l"]),
    ],
)
def test_figures_are_kept_in_english_form(text: str, wordings: list[str]) -> None:
    found = sorted(figure_spans(text))
    assert [span.wording for span in found] == wordings


@pytest.mark.parametrize(
    "text",
    [
        "Een CD en een DVD met MIX.",
        "Ik kocht vitamine C.",
        "Van 1917 tot 1921.",
        "De V van vrede.",
        "In 3 dagen",
        "Van 3 t/m 8, 6 m.b.t. 9 l.a., 7 min 2 en 4 g/dag.",
        "Dat wil ik in 2031 u wel zeggen, bij de 6 km-loop en de 3e g.",
    ],
)
def test_other_capitals_and_numbers_are_left_to_the_model(text: str) -> None:
    assert list(figure_spans(text)) == []
