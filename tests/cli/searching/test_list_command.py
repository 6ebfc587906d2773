import json
from dataclasses import replace
from pathlib import Path

import pytest
from support.command_line import json_lines
from support.small_project import BITEXT, make_project

from alignwb.cli.main import main

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
