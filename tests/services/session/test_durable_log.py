"""The log under a disk that refuses: what was refused is written again before it counts as safe."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.waiting import wait_until

from alignwb.errors import ProjectError
from alignwb.services.session import durable_log
from alignwb.services.session.durable_log import DurableLog


class Disk:
    """A disk that refuses now and then, and drops what it has refused as Linux may.

    Attributes:
        works: Whether it takes what it is given.
        written: What was written since the last attempt to put it there.
        holds: What it holds.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.works = True
        self.written: dict[int, int] = {}
        self.holds: dict[int, int] = {}
        self._write, self._place = os.write, 0
        self._lseek = os.lseek
        monkeypatch.setattr(os, "write", self.write)
        monkeypatch.setattr(os, "lseek", self.lseek)
        monkeypatch.setattr(os, "fsync", self.fsync)

    def lseek(self, descriptor: int, offset: int, whence: int) -> int:
        self._place = self._lseek(descriptor, offset, whence)
        return self._place

    def write(self, descriptor: int, data: bytes) -> int:
        count = self._write(descriptor, data)
        self.written |= dict(enumerate(bytes(data[:count]), start=self._place))
        self._place += count
        return count

    def fsync(self, _descriptor: int) -> None:
        written, self.written = self.written, {}  # clean from now on, whatever became of it
        if not self.works:
            raise OSError(errno.EIO, "Input/output error")
        self.holds |= written

    @property
    def content(self) -> bytes:
        assert sorted(self.holds) == list(range(len(self.holds)))
        return bytes(self.holds[place] for place in sorted(self.holds))


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(monkeypatch)


@pytest.fixture
def log(tmp_path: Path, disk: Disk) -> Iterator[DurableLog]:
    log = DurableLog(tmp_path / "log")
    yield log
    disk.works = True
    log.close()


def test_a_later_success_covers_what_was_refused(log: DurableLog, disk: Disk) -> None:
    log.append(b"alpha\n")
    log.flush()
    disk.works = False
    log.append(b"beta\n")
    with pytest.raises(ProjectError, match="Input/output error"):
        log.flush()
    log.append(b"gamma\n")

    disk.works = True
    log.append(b"delta\n")
    log.flush()

    assert disk.content == b"alpha\nbeta\ngamma\ndelta\n" == log.path.read_bytes()
    assert log.failure is None


def test_the_failure_stands_until_then(log: DurableLog, disk: Disk) -> None:
    disk.works = False
    log.append(b"one\n")
    for _ in range(3):
        with pytest.raises(ProjectError):
            log.flush()
        log.append(b"more\n")
        assert log.failure is not None
        assert not log.is_synced

    disk.works = True
    log.flush()

    assert log.is_synced
    assert disk.content == log.path.read_bytes()


def test_it_is_tried_again_unasked(
    tmp_path: Path, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable_log, "_TRY_AGAIN_S", 0.0)
    log = DurableLog(tmp_path / "other")
    disk.works = False
    log.append(b"kept\n")
    wait_until(lambda: log.failure, "the disk to refuse")

    disk.works = True
    wait_until(lambda: log.is_synced, "another attempt")

    assert disk.content == b"kept\n"
    log.close()


def test_a_deleted_log_takes_nothing(log: DurableLog) -> None:
    log.append(b"one\n")
    log.path.unlink()

    assert log.is_gone
    with pytest.raises(ProjectError, match="deleted while"):
        log.append(b"two\n")
