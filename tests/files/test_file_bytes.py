"""A user's file is read, or refused in words."""

import os
from pathlib import Path

import pytest

from alignwb.errors import ProjectError
from alignwb.files.file_bytes import opened, read_bytes, read_bytes_if_there


def test_a_file_is_read_also_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_bytes(b"Ja.")
    (tmp_path / "link.txt").symlink_to("brief.txt")
    assert read_bytes(tmp_path / "brief.txt") == b"Ja."
    assert read_bytes_if_there(tmp_path / "link.txt") == b"Ja."


def test_a_missing_file_is_told_unless_it_may_be_missing(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"weg\.txt: there is no such file"):
        read_bytes(tmp_path / "weg.txt")
    assert read_bytes_if_there(tmp_path / "weg.txt") is None


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    for read in (read_bytes, read_bytes_if_there):
        with pytest.raises(ProjectError, match="cannot be read: it is a folder"):
            read(tmp_path)


def test_a_pipe_is_refused_without_waiting_for_what_it_gives(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.tmx")
    with pytest.raises(ProjectError, match="not a regular file") as caught:
        read_bytes(tmp_path / "pipe.tmx")
    assert "Copy" in caught.value.hint


def test_what_the_system_refuses_is_told_in_its_words(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_bytes(b"Ja.")
    with pytest.raises(ProjectError, match=r"regel\.txt: cannot be read: Not a directory"):
        read_bytes(tmp_path / "brief.txt" / "regel.txt")


def test_what_goes_wrong_in_the_middle_is_told_too(tmp_path: Path) -> None:
    path = tmp_path / "brief.txt"
    path.write_bytes(b"Ja.")
    with pytest.raises(ProjectError, match="cannot be read: Input/output error"), opened(path):
        raise OSError(5, "Input/output error")
