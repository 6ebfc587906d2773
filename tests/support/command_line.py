"""The command line as a table, for tests that look at all of it."""

import argparse

from alignwb.cli.main import build_parser


def command_parsers() -> dict[str, argparse.ArgumentParser]:
    """Every command's parser by its words: "status", "model install"."""
    return _below(build_parser())


def _below(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    found: dict[str, argparse.ArgumentParser] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                deeper = _below(command)
                found |= {f"{name} {words}": each for words, each in deeper.items()}
                found |= {} if deeper else {name: command}
    return found
