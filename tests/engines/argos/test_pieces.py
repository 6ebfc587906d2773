from hypothesis import given
from hypothesis import strategies as st
from support.strategies import prose

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.markers import labels
from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.argos.fidelity.attention import TokenisedText
from alignwb.engines.argos.pieces import cut_pieces
from alignwb.engines.argos.requests import OpenRequest, RequestPart, assemble, open_request
from alignwb.engines.argos.restoring import RestoredHypothesis, SourcePiece, style_of
from alignwb.engines.argos.translator import Task, make_batches

DUTCH = "de man liep, en het huis was groot; maar zij zag niets – want de zon scheen niet"


def _cut(text: str, comfortable: int, limit: int = 1000) -> list[str]:
    pieces = cut_pieces(text, lambda part: len(part.split()), comfortable, limit)
    return [text[piece.start : piece.end] for piece in pieces]


def test_a_short_sentence_is_one_piece() -> None:
    assert _cut(DUTCH, 50) == [DUTCH]


def test_a_long_sentence_is_cut_where_a_clause_ends() -> None:
    assert _cut(DUTCH, 12) == [
        "de man liep, en het huis was groot;",
        "maar zij zag niets – want de zon scheen niet",
    ]
    weaker = DUTCH.replace(";", ",").replace(" –", ",")
    assert _cut(weaker, 12)[0] == "de man liep, en het huis was groot,"
    assert _cut("een twee drie vier vijf – zes zeven acht negen tien", 9) == [
        "een twee drie vier vijf",
        "– zes zeven acht negen tien",
    ]


def test_a_sentence_without_clauses_is_cut_only_at_the_limit() -> None:
    words = " ".join(f"woord{n}" for n in range(40))
    assert _cut(words, 10) == [words]
    pieces = _cut(words, 10, limit=16)
    assert " ".join(pieces) == words
    assert all(len(piece.split()) <= 16 for piece in pieces)


def test_what_has_no_words_or_is_no_language_is_kept() -> None:
    pieces = cut_pieces("[…] 1917", len, 10, 100)
    assert [piece.is_kept for piece in pieces] == [True]
    pieces = cut_pieces("x" * 500, len, 10, 100)
    assert [piece.is_kept for piece in pieces] == [True]
    assert cut_pieces("", len, 10, 100) == ()


@given(prose, st.integers(2, 20), st.integers(20, 40))
def test_pieces_cover_every_word_in_order(text: str, comfortable: int, limit: int) -> None:
    text = " ".join(text.split())
    assert " ".join(_cut(text, comfortable, limit)).split() == text.split()


def _echo(source: SourcePiece) -> tuple[RestoredHypothesis, ...]:
    """As if the model had said the source, each marker where it belongs."""
    text = source.text + "".join(marker.text for marker in source.markers)
    return (RestoredHypothesis(text, -1.0, -1.0, is_looping=False),)


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


@given(st.lists(st.integers(1, 300), max_size=80))
def test_batches_hold_every_task_once_and_no_more_than_fits(lengths: list[int]) -> None:
    tasks = [
        Task(
            OpenRequest(number, ""),
            RequestPart("", None, None),
            SourcePiece(TokenisedText("", ["a"] * length), (), (), (), frozenset()),
        )
        for number, length in enumerate(lengths)
    ]
    batches = list(make_batches(tasks, 384))
    numbers = sorted(task.request.index for batch in batches for task in batch)
    assert numbers == list(range(len(lengths)))
    for batch in batches:
        longest = max(len(task.source.tokens) for task in batch)
        assert longest * len(batch) <= 384 or len(batch) == 1
