"""Changes of the files of terms that are made at once: each of them stays."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from support.small_project import make_project

from alignwb.core.terms.termbase import Term
from alignwb.errors import ProjectError
from alignwb.formats.termbase.termbase_rows import PlacedTerm, ReadTerms
from alignwb.services.project.project import Project
from alignwb.services.terms.adding import add_new_terms, add_project_term
from alignwb.services.terms.changing import (
    change_glossary,
    change_project_term,
    remove_project_term,
)
from alignwb.services.terms.project_terms import read_glossary
from alignwb.services.terms.refusals import refuse_term, refused_terms, take_refusal_back
from alignwb.services.terms.term_turns import change_of_terms

WORDS = [f"{word}{end}" for word in ("zeil", "mast", "touw", "anker") for end in ("tje", "en", "s")]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


def at_once(change: Callable[[str], object]) -> None:
    """Make a change with each word, in as many threads; each locks as a process of its own does."""
    with ThreadPoolExecutor(len(WORDS)) as pool:
        list(pool.map(change, WORDS))


def terms(project: Project) -> set[Term]:
    return set(read_glossary(project).termbase.terms)


def test_terms_that_are_added_at_once_are_all_there(project: Project) -> None:
    before = terms(project)
    at_once(lambda word: add_project_term(project, Term(word, f"the {word}")))
    assert terms(project) - before == {Term(word, f"the {word}") for word in WORDS}


def test_files_of_terms_that_come_in_at_once_are_all_there(project: Project) -> None:
    before = terms(project)
    at_once(
        lambda word: add_new_terms(project, ReadTerms((PlacedTerm(1, Term(word, f"the {word}")),)))
    )
    assert len(terms(project) - before) == len(WORDS)


def test_terms_that_are_changed_and_taken_out_at_once(project: Project) -> None:
    before = terms(project)
    for word in WORDS:
        add_project_term(project, Term(word, f"the {word}"))

    def change(word: str) -> None:
        term = Term(word, f"the {word}")
        if word.endswith("en"):
            remove_project_term(project, term)
        else:
            changed = change_project_term(project, term, replace(term, note="seen"))
            if word.endswith("tje"):
                assert changed
                change_glossary(project, changed.undone)

    at_once(change)
    assert terms(project) - before == {
        Term(word, f"the {word}", note="" if word.endswith("tje") else "seen")
        for word in WORDS
        if not word.endswith("en")
    }


def test_refusals_that_are_made_at_once_are_all_there(project: Project) -> None:
    at_once(lambda word: refuse_term(project, word))
    assert sorted(refused_terms(project)) == sorted(WORDS)
    at_once(lambda word: word.endswith("s") and take_refusal_back(project, word))
    assert set(refused_terms(project)) == {word for word in WORDS if not word.endswith("s")}


def test_a_change_that_does_not_end_keeps_no_other_waiting(project: Project) -> None:
    with (
        change_of_terms(project),
        pytest.raises(ProjectError, match="another program is changing the terms"),
        change_of_terms(project, wait_s=0),
    ):
        pytest.fail("two changes at once")


def test_where_no_lock_can_be_had_a_term_is_added_all_the_same(project: Project) -> None:
    project.state.write_bytes(b"no folder")
    add_project_term(project, Term("zeiltje", "small sail"))
    assert Term("zeiltje", "small sail") in terms(project)


async def test_a_screen_does_not_stand_still_for_a_change_elsewhere(project: Project) -> None:
    before = terms(project)
    with change_of_terms(project), ThreadPoolExecutor(1) as pool:
        elsewhere = pool.submit(asyncio.run, adding(project)).exception()
    assert isinstance(elsewhere, ProjectError)
    assert "another program is changing the terms" in str(elsewhere)
    assert terms(project) == before


async def adding(project: Project) -> None:
    """As a screen does it: in the thread of its event loop, which has a second of patience."""
    async with asyncio.timeout(5):
        add_project_term(project, Term("zeilschip", "sailing ship"))
