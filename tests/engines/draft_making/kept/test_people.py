"""Names of persons told by their shape."""

import pytest

from alignwb.engines.draft_making.kept.people import people_spans


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("C.P. van den Hout sprak met H. de Wit.", ["C.P. van den Hout", "H. de Wit"]),
        ("Piet van der Laan en M. Bakker-Smit", ["M. Bakker-Smit", "Piet van der Laan"]),
        (
            "Mevrouw A. Smit-van den Hout en W. ter Laan-de Vos",
            [
                "A. Smit-van den Hout",
                "W. ter Laan-de Vos",
            ],
        ),
        ("De K. de Wit-prijs", ["K. de Wit"]),
        ("Een brief van V.P. Nogin", ["V.P. Nogin"]),
        ("Een brief van L. Aleksejev", ["L. Alekseyev"]),
    ],
)
def test_names_with_initials_or_particles_are_kept(text: str, names: list[str]) -> None:
    assert [span.wording for span in people_spans(text, frozenset())] == names


@pytest.mark.parametrize(
    "text",
    [
        "De Universiteit van Leiden",
        "Vitamine C. Daarna kwam hij.",
        "Aanhangers von kop",
        "B. Iemands boek",
    ],
)
def test_other_names_and_genitives_are_left_to_the_model(text: str) -> None:
    assert list(people_spans(text, frozenset({"Iemand"}))) == []
