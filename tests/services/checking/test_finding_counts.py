"""Findings counted by document, again when something they depend on has changed."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.small_project import BITEXT, make_project, the_document

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Dismissal, Segment, SegmentRef, Status
from alignwb.errors import AlignwbError
from alignwb.formats.xliff import write_xliff
from alignwb.services.checking.document_checks import DocumentChecker
from alignwb.services.checking.english import shipped_english
from alignwb.services.checking.finding_counts import FindingCounter
from alignwb.services.project.project import Project

LAST = SegmentRef("p3", "s1")


def with_last(**changes: object) -> Bitext:
    segment = Segment("s1", "Toen kwamen er 14 mannen.", status=Status.CONFIRMED)
    paragraph = BITEXT.paragraph("p3")
    changed = replace(segment, **changes)  # type: ignore[arg-type]  # what each test changes
    return BITEXT.with_paragraphs([replace(paragraph, segments=(changed,))])


WRONG = with_last(target="Then 41 men came.")
RIGHT = with_last(target="Then 14 men came.")


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were looked through, in that order."""
    looked: list[str] = []
    check = DocumentChecker.check

    def counting(self: DocumentChecker, bitext: Bitext, **named: object) -> object:
        looked.append(bitext.document)
        return check(self, bitext, **named)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(DocumentChecker, "check", counting)
    return looked


def save(project: Project, bitext: Bitext) -> None:
    path = the_document(project).bitext
    before = path.stat().st_mtime_ns
    path.write_bytes(write_xliff(bitext))
    if path.stat().st_mtime_ns == before:  # a clock of coarse ticks
        import os

        os.utime(path, ns=(before + 1, before + 1))


def test_findings_are_counted_by_their_weight(tmp_path: Path) -> None:
    project = make_project(tmp_path, WRONG)
    assert FindingCounter(project).count(the_document(project)) == (1, 0)
    double = with_last(target="Then  14 men came.")
    assert FindingCounter(project).count(the_document(project), double) == (0, 1)


def test_what_was_dismissed_does_not_count(tmp_path: Path) -> None:
    project = make_project(tmp_path, WRONG)
    counter = FindingCounter(project)
    (found,) = DocumentChecker(shipped_english()).check(WRONG)
    dismissal = Dismissal(str(found.finding.kind), found.finding.subject)
    dismissed = with_last(target="Then 41 men came.", dismissed=(dismissal,))
    assert counter.count(the_document(project), dismissed) == (0, 0)


def test_a_document_is_checked_again_only_when_it_has_changed(
    tmp_path: Path, checked: list[str]
) -> None:
    project = make_project(tmp_path, WRONG)
    counter, document = FindingCounter(project), the_document(project)
    assert counter.count(document) == counter.count(document) == (1, 0)
    assert len(checked) == 1
    save(project, RIGHT)
    assert counter.count(document) == (0, 0)
    assert len(checked) == 2


def test_an_open_document_is_counted_as_it_stands(tmp_path: Path, checked: list[str]) -> None:
    project = make_project(tmp_path, WRONG)
    counter, document = FindingCounter(project), the_document(project)
    assert counter.count(document, RIGHT) == counter.count(document, RIGHT) == (0, 0)
    assert len(checked) == 1
    assert counter.count(document) == (1, 0)


def test_other_terms_are_other_findings(tmp_path: Path) -> None:
    project = make_project(tmp_path, RIGHT)
    counter, document = FindingCounter(project), the_document(project)
    assert counter.count(document) == (0, 0)
    with project.glossary.open("a", encoding="utf-8") as glossary:
        glossary.write("mannen\tgentlemen\tpreferred\t\t\t\n")
    assert counter.count(document) == (1, 0)


def test_what_nobody_has_touched_loads_and_checks_nothing(
    tmp_path: Path, checked: list[str]
) -> None:
    project = make_project(tmp_path)
    project.glossary.write_bytes(b"\xff\xfe\x00")
    assert FindingCounter(project).count(the_document(project)) == (0, 0)
    assert checked == []


def test_a_count_that_was_cancelled_is_none_and_is_made_the_next_time(tmp_path: Path) -> None:
    project = make_project(tmp_path, WRONG)
    counter, document = FindingCounter(project), the_document(project)
    assert counter.count(document, cancelled=lambda: True) is None
    assert counter.count(document) == (1, 0)


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    project = make_project(tmp_path, WRONG, settings='[[check]]\nforbids = "(open"\n')
    with pytest.raises(AlignwbError, match=r"alignwb\.toml"):
        FindingCounter(project).count(the_document(project))
    (tmp_path / "alignwb.toml").unlink()
    the_document(project).bitext.write_bytes(b"<xliff>")
    with pytest.raises(AlignwbError, match=r"brief\.xlf"):
        FindingCounter(Project(tmp_path)).count(the_document(project))
