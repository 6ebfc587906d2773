"""Temporary files of killed processes are cleared away, and no others."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from alignwb.formats.atomic import replacing, write_atomically
from alignwb.formats.writing.leftovers import clear_leftovers, temporary_name

WRITER = """
import sys
from pathlib import Path
from alignwb.formats.atomic import replacing
with replacing(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    print("writing", flush=True)
    sys.stdin.readline()
"""


def start_writing(path: Path) -> subprocess.Popen[bytes]:
    """A process that is in the middle of writing a file."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdout.readline() == b"writing\n"
    return process


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def temporaries(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir() if each.name.endswith(".tmp"))


def test_what_a_killed_process_left_goes_with_the_next_write_there(tmp_path: Path) -> None:
    (tmp_path / "brief.tsv").write_bytes(b"old")
    kill(start_writing(tmp_path / "brief.tsv"))
    assert len(temporaries(tmp_path)) == 1
    assert (tmp_path / "brief.tsv").read_bytes() == b"old"
    write_atomically(tmp_path / "brief.tsv", b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["brief.tsv"]


def test_what_a_living_process_writes_is_left_to_it(tmp_path: Path) -> None:
    with start_writing(tmp_path / "brief.tsv") as process:
        with replacing(tmp_path / "brief.tsv") as file:  # two at once, and both come through
            file.write(b"first")
            assert len(temporaries(tmp_path)) == 2
            clear_leftovers(tmp_path)
            assert len(temporaries(tmp_path)) == 2
        assert (tmp_path / "brief.tsv").read_bytes() == b"first"
        process.communicate(b"\n")
    assert process.returncode == 0
    assert (tmp_path / "brief.tsv").read_bytes() == b"half"
    assert temporaries(tmp_path) == []


def test_nothing_else_is_touched(tmp_path: Path) -> None:
    ours = temporary_name()
    names = [ours, "brief.tmp", ".alignwb.tmp", ".alignwb-xyz.tmp", f"{ours}.bak", f"x{ours}"]
    for name in names:
        (tmp_path / name).write_bytes(b"mine")
    (tmp_path / temporary_name()).symlink_to("brief.tmp")
    (tmp_path / temporary_name()).mkdir()
    os.mkfifo(tmp_path / temporary_name())
    before = sorted(tmp_path.iterdir())
    clear_leftovers(tmp_path)
    assert sorted(tmp_path.iterdir()) == before, "this process is alive, and may be writing"


@pytest.mark.parametrize(("age_s", "is_kept"), [(60, True), (7200, False)])
def test_what_another_machine_or_an_older_version_left_goes_after_an_hour(
    tmp_path: Path, age_s: int, *, is_kept: bool
) -> None:
    names = [f".alignwb-00000000-1-{'a' * 16}.tmp", f".alignwb-{'b' * 16}.tmp"]
    for name in names:
        (tmp_path / name).write_bytes(b"half")
        then = (tmp_path / name).stat().st_mtime - age_s
        os.utime(tmp_path / name, (then, then))
    clear_leftovers(tmp_path)
    assert temporaries(tmp_path) == (sorted(names) if is_kept else [])


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "gone")
    (tmp_path / "file").write_bytes(b"")
    clear_leftovers(tmp_path / "file")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
