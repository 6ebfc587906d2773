"""What is left of a crash: words for the user, and the details in a file."""

import platform
import sys
import tempfile
import traceback
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from alignwb import __version__
from alignwb.errors import AlignwbError
from alignwb.formats.atomic import write_atomically
from alignwb.services.project.project import Project


class CrashError(AlignwbError):
    """This program has made a mistake and cannot go on."""


def crash_in_words(project: Project, error: BaseException, work: str) -> AlignwbError:
    """Write a report of the error; answers the error to show, which says where that is.

    work: where the work is, in words; "" if all of it is saved.
    """
    report = write_crash_report(project, error)
    details = f"Details for a report of the error: {report}" if report else ""
    kind = f"{type(error).__name__}: {error}".strip().rstrip(":")
    return CrashError(
        f"alignwb has made an error and had to stop ({kind})",
        hint=f"{work or 'Nothing you did is lost.'}\n  {details}".strip(),
    )


def write_crash_report(project: Project, error: BaseException) -> Path | None:
    """Write the traceback into the project, or where that cannot be into the temporary folder.

    It holds no words of a text but those of the error's message.  None if it cannot be written.
    """
    now = datetime.now().astimezone()
    lines = (
        f"alignwb {__version__}, Textual {version('textual')}, Python {sys.version.split()[0]}",
        f"{platform.platform()}, {now.isoformat(timespec='seconds')}",
        "",
        "".join(traceback.format_exception(error)),
    )
    for folder in (project.state, Path(tempfile.gettempdir())):
        path = folder / f"crash-{now:%Y%m%d-%H%M%S}.txt"
        try:
            write_atomically(path, "\n".join(lines).encode(errors="backslashreplace"))
        except AlignwbError:
            continue
        return path
    return None
