import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from support.scored_project import DRAFTED
from support.small_project import make_project

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Dismissal, Status
from alignwb.services.project.project import Project
from alignwb.services.session.journal import document_journal

Capture = pytest.CaptureFixture[str]


def _worked_on() -> Bitext:
    """The document, all confirmed; in its last segment a finding was let stand."""
    paragraphs = tuple(
        replace(
            paragraph,
            segments=tuple(
                replace(segment, status=Status.CONFIRMED) for segment in paragraph.segments
            ),
        )
        for paragraph in DRAFTED.paragraphs
    )
    *others, last = paragraphs
    [segment] = last.segments
    let_stand = replace(segment, dismissed=(Dismissal("rule", "=1+1", "so <b>wanted</b>"),))
    return DRAFTED.with_paragraphs([*others, replace(last, segments=(let_stand,))])


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_project(tmp_path, _worked_on())


def test_the_report_in_the_terminal_has_words_matches_and_efforts(capsys: Capture) -> None:
    assert main(["report"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[1].split()[:4] == ["brief", "18", "4", "4"]
    assert [line.split()[:3] for line in out.splitlines() if "unedited" in line] == [
        ["unedited", "2", "9"]
    ]
    assert "terms honoured: 1 of 1" in out
    assert "█" in out
    assert "time" not in out


def test_the_page_has_the_findings_that_were_let_stand(tmp_path: Path, capsys: Capture) -> None:
    assert main(["report", "brief", "--html", "-o", "effort.html", "--time"]) == 0
    page = (tmp_path / "effort.html").read_text(encoding="utf-8")
    assert "<td>brief p3/s1</td><td>rule</td><td>=1+1</td>" in page
    assert "so &lt;b&gt;wanted&lt;/b&gt;" in page
    assert "<h2>Time</h2>" in page
    assert capsys.readouterr().out == ""


def test_the_json_has_documents_segments_and_a_total(capsys: Capture) -> None:
    assert main(["report", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    [document] = report["documents"]
    assert document["words"] == report["total"]["words"] == 18
    assert document["dismissed"] == [
        {"segment": "p3/s1", "kind": "rule", "subject": "=1+1", "reason": "so <b>wanted</b>"}
    ]
    assert [each["effort"] for each in document["each_segment"]].count("unedited") == 2
    assert document["minutes"] is None


@pytest.mark.parametrize(("options", "rows"), [([], 1), (["--segments"], 4)])
def test_the_table_has_a_row_for_each_document_or_segment(
    options: list[str], rows: int, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["report", "--csv", *options]) == 0
    text = capfdbinary.readouterr().out.decode("utf-8")
    read = list(csv.DictReader(io.StringIO(text)))
    assert len(read) == rows
    assert sum(int(row["words"]) for row in read) == 18


def test_a_table_for_spreadsheets_is_guarded(tmp_path: Path) -> None:
    assert main(["report", "--csv", "--for-spreadsheets", "-o", "effort.csv"]) == 0
    data = (tmp_path / "effort.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"guarded-for-spreadsheets" in data


@pytest.mark.parametrize(
    "words",
    [["-o", "x.html"], ["--segments"], ["--for-spreadsheets", "--json"], ["--html", "--csv"]],
)
def test_options_that_do_not_fit_together_are_refused(words: list[str], tmp_path: Path) -> None:
    try:
        code = main(["report", *words])
    except SystemExit as end:
        code = int(str(end.code))
    assert code == 2
    assert not (tmp_path / "x.html").exists()


def test_a_damaged_document_is_named_and_nothing_is_written(
    tmp_path: Path, capsys: Capture
) -> None:
    (tmp_path / "translations" / "brief.xlf").write_bytes(b"<xliff")
    (tmp_path / "effort.html").write_text("before", encoding="utf-8")
    assert main(["report", "--html", "-o", "effort.html"]) == 1
    assert "brief.xlf" in capsys.readouterr().err
    assert (tmp_path / "effort.html").read_text(encoding="utf-8") == "before"


def test_a_damaged_journal_is_told_wherever_times_are_asked_for(
    tmp_path: Path, capsys: Capture
) -> None:
    project = Project(tmp_path)
    journal = document_journal(project, project.find("brief")).path
    journal.parent.mkdir(parents=True, exist_ok=True)
    journal.write_bytes(b"no journal\nat all\n")
    for words in (
        ["report", "brief", "--time"],
        ["status", "brief"],
        ["list", "brief", "--filter", "since:2d"],
    ):
        assert main(words) == 1
        err = capsys.readouterr().err
        assert f"{journal}: this journal is damaged" in err
    for words in (["report", "brief"], ["list", "brief"]):
        assert main(words) == 0
        assert "damaged" not in capsys.readouterr().err
