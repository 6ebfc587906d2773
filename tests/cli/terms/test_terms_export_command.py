from pathlib import Path

import pytest
from support.terms_project import GLOSSARY

from alignwb.cli.main import main


def test_the_termbase_is_exported_by_the_name_of_the_file(
    project: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["terms", "export", "-o", "terms.csv"]) == 0
    assert (project / "terms.csv").read_text("utf-8").startswith("source,target,status")
    assert main(["terms", "export", "-o", "terms.txt"]) == 0
    assert b"1 forbidden renderings are left out" in capfdbinary.readouterr().err
    assert main(["terms", "export"]) == 0
    assert main(["terms", "export", "--to", "tsv"]) == 0
    out = capfdbinary.readouterr().out
    assert out.startswith(b"<?xml")
    assert b"source\ttarget" in out


@pytest.mark.usefixtures("project")
def test_the_glossary_is_not_exported_over_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "export", "-o", "glossary.tsv"]) == 2
    assert Path("glossary.tsv").read_text(encoding="utf-8") == GLOSSARY
