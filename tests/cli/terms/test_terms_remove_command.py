import json
from pathlib import Path

import pytest
from support.terms_project import GLOSSARY

from alignwb.cli.main import main


def test_a_row_goes_and_the_others_stay(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "remove", "zon", "son"]) == 0
    text = (project / "glossary.tsv").read_text(encoding="utf-8")
    assert text == GLOSSARY.replace("zon\tson\tforbidden\t\t\t\n", "")
    assert "removed zon → son" in capsys.readouterr().err
    assert main(["terms", "remove", "Sovnarkom", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["before"]["source"] == "Sovnarkom"
    assert said["after"] is None


def test_what_is_not_there_is_an_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "remove", "maan"]) == 1
    assert "no term “maan”" in capsys.readouterr().err
    assert (project / "glossary.tsv").read_text(encoding="utf-8") == GLOSSARY
