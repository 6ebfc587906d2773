"""`alignwb preview`: what stands on stdout, and what is said beside it."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from support.small_project import BITEXT, make_project

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, Status

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
