import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.memory.match_rate import (
    DifferenceKind,
    DifferencePiece,
    match_rate,
    tokens_of,
    word_difference,
)

SENTENCES = st.lists(
    st.sampled_from(["huis", "Huis", "’t", "zo'n", "12", "13", ",", ".", "de", "[^1]"]), max_size=9
).map(" ".join)


@pytest.mark.parametrize(
    ("source", "remembered", "rate"),
    [
        ("Het huis is groot.", "Het  huis is groot.", 100),
        ("Het huis is groot.[^1]", "Het huis is groot.", 99),
        ("Een brug[^1] en een brug.", "Een brug en een brug[^1].", 99),
        ("Het huis is groot.", "het huis is groot.", 98),
        ("Het huis is groot.", "Het huis is groot!", 94),
        ("In 1914 kwam hij.", "In 1917 kwam hij.", 94),
        ("Het huis is groot.", "Het huis is klein.", 76),
        ("Het huis is groot.", "Wij gaan naar buiten!", 0),
        ("De cafe\u0301s zijn vol.", "De cafés zijn vol.", 100),
        ("De kof\ufb01e is op.", "De koffie is op.", 100),
        ("Zee\u00adwier in\u00a0\u0133s.", "Zeewier in ijs.", 100),
        ("Zee\u00adwier in ijs,", "Zeewier in ijs.", 92),
        ("Wacht eens ...", "Wacht eens …", 99),
        ("", "Het huis.", 0),
    ],
)
def test_the_rate_is_by_words(source: str, remembered: str, rate: int) -> None:
    assert match_rate(source, remembered) == rate


@given(SENTENCES, SENTENCES)
def test_the_rate_is_the_same_either_way_and_whole_only_for_the_same_text(
    ours: str, theirs: str
) -> None:
    rate = match_rate(ours, theirs)
    assert rate == match_rate(theirs, ours)
    assert 0 <= rate <= 100
    assert (rate == 100) == (ours.split() == theirs.split())


@given(SENTENCES, SENTENCES)
def test_the_difference_holds_both_texts(ours: str, theirs: str) -> None:
    pieces = word_difference(ours, theirs)
    for text, left_out in ((ours, DifferenceKind.REMOVED), (theirs, DifferenceKind.ADDED)):
        kept = "".join(
            " " * piece.is_apart + piece.text for piece in pieces if piece.kind is not left_out
        )
        assert [token.text for token in tokens_of(kept)] == [
            token.text for token in tokens_of(text)
        ]


def test_what_is_replaced_stands_before_what_replaces_it() -> None:
    assert word_difference("De oude man liep weg.", "De man liep snel weg.") == (
        DifferencePiece(DifferenceKind.SAME, "De", is_apart=False),
        DifferencePiece(DifferenceKind.ADDED, "oude"),
        DifferencePiece(DifferenceKind.SAME, "man liep"),
        DifferencePiece(DifferenceKind.REMOVED, "snel"),
        DifferencePiece(DifferenceKind.SAME, "weg."),
    )


def test_punctuation_stands_where_its_text_has_it() -> None:
    assert word_difference("Het huis, zei zij.", "De tuin; zei zij (zacht).") == (
        DifferencePiece(DifferenceKind.REMOVED, "De tuin;", is_apart=False),
        DifferencePiece(DifferenceKind.ADDED, "Het huis,"),
        DifferencePiece(DifferenceKind.SAME, "zei zij"),
        DifferencePiece(DifferenceKind.REMOVED, "(zacht)"),
        DifferencePiece(DifferenceKind.SAME, ".", is_apart=False),
    )
