"""The lock of a document."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from alignwb.errors import ProjectError
from alignwb.services.session.locking import DocumentLock, LockedError, is_held_elsewhere

HOLD = """
import sys
from pathlib import Path
from alignwb.services.session.locking import DocumentLock
lock = DocumentLock(Path(sys.argv[1]), "letter")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_lock_refuses_others_until_it_is_released(tmp_path: Path) -> None:
    lock = DocumentLock(tmp_path / "lock", "letter")
    with pytest.raises(LockedError) as refusal:
        DocumentLock(tmp_path / "lock", "letter")
    DocumentLock(tmp_path / "lock", "diary").release()

    assert refusal.value.holder.startswith(f"process {os.getpid()} on ")
    assert " since " in refusal.value.holder
    lock.release()
    lock.release()
    DocumentLock(tmp_path / "lock", "letter").release()


def test_a_killed_process_leaves_no_lock_behind(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        with pytest.raises(LockedError, match=f"process {process.pid}"):
            DocumentLock(tmp_path, "letter")
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert (tmp_path / "letter.holder.json").exists()

    DocumentLock(tmp_path, "letter").release()


def test_who_held_a_lock_once_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "letter.holder.json").write_text('{"process": 1}', encoding="utf-8")

    DocumentLock(tmp_path, "letter").release()

    assert not (tmp_path / "letter.holder.json").exists()


@pytest.mark.parametrize("content", ["", "{}", "[]", "null", '{"process": 1, "since": "x"}'])
def test_a_holder_that_cannot_be_read_is_another_process(tmp_path: Path, content: str) -> None:
    lock = DocumentLock(tmp_path, "letter")
    (tmp_path / "letter.holder.json").write_text(content, encoding="utf-8")

    with pytest.raises(LockedError, match="another process"):
        DocumentLock(tmp_path, "letter")
    lock.release()


def test_a_holder_of_another_day_and_user_is_told_with_both(tmp_path: Path) -> None:
    lock = DocumentLock(tmp_path, "letter")
    holder = {"process": 7, "user": "anna", "host": "desk", "since": "2020-01-02T03:04+00:00"}
    (tmp_path / "letter.holder.json").write_text(json.dumps(holder), encoding="utf-8")

    with pytest.raises(LockedError, match=r"process 7 of anna on desk since 2020-01-0\d"):
        DocumentLock(tmp_path, "letter")
    lock.release()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("in the way", encoding="utf-8")

    with pytest.raises(ProjectError, match="cannot be locked"):
        DocumentLock(tmp_path / "lock", "letter")


def test_a_folder_that_cannot_even_be_looked_for_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="cannot be locked") as error:
        DocumentLock(tmp_path / ("x" * 300) / "locks", "brief")
    assert str(tmp_path) in error.value.hint


def test_only_a_living_process_of_its_own_holds_a_document_elsewhere(tmp_path: Path) -> None:
    assert not is_held_elsewhere(tmp_path, "letter")
    lock = DocumentLock(tmp_path, "letter")
    assert not is_held_elsewhere(tmp_path, "letter")
    lock.release()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        assert is_held_elsewhere(tmp_path, "letter")
        assert not is_held_elsewhere(tmp_path, "diary")
        process.kill()
        process.wait()
        assert (tmp_path / "letter.holder.json").exists()
        assert not is_held_elsewhere(tmp_path, "letter")
