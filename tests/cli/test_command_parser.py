"""A parser of the table of commands, with one command whose module is made up."""

import argparse
import sys
from types import ModuleType

import pytest

from alignwb.cli.command_parser import (
    CommandParser,
    Subcommand,
    SubcommandGroup,
    arguments_of,
    configured_parsers,
)

Capture = pytest.CaptureFixture[str]


class CountingModule(ModuleType):
    """The module of a command, which counts how often it is configured."""

    def __init__(self) -> None:
        super().__init__("counting_command")
        self.configured = 0

    def configure(self, parser: argparse.ArgumentParser) -> None:
        self.configured += 1
        parser.add_argument("--times", type=int, default=1)

    def run(self, arguments: argparse.Namespace) -> int:
        return int(arguments.times)


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> CountingModule:
    module = CountingModule()
    monkeypatch.setitem(sys.modules, "alignwb.cli.counting_command", module)
    return module


@pytest.fixture
def parser(module: CountingModule) -> CommandParser:
    count = Subcommand("counting_command", "count things")
    missing = Subcommand("no_such_module", "cannot be imported")
    parser = CommandParser(prog="prog")
    group = SubcommandGroup("in two ways", {"up": count, "down": missing})
    parser.offer({"count": count, "missing": missing, "group": group}, kind="command")
    return parser


def test_only_the_command_asked_for_is_imported(
    parser: CommandParser, module: CountingModule
) -> None:
    arguments = parser.parse_args(["count", "--times", "3"])
    assert (arguments.command, arguments.run(arguments)) == ("count", 3)
    arguments = parser.parse_args(["count"])
    assert arguments.run(arguments) == 1
    assert module.configured == 1
    with pytest.raises(ModuleNotFoundError):
        parser.parse_args(["missing"])


def test_only_the_action_asked_for_is_imported(parser: CommandParser) -> None:
    arguments = parser.parse_args(["group", "up", "--times", "2"])
    assert (arguments.command, arguments.action) == ("group", "up")
    assert arguments.run(arguments) == 2


@pytest.mark.parametrize("words", [["--help"], ["group", "--help"]])
def test_help_of_the_table_imports_nothing(
    words: list[str], parser: CommandParser, module: CountingModule, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as leaving:
        parser.parse_args(words)
    assert leaving.value.code == 0
    assert "cannot be imported" in capsys.readouterr().out
    assert module.configured == 0


def test_help_of_a_command_has_its_arguments(parser: CommandParser, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        parser.parse_args(["group", "up", "--help"])
    out = capsys.readouterr().out
    assert out.startswith("usage: prog group up [-h] [--times TIMES]\n\ncount things\n")


@pytest.mark.parametrize(
    ("words", "named"),
    [(["nope"], "argument COMMAND"), (["group", "nope"], "argument ACTION"), ([], "COMMAND")],
)
def test_what_is_not_in_the_table_is_refused(
    words: list[str], named: str, parser: CommandParser, capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as leaving:
        parser.parse_args(words)
    assert leaving.value.code == 2
    assert named in capsys.readouterr().err


def test_all_parsers_can_be_had_configured(module: CountingModule) -> None:
    count = Subcommand("counting_command", "count things")
    whole = CommandParser(prog="prog")
    whole.offer({"count": count, "group": SubcommandGroup("", {"up": count})}, kind="command")
    parsers = dict(configured_parsers(whole))
    assert list(parsers) == [(), ("count",), ("group",), ("group", "up")]
    for words in (("count",), ("group", "up")):
        assert [action.dest for action in arguments_of(parsers[words])] == ["help", "times"]
    assert list(dict(configured_parsers(whole))) == list(parsers)
    assert module.configured == 2
