"""Pictures without a terminal show what the screen would, once everything is answered."""

import time
from pathlib import Path

import pytest
from support.remembering_project import make_remembering_project
from support.small_project import make_project, the_document

from alignwb.errors import ProjectError
from alignwb.services.memory.project_memory import ProjectMemory
from alignwb.services.project.project import Project
from alignwb.services.words.project_word_links import ProjectWordLinks
from alignwb.tui.edit import linking
from alignwb.tui.screenshot import take_screenshot

LEFT = 4  # the number of the segment the memory knows word for word
SLOWLY_S = 0.2


def picture(project: Project, folder: Path, *keys: str, segment: int | None = None) -> str:
    path = folder / "picture.svg"
    take_screenshot(
        project, the_document(project), path, size=(160, 40), segment=segment, keys=keys
    )
    return path.read_text(encoding="utf-8").replace("&#160;", " ")


def made_slow(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[str]:
    """Have a method take its time; the list has its name for each call that has ended."""
    calls, method = list[str](), getattr(owner, name)

    def slowly(*arguments: object) -> object:
        time.sleep(SLOWLY_S)
        answer = method(*arguments)
        calls.append(name)
        return answer

    monkeypatch.setattr(owner, name, slowly)
    return calls


def test_a_picture_has_the_matches_of_its_segment_however_slow_the_memory_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_remembering_project(tmp_path)
    made_slow(monkeypatch, ProjectMemory, "find_for")
    assert "Then she left." in picture(project, tmp_path, segment=LEFT)


def test_a_picture_waits_until_words_are_linked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "_PAUSE_S", 0.2)
    project = make_project(tmp_path)
    linked = made_slow(monkeypatch, ProjectWordLinks, "links")
    picture(project, tmp_path, "home", segment=2)
    assert linked


def test_wrong_keys_are_told_of_the_file_of_the_project(tmp_path: Path) -> None:
    project = make_project(tmp_path, settings='[own_keys]\nsave = "ctrl+m"\n')
    with pytest.raises(ProjectError) as caught:
        picture(project, tmp_path)
    assert str(project.settings) in caught.value.message
