import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from support.package_files import write_package

from alignwb.engines.argos.packages.archive import unpack
from alignwb.errors import EngineError

SMALL = {"metadata.json": b"{}", "model/model.bin": b"model", "sentencepiece.model": b"pieces"}
TOP = "translate-nl_en-1_8"


def _with(path: Path, *members: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    write_package(path, SMALL)
    with zipfile.ZipFile(path, "a") as archive:
        for member, data in members:
            archive.writestr(member, data)
    return path


def _link(path: Path) -> Path:
    member = zipfile.ZipInfo(f"{TOP}/model/link")
    member.external_attr = (stat.S_IFLNK | 0o777) << 16
    return _with(path, (member, b"/etc/passwd"))


def _bomb(path: Path) -> Path:
    write_package(path, SMALL)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{TOP}/zeros", bytes(8 * 2**20))
    return path


def _crowd(path: Path) -> Path:
    return _with(path, *[(f"{TOP}/{number}", b"") for number in range(5_001)])


def _twice(path: Path) -> Path:
    with pytest.warns(UserWarning, match="Duplicate"):
        return _with(path, (f"{TOP}/metadata.json", b"[]"))


def _encrypted(path: Path) -> Path:
    write_package(path, SMALL)
    data = bytearray(path.read_bytes())
    # Bit 0 of the flags, in each entry of the central directory.
    start = data.find(b"PK\x01\x02")
    while start >= 0:
        data[start + 8] |= 1
        start = data.find(b"PK\x01\x02", start + 4)
    path.write_bytes(data)
    return path


def _damaged(path: Path) -> Path:
    data = write_package(path, SMALL).read_bytes()
    path.write_bytes(data.replace(b"pieces", b"pieceS"))
    return path


def _cut(path: Path) -> Path:
    data = write_package(path, SMALL).read_bytes()
    path.write_bytes(data[: len(data) // 2])
    return path


def _text(path: Path) -> Path:
    path.write_text("<html>404</html>", encoding="utf-8")
    return path


WRONG: dict[str, tuple[Callable[[Path], Path], str]] = {
    "not a zip": (_text, "not a package, or damaged"),
    "cut short": (_cut, "not a package, or damaged"),
    "a changed byte": (_damaged, "CRC"),
    "a way up": (lambda path: _with(path, ("../evil", b"")), "points outside"),
    "a way up inside": (lambda path: _with(path, (f"{TOP}/../../evil", b"")), "points outside"),
    "a backslash": (lambda path: _with(path, (f"{TOP}/..\\..\\evil", b"")), "points outside"),
    "an absolute path": (lambda path: _with(path, ("/evil", b"")), "points outside"),
    "a drive": (lambda path: _with(path, ("C:/evil", b"")), "points outside"),
    "a symbolic link": (_link, "no plain file"),
    "a bomb": (_bomb, "would unpack to 8 MB"),
    "a crowd": (_crowd, "members"),
    "a file twice": (_twice, "members"),
    "an encrypted file": (_encrypted, "encrypted"),
    "two folders": (lambda path: _with(path, ("other/file", b"")), "one folder"),
    "no metadata": (
        lambda path: write_package(path, {"model/model.bin": b""}),
        "has no metadata.json",
    ),
    "a hidden folder": (lambda path: write_package(path, SMALL, top=".hidden"), "no name"),
    "nothing": (lambda path: write_package(path, {}), "one folder"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_file_is_refused_with_the_reason(wrong: str, tmp_path: Path) -> None:
    make, reason = WRONG[wrong]
    file = make(tmp_path / "package.argosmodel")
    into = tmp_path / "into"
    into.mkdir()
    with pytest.raises(EngineError, match=reason) as caught:
        unpack(file, into)
    assert str(file) in caught.value.message
    assert {path.name for path in tmp_path.iterdir()} == {"package.argosmodel", "into"}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"nowhere\.argosmodel: there is no such file"):
        unpack(tmp_path / "nowhere.argosmodel", tmp_path)


def test_a_good_file_becomes_its_folder(tmp_path: Path) -> None:
    file = write_package(tmp_path / "package.argosmodel", SMALL)
    (tmp_path / "into").mkdir()
    folder = unpack(file, tmp_path / "into")
    assert folder == tmp_path / "into" / TOP
    found = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert found == SMALL
