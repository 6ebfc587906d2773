from pathlib import Path

import pytest

from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.services.project.project import Project
from alignwb.services.terms.adding import add_project_term
from alignwb.services.terms.exchange import export_terms, import_terms, write_terms
from alignwb.services.terms.project_terms import read_glossary

GLOSSARY = """# mine
source\ttarget\tstatus\tid\tnote\tvariants
tsaar\ttsar\t\t7\told\t

# more
Kollontaj\tKollontai\t\t8\t\tKolontaj
Pravda\tPravda\tdo-not-translate\t9\t\t
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "glossary.tsv").write_text(GLOSSARY, encoding="utf-8")
    return Project(tmp_path)


def other(project: Project, text: str, name: str = "other.csv") -> Path:
    path = project.root / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_import_adds_what_is_new_and_touches_nothing_else(project: Project) -> None:
    path = other(project, "source,target,note\ntsaar,tsar,another note\nkoelak,kulak,rich\n")
    imported = import_terms(project, path)
    assert imported.terms.added == (Term("koelak", "kulak", note="rich"),)
    assert [each.line for each in imported.terms.known] == [2]
    assert project.glossary.read_text(encoding="utf-8") == (
        GLOSSARY + "koelak\tkulak\tpreferred\t\trich\t\n"
    )


@pytest.mark.parametrize(
    "row",
    [
        "tsaar,czar,preferred",
        "tsaar,tsar,forbidden",
        "Kolontaj,Kolontay,preferred",
        "Kolontaj,Kollontai,forbidden",
        "Pravda,Truth,admitted",
        "tsaar,tsaar,do-not-translate",
    ],
)
def test_what_contradicts_is_said_and_not_added(project: Project, row: str) -> None:
    imported = import_terms(project, other(project, f"source,target,status\n{row}\n"))
    (contradicting,) = imported.terms.contradicting
    assert contradicting.line == 2
    assert contradicting.row in read_glossary(project).termbase.terms
    assert project.glossary.read_text(encoding="utf-8") == GLOSSARY


@pytest.mark.parametrize("status", ["admitted", "forbidden"])
def test_another_rendering_beside_the_preferred_one_is_new(project: Project, status: str) -> None:
    path = other(project, f"source,target,status\ntsaar,emperor,{status}\n")
    assert import_terms(project, path).terms.added == (
        Term("tsaar", "emperor", TermStatus(status)),
    )


def test_rows_of_the_imported_file_do_not_contradict_each_other(project: Project) -> None:
    path = other(project, "a\tb\na\tc\na\tb\n", "other.txt")
    terms = import_terms(project, path).terms
    assert [term.target for term in terms.added] == ["b", "c"]
    assert [each.line for each in terms.known] == [3]


def test_what_a_line_cannot_hold_is_left_out_with_its_reason(project: Project) -> None:
    path = other(project, 'source,target\n"#a",b\nc,d\ne,\n')
    imported = import_terms(project, path)
    assert [term.source for term in imported.terms.added] == ["c"]
    assert [(each.line, each.term.source) for each in imported.terms.unfit] == [(2, "#a")]
    assert "cannot hold" in imported.terms.unfit[0].reason
    assert imported.left_out == ((4, "“e” has no target"),)


def test_a_trial_changes_nothing(project: Project) -> None:
    path = other(project, "koelak,kulak\n")
    assert import_terms(project, path, is_trial=True).terms.added == (Term("koelak", "kulak"),)
    assert project.glossary.read_text(encoding="utf-8") == GLOSSARY


def test_a_glossary_is_made_where_there_is_none(project: Project) -> None:
    project.glossary.unlink()
    import_terms(project, other(project, "koelak,kulak\n"))
    assert read_glossary(project).termbase.terms == (Term("koelak", "kulak"),)


@pytest.mark.parametrize("to", ["tbx", "csv", "tsv"])
def test_an_export_brings_nothing_new_back(project: Project, to: str) -> None:
    exported = export_terms(project, to)
    path = project.root / f"out.{to}"
    write_terms(project, path, exported)
    terms = import_terms(project, path).terms
    assert (len(terms.known), terms.added, terms.contradicting) == (3, (), ())
    project.glossary.unlink()
    assert len(import_terms(project, path).terms.added) == exported.terms == 3


def test_omegat_is_not_told_forbidden_renderings(project: Project) -> None:
    add_project_term(project, Term("tsaar", "czar", TermStatus.FORBIDDEN))
    exported = export_terms(project, "omegat")
    assert [term.target for term in exported.left_out] == ["czar"]
    assert b"czar" not in exported.written.data
    assert "Kolontaj\tKollontai\t\n" in exported.written.data.decode()


@pytest.mark.parametrize("name", ["glossary.tsv", "seeds/a.tsv", "alignwb.toml"])
def test_an_export_goes_over_nothing_of_the_project(project: Project, name: str) -> None:
    exported = export_terms(project, "tsv")
    with pytest.raises(UsageError, match="the project's own files"):
        write_terms(project, project.root / name, exported)
    assert project.glossary.read_text(encoding="utf-8") == GLOSSARY


@pytest.mark.parametrize(
    ("name", "text", "error", "message"),
    [
        ("other.docx", "", UsageError, "does not say what kind"),
        ("missing.csv", None, ProjectError, "there is no such file"),
        ("empty.csv", "", FormatError, "no terms in it"),
        ("other.tbx", "<a>", FormatError, "other.tbx:1: this is not well-formed"),
    ],
)
def test_what_cannot_be_imported_is_named_and_changes_nothing(
    project: Project, name: str, text: str | None, error: type[Exception], message: str
) -> None:
    if text is not None:
        other(project, text, name)
    with pytest.raises(error, match=message):
        import_terms(project, project.root / name)
    assert project.glossary.read_text(encoding="utf-8") == GLOSSARY


@pytest.mark.parametrize("target", ["tsar", "czar"])
def test_a_term_that_is_there_is_not_added_again(project: Project, target: str) -> None:
    with pytest.raises(ProjectError, match=r"has “tsaar” already: tsar \(preferred\)"):
        add_project_term(project, Term("tsaar", target))
    assert project.glossary.read_text(encoding="utf-8") == GLOSSARY
