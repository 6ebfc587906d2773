from collections.abc import Callable
from pathlib import Path

import pytest
from support.scored_project import DRAFTED, REFERENCES, with_references

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.markers import plain_text
from alignwb.core.bitext.segment import Segment
from alignwb.errors import AlignwbError, FormatError, ProjectError, UsageError
from alignwb.formats.text.tsv import write_tsv
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.project import Document
from alignwb.services.scoring.reference_files import find_references, match_reference

EXPECTED = [plain_text(text) for text in REFERENCES.values()]

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def _references(path: Path) -> list[str]:
    return [match.reference for match in match_reference(DRAFTED, path).matches]


def test_a_bitext_is_matched_by_source(tmp_path: Path) -> None:
    path = tmp_path / "brief.xlf"
    path.write_bytes(write_xliff(with_references(DRAFTED)))
    assert _references(path) == EXPECTED


def test_a_text_has_a_line_for_each_segment(write: Write) -> None:
    assert _references(write("r.txt", "\n".join(REFERENCES.values()))) == EXPECTED
    assert _references(write("r.txt", "\ufeff" + "\r\n".join(EXPECTED) + "\r\n")) == EXPECTED


def test_empty_lines_between_paragraphs_are_not_counted(write: Write) -> None:
    a, b, c, d = EXPECTED
    assert _references(write("r.txt", f"{a}\n\n{b}\n{c}\n\n{d}\n")) == EXPECTED


def test_an_empty_line_where_a_segment_is_leaves_it_without_reference(write: Write) -> None:
    a, _, c, d = EXPECTED
    assert _references(write("r.txt", f"{a}\n\n{c}\n{d}\n")) == [a, c, d]


def test_a_line_that_is_missing_between_blank_ones_is_refused_with_its_place(write: Write) -> None:
    paragraphs = tuple(
        Paragraph(f"p{n}", Kind.PARAGRAPH, (Segment("s1", "Een."), Segment("s2", "Twee.")))
        for n in (1, 2)
    )
    bitext = Bitext("brief", "brief.txt", paragraphs)
    with pytest.raises(FormatError, match="paragraph 1 has 2, and 1 from line 1 on"):
        match_reference(bitext, write("r.txt", "One.\n\nThree.\nFour.\n"))
    with pytest.raises(FormatError, match="paragraph 2 has 2, and 1 from line 4 on"):
        match_reference(bitext, write("s.txt", "One.\nTwo.\n\nThree.\n"))
    found = match_reference(bitext, write("t.txt", "\nTwo.\nThree.\nFour.\n"))
    assert [each.reference for each in found.matches] == ["Two.", "Three.", "Four."]


def test_another_number_of_lines_is_refused_with_both_numbers(write: Write) -> None:
    with pytest.raises(FormatError, match="3 lines for the 4 segments of brief"):
        _references(write("r.txt", "one\ntwo\nthree\n"))
    with pytest.raises(FormatError, match="0 lines for the 4 segments"):
        _references(write("r.txt", ""))


def test_a_table_is_matched_by_source_in_any_order(write: Write) -> None:
    rows = [f"{source}\t{target}\n" for source, target in reversed(REFERENCES.items())]
    assert _references(write("r.tsv", "".join(rows))) == EXPECTED


def test_a_table_with_a_header_may_have_other_columns(write: Write) -> None:
    rows = [f"{target}\tp1\t{source}\n" for source, target in REFERENCES.items()]
    assert _references(write("r.tsv", "target\tparagraph\tsource\n" + "".join(rows))) == EXPECTED


def test_a_table_as_it_is_exported_is_read_back(tmp_path: Path) -> None:
    sources = ["Een \\t\tbrief", "C:\\new\nregel"]
    units = [TranslationUnit(source, source.upper()) for source in sources]
    path = tmp_path / "r.tsv"
    with path.open("wb") as file:
        write_tsv(file, ["note", "source", "target"], units)
    segments = tuple(Segment(f"s{n}", source) for n, source in enumerate(sources))
    bitext = Bitext("brief", "", (Paragraph("p1", Kind.PARAGRAPH, segments),))
    references = [match.reference for match in match_reference(bitext, path).matches]
    assert references == ["EEN \\T BRIEF", "C:\\NEW REGEL"]


def test_a_table_row_without_reference_names_its_line(write: Write) -> None:
    with pytest.raises(FormatError, match=r"r\.tsv, line 3: .*“Toen ging hij weg.”"):
        _references(write("r.tsv", "Een brief\tA letter\n\nToen ging hij weg.\n"))


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        ("r.docx", b"", UsageError, "a reference is a file of the kind"),
        ("r.txt", b"caf\xe9", FormatError, "not UTF-8 text: byte 3"),
        ("r.xlf", b"no xml", FormatError, "line 1"),
    ],
)
def test_what_is_no_reference_is_refused(
    tmp_path: Path, name: str, content: bytes, kind: type[AlignwbError], words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(kind, match=words):
        _references(path)
    with pytest.raises(AlignwbError):
        _references(tmp_path / "missing" / name)


def _document(folder: Path, name: str = "brief") -> Document:
    return Document(name, None, folder / f"{name}.xlf")


def test_references_are_looked_for_beside_the_bitext_in_a_fixed_order(tmp_path: Path) -> None:
    (tmp_path / "reference").mkdir()
    table, bitext = (tmp_path / "reference" / f"brief.{kind}" for kind in ("tsv", "xlf"))
    documents = [_document(tmp_path), _document(tmp_path, "andere")]
    assert [path for _, path in find_references(documents)] == [None, None]
    table.touch()
    assert [path for _, path in find_references(documents)] == [table, None]
    bitext.touch()
    assert [path for _, path in find_references(documents)] == [bitext, None]


def test_a_given_folder_holds_a_reference_of_each_name(tmp_path: Path) -> None:
    given = tmp_path / "elsewhere"
    given.mkdir()
    (given / "andere.txt").touch()
    documents = [_document(tmp_path), _document(tmp_path, "andere")]
    assert [path for _, path in find_references(documents, given)] == [None, given / "andere.txt"]


def test_one_file_is_the_reference_of_one_document(tmp_path: Path) -> None:
    given = tmp_path / "any name.txt"
    with pytest.raises(ProjectError, match="no such reference"):
        find_references([_document(tmp_path)], given)
    given.touch()
    assert find_references([_document(tmp_path)], given) == ((_document(tmp_path), given),)
    with pytest.raises(UsageError, match="one document, not of 2"):
        find_references([_document(tmp_path), _document(tmp_path, "andere")], given)
