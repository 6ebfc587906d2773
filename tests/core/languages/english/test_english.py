import pytest

from alignwb.core.languages.english.english import IRREGULAR_PLURALS, English
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.termbase import Term, Termbase


def found(text: str, rendering: str) -> list[str]:
    hits = Recogniser(Termbase((Term(rendering, rendering),)), English()).find(text)
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("rendering", "form"),
    [
        ("party", "parties"),
        ("council", "council’s"),
        ("council", "councils’"),
        ("church", "churches"),
        ("woman", "women"),
        ("landowner", "landowners"),
        ("chairwoman", "chairwomen"),
        ("abolish", "abolished"),
        ("stop", "stopping"),
        ("give up", "gave up"),
        ("write", "written"),
        ("carry out", "carried out"),
        ("decree", "decreeing"),
        ("class relations", "class relation"),
        ("émigré", "emigrés"),
        ("Soviet authorities", "Soviet authority"),
        ("analysis", "analyses"),
        ("wise", "wiser"),
        ("angry", "angriest"),
        ("thin", "thinner"),
    ],
)
def test_inflected_renderings_are_found(rendering: str, form: str) -> None:
    assert [stretch.rstrip("’") for stretch in found(f"So {form} it was.", rendering)] == [
        form.rstrip("’")
    ]


@pytest.mark.parametrize(("singular", "plural"), IRREGULAR_PLURALS.items())
def test_irregular_plurals_stand_for_their_singulars_and_the_other_way(
    singular: str, plural: str
) -> None:
    assert found(f"So {plural} it was.", singular) == [plural]
    assert found(f"So {singular} it was.", plural) == [singular]


@pytest.mark.parametrize(
    ("rendering", "text"),
    [
        ("party", "a partial parting"),
        ("state", "a static station"),
        ("organisation", "an organ"),
        ("universe", "a university"),
        ("Whites", "white gloves"),
        ("gas", "a ga"),
        ("lett", "a letter"),
        ("mast", "the master"),
        ("bann", "the banner"),
        ("harv", "the harvest"),
        ("bake", "the baker"),
        ("lock", "a locker"),
        ("politics", "a politic man"),
        ("species", "a specie"),
    ],
)
def test_other_words_are_not(rendering: str, text: str) -> None:
    assert found(text, rendering) == []
