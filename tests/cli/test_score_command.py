import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from scored_project import REFERENCES, make_scored_project

from alignwb.cli.main import main
from alignwb.services.project import Project

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
    assert lines[0] == "brief against translations/reference/brief.xlf"
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
