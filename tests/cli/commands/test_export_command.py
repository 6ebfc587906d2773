import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from support.small_project import BITEXT, make_project
from support.translated_documents import imported, translated

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.segment import Segment, Status
from alignwb.formats.xliff import write_xliff
from alignwb.services.exporting.exporting import FORMATS, ExportUnit

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    title = Paragraph(
        "p1", Kind.TITLE, (Segment("s1", "Een brief", "A \x1b letter", Status.CONFIRMED),)
    )
    make_project(tmp_path, BITEXT.with_paragraphs([title]))
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("unit", ExportUnit)
@pytest.mark.parametrize("name", [name for name in FORMATS if name not in {"moses", "review-docx"}])
def test_every_format_and_unit_can_be_asked_for(name: str, unit: str, capsys: Capture) -> None:
    assert main(["export", "brief", "--to", name, "--unit", unit]) == 0
    assert "A " in capsys.readouterr().out


def test_a_pair_of_files_is_named_by_the_languages(capsys: Capture) -> None:
    assert main(["export", "brief", "--to", "moses", "-o", "out/brief"]) == 0
    assert capsys.readouterr().err.startswith(
        "alignwb: out/brief.nl and out/brief.en: 1 sentence\n"
    )
    assert Path("out/brief.nl").read_text(encoding="utf-8") == "Een brief\n"
    assert Path("out/brief.en").read_text(encoding="utf-8") == "A \x1b letter\n"
    assert main(["export", "brief", "--to", "moses", "-o", "out/"]) == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["brief.en", "brief.nl"]
    assert main(["export", "brief", "--to", "moses"]) == 2
    assert "-o NAME" in capsys.readouterr().err


def test_a_pair_of_files_replaces_none_of_the_project(capsys: Capture) -> None:
    Path("seeds/x.nl").write_text("Een zin.", encoding="utf-8")
    assert main(["import", "seeds/x.nl"]) == 0
    assert main(["export", "brief", "--to", "moses", "-o", "seeds/x"]) == 2
    assert Path("seeds/x.nl").read_text(encoding="utf-8") == "Een zin."
    assert not Path("seeds/x.en").exists()


def test_a_language_that_is_a_path_names_no_file(capsys: Capture) -> None:
    path = Path("translations/brief.xlf")
    text = path.read_text(encoding="utf-8").replace('trgLang="en"', 'trgLang="../en"')
    path.write_text(text, encoding="utf-8")
    assert main(["export", "brief", "--to", "moses", "-o", "out/brief"]) == 2
    assert "../en" in capsys.readouterr().err
    assert not Path("out").exists()


def test_a_file_for_review_is_the_same_on_stdout(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["export", "brief", "--to", "review-docx"]) == 0
    out = capfdbinary.readouterr().out
    assert main(["export", "brief", "--to", "review-docx", "-o", "r.docx"]) == 0
    assert out == Path("r.docx").read_bytes()
    assert out.startswith(b"PK")


@pytest.mark.parametrize(("name", "counted"), [("txt", "paragraph"), ("tsv", "sentence")])
def test_what_is_written_is_counted_in_paragraphs_where_it_is_a_text(
    name: str, counted: str, capsys: Capture
) -> None:
    assert main(["export", "brief", "--to", name, "-o", f"brief.{name}"]) == 0
    assert capsys.readouterr().err.startswith(f"alignwb: brief.{name}: 1 {counted}\n")


def test_the_export_goes_to_stdout_and_remarks_to_stderr(capsys: Capture) -> None:
    assert main(["export", "brief", "--to", "tsv"]) == 0
    out, err = capsys.readouterr()
    assert out == "source\ttarget\nEen brief\tA \x1b letter\n"
    assert err == (
        "alignwb: 1 sentence is left out: not confirmed yet (--all exports it)\n"
        "alignwb: 2 sentences are left out: not translated yet\n"
    )


def test_all_exports_drafts_too(capsys: Capture) -> None:
    main(["export", "brief", "--to", "tsv", "--all", "--columns", "status"])
    assert capsys.readouterr().out == "status\nconfirmed\ndraft\n"


