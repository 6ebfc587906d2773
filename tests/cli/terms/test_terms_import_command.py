from pathlib import Path
from typing import cast

import pytest
from support.command_line import json_lines

from alignwb.cli.main import main


def test_an_import_says_what_it_did(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "a.csv").write_text("zon,sun\nzon,sol\nmaan,moon\nleeg,\n", encoding="utf-8")
    assert main(["terms", "import", "a.csv"]) == 1
    out, err = capsys.readouterr()
    assert out == "+ maan → moon  (preferred)\n"
    assert "a.csv:2: “zon” is sol (preferred) there and sun (preferred) here" in err
    assert "a.csv:4: “leeg” has no target" in err
    assert "1 added, 1 there already, 1 contradicting, not added, 1 left out" in err


@pytest.mark.usefixtures("project")
def test_a_trial_import_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.glossary").write_text("maan\tmoon\nzon\tson\n", encoding="utf-8")
    words = ["terms", "import", "a.glossary", "--from", "omegat", "--dry-run", "--json"]
    assert main(words) == 1
    (result,) = json_lines(capsys.readouterr().out)
    assert [term["target"] for term in cast("list[dict[str, str]]", result["added"])] == ["moon"]
    ((contradicting),) = cast("list[dict[str, dict[str, str]]]", result["contradicting"])
    assert contradicting["here"]["status"] == "forbidden"
    assert "maan" not in Path("glossary.tsv").read_text(encoding="utf-8")
