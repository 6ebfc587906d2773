"""What is in a compressed file is read as the file itself would be, and within limits."""

from pathlib import Path

import pytest
from support.packed_files import gzipped, zipped

from alignwb.errors import FormatError, ProjectError
from alignwb.files import packed
from alignwb.files.packed import opened_unpacked


def content(path: Path) -> bytes:
    with opened_unpacked(path, ".tmx") as file:
        pieces = []
        while piece := file.read(5):
            pieces.append(piece)
    return b"".join(pieces)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("klant.tmx", b"<tmx>weide</tmx>"),
        ("klant.tmx.gz", gzipped("<tmx>weide</tmx>")),
        ("klant.TMX.GZ", gzipped("<tmx>weide</tmx>")),
        (
            "klant.zip",
            zipped(
                {
                    "lees mij.txt": "dag",
                    "map/Klant.TMX": "<tmx>weide</tmx>",
                    "__MACOSX/map/._Klant.TMX": "x",
                }
            ),
        ),
    ],
    ids=["plain", "gzip", "capitals", "zip"],
)
def test_a_packed_file_is_read_as_what_is_in_it(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert content(path) == b"<tmx>weide</tmx>"


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.zip",
            zipped({"een.tmx": "1", "twee.tmx": "2"}),
            "2 .tmx files in it: “een.tmx”, “tw",
        ),
        ("a.zip", zipped({"een.txt": "1"}), "there is no .tmx in it"),
        ("a.zip", b"geen zip", "cannot be unpacked"),
        ("a.gz", gzipped("weide " * 99)[:-9], "cannot be unpacked"),
        ("a.gz", b"geen gzip", "cannot be unpacked"),
    ],
    ids=["two", "none", "no zip", "cut off", "no gzip"],
)
def test_what_cannot_be_unpacked_is_said(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FormatError, match=said) as refusal:
        content(path)
    assert str(path) in refusal.value.message
    assert refusal.value.hint


def test_no_more_is_unpacked_than_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "MOST_UNPACKED_BYTES", 1_000)
    path = tmp_path / "bom.tmx.gz"
    path.write_bytes(gzipped("x" * 1_001))
    with pytest.raises(FormatError, match="what is packed in it is too large"):
        content(path)
    path.write_bytes(gzipped("x" * 1_000))
    assert len(content(path)) == 1_000


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="there is no such file"):
        content(tmp_path / "weg.tmx.gz")
