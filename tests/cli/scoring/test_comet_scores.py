"""COMET at its port: a small module of that name, and a folder that looks like a model's."""

import hashlib
import json
from pathlib import Path

import pytest
from support.fake_comet import FAKE, install_fake_comet
from support.scored_project import make_scored_project

from alignwb.cli.main import main
from alignwb.scoring import comet

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return install_fake_comet(tmp_path, monkeypatch)


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "project").mkdir()
    make_scored_project(tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.delenv("SACREBLEU_SEED", raising=False)


def test_the_scores_of_a_model_stand_in_every_report_with_its_signature(
    tmp_path: Path, model: Path, capsys: Capture
) -> None:
    digest = hashlib.sha256(b"weights").hexdigest()[:12]
    signature = f"nrefs:1|model:wmt-model|sha256:{digest}|version:"
    assert main(["score", "--comet", str(model), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    learnt = found["comet"]
    assert learnt["signature"].startswith(signature)
    assert set(learnt["systems"]) == set(found["systems"]) == {"draft", "target"}
    for name, scores in learnt["systems"].items():
        assert scores["value"] == pytest.approx(sum(scores["items"]) / len(scores["items"]))
        for value, item in zip(scores["items"], found["segments"], strict=True):
            ours, theirs = item["systems"][name]["text"].split(), item["references"][0].split()
            assert value == pytest.approx(sum(each in theirs for each in ours) / len(ours))
    [test] = learnt["tests"]
    values = [learnt["systems"][test[side]]["value"] for side in ("baseline", "system")]
    assert test["difference"] == pytest.approx(values[1] - values[0])
    assert test["interval"][0] <= test["difference"] <= test["interval"][1]
    assert 0 < test["p_bootstrap"] <= 1

    assert main(["score", "--comet", str(model)]) == 0
    out = capsys.readouterr().out
    assert f"COMET|{signature}" in out
    assert f"{values[0]:.4f} ±" in out
    assert main(["score", "--comet", str(model), "--html", "page.html", "--no-confidence"]) == 0
    page = Path("page.html").read_text(encoding="utf-8")
    assert "<h2>COMET</h2>" in page
    assert f"{values[1]:.4f}" in page
    assert signature in page


def test_without_the_package_it_is_said_how_to_get_it(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comet, "find_spec", lambda _name: None)
    assert main(["score", "--comet", str(tmp_path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "COMET is not installed here" in err
    assert "pip install unbabel-comet" in err


@pytest.mark.parametrize("lacking", ["hparams.yaml", "checkpoints/model.ckpt"])
def test_a_folder_without_a_model_is_named_with_what_it_lacks(
    model: Path, capsys: Capture, lacking: str
) -> None:
    (model / lacking).unlink()
    assert main(["score", "--comet", str(model), "--html", "page.html"]) == 1
    err = capsys.readouterr().err
    assert str(model) in err
    assert lacking in err
    assert not Path("page.html").exists()


def test_a_model_that_cannot_be_loaded_is_told_in_words(model: Path, capsys: Capture) -> None:
    (model / "checkpoints" / "model.ckpt").write_bytes(b"weigh")
    assert main(["score", "--comet", str(model)]) == 1
    err = capsys.readouterr().err
    assert f"{model}: COMET cannot score by this model: Invalid magic number" in err


@pytest.mark.parametrize("scores", ["[]", "[float('nan')] * len(lines)"])
def test_a_model_that_leaves_segments_out_is_not_trusted(
    model: Path, capsys: Capture, scores: str
) -> None:
    path = model.parent / "modules" / "comet.py"
    path.write_text(FAKE.replace("[score(line) for line in lines]", scores), encoding="utf-8")
    assert main(["score", "--comet", str(model)]) == 1
    assert "did not give a score for every segment" in capsys.readouterr().err
