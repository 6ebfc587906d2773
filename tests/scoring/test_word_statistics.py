import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.scoring.word_statistics import WordStatistics

LINES = st.lists(
    st.tuples(*[st.text("ab c.", max_size=12).map(lambda text: f"a {text}")] * 2),
    min_size=1,
    max_size=6,
)


def test_rare_words_are_told_from_common_ones() -> None:
    statistics = WordStatistics(["the heron and the eel", "the eel"])
    bands = {each.label: each for each in statistics.accuracy(["the heron the", "an eel eel"])}
    assert {label: each.words for label, each in bands.items()} == {"1": 2, "2": 2, "3": 3}
    assert (bands["1"].precision, bands["1"].recall) == (1, 0.5)
    assert (bands["2"].precision, bands["2"].recall) == (0.5, 0.5)
    assert bands["3"].f_measure == pytest.approx(0.8)


def test_a_band_of_which_a_system_has_nothing() -> None:
    [band] = WordStatistics(["sluice"]).accuracy(["lock"])
    assert (band.precision, band.recall, band.f_measure) == (None, 0, 0)


def test_phrases_that_one_system_has_and_the_other_has_not() -> None:
    statistics = WordStatistics(["he closed the sluice", "the sluice leaks"])
    ours, theirs = statistics.differences(
        ["he closed the lock", "the sluice leaks"], ["he shut the sluice", "this sluice leaks"]
    )
    assert ("he closed the", 1, 0) in {(each.phrase, each.more, each.fewer) for each in ours}
    assert ("sluice", 2, 1) in {(each.phrase, each.more, each.fewer) for each in theirs}
    assert not {each.phrase for each in ours} & {each.phrase for each in theirs}


def test_of_several_references_any_will_do() -> None:
    statistics = WordStatistics([("a wet day", "a rainy day")])
    assert [each.recall for each in statistics.accuracy(["a rainy wet day"])] == [1]
    assert statistics.length_ratio(["a rainy day"]) == 1
    assert statistics.lengths() == (3,)


@given(LINES)
def test_a_text_that_is_its_reference_meets_every_word(lines: list[tuple[str, str]]) -> None:
    references = [reference for reference, _ in lines]
    statistics = WordStatistics(references)
    assert {each.f_measure for each in statistics.accuracy(references)} <= {1}
    assert statistics.length_ratio(references) == 1


@given(LINES)
def test_shares_are_shares_and_leads_are_leads(lines: list[tuple[str, str]]) -> None:
    references, hypotheses = zip(*lines, strict=True)
    statistics = WordStatistics(references)
    for band in statistics.accuracy(hypotheses):
        assert 0 <= band.recall <= 1
        assert band.precision is None or 0 <= band.precision <= 1
    for lead in statistics.differences(references, hypotheses)[0]:
        assert lead.more > lead.fewer >= 0
