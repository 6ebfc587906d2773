"""What is remembered between two sittings."""

from pathlib import Path

from support.small_project import BITEXT, make_project

from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.project.resuming import Resume, read_resume, remember


def test_theme_and_places_are_remembered_side_by_side(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    remember(project, theme="nord")
    remember(project, place=("brief", SegmentRef("p2", "s2")))
    remember(project, place=("ander", SegmentRef("p9", "s1")))
    resume = read_resume(project)
    assert resume.theme == "nord"
    assert resume.place_in(BITEXT) == SegmentRef("p2", "s2")


def test_a_place_that_is_gone_is_no_place(tmp_path: Path) -> None:
    assert Resume(places={"brief": "p77/s1"}).place_in(BITEXT) is None
    assert Resume().place_in(BITEXT) is None


def test_a_damaged_file_is_as_good_as_none(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.state.mkdir()
    for damage in ("{", "[]", '{"theme": 3, "places": {}}', '{"theme": ""}'):
        (project.state / "resume.json").write_text(damage)
        assert read_resume(project) == Resume()
    remember(project, theme="nord")
    assert read_resume(project).theme == "nord"
