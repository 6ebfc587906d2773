import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.english.english import English
from alignwb.core.terms.rendering_votes import Elected, Vote, elect


def elected(*votes: Vote) -> Elected:
    found = elect(votes, English())
    assert found is not None
    return found


def test_the_rendering_most_occurrences_have_wins() -> None:
    found = elected(Vote("board", 1), Vote("council", 1), Vote("council", 1), Vote("plan", 1))
    assert found == Elected("council", 0.5)
    assert elect((), English()) is None


def test_votes_weigh() -> None:
    assert elected(Vote("board", 1), Vote("board", 1), Vote("council", 3)).text == "council"


def test_inflected_forms_vote_together_and_the_commonest_is_shown() -> None:
    votes = [Vote("board", 1), Vote("board", 1), Vote("party", 1), Vote("parties", 1)]
    assert elected(*votes, Vote("Party", 1)).share == 0.6
    assert elected(*votes, Vote("parties", 1)).text == "parties"
    assert elected(Vote("labour unions", 1), Vote("labour union", 1)).text == "labour union"
    assert elected(Vote("co-operatives", 1), Vote("co-operative", 2)).share == 1


def test_a_spelling_that_is_no_model_gives_way() -> None:
    votes = [Vote("Council", 1, is_model=False)] * 3
    assert elected(*votes, Vote("council", 1)).text == "council"
    assert elected(*votes).text == "Council"


@pytest.mark.parametrize("other", ["party line", "organ", "partial"])
def test_other_words_do_not_vote_with_it(other: str) -> None:
    assert elected(Vote("party", 2), Vote(other, 1)).share == pytest.approx(2 / 3)


@given(st.lists(st.builds(Vote, st.text(max_size=12), st.floats(0.1, 9)), min_size=1, max_size=6))
def test_what_is_elected_was_voted_for(votes: list[Vote]) -> None:
    found = elected(*votes)
    assert found.text in {vote.text for vote in votes}
    assert 0 < found.share <= 1.000001
