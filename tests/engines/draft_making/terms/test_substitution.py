"""Terms are written in English into what a model reads."""

from collections.abc import Sequence

import pytest

from alignwb.core.bitext.markers import insert, strip
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import term_places
from alignwb.core.terms.termbase import Term, Termbase, TermStatus
from alignwb.engines.draft_making.terms.substitution import places_in, substitute


def _substituted(source: str, *terms: Term, insisted: Sequence[int] = ()) -> str:
    """What is read instead of a source; each term stands where it is said to."""
    hits = Recogniser(Termbase(terms), Dutch()).find(source)
    plain, markers = strip(source)
    places = places_in(term_places(hits), source, plain)
    text, moved, wanted = substitute(plain, markers, places, "’", insisted)
    for term in wanted:
        written = text[term.start : term.end]
        # A verb is left as it stood until it is insisted upon.
        is_left = terms[0].pos.startswith(("verb", "werk")) or terms[0].target.startswith("to ")
        if not term.form or (is_left and not insisted):
            assert written == source[slice(*term.origin)]
        elif term.is_raised:
            assert written == " ".join(word[0].upper() + word[1:] for word in term.form.split())
        elif any(map(str.isalnum, text[: term.start])):
            assert written == term.form
        else:
            assert written == term.form[0].upper() + term.form[1:]
    return insert(text, moved)


@pytest.mark.parametrize(
    ("source", "term", "expected"),
    [
        ("de brochures waren", Term("brochure", "pamphlet", pos="noun"), "de pamphlets waren"),
        ("de wezen en bomen", Term("wees", "orphan", pos="noun"), "de orphans en bomen"),
        ("alle raden", Term("raad", "council"), "alle councils"),
        ("drie edellieden", Term("edelman", "nobleman", pos="noun"), "drie noblemen"),
        ("de rode vlag", Term("rood", "red", pos="adjective"), "de red vlag"),
        ("een boompje", Term("boom", "tree", pos="noun"), "een tree"),
        ("Trotski’s trein", Term("Trotski", "Trotsky", pos="name"), "Trotsky’s trein"),
        ("Kameraden kwamen", Term("kameraad", "comrade", pos="noun"), "Comrades kwamen"),
        (
            "de tsaristische macht",
            Term("tsaristisch", "tsarist", pos="adjective"),
            "de tsarist macht",
        ),
        (
            "in St. Petersburg.[^2]",
            Term("St. Petersburg", "St Petersburg"),
            "in St Petersburg.[^2]",
        ),
        ("de Rode[^1] Vlag was", Term("Rode Vlag", "Red Flag"), "de Red Flag[^1] was"),
        ("de glasnost", Term("glasnost", "glasnost", TermStatus.DO_NOT_TRANSLATE), "de glasnost"),
        # the head of a compound is parted from it
        ("de partijvoorzitter[^1] zei", Term("voorzitter", "chair"), "de partij chair[^1] zei"),
        ("De kloostertuinen", Term("tuin", "garden", pos="noun"), "De klooster gardens"),
    ],
)
def test_a_term_is_put_into_the_source_in_the_form_its_place_needs(
    source: str, term: Term, expected: str
) -> None:
    assert _substituted(source, term) == expected


@pytest.mark.parametrize(
    ("source", "term"),
    [
        ("hij schreef een brief", Term("schrijven", "write", pos="verb")),
        ("hij schreef een brief", Term("schrijven", "writing")),
        ("de tsaar zei", Term("tsaar", "czar", TermStatus.FORBIDDEN, pos="noun")),
    ],
)
def test_where_the_form_is_not_certain_the_source_stays(source: str, term: Term) -> None:
    assert _substituted(source, term) == source


@pytest.mark.parametrize(
    ("source", "term", "expected"),
    [
        ("de ridders kwamen", Term("ridder", "knight", pos="noun"), "de Knights kwamen"),
        ("de jongeling kwam", Term("jongeling", "young man"), "de Young Man kwam"),
        ("de Sovnarkom", Term("Sovnarkom", "Sovnarkom"), "de Sovnarkom"),
        ("zij omhelsde hem[^1]", Term("omhelzen", "embrace", pos="verb"), "zij embraced hem[^1]"),
        ("hij werd omhelsd", Term("omhelzen", "embrace", pos="verb"), "hij werd embraced"),
        ("Zoekt hij?", Term("zoeken", "seek", pos="werkwoord"), "Seeks hij?"),
        ("zij zochten hem", Term("zoeken", "to look for"), "zij looked for hem"),
        ("het is opgebouwd", Term("opbouwen", "build up", pos="verb"), "het is built up"),
        # a tense that is not certain
        ("het wordt gebruikt", Term("gebruiken", "use", pos="verb"), "het wordt gebruikt"),
    ],
)
def test_a_term_that_was_passed_over_is_insisted_upon(
    source: str, term: Term, expected: str
) -> None:
    assert _substituted(source, term, insisted=[0]) == expected
    if expected != source:
        assert _substituted(source, term) != expected
