"""What may stand in the place of a file and is none."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from random import Random


def folder(path: Path) -> None:
    """A folder with a file in it."""
    path.mkdir()
    (path / "x").write_bytes(b"x")


def link_loop(path: Path) -> None:
    """A link that leads back to itself by another."""
    other = path.with_name(f"{path.name}.loop")
    path.symlink_to(other.name)
    other.symlink_to(path.name)


def dangling_link(path: Path) -> None:
    """A link to a file that has vanished."""
    path.symlink_to("vanished")


def link_to_parent(path: Path) -> None:
    """A link to the folder it stands in."""
    path.symlink_to(".")


def pipe(path: Path) -> None:
    """A pipe that nobody writes to."""
    os.mkfifo(path)


def endless_device(path: Path) -> None:
    """A link to a device that never ends."""
    path.symlink_to("/dev/zero")


def empty_device(path: Path) -> None:
    """A link to the device that holds nothing."""
    path.symlink_to("/dev/null")


def unix_socket(path: Path) -> None:
    """A socket of a process that has ended; its name must be short, so it is made from within."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def process_memory(path: Path) -> None:
    """A link to a file that says it is empty and refuses to be read."""
    path.symlink_to("/proc/self/mem")


TRICKS: tuple[Callable[[Path], None], ...] = (
    folder,
    link_loop,
    dangling_link,
    link_to_parent,
    pipe,
    endless_device,
    empty_device,
    unix_socket,
    process_memory,
)


def play(random: Random, path: Path) -> str:
    """Put one in the place of a file, which is gone; return what it is called."""
    path.unlink(missing_ok=True)
    trick = random.choice(TRICKS)
    trick(path)
    return trick.__name__
