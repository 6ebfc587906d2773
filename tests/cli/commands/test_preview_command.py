"""`alignwb preview`: what stands on stdout, and what is said beside it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from support.coded_texts import coded
from support.small_project import BITEXT, make_project

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import InlineCode
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.bitext.structure.paragraph_layout import Cell, Layout
from alignwb.formats.xliff import write_xliff

Capture = pytest.CaptureFixture[str]

NOTED: Bitext = replace(
    BITEXT,
    paragraphs=(
        *BITEXT.paragraphs,
        Paragraph(
            "p4",
            Kind.NOTE,
            (Segment("s1", "[^1] Het was maart.", "[^1] March.", Status.CONFIRMED),),
        ),
    ),
)


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_project(tmp_path, NOTED)


def read(capture: Capture) -> list[str]:
    return [block.replace("\u00a0", " ") for block in capture.readouterr().out.split("\n\n")]


def test_the_target_shows_what_is_missing_and_what_is_a_draft(capsys: Capture) -> None:
    assert main(["preview", "brief"]) == 0
    out, err = capsys.readouterr()
    blocks = out.replace("\u00a0", " ").split("\n\n")
    assert blocks[0].splitlines()[0] == "· [Een brief]"
    assert set(blocks[0].splitlines()[1]) == {"═"}
    drafted = "○ They worked at Sovnarkom. · [De zon scheen, maar het was koud.[^1]]"
    assert blocks[1] == drafted
    assert blocks[3] == "  [^1] March."
    assert "of 5 segments" in err
    assert "3 missing" in err
    assert "1 draft" in err


def test_the_source_is_read_without_marks(capsys: Capture) -> None:
    assert main(["preview", "brief", "--source"]) == 0
    out, err = capsys.readouterr()
    assert "Zij werkten bij de Sovnarkom. De zon scheen, maar het was koud.[^1]\n" in out
    assert not set("○◐·") & set(out)
    assert err == ""


def test_both_sides_stand_under_each_other(capsys: Capture) -> None:
    assert main(["preview", "brief", "--both"]) == 0
    title, body, *_ = read(capsys)
    assert title == "nl  Een brief\nen  · …"
    assert body.splitlines()[-1] == "en  ○ They worked at Sovnarkom. · …"


def test_json_has_a_paragraph_a_line_with_the_sides_asked_for(capsys: Capture) -> None:
    assert main(["preview", "brief", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["paragraph"] for line in lines] == ["p1", "p2", "p3", "p4"]
    assert "source" not in lines[1]
    assert [each["standing"] for each in lines[1]["target"]] == ["draft", "missing"]
    assert main(["preview", "brief", "--json", "--both"]) == 0
    note = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (note["kind"], note["source"][0]["text"]) == ("note", "[^1] Het was maart.")


def test_a_document_that_cannot_be_read_is_a_message(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "translations" / "brief.xlf").write_bytes(b"<xliff")
    assert main(["preview", "brief"]) == 1
    assert "brief.xlf" in capsys.readouterr().err


def test_only_one_choice_of_sides_is_taken(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["preview", "brief", "--source", "--both"])
    assert ended.value.code == 2
    assert "--both" in capsys.readouterr().err


def test_emphasis_links_and_code_have_marks_and_other_codes_are_left_out(
    tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "seeds" / "web.html").write_text(
        "<p>Een <b>dikke</b>, <i>scheve</i> <a href='x'>haak</a>, <code>ls</code><img src='y'> en"
        " <span class='z'>meer</span>.</p>",
        encoding="utf-8",
    )
    assert main(["import", "seeds/web.html"]) == 0
    capsys.readouterr()
    assert main(["preview", "web", "--source"]) == 0
    assert read(capsys)[0] == "Een **dikke**, *scheve* <haak>, `ls` en meer."
    assert main(["preview", "web", "--source", "--json"]) == 0
    text = json.loads(capsys.readouterr().out)["source"][0]["text"]
    assert text == "Een dikke, scheve haak, ls en meer."


def laid_out(paragraph_id: str, source: str, kind: Kind, layout: Layout) -> Paragraph:
    segment = Segment("s1", source, source.upper(), Status.CONFIRMED)
    codes = {1: InlineCode(1, is_pair=False, kind="xlf:lb")}
    return Paragraph(paragraph_id, kind, (segment,), layout=layout, codes=codes)


LAID_OUT: Bitext = replace(
    BITEXT,
    paragraphs=(
        laid_out("p1", "Oogst", Kind.HEADING, Layout(level=1, mark="4")),
        laid_out("p2", "in mei", Kind.PARAGRAPH, Layout(depth=1, mark="a)")),
        laid_out("p3", "of in juni", Kind.PARAGRAPH, Layout(depth=2, mark="•")),
        laid_out("p4", "zegt men", Kind.QUOTE, Layout(quotes=2)),
        laid_out("p5", "plant", Kind.PARAGRAPH, Layout(cell=Cell(1, 1, 1))),
        laid_out("p6", "asperges", Kind.PARAGRAPH, Layout(cell=Cell(1, 2, 2))),
        laid_out("p7", coded("Het zaad,{1} de zon."), Kind.PARAGRAPH, Layout()),
        laid_out("p8", "Het eind.", Kind.PARAGRAPH, Layout(is_line=True)),
    ),
)


def write_bitext(project: Path, bitext: Bitext) -> None:
    (project / "translations" / "brief.xlf").write_bytes(write_xliff(bitext))


def test_a_document_stands_as_it_is_laid_out(tmp_path: Path, capsys: Capture) -> None:
    write_bitext(tmp_path, LAID_OUT)
    assert main(["preview", "brief"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "4 OOGST",
        "  ═════",
        "",
        "a) IN MEI",
        "    • OF IN JUNI",
        "",
        "        ZEGT MEN",
        "",
        "┌─────────┬────────────┐",
        "│ PLANT   │            │",
        "├─────────┼────────────┤",
        "│         │ ASPERGES   │",
        "└─────────┴────────────┘",
        "",
        "HET ZAAD,",
        "DE ZON.",
        "HET EIND.",
        "",
    ]
    assert main(["preview", "brief", "--both"]) == 0
    both = capsys.readouterr().out.splitlines()
    assert both[:4] == ["nl  4 Oogst", "      ═════", "en  4 OOGST", "      ═════"]
    assert "nl  │         │ asperges   │" not in both
    assert "    │         │ asperges   │" in both


def test_json_tells_the_layout_of_what_has_one(tmp_path: Path, capsys: Capture) -> None:
    write_bitext(tmp_path, LAID_OUT)
    assert main(["preview", "brief", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0]["layout"] == {"level": 1, "list": [0, "4"]}
    assert lines[5]["layout"] == {"cell": [1, 2, 2, 1, False]}
    assert "layout" not in lines[6]


def test_a_table_too_wide_for_a_grid_is_a_list_of_its_cells(
    tmp_path: Path, capsys: Capture
) -> None:
    cells = tuple(
        laid_out(f"p{n}", f"kolom {n}", Kind.PARAGRAPH, Layout(cell=Cell(3, 1, n)))
        for n in range(1, 25)
    )
    write_bitext(tmp_path, replace(BITEXT, paragraphs=cells))
    assert main(["preview", "brief", "--source"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (lines[0], lines[23], len(lines)) == ("1│ kolom 1", "24│ kolom 24", 25)
