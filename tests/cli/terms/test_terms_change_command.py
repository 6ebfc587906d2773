import json
from pathlib import Path

import pytest
from support.terms_project import GLOSSARY

from alignwb.cli.main import main


def glossary(project: Path) -> str:
    return (project / "glossary.tsv").read_text(encoding="utf-8")


def test_a_row_is_changed_in_its_place(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["terms", "change", "zonlicht", "sun", "--target", "sunshine", "--note", "warm"]
    assert main([*words, "--variant", ""]) == 0
    assert glossary(project) == GLOSSARY.replace("sun\t\t\t\tzonlicht", "sunshine\t\t\twarm\t")
    assert "is now zon → sunshine" in capsys.readouterr().err


def test_json_says_what_changed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    line = ["terms", "change", "zon", "son", "--status", "admitted", "--json"]
    for is_changed in (True, False):
        assert main([*line]) == 0
        said = json.loads(capsys.readouterr().out)
        assert said["changed"] is is_changed
        assert said["after"]["status"] == "admitted"
        assert said["before"]["status"] == ("forbidden" if is_changed else "admitted")
    assert glossary(project) == GLOSSARY.replace("forbidden", "admitted")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["zon"], 2, "is to become"),
        (["zon", "--target", " "], 2, "its Dutch and its English"),
        (["zon", "--note", "x"], 1, "several renderings"),
        (["maan", "--note", "x"], 1, "no term “maan”"),
        (["zon", "son", "--status", "preferred"], 1, "already: sun (preferred)"),
    ],
)
def test_what_cannot_be_changed_is_said_and_left(
    project: Path, capsys: pytest.CaptureFixture[str], words: list[str], code: int, said: str
) -> None:
    assert main(["terms", "change", *words]) == code
    assert said in capsys.readouterr().err
    assert glossary(project) == GLOSSARY
