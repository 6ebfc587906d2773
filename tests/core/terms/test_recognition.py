from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext import markers
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.termbase import Term, Termbase, TermStatus

DUTCH = Dutch()


def recogniser(*terms: Term | str) -> Recogniser:
    rows = (term if isinstance(term, Term) else Term(term, f"[{term}]") for term in terms)
    return Recogniser(Termbase(tuple(rows)), DUTCH)


def found(text: str, *terms: Term | str) -> list[tuple[str, str]]:
    """What stands in the text, and the term it was found as."""
    hits = recogniser(*terms).find(text)
    return [(text[hit.start : hit.end], hit.term.source) for hit in hits]


def test_a_term_is_found_where_it_stands() -> None:
    text = "De Sovnarkom zetelde in het Kremlin."
    (hit,) = recogniser("Sovnarkom").find(text)
    assert (hit.start, hit.end, hit.term.target) == (3, 12, "[Sovnarkom]")


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("koelak", "koelakken"),
        ("koelak", "koelakje"),
        ("wet", "wetten"),
        ("coöperatie", "Coöperaties"),
        ("bolsjewiek", "Bolsjewieken"),
        ("Lenin", "Lenins"),
        ("Inessa", "Inessa’s"),
        ("Kroepskaja", "Kroepskaja's"),
        ("massa", "massa´s"),
        ("komintern", "KOMINTERN"),
        ("coöperatieve beweging", "coöperatieve bewegingen"),
        ("zzp’er", "zzp'ers"),
        ("AOW'er", "AOW’ers"),
        ("tv", "tv’tje"),
        ("A4", "A4'tjes"),
        ("sms", "sms'jes"),
        ("cd", "cd’s"),
        ("cafe\u0301", "CAFE\u0301"),
    ],
)
def test_inflected_and_capitalised_words_stand_for_a_term(term: str, text: str) -> None:
    assert found(f"Zo is {text} dus.", term) == [(text, term)]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Witten", "de witte handschoenen en de witten"),
        ("KZO", "kzo"),
        ("koelak", "koe lak"),
        ("wet", "weten wit"),
        ("Staat en Revolutie", "Staat, en Revolutie; staat en Revolutie; Staat. En Revolutie"),
        ("2", "Zo was het.[^2]"),
        ("", "niets"),
        ("!?", "Wat!?"),
    ],
)
def test_other_words_do_not(term: str, text: str) -> None:
    assert found(text, term) == []


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("OM", "Om tien uur begon het."),
        ("IS", "Is dat zo? Is dat ook zo?"),
        ("PAS", "Pas later kwam hij."),
        ("VAN", "Jan Van Dam. Van hem is het."),
        ("WEG", "Wegen zijn lang. Weg ermee."),
        ("RAS", "Rassen zijn er niet."),
        ("OM en OR", "Om en Or"),
    ],
)
def test_an_abbreviation_is_no_ordinary_word_with_a_capital(term: str, text: str) -> None:
    assert found(text, term) == []


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("OM", "OM"),
        ("OM", "OM's"),
        ("RAS", "RASsen"),
        ("PAS", "PAS"),
        ("NAVO", "Navo"),
        ("NAVO", "Navo’s"),
        ("CAO", "CAO’s"),
        ("WEG", "WEGEN"),
        ("PvdA", "PvdA"),
        ("PvdA", "PVDA"),
        ("U", "U"),
    ],
)
def test_an_abbreviation_is_found_in_capitals_and_as_a_name(term: str, text: str) -> None:
    assert found(f"Het {text} dus. {text}-lid", term) == [(text, term), (text, term)]


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("LAATSTE OORDEEL", "Laatste Oordeel"),
        ("ZEER GROTE SCHIP", "Zeer Grote Schepen"),
        ("OUDE STAD", "Oude Steden"),
        ("KONINKRIJK", "Koninkrijken"),
        ("VERBINTENIS", "Verbintenissen"),
    ],
)
def test_a_termbase_in_capitals_is_not_one_of_abbreviations(term: str, text: str) -> None:
    assert found(f"Zie {text}.", term) == [(text, term)]


@pytest.mark.parametrize(
    ("term", "text", "there"),
    [
        ("C++", "In C++ en C#, in c++ en C++-code.", ["C++", "C++"]),
        ("C#", "In C++ en C# en C.", ["C#"]),
        ("50+", "Van 50 tot 50 + en 50+'ers.", ["50 +", "50+"]),
        ("100 %", "Van 100 naar 100% en 100 % wol.", ["100%", "100 %"]),
        ("§ 3", "Zie 3, (§3) en § 3.", ["§3", "§ 3"]),
        ("€", "Het kost € 5.", []),
        ("wet", "De wet+ en §wet.", ["wet", "wet"]),
        ("wet*", "De wet.", ["wet"]),
    ],
)
def test_signs_around_a_term_are_a_part_of_it(term: str, text: str, there: list[str]) -> None:
    assert [place for place, _ in found(text, term)] == there


def test_of_two_terms_the_one_with_the_signs_of_the_text_is_found() -> None:
    text = "Een plus, 50+ of 50."
    assert found(text, "50", "50+", "plus") == [("plus", "plus"), ("50+", "50+"), ("50", "50")]


