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
        ("onder Karel II", "in Charles II’s reign"),
        ("Een infuus met vocht", "IV fluids"),
        ("de 1e akte", "Act I"),
        ("bijlage I", "annex 1"),
        ("de op vier na grootste haven", "the fifth largest port"),
        ("Het bleef nul-nul.", "It remained 0–0."),
        ("Zij wonnen met 3-0.", "They won three-nil."),
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
        ("om half zes", "at half past six", "half zes"),
        ("Filips II", "Philip IV", "II"),
        ("op dinsdag", "on Thursday", "dinsdag"),
        ("onder Karel II", "in Charles III’s reign", "II"),
        ("groep IV", "group V", "IV"),
        ("de op vier na grootste haven", "the sixth largest port", "vier"),
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


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Er ging een bedrag van 1.000 euro heen.", "An amount of 1,000 euros was sent."),
        ("Twee dagen later kwamen 2.000 man.", "The day after next 2,000 men came."),
        ("op een schaal van 1 tot 7", "on a scale of 1 to 7"),
        ("van 0 tot 5", "from 0 to 5"),
    ],
)
def test_what_is_in_its_english_form_is_not_told_to_be_dutch(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Zie paragraaf 4.3 en tabel 2.6.", "See section 4.3 and Table 2.6."),
        ("Versie 7.0 is er.", "Version 7.0 is here."),
        ("Android 4.4 of nieuwer", "Android 4.4 or later"),
        ("een 3.2-poort", "a 3.2 port"),
        ("artikel 5.127 en 5.128 van die wet", "sections 5.127 and 5.128 of that act"),
        ("Afbeelding 12.105.", "Figure 12.105."),
        ("De factor is 0.250.", "The factor is 0.250."),
    ],
)
def test_numbers_of_versions_and_sections_keep_their_points(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Zie paragraaf 4.3.", "See section 4.4."),
        ("Versie 7.10 is er.", "Version 7.1 is here."),
        ("artikel 5.127", "section 5.172"),
        ("Het kost 5.127 euro.", "It costs 5.127 euros."),
    ],
)
def test_another_version_or_section_stops(source: str, target: str) -> None:
    assert [each.stops for each in found_by(check_numbers, source, target)] == [True]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("een lens van 85 mm", "an 85mm lens"),
        ("hooguit 70 km/u", "at most 70km/h"),
        ("een schijf van 1,5 TB", "a 1.5TB disk"),
        ("de 400 en 800 meter", "the 400m and 800m"),
        ("3 x zo snel", "3x as fast"),
        ("zo'n 60 miljoen dollar", "some US$60m"),
        ("ruim 3,5 miljard euro", "more than €3.5bn"),
        ("5 mg per keer", "5mg a time"),
        ("huisnummer 12b", "number 12b"),
        ("een beeld van 1280x720 punten", "a picture of 1280 × 720 dots"),
        ("een beeld van 1280 x 720 punten", "a picture of 1280x720 dots"),
        ("een 32bits-getal", "a 32-bit number"),
        ("rij 2, 4 en 6", "rows 2,4 and 6"),
        ("250 dollar", "USD250"),
        (
            "Zij kwam de 24sten mei en ging de 28en.",
            "She came on the 24th of May and left on the 28th.",
        ),
    ],
)
def test_a_unit_may_stand_right_behind_its_number(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "subject"),
    [
        ("een lens van 85 mm", "a 35mm lens", "85"),
        ("5 mg per keer", "50mg a time", "5"),
        ("een schijf van 1,5 TB", "a 1,5TB disk", "1,5"),
    ],
)
def test_another_number_before_a_unit_stops(source: str, target: str, subject: str) -> None:
    [finding] = found_by(check_numbers, source, target)
    assert (finding.weight, finding.subject) == (Weight.STOPS, subject)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("een boete van 4,5 mln. euro", "a fine of €4.5 million"),
        ("een gat van 6 mld. euro", "a gap of €6bn"),
        ("een schuld van 1,8 biljoen euro", "a debt of €1.8 trillion"),
        ("een schuld van $1.8 miljard", "a debt of $1.8 billion"),
        ("een winst van 356 miljoen", "a profit of $356M"),
        ("zes ton aardappels", "six tonnes of potatoes"),
        ("een huis van zes ton", "a house that cost 600,000 euros"),
        ("van 4 naar 7 miljoen", "from 4 million to 7 million"),
        ("tussen de 4 en de 7 miljoen", "between four and seven million"),
        ("bijna vijf honderd doden", "nearly 500 dead"),
        ("drieduizend zevenhonderd man", "three thousand seven hundred men"),
        ("zeven duizend vijfhonderd tachtig voet", "7,580 feet"),
        ("tweehonderd en tien pond", "two hundred and ten pounds"),
        ("elfhonderd vier en zeventig munten", "one thousand one hundred and seventy-four coins"),
        ("honderd dertig miljoen gulden", "a hundred and thirty million guilders"),
        ("vijf en veertig minuten", "forty-five minutes"),
        ("twee of drie honderd man", "two or three hundred men"),
        ("Tientallen mensen kwamen.", "Dozens of people came."),
        ("Tientallen mensen kwamen.", "Scores of people came."),
        ("een tiental keer", "about a dozen times"),
        ("Tienduizenden kwamen.", "Tens of thousands came."),
        ("Honderdduizenden kwamen.", "Hundreds of thousands came."),
        ("de zeventienjarige", "the 17-year-old"),
        ("een dertienjarig meisje", "a 13-year-old girl"),
        ("Het meisje kwam na negenen.", "The girl came after nine."),
    ],
)
def test_large_numbers_agree_however_they_are_written(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "subject"),
    [
        ("een boete van 4,5 miljoen euro", "a fine of 4.5 euros", "4,5 miljoen"),
        ("een boete van 4,5 mln. euro", "a fine of €4.5bn", "4,5 mln"),
        ("een gat van 6 miljard euro", "a gap of 6 trillion euros", "6 miljard"),
        ("een schuld van 2 biljoen euro", "a debt of 2 billion euros", "2 biljoen"),
        ("vijf miljoen mensen", "six million people", "vijf miljoen"),
        (
            "drieduizend zevenhonderd man",
            "three thousand eight hundred men",
            "zevenhonderd",
        ),
    ],
)
def test_another_large_number_stops(source: str, target: str, subject: str) -> None:
    findings = found_by(check_numbers, source, target)
    assert [(each.weight, each.subject) for each in findings] == [(Weight.STOPS, subject)]


