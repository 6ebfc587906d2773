from pathlib import Path

import pytest
from support.command_line import json_lines

from alignwb.cli.main import main


@pytest.mark.usefixtures("project")
def test_terms_are_listed_in_the_order_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Sovnarkom → Sovnarkom  (do-not-translate, noun)  — the Council",
        "zon | zonlicht → sun  (preferred)",
        "zon → son  (forbidden)",
    ]


@pytest.mark.usefixtures("project")
def test_terms_are_listed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "list", "--json"]) == 0
    first, second, _ = json_lines(capsys.readouterr().out)
    assert first["note"] == "the Council"
    assert second == {
        "source": "zon",
        "target": "sun",
        "status": "preferred",
        "pos": "",
        "note": "",
        "variants": ["zonlicht"],
    }


def test_an_empty_termbase_is_remarked_on(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "glossary.tsv").unlink()
    assert main(["terms", "list"]) == 0
    assert "no terms in" in capsys.readouterr().err