def test_a_term_in_lower_case_is_found_in_any_case() -> None:
    assert found("Tsaar, TSAAR en tsaar", "tsaar") == [
        ("Tsaar", "tsaar"),
        ("TSAAR", "tsaar"),
        ("tsaar", "tsaar"),
    ]


def test_the_longest_term_wins_and_hits_do_not_overlap() -> None:
    terms = ("revolutie", "Franse Revolutie", "De grote Franse Revolutie", "Franse")
    text = "In De grote Franse Revolutie staat: de Franse revolutie, de Franse Revolutie."
    assert found(text, *terms) == [
        ("De grote Franse Revolutie", "De grote Franse Revolutie"),
        ("Franse", "Franse"),
        ("revolutie", "revolutie"),
        ("Franse Revolutie", "Franse Revolutie"),
    ]


def test_the_spelling_of_the_text_wins_over_a_shared_stem() -> None:
    assert found("De Witten kwamen met wit.", "wit", "Witten") == [
        ("Witten", "Witten"),
        ("wit", "wit"),
    ]


def test_every_row_of_a_term_is_found_in_the_order_of_the_termbase() -> None:
    preferred = Term("Zjenotdel", "Zhenotdel")
    other = Term("partij", "party")
    forbidden = Term("Zjenotdel", "Jenotdel", TermStatus.FORBIDDEN)
    hits = recogniser(preferred, other, forbidden).find("De Zjenotdel van de partij.")
    assert [hit.term for hit in hits] == [preferred, forbidden, other]
    assert hits[0].start == hits[1].start


def test_a_variant_is_found_as_its_term_and_once() -> None:
    term = Term("Ochrana", "Okhrana", variants=("Ohkrana", "Ochrana", "geheime politie"))
    text = "De Ohkrana, de geheime politie, de Ochrana."
    assert found(text, term) == [
        ("Ohkrana", "Ochrana"),
        ("geheime politie", "Ochrana"),
        ("Ochrana", "Ochrana"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hij las Staat[^3] en Revolutie.", "Staat[^3] en Revolutie"),
        ("Hij las Staat\u00a0en  Revolutie.", "Staat\u00a0en  Revolutie"),
        ("Zij zag Bontsj-Broejevitsj.", "Bontsj-Broejevitsj"),
        ("Zij zag Bontsj\u2010Broejevitsj.[^1]", "Bontsj\u2010Broejevitsj"),
        ("Zij zag P. A. Kropotkin.", "P. A. Kropotkin"),
        ("Zij zag P.A. Kropotkin.", "P.A. Kropotkin"),
        ("Zij zag St.Petersburg.", "St.Petersburg"),
    ],
)
def test_hyphens_initials_and_markers_do_not_part_a_term(text: str, expected: str) -> None:
    terms = ("Staat en Revolutie", "Bontsj-Broejevitsj", "P.A. Kropotkin", "St. Petersburg")
    assert [stretch for stretch, _ in found(text, *terms)] == [expected]


def test_a_term_is_found_as_a_part_of_a_hyphenated_word() -> None:
    assert found("de Pravda-redactie", "Pravda") == [("Pravda", "Pravda")]


def test_an_empty_termbase_finds_nothing() -> None:
    assert recogniser().find("De Sovnarkom.") == ()


TERMS = ("koelak", "Lenin", "de partij", "Staat en Revolutie", "P. A. Kropotkin", "a-b", "'s")
pieces = st.sampled_from(
    ["koelakken", "Lenins", "de", "partij", "Staat", "en", "Revolutie", "P.", "A.", "Kropotkin"]
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
texts = st.lists(pieces | st.just("[^2]"), max_size=30).map(" ".join)


@given(texts)
def test_hits_lie_in_the_text_in_order_and_apart(text: str) -> None:
    hits = recogniser(*TERMS).find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(left.end <= right.start for left, right in pairwise(hits))


@given(texts)
def test_markers_do_not_change_what_is_found(text: str) -> None:
    with_marker = text.replace(" ", "[^7] ")
    without = markers.strip(with_marker)[0]
    finder = recogniser(*TERMS)
    assert [hit.term for hit in finder.find(with_marker)] == [
        hit.term for hit in finder.find(without)
    ]


@pytest.mark.parametrize(
    ("term", "there"),
    [
        ("fabriek", "fa\u00adbrieken"),
        ("fietser", "\ufb01etsers"),
        ("ijskast", "\u0132skast"),
        ("reünie", "reu\u0308nies"),
        ("reu\u0308nie", "reünie"),
        ("rode vlag", "rode\u202fvlag\u200bgen"),
        ("veld\u00adheer", "veldheer"),
        ("kruit", "kruit"),
    ],
)
def test_a_term_is_found_through_odd_characters_at_its_own_place(term: str, there: str) -> None:
    text = f"\u00adHet\u00a0\ufb01guur en {there}, en\u200b toen."
    assert found(text, term) == [(there, term)]


def test_the_forms_of_a_word_are_made_once_for_all_glossaries() -> None:
    """A glossary of 20,000 terms is read again at each change of it, while keys wait."""
    made = DUTCH.forms("waterkering", "Noun", is_last=True, is_name=False)
    assert Dutch().forms("waterkering", "noun", is_last=True, is_name=False) is made
    assert DUTCH.forms("waterkering", "noun", is_last=True, is_name=True) is not made
