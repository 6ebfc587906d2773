"""What the memory knows is filled in before a machine is asked, and never over a human's text."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.fakes import EchoTranslator
from support.random_edits import random_bitext
from support.remembering_project import write_memory
from support.small_project import (
    BITEXT,
    DRAFTED,
    LAST,
    MARKED,
    TITLE,
    make_project,
    the_document,
)

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Origin, OriginKind, Status
from alignwb.errors import EngineError, FormatError
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.services.drafting.drafting import segments_to_draft
from alignwb.services.memory.project_memory import pretranslation
from alignwb.services.memory.sources import index_file
from alignwb.services.project.project import Project
from alignwb.services.session import open_session

KNOWN = (
    TranslationUnit("Een brief", "A letter"),
    TranslationUnit("Zij werkten bij de Sovnarkom.", "They worked at the Sovnarkom."),
    TranslationUnit("De zon scheen, maar het was koud.[^1]", "The sun shone, but it was cold."),
    TranslationUnit("Toen ging zij weg.", "Then she left."),
)


def _remember(project: Project, *units: TranslationUnit) -> Path:
    return write_memory(project.memory / "oud.tmx", *units)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = make_project(tmp_path)
    _remember(project, *KNOWN)
    return project


def _filled(project: Project, bitext: Bitext = BITEXT) -> Bitext:
    edit, problems = pretranslation(project, bitext)
    assert problems == ()
    return edits.apply(bitext, edit) if edit else bitext


def test_exact_matches_with_the_same_markers_are_filled_in_as_drafts(project: Project) -> None:
    after = _filled(project)
    memory = Origin(OriginKind.TM, "memory/oud.tmx", 100)
    for ref, target in [(TITLE, "A letter"), (DRAFTED, "They worked at the Sovnarkom.")]:
        segment = after.segment(ref)
        assert (segment.target, segment.status, segment.origin) == (target, Status.DRAFT, memory)
    assert after.segment(DRAFTED).draft == BITEXT.segment(DRAFTED).draft
    # Another marker, and a sentence that is only like it.
    assert after.segment(MARKED) == BITEXT.segment(MARKED)
    assert after.segment(LAST) == BITEXT.segment(LAST)


def test_the_machine_is_asked_for_the_rest_alone(project: Project) -> None:
    after = _filled(project)
    assert [ref for ref, _ in segments_to_draft(after, EchoTranslator())] == [MARKED, LAST]
    everything = segments_to_draft(after, EchoTranslator(), redraft=True)
    assert [ref for ref, _ in everything] == [TITLE, DRAFTED, MARKED, LAST]


def test_it_is_one_edit_that_undo_takes_back(project: Project) -> None:
    with open_session(project, the_document(project)) as session:
        edit, _ = pretranslation(project, session.bitext)
        assert edit
        session.apply(edit)
        assert session.bitext != BITEXT
        session.undo()
        assert session.bitext == BITEXT
        assert not session.can_undo


def test_what_is_filled_in_already_is_no_edit(project: Project) -> None:
    assert pretranslation(project, _filled(project)) == (None, ())


def test_the_settings_say_whether_anything_is_filled_in(project: Project) -> None:
    (project.root / "alignwb.toml").write_text("pretranslate = false\n", encoding="utf-8")
    assert pretranslation(Project(project.root), BITEXT) == (None, ())
    assert not index_file(project).exists()


def test_a_file_that_cannot_be_read_is_named_and_the_others_count(project: Project) -> None:
    (project.memory / "cut.tmx").write_text("<tmx", encoding="utf-8")
    edit, [problem] = pretranslation(project, BITEXT)
    assert edit
    assert (problem.name, type(problem.error)) == ("memory/cut.tmx", FormatError)


def test_a_memory_that_cannot_be_opened_is_a_problem_and_no_error(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alignwb.engines.memory.database._TIMEOUT_S", 0.01)
    pretranslation(project, BITEXT)
    _remember(project, *KNOWN[:1])
    other = sqlite3.connect(index_file(project), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        edit, [problem] = pretranslation(project, BITEXT)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert edit is None
    assert problem.name == ".alignwb/cache/memory.sqlite"
    assert isinstance(problem.error, EngineError)


def test_a_folder_in_the_place_of_the_index_is_a_problem_and_no_error(project: Project) -> None:
    (index_file(project) / "x").mkdir(parents=True)
    edit, [problem] = pretranslation(project, BITEXT)
    assert edit is None
    assert "memory.sqlite" in problem.error.message


@pytest.fixture(scope="module")
def knowing(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project that remembers every source of a random bitext."""
    sources = {
        segment.source
        for seed in range(50)
        for _, segment in random_bitext(Random(seed)).segments()
        if segment.source
    }
    project = make_project(tmp_path_factory.mktemp("project"))
    units = (TranslationUnit(source, source.upper()) for source in sorted(sources))
    _remember(project, *units)
    return project


@settings(max_examples=30)
@given(seed=st.integers(0, 49))
def test_where_a_hand_has_been_nothing_is_filled_in(knowing: Project, seed: int) -> None:
    bitext = replace(random_bitext(Random(seed)), document="ander")
    after = _filled(knowing, bitext)
    for ref, before in bitext.segments():
        segment = after.segment(ref)
        if before.status.may_be_overwritten and before.pairing is None and before.source:
            assert segment.is_from_memory or segment == before
        else:
            assert segment == before


def test_nothing_is_filled_in_where_the_languages_are_others(project: Project) -> None:
    norwegian = replace(BITEXT, target_lang="nb")
    assert _filled(project, norwegian) is norwegian
    assert (
        _filled(project, replace(BITEXT, target_lang="en-CA")).segment(TITLE).target == "A letter"
    )
