"""One change at a time of the project's files of terms.

A change reads a file and puts another in its place: of two that are made at once the one that is
written last would take the other one out.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from alignwb.errors import ProjectError
from alignwb.formats.writing.own_files import make_file
from alignwb.services.project.project import Project

_WAIT_S = 10.0
_SCREEN_WAIT_S = 0.5


@contextmanager
def change_of_terms(project: Project, wait_s: float | None = None) -> Iterator[None]:
    """Keep other processes and threads from changing the files of terms meanwhile.

    Where no lock can be had, as in a folder of somebody else's, the change is made without one.
    Raises ProjectError, before anything is done, if another change does not end in `wait_s`: ten
    seconds unless told, but half a second where a screen would stand still meanwhile.
    """
    path = project.state / "terms.lock"
    patience_s = wait_s if wait_s is not None else _patience_s()
    lock = FileLock(path, timeout=patience_s, thread_local=False)
    try:
        project.state.mkdir(parents=True, exist_ok=True)
        make_file(path)
        lock.acquire()
    except Timeout:
        raise ProjectError(
            f"{project.glossary}: another program is changing the terms",
            hint="Nothing was changed. Try again when it is done.",
        ) from None
    except OSError:
        yield
        return
    try:
        yield
    finally:
        lock.release()


def _patience_s() -> float:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return _WAIT_S
    return _SCREEN_WAIT_S
