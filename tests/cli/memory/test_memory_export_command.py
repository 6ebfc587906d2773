from pathlib import Path

import pytest

from alignwb.cli.main import main
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]


def test_all_that_is_remembered_goes_into_one_file(project: Project, capsys: Capture) -> None:
    Path("theirs.tsv").write_text("Nieuw werk.\tNew work.\n", encoding="utf-8")
    assert main(["memory", "import", "theirs.tsv"]) == 0
    capsys.readouterr()
    assert main(["memory", "export", "-o", "all.tmx"]) == 0
    assert capsys.readouterr().err == "alignwb: all.tmx: 2 units\n"
    assert main(["memory", "export", "-o", "all.tmx"]) == 1
    assert main(["memory", "export", "-o", "all.tmx", "--replace"]) == 0
    assert Path("all.tmx").read_text(encoding="utf-8").count("<tu>") == 2


def test_a_file_of_the_memory_that_cannot_be_read_is_named(
    project: Project, capsys: Capture
) -> None:
    project.memory.mkdir(exist_ok=True)
    (project.memory / "broken.tmx").write_text("<tmx", encoding="utf-8")
    assert main(["memory", "export", "-o", "all.tmx"]) == 1
    err = capsys.readouterr().err
    assert "alignwb: left out of the memory: " in err
    assert "broken.tmx" in err
    assert Path("all.tmx").read_text(encoding="utf-8").count("<tu>") == 1
