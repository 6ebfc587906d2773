import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.errors import AlignwbError, FormatError, UsageError
from alignwb.formats.text.source_text import read_source

TEXT = "De wind waait.\r\nHet café is dicht: ‘helaas’.\n"


def write(folder: Path, data: bytes) -> Path:
    path = folder / "brief.txt"
    path.write_bytes(data)
    return path


def refusal(path: Path, encoding: str | None = None) -> AlignwbError:
    with pytest.raises(AlignwbError) as caught:
        read_source(path, encoding)
    assert str(path) in caught.value.message
    return caught.value


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
    ],
    ids=["utf-8", "utf-8 with a mark", "utf-16 le", "utf-16 be", "utf-32"],
)
def test_unicode_is_read_whatever_its_byte_order_mark(tmp_path: Path, data: bytes) -> None:
    assert read_source(write(tmp_path, data)) == TEXT


def test_accents_come_composed(tmp_path: Path) -> None:
    assert read_source(write(tmp_path, "cafe\u0301".encode())) == "café"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "mac-roman"])
def test_another_encoding_is_read_when_it_is_named(tmp_path: Path, encoding: str) -> None:
    assert read_source(write(tmp_path, TEXT.encode(encoding)), encoding) == TEXT


def test_latin_1_is_refused_with_the_place_and_the_remedy(tmp_path: Path) -> None:
    path = write(tmp_path, "De wind waait.\r\nHet café is dicht.\n".encode("latin-1"))
    error = refusal(path)
    assert error.message.startswith(f"{path}:2:8: not UTF-8")
    assert "“é” in latin-1" in error.message
    assert "--encoding latin-1" in error.hint
    assert "iconv" in error.hint


def test_the_column_counts_characters_and_old_line_ends_count(tmp_path: Path) -> None:
    path = write(tmp_path, "één\rtwéé ".encode() + b"\x80 euro")
    error = refusal(path)
    assert error.message.startswith(f"{path}:2:6: not UTF-8")
    assert "“€” in cp1252" in error.message


def test_utf_16_without_a_mark_is_named_but_not_guessed(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, (TEXT * 20).encode("utf-16-be")))
    assert "UTF-16" in error.message
    assert "--encoding utf-16-be" in error.hint


def test_a_wrong_encoding_is_refused_with_the_place(tmp_path: Path) -> None:
    path = write(tmp_path, TEXT.encode())
    assert refusal(path, "ascii").message.startswith(f"{path}:2:8: byte C3")


def test_an_encoding_that_does_not_exist_is_a_mistake_of_the_command_line(tmp_path: Path) -> None:
    for name in ("klingon", "base64"):
        with pytest.raises(UsageError, match=name):
            read_source(write(tmp_path, TEXT.encode()), name)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE + b" \0"])
def test_a_file_without_text_is_refused(tmp_path: Path, data: bytes) -> None:
    assert isinstance(refusal(write(tmp_path, data)), FormatError)


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 8, b"De wind\0waait.", bytes(range(1, 32)) * 8, b"\xff\xfe\x00\xd8"],
    ids=["all bytes", "a zero byte", "control characters", "half a surrogate"],
)
def test_a_binary_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert isinstance(refusal(write(tmp_path, data)), FormatError)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04abc", "docx"),
        (b"{\\rtf1\\ansi abc}", "word processor"),
        (b"\n<!DOCTYPE html><p>abc", "HTML"),
        (b'<?xml version="1.0"?><a/>', "XML"),
    ],
)
def test_files_of_other_programs_are_called_by_name(tmp_path: Path, data: bytes, what: str) -> None:
    error = refusal(write(tmp_path, data))
    assert what in error.message
    assert error.hint


def test_what_is_not_there_or_not_a_file_is_refused(tmp_path: Path) -> None:
    assert "no such file" in refusal(tmp_path / "weg.txt").message
    assert "folder" in refusal(tmp_path).message
    assert "regular file" in refusal(Path("/dev/null")).message


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = write(tmp_path_factory.getbasetemp(), data)
    try:
        text = read_source(path)
    except FormatError as error:
        text = error.message.removeprefix(f"{path}:")
        assert text != error.message, "the refusal names no file"  # noqa: PT017 (either may be)
    assert text.strip()
    assert "\0" not in text
