"""A file that is written is readable to nobody who may not read what it is made of."""

import os
import stat
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.errors import ProjectError
from alignwb.formats.atomic import replacing, write_atomically
from alignwb.formats.writing.modes import widest_mode
from alignwb.formats.writing.own_files import make_file, open_to_append

ACCESS_LIST = "system.posix_acl_access"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def a_file(path: Path, permissions: int) -> Path:
    path.write_bytes(b"old")
    path.chmod(permissions)
    return path


@pytest.fixture
def umask() -> Iterator[None]:
    before = os.umask(0o027)
    yield
    os.umask(before)


@pytest.mark.usefixtures("umask")
def test_a_new_file_follows_the_umask_and_what_it_is_made_of(tmp_path: Path) -> None:
    write_atomically(tmp_path / "open.tsv", b"wind")
    assert mode(tmp_path / "open.tsv") == 0o640
    private = a_file(tmp_path / "private.xlf", 0o600)
    public = a_file(tmp_path / "public.xlf", 0o666)
    write_atomically(tmp_path / "copy", b"wind", no_wider_than=(public, private))
    assert mode(tmp_path / "copy") == 0o600
    write_atomically(tmp_path / "wide", b"wind", no_wider_than=(public, tmp_path / "gone"))
    assert mode(tmp_path / "wide") == 0o640


@pytest.mark.parametrize("permissions", [0o600, 0o640, 0o644, 0o444, 0o755, 0o664])
def test_nothing_of_it_can_be_read_before_it_has_its_mode(tmp_path: Path, permissions: int) -> None:
    path = a_file(tmp_path / "brief.xlf", permissions)
    with replacing(path) as file:
        file.write(b"new")
        [temporary] = set(tmp_path.iterdir()) - {path}
        assert mode(temporary) == 0o600
    assert (path.read_bytes(), mode(path)) == (b"new", permissions)


def test_a_private_new_file_is_private_from_the_first_byte(tmp_path: Path) -> None:
    private = a_file(tmp_path / "private.xlf", 0o600)
    with replacing(tmp_path / "copy", no_wider_than=(private,)) as file:
        file.write(b"new")
        [temporary] = set(tmp_path.iterdir()) - {private}
        assert mode(temporary) == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_an_existing_file_keeps_its_owner_and_group(tmp_path: Path) -> None:
    path = a_file(tmp_path / "brief.xlf", 0o660)
    os.chown(path, 1234, 2345)
    write_atomically(path, b"new")
    status = path.stat()
    assert (status.st_uid, status.st_gid, mode(path)) == (1234, 2345, 0o660)


def test_a_group_that_cannot_be_kept_lets_no_other_group_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = a_file(tmp_path / "brief.xlf", 0o664)
    others_group = os.stat_result((*path.stat()[:5], path.stat().st_gid + 7, *path.stat()[6:]))

    own_stat = Path.stat

    def stat_of_others(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if self == path:
            return others_group
        return own_stat(self, follow_symlinks=follow_symlinks)

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "stat", stat_of_others)
    monkeypatch.setattr(os, "fchown", refuse)
    write_atomically(path, b"new")
    monkeypatch.undo()
    assert mode(path) == 0o644


def test_attributes_of_the_file_are_kept(tmp_path: Path) -> None:
    path = a_file(tmp_path / "brief.xlf", 0o644)
    try:
        os.setxattr(path, "user.klant", b"De Boer")
    except OSError:
        pytest.skip("this disk keeps no attributes")
    write_atomically(path, b"new")
    assert os.getxattr(path, "user.klant") == b"De Boer"


def test_other_hard_links_keep_the_old_file(tmp_path: Path) -> None:
    path = a_file(tmp_path / "brief.xlf", 0o644)
    (tmp_path / "same.xlf").hardlink_to(path)
    write_atomically(path, b"new")
    assert ((tmp_path / "same.xlf").read_bytes(), path.read_bytes()) == (b"old", b"new")


def test_files_that_stay_open_or_are_for_a_library_are_private_and_narrowed(
    tmp_path: Path,
) -> None:
    private = a_file(tmp_path / "private.xlf", 0o600)
    os.close(open_to_append(tmp_path / "log", 0, (private,)))
    make_file(tmp_path / "lock", (private,))
    assert (mode(tmp_path / "log"), mode(tmp_path / "lock")) == (0o600, 0o600)
    wide = a_file(tmp_path / "wide", 0o664)
    make_file(wide, (private,))
    assert (mode(wide), wide.read_bytes()) == (0o600, b"old")
    wide.chmod(0o644)
    os.close(open_to_append(wide, 2, (private,)))
    assert (mode(wide), wide.read_bytes()) == (0o600, b"ol")


def test_a_pipe_in_the_place_of_a_file_to_append_to_does_not_make_us_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "log")
    with pytest.raises(OSError, match="No such device"):
        open_to_append(tmp_path / "log", 0)


@given(st.lists(st.integers(0, 0o777), min_size=1, max_size=4))
def test_the_widest_mode_gives_nobody_what_one_of_the_files_denies(
    tmp_path_factory: pytest.TempPathFactory, modes: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("modes")
    paths = [a_file(folder / str(n), permissions) for n, permissions in enumerate(modes)]
    widest = widest_mode(paths)
    assert widest & 0o700 == 0o700
    for permissions in modes:
        assert not widest & 0o077 & ~permissions


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_left_alone(tmp_path: Path) -> None:
    path = a_file(tmp_path / "brief.tsv", 0o644)
    tmp_path.chmod(0o500)
    with pytest.raises(ProjectError, match="Permission denied"):
        write_atomically(path, b"new")
    tmp_path.chmod(0o700)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"old"]


def with_access_list(path: Path) -> Path:
    """The file, which one other user may read by an access list, and the group may not."""
    entries = [(0x01, 6, 0xFFFFFFFF), (0x02, 4, 4321), (0x04, 0, 0xFFFFFFFF)]
    entries += [(0x10, 4, 0xFFFFFFFF), (0x20, 0, 0xFFFFFFFF)]
    packed = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
    try:
        os.setxattr(path, ACCESS_LIST, packed)
    except OSError:
        pytest.skip("this disk keeps no access lists")
    return path


def test_an_access_list_is_kept(tmp_path: Path) -> None:
    path = with_access_list(a_file(tmp_path / "brief.xlf", 0o600))
    before = os.getxattr(path, ACCESS_LIST)
    write_atomically(path, b"new")
    assert (path.read_bytes(), os.getxattr(path, ACCESS_LIST)) == (b"new", before)


def test_an_access_list_opens_a_copy_to_nobody_else(tmp_path: Path) -> None:
    path = with_access_list(a_file(tmp_path / "brief.xlf", 0o600))
    assert mode(path) == 0o640, "what the list gives shows as if it were the group's"
    assert widest_mode([path]) == 0o700
    write_atomically(tmp_path / "copy", b"new", no_wider_than=(path,))
    assert mode(tmp_path / "copy") == 0o600
