"""The contract of the whole command: streams, exit codes, no tracebacks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.command_line import command_parsers
from support.small_project import make_project

from alignwb import __version__
from alignwb.cli import main as main_module
from alignwb.cli.main import COMMANDS, main
from alignwb.errors import EngineError, UsageError

Capture = pytest.CaptureFixture[str]


def _alignwb(*words: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "alignwb", *words],
        check=False,
        capture_output=True,
        cwd=folder,
        encoding="utf-8",
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path).root


def test_version_goes_to_stdout(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--version"])
    assert leaving.value.code == 0
    assert capsys.readouterr().out == f"alignwb {__version__}\n"


def test_help_names_every_command(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--help"])
    assert leaving.value.code == 0
    words = capsys.readouterr().out.split()
    assert set(COMMANDS) <= set(words)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as leaving:
        main([command, "--help"])
    assert leaving.value.code == 0
    assert f"usage: alignwb {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["init", "m" * 300], "m" * 300 + "/seeds"),
        (["score", "--reference", "n" * 400], "n" * 400),
        (["terms", "import", "o" * 500], "o" * 500),
    ],
)
def test_what_the_file_system_refuses_is_told_in_words(
    words: list[str], name: str, project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    assert main(words) == 1
    assert capsys.readouterr().err == f"alignwb: {name}: File name too long\n"


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["report"],
        ["terms", "list"],
        ["terms", "check"],
        ["terms", "suggest", "brief"],
        ["edit", "brief", "--screenshot", "brief.svg"],
        ["list", "brief", "--filter", "term:Sovnarkom"],
    ],
)
def test_damaged_settings_are_told_once_as_what_they_are(
    words: list[str], project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    (project / "alignwb.toml").write_text("matches_shown = \n")
    assert main(words) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"alignwb: {project / 'alignwb.toml'}: ")
    assert err.count("alignwb.toml") == 1


def test_listing_needs_no_more_than_the_filter_asks_for(
    project: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    (project / "alignwb.toml").write_text("matches_shown = \n")
    (project / "glossary.tsv").write_bytes(b"PK\x03\x04 no table")
    assert main(["list", "brief", "--filter", "status:draft"]) == 0
    assert "They worked" in capsys.readouterr().out


def test_every_option_says_what_it_does() -> None:
    silent = [
        f"{command}: {action.dest}"
        for command, parser in command_parsers().items()
        for action in parser._actions
        if not action.help
    ]
    assert silent == []


def test_an_error_goes_to_stderr_with_what_to_do(tmp_path: Path) -> None:
    done = _alignwb("status", folder=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        f"alignwb: {tmp_path.resolve()} is not inside an alignwb project",
        "  Make one here with: alignwb init",
    ]


@pytest.mark.parametrize(("error", "code"), [(EngineError("no"), 1), (UsageError("no", "do"), 2)])
def test_the_kind_of_error_decides_the_exit_code(
    error: Exception, code: int, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setattr(main_module, "_run", _raising(error))
    assert main(["status"]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("alignwb: no\n")


def _raising(error: BaseException) -> object:
    def run(words: list[str]) -> int:
        raise error

    return run


def test_an_interruption_is_no_traceback(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(main_module, "_run", _raising(KeyboardInterrupt()))
    assert main(["status"]) == 130
    assert capsys.readouterr().err == "alignwb: interrupted\n"


def test_what_the_file_system_refuses_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    refusal = PermissionError(13, "Permission denied", "seeds/brief.txt")
    monkeypatch.setattr(main_module, "_run", _raising(refusal))
    assert main(["status"]) == 1
    assert capsys.readouterr().err == "alignwb: seeds/brief.txt: Permission denied\n"


def test_an_unknown_option_shows_the_usage(project: Path) -> None:
    done = _alignwb("status", "--nope", folder=project)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: alignwb")
    assert "Traceback" not in done.stderr


def test_a_document_that_is_not_there_is_named(project: Path) -> None:
    done = _alignwb("segments", "nope", folder=project)
    assert done.returncode == 2
    assert "there is no document “nope”" in done.stderr
    assert "Documents here: brief" in done.stderr


@pytest.mark.parametrize("buffering", ["", "1"])
@pytest.mark.parametrize("words", [("segments", "brief", "--json"), ("--help",)])
def test_a_reader_that_has_gone_is_no_error(
    project: Path, words: tuple[str, ...], buffering: str
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "alignwb", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=project,
        env=os.environ | {"PYTHONUNBUFFERED": buffering},
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("buffering", ["", "1"])
@pytest.mark.parametrize(
    "words",
    [
        ("--version",),
        ("terms", "add", "--help"),
        ("list", "brief"),
        ("export", "brief", "--to", "jsonl", "--all"),
    ],
)
def test_a_full_disk_behind_stdout_is_told(
    project: Path, words: tuple[str, ...], buffering: str
) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "alignwb", *words],
            check=False,
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=project,
            encoding="utf-8",
            env=os.environ | {"PYTHONUNBUFFERED": buffering},
        )
    assert done.returncode == 1
    *_, error, hint = done.stderr.splitlines()
    assert error == "alignwb: stdout: cannot be written: No space left on device"
    assert hint.startswith("  Is there room")


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize(
    ("words", "code"),
    [("--version", 0), ("", 0), ("segments brief --json", 0), ("segments nope", 2)],
)
def test_a_stream_that_is_closed_is_no_error(
    project: Path, words: str, code: int, closed: str
) -> None:
    line = f'"{sys.executable}" -m alignwb {words} {closed}'
    done = subprocess.run(["sh", "-c", line], check=False, capture_output=True, cwd=project)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert bool(done.stdout) == (code == 0 and ">&-" not in closed.replace("2>&-", ""))


def test_a_terminal_without_unicode_gets_question_marks_and_lossless_json(project: Path) -> None:
    listing = _alignwb("segments", "brief", folder=project, PYTHONIOENCODING="ascii")
    assert listing.returncode == 0
    assert "en  ?" in listing.stdout
    status = _alignwb("status", "--json", folder=project, PYTHONIOENCODING="ascii")
    assert status.stdout.isascii()


def test_a_word_that_is_neither_document_nor_command_is_told_what_there_is(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(project)
    assert main(["stauts", "--screenshot", "here.svg"]) == 2
    err = capsys.readouterr().err
    assert "there is no document “stauts”" in err
    assert f"  Commands: {', '.join(COMMANDS)}\n" in err
    assert main(["edit", "stauts", "--screenshot", "here.svg"]) == 2
    assert "Commands:" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("scroe --screenshot x.svg", "alignwb score"),
        ("Exprot lettre --to tmx", "alignwb export"),
        ("terms sugest", "suggest"),
        ("memory stat5", "stats"),
        ("draft --endgine argos", "--engine"),
        ("terms add --nots=x a b", "--note"),
        ("export --to tsf", "tsv"),
    ],
)
def test_a_word_that_was_mistyped_is_told_what_it_may_have_been(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, line: str, meant: str
) -> None:
    monkeypatch.chdir(project)
    try:
        code: object = main(line.split())
    except SystemExit as leaving:
        code = leaving.code
    assert code == 2
    assert f"id you mean {meant}?" in capsys.readouterr().err.replace("mean: ", "mean ")


def test_a_word_like_no_other_is_told_of_none(project: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["draft", "--qqqq"])
    with pytest.raises(SystemExit):
        main(["terms", "zzz"])
    assert "mean" not in capsys.readouterr().err


@pytest.mark.parametrize("group", ["terms", "memory", "model"])
def test_an_unknown_action_is_told_which_there_are(group: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as leaving:
        main([group, "nope"])
    assert leaving.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "invalid choice: 'nope' (choose from " in err
    assert "list" in err


def test_without_a_terminal_status_is_printed_and_how_to_start(project: Path) -> None:
    done = _alignwb(folder=project)
    assert done.returncode == 0
    assert "brief" in done.stdout
    assert "alignwb" in done.stderr + done.stdout
    assert "terminal" in done.stderr + done.stdout
    assert "\x1b" not in done.stdout
