"""Whatever a file or an argument holds, a command drives no terminal with it."""

import json
import re
from pathlib import Path

import pytest
from support import many_commands
from support.command_line import command_parsers
from support.hostile_project import FILES, HostileProject, command_lines, make_hostile_project
from support.hostile_text import PAYLOAD, shown_words
from support.terminal import Terminal

from alignwb.cli.main import main
from alignwb.core.languages.visible import visible, visible_lines
from alignwb.formats.file_kinds import KINDS

NOT_SAID = {
    # what no command says; the screens say what stands on the first lines
    *("xliff: draft", "xliff: another draft", "xliff: engine", "xliff: package", "xliff: version"),
    "tmx: property",
    *("package: argos_version", "package: from_name", "package: to_name"),
    # what a message says is wrong without quoting it
    *("xliff: damaged", "tmx: damaged", "srx: text"),
}


@pytest.fixture
def made(tmp_path: Path) -> HostileProject:
    return make_hostile_project(tmp_path)


def test_no_command_sends_the_terminal_anything_but_words(made: HostileProject) -> None:
    lines = [(str(folder), words) for folder, words in command_lines(made)]
    table = made.beside / "lines.json"
    table.write_text(json.dumps(lines), encoding="utf-8")
    packages = {"ARGOS_PACKAGES_DIR": str(made.beside / "packages")}
    terminal = Terminal([many_commands.__file__, str(table)], made.beside, environment=packages)
    assert terminal.wait_for_end() == 0
    shown = shown_words(terminal.sent)
    terminal.close()
    assert len(re.findall(r"^@@@ \d+ [012]$", shown, re.MULTILINE)) == len(lines)
    assert "Traceback" not in shown
    assert made.fields.missing(shown) == NOT_SAID


def test_the_table_has_every_command_and_every_kind_of_file(made: HostileProject) -> None:
    lines = [line for _, line in command_lines(made)]
    assert {" ".join(line[:n]) for line in lines for n in (1, 2)} >= command_parsers().keys()
    assert FILES.keys() == {kind.name for kind in KINDS}


def test_what_goes_into_a_pipe_is_shown_too_but_a_file_is_the_file(
    made: HostileProject, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(made.project.root)
    assert main(["segments", "brief"]) == 0
    report = capfdbinary.readouterr().out.decode()
    assert report == visible_lines(report)
    assert "␛" in report
    assert main(["export", "brief", "--to", "txt"]) == 0
    (target,) = re.findall(
        r"The sun shone\. zq\d+x(.*)\n", capfdbinary.readouterr().out.decode(), re.DOTALL
    )
    assert target == PAYLOAD


def test_json_escapes_what_it_says_and_loses_nothing(
    made: HostileProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(made.project.root)
    assert main(["segments", "brief", "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(visible(line) == line for line in lines)
    assert [json.loads(line)["target"].endswith(PAYLOAD) for line in lines] == [True, True]
