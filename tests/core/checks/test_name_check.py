from support.checked import found_by, knowing_names, mended

from alignwb.core.checks.context import Knowledge
from alignwb.core.checks.name_check import check_name_variants, check_names
from alignwb.core.checks.name_usage import count_words, name_variants
from alignwb.core.languages.dutch.names import find_names

_KNOWN = knowing_names("Havelaar", "Multatuli", Keulen="Cologne")


def test_names_in_any_form_are_no_finding() -> None:
    for target in ("Havelaar’s letter", "the letter of havelaar", "Haveláár wrote"):
        assert found_by(check_names, "de brief van Havelaar", target, known=_KNOWN) == []
    russian = knowing_names("Dostojevski")
    assert found_by(check_names, "bij Dostojevski", "with Dostoyevsky", known=russian) == []


def test_a_mistyped_name_stops() -> None:
    [finding] = found_by(check_names, "toen las Havelaar", "then Haevlaar read", known=_KNOWN)
    assert (finding.stops, finding.subject) == (True, "Havelaar")


def test_a_place_is_known_by_its_english_and_put_right() -> None:
    source = "Zij ging naar Keulen."
    assert found_by(check_names, source, "She went to Cologne.", known=_KNOWN) == []
    assert mended(check_names, source, "She went to Colonge.", _KNOWN) == "She went to Cologne."


def test_a_pronoun_for_a_name_only_marks() -> None:
    source = "Havelaar ging naar huis."
    [light] = found_by(check_names, source, "He went home.", known=_KNOWN)
    [heavy] = found_by(check_names, source, "The man went home.", known=_KNOWN)
    assert (light.stops, heavy.stops) == (False, True)


def test_a_rare_spelling_of_a_name_is_put_right() -> None:
    targets = ["saw Tolstoy", "by Tolstoy", "to Tolstoy", "with Tolstoi"]
    variants = name_variants(count_words(targets).inside)
    assert variants == {"Tolstoi": "Tolstoy"}
    known = Knowledge(variants=variants)
    assert mended(check_name_variants, "bij Tolstoj", "with Tolstoi’s book", known) == (
        "with Tolstoy’s book"
    )
    assert name_variants(count_words(targets[2:]).inside) == {}


def test_names_with_an_english_form_are_right_in_it() -> None:
    for source, target in (
        ("Daar zat Lodewijk Petrus.", "There sat Louis Peter."),
        ("Toen kwam Mozes Daniël.", "Then came Moses Daniel."),
        ("Hij las Plinius Secundus.", "He read Pliny the Second."),
        ("Toen sprak Eugenius Valerianus.", "Then spoke Eugene Valerian."),
        ("Zij zag Simone Weil en Sartre.", "She saw Simone-Weil and Sartre."),
    ):
        known = Knowledge(words=frozenset({"second"}), names=find_names([source]))
        assert [
            one for one in found_by(check_names, source, target, known=known) if one.stops
        ] == []
    persons = Knowledge(names=find_names(["Toen kwam Mozes Daniël."]))
    [wrong] = found_by(check_names, "Toen kwam Mozes.", "Then came Moezs.", known=persons)
    assert wrong.stops


def test_an_english_word_or_name_for_a_name_only_marks() -> None:
    known = knowing_names("Marga", "Winterse")
    [name] = found_by(check_names, "toen las Marga", "then Margaret read", known=known)
    assert (name.stops, name.subject) == (False, "Marga")
    [word] = found_by(check_names, "de Winterse", "the Winter", known=known)
    assert (word.stops, word.subject) == (False, "Winterse")
    [typed] = found_by(check_names, "de Winterse", "the Wintrese", known=known)
    assert typed.stops


def test_a_mistyped_surname_stops_and_a_translated_one_is_let_be() -> None:
    for source, target in (
        ("Gisteren sprak dokter Verhulst.", "Doctor Verhlust spoke yesterday."),
        ("Mevrouw Brinkhof kwam.", "Mrs Birnkhof came."),
        ("Daar was Klaas van der Heyden.", "There was Klaas van der Hyeden."),
        ("Wij lazen P. ter Haarst.", "We read P. ter Harast."),
    ):
        known = Knowledge(names=find_names([source]))
        [finding] = found_by(check_names, source, target, known=known)
        assert finding.stops, source
    source = "Gisteren sprak dokter Levertraan."
    known = Knowledge(names=find_names([source]))
    assert found_by(check_names, source, "Doctor Codliver spoke yesterday.", known=known) == []
