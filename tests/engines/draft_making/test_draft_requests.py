"""Requests are taken apart and put together again."""

from hypothesis import given
from support.strategies import prose

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.markers import labels
from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.draft_making.draft_assembly import assemble
from alignwb.engines.draft_making.draft_requests import open_request
from alignwb.engines.draft_making.restoring import RestoredHypothesis, SourcePiece, style_of


def _echo(source: SourcePiece) -> tuple[RestoredHypothesis, ...]:
    """As if the model had said the source, each marker where it belongs."""
    text = source.text + "".join(marker.text for marker in source.markers)
    return (RestoredHypothesis(text, -1.0, 1, 0.0, 0.0, 0, 1.0, is_looping=False),)


def _opened(source: str, kind: Kind = Kind.PARAGRAPH, comfortable: int = 50) -> list[str]:
    request = DraftRequest(source, kind)
    opened = open_request(0, request, style_of([source]), str.split, comfortable, 100)
    for part in opened.parts:
        if part.source:
            part.hypotheses = _echo(part.source)
    return [hypothesis.text for hypothesis in assemble(opened)]


def test_a_request_is_put_together_from_its_parts() -> None:
    assert _opened("[^1] Zie de brief.[^2]") == ["[^1] Zie de brief.[^2]"]
    assert _opened("Zie [^2] dit.") == ["Zie dit.[^2]"]
    assert _opened("") == [""]
    assert _opened("[^1]") == ["[^1]"]
    assert _opened("[^1] [^2]") == ["[^1] [^2]"]
    assert _opened("Zij zei dit: ‘the one and only to be’.[^3]") == [
        "Zij zei dit: ‘the one and only to be’.[^3]"
    ]


def test_an_author_is_not_translated() -> None:
    request = DraftRequest("Jan van den Berg[^*]", Kind.AUTHOR)
    opened = open_request(0, request, style_of([]), str.split, 50, 100)
    assert opened.waiting == 0
    assert [hypothesis.text for hypothesis in assemble(opened)] == ["Jan van den Berg[^*]"]
    request = DraftRequest("door de heer Berg", Kind.AUTHOR)
    assert open_request(0, request, style_of([]), str.split, 50, 100).waiting == 1


@given(prose)
def test_every_marker_of_a_request_comes_out_once(source: str) -> None:
    for text in _opened(source, comfortable=3):
        assert sorted(labels(text)) == sorted(labels(source))
