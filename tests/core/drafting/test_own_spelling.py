"""What may follow a prefix, as its translator spells it."""

import pytest

from alignwb.core.drafting.continuer import Continuation, ContinuedPart
from alignwb.core.drafting.own_spelling import in_own_spelling
from alignwb.core.drafting.rewordings import NO_REWORDINGS, Rewordings
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.terms.termbase import Term, TermHit, TermStatus

WORDS = Rewordings(
    {"harbor": "harbour", "gray": "grey", "luitenant": "lieutenant", "whiskey": "whisky"},
    {"Sir": "sir", "Zinovyev": "Zinoviev"},
    {" — ": " – "},
)


def followed(prefix: str, *parts: str, source: str = "De haven was stil.") -> str:
    (found,) = in_own_spelling((said(*parts),), DraftRequest(source), prefix, WORDS)
    return "".join(part.text for part in found)


def said(*parts: str) -> Continuation:
    return tuple(ContinuedPart(part, 0.5) for part in parts)


@pytest.mark.parametrize(
    ("prefix", "parts", "spelt"),
    [
        ("The", (" gray", " harbor", "."), " grey harbour."),
        ("", ("Harbor",), "Harbour"),
        ("“", ("Gray", ",", " sir"), "Grey, sir"),
        ("The har", ("bor", " lay"), "bour lay"),
        ("The harbo", ("r", " lay"), "ur lay"),
        ("The harbor", (" lay", " gray"), " lay grey"),
        ("The lui", ("tenant",), "tenant"),
        ("Yes, S", ("ir", ","), "ir,"),
        ("Yes,", (" Sir", ","), " sir,"),
        ("The harbor", ("-master",), "-master"),
        ("Yes, my", (" Sir", " John"), " Sir John"),
        ("Yes, my Sir", (" John", ","), " John,"),
        ("Zinovyev and", (" Zinovyev’s", " hat"), " Zinoviev’s hat"),
        ("www.", ("harbor", ".nl"), "harbor.nl"),
        ("It —", (" gray",), " grey"),
    ],
)
def test_words_are_the_translators(prefix: str, parts: tuple[str, ...], spelt: str) -> None:
    assert followed(prefix, *parts) == spelt


def test_names_of_the_source_and_renderings_of_terms_stay() -> None:
    assert followed("To", " Harbor", source="Naar Harbor.") == " Harbor"
    hit = TermHit(0, 5, Term("grijs", "gray", TermStatus.PREFERRED))
    request = DraftRequest("Grijs", terms=(hit,))
    assert in_own_spelling((said(" gray"),), request, "So", WORDS) == (said(" gray"),)


def test_how_likely_a_part_is_does_not_change() -> None:
    found = in_own_spelling(
        ((ContinuedPart(" gray", 0.7), ContinuedPart(" harbor", 0.2)), ()),
        DraftRequest("De grijze haven"),
        "The",
        WORDS,
    )
    assert found == ((ContinuedPart(" grey", 0.7), ContinuedPart(" harbour", 0.2)), ())


def test_where_nothing_is_learnt_nothing_changes() -> None:
    found = (said(" gray"), ())
    assert in_own_spelling(found, DraftRequest("Grijs"), "So", NO_REWORDINGS) is found
