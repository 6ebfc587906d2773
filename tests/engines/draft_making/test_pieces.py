"""A sentence in the pieces that are translated one by one."""

from hypothesis import given
from hypothesis import strategies as st
from support.strategies import prose

from alignwb.engines.draft_making.pieces import cut_pieces

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