def test_a_file_is_written_and_named_with_what_is_in_it(capsys: Capture) -> None:
    assert main(["export", "brief", "--to", "tmx", "-o", "brief.tmx"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[0] == "alignwb: brief.tmx: 1 sentence"
    assert "1 character that the format cannot hold is written as �" in err
    assert "<seg>A � letter</seg>" in Path("brief.tmx").read_text(encoding="utf-8")


def _make_nulls(count: int) -> None:
    """A title and so many beads without a source."""
    nulls = tuple(
        Segment(f"s{n}", "", f"More \x1b {n}.", Status.CONFIRMED, pairing=Pairing())
        for n in range(2, 2 + count)
    )
    title = Segment("s1", "Een brief", "A letter", Status.CONFIRMED)
    dropped = Segment("s1", "Weg.", "", Status.CONFIRMED, pairing=Pairing())
    paragraphs = (
        Paragraph("p1", Kind.TITLE, (title, *nulls)),
        Paragraph("p2", Kind.PARAGRAPH, (dropped,)),
    )
    Path("translations/brief.xlf").write_bytes(write_xliff(replace(BITEXT, paragraphs=paragraphs)))


def test_what_has_no_counterpart_is_left_out_of_a_memory_and_named(capsys: Capture) -> None:
    _make_nulls(6)
    assert main(["export", "brief", "--to", "tmx"]) == 0
    out, err = capsys.readouterr()
    assert out.count("<tu>") == 1
    first, last = err.splitlines()
    assert first == (
        "alignwb: 6 sentences are left out: no source"
        " (p1/s2, p1/s3, p1/s4, p1/s5, p1/s6 …; --list shows all)"
    )
    assert last == "alignwb: 1 sentence is left out: no target (p2/s1)"


def test_all_that_has_no_counterpart_is_listed_when_asked_for(capsys: Capture) -> None:
    _make_nulls(6)
    assert main(["export", "brief", "--to", "tmx", "--list"]) == 0
    err = capsys.readouterr().err
    assert "alignwb:   p1/s7  More ␛ 7.\n" in err
    assert "alignwb:   p2/s1  Weg.\n" in err
    assert err.count("alignwb:   p") == 7


def test_all_imported_documents_are_the_default(capsys: Capture) -> None:
    Path("seeds/other.txt").write_text("Nog niet.", encoding="utf-8")
    assert main(["export", "--to", "tsv"]) == 0
    assert "Een brief" in capsys.readouterr().out


def test_a_text_can_have_the_source_in_its_holes(capsys: Capture) -> None:
    assert main(["export", "brief", "--to", "md", "--fill-source", "--all"]) == 0
    out, err = capsys.readouterr()
    assert out.endswith("They worked at Sovnarkom. De zon scheen, maar het was koud.[^1]\n\n"
                        "Toen ging hij weg.\n")  # fmt: skip
    assert "2 sentences are in the source language: not translated yet" in err


def test_nothing_confirmed_ends_with_one_and_the_way_out(capsys: Capture) -> None:
    Path("translations/brief.xlf").write_bytes(write_xliff(BITEXT))
    assert main(["export", "brief", "--to", "tmx"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "nothing in brief is confirmed yet" in err
    assert "--all" in err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["brief", "--to", "tsv", "--columns", "source,colour"], "no column “colour”"),
        (["brief", "--to", "txt", "-o", "seeds/brief.txt"], "the project's own files"),
        (["brief", "brief", "--to", "txt"], "2 documents do not go into one txt text"),
        (["letter", "--to", "txt"], "no document “letter”"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_written(
    words: list[str], message: str, capsys: Capture
) -> None:
    before = Path("seeds/brief.txt").read_bytes()
    assert main(["export", *words]) == 2
    assert message in capsys.readouterr().err
    assert Path("seeds/brief.txt").read_bytes() == before


def test_a_project_without_documents_says_so(capsys: Capture) -> None:
    Path("translations/brief.xlf").unlink()
    assert main(["export", "--to", "tmx"]) == 2
    assert "no document to export" in capsys.readouterr().err


def read_zip(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("options", [(), ("--for-spreadsheets",)])
@pytest.mark.parametrize("name", FORMATS)
def test_half_characters_become_marks_in_every_format_and_are_counted(
    name: str, options: tuple[str, ...], capsys: Capture
) -> None:
    halves = Segment("s1", "Een brief", "A \ud83d letter\udc01", Status.CONFIRMED, note="n\udead")
    title = Paragraph("p1", Kind.TITLE, (halves,))
    Path("translations/brief.xlf").write_bytes(write_xliff(BITEXT.with_paragraphs([title])))
    if options and not FORMATS[name].is_table:
        return
    assert main(["export", "brief", "--to", name, *options, "-o", "out"]) == 0
    path = Path("out.en" if name == "moses" else "out")
    data = read_zip(path)["word/document.xml"] if name == "review-docx" else path.read_bytes()
    assert "A \ufffd letter\ufffd" in data.decode()
    _, err = capsys.readouterr()
    # These have no note.
    counted = 2 if name in {"tsv", "csv", "txt", "md", "moses"} else 3
    assert f"{counted} characters that the format cannot hold are written as �" in err


def test_a_document_goes_back_into_its_own_format(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    page = b"<html lang=nl><p>Dit is een <b>zin</b>.<p translate=no>ACME"
    _, document = imported(folder, "a.html", page)
    monkeypatch.chdir(folder)
    assert main(["export", "a", "--original"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "1 not translated" in err
    assert "--fill-source" in err
    translated(document, lambda segment: segment.source.upper())
    assert main(["export", "a", "--to", "original", "-o", "out/"]) == 0
    written = (folder / "out" / "a.html").read_bytes()
    assert written == b"<html lang=en><p>DIT IS EEN <b>ZIN</b>.<p translate=no>ACME"
    err = capsys.readouterr().err
    assert "a.html: 1 text, 1 of them changed" in err
    assert 'as in the source document: text marked translate="no" (1 text)' in err
    assert main(["export", "a", "--original"]) == 0
    assert capsys.readouterr().out.encode() == written
    assert main(["export", "a", "--original", "-o", "seeds/a.html"]) != 0
    assert (folder / "seeds" / "a.html").read_bytes() == page
