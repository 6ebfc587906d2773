"""A term's line in the glossary, put in, taken out and put in again."""

from pathlib import Path

import pytest
from support.small_project import make_project

from alignwb.core.bitext.edits import GlossaryChange
from alignwb.core.terms.termbase import Term
from alignwb.errors import ProjectError
from alignwb.services.project.project import Project
from alignwb.services.terms.adding import add_project_term, change_glossary

LINES = b"source\ttarget\tstatus\r\nmolen\tmill\t\r\n# remark\r\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = make_project(tmp_path)
    project.glossary.write_bytes(LINES)
    return project


def taken_back(change: GlossaryChange) -> GlossaryChange:
    return GlossaryChange(change.after, change.before)


def test_a_line_goes_and_comes_and_the_others_keep_their_bytes(project: Project) -> None:
    change = add_project_term(project, Term("sluis", "lock"))
    with_term = project.glossary.read_bytes()
    change_glossary(project, taken_back(change))
    assert project.glossary.read_bytes() == LINES
    change_glossary(project, change)
    assert project.glossary.read_bytes() == with_term


def test_what_another_program_added_meanwhile_stays(project: Project) -> None:
    change = add_project_term(project, Term("sluis", "lock"))
    with project.glossary.open("ab") as file:
        file.write(b"dijk\tdyke\t\r\n")
    change_glossary(project, taken_back(change))
    assert project.glossary.read_bytes() == LINES + b"dijk\tdyke\t\r\n"


@pytest.mark.parametrize("now", [b"sluis\tsluice\t\r\n", b""])
def test_a_line_that_is_no_longer_there_is_not_taken_out(project: Project, now: bytes) -> None:
    change = add_project_term(project, Term("sluis", "lock"))
    project.glossary.write_bytes(LINES + now)
    with pytest.raises(ProjectError, match="sluis → lock"):
        change_glossary(project, taken_back(change))
    assert project.glossary.read_bytes() == LINES + now


def test_a_term_that_is_there_by_now_is_not_put_in_again(project: Project) -> None:
    change = add_project_term(project, Term("sluis", "lock"))
    project.glossary.write_bytes(LINES + b"sluis\tsluice\t\r\n")
    with pytest.raises(ProjectError, match="left as it is"):
        change_glossary(project, change)
    assert project.glossary.read_bytes() == LINES + b"sluis\tsluice\t\r\n"


def test_a_line_can_become_another(project: Project) -> None:
    change_glossary(project, GlossaryChange("molen\tmill\t", "molen\twindmill\t"))
    assert project.glossary.read_bytes() == LINES.replace(b"mill", b"windmill")