def test_large_numbers_in_their_dutch_form_are_put_into_english() -> None:
    assert mended(check_numbers, "2,5 miljoen man", "2,5 million men") == "2.5 million men"


def test_how_many_there_are_about_only_marks() -> None:
    [finding] = found_by(check_numbers, "Tienduizenden kwamen.", "Thousands came.")
    assert (finding.weight, finding.subject) == (Weight.MARKS, "Tienduizenden")


def test_a_day_or_month_in_a_word_is_no_other_number() -> None:
    assert found_by(check_numbers, "Die zondagskinderen!", "Those nine lucky ones!") == []
    assert found_by(check_numbers, "De meid huilde.", "The eight maids cried.") == []


@pytest.mark.parametrize(
    ("source", "target", "subject"),
    [
        ("Neem 25 ml en na een uur nog eens 25 ml.", "Take 25 ml, and more in an hour.", "25"),
        ("6 dagen na 6 januari 1903", "six days after January 1903", "6"),
        ("hal 310 naast hal 310a", "hall 310 and the one beside it", "310"),
        ("1,5 kg meel en 1,5 kg suiker", "1.5 kg of flour and sugar", "1,5"),
    ],
)
def test_a_number_that_is_said_less_often_marks(source: str, target: str, subject: str) -> None:
    [finding] = found_by(check_numbers, source, target)
    assert (finding.weight, finding.subject) == (Weight.MARKS, subject)
    assert finding.message.endswith("comes twice in the source, once in the translation")


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Er waren 30 mannen en 30 vrouwen.", "There were 30 men and thirty women."),
        ("Zij kregen 8 euro en hij 8 euro.", "They got 8 euros each."),
        ("40 voor en 40 tegen", "40 in favour, 40 against"),
        ("twee om twee", "two at a time"),
        ("Het werd 3-3.", "It ended three all."),
    ],
)
def test_a_number_that_is_said_as_often_or_for_each_is_no_finding(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


def test_a_number_behind_letters_is_another_one() -> None:
    source, target = "De N34 en de A28 zijn dicht.", "The N43 and the A28 are closed."
    [finding] = found_by(check_numbers, source, target)
    assert (finding.weight, finding.subject) == (Weight.STOPS, "N34")
    assert mended(check_numbers, source, target) == target.replace("N43", "N34")
    for right in ("The N 34 and the A28 are closed.", "The N-34 and A28 are closed.", "Both are."):
        assert [each.subject for each in found_by(check_numbers, source, right)] == []


@pytest.mark.parametrize(
    ("source", "target", "subject"),
    [
        ("Zij plantte 9 bomen langs de N9.", "She planted trees along the N9.", "9"),
        ("Bij 4 proeven kwam CH4 vrij.", "In tests CH4 was released.", "4"),
        ("Zij kwam langs de N9.", "She brought 9 trees along the N9.", "9"),
        ("een zaal van 50 m3 met 3 ramen", "a hall of 50 m3 with windows", "3"),
        ("Drie E-18's met 18 man", "Three E18s with men", "18"),
        ("De E 25 is over 25 km dicht.", "The E25 is closed.", "25"),
    ],
)
def test_a_number_that_is_lost_beside_a_code_with_its_digits_stops(
    source: str, target: str, subject: str
) -> None:
    [finding] = found_by(check_numbers, source, target)
    assert (finding.weight, finding.subject) == (Weight.STOPS, subject)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Zes MiG-21’s vlogen over.", "Six MiG21s flew over."),
        ("Zes MiG21’s vlogen over.", "Six MiG-21s flew over."),
        ("De E 25 is over 25 km dicht.", "The E25 is closed for 25 km."),
        ("versie 5 van de A5", "v5 of the A5"),
        ("Een Airbus A-380 en nog een A-380", "An Airbus A380 and one A380 more"),
    ],
)
def test_a_number_behind_letters_may_be_joined_to_them(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "subject"),
    [
        ("driemaal daags", "twice daily", "driemaal"),
        ("anderhalf uur later", "half an hour later", "Anderhalf"),
        ("tweeënhalf jaar", "two years", "tweeënhalf"),
    ],
)
def test_how_often_and_a_half_are_marked(source: str, target: str, subject: str) -> None:
    [finding] = found_by(check_numbers, source, target)
    assert (finding.weight, finding.subject.lower()) == (Weight.MARKS, subject.lower())


