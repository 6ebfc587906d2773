import pytest
from support.checked import found_by, mended

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.segment import Segment
from alignwb.core.checks.context import Knowledge
from alignwb.core.checks.punctuation_check import (
    check_brackets,
    check_dialogue,
    check_ending,
    check_quotations,
    keeps_quotations,
)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("„Kom binnen,” zei ze.", "‘Come in,’ she said."),
        ("„Kom binnen. Ga zitten.", "“Come in. Sit down."),
        ("Marx’ huis", "Marx’s house"),
        ("‘Een “oude” man’", "“An ‘old’ man”"),
        ("Zij noemde hem ‘oud’.", "She called him ‘old’."),
    ],
)
def test_quotations_of_either_style_agree(source: str, target: str) -> None:
    assert found_by(check_quotations, source, target) == []


def test_a_quotation_that_is_never_closed_is_found() -> None:
    [finding] = found_by(check_quotations, "„Kom,” zei hij.", "‘Come, he said.")
    assert "not closed" in finding.message


def test_marks_that_are_all_gone_are_found() -> None:
    [finding] = found_by(check_quotations, "Een „oude” man.", "An old man.")
    assert finding.source


def test_a_document_whose_source_has_no_marks_is_left_alone() -> None:
    segments = [Segment(f"s{n}", "—Kom hier!", "“Come here!") for n in range(9)]
    assert not keeps_quotations(segments)
    known = Knowledge(keeps_quotations=False)
    assert found_by(check_quotations, "—Kom hier!", "“Come here!", known=known) == []


def test_brackets_need_partners_unless_the_source_has_none_either() -> None:
    assert found_by(check_brackets, "Hij (de oude) zweeg.", "He (the old one) was silent.") == []
    assert found_by(check_brackets, "a) de oude", "a) the old one") == []
    assert found_by(check_brackets, "(de oude zweeg.", "(the old one was silent.") == []
    [finding] = found_by(check_brackets, "Hij (de oude) zweeg.", "He (the old one was silent.")
    assert finding.subject == "("


def test_a_lost_full_stop_is_put_back_before_the_closing_mark() -> None:
    assert mended(check_ending, "Hij zweeg.", "He was silent") == "He was silent."
    assert mended(check_ending, "„Zwijg!”", "‘Be silent’") == "‘Be silent!’"


def test_punctuation_inside_and_outside_the_marks_is_the_same() -> None:
    assert found_by(check_ending, "Hij noemde het ‘oud’.", "He called it ‘old.’") == []
    assert found_by(check_ending, "En toen...", "And then…") == []
    assert found_by(check_ending, "Zij zweeg.[^7]", "She was silent.[^7]") == []


def test_a_question_that_is_none_any_more_is_found() -> None:
    [finding] = found_by(check_ending, "Wie kwam er?", "Somebody came.")
    assert "?" in finding.message


def test_a_heading_gets_no_full_stop() -> None:
    assert mended_heading("De brief", "The Letter.") == "The Letter"


def mended_heading(source: str, target: str) -> str:
    [finding] = found_by(check_ending, source, target, kind=Kind.HEADING)
    assert finding.fix is not None
    return finding.fix.apply(target)


def test_a_turn_of_dialogue_that_is_lost_is_found() -> None:
    [finding] = found_by(check_dialogue, "– Kom je?", "Are you coming?")
    assert finding.subject == "–"
    assert found_by(check_dialogue, "– Kom je?", "‘Are you coming?’") == []
