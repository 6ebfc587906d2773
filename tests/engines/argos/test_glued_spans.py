"""No draft of the starter holds a word that it read for a kept span, whatever was glued to it."""

from functools import cache

import pytest
from support.coded_texts import coded
from support.glued_spans import GLUED, SPANS, stand_ins_in

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import without_codes
from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator


@cache
def _engine() -> ArgosTranslator:
    return ArgosTranslator(starter_package())


def _drafts(sources: list[str], kind: Kind = Kind.PARAGRAPH) -> list[list[str]]:
    requests = [DraftRequest(source, kind) for source in sources]
    made = {index: draft for batch in _engine().translate(requests) for index, draft in batch}
    return [[one.text for one in made[index].hypotheses] for index in range(len(sources))]


@pytest.mark.parametrize("frame", ["Het licht van de {} is uit.", "{} EN DE KADE", "Kijk: {}!"])
@pytest.mark.parametrize("glued", GLUED)
def test_every_span_comes_back_and_nothing_for_it_stays(frame: str, glued: str) -> None:
    sources = [frame.format(glued.format(span)) for span in SPANS]
    kind = Kind.HEADING if frame.isupper() else Kind.PARAGRAPH
    for source, wording, texts in zip(sources, SPANS.values(), _drafts(sources, kind), strict=True):
        assert texts
        is_name = "C.J." in wording
        for text in texts:
            assert not stand_ins_in(text), (source, text)
            assert text.count(wording) == 1 or is_name, (source, text)


def test_two_spans_that_touch_are_two() -> None:
    spans = list(SPANS)
    sources = [
        f"Zet {one}{other} op {one}-{other}." for one, other in zip(spans, spans[4:], strict=False)
    ]
    for source, texts in zip(sources, _drafts(sources), strict=True):
        for text in texts:
            assert not stand_ins_in(text), (source, text)


def test_a_span_with_codes_at_the_word_glued_to_it_comes_back() -> None:
    sources = [coded(f"De <1>{span}</1>-gids en de {span}-<2>kaart</2>.") for span in SPANS]
    for source, texts in zip(sources, _drafts(sources), strict=True):
        for text in map(without_codes, texts):
            assert not stand_ins_in(text), (source, text)


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("De haven.nl-website werkt niet.", "The haven.nl website does not work."),
        ("Zij betaalde met een € 20-biljet.", "She paid with a €20 bill."),
        ("Mevrouw C. ter Horst-de Wit is er.", "C. ter Horst-de Wit"),
        ("Zij schreef uit Berlijn aan a.b@kade.nl, c.d@kade.nl en {x}.", "Berlin"),
        ("Van Londen naar {a}, {b}, {c}, {d}, {e}, {f} en {g}.", "London"),
    ],
)
def test_what_the_span_is_glued_to_is_translated(source: str, draft: str) -> None:
    [[best, *_]] = _drafts([source])
    assert best.count(draft) == 1


def test_glued_spans_alone_are_no_words_to_translate() -> None:
    sources = ["{stad}-{land}", "haven.nl/{x}", "%s'%d", "({stad}{land})"]
    assert [texts[0] for texts in _drafts(sources)] == sources
