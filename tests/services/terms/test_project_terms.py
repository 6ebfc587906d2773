from pathlib import Path

import pytest

from alignwb.core.terms.termbase import Term
from alignwb.errors import FormatError, ProjectError
from alignwb.formats.termbase.termbase_tsv import read_termbase, write_termbase
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import load_terms

REPOSITORY = Path(__file__).parents[3]


def test_a_project_without_a_glossary_has_no_terms(tmp_path: Path) -> None:
    terms = load_terms(Project(tmp_path))
    assert terms.termbase.terms == ()
    assert terms.find("De Sovnarkom.") == ()


def test_the_terms_of_the_glossary_are_found(tmp_path: Path) -> None:
    (tmp_path / "glossary.tsv").write_text("koelak\tkulak\n", encoding="utf-8")
    (hit,) = load_terms(Project(tmp_path)).find("Zij waren koelakken.")
    assert (hit.start, hit.end, hit.term) == (10, 19, Term("koelak", "kulak"))


def test_a_bad_glossary_is_named(tmp_path: Path) -> None:
    (tmp_path / "glossary.tsv").write_text("koelak kulak\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"glossary\.tsv:1: "):
        load_terms(Project(tmp_path))


def test_a_glossary_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "glossary.tsv").mkdir()
    with pytest.raises(ProjectError, match=r"glossary\.tsv: cannot be read"):
        load_terms(Project(tmp_path))


def test_every_term_of_this_repository_stands_in_its_documents() -> None:
    terms = load_terms(Project(REPOSITORY))
    texts = [
        " ".join(seed.read_text(encoding="utf-8").split())
        for seed in (REPOSITORY / "seeds").glob("*.txt")
    ]
    found = {hit.term for text in texts for hit in terms.find(text)}
    assert set(terms.termbase.terms) == found


def test_the_glossary_of_this_repository_is_written_as_it_is() -> None:
    path = REPOSITORY / "glossary.tsv"
    data = path.read_bytes()
    assert write_termbase(read_termbase(data, path)) == data
