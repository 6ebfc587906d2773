"""How far hypotheses agree."""

from hypothesis import given
from hypothesis import strategies as st

from alignwb.engines.choosing.agreement import agreement

texts = st.text(st.sampled_from("abcd "), max_size=12)


def test_a_text_agrees_with_itself_and_with_nothing_else_less() -> None:
    assert agreement("the old mill", ["the old mill"]) == 1
    assert agreement("the old mill", ["quiz upon zebra"]) == 0
    near = agreement("the old mill turns", ["the old mill turned"])
    assert 0.5 < near < 1
    assert agreement("alone", []) == 1


@given(texts, st.lists(texts, max_size=4))
def test_it_is_a_share(text: str, others: list[str]) -> None:
    assert 0 <= agreement(text, others) <= 1