def test_a_year_that_took_the_place_of_another_is_put_right() -> None:
    assert mended(check_numbers, "Parijs, 1848", "Paris, 1884") == "Paris, 1848"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Hij stierf in ’73.", "He died in 1973."),
        ("de bezetting van ’42-’44", "the occupation of 1942–44"),
        ("het schooljaar '03/'04", "the 2003/04 school year"),
        ("de crisis van 29-33", "the crisis of 1929–33"),
        ("het rapport van 1956", "the report of '56"),
    ],
)
def test_years_of_two_figures_are_those_of_any_century(source: str, target: str) -> None:
    assert found_by(check_numbers, source, target) == []


def test_a_year_of_two_figures_is_another_one_but_no_repair() -> None:
    [finding] = found_by(check_numbers, "Hij stierf in '73.", "He died in 1937.")
    assert (finding.weight, finding.subject, finding.fix) == (Weight.STOPS, "73", None)


@pytest.mark.parametrize(
    ("source", "target", "subject"),
    [
        ("Er lagen twee brieven.", "There were five letters.", "twee"),
        ("Hij had zes zonen.", "He had two sons.", "zes"),
    ],
)
def test_a_small_number_in_words_for_another_is_marked(
    source: str, target: str, subject: str
) -> None:
    [finding] = found_by(check_numbers, source, target)
    assert (finding.weight, finding.subject) == (Weight.MARKS, subject)


def test_a_small_number_that_may_be_something_else_is_not_marked() -> None:
    assert found_by(check_numbers, "Met drie man tegelijk", "The second in a row") == []
    assert found_by(check_numbers, "Twee van hen, drie zelfs", "Some of them, even four") != []
    assert found_by(check_numbers, "Zij hielden van elkaar", "The two loved one another") == []


def test_places_are_those_of_the_texts_with_their_markers() -> None:
    source, target = "Hij[^1] stierf in 1702.", "He[^1] died in 1720."
    [finding] = found_by(check_numbers, source, target)
    assert [source[s:e] for s, e in finding.source] == ["1702"]
    assert [target[s:e] for s, e in finding.target] == ["1720"]
