import pytest

from alignwb.core.terms.doubtful_terms import question_about
from alignwb.core.terms.termbase import Term


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("hun", "is a stop word"),
        ("Voor", "is a stop word"),
        ("op de", "only stop words"),
        ("vloog", "form of “vliegen”"),
        ("gezongen", "form of “zingen”"),
        ("zeilde", "looks like a form"),
        ("%", "has no word"),
        ("§ !", "has no word"),
    ],
)
def test_stop_words_and_forms_of_verbs_are_asked_about(source: str, part: str) -> None:
    assert part in question_about(Term(source, "x"))


@pytest.mark.parametrize(
    "source",
    ["zeilen", "vliegen", "molen", "staat", "bond", "school", "schande", "gedachte", "Zeilde",
     "op zee", "werkte mee", "OM", "ALS", "§ 3"],
)  # fmt: skip
def test_what_may_well_be_a_term_is_not(source: str) -> None:
    assert question_about(Term(source, "x")) == ""


def test_a_noun_that_looks_like_a_form_is_not() -> None:
    assert question_about(Term("zeilde", "x", pos="noun")) == ""
