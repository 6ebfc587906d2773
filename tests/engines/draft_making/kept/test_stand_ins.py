"""What models read for kept spans is free in the source, and found however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.words import Span
from alignwb.engines.draft_making.kept.placing import bring_back
from alignwb.engines.draft_making.kept.spans import StandIn
from alignwb.engines.draft_making.kept.stand_ins import (
    are_left,
    free_names,
    free_numbers,
    places_of,
    set_apart,
)

OXFORD = StandIn("Oxford", "{haven}", "{haven}", Span(20, 27))
NUMBER = StandIn("438", "€ 7,50", "€7.50", Span(0, 6))
NASA = StandIn("NASA", "kade.nl", "kade.nl", Span(10, 17))


def names(text: str) -> set[str]:
    return set(free_names(text, lambda word: word == "Xanadu"))


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("Zij vloog naar Londen.", "London"),
        ("De Berlijnse muur viel.", "Berlin"),
        ("In TOKIO regent het.", "Tokyo"),
        ("De Texaanse olie is op.", "Texas"),
        ("Een reis naar Manchester.", "Manchester"),
    ],
)
def test_no_name_stands_in_that_the_translation_may_have_itself(source: str, name: str) -> None:
    assert name in names("De boot vaart.") - names(source)
    assert "Xanadu" not in names(source)


def test_no_number_stands_in_whose_digits_the_source_has_in_any_form() -> None:
    numbers = free_numbers("Van 38 500 en 4.38 naar 49,1.")
    assert [next(numbers), next(numbers)] == ["544", "597"]


@pytest.mark.parametrize(
    ("written", "draft"),
    [
        ("The Oxfordsite sank.", "The {haven} site sank."),
        ("The siteOxford sank.", "The site {haven} sank."),
        ("The OXFORDSITE sank.", "The {haven} SITE sank."),
        ("The Oxford-site sank.", "The {haven}-site sank."),
        ("Oxford's boats", "{haven}'s boats"),
        ("the Oxfords", "the {haven}s"),
        ("the Oxforder", "the {haven}"),
        ("a 438bill", "a €7.50 bill"),
        ("a 4380 bill", "a €7.50 bill"),
        ("the 438th", "the €7.50th"),
        ("438NASAOxford", "€7.50 kade.nl {haven}"),
        ("a nasal NASAboat", "a nasal kade.nl boat"),
    ],
)
def test_a_stand_in_is_found_in_whatever_it_is_glued_to(written: str, draft: str) -> None:
    kept = [one for one in (OXFORD, NUMBER, NASA) if are_left(written, [one])]
    assert bring_back(set_apart(written, kept), kept) == draft


def test_what_is_left_of_a_stand_in_counts() -> None:
    assert are_left("The Oxfordsite for 4381 guilders", (OXFORD, NUMBER, NASA)) == 2
    assert are_left("A nasal sound", (NASA,)) == 0


def test_a_place_is_the_stand_in_alone() -> None:
    assert [tuple(each) for each in places_of("Oxford", "Oxford’s Oxfords Oxfordsite")] == [
        (0, 6),
        (9, 15),
    ]


_GLUE = st.sampled_from(["", " ", "-", "/", "'", "’", "(", ")", "s", "th", "boot", "0", "_", "é"])


@given(
    st.lists(st.tuples(_GLUE, st.sampled_from(["Oxford", "438", "NASA", "de", "."])), max_size=9)
)
def test_nothing_is_left_of_any_after_they_were_brought_back(
    written: list[tuple[str, str]],
) -> None:
    text = "".join(glue + word for glue, word in written)
    kept = (OXFORD, NUMBER, NASA)
    draft = bring_back(set_apart(text, kept), kept)
    assert not are_left(draft, kept)
    for one in kept:
        assert draft.count(one.wording) == 1
