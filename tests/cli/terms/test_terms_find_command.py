from pathlib import Path

import pytest
from support.command_line import json_lines

from alignwb.cli.main import main


@pytest.mark.usefixtures("project")
def test_terms_are_found_in_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "find", "--json", "De", "Zon", "scheen."]) == 0
    first, second = json_lines(capsys.readouterr().out)
    assert (first["start"], first["end"], first["text"]) == (3, 6, "Zon")
    assert (first["target"], second["status"]) == ("sun", "forbidden")


@pytest.mark.usefixtures("project")
def test_terms_are_found_in_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "find", "--document", "bri"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "p2/s1  19-28  Sovnarkom: Sovnarkom → Sovnarkom  (do-not-translate, noun)  — the Council",
        "p2/s2  3-6  zon: zon | zonlicht → sun  (preferred)",
        "p2/s2  3-6  zon: zon → son  (forbidden)",
    ]
    assert main(["terms", "find", "--document", "brief", "--json"]) == 0
    first = json_lines(capsys.readouterr().out)[0]
    assert (first["paragraph"], first["segment"], first["source"]) == ("p2", "s1", "Sovnarkom")


@pytest.mark.usefixtures("project")
def test_a_text_without_terms_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "find", "Niets."]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("words", [[], ["--document", "brief", "tekst"]])
def test_either_a_text_or_a_document_is_asked_for(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["terms", "find", *words]) == 2
    assert "--document DOC" in capsys.readouterr().err


def test_a_bad_glossary_is_an_error_with_its_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "glossary.tsv").write_text("source\ttarget\n\tb\n", encoding="utf-8")
    assert main(["terms", "find", "tekst"]) == 1
    assert "glossary.tsv:2: there is no source term" in capsys.readouterr().err


def test_terms_are_found_in_any_bitext_by_its_path(
    project: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path_factory.mktemp("elsewhere") / "oud.xlf"
    path.write_bytes((project / "translations" / "brief.xlf").read_bytes())
    assert main(["terms", "find", "--document", str(path)]) == 0
    assert capsys.readouterr().out.startswith("p2/s1  19-28  Sovnarkom: ")
