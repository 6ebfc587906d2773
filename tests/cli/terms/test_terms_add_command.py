import json
from pathlib import Path

import pytest
from support.terms_project import GLOSSARY

from alignwb.cli.main import main


def test_a_term_is_added_at_the_end(project: Path) -> None:
    words = ["terms", "add", "koelak", "kulak", "--pos", "noun", "--note", "rich"]
    assert main([*words, "--variant", "koelaak", "--variant", "koelakboer"]) == 0
    text = (project / "glossary.tsv").read_text(encoding="utf-8")
    assert text == GLOSSARY + "koelak\tkulak\tpreferred\tnoun\trich\tkoelaak | koelakboer\n"


def test_what_is_not_to_be_translated_needs_no_english(project: Path) -> None:
    assert main(["terms", "add", "Pravda", "--status", "do-not-translate"]) == 0
    assert "Pravda\tPravda\tdo-not-translate" in (project / "glossary.tsv").read_text("utf-8")
    assert main(["terms", "add", "koelak"]) == 2


def test_a_term_that_contradicts_is_an_error(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["terms", "add", "zon", "sunlight"]) == 1
    assert "“zon” already: sun (preferred)" in capsys.readouterr().err
    assert (project / "glossary.tsv").read_text(encoding="utf-8") == GLOSSARY


def test_json_says_what_was_added(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "add", "koelak", "kulak", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["before"], said["after"]["target"]) == (None, "kulak")


def test_a_word_that_is_hardly_a_term_is_added_and_asked_about(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["terms", "add", "zwom", "swam"]) == 0
    assert "form of “zwemmen”" in capsys.readouterr().err
    assert "zwom\tswam" in (project / "glossary.tsv").read_text(encoding="utf-8")
