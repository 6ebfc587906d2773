"""Counts of findings that are kept between runs, and when they no longer hold."""

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.small_project import make_project, the_document

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, Status
from alignwb.formats.xliff import write_xliff
from alignwb.services.checking.document_checks import DocumentChecker
from alignwb.services.checking.finding_counts import FindingCounter
from alignwb.services.checking.kept_counts import kept_counts_file
from alignwb.services.project.project import Project

_LONG_NOTE = "Langs de vaart gelopen, later nog eens. " * 6_000
"""It makes a document long, and is quickly checked."""


def long_document(last: str = "Then 41 men came.") -> Bitext:
    wrong = Segment("s1", "Toen kwamen er 14 mannen.", last, Status.CONFIRMED, note=_LONG_NOTE)
    return Bitext("brief", "", (Paragraph("p1", Kind.PARAGRAPH, (wrong,)),))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path, long_document())


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


def count(project: Project) -> tuple[int, int] | None:
    """The counts as another run of the program gives them."""
    fresh = Project(project.root)
    return FindingCounter(fresh).count(the_document(fresh))


def test_another_run_knows_what_was_counted(project: Project, checked: list[str]) -> None:
    first = count(project)
    assert first
    assert first[0] == 1
    assert count(project) == first
    assert len(checked) == 1


def test_another_text_is_counted_again(project: Project, checked: list[str]) -> None:
    before = count(project)
    the_document(project).bitext.write_bytes(write_xliff(long_document("Then 14 men came.")))
    assert count(project) != before
    assert len(checked) == 2


def test_other_terms_and_rules_are_counted_again(project: Project, checked: list[str]) -> None:
    before = count(project)
    with project.glossary.open("a", encoding="utf-8") as glossary:
        glossary.write("mannen\tgentlemen\tpreferred\t\t\t\n")
    with_term = count(project)
    with project.settings.open("a", encoding="utf-8") as written:
        written.write('[[check]]\nforbids = "came"\nstops = true\n')
    with_rule = count(project)
    assert before
    assert with_term
    assert with_rule
    assert (with_term[0], with_rule[0]) == (before[0] + 1, before[0] + 2)
    assert len(checked) == 3


def test_rows_that_make_no_term_are_told_each_time(project: Project) -> None:
    with project.glossary.open("a", encoding="utf-8") as glossary:
        glossary.write("\tgentlemen\tpreferred\t\t\t\n")
    told = []
    for _ in range(2):
        counter = FindingCounter(project)
        counter.count(the_document(project))
        told.append([each.message for each in counter.problems])
    assert told[0] == told[1] != []


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    kept=st.binary(max_size=20)
    | st.recursive(
        st.none() | st.booleans() | st.integers(-1, 3) | st.text(max_size=3),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.just("brief.xlf"), inner),
    ).map(lambda value: json.dumps(value).encode())
)
def test_whatever_is_in_the_cache_the_counts_are_right(project: Project, kept: bytes) -> None:
    right = count(project)
    kept_counts_file(project).write_bytes(kept)
    assert count(project) == right


def test_counts_that_are_none_are_not_taken(project: Project) -> None:
    right = count(project)
    file = kept_counts_file(project)
    [(name, (key, *_))] = json.loads(file.read_bytes()).items()
    for odd in ([key, -1, 2], [key, True, 2], [key, "1", 2], [key, 1], [key, 1, 2, 3]):
        file.write_text(json.dumps({name: odd}), encoding="utf-8")
        assert count(project) == right


def test_where_nothing_can_be_kept_it_is_counted_all_the_same(project: Project) -> None:
    project.state.write_text("in the way", encoding="utf-8")
    counts = count(project)
    assert counts
    assert counts[0] == 1
    assert project.state.read_text(encoding="utf-8") == "in the way"


def test_who_may_not_read_the_texts_may_not_read_the_counts(project: Project) -> None:
    the_document(project).bitext.chmod(0o600)
    count(project)
    assert stat.S_IMODE(kept_counts_file(project).stat().st_mode) == 0o600


def test_a_short_document_leaves_no_file(tmp_path: Path) -> None:
    paragraph = long_document().paragraphs[0]
    short = replace(paragraph, segments=(replace(paragraph.segments[0], note=""),))
    project = make_project(tmp_path, Bitext("brief", "", (short,)))
    assert count(project) == (1, 0)
    assert not kept_counts_file(project).exists()


def test_a_document_that_is_gone_is_forgotten(project: Project) -> None:
    count(project)
    the_document(project).bitext.rename(project.translations / "other.xlf")
    document = next(each for each in Project(project.root).documents() if each.name == "other")
    FindingCounter(Project(project.root)).count(document)
    assert list(json.loads(kept_counts_file(project).read_bytes())) == ["other.xlf"]
