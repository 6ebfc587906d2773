import json
from dataclasses import replace
from pathlib import Path

import pytest
from support.command_line import json_lines
from support.small_project import BITEXT, make_project

from alignwb.cli.main import main
from alignwb.core.bitext.segment import Dismissal, Segment, Status

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = BITEXT.paragraphs[2]
    noted = replace(last, segments=(replace(last.segments[0], note="who is he?\x1b[2J"),))
    make_project(tmp_path, BITEXT.with_paragraphs([noted]))
    monkeypatch.chdir(tmp_path)


def test_it_lists_what_fits_with_its_number(capsys: Capture) -> None:
    assert main(["list", "brief", "--filter", "note:who", "--json"]) == 0
    [row] = json_lines(capsys.readouterr().out)
    assert row["number"] == 4
    assert (row["paragraph"], row["segment"], row["status"]) == ("p3", "s1", "initial")
    assert row["note"] == "who is he?\x1b[2J"


def test_for_people_it_prints_source_target_and_note(capsys: Capture) -> None:
    assert main(["list", "brief"]) == 0
    printed = capsys.readouterr().out
    assert "2  p2/s1  draft\n  nl  Zij werkten" in printed
    assert "  en  They worked at Sovnarkom." in printed
    assert "  note  who is he?␛[2J" in printed


def test_terms_and_days_of_the_project_count(capsys: Capture) -> None:
    assert main(["replace", "brief", "worked", "laboured"]) == 0
    capsys.readouterr()
    assert main(["list", "brief", "--json", "--filter", "term since:today"]) == 0
    [line] = capsys.readouterr().out.splitlines()
    assert json.loads(line)["target"] == "They laboured at Sovnarkom."


def test_nothing_that_fits_is_said(capsys: Capture) -> None:
    assert main(["list", "brief", "--filter", "status:locked"]) == 1
    output = capsys.readouterr()
    assert output.out == ""
    assert "no segment of brief fits “status:locked”" in output.err


@pytest.mark.parametrize("line", ["state:draft", "text:/(/", "score:x", 'text:"'])
def test_a_line_that_is_no_filter_is_refused(line: str, capsys: Capture) -> None:
    assert main(["list", "brief", "--filter", line]) == 2
    assert "\n  " in capsys.readouterr().err


def _with_mistakes(folder: Path) -> None:
    """A project in which one segment has another number, and one a space too many."""
    folder.mkdir()
    texts = [
        ("Er waren 52 boten.", "There were 25 boats.", ()),
        ("De zee was kalm.", "The sea  was calm.", ()),
        ("Er kwamen 18 man.", "There came 81 men.", (Dismissal("number", "18", "as printed"),)),
    ]
    segments = tuple(
        Segment(f"s{n}", source, target, Status.CONFIRMED, dismissed=dismissed)
        for n, (source, target, dismissed) in enumerate(texts, 1)
    )
    make_project(folder, BITEXT.with_paragraphs([replace(BITEXT.paragraphs[2], segments=segments)]))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("finding", ["s1", "s2"]),
        ("finding:number", ["s1"]),
        ("finding:spacing,loop -finding:number", ["s2"]),
        ("-finding source:man", ["s3"]),
    ],
)
def test_what_the_checks_find_is_a_condition(
    line: str,
    found: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
) -> None:
    folder = tmp_path / "checked"
    _with_mistakes(folder)
    monkeypatch.chdir(folder)
    assert main(["list", "brief", "--json", "--filter", line]) == 0
    rows = json_lines(capsys.readouterr().out)
    assert [row["segment"] for row in rows if row["paragraph"] == "p3"] == found


def test_text_is_replaced_only_where_something_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    folder = tmp_path / "checked"
    _with_mistakes(folder)
    monkeypatch.chdir(folder)
    command = ["replace", "brief", "The", "A", "--case", "--confirmed", "--json", "--dry-run"]
    assert main([*command, "--filter", "finding:spacing"]) == 0
    [row] = json_lines(capsys.readouterr().out)
    assert row["segment"] == "s2"
