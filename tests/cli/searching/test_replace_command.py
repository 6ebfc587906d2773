from dataclasses import replace
from pathlib import Path

import pytest
from support.command_line import json_lines
from support.small_project import BITEXT, make_project, the_document

from alignwb.cli.main import main
from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project
from alignwb.services.session import open_session

Capture = pytest.CaptureFixture[str]
TITLE, DRAFTED, MARKED = (
    SegmentRef(*place) for place in (("p1", "s1"), ("p2", "s1"), ("p2", "s2"))
)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    title, second, _ = BITEXT.paragraphs
    drafted, marked = second.segments
    changed = [
        replace(
            title,
            segments=(replace(title.segments[0], target="A letter", status=Status.CONFIRMED),),
        ),
        replace(
            second,
            segments=(
                drafted,
                replace(marked, target="The sun shone, a letter[^1] came.", status=Status.EDITED),
            ),
        ),
    ]
    project = make_project(tmp_path, BITEXT.with_paragraphs(changed))
    monkeypatch.chdir(tmp_path)
    return project


def target(project: Project, ref: SegmentRef) -> str:
    return load_bitext(the_document(project)).segment(ref).target


def test_it_replaces_saves_and_is_undone_as_one(project: Project, capsys: Capture) -> None:
    assert main(["replace", "brief", "e", "E", "--case"]) == 0
    assert target(project, DRAFTED) == "ThEy workEd at Sovnarkom."
    assert target(project, MARKED) == "ThE sun shonE, a lEttEr[^1] camE."
    assert "7 places replaced, in 2 segments" in capsys.readouterr().err
    with open_session(project, the_document(project)) as session:
        session.undo()
        assert session.bitext.segment(DRAFTED).target == "They worked at Sovnarkom."
        assert session.bitext.segment(MARKED).target == "The sun shone, a letter[^1] came."


def test_a_dry_run_shows_the_same_and_writes_nothing(project: Project, capsys: Capture) -> None:
    files = sorted(project.root.rglob("*"))
    data = the_document(project).bitext.read_bytes()
    words = ["replace", "brief", r"(\w+) at", r"at \1", "--regex", "--json"]
    assert main([*words, "--dry-run"]) == 0
    [row] = json_lines(capsys.readouterr().out)
    assert row["before"] == "They worked at Sovnarkom."
    assert row["after"] == "They at worked Sovnarkom."
    assert (row["replaced"], row["left_out"]) == (False, None)
    assert the_document(project).bitext.read_bytes() == data
    assert sorted(project.root.rglob("*")) == files
    assert main(words) == 0
    [done] = json_lines(capsys.readouterr().out)
    assert done == {**row, "replaced": True}
    assert target(project, DRAFTED) == row["after"]


def test_a_dry_run_sees_what_is_not_saved_yet(project: Project, capsys: Capture) -> None:
    document = the_document(project)
    data = document.bitext.read_bytes()
    with open_session(project, document) as session:
        edit = edits.set_target(session.bitext, DRAFTED, "They toiled.")
        assert edit is not None
        session.apply(edit)
    assert main(["replace", "brief", "toiled", "worked", "--dry-run"]) == 0
    assert "[-toiled-]{+worked+}" in capsys.readouterr().out
    assert document.bitext.read_bytes() == data
    with open_session(project, document) as session:
        assert session.bitext.segment(DRAFTED).target == "They toiled."


@pytest.mark.parametrize(
    "words", [["replace", "nieuw", "e", "a"], ["repair", "join", "nieuw", "1"]]
)
def test_a_dry_run_imports_nothing(project: Project, capsys: Capture, words: list[str]) -> None:
    (project.seeds / "nieuw.txt").write_text("Een.\n\nTwee.\n")
    files = sorted(project.root.rglob("*"))
    assert main([*words, "--dry-run"]) == 1
    assert f"alignwb import {project.seeds / 'nieuw.txt'}" in capsys.readouterr().err
    assert sorted(project.root.rglob("*")) == files


def test_confirmed_text_is_left_out_unless_asked_for(project: Project, capsys: Capture) -> None:
    assert main(["replace", "brief", "A letter", "An epistle", "--case"]) == 1
    output = capsys.readouterr()
    assert "1  p1/s1  left out: the segment is confirmed" in output.out
    assert "--confirmed" in output.err
    assert main(["replace", "brief", "A letter", "An epistle", "--case", "--confirmed"]) == 0
    title = load_bitext(the_document(project)).segment(TITLE)
    assert (title.target, title.status) == ("An epistle", Status.EDITED)


def test_places_are_limited_by_words_and_filter(project: Project, capsys: Capture) -> None:
    assert main(["replace", "brief", "let", "x", "--words"]) == 1
    assert main(["replace", "brief", "s", "z", "--filter", "origin:draft", "--case"]) == 1
    assert main(["replace", "brief", "S", "Z", "--filter", "origin:draft", "--case"]) == 0
    assert target(project, DRAFTED) == "They worked at Zovnarkom."
    assert "1 place replaced, in 1 segment\n" in capsys.readouterr().err


def test_what_cannot_be_done_together_is_left_out(project: Project, capsys: Capture) -> None:
    assert main(["replace", "brief", ".", "", "--regex", "--filter", "origin:draft"]) == 1
    output = capsys.readouterr()
    assert "0 places replaced, in 0 segments" in output.err
    assert "25 left out: with the other places" in output.err
    assert target(project, DRAFTED) == "They worked at Sovnarkom."


def test_a_document_that_is_open_elsewhere_stays(project: Project, capsys: Capture) -> None:
    with open_session(project, the_document(project)):
        assert main(["replace", "brief", "worked", "toiled"]) == 1
    assert "nothing can be replaced in brief" in capsys.readouterr().err
    assert target(project, DRAFTED) == "They worked at Sovnarkom."


@pytest.mark.parametrize(
    "words",
    [["", "x"], ["(", "x", "--regex"], ["(w)", r"\2", "--regex"], ["w", "\udce9"]],
)
def test_what_does_not_fit_is_refused_in_words(words: list[str], project: Project) -> None:
    data = the_document(project).bitext.read_bytes()
    assert main(["replace", "brief", *words]) == 2
    assert the_document(project).bitext.read_bytes() == data


@pytest.mark.parametrize(
    "words",
    [["replace", "brief", "letter", "note"], ["draft", "bri"], ["repair", "merge", "brief", "2"]],
)
def test_where_nothing_can_be_written_the_folder_is_named(
    words: list[str], project: Project, capsys: Capture
) -> None:
    project.state.write_text("in the way")
    assert main(words) == 1
    error = capsys.readouterr().err
    assert f"Is {project.state} a folder you may write to?" in error
    assert "Close it" not in error
