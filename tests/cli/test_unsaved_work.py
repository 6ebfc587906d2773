"""Commands that read a document say that work on it is left out which is not saved yet."""

import subprocess
import sys
from pathlib import Path

import pytest
from support.small_project import DRAFTED, LAST, TITLE, make_project, the_document

from alignwb.cli.main import main
from alignwb.core.bitext import edits
from alignwb.services.project.project import Project
from alignwb.services.session import Session, open_session

Capture = pytest.CaptureFixture[str]

COMMANDS = [
    ["status"],
    ["status", "brief", "--json"],
    ["segments", "brief"],
    ["list", "brief", "--json"],
    ["preview", "brief"],
    ["check"],
    ["report", "--csv"],
    ["score", "brief", "--reference", "translations/brief.xlf"],
    ["export", "brief", "--to", "txt", "--all"],
    ["export", "--to", "tmx", "--all", "-o", "brief.tmx"],
    ["memory", "add", "brief", "--all"],
    ["terms", "check"],
    ["terms", "learnt", "brief"],
    ["terms", "suggest", "brief", "--json"],
    ["terms", "find", "--document", "brief"],
]


EDIT = """
import sys
from pathlib import Path
from alignwb.core.bitext.segment import SegmentRef
from alignwb.services.project.project import Project
from alignwb.services.session import open_session
project = Project(Path(sys.argv[1]))
with open_session(project, project.find("brief")) as session:
    session.keep_open_text(SegmentRef("p3", "s1"), "Then")
    print("edited", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path)


def edit(session: Session) -> None:
    change = edits.set_target(session.bitext, TITLE, "A letter")
    assert change
    session.apply(change)


def said(words: list[str], capsys: Capture) -> str:
    main(words)
    return capsys.readouterr().err


@pytest.mark.parametrize("words", COMMANDS)
def test_work_that_a_crash_has_left_unsaved_is_told(
    project: Project, capsys: Capture, words: list[str]
) -> None:
    with open_session(project, the_document(project)) as session:
        edit(session)
    told = said(words, capsys)
    assert told.count("brief: not all of the work on it is saved; what is not is left out") == 1
    assert "alignwb edit brief" in told


def test_what_is_typed_and_no_edit_yet_is_told(project: Project, capsys: Capture) -> None:
    with open_session(project, the_document(project)) as session:
        session.keep_open_text(LAST, "Then he")
        session.keep_open_text(LAST, "Then he wen")
    assert "left out" in said(["export", "brief", "--to", "txt", "--all"], capsys)


def test_it_is_told_where_the_document_is_open(project: Project, capsys: Capture) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", EDIT, str(project.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "edited\n"
        told = said(["export", "brief", "--to", "txt", "--all"], capsys)
        process.communicate()
    assert "left out\n  It is open for editing elsewhere." in told


@pytest.mark.parametrize("words", COMMANDS)
def test_saved_work_is_not_told(project: Project, capsys: Capture, words: list[str]) -> None:
    with open_session(project, the_document(project)) as session:
        edit(session)
        session.keep_open_text(DRAFTED, "They had jobs")
        session.drop_open_text()
        session.save()
        assert "not all" not in said(words, capsys)
    assert "not all" not in said(words, capsys)


def test_a_journal_that_cannot_be_read_hides_no_result(project: Project, capsys: Capture) -> None:
    (project.state / "journal" / "brief.jsonl").mkdir(parents=True)
    assert main(["segments", "brief"]) == 0
    assert "Een brief" in capsys.readouterr().out


def test_the_file_of_another_folder_is_not_the_document_of_its_name(
    project: Project, capsys: Capture, tmp_path: Path
) -> None:
    with open_session(project, the_document(project)) as session:
        edit(session)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "brief.xlf").write_bytes(the_document(project).bitext.read_bytes())
    assert "not all of the work" not in said(["list", "elsewhere/brief.xlf"], capsys)
    assert "not all of the work" in said(["list", "brief"], capsys)
