"""What the author put into the source, put back into a draft; each step by itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.linked_words import linked

from alignwb.core.bitext.markers import strip
from alignwb.engines.argos.fidelity.attention import surface_spans
from alignwb.engines.argos.fidelity.foreign import english_spans, is_english
from alignwb.engines.argos.fidelity.marker_placement import place_markers
from alignwb.engines.argos.fidelity.name_check import check_names, english_spelling, skeleton
from alignwb.engines.argos.fidelity.names import find_names, genitives_in, names_in
from alignwb.engines.argos.fidelity.number_words import count_dutch_number_words, english_words_for
from alignwb.engines.argos.fidelity.numbers import check_numbers, dutch_numbers
from alignwb.engines.argos.fidelity.quotation_marks import (
    english_marks,
    find_marks,
    place_quotation_marks,
    without_marks,
)
from alignwb.engines.argos.fidelity.replacements import TextReplacement, apply_replacements
from alignwb.engines.argos.fidelity.sentence_edges import take_over_edges
from alignwb.engines.argos.fidelity.tidying import (
    _UNTIDY,
    _without_stray,
    is_looping,
    match_case,
    tidy,
)

# --- markers


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Het is zo.[^2]", "It is so.", "It is so.[^2]"),
        ("Hij zei: ‘Ik ga.’[^2]", "He said: ‘I go.’", "He said: ‘I go.’[^2]"),
        ("Zo is het[^1].", "So is it.", "So is it.[^1]"),
        ("een twee[^1] drie", "one two three", "one two[^1] three"),
        ("een twee,[^1] drie, vier", "one two, three, four", "one two,[^1] three, four"),
        ("een twee;[^1] drie", "one; two three", "one;[^1] two three"),
        ("een ‘twee’[^1] drie", "one ‘two’ three", "one ‘two’[^1] three"),
        ("een[^1] twee[^2] drie.[^3]", "one two three.", "one[^1] two[^2] three.[^3]"),
        ("een[^1][^2] twee", "one two", "one[^1][^2] two"),
        ("in 1905[^3] brak", "in 1905 broke", "in 1905[^3] broke"),
    ],
)
def test_a_marker_stands_at_the_word_it_stood_at(source: str, target: str, expected: str) -> None:
    plain, markers = strip(source)
    changes = place_markers(plain, target, markers, linked(plain, target))
    assert apply_replacements(target, changes) == expected


def test_a_marker_follows_its_word_to_another_place() -> None:
    plain, markers = strip("zoals Lebedev[^1] schreef in Moskou")
    links = {"Lebedev": "Lebedev", "in": "in", "Moscow": "Moskou", "wrote": "schreef"}
    target = "as in Moscow Lebedev wrote"
    changes = place_markers(plain, target, markers, linked(plain, target, links))
    assert apply_replacements(target, changes) == "as in Moscow Lebedev[^1] wrote"


def test_markers_keep_their_order_when_words_change_places() -> None:
    plain, markers = strip("een[^1] twee[^2] drie")
    links = {"two": "twee", "one": "een", "three": "drie"}
    target = "two one three"
    changes = place_markers(plain, target, markers, linked(plain, target, links))
    assert apply_replacements(target, changes) == "two one[^1][^2] three"


def test_a_marker_never_lands_inside_a_word() -> None:
    plain, markers = strip("Marx’[^1] vriend")
    target = "Marx’s friend"
    changes = place_markers(plain, target, markers, linked(plain, target))
    assert apply_replacements(target, changes) == "Marx’s[^1] friend"


def test_a_marker_survives_a_target_without_words() -> None:
    plain, markers = strip("een[^1] twee")
    assert apply_replacements("…", place_markers(plain, "…", markers, linked(plain, "…"))) == (
        "…[^1]"
    )


# --- quotation marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("‘Kom,’ zei hij.", "‘’"),
        ("zo’n man, ’s avonds, Marx’ vriend", ""),
        ("‘Marx’ vriend,’ zei hij.", "‘’"),
        ("de ‘massa’s’ zelf", "‘’"),
        ("“Hij zei ‘ja’.”", "“‘’”"),
        ("„Weg!” riep men.", "„”"),
        ('"Weg!" riep men.', '""'),
        ("'t Was 's avonds", ""),
        ("hij ging weg.’", "’"),
        ("antwoordde hij: ‘Nee.", "‘"),
        ("(‘een’) – ‘twee’", "‘’‘’"),
        ("don't, the workers' rights, 'tis", ""),
        ("«Ja»", "«»"),
    ],
)
def test_quotation_marks_are_told_from_apostrophes(text: str, marks: str) -> None:
    assert "".join(mark.character for mark in find_marks(text)) == marks


def test_marks_that_do_not_fit_each_other_become_a_pair() -> None:
    assert english_marks(find_marks("'Maar,’ zei hij.")) == ["‘", "’"]
    assert english_marks(find_marks("„Weg!” en ‚ja’")) == ["“", "”", "‘", "’"]
    assert english_marks(find_marks("'Maar,' zei hij.")) == ["'", "'"]


def _carried(source: str, target: str, links: dict[str, str] | None = None) -> str:
    text, source_edges, _ = take_over_edges(source, without_marks(target))
    words = linked(source, text, links)
    return apply_replacements(text, place_quotation_marks(source, text, source_edges.inner, words))


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("‘Kom,’ zei hij.", "Come, said he.", "‘Come,’ said he."),
        ("‘Kom,’ zei hij.", "Come said he", "‘Come,’ said he."),
        ("‘Kom,’ zei hij.", '"Come," said "he.', "‘Come,’ said he."),
        ("Hij zei: ‘Kom.", "He said: come", "He said: ‘come."),
        ("de ‘goede’ man", "the good man", "the ‘good’ man"),
        ("de “goede man” daar", "the good man there", "the “good man” there"),
        ("als ‘zo.’", "as so!", "as ‘so.’"),
        ("‘a,’ zei b, ‘c d.’", "a, said b, c d.", "‘a,’ said b, ‘c d.’"),
        ("geen tekens", 'no "signs"', "no signs"),
    ],
)
def test_a_draft_has_the_marks_of_its_source(source: str, target: str, expected: str) -> None:
    assert _carried(source, target) == expected


def test_the_quoted_words_are_found_where_they_went() -> None:
    links = {"against": "tegen", "the": "de", "norm": "norm", "of": "als", "it": "is"}
    source = "als ‘tegen de norm’ is"
    assert _carried(source, "of it against the norm", links) == "of it ‘against the norm’"


words = st.lists(st.sampled_from(["een", "Marx’", "zo’n", "‘twee", "drie’", "vier,’", "“vijf”"]))


@given(words, st.lists(st.sampled_from(["one", "don't", '"two"', "three'", "‘four", "five,"])))
def test_marks_are_as_many_and_in_the_order_of_the_source(
    source_words: list[str], target_words: list[str]
) -> None:
    source, target = " ".join(["a", *source_words, "z"]), " ".join(["a", *target_words, "z"])
    marks = [letter for letter in _carried(source, target) if letter in "‘“”’"]
    assert marks == english_marks(find_marks(source))


# --- heads and tails


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Brandende liefde", "Burning love.", "Burning love"),
        ("Hij zei mij eens:", "He once told me,", "He once told me:"),
        ("Wat nu?", "What now.", "What now?"),
        ("een andere zaak…’", "another matter.", "another matter…’"),
        ("‘Kom", "Come", "‘Come"),
        ("‘Kom", '"Come', "‘Come"),
        ("- Dat geeft niet.", "That is nothing.", "- That is nothing."),
        ("(Hij lachte.)", "(He laughed.)", "(He laughed.)"),
        ("vulgariteit’ had,", "vulgarity had", "vulgarity had,"),
    ],
)
def test_a_draft_begins_and_ends_as_its_source(source: str, target: str, expected: str) -> None:
    assert take_over_edges(source, target)[0] == expected


# --- numbers


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


# --- names

LETTER = [
    "In Moskou ontmoette ze Nadezdja Kroepskaja en Lev Kamenev.",
    "Maar Kroepskaja zweeg over de Rode Begraafplaats.",
    "De brieven van Kroepskaja en van N.K. Lebedev, en Kroepskajas man.",
    "Toen ging Hanneke Hoekstra weg met Hoekstra, zonder Hanneke.",
]


def test_personal_names_are_told_from_titles_and_places() -> None:
    persons = find_names(LETTER).persons
    assert {"Nadezdja", "Kroepskaja", "Lev", "Kamenev", "Lebedev", "Hoekstra"} <= persons
    assert persons.isdisjoint({"Moskou", "Rode", "Begraafplaats", "Maar", "Toen", "De", "In"})


def _named(source: str, target: str) -> tuple[str, int]:
    names = find_names([*LETTER, source])
    links = linked(source, target)
    check = check_names(names_in(source, names), genitives_in(source, names), links, "’")
    return apply_replacements(target, check.changes), check.lost


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("met Hanneke Hoekstra mee", "with Hanneke Howkstra along", "Hanneke Hoekstra"),
        ("met Nadezdja Kroepskaja mee", "with Nadezhda Krupskaya along", "Krupskaya"),
        ("met Nadezdja Kroepskaja mee", "with Nadezdja Kroepskaja along", "Kroepskaja"),
        ("met Nadezdja Kroepskaja mee", "with Nadezdja Krupsay along", "Krupskaya"),
        ("de brieven Kroepskajas", "the letters Kroepskajas", "letters Kroepskaja’s"),
        ("naar Moskou toe", "to Moscow there", "to Moscow there"),
    ],
)
def test_mangled_names_are_put_right_and_others_left(
    source: str, target: str, expected: str
) -> None:
    text, lost = _named(source, target)
    assert expected in text
    assert lost == 0


def test_a_name_that_is_gone_is_counted() -> None:
    assert _named("met Lev Kamenev mee", "with him along there") == ("with him along there", 2)


def test_spellings_of_one_name_have_one_skeleton() -> None:
    for dutch, english in [
        ("Iljitsj", "Ilyich"),
        ("Kollontaj", "Kollontai"),
        ("Aleksandra", "Alexandra"),
        ("Aleksejevitsj", "Alekseyevich"),
        ("Zinovjev", "Zinoviev"),
        ("Zürich", "Zurich"),
        ("Bakoenin", "Bakunin"),
    ]:
        assert skeleton(dutch) == skeleton(english)
    assert skeleton("Hoekstra") != skeleton("Howkstra")
    assert english_spelling("Aleksejevitsj") == "Alekseyevich"
    assert english_spelling("Hoekstra") == "Hoekstra"


# --- tidying


@pytest.mark.parametrize(
    ("source", "raw", "expected"),
    [
        ("Ja, nee.", "Yes , no .", "Yes, no."),
        ("Ja.", "Yes,. ⁇", "Yes."),
        ("Ja.", "Yes..", "Yes."),
        ("Ja...", "Yes....", "Yes..."),
        ("Ja… nee", "Yes... no", "Yes… no"),
        ("Ja... nee", "Yes… no", "Yes... no"),
        ("een – twee", "one - two -- three", "one – two – three"),
        ("een — twee", "one – two", "one — two"),
        ("zo’n man", "it's a (man )", "it’s a (man)"),
        ("de revolutie", "of the revolution of the revolution", "of the revolution"),
        ("heel heel mooi", "very very nice", "very very nice"),
        ("nee, nee", "no, no", "no, no"),
        ("twee", "see [^3] two [^3]", "see two"),
    ],
)
def test_what_no_sentence_has_is_tidied_away(source: str, raw: str, expected: str) -> None:
    assert tidy(source, raw, is_curly=True) == expected


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("Ja en nee.", "yes and no.", "Yes and no."),
        ("‘Ja’", "‘yes’", "‘Yes’"),
        ("en hij ging", "And he went", "and he went"),
        ("ik ging", "I went", "I went"),
        ("bolsjewieken zijn", "Bolsheviks are", "Bolsheviks are"),
        ("‘Ja?’ vroeg hij.", "‘Yes?’ He asked.", "‘Yes?’ he asked."),
        ("‘Ja? En nu?’", "‘Yes? And now?’", "‘Yes? And now?’"),
    ],
)
def test_case_follows_the_source(source: str, target: str, expected: str) -> None:
    assert match_case(source, target) == expected


# --- loops


@pytest.mark.parametrize(
    ("source", "target", "loops"),
    [
        ("Besluit", "Conclusion", False),
        ("Besluit", "the, the, the, the, the", True),
        ("a b c d", "x of the y, of the y, of the y, of the y", True),
        ("nee, nee, nee, nee", "no, no, no, no", False),
        ("Kort", "so short that it is too long and goes on and never stops until it is", True),
        ("Hij had had.", "He had had.", False),
    ],
)
def test_loops_are_noticed(source: str, target: str, loops: bool) -> None:
    assert is_looping(source, target) is loops


# --- English in the source


def test_english_passages_are_found() -> None:
    text = "Zij zei: ‘the perfect executrix of her order’. Dat boek."
    ((start, end),) = english_spans(text)
    assert text[start:end] == "‘the perfect executrix of her order’."
    text = "Hij bood in The Origin of the Family, Private Property, and the State (1884) veel."
    ((start, end),) = english_spans(text)
    assert text[start:end] == "The Origin of the Family, Private Property, and the State"
    text = "‘Biographers should give her the benefit of trying to do this.’"
    assert english_spans(text) == ((0, len(text)),)


@pytest.mark.parametrize(
    "text",
    [
        "Zij was in Moskou en hij niet.",
        "‘Een goed boek of twee’",
        "Lenin in Parijs",
        "De wet van Marx",
        "‘Ja’",
        "",
    ],
)
def test_dutch_is_not_taken_for_english(text: str) -> None:
    assert english_spans(text) == ()
    assert not is_english(text)


# --- the ground it stands on


def test_tokens_are_found_in_a_text_that_was_tidied() -> None:
    text = "Il’ich went… away"
    spans = surface_spans(text, ["▁Il", "<0xE2>", "ich", "▁went", "...", "▁a", "way"])
    assert [text[start:end] for start, end in spans] == ["Il", "", "ich", "went", "", "a", "way"]
    spans = surface_spans("it's so", ["it", "&apos;s", "s@@", "o"])
    assert ["it's so"[start:end] for start, end in spans] == ["it", "'s", "s", "o"]


def test_changes_at_one_place_keep_their_order_and_overlaps_are_left_out() -> None:
    changes = [TextReplacement(3, 3, "1"), TextReplacement(0, 2, "x"), TextReplacement(3, 3, "2")]
    assert apply_replacements("abcd", changes) == "xc12d"
    assert (
        apply_replacements("abcd", [TextReplacement(0, 3, "x"), TextReplacement(2, 4, "y")]) == "xd"
    )


@given(st.text(st.sampled_from("ab .,;:!?…)(“”‘’„«»[]{}-–\n\t▁⁇\u00a0^1"), max_size=12))
def test_what_is_taken_for_tidy_is_what_the_rules_leave_alone(text: str) -> None:
    if not _UNTIDY.search(text):
        assert _without_stray(text) == text
