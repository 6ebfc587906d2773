"""A file is replaced whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from alignwb.errors import ProjectError
from alignwb.formats.atomic import write_atomically


def test_a_new_file_holds_the_data_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "letter.xlf", b"new")
    assert (tmp_path / "letter.xlf").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["letter.xlf"]


def test_a_new_file_is_as_readable_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_atomically(tmp_path / "letter.xlf", b"new")
    assert (tmp_path / "letter.xlf").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlf"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    link = tmp_path / "letter.xlf"
    link.symlink_to(Path("shared") / "letter.xlf")
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "shared" / "letter.xlf").read_bytes() == b"new"


def test_whoever_has_the_old_file_open_still_sees_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlf"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        write_atomically(path, b"new")
        assert reader.read() == b"old"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as caught:
        write_atomically(tmp_path / "gone" / "letter.xlf", b"new")
    assert str(tmp_path / "gone") in caught.value.hint


def test_a_folder_in_the_place_of_the_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.xlf").mkdir()
    with pytest.raises(ProjectError, match="it is a folder"):
        write_atomically(tmp_path / "letter.xlf", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["letter.xlf"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_on_the_way_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "letter.xlf"
    path.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ProjectError, match="No space left on device"):
        write_atomically(path, b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("letter.xlf", b"old")
    ]


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EINVAL, errno.EACCES])
def test_a_name_that_the_disk_refuses_is_no_file_that_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    path = tmp_path / "letter.xlf"
    sync = os.fsync

    def refuse_folders(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    if number in {errno.EINVAL, errno.EACCES}:  # such a folder can never be synced
        write_atomically(path, b"new")
    else:
        with pytest.raises(ProjectError, match="is written, but the disk has refused its name"):
            write_atomically(path, b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [
        ("letter.xlf", b"new")
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_one_may_not_write_to_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ProjectError, match="Permission denied"):
        write_atomically(tmp_path / "letter.xlf", b"new")
