from pathlib import Path

import pytest
from support.command_line import json_lines

from alignwb.cli.main import main
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]


def test_a_file_goes_into_the_memory_less_its_penalty(project: Project, capsys: Capture) -> None:
    Path("theirs.tsv").write_text("Nieuw werk.\tNew work.\n", encoding="utf-8")
    assert main(["memory", "import", "theirs.tsv", "--penalty", "3"]) == 0
    assert "memory/penalty-3/theirs.tmx: 1 unit" in capsys.readouterr().err
    assert main(["memory", "search", "Nieuw werk.", "--json"]) == 0
    assert json_lines(capsys.readouterr().out)[0]["rate"] == 97


def test_a_file_that_is_there_is_replaced_only_when_told(project: Project) -> None:
    Path("theirs.tsv").write_text("Nieuw werk.\tNew work.\n", encoding="utf-8")
    assert main(["memory", "import", "theirs.tsv"]) == 0
    assert main(["memory", "import", "theirs.tsv"]) == 1
    assert main(["memory", "import", "theirs.tsv", "--replace"]) == 0


def test_a_file_that_is_not_there_is_named(project: Project, capsys: Capture) -> None:
    assert main(["memory", "import", "none.tmx"]) == 1
    assert "none.tmx" in capsys.readouterr().err
