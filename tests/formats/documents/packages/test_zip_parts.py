"""A zip of which some parts are replaced."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.errors import FormatError
from alignwb.formats.documents.packages.zip_parts import ZipParts

PATH = Path("pak.docx")
DATES = ((1999, 12, 31, 23, 59, 58), (2020, 2, 29, 1, 2, 4))


def a_zip(parts: dict[str, bytes], *, lead: bytes = b"", comment: bytes = b"") -> bytes:
    """A zip with stored and packed parts, as a stream would write it where its name says so."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number, (name, part) in enumerate(parts.items()):
            member = zipfile.ZipInfo(name, DATES[number % 2])
            member.compress_type = zipfile.ZIP_STORED if number % 3 == 0 else zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            member.comment = b"by hand" if number % 2 else b""
            if "stream" in name:
                with archive.open(member, "w", force_zip64=False) as stream:
                    stream.write(part)
            else:
                archive.writestr(member, part)
        archive.comment = comment
    return lead + file.getvalue()


def records(data: bytes) -> dict[str, bytes]:
    """Each part as it stands in the zip, with what stands before it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        ends = [*(member.header_offset for member in members[1:]), archive.start_dir]
    return {
        member.filename: data[member.header_offset : end]
        for member, end in zip(members, ends, strict=True)
    }


def described(data: bytes) -> list[tuple[object, ...]]:
    """What the directory says of each part, but for sizes."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return [
            (each.filename, each.date_time, each.compress_type, each.external_attr, each.comment)
            for each in archive.infolist()
        ]


names = st.sampled_from(["mimetype", "a/stream.xml", "b.xml", "é.xml", "c/stream2", "d"])


@given(
    st.dictionaries(names, st.binary(max_size=200), min_size=1),
    st.dictionaries(names, st.binary(max_size=3000), max_size=3),
    st.sampled_from([b"", b"MZ before the zip"]),
    st.sampled_from([b"", b"a comment"]),
)
def test_other_parts_keep_the_bytes_they_are_packed_in(
    parts: dict[str, bytes], new: dict[str, bytes], lead: bytes, comment: bytes
) -> None:
    data = a_zip(parts, lead=lead, comment=comment)
    changed = {name: part for name, part in new.items() if name in parts}
    written = ZipParts(data, PATH).with_parts(changed)
    assert written.startswith(lead)
    assert described(written) == described(data)
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert archive.comment == comment
        assert {name: archive.read(name) for name in archive.namelist()} == {**parts, **changed}
    before, after = records(data), records(written)
    assert [name for name in parts if name not in changed and before[name] != after[name]] == []


def test_without_other_parts_it_is_the_same() -> None:
    data = a_zip({"a": b"1", "b": b"2"}, lead=b"x")
    assert ZipParts(data, PATH).with_parts({}) is data


@pytest.mark.parametrize("sign", [b"PK\x06\x06", b"PK\x06\x07", b"PK\x01\x02"])
def test_a_part_may_hold_the_signs_that_zips_are_made_of(sign: bytes) -> None:
    data = a_zip({"mimetype": b"--" + sign + b"--", "b": b"x"}, lead=b"before it")
    written = ZipParts(data, PATH).with_parts({"b": b"y"})
    assert written.startswith(b"before it")
    assert records(written)["mimetype"] == records(data)["mimetype"]


def test_a_part_is_packed_as_it_was() -> None:
    data = a_zip({"mimetype": b"text", "b": b"x"})
    written = ZipParts(data, PATH).with_parts({"mimetype": b"y" * 500, "b": b"z" * 500})
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        kinds = {each.filename: each.compress_type for each in archive.infolist()}
    assert kinds == {"mimetype": zipfile.ZIP_STORED, "b": zipfile.ZIP_DEFLATED}


def test_a_zip_packed_in_another_way_is_written_again() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a", b"one")
        archive.writestr("b", b"two")
    written = ZipParts(file.getvalue(), PATH).with_parts({"b": b"three"})
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        assert [archive.read(name) for name in ("a", "b")] == [b"one", b"three"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", b"one")
        archive.writestr("word/document.xml", b"two")
    with pytest.raises(FormatError, match=r"pak\.docx: two files in it have the name “word/doc"):
        ZipParts(file.getvalue(), PATH)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the file is empty"),
        (b"PK\x03\x04 cut off", "cannot be unpacked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old kind"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted with a password",
        ),
    ],
)
def test_what_is_no_zip_is_refused_in_words(data: bytes, message: str) -> None:
    with pytest.raises(FormatError, match=message) as refused:
        ZipParts(data, PATH)
    assert "import that" in refused.value.hint or not data
    assert refused.value.hint


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(a_zip({"content.xml": b"x"}))
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(FormatError, match=r"encrypted \(“content\.xml”\)"):
        ZipParts(bytes(data), PATH)


def test_more_than_is_read_is_not_unpacked() -> None:
    parts = ZipParts(a_zip({"x": b"", "a": bytes(40_000_000), "b": bytes(40_000_000)}), PATH)
    assert parts.read("a")
    with pytest.raises(FormatError, match=r"too large"):
        parts.read("b")
