"""Parsers of commands whose modules are imported when the command is chosen, and not before.

A row of the table of commands is a `Subcommand` or a `SubcommandGroup`.
"""

import argparse
import importlib
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol, cast

_NAMES_OF_FILES = frozenset(
    {"DIR", "DOC", "FILE", "FILE.svg", "FOLDER", "LIST", "R", "SOURCE", "TARGET"}
    | {"BASE", "OURS", "THEIRS"}
)
"""The metavars of arguments that name a file, a folder or a document."""

_TERMS = frozenset({"DUTCH"})
"""The metavars of arguments that are a term."""


class CommandModule(Protocol):
    """The functions that every module of a command has."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's arguments."""

    def run(self, arguments: argparse.Namespace) -> int:
        """Run the command; return the exit code.  Raises AlignwbError."""


# Rows are named tuples because `dataclasses` would be a tenth of what `alignwb --help` takes.


class Subcommand(NamedTuple):
    """A command of one module.

    Attributes:
        module: Name of the module, a `CommandModule`, from `alignwb.cli` on.
        help: One line for the list of commands, and the first line of the command's own help.
    """

    module: str
    help: str

    def configure(self, parser: "CommandParser") -> None:
        """Import the module and give the parser its arguments and, as `run`, its function."""
        module = cast(CommandModule, importlib.import_module(f"alignwb.cli.{self.module}"))
        module.configure(parser)
        parser.set_defaults(run=module.run)


class SubcommandGroup(NamedTuple):
    """A command that is divided into actions, each of a module of its own.

    Attributes:
        help: One line, used as that of a `Subcommand`.
        actions: By name, in the order of the help.
    """

    help: str
    actions: Mapping[str, Subcommand]

    def configure(self, parser: "CommandParser") -> None:
        """Give the parser its actions."""
        parser.offer(self.actions, kind="action", help_text="what to do")


class CommandParser(argparse.ArgumentParser):
    """A parser whose arguments are added when it is asked to parse, and not before.

    argparse asks the parser of a command only when it has found that command in the line.
    """

    _configure: "Callable[[CommandParser], None] | None" = None

    def offer(
        self,
        commands: Mapping[str, Subcommand | SubcommandGroup],
        *,
        kind: str,
        help_text: str | None = None,
    ) -> None:
        """Take one of `commands` as the next word; nothing of theirs is imported yet.

        kind: what they are called in help and errors, "command" or "action".
        """
        offered = self.add_subparsers(
            dest=kind, metavar=kind.upper(), required=True, help=help_text
        )
        for name, command in commands.items():
            parser = offered.add_parser(name, help=command.help, description=command.help)
            parser.configure_later(command.configure)

    def configure_later(self, configure: "Callable[[CommandParser], None]") -> None:
        """Have `configure` add the arguments, once, before anything is parsed."""
        self._configure = configure

    def configure_now(self) -> None:
        """Add the arguments, unless that is done already."""
        configure, self._configure = self._configure, None
        if configure:
            configure(self)

    # argparse has no other place where each argument passes with what it is for.
    def _get_value(self, action: argparse.Action, arg_string: str) -> object:
        if "\0" in arg_string:
            raise argparse.ArgumentError(action, "there is a zero byte in it")
        if not arg_string and action.metavar in _NAMES_OF_FILES:
            raise argparse.ArgumentError(action, "a name is needed, and this is empty")
        if not arg_string.strip() and action.metavar in _TERMS:
            raise argparse.ArgumentError(action, "a term is needed, and this is empty")
        return super()._get_value(action, arg_string)

    def parse_args(  # type: ignore[override]
        self, args: Iterable[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> argparse.Namespace:
        """As argparse does, and where a word does not fit, say what may have been meant."""
        words = list(sys.argv[1:] if args is None else args)
        arguments, rest = self.parse_known_args(words, namespace)
        if rest:
            parser = self._parser_for(words)
            options = [name for action in arguments_of(parser) for name in action.option_strings]
            unknown = next((word for word in rest if word.startswith("-")), "")
            near = did_you_mean(unknown.partition("=")[0], options)
            parser.error(f"unrecognized arguments: {' '.join(rest)}{near}")
        return arguments

    def _parser_for(self, words: Iterable[str]) -> argparse.ArgumentParser:
        """The parser of the command and action that a line begins with."""
        parser: argparse.ArgumentParser = self
        for word in words:
            choices = [
                action.choices
                for action in arguments_of(parser)
                if isinstance(action.choices, dict) and word in action.choices
            ]
            if not choices:
                return parser
            parser = choices[0][word]
        return parser

    def _check_value(self, action: argparse.Action, value: object) -> None:
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as error:
            near = did_you_mean(str(value), map(str, action.choices or ()))
            raise argparse.ArgumentError(action, error.message + near) from error

    # Narrower than argparse's: nobody here parses into an object of another class.
    def parse_known_args(  # type: ignore[override]
        self, args: Iterable[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Add the arguments, then parse as argparse does."""
        self.configure_now()
        return super().parse_known_args(args, namespace)


def did_you_mean(word: str, names: Iterable[str], begin: str = "; did you mean ") -> str:
    """What to add to a message on a word that is none of the names; "" if none is like it."""
    near_names = importlib.import_module("alignwb.core.near_names")  # only where it is needed
    name = near_names.nearest_name(word, names)
    return f"{begin}{name}?" if name else ""


def configured_parsers(
    parser: argparse.ArgumentParser, words: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], argparse.ArgumentParser]]:
    """A parser and all below it, each configured, with the words that lead to it.

    Imports the module of every command.
    """
    if isinstance(parser, CommandParser):
        parser.configure_now()
    yield words, parser
    for action in arguments_of(parser):
        if isinstance(action.choices, dict):
            for name, command in action.choices.items():
                yield from configured_parsers(command, (*words, name))


def arguments_of(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """The arguments of one parser, in the order they were added."""
    return parser._actions  # noqa: SLF001 (argparse offers no other way to them)
