"""Small attacks on a project, each by name: what the command line says and what it leaves alone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.remembering_project import make_remembering_project
from support.reopened_document import P1S1, P2S1, ReopenedDocument

from alignwb.cli.main import main
from alignwb.errors import AlignwbError
from alignwb.services.project.project import Project
from alignwb.services.session import open_session

Capture = pytest.CaptureFixture[str]

TEXT = "Zij werkten hier. De zon scheen.\n"
ODD_NAMES = (
    "-o.txt",
    "--help.txt",
    "$(touch pwned).txt",
    "`touch pwned`.txt",
    "a;touch pwned;.txt",
    "a b  c.txt",
    "a\nb.txt",
    "\x1b]2;title\x07.txt",
    "\u202egnp.txt",
    "e\u0301.txt",
    "*.txt",
    "~.txt",
    "%s%n{0}.txt",
    "[b]bold[.txt",
    "x" * 240 + ".txt",
    "..txt",
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return make_remembering_project(folder)


def _files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".alignwb" not in path.parts
    }


def _run(*words: str) -> int:
    try:
        return main(words)
    except SystemExit as leaving:
        return int(leaving.code or 0)


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_document_of_any_name_is_worked_with_or_refused_in_words(
    name: str, project: Project, capsys: Capture
) -> None:
    outside = project.root.parent / "in"
    outside.mkdir()
    (outside / name).write_text(TEXT, encoding="utf-8")
    before = _files(project.root)
    imported = _run("import", f"{outside}/{name}")
    if imported != 0:
        assert imported in {1, 2}
        assert "alignwb:" in capsys.readouterr().err
        assert _files(project.root) == before
    for words in (
        ("status",),
        ("segments", f"seeds/{name}"),
        ("export", f"./seeds/{name}", "--to", "tmx", "--all"),
        ("memory", "search", "De zon scheen."),
        ("terms", "find", "--document", f"seeds/{name}"),
    ):
        assert _run(*words) in {0, 1, 2}
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert "\x1b" not in said.err + said.out.replace("<", "")
    assert not list(project.root.rglob("pwned"))
    assert {name: data for name, data in _files(project.root).items() if name in before} == before


@pytest.mark.parametrize(
    "words",
    [
        ("export", "brief", "--to", "tmx", "--all", "-o", "translations/brief.xlf"),
        ("export", "brief", "--to", "txt", "--all", "-o", "seeds/brief.txt"),
        ("terms", "export", "--to", "tsv", "-o", "glossary.tsv"),
        ("report", "--html", "-o", "translations/brief.xlf"),
        ("report", "--csv", "-o", "glossary.tsv"),
        ("score", "--reference", "translations/brief.xlf", "--html", "seeds/brief.txt"),
        ("score", "--reference", "translations/brief.xlf", "--html", "translations/brief.xlf"),
        ("memory", "export", "-o", "memory/letters.tmx"),
        ("memory", "add", "brief", "--all", "-o", "translations/brief.xlf"),
        ("memory", "import", "memory/letters.tmx"),
        ("align", "seeds/brief.txt", "seeds/brief.txt", "--force", "-o", "seeds/brief.txt"),
        ("align", "brief", "seeds/brief.txt", "--force", "-o", "translations/brief.xlf"),
    ],
)
def test_an_output_never_takes_the_place_of_what_it_is_made_of(
    words: tuple[str, ...], project: Project, capsys: Capture
) -> None:
    before = _files(project.root)
    assert _run(*words) in {1, 2}
    assert "alignwb: " in capsys.readouterr().err
    assert _files(project.root) == before


def test_a_second_instance_reads_and_does_not_write(project: Project, capsys: Capture) -> None:
    with open_session(project, project.find("brief")) as session:
        assert session.takes_changes
        before = _files(project.root)
        assert _run("draft", "brief") == 1
        said = capsys.readouterr().err
        assert "brief" in said
        assert str(os.getpid()) in said
        assert _run("status") == 0
        assert _files(project.root) == before


def _remove(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def _replace_by_garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def _replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "x").touch()


def _replace_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _replace_by_loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _rename(path: Path) -> None:
    path.rename(path.with_name("other.xlf"))


def _remove_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


UNDERNEATH = (
    _remove,
    _empty,
    _cut_off,
    _replace_by_garbage,
    _replace_by_folder,
    _replace_by_pipe,
    _replace_by_loop,
    _rename,
    _remove_folder,
)


@pytest.mark.parametrize("change", UNDERNEATH)
def test_a_file_that_changes_underneath_costs_no_work(
    change: Callable[[Path], None], tmp_path: Path
) -> None:
    reopened = ReopenedDocument(tmp_path)
    reopened.type(P1S1, "One house. Two houses.")
    change(reopened.file)
    reopened.type(P2S1, "The castle stands.")
    try:
        reopened.session.save()
    except AlignwbError as error:
        said = error.message
        reopened.crash()
        _stands_in_a_file_to_recover(reopened)
    else:
        said = reopened.file.name
        reopened.close()
        assert reopened.target(P1S1) == "One house. Two houses."
        assert reopened.target(P2S1) == "The castle stands."
    assert reopened.file.name in said


def _stands_in_a_file_to_recover(reopened: ReopenedDocument) -> None:
    with pytest.raises(AlignwbError) as refused:
        reopened.session.close()
    assert "recovered" in refused.value.hint
    [recovered] = reopened.journals.glob("*.recovered.xlf")
    assert "One house. Two houses." in recovered.read_text(encoding="utf-8")
    assert "The castle stands." in recovered.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "import new.txt",
        "export brief --to tmx --all -o memory/letters.tmx",
        "memory add brief --all --replace -o memory/letters.tmx",
        "memory import units.tsv --replace",
        "align brief new.txt --force --quiet -o translations/reference/brief.xlf",
    ],
)
def test_a_full_disk_leaves_what_was_there(line: str, project: Project) -> None:
    (project.root / "new.txt").write_text(TEXT * 200, encoding="utf-8")
    (project.root / "units.tsv").write_text("De maan scheen.\tThe moon shone.\n" * 40)
    before = _files(project.root)
    # No byte may be written to a file: so a full disk looks from within.
    ran = subprocess.run(
        ["bash", "-c", f'ulimit -f 0; exec "{sys.executable}" -m alignwb {line}'],
        check=False,
        capture_output=True,
        cwd=project.root,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "alignwb: " in ran.stderr
    assert "Traceback" not in ran.stderr
    assert _files(project.root) == before
