"""Output goes where its path leads, and nothing that is no file is replaced by one."""

import fcntl
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from alignwb.errors import ProjectError
from alignwb.formats.atomic import output_to, write_atomically
from alignwb.formats.writing.endpoints import EndpointKind, find_endpoint, is_stream


def put(path: Path, data: bytes) -> None:
    with output_to(path) as file:
        file.write(data)


def in_another_process(path: str, text: str) -> list[str]:
    """The command line of a process that writes a text to a path."""
    program = (
        "import sys; from pathlib import Path; from alignwb.formats.atomic import output_to\n"
        "with output_to(Path(sys.argv[1])) as file: file.write(sys.argv[2].encode())"
    )
    return [sys.executable, "-c", program, path, text]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose path is short enough for a socket."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_null_device_takes_everything_and_stays_a_device(tmp_path: Path) -> None:
    link = tmp_path / "nowhere.tsv"
    link.symlink_to("/dev/null")
    put(Path("/dev/null"), b"zee\tsea\n")
    put(link, b"zee\tsea\n")
    assert Path("/dev/null").is_char_device()
    assert link.is_symlink()
    assert is_stream(link)


def test_a_full_device_is_told_in_words() -> None:
    with pytest.raises(ProjectError, match="No space left on device"):
        put(Path("/dev/full"), b"zee\tsea\n")
    assert Path("/dev/full").is_char_device()


def test_a_pipe_is_written_into_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.tsv"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    put(pipe, b"wind\twind\n" * 20_000)
    reader.join(30)
    assert got == [b"wind\twind\n" * 20_000]
    assert pipe.is_fifo()


def test_a_pipe_that_nobody_reads_does_not_wait_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alignwb.formats.writing.streams._PATIENCE_S", 0.0)
    pipe = tmp_path / "pipe.tsv"
    os.mkfifo(pipe)
    with pytest.raises(ProjectError, match="no program reads"):
        put(pipe, b"wind")
    assert pipe.is_fifo()


def test_a_reader_that_leaves_early_is_told_in_words(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.tsv"
    os.mkfifo(pipe)
    descriptor = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    def write() -> None:
        with output_to(pipe) as file:
            os.close(descriptor)
            file.write(b"wind")

    with pytest.raises(ProjectError, match="Broken pipe"):
        write()


@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"])
def test_standard_output_goes_on_where_it_was(tmp_path: Path, name: str) -> None:
    log = tmp_path / "log.txt"
    log.write_bytes(b"before\n")
    with log.open("ab") as appended:
        subprocess.run(in_another_process(name, "between\n"), stdout=appended, check=True)
        appended.write(b"after\n")
    assert log.read_bytes() == b"before\nbetween\nafter\n"
    assert [each.name for each in tmp_path.iterdir()] == ["log.txt"]


def test_an_open_file_that_was_removed_gets_no_successor(tmp_path: Path) -> None:
    with (tmp_path / "gone.txt").open("wb+") as gone:
        (tmp_path / "gone.txt").unlink()
        put(Path(f"/proc/self/fd/{gone.fileno()}"), b"still")
        gone.seek(0)
        assert gone.read() == b"still"
    assert list(tmp_path.iterdir()) == []


def test_a_descriptor_that_is_not_open_is_told_in_words() -> None:
    with pytest.raises(ProjectError, match="Bad file descriptor"):
        put(Path("/dev/fd/987"), b"wind")


def test_what_another_process_has_open_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "theirs.txt"
    program = "import sys; f = open(sys.argv[1], 'w'); print(f.fileno(), flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout
        number = int(other.stdout.readline())
        with pytest.raises(ProjectError, match="another process"):
            put(Path(f"/proc/{other.pid}/fd/{number}"), b"ours")
        other.communicate(b"\n")
    assert path.read_bytes() == b""


def test_a_terminal_gets_text_that_cannot_drive_it() -> None:
    ours, theirs = os.openpty()
    try:
        put(Path(os.ttyname(theirs)), b"zee\x1b]0;boo\x07\nwind\n")
        fcntl.fcntl(ours, fcntl.F_SETFL, os.O_NONBLOCK)
        shown = os.read(ours, 4096)
    finally:
        os.close(ours)
        os.close(theirs)
    assert b"\x1b" not in shown
    assert b"\x07" not in shown
    assert b"boo" in shown
    assert b"wind" in shown


@pytest.mark.parametrize("write", [put, write_atomically])
def test_sockets_and_folders_are_refused(folder: Path, write: object) -> None:
    assert callable(write)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("post")
        with pytest.raises(ProjectError, match="it is a socket"):
            write(Path("post"), b"wind")
    (folder / "map").mkdir()
    (folder / "naar").symlink_to("map")
    for name in ("map", "naar", "."):
        with pytest.raises(ProjectError, match="it is a folder"):
            write(Path(name), b"wind")
    assert sorted(path.name for path in folder.iterdir()) == ["map", "naar", "post"]
    assert list((folder / "map").iterdir()) == []


def test_a_file_of_the_program_itself_is_never_a_device_or_a_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "brief.xlf")
    for path in (Path("/dev/null"), tmp_path / "brief.xlf"):
        with pytest.raises(ProjectError, match="a device or a pipe"):
            write_atomically(path, b"wind")
    assert (tmp_path / "brief.xlf").is_fifo()


