"""The table of file kinds: what a suffix means, and that every row can be used."""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment
from alignwb.core.terms.termbase import Term
from alignwb.formats import file_kinds
from alignwb.formats.file_kind import FileKind, ReferenceForm
from alignwb.formats.file_kinds import KINDS, is_bitext, pick
from alignwb.formats.termbase.termbase_rows import TermLayout
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout

BITEXT = Bitext("brief", "", (Paragraph("p1", Kind.PARAGRAPH, (Segment("s1", "Ja.", "Yes."),)),))
LANGUAGES = ("nl", "en")
PARTS: dict[str, Callable[[FileKind], object]] = {
    "source": lambda kind: kind.read_document,
    "bitext": lambda kind: kind.read_bitext,
    "units": lambda kind: kind.read_units,
    "terms": lambda kind: kind.read_terms,
    "reference": lambda kind: kind.reference,
}


def test_names_are_unique_and_suffixes_in_lower_case() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
    for suffix in (suffix for kind in KINDS for suffix in kind.suffixes):
        assert suffix == f".{suffix[1:].casefold()}"


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_a_suffix_means_one_kind_of_what_is_wanted(part: Callable[[FileKind], object]) -> None:
    suffixes = file_kinds.suffixes_with(part)
    assert suffixes
    assert len(set(suffixes)) == len(suffixes)
    for suffix in suffixes:
        for spelled in (suffix, suffix.upper(), suffix.title()):
            assert pick(Path(f"x{spelled}"), part) is not None
    assert pick(Path("x.unknown"), part) is None


def test_what_a_name_ends_in_says_whether_it_is_a_bitext() -> None:
    assert all(map(is_bitext, map(Path, ("a.xlf", "b/a.XLIFF", "a.b.Xlf"))))
    assert not any(map(is_bitext, map(Path, ("a.xlf.bak", "xlf", ".xlf", "a.txt", "a"))))


def test_a_text_file_is_a_source_a_glossary_or_the_lines_of_a_reference() -> None:
    path = Path("x.TXT")
    assert pick(path, lambda kind: kind.name if kind.read_document else None) == "txt"
    assert pick(path, lambda kind: kind.name if kind.read_terms else None) == "omegat"
    assert pick(path, lambda kind: kind.reference) is ReferenceForm.LINES


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_a_kind_writes_it_reads(tmp_path: Path, kind: FileKind) -> None:
    path = tmp_path / f"brief{kind.suffixes[0]}"
    if kind.write_bitext and kind.read_bitext:
        assert kind.read_bitext(kind.write_bitext(BITEXT), path) == BITEXT
    if kind.write_units and kind.read_units:
        file = BytesIO()
        unit = TranslationUnit("Ja.", "Yes.")
        assert kind.write_units(file, [unit], UnitLayout(LANGUAGES, "sentence")).units == 1
        path.write_bytes(file.getvalue())
        [(_, read)] = kind.read_units(path, LANGUAGES, None)
        assert (read.source, read.target) == ("Ja.", "Yes.")
    if kind.write_line_pairs:
        files = BytesIO(), BytesIO()
        assert kind.write_line_pairs(*files, [TranslationUnit("Ja.", "Yes.")]).units == 1
        assert [file.getvalue() for file in files] == [b"Ja.\n", b"Yes.\n"]
    if kind.write_texts and kind.read_document:
        path.write_text(kind.write_texts([(Kind.PARAGRAPH, "Ja, dat is zo.")]), encoding="utf-8")
        [block] = kind.read_document(path.read_bytes(), path).blocks
        assert block.text == "Ja, dat is zo."
    if kind.write_terms and kind.read_terms:
        terms = (Term("molen", "mill"), Term("brief", "letter"))
        written = kind.write_terms(terms, TermLayout("mine", LANGUAGES))
        read_terms = kind.read_terms(written.data, path, LANGUAGES)
        assert tuple((term.source, term.target) for _, term in read_terms.terms) == (
            ("molen", "mill"),
            ("brief", "letter"),
        )


def test_a_source_of_an_unknown_suffix_is_plain_text(tmp_path: Path) -> None:
    (tmp_path / "brief").write_text("Ja, dat is zo.", encoding="utf-8")
    [block] = file_kinds.read_document(tmp_path / "brief").blocks
    assert block.text == "Ja, dat is zo."


def test_the_table_loads_no_format() -> None:
    code = (
        "import sys; from pathlib import Path; from alignwb.formats import file_kinds;"
        " assert file_kinds.is_bitext(Path('a.xlf'));"
        " print(*(name for name in sys.modules if name.startswith('alignwb.formats.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    table = ("file_kind", "file_kinds", "format_loading", "document_loading")
    assert set(done.stdout.split()) == {f"alignwb.formats.{name}" for name in table}
