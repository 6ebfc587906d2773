from pathlib import Path

import pytest
from support.small_project import BITEXT, make_project, the_document

from alignwb.core.bitext.segment import Status
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.documents import (
    find_documents,
    load_bitext,
    project_status,
    read_bitext,
)


def test_a_saved_bitext_is_read_as_it_was_saved(tmp_path: Path) -> None:
    assert load_bitext(the_document(make_project(tmp_path))) == BITEXT


def test_a_document_that_was_never_imported_says_how_to_import_it(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    document = the_document(project)
    document.bitext.unlink()
    with pytest.raises(ProjectError, match="has no bitext yet") as caught:
        load_bitext(document)
    assert f"alignwb import {project.seeds / 'brief.txt'}" in caught.value.hint


def test_a_damaged_bitext_is_refused_with_its_path(tmp_path: Path) -> None:
    document = the_document(make_project(tmp_path))
    document.bitext.write_text("<xliff>", encoding="utf-8")
    with pytest.raises(FormatError, match=r"brief\.xlf, line 1"):
        load_bitext(document)


def test_a_folder_is_no_bitext(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="cannot be read"):
        read_bitext(tmp_path)


def test_no_names_mean_every_document(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project.seeds / "andere.txt").write_text("Ja.", encoding="utf-8")
    found = find_documents([], tmp_path / "seeds")
    assert [document.name for document in found] == ["andere", "brief"]


def test_what_word_leaves_beside_an_open_source_is_no_document(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    for folder in (project.seeds, project.translations):
        (folder / "~$brief.docx").write_bytes(b"\x05Anna")
        (folder / "~$brief.xlf").write_bytes(b"\x05Anna")
    assert [document.name for document in project.documents()] == ["brief"]


def test_names_may_be_shortened_and_keep_their_order(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project.seeds / "andere.txt").write_text("Ja.", encoding="utf-8")
    found = find_documents(["br", "a"], tmp_path)
    assert [document.name for document in found] == ["brief", "andere"]
    with pytest.raises(UsageError, match="no document “nope”"):
        find_documents(["nope"], tmp_path)


def test_a_bitext_file_needs_no_project(tmp_path: Path) -> None:
    (tmp_path / "los.xlf").write_bytes(write_xliff(BITEXT))
    [document] = find_documents(["los.xlf"], tmp_path)
    assert document.name == "los"
    assert load_bitext(document).paragraphs == BITEXT.paragraphs


def test_a_path_to_a_bitext_of_the_project_is_that_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(tmp_path)
    monkeypatch.chdir(project.translations)
    assert find_documents(["brief.xlf"], Path.cwd()) == project.documents()


def test_a_name_outside_any_project_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="not inside an alignwb project"):
        find_documents(["brief"], tmp_path)


def test_a_file_that_is_there_and_no_document_is_told_so(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.references.mkdir()
    aligned = project.references / "krant.xlf"
    aligned.write_bytes(write_xliff(BITEXT))
    (copy := tmp_path / "brief.txt").write_text("Ja.", encoding="utf-8")
    (new := tmp_path / "nieuw.docx").write_bytes(b"PK")
    for path, hint in (
        (aligned, "alignwb review krant"),
        (copy, "Did you mean brief?"),
        (new, f"alignwb import {new}"),
    ):
        with pytest.raises(UsageError, match="is no document of") as caught:
            project.find(str(path))
        assert str(path) in caught.value.message
        assert hint in caught.value.hint


def test_a_bitext_outside_of_the_references_is_not_reviewed_there(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    elsewhere = tmp_path / "krant.xlf"
    elsewhere.write_bytes(write_xliff(BITEXT))
    with pytest.raises(UsageError, match=r"only what is in .*reference can"):
        project.reference(str(elsewhere))
    project.references.mkdir()
    (project.references / "krant.xlf").write_bytes(elsewhere.read_bytes())
    assert project.reference("krant").bitext.parent == project.references


def test_status_counts_what_is_there_and_names_what_is_not(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    (project.seeds / "andere.txt").write_text("Ja.", encoding="utf-8")
    (project.translations / "stuk.xlf").write_text("stuk", encoding="utf-8")
    other, brief, broken = project_status(project).documents
    assert other.statistics is None
    assert other.problem is None
    assert brief.statistics is not None
    assert brief.statistics.segments[Status.DRAFT] == 1
    assert broken.statistics is None
    assert isinstance(broken.problem, FormatError)
    assert project_status(project).total == brief.statistics
