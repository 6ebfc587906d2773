import json
import os
import re
from html import unescape
from pathlib import Path

import pytest
from support.scored_project import make_scored_project

from alignwb.cli.main import main
from alignwb.formats.report_page import plots
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]
LINES = ("A missive", "They laboured at the Sovnarkom.", "It was sunny, but cold.", "He went.")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SACREBLEU_SEED", raising=False)
    (tmp_path / "shop.txt").write_text("".join(f"{each}\n" for each in LINES), encoding="utf-8")
    return make_scored_project(tmp_path)


def _words(page: str) -> str:
    """What is said in a page, without its tags."""
    return unescape(re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL))


@pytest.mark.usefixtures("project")
def test_a_report_is_written_as_a_page(tmp_path: Path, capsys: Capture) -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed")
    assert main(["score", "brief", "--html", "report.html", "--system", "shop=shop.txt"]) == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    said = _words(page)
    for heading in ("Scores", "Differences", "How the segments score", "Words", "How to read this"):
        assert f"<h2>{heading}</h2>" in page
    assert "brief against translations/reference/brief.xlf, by segment" in said
    assert "nrefs:1|bs:1000|seed:12345" in said
    assert "This is a short text for statistics: 4 items" in said
    assert page.count("<figure>") >= 8
    assert "<del>laboured</del>" in page
    assert '<dd lang="nl" dir="auto">Toen ging hij weg.</dd>' in page
    out, err = capsys.readouterr()
    assert out == ""
    assert "no plots" not in err


@pytest.mark.usefixtures("project")
def test_without_matplotlib_the_report_comes_without_plots_and_says_so(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plots, "find_spec", lambda _name: None)
    assert main(["score", "--html", "report.html", "--metric", "chrf"]) == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "<svg" not in page
    assert "pip install 'alignwb[reports]'" in _words(page)
    assert "pip install 'alignwb[reports]'" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_a_report_that_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "report.html").mkdir()
    assert main(["score", "--html", "report.html", "--metric", "chrf", "--no-confidence"]) == 1
    assert "report.html" in capsys.readouterr().err
    assert list((tmp_path / "report.html").iterdir()) == []


@pytest.mark.usefixtures("project")
def test_systems_stand_side_by_side_in_the_terminal(capsys: Capture) -> None:
    assert main(["score", "--system", "shop=shop.txt", "--of", "draft", "--metric", "ter"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0] == "4 segments that all of them translate"
    assert out.splitlines()[1].split() == ["draft", "shop"]
    assert re.search(r"^  TER +\d", out, re.MULTILINE)
    assert "shop and draft: no difference that could not be chance" in out
    assert re.search("^  shop   [█▏▎▍▌▋▊▉ ]+[▁▂▃▄▅▆▇█]{4}$", out, re.MULTILINE)


@pytest.mark.usefixtures("project")
def test_systems_stand_side_by_side_as_json(capsys: Capture) -> None:
    assert main(["score", "--system", "shop=shop.txt", "--json", "--metric", "chrf"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert list(report["systems"]) == ["draft", "target", "shop"]
    assert [each["systems"]["shop"]["text"] for each in report["segments"]] == list(LINES)
    tests = {(each["baseline"], each["system"]): each["chrf"] for each in report["tests"]}
    values = {name: each["chrf"]["value"] for name, each in report["systems"].items()}
    assert tests["draft", "shop"]["difference"] == pytest.approx(values["shop"] - values["draft"])
    assert 0 < tests["draft", "shop"]["p_randomisation"] <= 1


@pytest.mark.usefixtures("project")
def test_several_references_are_one_score(tmp_path: Path, capsys: Capture) -> None:
    references = ["--reference", "translations/reference", "--reference", "shop.txt"]
    assert main(["score", *references, "--json", "--metric", "bleu", "--tokenize", "char"]) == 0
    [document] = json.loads(capsys.readouterr().out)["documents"]
    assert "nrefs:2" in document["draft"]["bleu"]["signature"]
    assert "tok:char" in document["draft"]["bleu"]["signature"]
    assert set(document["draft"]) & {"chrf", "ter"} == set()
    assert [each["other_references"] for each in document["segments"]] == [[each] for each in LINES]


@pytest.mark.usefixtures("project")
def test_a_document_that_a_further_reference_lacks_is_named(
    tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "more").mkdir()
    references = ["--reference", "translations/reference", "--reference", "more"]
    assert main(["score", *references, "--no-confidence"]) == 0
    assert "brief: no reference in more, scored without it" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("system", "code", "words"),
    [
        ("shop", 2, "is not NAME=PATH"),
        ("=shop.txt", 2, "is not NAME=PATH"),
        ("draft=shop.txt", 2, "names two systems"),
        ("shop=nowhere.txt", 1, "nowhere.txt"),
    ],
)
def test_a_system_that_does_not_fit_is_refused(
    system: str, code: int, words: str, tmp_path: Path, capsys: Capture
) -> None:
    try:
        found = main(["score", "--html", "report.html", "--system", system])
    except SystemExit as end:
        found = int(str(end.code))
    assert found == code
    assert words in capsys.readouterr().err
    assert not (tmp_path / "report.html").exists()


@pytest.mark.usefixtures("project")
def test_a_report_goes_to_stdout(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["score", "--html", "-", "--metric", "chrf", "--no-confidence"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"<!DOCTYPE html>" + os.linesep.encode())


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("place", ["shop.txt", "translations/reference/brief.xlf"])
def test_a_report_never_takes_the_place_of_what_it_is_made_of(
    place: str, tmp_path: Path, capsys: Capture
) -> None:
    before = (tmp_path / place).read_bytes()
    assert main(["score", "--system", "shop=shop.txt", "--html", place]) == 2
    assert place in capsys.readouterr().err
    assert (tmp_path / place).read_bytes() == before
    assert not list(tmp_path.glob("**/*.tmp"))


@pytest.mark.usefixtures("project")
def test_a_report_is_read_by_no_more_people_than_its_texts(tmp_path: Path) -> None:
    (tmp_path / "translations" / "brief.xlf").chmod(0o600)
    assert main(["score", "--html", "report.html", "--metric", "chrf", "--no-confidence"]) == 0
    assert (tmp_path / "report.html").stat().st_mode & 0o077 == 0
