"""A source is read without what is no language, and nothing of it is forgotten."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.words import Span
from alignwb.engines.draft_making.kept.protecting import ProtectedText, protect
from alignwb.engines.draft_making.kept.spans import LineCase, ReadAs
from alignwb.engines.draft_making.kept.stand_ins import places_of

_PARTS = st.sampled_from(
    [
        *"de molen draait 🐮 ✓ = € 5,20 VI {x} %s a_b https://m.nl/x мир **groot** _".split(),
        "<b>",
        "</b>",
        "(a)",
        "HARD",
        ",",
        ".",
        "“",
        "”",
        "\u00ad",
        "ĳs",
        "@ik",
        "A.B. Smit",
        "½",
        "12",
    ]
)


def _protect(text: str, terms: tuple[Span, ...] = (), *, is_heading: bool = False) -> ProtectedText:
    return protect(
        text, terms, lambda word: word == "Oxford", frozenset(), len, is_heading=is_heading
    )


def test_spans_are_read_as_names_and_numbers_that_the_source_has_not() -> None:
    protected = _protect("In Berlin kost {x} uit https://m.nl 385 of € 7,50.")
    words = [one.word for one in protected.parts.stand_ins]
    assert "Oxford" not in words
    assert "Berlin" not in words
    assert "385" not in words
    assert [one.wording for one in protected.parts.stand_ins] == ["{x}", "https://m.nl", "€7.50"]
    for word in words:
        assert protected.text.count(word) == 1


def test_marks_leave_single_spaces_and_know_their_place() -> None:
    protected = _protect("- De **oude** molen 🐮 draait ✓.")
    assert protected.text == "De oude molen draait."
    assert [(mark.text, mark.offset, mark.reading) for mark in protected.parts.marks] == [
        ("- ", 0, ReadAs.NOTHING),
        ("**", 3, ReadAs.OPENING),
        ("**", 7, ReadAs.CLOSING),
        (" 🐮", 13, ReadAs.NOTHING),
        (" ✓", 20, ReadAs.NOTHING),
    ]


def test_a_term_goes_before_a_numeral_but_not_before_an_address() -> None:
    text = "Paus Pius X las https://molen.nl/pius."
    pius, inside = Span(5, 11), Span(text.index("molen"), text.index("molen") + 5)
    protected = _protect(text, (pius, inside))
    assert "Pius X" in protected.text
    assert [one.wording for one in protected.parts.stand_ins] == ["https://molen.nl/pius"]
    assert any(span.start < inside.start < span.end for span in protected.kept)


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("De a.nl-pagina ligt plat.", "De Oxford pagina ligt plat."),
        ("De a.nl\u2011pagina ligt plat.", "De Oxford pagina ligt plat."),
        ("De *a.nl*-pagina ligt plat.", "De Oxford pagina ligt plat."),
        ("DE {A}-PAGINA LIGT PLAT", "de Oxford pagina ligt plat"),
        ("Het {x}\u00addeel en het {x}**deel**.", "Het Oxford deel en het Berlin deel."),
        ("Een € 5-munt, a.nl-1 of a.nl-.", "Een 385-munt, Oxford-1 of Berlin-."),
    ],
)
def test_a_name_is_read_apart_from_the_word_that_is_glued_to_it(source: str, read: str) -> None:
    protected = protect(source, (), lambda _: False, frozenset(), len, is_heading=False)
    assert protected.text == read


def test_letters_are_folded_and_capitals_lowered() -> None:
    assert _protect("De \ufb01ets van d\u00ade ĳsman.").text == "De fiets van de ijsman."
    protected = _protect("DE MOLEN IS OUD")
    assert (protected.text, protected.parts.case) == ("de molen is oud", LineCase.CAPITALS)


@pytest.mark.parametrize("is_heading", [True, False])
@given(parts=st.lists(_PARTS, max_size=12), glue=st.sampled_from([" ", ""]))
def test_offsets_stay_in_order_and_each_stand_in_is_there_once(
    is_heading: bool, parts: list[str], glue: str
) -> None:
    text = glue.join(parts)
    protected = _protect(text, is_heading=is_heading)
    offsets = [protected.rewritten.offset(place) for place in range(len(text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(protected.text)
    for one in protected.parts.stand_ins:
        assert len(places_of(one.word, protected.text)) == 1
    marks = [mark.offset for mark in protected.parts.marks]
    assert marks == sorted(marks)
    # Nothing is lost: what is read, what stands for it and the marks are all of the source.
    kept = "".join(one.original for one in protected.parts.stand_ins)
    kept += "".join(mark.text for mark in protected.parts.marks)
    signs = ("🐮", "мир", "{x}", "%s", "<b>", "</b>", "https://m.nl/x")
    for sign in signs if glue else signs[:1]:
        assert kept.count(sign) + protected.text.count(sign) == text.count(sign)
