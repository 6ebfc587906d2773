"""A term's line in the glossary, put in, changed, taken out and put in again."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.small_project import make_project

from alignwb.core.bitext.edits import GlossaryChange
from alignwb.core.terms.termbase import Term, TermStatus
from alignwb.errors import FormatError, ProjectError
from alignwb.formats.termbase.termbase_tsv import changed_row, read_termbase
from alignwb.services.project.project import Project
from alignwb.services.terms.adding import add_project_term
from alignwb.services.terms.changing import (
    change_glossary,
    change_project_term,
    remove_project_term,
    term_named,
)

LINES = b"source\ttarget\tstatus\r\nmolen\tmill\t\r\n# remark\r\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = make_project(tmp_path)
    project.glossary.write_bytes(LINES)
    return project


def taken_back(change: GlossaryChange) -> GlossaryChange:
    return GlossaryChange(change.after, change.before, change.place)


def test_a_line_goes_and_comes_and_the_others_keep_their_bytes(project: Project) -> None:
    change = add_project_term(project, Term("sluis", "lock"))
    with_term = project.glossary.read_bytes()
    change_glossary(project, taken_back(change))
    assert project.glossary.read_bytes() == LINES
    change_glossary(project, change)
    assert project.glossary.read_bytes() == with_term


def test_what_another_program_added_meanwhile_stays(project: Project) -> None:
    change = add_project_term(project, Term("sluis", "lock"))
    with project.glossary.open("ab") as file:
        file.write(b"dijk\tdyke\t\r\n")
    change_glossary(project, taken_back(change))
    assert project.glossary.read_bytes() == LINES + b"dijk\tdyke\t\r\n"


@pytest.mark.parametrize("now", [b"sluis\tsluice\t\r\n", b""])
def test_a_line_that_is_no_longer_there_is_not_taken_out(project: Project, now: bytes) -> None:
    change = add_project_term(project, Term("sluis", "lock"))
    project.glossary.write_bytes(LINES + now)
    with pytest.raises(ProjectError, match="sluis → lock"):
        change_glossary(project, taken_back(change))
    assert project.glossary.read_bytes() == LINES + now


def test_a_term_that_is_there_by_now_is_not_put_in_again(project: Project) -> None:
    change = add_project_term(project, Term("sluis", "lock"))
    project.glossary.write_bytes(LINES + b"sluis\tsluice\t\r\n")
    with pytest.raises(ProjectError, match="left as it is"):
        change_glossary(project, change)
    assert project.glossary.read_bytes() == LINES + b"sluis\tsluice\t\r\n"


def test_a_line_can_become_another(project: Project) -> None:
    change_glossary(project, GlossaryChange("molen\tmill\t", "molen\twindmill\t"))
    assert project.glossary.read_bytes() == LINES.replace(b"mill", b"windmill")


WIDE = (
    "\ufeff# of the harbour\r\nremark\ttarget\tsource\tstatus\tvariants\r\n"
    "kept \tquay\t kade \t\tkaai\r\n\r\n"
    "x\tpier\thavenhoofd\tverboden\t\r\n"
    "\t\tRotterdam\tdo-not-translate\n"
    "last\tjetty\tsteiger\tadmitted"
).encode()
"""Columns in another order, one that is unknown, statuses in other words, several line ends."""
_LAST = WIDE.splitlines()[-1]


def wide(project: Project) -> Project:
    project.glossary.write_bytes(WIDE)
    return project


@pytest.mark.parametrize(
    ("source", "fields", "line", "becomes"),
    [
        (
            "kade",
            {"target": "wharf"},
            b"kept \tquay\t kade \t\tkaai",
            b"kept \twharf\t kade \t\tkaai",
        ),
        ("kade", {"variants": ()}, b"\t\tkaai\r", b"\t\t\r"),
        ("havenhoofd", {"target": "mole"}, b"x\tpier", b"x\tmole"),
        ("havenhoofd", {"status": TermStatus.ADMITTED}, b"verboden", b"admitted"),
        ("Rotterdam", {"target": "R’dam"}, b"\t\tRotterdam", "\tR’dam\tRotterdam".encode()),
        ("steiger", {"status": TermStatus.FORBIDDEN}, _LAST, b"last\tjetty\tsteiger\tforbidden"),
    ],
)
def test_only_what_is_changed_of_a_row_changes_in_the_file(
    project: Project, source: str, fields: dict[str, object], line: bytes, becomes: bytes
) -> None:
    old = term_named(wide(project), source)
    new = Term(**{name: getattr(old, name) for name in Term.__slots__} | fields)
    change = change_project_term(project, old, new)
    assert project.glossary.read_bytes() == WIDE.replace(line, becomes)
    assert change is not None
    assert term_named(project, source) == new
    change_glossary(project, taken_back(change))
    assert project.glossary.read_bytes() == WIDE
    change_glossary(project, change)
    assert term_named(project, source) == new


def test_a_row_that_is_removed_comes_back_to_its_place(project: Project) -> None:
    for term in (term_named(wide(project), "havenhoofd"), term_named(project, "kade")):
        change = remove_project_term(project, term)
        assert len(project.glossary.read_bytes().splitlines()) == len(WIDE.splitlines()) - 1
        with pytest.raises(ProjectError, match="has no term"):
            term_named(project, term.source)
        change_glossary(project, taken_back(change))
        assert project.glossary.read_bytes() == WIDE


def test_a_row_whose_place_is_gone_comes_back_at_the_end(project: Project) -> None:
    change = remove_project_term(project, term_named(wide(project), "steiger"))
    project.glossary.write_bytes(LINES)
    change_glossary(project, taken_back(GlossaryChange("brug\tbridge\t", "", 0)))
    assert project.glossary.read_bytes() == LINES + b"brug\tbridge\t\r\n"
    assert change.place == len(WIDE.splitlines()) - 1


def test_a_change_that_contradicts_another_row_is_refused(project: Project) -> None:
    old = term_named(wide(project), "steiger")
    with pytest.raises(ProjectError, match="“kade” already: quay"):
        change_project_term(project, old, Term("kaai", "landing"))
    assert project.glossary.read_bytes() == WIDE


def test_what_the_file_has_no_column_for_is_refused(project: Project) -> None:
    old = term_named(wide(project), "kade")
    with pytest.raises(FormatError, match="no column “note”"):
        change_project_term(project, old, Term("kade", "quay", note="stone", variants=("kaai",)))
    with pytest.raises(FormatError, match="cannot hold"):
        change_project_term(project, old, Term("kade", "quay\tpier", variants=("kaai",)))
    assert project.glossary.read_bytes() == WIDE


def test_a_row_that_says_so_already_is_left(project: Project) -> None:
    old = term_named(wide(project), "kade")
    assert change_project_term(project, old, old) is None
    assert project.glossary.read_bytes() == WIDE


def test_a_row_that_another_program_has_changed_is_neither_changed_nor_removed(
    project: Project,
) -> None:
    old = Term("kade", "embankment")
    wide(project)
    with pytest.raises(ProjectError, match="kade → embankment"):
        change_project_term(project, old, Term("kade", "wharf"))
    with pytest.raises(ProjectError, match="kade → embankment"):
        remove_project_term(project, old)
    assert project.glossary.read_bytes() == WIDE


def test_a_row_is_named_by_its_dutch_and_where_that_is_not_enough_by_its_english(
    project: Project,
) -> None:
    project.glossary.write_text("schip\tship\nschip\tnave\nKade\tquay\n", encoding="utf-8")
    assert term_named(project, "kade") == Term("Kade", "quay")
    assert term_named(project, "schip", "Nave").target == "nave"
    with pytest.raises(ProjectError, match=r"several renderings .*ship .*nave"):
        term_named(project, "schip")
    with pytest.raises(ProjectError, match="no rendering “boat”"):
        term_named(project, "schip", "boat")
    with pytest.raises(ProjectError) as raised:
        term_named(project, "schipp")
    assert "Did you mean: schip?" in raised.value.hint


_CELL = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=8)
_WORD = _CELL.map(str.strip).filter(lambda text: text and not text.startswith(("#", "\ufeff")))


@given(rows=st.lists(st.tuples(_WORD, _WORD, _CELL), min_size=1, max_size=6), data=st.data())
def test_a_changed_row_is_the_only_line_that_differs(
    rows: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    text = "source\ttarget\textra\n" + "".join("\t".join(row) + "\n" for row in rows)
    file = read_termbase(text.encode(), Path("glossary.tsv"))
    number = data.draw(st.integers(0, len(file.places) - 1))
    old = file.termbase.terms[number]
    new = Term(data.draw(_WORD), old.target)
    line = changed_row(file, file.places[number], new)
    lines = [*file.lines]
    lines[file.places[number]] = line + "\n"
    again = read_termbase("".join(lines).encode(), Path("glossary.tsv"))
    terms = [*file.termbase.terms]
    terms[number] = new
    assert again.termbase.terms == tuple(terms)
    assert line.split("\t")[1:] == file.lines[file.places[number]].rstrip("\n").split("\t")[1:]
