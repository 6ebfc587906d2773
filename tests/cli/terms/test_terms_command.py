import json
from pathlib import Path
from typing import cast

import pytest
from support.small_project import make_project

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, Status
from alignwb.formats.xliff import write_xliff

GLOSSARY = """source\ttarget\tstatus\tpos\tnote\tvariants
# institutions
Sovnarkom\tSovnarkom\tdo-not-translate\tnoun\tthe Council\t
zon\tsun\t\t\t\tzonlicht
zon\tson\tforbidden\t\t\t
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_project(tmp_path)
    (tmp_path / "glossary.tsv").write_text(GLOSSARY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def objects(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.usefixtures("project")
def test_terms_are_listed_in_the_order_of_the_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "list"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Sovnarkom → Sovnarkom  (do-not-translate)  — the Council",
        "zon | zonlicht → sun  (preferred)",
        "zon → son  (forbidden)",
    ]


@pytest.mark.usefixtures("project")
def test_terms_are_listed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "list", "--json"]) == 0
    first, second, _ = objects(capsys.readouterr().out)
    assert first["note"] == "the Council"
    assert second == {
        "source": "zon",
        "target": "sun",
        "status": "preferred",
        "pos": "",
        "note": "",
        "variants": ["zonlicht"],
    }


@pytest.mark.usefixtures("project")
def test_terms_are_found_in_a_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "find", "--json", "De", "Zon", "scheen."]) == 0
    first, second = objects(capsys.readouterr().out)
    assert (first["start"], first["end"], first["text"]) == (3, 6, "Zon")
    assert (first["target"], second["status"]) == ("sun", "forbidden")


@pytest.mark.usefixtures("project")
def test_terms_are_found_in_a_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", "find", "--document", "bri"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "p2/s1  19-28  Sovnarkom: Sovnarkom → Sovnarkom  (do-not-translate)  — the Council",
        "p2/s2  3-6  zon: zon | zonlicht → sun  (preferred)",
        "p2/s2  3-6  zon: zon → son  (forbidden)",
    ]
    assert main(["terms", "find", "--document", "brief", "--json"]) == 0
    first = objects(capsys.readouterr().out)[0]
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


def test_an_empty_termbase_is_remarked_on(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "glossary.tsv").unlink()
    assert main(["terms", "list"]) == 0
    assert "no terms in" in capsys.readouterr().err


def test_a_bad_glossary_is_an_error_with_its_line(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "glossary.tsv").write_text("source\ttarget\n\tb\n", encoding="utf-8")
    assert main(["terms", "find", "tekst"]) == 1
    assert "glossary.tsv:2: there is no source term" in capsys.readouterr().err


def translate(project: Path, target: str, status: Status) -> None:
    path = project / "translations" / "brief.xlf"
    segment = Segment("s1", "De zon en de Sovnarkom.", target, status)
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (segment,))
    path.write_bytes(write_xliff(Bitext("brief", "seeds/brief.txt", (paragraph,))))


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


def test_translations_are_checked_against_the_terms(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(project, "The son and the Council.", Status.CONFIRMED)
    assert main(["terms", "check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "brief p1/s1  zon: “sun” is not in the translation",
        "brief p1/s1  zon: “son” is forbidden; use “sun”",
        "brief p1/s1  Sovnarkom: is not to be translated; “Sovnarkom” is not in the translation",
    ]
    assert main(["terms", "check", "brief", "--json"]) == 1
    first, second, third = objects(capsys.readouterr().out)
    assert (first["problem"], first["expected"], first["start"]) == ("missing", ["sun"], 3)
    assert (second["problem"], second["found"]) == ("forbidden", "son")
    assert (third["problem"], third["paragraph"], third["term"]) == (
        "translated",
        "p1",
        "Sovnarkom",
    )


def test_inflections_honour_a_term(project: Path) -> None:
    translate(project, "The suns of Sovnarkom's day.", Status.EDITED)
    assert main(["terms", "check"]) == 0


def test_drafts_are_checked_when_asked(project: Path) -> None:
    translate(project, "The moon and Sovnarkom.", Status.DRAFT)
    assert main(["terms", "check"]) == 0
    assert main(["terms", "check", "--all"]) == 1


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
    (result,) = objects(capsys.readouterr().out)
    assert [term["target"] for term in cast("list[dict[str, str]]", result["added"])] == ["moon"]
    ((contradicting),) = cast("list[dict[str, dict[str, str]]]", result["contradicting"])
    assert contradicting["here"]["status"] == "forbidden"
    assert "maan" not in Path("glossary.tsv").read_text(encoding="utf-8")


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


def write_brief(*pairs: tuple[str, str]) -> None:
    segments = tuple(
        Segment(f"s{number}", source, target, Status.CONFIRMED if target else Status.INITIAL)
        for number, (source, target) in enumerate(pairs, 1)
    )
    paragraph = Paragraph("p1", Kind.PARAGRAPH, segments)
    path = Path("translations/brief.xlf")
    path.write_bytes(write_xliff(Bitext("brief", "seeds/brief.txt", (paragraph,))))


@pytest.mark.usefixtures("project")
def test_terms_are_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    write_brief(("Gisteren kwam Olsoefjev.", ""), ("Toen zweeg Olsoefjev, en Zjdanova sprak.", ""))
    assert main(["terms", "suggest", "brief", "--count", "1"]) == 0
    out, err = capsys.readouterr()
    assert out == "   2  Olsoefjev  (name: p1/s1, p1/s2)\n"
    assert "1 more are less likely" in err
    assert main(["terms", "suggest", "brief", "--json", "--count", "0"]) == 0
    first, second = objects(capsys.readouterr().out)
    assert (first["text"], first["count"], first["places"]) == ("Olsoefjev", 2, ["p1/s1", "p1/s2"])
    assert (first["target"], first["share"]) == ("", 0)
    assert second["kind"] == "name"
    assert main(["terms", "suggest", "brief", "--count", "-1"]) == 2


@pytest.mark.usefixtures("project")
def test_suggestions_have_the_english_of_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    write_brief(
        ("Gisteren kwam Olsoefjev.", "Yesterday Olsufyev came."),
        ("Toen zweeg Olsoefjev, en Zjdanova sprak.", ""),
    )
    assert main(["terms", "suggest", "brief"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "   2  Olsoefjev → Olsufyev  (name: p1/s1, p1/s2)",
        "   1  Zjdanova  (name: p1/s2)",
    ]
    assert main(["terms", "suggest", "brief", "--json", "--count", "1"]) == 0
    [first] = objects(capsys.readouterr().out)
    assert (first["text"], first["target"], first["share"]) == ("Olsoefjev", "Olsufyev", 1)
