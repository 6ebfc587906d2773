"""Whether the process that a file names still runs."""

import os
import subprocess
import sys

from alignwb.files.processes import is_running


def test_this_process_runs_and_one_that_has_ended_does_not() -> None:
    assert is_running(os.getpid())
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    assert not is_running(ended.pid)


def test_a_process_of_someone_else_runs() -> None:
    assert is_running(1)
