"""Writing a report to the file that the user named, and to none of the project's own."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from alignwb.formats.atomic import output_to
from alignwb.services.project.own_files import refuse_own_file


def refuse_place(output: Path | None, inputs: Iterable[Path] = ()) -> None:
    """Raise UsageError if a report would take the place of a file it is made of.

    output: the file that was named; None, and “-”, for stdout.  inputs: files beside the project's
    own that the report is made of.
    """
    if not is_stdout(output):
        assert output
        refuse_own_file(output, inputs)


def write_report(output: Path, chunks: Iterable[bytes], texts: Sequence[Path]) -> None:
    """Write a report, readable by no more people than the texts it is made of.

    Raises ProjectError; what was there is as it was then.
    """
    with output_to(output, no_wider_than=texts) as file:
        file.writelines(chunks)


def is_stdout(output: Path | None) -> bool:
    """Whether a report goes to stdout."""
    return output is None or str(output) == "-"
