"""`alignwb check-file`: what files are, what is in them, and what they violate."""

import argparse
from pathlib import Path

from alignwb.cli.printing.output import print_json, print_line
from alignwb.cli.printing.remarks import remark, remark_error
from alignwb.errors import AlignwbError
from alignwb.formats.checked_files import checked_file
from alignwb.formats.conformance.element_rules import Violation
from alignwb.formats.conformance.file_check import CheckedFile


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help="a file of any kind that is read"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object for each finding")


def run(arguments: argparse.Namespace) -> int:
    """Print each finding with its line and rule; 1 if there are any, or a file cannot be read."""
    is_clean = True
    for path in arguments.files:
        try:
            checked = checked_file(path)
        except AlignwbError as error:
            if len(arguments.files) == 1:
                raise
            remark_error(error)
            is_clean = False
            continue
        for finding in checked.findings:
            _print(path, checked, finding, as_json=arguments.json)
        is_clean = is_clean and not checked.findings
        count = len(checked.findings)
        what = ", ".join(filter(None, (checked.standard, checked.holds)))
        remark(f"{path}: {what}, {count or 'no'} finding{'' if count == 1 else 's'}")
        for text in checked.remarks:
            remark(f"{path}: {text}")
    return 0 if is_clean else 1


def _print(path: Path, checked: CheckedFile, finding: Violation, *, as_json: bool) -> None:
    if as_json:
        print_json(
            {
                "file": str(path),
                "standard": checked.standard,
                "line": finding.line,
                "rule": finding.rule,
                "message": finding.message,
            }
        )
    else:
        print_line(f"{path}:{finding.line}: {finding.message} [{finding.rule}]")
