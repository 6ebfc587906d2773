import json
from pathlib import Path

import pytest

from alignwb.cli.main import main


def test_what_is_refused_is_not_suggested_until_it_is_taken_back(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "glossary.tsv").write_text("source\ttarget\n", encoding="utf-8")

    def suggested() -> list[str]:
        assert main(["terms", "suggest", "brief", "--json", "--count", "0"]) == 0
        return [json.loads(line)["text"] for line in capsys.readouterr().out.splitlines()]

    assert "Sovnarkom" in suggested()
    assert main(["terms", "refuse", "Sovnarkom"]) == 0
    assert "not suggested again" in capsys.readouterr().err
    assert "Sovnarkom" not in suggested()
    assert main(["terms", "refuse", "Sovnarkom", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "changed": False, "text": "Sovnarkom", "refused": True,
    }  # fmt: skip
    assert main(["terms", "refuse", "Sovnarkom", "--take-back", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changed"] is True
    assert "Sovnarkom" in suggested()


def test_what_stands_in_one_segment_is_suggested_alone(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "glossary.tsv").write_text("source\ttarget\n", encoding="utf-8")
    assert main(["terms", "suggest", "brief", "--segment", "p2/s1"]) == 0
    assert "Sovnarkom" in capsys.readouterr().out
    assert main(["terms", "suggest", "brief", "--segment", "p3/s1"]) == 0
    assert "Sovnarkom" not in capsys.readouterr().out
    assert main(["terms", "suggest", "brief", "--segment", "p9/s1"]) == 2
    assert "no segment p9/s1" in capsys.readouterr().err
