import pytest
from support.checked import found_by, mended

from alignwb.core.checks.findings import Weight
from alignwb.core.checks.number_check import check_numbers


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Op 3 mei 1809 vertrok hij.", "On 3 May 1809 he left."),
        ("De brief kostte 1.250,40 gulden.", "The letter cost 1,250.40 guilders."),
        ("In de achttiende eeuw", "In the 1700s"),
        ("In de jaren tachtig van de zestiende eeuw", "In the 1580s"),
        ("Beiden kwamen op zaterdag.", "Both came on Saturday."),
        ("Twee van hen", "A couple of them"),
        ("Hij nam haar in acht.", "He was careful of her."),
        ("Lodewijk XIV", "Louis the Fourteenth"),
        ("Zie noot 5.[^5]", "See note 5.[^5]"),
        ("Duizend angsten", "In fear and trembling"),
        ("in 1871", "in 1871, the year of the two wars"),
    ],
)
def test_the_same_numbers_are_no_finding(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "subject"),
    [
        ("geboren in 1856", "born in 1865", "1856"),
        ("op 14 maart", "on 14 April", "maart"),
        ("er waren 230 man", "there were men", "230"),
        ("negen schepen", "seven ships", "negen"),
        ("veertien schepen", "ships", "veertien"),
        ("hij kwam thuis", "he came home in 1912", "1912"),
        ("om half zes", "at half past six", "zes"),
        ("Filips II", "Philip IV", "II"),
        ("op dinsdag", "on Thursday", "dinsdag"),
    ],
)
def test_another_number_stops(source: str, target: str, subject: str) -> None:
    [finding] = found_by(check_numbers, source, target)
    assert (finding.weight, finding.subject) == (Weight.STOPS, subject)


def test_figures_in_their_dutch_form_are_put_into_english() -> None:
    assert mended(check_numbers, "Het kostte 8.120,60.", "It cost 8.120,60.") == "It cost 8,120.60."
    assert mended(check_numbers, "ruim 6.400 man", "some 6.400 men") == "some 6,400 men"


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Het waren er 3.700.000.", "There were 3.700.000.", "There were 3,700,000."),
        ("9.100 man, ja 9.100!", "9,100 men, yes 9.100!", "9,100 men, yes 9,100!"),
        ("Drieduizend man", "3.000 men", "3,000 men"),
        ("4 paarden en 4.000 man", "4 horses and 4.000 men", "4 horses and 4,000 men"),
        ("0,75 of 0,75", "0.75 or 0,75", "0.75 or 0.75"),
    ],
)
def test_a_number_of_the_source_in_its_dutch_form_is_told(
    source: str, target: str, expected: str
) -> None:
    [finding] = found_by(check_numbers, source, target)
    assert "written as in Dutch" in finding.message
    assert mended(check_numbers, source, target) == expected


def test_what_is_right_in_english_is_not_taken_for_dutch() -> None:
    assert found_by(check_numbers, "1.500 gram of 1,500 kg", "1,500 grams or 1.500 kg") == []


def test_a_year_that_took_the_place_of_another_is_put_right() -> None:
    assert mended(check_numbers, "Parijs, 1848", "Paris, 1884") == "Paris, 1848"


def test_places_are_those_of_the_texts_with_their_markers() -> None:
    source, target = "Hij[^1] stierf in 1702.", "He[^1] died in 1720."
    [finding] = found_by(check_numbers, source, target)
    assert [source[s:e] for s, e in finding.source] == ["1702"]
    assert [target[s:e] for s, e in finding.target] == ["1720"]
