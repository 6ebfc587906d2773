"""The files of public suites, out of folders and of git directories without a work tree."""

import hashlib
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = frozenset(
    {".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".xlz", ".tmx", ".tbx", ".po"}
)


@dataclass(frozen=True, slots=True)
class SuiteFile:
    """A file of a suite.

    Attributes:
        name: Of its suite, and its path there.
        suffix: Of that, in small letters.
        data: Its bytes.
    """

    name: str
    suffix: str
    data: bytes


def files_of(suites: Iterable[Path]) -> Iterator[SuiteFile]:
    """The files of some suites whose suffix is one of `SUFFIXES`; each content once."""
    seen: set[bytes] = set()
    for suite in suites:
        for path, data in _in_git(suite) if _is_git(suite) else _in_folder(suite):
            digest = hashlib.sha256(data).digest()
            if digest not in seen:
                seen.add(digest)
                yield SuiteFile(f"{suite.name}:{path}", Path(path).suffix.casefold(), data)


def _is_git(suite: Path) -> bool:
    return (suite / "HEAD").is_file() and (suite / "objects").is_dir()


def _in_folder(suite: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(suite.rglob("*")):
        if path.suffix.casefold() in SUFFIXES and path.is_file():
            yield path.relative_to(suite).as_posix(), path.read_bytes()


def _in_git(suite: Path) -> Iterator[tuple[str, bytes]]:
    git = ["git", "-C", str(suite)]
    listed = subprocess.run([*git, "ls-tree", "-r", "-z", "HEAD"], check=True, capture_output=True)
    with subprocess.Popen(
        [*git, "cat-file", "--batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as objects:
        assert objects.stdin is not None
        assert objects.stdout is not None
        for entry in sorted(filter(None, listed.stdout.split(b"\0"))):
            head, _, raw = entry.partition(b"\t")
            path = raw.decode(errors="replace")
            _, kind, name = head.split()
            if kind != b"blob" or Path(path).suffix.casefold() not in SUFFIXES:
                continue
            objects.stdin.write(name + b"\n")
            objects.stdin.flush()
            *_, size = objects.stdout.readline().split()
            if size.isdigit():  # the largest files of a stored copy may be absent
                data = objects.stdout.read(int(size))
                objects.stdout.read(1)
                yield path, data
        objects.stdin.close()