def test_links_that_lead_round_in_a_circle_are_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "een.tsv").symlink_to("twee.tsv")
    (tmp_path / "twee.tsv").symlink_to("een.tsv")
    (tmp_path / "zelf.tsv").symlink_to("zelf.tsv")
    for name in ("een.tsv", "twee.tsv", "zelf.tsv"):
        with pytest.raises(ProjectError, match="round in a circle"):
            put(tmp_path / name, b"wind")
        assert (tmp_path / name).is_symlink()
    (tmp_path / "lus").symlink_to("lus")
    with pytest.raises(ProjectError, match=r"lus/x\.tsv: cannot be written"):
        put(tmp_path / "lus" / "x.tsv", b"wind")


def test_a_chain_of_links_ends_at_the_file_and_all_of_them_stay(tmp_path: Path) -> None:
    (tmp_path / "ver").mkdir()
    (tmp_path / "kort").symlink_to("ver")
    (tmp_path / "een.tsv").symlink_to("kort/twee.tsv")
    (tmp_path / "ver" / "twee.tsv").symlink_to(tmp_path / "ver" / "drie.tsv")
    assert find_endpoint(tmp_path / "een.tsv").kind is EndpointKind.FILE
    put(tmp_path / "een.tsv", b"wind")
    assert (tmp_path / "ver" / "drie.tsv").read_bytes() == b"wind"
    assert (tmp_path / "een.tsv").is_symlink()
    assert (tmp_path / "ver" / "twee.tsv").is_symlink()
    names = {each.name for each in (tmp_path / "ver").iterdir()}
    assert names == {"twee.tsv", "drie.tsv"}, "what is written first is beside the file"


def test_a_link_into_a_folder_that_is_not_there_names_that_folder(tmp_path: Path) -> None:
    link = tmp_path / "brief.tsv"
    link.symlink_to(tmp_path / "weg" / "brief.tsv")
    with pytest.raises(ProjectError) as caught:
        put(link, b"wind")
    assert str(tmp_path / "weg") in caught.value.hint
    assert link.is_symlink()


def test_an_output_that_is_marked_as_read_only_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "klaar.tsv"
    path.write_bytes(b"final")
    path.chmod(0o444)
    # Root may write to it all the same, and says so.
    monkeypatch.setattr(os, "access", lambda asked, mode: (asked, mode) != (path, os.W_OK))
    with pytest.raises(ProjectError, match="marked as read-only"):
        put(path, b"wind")
    assert (path.read_bytes(), [each.name for each in tmp_path.iterdir()]) == (
        b"final",
        ["klaar.tsv"],
    )


def test_a_device_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    program = (
        "import os, sys; os.setsid(); from pathlib import Path\n"
        "from alignwb.formats.atomic import output_to\n"
        "try:\n    with output_to(Path('/dev/tty')): pass\n"
        "except Exception as error: print(error)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert b"/dev/tty: cannot be written: No such device" in result.stdout
