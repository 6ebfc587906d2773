"""What was refused is not learnt, in a file that keeps its other lines."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.confirmed_segments import confirmed
from support.small_project import make_project

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.drafting.rewordings import Rewording
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.errors import FormatError, UsageError
from alignwb.services.drafting.drafting import terms_to_honour
from alignwb.services.drafting.learnt_words import LearntKind, learnt_words
from alignwb.services.drafting.refused_words import (
    learnt_for,
    plain_spaces,
    refuse_word,
    refused_words,
    shown_spaces,
    take_word_back,
)
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import ReadTermbase, to_project_terms

QUAY = Rewording("kade", "quay")
COLOUR = Rewording("color", "colour")
DASH = Rewording(" — ", " – ")


DOCUMENT = Bitext(
    "brief",
    "seeds/brief.txt",
    (
        Paragraph(
            "p1",
            Kind.PARAGRAPH,
            (
                confirmed(1, "De kade sliep.", "The quay slept.", "The wharf slept."),
                confirmed(2, "Een kade lacht.", "A quay laughs.", "A wharf laughs."),
                confirmed(3, "Zie – de kleur.", "See – the colour.", "See — the color."),
                confirmed(4, "Geen – de tint.", "None – the colour.", "None — the color."),
            ),
        ),
    ),
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path, DOCUMENT)


def test_each_thing_that_is_learnt_has_its_kind() -> None:
    assert [(each.kind, each.change) for each in learnt_words(DOCUMENT).each] == [
        (LearntKind.WORD, QUAY),
        (LearntKind.SPELLING, COLOUR),
        (LearntKind.SIGN, DASH),
    ]


@pytest.mark.parametrize("refused", [QUAY, COLOUR, DASH])
def test_what_is_refused_is_not_learnt_and_the_rest_is(
    project: Project, refused: Rewording
) -> None:
    assert refuse_word(project, refused)
    left = {each.change for each in learnt_for(project, DOCUMENT).each}
    assert left == {QUAY, COLOUR, DASH} - {refused}
    assert not refuse_word(project, refused)
    assert take_word_back(project, refused)
    assert not take_word_back(project, refused)
    assert len(learnt_for(project, DOCUMENT).each) == 3


def test_a_word_of_the_source_is_refused_in_whatever_case_it_stands(project: Project) -> None:
    refuse_word(project, Rewording("Kade", "quay"))
    assert [each.change for each in learnt_for(project, DOCUMENT).each] == [COLOUR, DASH]


def test_drafts_are_asked_for_without_what_was_refused(project: Project) -> None:
    source = "Daar lag de kade."

    def wanted() -> list[str]:
        terms = terms_to_honour(project, DOCUMENT)
        assert terms is not None
        return [hit.term.target for hit in terms.find(source)]

    assert wanted() == ["quay"]
    refuse_word(project, QUAY)
    assert wanted() == []


def test_what_follows_from_a_refused_spelling_or_sign_goes_with_it(project: Project) -> None:
    rewordings = learnt_words(DOCUMENT).rewordings
    text = "Two colors—one a pale color."
    assert rewordings.apply(text).text == "Two colours – one a pale colour."
    left = rewordings.without({COLOUR, DASH})
    assert left.apply(text).text == text


def test_a_term_is_not_among_what_is_learnt() -> None:
    terms = to_project_terms(ReadTermbase(Termbase((Term("Kade", "dockside"),))))
    assert [each.change for each in learnt_words(DOCUMENT).beside(terms).each] == [COLOUR, DASH]


def test_where_the_settings_say_no_nothing_is_learnt_and_no_file_is_read(project: Project) -> None:
    project.refused_words.write_bytes(b"\xff")
    project.settings.write_text("learn_words = false\n", encoding="utf-8")
    assert not learnt_for(project, DOCUMENT).each


def test_all_other_lines_keep_their_bytes(project: Project) -> None:
    before = b"# mine\r\n\r\n grijs\tgrey \r\nfoto\tphotograph"
    project.refused_words.write_bytes(before)
    assert Rewording("grijs", "grey") in refused_words(project)
    refuse_word(project, DASH)
    added = "\n[space]—[space]\t[space]–[space]\n".encode()
    assert project.refused_words.read_bytes() == before + added
    take_word_back(project, DASH)
    assert project.refused_words.read_bytes() == before + b"\n"


@pytest.mark.parametrize(
    "change",
    [
        *(("", "a"), ("a", ""), ("# a", "b"), ("a\tb", "c"), ("a", "b\nc"), ("a", "\u2003")),
        *(("a", "\x0b"), ("a ", "b"), ("a", " b"), ("a\ud800", "b"), ("[space]", "-")),
    ],
)
def test_what_no_line_can_hold_is_refused(project: Project, change: tuple[str, str]) -> None:
    with pytest.raises(UsageError):
        refuse_word(project, Rewording(*change))
    assert not project.refused_words.exists()


@given(before=st.text(min_size=1), after=st.text(min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_taken_is_read_back_and_taken_back(
    project: Project, before: str, after: str
) -> None:
    change = Rewording(before, after)
    try:
        refuse_word(project, change)
    except UsageError:
        assert change not in refused_words(project)
    else:
        assert refused_words(project) == {change}
        assert take_word_back(project, change)
        assert not refused_words(project)


@pytest.mark.parametrize("line", ["grijs", "grijs\tgrey\tgray", "\tgrey", "grijs grey"])
def test_a_line_that_is_none_is_named_and_kept(project: Project, line: str) -> None:
    content = f"foto\tphotograph\n{line}\n".encode()
    project.refused_words.write_bytes(content)
    with pytest.raises(FormatError, match=r"refused-words\.txt:2: should be a word or sign"):
        refuse_word(project, DASH)
    assert project.refused_words.read_bytes() == content


@given(st.text(" \u00a0\u2009-–—.…’'", min_size=1))
def test_the_spaces_of_a_sign_come_back(sign: str) -> None:
    assert plain_spaces(shown_spaces(sign)) == sign
    assert shown_spaces(sign).strip() == shown_spaces(sign)
