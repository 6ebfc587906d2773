import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from support.remembering_project import make_remembering_project
from support.small_project import BITEXT, make_project

from alignwb.cli.main import main
from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.services.project.project import Project
from alignwb.services.session import journalled_work, open_session

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path)


@pytest.mark.usefixtures("project")
def test_the_table_has_a_row_for_the_document_and_only_statuses_that_occur(
    capsys: Capture,
) -> None:
    assert main(["status"]) == 0
    header, row = capsys.readouterr().out.splitlines()
    assert header.split() == "document paragraphs segments words initial draft done".split()
    assert row.split() == "brief 3 4 18 3 1 0 %".split()


def test_seeds_without_a_bitext_are_named(project: Project, capsys: Capture) -> None:
    (project.seeds / "andere.txt").write_text("Ja.", encoding="utf-8")
    assert main(["status"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["andere", "not", "imported"]
    assert len(lines) == 3


def test_several_documents_are_added_up(project: Project, capsys: Capture) -> None:
    copy = project.translations / "copy.xlf"
    copy.write_bytes((project.translations / "brief.xlf").read_bytes())
    assert main(["status"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].split() == "total 6 8 36 6 2 0 %".split()


def test_an_unreadable_bitext_is_explained_and_the_rest_is_still_shown(
    project: Project, capsys: Capture
) -> None:
    (project.translations / "stuk.xlf").write_text("stuk", encoding="utf-8")
    assert main(["status"]) == 1
    out, err = capsys.readouterr()
    assert "brief" in out
    assert out.splitlines()[-1].split() == ["stuk", "unreadable"]
    assert "stuk.xlf, line 1" in err


def test_json_holds_the_figures(project: Project, capsys: Capture) -> None:
    (project.seeds / "andere.txt").write_text("Ja.", encoding="utf-8")
    assert main(["status", "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    other, brief = status["documents"]
    assert other == {"document": "andere", "imported": False, "problem": None}
    assert (brief["paragraphs"], brief["segments"], brief["words"]) == (3, 4, 18)
    assert brief["segments_by_status"]["draft"] == 1
    assert brief["words_by_status"]["draft"] == 5
    assert brief["confirmed_percent"] == 0
    assert status["total"]["segments"] == 4


def test_names_are_one_a_line_and_read_no_bitext(project: Project, capsys: Capture) -> None:
    (project.translations / "stuk.xlf").write_text("stuk", encoding="utf-8")
    assert main(["status", "--names"]) == 0
    assert capsys.readouterr().out == "brief\nstuk\n"


def test_an_empty_project_says_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["status"]) == 0
    assert "alignwb import FILE" in capsys.readouterr().out


def test_a_document_has_a_page_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    make_remembering_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["status", "brief"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0] == ["Een", "brief"]
    for row in (["segments", "8"], ["repetitions", "2", "8"], ["100", "%", "1", "4"]):
        assert row in lines
    assert main(["status", "brief", "--json"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["document"], value["title"], value["repetitions"]) == ("brief", "Een brief", 2)
    assert value["match_bands"]["100"] == {"segments": 1, "words": 4}
    assert value["targets_by_origin"]["mt"] == 1
    assert datetime.fromisoformat(value["last_saved"]).tzinfo is not None


def test_drafts_that_were_confirmed_as_they_came_are_counted(
    project: Project, capsys: Capture
) -> None:
    with open_session(project, project.find("brief")) as session:
        edit = edits.set_status(session.bitext, SegmentRef("p2", "s1"), Status.CONFIRMED)
        assert edit
        session.apply(edit)
        session.save()
    assert main(["status", "brief", "--json"]) == 0
    made_from = json.loads(capsys.readouterr().out)["confirmed_by_made_from"]
    assert made_from["mt"] == {
        "segments": 1,
        "segments_by_edited": {"no": 1, "partly": 0, "wholly": 0, "unknown": 0},
        "edit_distance": 0,
        "edit_share": 0.0,
        "characters_typed": 0,
    }
    assert main(["status", "brief"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["draft", "1", "0", "0", "0", "0", "%", "0"] in rows
    assert main(["list", "brief", "--filter", "status:confirmed origin:draft edited:no"]) == 0
    assert "p2/s1" in capsys.readouterr().out


@pytest.mark.usefixtures("project")
def test_names_are_those_of_all_documents(capsys: Capture) -> None:
    assert main(["status", "brief", "--names"]) == 2
    assert "--names" in capsys.readouterr().err


def test_the_page_of_an_unreadable_document_is_its_message(
    project: Project, capsys: Capture
) -> None:
    (project.translations / "brief.xlf").write_text("stuk", encoding="utf-8")
    assert main(["status", "brief"]) == 1
    assert "brief.xlf" in capsys.readouterr().err


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project with a confirmed target that has another number than its source."""
    monkeypatch.chdir(tmp_path)
    done = Segment("s1", "Het kostte 318 gulden.", "It cost 381 guilders.", Status.CONFIRMED)
    changed = replace(BITEXT.paragraph("p3"), segments=(done,))
    return make_project(tmp_path, BITEXT.with_paragraphs([changed]))


def test_findings_are_a_column_once_something_was_worked_on(
    wrong: Project, capsys: Capture
) -> None:
    copy = wrong.translations / "copy.xlf"
    copy.write_bytes((wrong.translations / "brief.xlf").read_bytes())
    (wrong.seeds / "andere.txt").write_text("Ja.", encoding="utf-8")
    assert main(["status"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines[0][-3:] == ["done", "stop", "mark"]
    assert lines[1] == ["andere", "not", "imported"]
    assert [line[-2:] for line in lines[2:]] == [["1", "0"], ["1", "0"], ["2", "0"]]


@pytest.mark.usefixtures("wrong")
def test_json_has_findings_and_the_pace(capsys: Capture) -> None:
    assert main(["status", "--json"]) == 0
    (document,) = json.loads(capsys.readouterr().out)["documents"]
    assert document["findings"] == {"stopping": 1, "others": 0}
    assert main(["status", "brief", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["findings"] == {"stopping": 1, "others": 0}
    assert document["work"] == {
        "words_an_hour": None,
        "minutes_left": None,
        "measured_words": 0,
        "measured_minutes": 0.0,
    }


def test_the_pace_is_that_of_earlier_sessions(
    wrong: Project, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    refs = [SegmentRef("p2", "s1"), SegmentRef("p2", "s2"), SegmentRef("p1", "s1")]
    for number, ref in enumerate(refs):
        monkeypatch.setattr(
            journalled_work, "time", lambda number=number: 1_700_000_000.5 + 200 * number
        )
        with open_session(wrong, wrong.find("brief")) as session:
            text = f"Text {number}."
            edit = edits.set_target(session.bitext, ref, text, status=Status.CONFIRMED)
            assert edit is not None
            session.apply(edit)
            session.save()
    assert main(["status", "brief", "--json"]) == 0
    work = json.loads(capsys.readouterr().out)["work"]
    assert work == {
        "words_an_hour": 81,
        "minutes_left": 0,
        "measured_words": 9,
        "measured_minutes": 6.7,
    }
    assert main(["status", "brief"]) == 0
    assert ["words", "an", "hour", "81"] in [
        line.split() for line in capsys.readouterr().out.splitlines()
    ]


@pytest.mark.parametrize("words", [["status"], ["status", "brief"]])
def test_a_glossary_that_cannot_be_read_costs_the_findings_alone(
    words: list[str], wrong: Project, capsys: Capture
) -> None:
    wrong.glossary.unlink()
    wrong.glossary.mkdir()
    assert main(words) == 1
    out, err = capsys.readouterr()
    assert "25 %" in out
    assert "findings not counted" in err
    assert "glossary.tsv" in err
