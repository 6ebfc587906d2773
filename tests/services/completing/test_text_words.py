"""Words of confirmed targets complete others."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, Status
from alignwb.services.completing.text_words import TextWords


def bitext(*targets: str, status: Status = Status.CONFIRMED) -> Bitext:
    segments = tuple(
        Segment(f"s{number}", "Bron.", target, status) for number, target in enumerate(targets, 1)
    )
    return Bitext("brief", "seeds/brief.txt", (Paragraph("p1", Kind.PARAGRAPH, segments),))


def words(*targets: str, status: Status = Status.CONFIRMED) -> TextWords:
    learnt = TextWords()
    learnt.learn(bitext(*targets, status=status))
    return learnt


def completed(known: TextWords, stem: str) -> str:
    found = known.completed(stem)
    return found.text if found else ""


def test_a_word_that_was_written_before_is_completed() -> None:
    known = words("The millwright came.", "The millwright left the millrace.")
    assert completed(known, "mil") == "lwright"
    assert completed(known, "millr") == "ace"
    assert completed(known, "xy") == ""


def test_one_letter_tells_too_little_and_a_last_letter_is_typed_as_fast() -> None:
    known = words("The millwright came.")
    assert completed(known, "m") == ""
    assert completed(known, "millwrigh") == ""


def test_it_is_the_surer_the_more_letters_there_are_and_the_fewer_words_begin_so() -> None:
    known = words("millwright millrace miller")
    likely = [known.completed(stem) for stem in ("mi", "millw", "millwr")]
    assert None not in likely
    probabilities = [each.probability for each in likely if each]
    assert probabilities[0] < probabilities[1] <= probabilities[2]


def test_drafts_that_nobody_confirmed_teach_nothing() -> None:
    assert completed(words("The millwright came.", status=Status.DRAFT), "mil") == ""


@given(st.lists(st.lists(st.sampled_from(["", "miller", "millwright went", "a mill"]), max_size=4)))
def test_what_is_known_depends_on_the_text_as_it_is_now(states: list[list[str]]) -> None:
    learnt = TextWords()
    for targets in states:
        learnt.learn(bitext(*targets))
        for stem in ("mi", "mill", "millw", "we"):
            assert learnt.completed(stem) == words(*targets).completed(stem)


def test_a_target_that_is_taken_back_is_forgotten() -> None:
    learnt = TextWords()
    before = bitext("The millwright came.")
    learnt.learn(before)
    (paragraph,) = before.paragraphs
    again = tuple(replace(each, status=Status.EDITED) for each in paragraph.segments)
    learnt.learn(replace(before, paragraphs=(replace(paragraph, segments=again),)))
    assert completed(learnt, "mil") == ""
