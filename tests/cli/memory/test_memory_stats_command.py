import pytest
from support.command_line import json_lines

from alignwb.cli.main import main
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]


def test_stats_count_the_units_of_every_file(project: Project, capsys: Capture) -> None:
    assert main(["memory", "add", "brief"]) == 0
    assert main(["memory", "stats", "--json"]) == 0
    assert json_lines(capsys.readouterr().out) == [
        {"file": "memory/brief.tmx", "units": 1},
        {"file": "translations/brief.xlf", "units": 1},
    ]
    (project.memory / "broken.tmx").write_text("<tmx", encoding="utf-8")
    assert main(["memory", "stats"]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[-1].split() == ["total", "2"]
    assert "broken.tmx" in captured.err
