"""What was refused as a term stays refused, in a file that keeps its other lines."""

from pathlib import Path

import pytest
from support.small_project import make_project

from alignwb.core.terms.candidate_runs import CandidateKind
from alignwb.core.terms.candidates import TermCandidate
from alignwb.errors import FormatError, UsageError
from alignwb.services.project.project import Project
from alignwb.services.terms.refusals import (
    refuse_term,
    refused_terms,
    take_refusal_back,
    without_refused,
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


def candidate(text: str) -> TermCandidate:
    return TermCandidate(text, CandidateKind.WORD, 2, 1.0, (), ())


def test_a_refusal_is_remembered_once_and_taken_back(project: Project) -> None:
    assert refused_terms(project) == ()
    assert refuse_term(project, " vissersdorp ")
    assert not refuse_term(project, "vissersdorp")
    assert refuse_term(project, "oude haven")
    assert refused_terms(project) == ("vissersdorp", "oude haven")
    assert take_refusal_back(project, "vissersdorp")
    assert not take_refusal_back(project, "vissersdorp")
    assert refused_terms(project) == ("oude haven",)


def test_all_other_lines_keep_their_bytes(project: Project) -> None:
    before = b"# mine\r\n\r\n  kade \r\nzeil"
    project.refused_terms.write_bytes(before)
    refuse_term(project, "mast")
    assert project.refused_terms.read_bytes() == before + b"\nmast\n"
    take_refusal_back(project, "kade")
    assert project.refused_terms.read_bytes() == b"# mine\r\n\r\nzeil\nmast\n"


@pytest.mark.parametrize("text", ["", "  ", "# zeil", "zeil\nmast"])
def test_what_no_line_can_hold_is_refused(project: Project, text: str) -> None:
    with pytest.raises(UsageError):
        refuse_term(project, text)
    assert not project.refused_terms.exists()


def test_a_file_that_cannot_be_read_is_named_with_its_line(project: Project) -> None:
    project.refused_terms.write_bytes(b"zeil\nko\xeblak\n")
    with pytest.raises(FormatError, match=r"refused-terms\.txt:2: not UTF-8"):
        refuse_term(project, "mast")
    assert project.refused_terms.read_bytes() == b"zeil\nko\xeblak\n"


def test_a_refusal_counts_for_every_form_of_a_word() -> None:
    found = [candidate("vissersdorpen"), candidate("Oude haven"), candidate("vissers")]
    left = without_refused(found, ["vissersdorp", "oude haven"])
    assert [each.text for each in left] == ["vissers"]
