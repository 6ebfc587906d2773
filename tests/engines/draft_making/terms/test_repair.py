"""Terms are put right in a model's wording."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from support.linked_words import linked

from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.languages.english.english import English
from alignwb.core.languages.words import Span
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import Renderings, term_places
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.engines.draft_making.terms.repair import HonouredTerms, honour_terms
from alignwb.engines.draft_making.terms.substitution import WantedTerm, places_in, substitute

RENDERINGS = Renderings(English())


def _honoured(
    source: str, target: str, links: dict[str, str], *terms: tuple[str, Sequence[str], str]
) -> HonouredTerms:
    """Terms as (form in the source, renderings, forbidden)."""
    wanted = []
    for form, targets, forbidden in terms:
        start = source.index(form)
        end = start + len(form)
        no = (forbidden,) if forbidden else ()
        wanted.append(WantedTerm(start, end, Span(start, end), form, tuple(targets), no))
    return honour_terms(wanted, target, linked(source, target, links), RENDERINGS, "’")


def test_a_mangled_rendering_is_put_right() -> None:
    found = _honoured(
        "van het Zhenotdel was", "of the Shenotdel was", {}, ("Zhenotdel", ["Zhenotdel"], "")
    )
    assert (found.text, found.unsaid) == ("of the Zhenotdel was", ())
    assert found.repaired == ((8, 17),)


def test_another_word_at_the_linked_place_gives_way_and_the_article_follows() -> None:
    found = _honoured(
        "het was een affair toen",
        "It was a relation then.",
        {"relation": "affair", "then": "toen"},
        ("affair", ["affair"], ""),
    )
    assert found.text == "It was an affair then."


def test_a_word_that_must_not_be_used_gives_way() -> None:
    found = _honoured("de tsar kwam", "Czar came.", {}, ("tsar", ["tsar"], "czar"))
    assert (found.text, found.unsaid, found.forbidden) == ("Tsar came.", (), 0)


def test_what_is_linked_to_nothing_stays_as_it_is() -> None:
    found = _honoured("de tsar kwam", "He came home.", {}, ("tsar", ["tsar"], ""))
    assert (found.text, found.unsaid, found.repaired) == ("He came home.", (0,), ())


def test_function_words_and_renderings_of_other_terms_are_never_replaced() -> None:
    found = _honoured(
        "the chair of tsar",
        "The tsar of the",
        {"tsar": "chair", "of": "chair"},
        ("chair", ["chair"], ""),
        ("tsar", ["tsar"], ""),
    )
    assert (found.text, found.unsaid) == ("The tsar of the", (0,))


def test_a_term_that_begins_its_source_has_a_capital_only_where_it_begins_the_draft() -> None:
    hits = Recogniser(Termbase((Term("wanhoop", "despair", pos="noun"),)), Dutch()).find("Wanhoop")
    _, _, wanted = substitute(
        "Wanhoop", (), places_in(term_places(hits), "Wanhoop", "Wanhoop"), "’"
    )
    for said, text in (("It was despare", "It was despair"), ("Despare was it", "Despair was it")):
        assert honour_terms(wanted, said, linked("Despair", said, {}), RENDERINGS, "’").text == text


def test_a_possessive_stays_one() -> None:
    found = _honoured(
        "van tsar macht", "Caesar’s might", {"Caesar’s": "tsar"}, ("tsar", ["tsar"], "")
    )
    assert found.text == "Tsar’s might"


@pytest.mark.parametrize(
    ("said", "form", "text"),
    [
        ("The Knight came.", "knight", "The knight came."),
        ("Knights came.", "knight", "Knights came."),
        ("He saw the Young Men.", "young man", "He saw the young men."),
        ("It was the Soviet State.", "Soviet state", "It was the Soviet state."),
    ],
)
def test_capitals_that_were_only_to_be_read_are_lowered(said: str, form: str, text: str) -> None:
    term = WantedTerm(0, 5, Span(0, 5), form, (form,), (), is_raised=True)
    assert honour_terms([term], said, linked("x", said, {}), RENDERINGS, "’").text == text
    plain = replace(term, is_raised=False)
    assert honour_terms([plain], said, linked("x", said, {}), RENDERINGS, "’").text == said
