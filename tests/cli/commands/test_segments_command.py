import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.small_project import BITEXT, make_project

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.repairs.source_edits import correct_source
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.services.project.project import Project
from alignwb.services.session import open_session

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project(tmp_path, _annotated(BITEXT))
    monkeypatch.chdir(tmp_path)


def _annotated(bitext: Bitext) -> Bitext:
    title = bitext.paragraphs[0]
    segment = Segment("s1", "Een brief", "A letter", Status.CONFIRMED, note="\x1b[2J“letter”")
    return bitext.with_paragraphs([replace(title, segments=(segment,))])


def _rows(capsys: Capture, *words: str) -> list[dict[str, Any]]:
    assert main(["segments", "brief", "--json", *words]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_is_one_object_a_segment_in_document_order(capsys: Capture) -> None:
    rows = _rows(capsys)
    assert [(row["paragraph"], row["segment"]) for row in rows] == [
        ("p1", "s1"),
        ("p2", "s1"),
        ("p2", "s2"),
        ("p3", "s1"),
    ]
    assert rows[1] == {
        "paragraph": "p2",
        "kind": "paragraph",
        "segment": "s1",
        "source": "Zij werkten bij de Sovnarkom.",
        "target": "They worked at Sovnarkom.",
        "status": "draft",
        "origin": "mt",
        "origin_name": "argos translate-nl_en 0.1",
        "match_rate": None,
        "made_from": "mt",
        "edited": "no",
        "edit_distance": 0,
        "edit_share": 0.0,
        "characters_typed": 0,
        "note": "",
        "client_notes": [],
        "codes": 0,
        "draft": "They worked at Sovnarkom.",
        "draft_score": -0.4,
        "draft_confidence": None,
        "first_source": "Zij werkten bij de Sovnarkom.",
        "outdated": False,
    }


def test_a_corrected_source_is_told_with_what_was_imported(capsys: Capture, tmp_path: Path) -> None:
    project = Project(tmp_path)
    with open_session(project, project.find("brief")) as session:
        edit = correct_source(session.bitext, SegmentRef("p1", "s1"), "Eén brief")
        assert edit
        session.apply(edit)
        session.save()
    row = _rows(capsys)[0]
    assert (row["source"], row["first_source"], row["outdated"]) == ("Eén brief", "Een brief", True)
    assert main(["segments", "brief"]) == 0
    out = capsys.readouterr().out
    assert "as imported  Een brief" in out
    assert "confirmed, before its source was corrected" in out


def test_json_keeps_markers_and_text_as_they_are(capsys: Capture) -> None:
    rows = _rows(capsys)
    assert rows[2]["source"] == "De zon scheen, maar het was koud.[^1]"
    assert rows[2]["origin"] is None
    assert rows[2]["draft"] is None


def test_segments_may_be_chosen_by_status(capsys: Capture) -> None:
    assert {row["status"] for row in _rows(capsys, "--status", "initial")} == {"initial"}
    both = _rows(capsys, "--status", "draft", "--status", "confirmed")
    assert [row["status"] for row in both] == ["confirmed", "draft"]
    assert _rows(capsys, "--status", "locked") == []


@pytest.mark.parametrize("status", Status)
def test_every_status_can_be_asked_for(status: Status, capsys: Capture) -> None:
    expected = {"initial", "draft", "confirmed"} & {status}
    assert {row["status"] for row in _rows(capsys, "--status", status)} == expected


def test_the_listing_shows_text_origin_and_note_and_nothing_that_drives_a_terminal(
    capsys: Capture,
) -> None:
    assert main(["segments", "brief"]) == 0
    out = capsys.readouterr().out
    assert "p2 paragraph\n  s1  draft · mt argos translate-nl_en 0.1\n" in out
    assert "    nl  De zon scheen, maar het was koud.[^1]\n    en  —\n" in out
    assert "\x1b" not in out
    assert "note  ␛[2J“letter”" in out
    assert max(map(len, out.splitlines())) <= 80


def test_paragraphs_without_a_chosen_segment_are_left_out(capsys: Capture) -> None:
    assert main(["segments", "brief", "--status", "confirmed"]) == 0
    out = capsys.readouterr().out
    assert "p1 title" in out
    assert "p2" not in out


def test_what_a_client_says_and_what_is_read_otherwise_is_said(capsys: Capture) -> None:
    Path("klant.XLF").write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="nl">'
        '<file id="f"><unit id="u"><notes><note>Knop.</note></notes>'
        '<segment state="needs-adaptation"><source>Sla<ph id="1"/>op</source></segment></unit>'
        "</file></xliff>",
        encoding="utf-8",
    )
    assert main(["segments", "klant.XLF", "--json"]) == 0
    out, err = capsys.readouterr()
    row = json.loads(out)
    assert (row["client_notes"], row["codes"], row["source"]) == (["Knop."], 1, "Sla op")
    assert "“needs-adaptation”, which XLIFF 2 does not have; read as initial" in err
    assert main(["segments", "klant.XLF"]) == 0
    assert "client's note  Knop." in capsys.readouterr().out
