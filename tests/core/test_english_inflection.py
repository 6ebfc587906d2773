import pytest

from alignwb.core.english_inflection import English
from alignwb.core.term_recognition import Recogniser
from alignwb.core.termbase import Term, Termbase


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
    ],
)
def test_inflected_renderings_are_found(rendering: str, form: str) -> None:
    assert [stretch.rstrip("’") for stretch in found(f"So {form} it was.", rendering)] == [
        form.rstrip("’")
    ]


@pytest.mark.parametrize(
    ("rendering", "text"),
    [
        ("party", "a partial parting"),
        ("state", "a static station"),
        ("organisation", "an organ"),
        ("universe", "a university"),
        ("Whites", "white gloves"),
        ("gas", "a ga"),
    ],
)
def test_other_words_are_not(rendering: str, text: str) -> None:
    assert found(text, rendering) == []
