from dataclasses import replace
from pathlib import Path

import pytest
from support.scored_project import DRAFTED, make_scored_project, with_references

from alignwb.core.bitext.segment import OriginKind
from alignwb.errors import ProjectError
from alignwb.formats.xliff import write_xliff
from alignwb.scoring import MetricName, MetricOptions, Scorer
from alignwb.services.project.project import Project
from alignwb.services.scoring.comparison import ComparisonTask, compare
from alignwb.services.scoring.hypotheses import ItemKind, ScoredText
from alignwb.services.scoring.systems import find_system

OPTIONS = MetricOptions((MetricName.CHRF,))
OTHER = ["A missive", "They worked for the Sovnarkom.", "The sun shone, but cold.", "He left then."]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_scored_project(tmp_path)


@pytest.fixture
def task(project: Project) -> ComparisonTask:
    return ComparisonTask(DRAFTED, project.references / "brief.xlf")


def _other(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "other.txt"
    path.write_text("".join(f"{line}\n" for line in lines or OTHER), encoding="utf-8")
    return path


def test_drafts_targets_and_a_system_are_scored_on_the_same_items(
    project: Project, task: ComparisonTask, tmp_path: Path
) -> None:
    system = find_system("shop", _other(tmp_path), project.documents())
    comparison = compare([task], systems=[system], options=OPTIONS, bootstrap=20)
    assert list(comparison.systems) == ["draft", "target", "shop"]
    assert comparison.of("shop") == OTHER
    references = [item.match.reference for item in comparison.items]
    [expected] = Scorer(OPTIONS).corpus(OTHER, references, bootstrap=20)
    assert list(comparison.systems["shop"]) == [expected]
    assert set(comparison.tests) == {("draft", "target"), ("draft", "shop"), ("target", "shop")}
    assert comparison.left_out == 0
    assert comparison.draft_by_target is not None
    assert 0 < comparison.draft_by_target.chrf.value < 100


def test_what_one_of_them_lacks_is_left_out_and_counted(
    project: Project, task: ComparisonTask, tmp_path: Path
) -> None:
    path = tmp_path / "other.tsv"
    path.write_text("Een brief\tA missive\nToen ging hij weg.\tHe left.\n", encoding="utf-8")
    system = find_system("shop", path, project.documents())
    comparison = compare([task], [ScoredText.DRAFT], [system], options=OPTIONS, bootstrap=0)
    assert comparison.of("shop") == ["A missive", "He left."]
    assert comparison.left_out == 2
    assert comparison.tests == {}


def test_systems_alone_need_no_drafts(
    project: Project, task: ComparisonTask, tmp_path: Path
) -> None:
    bare = with_references(DRAFTED)
    bare = replace(
        bare,
        paragraphs=tuple(
            replace(
                paragraph,
                segments=tuple(
                    replace(segment, target="", origin=None) for segment in paragraph.segments
                ),
            )
            for paragraph in bare.paragraphs
        ),
    )
    system = find_system("shop", _other(tmp_path), project.documents())
    comparison = compare([replace(task, bitext=bare)], None, [system], options=OPTIONS, bootstrap=0)
    assert list(comparison.systems) == ["shop"]
    assert {item.origin for item in comparison.items} == {None}
    with pytest.raises(ProjectError, match="nothing to score"):
        compare([replace(task, bitext=bare)])


def test_an_item_knows_its_place_its_origin_and_its_edits(task: ComparisonTask) -> None:
    first, *_, last = compare([task], options=OPTIONS, bootstrap=0).items
    assert (first.place, last.place) == (0, 0.75)
    assert first.origin is OriginKind.MT
    assert last.edits is not None
    assert last.edits.share == 0


def test_several_references_and_paragraphs(task: ComparisonTask, tmp_path: Path) -> None:
    other = tmp_path / "second.xlf"
    other.write_bytes(write_xliff(with_references(DRAFTED)))
    comparison = compare(
        [replace(task, others=(other,))], options=OPTIONS, by=ItemKind.PARAGRAPH, bootstrap=0
    )
    assert comparison.references == 2
    assert [len(item.match.segments) for item in comparison.items] == [1, 2, 1]


def test_systems_with_nothing_in_common_are_refused(
    project: Project, task: ComparisonTask, tmp_path: Path
) -> None:
    files = {"a": "Een brief\tA missive\n", "b": "Toen ging hij weg.\tHe left.\n"}
    systems = []
    for name, text in files.items():
        path = tmp_path / f"{name}.tsv"
        path.write_text(text, encoding="utf-8")
        systems.append(find_system(name, path, project.documents()))
    with pytest.raises(ProjectError, match="no segment in common"):
        compare([task], [ScoredText.DRAFT], systems)


def test_a_folder_without_a_translation_is_refused(project: Project, tmp_path: Path) -> None:
    folder = tmp_path / "nothing"
    folder.mkdir()
    with pytest.raises(ProjectError, match=r"nothing: holds no translation of brief"):
        find_system("shop", folder, project.documents())


def test_a_file_that_translates_something_else_is_refused(
    project: Project, task: ComparisonTask, tmp_path: Path
) -> None:
    path = tmp_path / "other.tsv"
    path.write_text("Heel iets anders\tSomething else\n", encoding="utf-8")
    system = find_system("shop", path, project.documents())
    with pytest.raises(ProjectError, match=r"other\.tsv: holds no translation"):
        compare([task], systems=[system])
