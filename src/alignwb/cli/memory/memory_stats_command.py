"""`alignwb memory stats`: how much each file of the translation memory holds."""

import argparse

from alignwb.cli.memory.open_memory import current_memory
from alignwb.cli.printing.output import print_json, print_table


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print a row for each file and the sum; 1 if a file cannot be read."""
    with current_memory() as memory:
        counts = memory.counts()
        if arguments.json:
            for name, units in counts.items():
                print_json({"file": name, "units": units})
        else:
            rows = [(name, str(units)) for name, units in counts.items()]
            print_table([("", "units"), *rows, ("total", str(sum(counts.values())))])
        return 1 if memory.problems else 0
