import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from support.fakes import EchoTranslator, ObedientTranslator
from support.scored_project import DRAFTED, REFERENCES, make_scored_project, with_references
from support.small_project import make_project

from alignwb.cli.main import main
from alignwb.cli.scoring import engines_report
from alignwb.errors import EngineError
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.config import Config
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SACREBLEU_SEED", raising=False)
    return make_scored_project(tmp_path)


@pytest.mark.usefixtures("project")
def test_the_table_has_drafts_beside_targets_and_the_signatures_below(capsys: Capture) -> None:
    assert main(["score"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert lines[0] == "brief against translations/reference/brief.xlf, by segment"
    assert lines[1].split() == ["draft", "target"]
    assert lines[2].split() == ["segments", "4", "4"]
    assert [line.split()[0].strip(",") for line in lines[3:6]] == ["BLEU", "chrF2++", "TER"]
    assert lines[3].count("±") == 2
    assert "BLEU|nrefs:1|bs:1000|seed:12345|case:mixed|eff:no|tok:13a|smooth:exp|version:" in out
    assert err == ""


@pytest.mark.usefixtures("project")
def test_the_worst_drafts_are_listed_worst_first(capsys: Capture) -> None:
    assert main(["score", "br", "--worst", "2", "--no-confidence"]) == 0
    out = capsys.readouterr().out
    assert "±" not in out
    listed = out[out.index("The worst drafts by chrF2++:") :]
    places = [line.split()[1] for line in listed.splitlines() if line.startswith("brief ")]
    assert len(places) == 2
    assert "source     Toen ging hij weg." in listed
    assert "draft      Then he went away." in listed
    assert "reference  Then he left." in listed
    figures = [float(line.split()[3]) for line in listed.splitlines() if line.startswith("brief ")]
    assert figures == sorted(figures)


@pytest.mark.usefixtures("project")
def test_none_are_listed_if_none_are_asked_for(capsys: Capture) -> None:
    assert main(["score", "--worst", "0", "--no-confidence", "--of", "target"]) == 0
    out = capsys.readouterr().out
    assert "worst" not in out
    assert "draft" not in out


@pytest.mark.usefixtures("project")
def test_json_has_corpus_and_segment_scores(capsys: Capture) -> None:
    assert main(["score", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["by"] == "segment"
    [document] = report["documents"]
    assert document["reference"] == "translations/reference/brief.xlf"
    assert document["draft"] == report["total"]["draft"]
    ter = document["draft"]["ter"]
    assert ter["name"] == "TER"
    assert ter["confidence"]["half_width"] > 0
    assert "seed:12345" in ter["signature"]
    first, *others = document["segments"]
    assert (first["paragraph"], first["segments"]) == ("p1", ["s1"])
    assert first["draft"]["text"] == first["reference"] == "A letter"
    assert round(first["draft"]["chrf"], 6) == 100
    assert first["draft"]["chrf"] > first["target"]["chrf"]
    assert len(others) == 3


@pytest.mark.usefixtures("project")
def test_the_lines_of_the_json_score_the_same_by_the_sacrebleu_command(capsys: Capture) -> None:
    assert main(["score", "--of", "target", "--json"]) == 0
    [document] = json.loads(capsys.readouterr().out)["documents"]
    for name, lines in (
        ("hypothesis.txt", [row["target"]["text"] for row in document["segments"]]),
        ("reference.txt", [row["reference"] for row in document["segments"]]),
    ):
        Path(name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    options = "reference.txt -i hypothesis.txt -m bleu chrf ter --chrf-word-order 2 --confidence"
    done = subprocess.run(
        [sys.executable, "-m", "sacrebleu", *options.split(), "--width", "6"],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env=os.environ | {"SACREBLEU_FORMAT": "json"},
    )
    for metric, printed in zip(("bleu", "chrf", "ter"), json.loads(done.stdout), strict=True):
        score = document["target"][metric]
        assert score["signature"] == printed["signature"]
        assert score["value"] == pytest.approx(printed["score"], abs=1e-6)
        assert score["confidence"]["mean"] == pytest.approx(printed["confidence_mean"], abs=1e-6)
        width = score["confidence"]["half_width"]
        assert width == pytest.approx(printed["confidence_var"], abs=1e-6)


def test_what_was_left_out_is_told_apart_from_the_result(project: Project, capsys: Capture) -> None:
    rows = list(REFERENCES.items())[1:]
    reference = project.root / "some.tsv"
    reference.write_text("".join(f"{a}\t{b}\n" for a, b in rows), encoding="utf-8")
    (project.seeds / "andere.txt").write_text("Ja.", encoding="utf-8")
    assert main(["score", "brief", "--reference", "some.tsv", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["documents"][0]["segments_without_reference"] == 1
    assert err == "alignwb: brief: segments without a reference, left out: 1\n"
    assert main(["score", "--json"]) == 0
    assert capsys.readouterr().err == "alignwb: andere: no reference, left out\n"


def _aligned(reference: Path) -> None:
    """The reference as alignment leaves it: a 2–1 bead, one without target, one without source."""
    bitext = with_references(DRAFTED)
    title, paragraph, last = bitext.paragraphs
    first, second = paragraph.segments
    joined = replace(
        first,
        source=f"{first.source} {second.source}",
        target="They worked there; the sun was shining, but it was cold.",
    )
    inserted = replace(second, source="", target="Nobody complained.")
    dropped = replace(last.segments[0], target="", origin=None)
    paragraphs = [
        title,
        replace(paragraph, segments=(joined, inserted)),
        replace(last, segments=(dropped,)),
    ]
    reference.write_bytes(write_xliff(bitext.with_paragraphs(paragraphs)))


def test_what_beads_cover_is_counted_beside_them(project: Project, capsys: Capture) -> None:
    _aligned(project.references / "brief.xlf")
    assert main(["score", "--no-confidence", "--worst", "1"]) == 0
    out, err = capsys.readouterr()
    lines = [line.split() for line in out.splitlines()]
    assert lines[2:4] == [["items", "scored", "2", "2"], ["segments", "in", "them", "3", "3"]]
    assert "brief p2/s1-s2 " in out
    assert err.splitlines() == [
        "alignwb: brief: segments without a reference, left out: 1",
        "alignwb: brief: beads of the reference left out: 1 without a target, 1 without a source",
        "alignwb: brief: segments that the reference divides differently, scored together: 2 in 1",
    ]


def test_paragraphs_are_scored_where_they_are_asked_for(project: Project, capsys: Capture) -> None:
    assert main(["score", "--by", "paragraph", "--no-confidence", "--worst", "0"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines()[0].endswith("brief.xlf, by paragraph")
    lines = [line.split() for line in out.splitlines()]
    assert lines[2:4] == [["paragraphs", "3", "3"], ["segments", "in", "them", "4", "4"]]
    assert err == ""
    assert main(["score", "--by", "paragraph", "--no-confidence", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["by"] == "paragraph"
    assert [row["paragraph"] for row in report["documents"][0]["paragraphs"]] == ["p1", "p2", "p3"]
    target = report["total"]["target"]
    assert (target["items"], target["segments"]) == (3, 4)


def test_another_edition_is_scored_and_named_so(project: Project, capsys: Capture) -> None:
    file = project.references / "brief.xlf"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("De zon scheen, maar het was", "De zon scheen en het was"))
    assert main(["score", "--json", "--no-confidence"]) == 0
    out, err = capsys.readouterr()
    rows = json.loads(out)["documents"][0]["segments"]
    assert [row["same_source"] for row in rows] == [True, True, False, True]
    assert "segments whose source is worded differently in the reference: 1" in err


def test_a_reference_that_fits_nothing_points_to_aligning(
    project: Project, capsys: Capture
) -> None:
    stranger = make_project(project.root / "translations")
    other = stranger.translations / "brief.xlf"
    text = other.read_text(encoding="utf-8")
    other.write_text(re.sub("<source>.*?</source>", "<source>Iets anders.</source>", text))
    assert main(["score", "brief", "--reference", str(other)]) == 1
    err = capsys.readouterr().err
    assert "holds no reference for any segment of brief" in err
    assert "alignwb align seeds/brief.txt TRANSLATION" in err


def test_several_documents_have_a_total(project: Project, capsys: Capture) -> None:
    for folder in (project.translations, project.references):
        (folder / "copy.xlf").write_bytes((folder / "brief.xlf").read_bytes())
    assert main(["score", "--no-confidence"]) == 0
    out = capsys.readouterr().out
    assert "copy against" in out
    together = out[out.index("all together") :].splitlines()
    assert together[2].split() == ["segments", "8", "8"]


def test_without_any_reference_it_says_where_to_put_one(project: Project, capsys: Capture) -> None:
    (project.references / "brief.xlf").unlink()
    for words in ([], ["brief"]):
        assert main(["score", *words]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert "there is no reference for brief" in err
        assert f"{project.references / 'brief'}.xlf (or .txt, .tsv)" in err


def test_a_reference_of_another_length_is_refused(project: Project, capsys: Capture) -> None:
    (project.root / "short.txt").write_text("One.\nTwo.\n", encoding="utf-8")
    assert main(["score", "brief", "--reference", "short.txt"]) == 1
    assert "short.txt: 2 lines for the 4 segments of brief" in capsys.readouterr().err


def test_an_empty_project_has_nothing_to_score(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["score"]) == 1
    assert "no document to score" in capsys.readouterr().err


def _two_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"argos": EchoTranslator(), "quiet": ObedientTranslator()}
    monkeypatch.setattr(
        engines_report, "make_translator", lambda config: made[config.engine_names[0]]
    )


def test_engines_of_the_settings_are_compared_and_nothing_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_scored_project(tmp_path)
    (tmp_path / "alignwb.toml").write_text('engines = ["argos", "quiet"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _two_engines(monkeypatch)
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    assert main(["score", "--engines", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert [each["engine"] for each in result["engines"]] == ["argos", "quiet"]
    assert result["engines"][0]["p_values"] is None
    assert set(result["engines"][1]["p_values"]) == {"bleu", "chrf", "ter"}
    after = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    assert after == before
    assert main(["score", "--engines"]) == 0
    out = capsys.readouterr().out
    assert "quiet and argos: no difference that could not be chance" in out
    assert "chrF2++|nrefs:1" in out


def test_one_engine_cannot_be_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_scored_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["score", "--engines"]) == 2
    assert "engines = [...]" in capsys.readouterr().err


def test_an_engine_that_is_left_out_is_told_and_tells_in_the_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_scored_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(engines_report, "make_translator", _made)
    engines = ["--engine", "a", "--engine", "b", "--engine", "c"]
    assert main(["score", *engines]) == 1
    captured = capsys.readouterr()
    assert "b is left out: no model" in captured.err
    assert "c: echo loud 1.0" in captured.out


def _made(config: Config) -> EchoTranslator:
    if config.engine_names == ("b",):
        raise EngineError("no model")
    return EchoTranslator()


def test_engines_stand_side_by_side_on_the_page_with_other_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_scored_project(tmp_path)
    (tmp_path / "shop.txt").write_text("A letter\nThey.\nSun.\nHe left.\n", encoding="utf-8")
    (tmp_path / "alignwb.toml").write_text('engines = ["argos", "quiet"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _two_engines(monkeypatch)
    before = project.find("brief").bitext.read_bytes()
    words = ("score", "brief", "--engines", "--system", "shop=shop.txt")
    assert main([*words, "--html", "report.html"]) == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<h1>Scores of argos, quiet and shop</h1>" in page
    assert "argos is echo loud 1.0" in page
    for pair in ("quiet against argos", "shop against argos", "shop against quiet"):
        assert pair in page
    assert project.find("brief").bitext.read_bytes() == before
    capsys.readouterr()
    assert main([*words, "--of", "target", "--json"]) == 0
    assert list(json.loads(capsys.readouterr().out)["systems"]) == [
        "target",
        "argos",
        "quiet",
        "shop",
    ]
    assert main([*words[:3], "--system", "quiet=shop.txt"]) == 2
    assert "names two systems" in capsys.readouterr().err


def test_an_engine_that_fails_is_left_out_of_the_page_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_scored_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(engines_report, "make_translator", _made)
    engines = ["--engine", "a", "--engine", "b", "--engine", "c"]
    assert main(["score", *engines, "--html", "page.html", "--no-confidence"]) == 1
    assert "b is left out: no model" in capsys.readouterr().err
    assert "<h1>Scores of a and c</h1>" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_engines_are_not_compared_on_a_document_in_other_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_scored_project(tmp_path)
    for path in (*project.translations.glob("*.xlf"), *project.references.glob("*.xlf")):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('trgLang="en"', 'trgLang="ro"'), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _two_engines(monkeypatch)
    assert main(["score", "--engine", "argos", "--engine", "quiet"]) == 1
    assert "is not drafted: it is from nl to ro" in capsys.readouterr().err
