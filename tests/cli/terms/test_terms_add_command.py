import json
from pathlib import Path

import pytest
from support.command_line import json_lines
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


def test_several_renderings_are_a_row_each(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["terms", "add", "koelak", "kulak", "rich farmer", "kulak", "--pos", "noun", "--json"]
    assert main(words) == 0
    text = (project / "glossary.tsv").read_text(encoding="utf-8")
    rows = "koelak\tkulak\tpreferred\tnoun\t\t\nkoelak\trich farmer\tadmitted\tnoun\t\t\n"
    assert text == GLOSSARY + rows
    said = json_lines(capsys.readouterr().out)
    assert [each["before"] for each in said] == [None, None]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["maan", "moon", "\n"], ""),
        (["zonlicht", "sunlight", "--status", "forbidden"], ""),
        (["zon", "son of a gun", "sun", "--status", "admitted"], "already: sun (preferred)"),
        (["Pravda", "Truth", "Pravda", "--status", "do-not-translate"], "has one rendering"),
        (["maan", "moon", "a\tb"], "cannot hold the term"),
    ],
)
def test_all_renderings_are_added_or_none(
    project: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert main(["terms", "add", *words]) == (1 if said else 0)
    assert said in capsys.readouterr().err
    after = (project / "glossary.tsv").read_text(encoding="utf-8")
    assert (after == GLOSSARY) is bool(said)


def test_a_word_that_is_hardly_a_term_is_added_and_asked_about(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["terms", "add", "zwom", "swam"]) == 0
    assert "form of “zwemmen”" in capsys.readouterr().err
    assert "zwom\tswam" in (project / "glossary.tsv").read_text(encoding="utf-8")
