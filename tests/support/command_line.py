"""The command line as a table, for tests that look at all of it."""

import argparse
import json

from alignwb.cli.command_parser import configured_parsers
from alignwb.cli.main import build_parser


def command_parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of every command without actions, and of every action, by its words."""
    parsers = {" ".join(words): parser for words, parser in configured_parsers(build_parser())}
    return {
        words: parser
        for words, parser in parsers.items()
        if words and not any(other.startswith(f"{words} ") for other in parsers)
    }


def json_lines(output: str) -> list[dict[str, object]]:
    """What a command printed with --json: an object on every line."""
    return [json.loads(line) for line in output.splitlines()]
