"""Several renderings of one source."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.terms.renderings import SEPARATOR, parts_of, with_renderings
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import AlignwbError


@given(st.lists(st.text("ab c-", min_size=1).map(str.strip).filter(bool), unique=True))
def test_what_is_put_together_comes_apart_again(parts: list[str]) -> None:
    assert list(parts_of(f" {SEPARATOR} ".join(parts))) == parts


def test_nothing_empty_and_nothing_twice() -> None:
    assert parts_of(" | mill|| windmill |mill ") == ("mill", "windmill")
    assert parts_of(" | ") == ()


@pytest.mark.parametrize(
    ("status", "further"),
    [
        (TermStatus.PREFERRED, TermStatus.ADMITTED),
        (TermStatus.ADMITTED, TermStatus.ADMITTED),
        (TermStatus.FORBIDDEN, TermStatus.FORBIDDEN),
    ],
)
def test_each_is_a_row_and_only_the_first_is_preferred(
    status: TermStatus, further: TermStatus
) -> None:
    term = Term("molen", "?", status, "noun", "of wood", ("meulen",))
    first, second, third = with_renderings(term, ["mill", "windmill", "works"])
    assert (first.target, first.status) == ("mill", status)
    assert (second.target, second.status) == ("windmill", further)
    assert (third.pos, third.note, third.variants) == ("noun", "of wood", ("meulen",))


def test_what_is_not_to_be_translated_has_one() -> None:
    term = Term("Pravda", "Pravda", TermStatus.DO_NOT_TRANSLATE)
    assert with_renderings(term, ["Pravda"]) == (term,)
    with pytest.raises(AlignwbError, match="one rendering"):
        with_renderings(term, ["Pravda", "Truth"])
