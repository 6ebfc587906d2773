import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext import markers
from alignwb.core.memory.match_fitting import fitted_target

TEXTS = st.lists(
    st.sampled_from(["huis", "12", "13", "1.000", "[^1]", "[^2]", ".", "de"]), max_size=6
).map(" ".join)


@pytest.mark.parametrize(
    ("source", "remembered", "target", "as_it_fits"),
    [
        # markers at the end
        ("Hij ging.[^3]", "Hij ging.", "He went.", "He went.[^3]"),
        ("Hij ging.[^3] [^4]", "Hij ging.[^1]", "He went.[^1]", "He went.[^3] [^4]"),
        ("Hij ging.", "Hij ging.[^1]", "He went. [^1]", "He went."),
        ("Hij ging.[^2]", "Hij kwam.", "He came.", "He came.[^2]"),
        # markers inside stay the translator's
        ("Hij[^3] ging.", "Hij ging.", "He went.", "He went."),
        ("Hij ging.[^3]", "Hij[^1] ging.", "He[^1] went.", "He[^1] went."),
        # numbers
        ("In 1914 kwam hij.", "In 1917 kwam hij.", "In 1917 he came.", "In 1914 he came."),
        ("Van 3 tot 4.", "Van 1 tot 2.", "From 1 to 2.", "From 3 to 4."),
        ("Van 2 tot 1.", "Van 1 tot 2.", "From 1 to 2.", "From 2 to 1."),
        ("Op 3 mei 1920.[^5]", "Op 4 mei 1920.", "On 4 May 1920.", "On 3 May 1920.[^5]"),
        ("Blz. 3.[^1]", "Blz. 1.[^1]", "P. 1.[^1]", "P. 3.[^1]"),
        ("In de 20e eeuw.", "In de 21e eeuw.", "In the 21st century.", "In the 20th century."),
        ("Het 112e deel.", "Het 103e deel.", "The 103rd part.", "The 112th part."),
        ("Het 2e deel, blz. 22.", "Het 1e deel, blz. 1.", "The 1st part, p. 1.", None),
        ("Na 6 jaar: 1.", "Na 5 jaar: 1.", "After 5 years: 1.", "After 6 years: 1."),
        ("Artikel 7 geldt.", "Artikel 1 geldt.", "Article 1 applies.", "Article 7 applies."),
        ("Een 9-daagse reis.", "Een 7-daagse reis.", "A 7-day trip.", "A 9-day trip."),
        # numbers of which there is a doubt
        ("Na 6 jaar.", "Na 1 jaar.", "After 1 year.", "After 1 year."),
        ("Na 1 werkuur.", "Na 8 werkuur.", "After 8 hours of work.", "After 8 hours of work."),
        ("Nog 1 hele kilometer.", "Nog 3 hele kilometer.", "3 whole km.", "3 whole km."),
        ("Een 8-daagse reis.", "Een 7-daagse reis.", "A 7-day trip.", "A 7-day trip."),
        ("Een 10e deel.", "Een 11e deel.", "An 11th part.", "An 11th part."),
        ("Een kind van 10.", "Een kind van 11.", "An 11-year-old.", "An 11-year-old."),
        ("In 1914 kwam zij.", "In 1917 kwam hij.", "In 1917 he came.", "In 1917 he came."),
        ("Om 4 uur.", "Om 5 uur.", "At five.", "At five."),
        ("Van 3 tot 4.", "Van 1 tot 1.", "From 1 to 1.", "From 1 to 1."),
        ("Met 2 van 5.", "Met 1 van 5.", "With 1 of 5, 1 more.", "With 1 of 5, 1 more."),
        ("Er zijn 2.000.", "Er zijn 1.000.", "There are 1,000.", "There are 1,000."),
        # white space is no difference
        ("In  1914.", "In 1917.", "In 1917.", "In 1914."),
    ],
)
def test_what_is_certain_is_made_to_fit(
    source: str, remembered: str, target: str, as_it_fits: str | None
) -> None:
    """as_it_fits: None for as it is remembered."""
    assert fitted_target(source, remembered, target) == (as_it_fits or target)


@given(TEXTS, TEXTS)
def test_what_renders_the_very_same_source_stays_as_it_is(source: str, target: str) -> None:
    if markers.labels(source) == markers.labels(target):
        assert fitted_target(source, source, target) == target


@given(TEXTS, TEXTS, TEXTS)
def test_fitting_again_changes_nothing_more(source: str, remembered: str, target: str) -> None:
    once = fitted_target(source, remembered, target)
    assert fitted_target(source, source, once) == once
    assert markers.labels(once) in {markers.labels(source), markers.labels(target)}
