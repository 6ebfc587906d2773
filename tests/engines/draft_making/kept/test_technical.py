"""Addresses, codes and other scripts are told from words."""

import pytest

from alignwb.engines.draft_making.kept.technical import technical_spans


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kijk op https://boerderij.nl/a?b=1&c=2, of niet.", ["https://boerderij.nl/a?b=1&c=2"]),
        ("(http://x.org/y_(z))", ["http://x.org/y_(z)"]),
        ("Ga naar www.veer.nl.", ["www.veer.nl"]),
        ("Mail pont+1@veer-dienst.be!", ["pont+1@veer-dienst.be"]),
        (
            "De site veer.nl/tijden is van @veer_man en #Zeeland.",
            ["veer.nl/tijden", "@veer_man", "#Zeeland"],
        ),
        (r"Zet het in D:\werk\oud of /verhaal/deel/.", [r"D:\werk\oud", "/verhaal/deel/"]),
        ("Open ./run.sh, ~/a of lijst-2.xlsx.", ["./run.sh", "~/a", "lijst-2.xlsx"]),
        (
            "Hallo {klant}, {{ stad }} en ${X}: %d van %(n)s [[y]]",
            ["{klant}", "{{ stad }}", "${X}", "%d", "%(n)s", "[[y]]"],
        ),
        ("Roep `a = b()` of mijn_lijst aan, dan Ctrl+C.", ["`a = b()`", "mijn_lijst", "Ctrl+C"]),
        ("Het woord мир en θεός zijn oud, 北京 ook.", ["мир", "θεός", "北京"]),
        ("Zo: [ˈhœys].", ["[ˈhœys]"]),
        ("Versie v1.2.3 bevat CO2.", ["v1.2.3", "CO2"]),
        ("Van 10.4.200.1 naar 3.100.250.7.", ["10.4.200.1", "3.100.250.7"]),
    ],
)
def test_what_no_language_has_is_found(text: str, kept: list[str]) -> None:
    assert [span.wording for span in technical_spans(text)] == kept


@pytest.mark.parametrize(
    "text",
    [
        "Hij at a.u.b. niets, d.w.z. bijna niets.",
        "Koffie en/of thee (met melk), zei hij/zij.",
        "De ex-minister zag 50% van de 19e-eeuwse schepen om 12.30 uur.",
        "Dat kost 2.350,75 of 1.000.000 gulden.",
        "Er waren 3.400.000, of 56.700.000. En nu 8.900.100...",
        "Toen waren het er 12.345.678.",
        "A.J. Kuijt, crème brûlée en cafés — ‘s avonds’.",
        "Een zin.Nog een zin zonder spatie.",
    ],
)
def test_dutch_is_left_to_the_model(text: str) -> None:
    assert list(technical_spans(text)) == []
