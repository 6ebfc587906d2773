import json
from pathlib import Path

import pytest
from support.terms_project import GLOSSARY

from alignwb.cli.main import main


def test_a_rendering_is_forbidden(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "forbid", "zon", "sun", "--json"]) == 0
    text = (project / "glossary.tsv").read_text(encoding="utf-8")
    assert text == GLOSSARY.replace("sun\t\t", "sun\tforbidden\t")
    said = json.loads(capsys.readouterr().out)
    assert (said["before"]["status"], said["after"]["status"]) == ("preferred", "forbidden")


def test_what_is_forbidden_already_is_said(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["terms", "forbid", "zon", "son"]) == 0
    assert "so already" in capsys.readouterr().err
    assert (project / "glossary.tsv").read_text(encoding="utf-8") == GLOSSARY
