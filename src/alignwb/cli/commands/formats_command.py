"""`alignwb formats`: the kinds of files that can be read and written."""

import argparse
from dataclasses import asdict

from alignwb.cli.printing.output import print_each, print_line, print_wrapped
from alignwb.formats.file_abilities import FileAbilities, file_abilities


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object for each kind of file")


def run(arguments: argparse.Namespace) -> int:
    """Print what can be done with each kind of file."""
    if arguments.json:
        print_each(file_abilities(), as_json=True, to_json=asdict, to_line=_line)
        return 0
    for each in file_abilities():
        print_line(_line(each))
        for label, text in (
            ("read as", ", ".join(each.reads)),
            ("written as", ", ".join(each.writes)),
            ("holds", each.holds),
            ("kept", each.kept),
            ("not kept", each.not_kept),
        ):
            if text:
                print_wrapped(text, label=f"  {label:<10} ")
    return 0


def _line(each: FileAbilities) -> str:
    return f"{each.name}  {' '.join(each.suffixes)}"
