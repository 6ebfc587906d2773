import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.command_line import command_parsers
from support.small_project import make_project

from alignwb.cli.command_parser import arguments_of
from alignwb.cli.completion_command import SHELLS
from alignwb.cli.main import COMMANDS, main

NAMES = ["brief", "brief aan R", "$(touch pwned)"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with the documents of NAMES, in which `alignwb` is this one."""
    make_project(tmp_path)
    for name in NAMES[1:]:
        (tmp_path / "seeds" / f"{name}.txt").touch()
    command = tmp_path / "bin" / "alignwb"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m alignwb "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def script(shell: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["completion", shell]) == 0
    return capsys.readouterr().out


def in_shell(shell: str, program: str) -> list[str]:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    options = {"bash": ["--norc"], "zsh": ["-f"], "fish": ["--no-config"]}[shell]
    done = subprocess.run(
        [shell, *options, "-c", program], check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def bash_completions(words: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What bash offers for the last word of a command line."""
    program = f"""{script("bash", capsys)}
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_shtab_alignwb
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    return in_shell("bash", program)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_one_the_shell_understands(
    shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "script"
    path.write_text(script(shell, capsys), encoding="utf-8")
    in_shell(shell, f"{shell} -n {shlex.quote(str(path))}")


def test_the_script_knows_every_option_of_every_command(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = set(script("bash", capsys).splitlines())
    for command, parser in command_parsers().items():
        options = [option for action in arguments_of(parser) for option in action.option_strings]
        name = re.sub(r"\W", "_", command)
        assert f"_shtab_alignwb_{name}_option_strings=({' '.join(options)})" in lines


@pytest.mark.usefixtures("project")
def test_bash_completes_commands_and_options(capsys: pytest.CaptureFixture[str]) -> None:
    assert bash_completions("alignwb ''", capsys) == list(COMMANDS)
    assert bash_completions("alignwb stat", capsys) == ["status"]
    assert bash_completions("alignwb terms f", capsys) == ["find", "forbid"]
    assert bash_completions("alignwb terms find --doc", capsys) == ["--document"]


def test_bash_completes_documents_by_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bash_completions("alignwb segments bri", capsys) == ["brief", r"brief\ aan\ R"]
    assert bash_completions("alignwb terms find --document 'brief '", capsys) == [r"brief\ aan\ R"]
    assert bash_completions("alignwb segments '$'", capsys) == [r"\$\(touch\ pwned\)"]
    assert not (project / "pwned").exists()


def test_bash_is_silent_outside_a_project(
    project: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert bash_completions("alignwb segments bri", capsys) == [""]


def test_fish_completes_documents_by_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = in_shell("fish", f"{script('fish', capsys)}\ncomplete -C 'alignwb segments b'")
    assert [line.partition("\t")[0] for line in lines] == ["brief", "brief aan R"]
    assert not (project / "pwned").exists()


def test_the_help_says_how_to_install_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["completion", "--help"])
    out = capsys.readouterr().out
    for shell in SHELLS:
        assert f"alignwb completion {shell}" in out
