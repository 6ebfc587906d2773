"""Small PDFs, written by hand: text where it is put, in Helvetica, and nothing compressed."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_ID = bytes(range(16))
_ALLOWED = -4
WIDTH = 0.5  # of the size of its letters: what each takes in these fonts


class Printed(NamedTuple):
    """Some words at a place of a page, in points from its lower left corner."""

    text: str
    x: float
    y: float
    size: float = 12
    is_turned: bool = False


def paragraph(lines: Sequence[str], y: float, x: float = 72, size: float = 12) -> list[Printed]:
    """Lines below each other, 1.2 times their size apart."""
    return [Printed(line, x, y - n * 1.2 * size, size) for n, line in enumerate(lines)]


def pdf(
    *pages: Iterable[Printed],
    comments: Sequence[str] = (),
    attachments: Sequence[bytes] = (),
    password: str | None = None,
    code_map: bytes = b"",
) -> bytes:
    """The bytes of a PDF.

    comments: on its first page.  password: encrypts it; "" asks whoever opens it for none.
    code_map: of its font (ToUnicode).
    """
    objects: list[bytes] = [b"", b"", _font(code_map)]
    if code_map:
        objects.append(_stream(code_map))
    kids: list[int] = []
    key = _key(password) if password is not None else None
    for number, page in enumerate(pages):
        notes = _add_comments(objects, comments, key) if number == 0 else ""
        content = b"\n".join(map(_operators, page))
        objects.append(_stream(_encrypted(content, key, len(objects) + 1)))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {len(objects)} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>>>{notes}>>".encode()
        )
        kids.append(len(objects))
    names = _add_attachments(objects, attachments)
    objects[0] = f"<</Type/Catalog/Pages 2 0 R{names}>>".encode()
    listed = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{listed}]>>".encode()
    trailer = ""
    if password is not None:
        objects.append(_encryption(password))
        trailer = f"/Encrypt {len(objects)} 0 R/ID[<{_ID.hex()}><{_ID.hex()}>]"
    return _file(objects, trailer)


def _file(objects: Sequence[bytes], trailer: str) -> bytes:
    data = b"%PDF-1.6\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
        f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{trailer}>>\n"
        f"startxref\n{len(data)}\n%%EOF\n"
    )
    return data + end.encode()


def _font(code_map: bytes) -> bytes:
    # Widths of its own, so that tests know where a word ends.
    widths = " ".join(["500"] * 224)
    unicode = "/ToUnicode 4 0 R" if code_map else ""
    return (
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding"
        f"/FirstChar 32/LastChar 255/Widths[{widths}]{unicode}>>"
    ).encode()


def _operators(printed: Printed) -> bytes:
    text = printed.text.encode("cp1252").hex()
    turn = "0 1 -1 0" if printed.is_turned else "1 0 0 1"
    return f"BT /F1 {printed.size} Tf {turn} {printed.x} {printed.y} Tm <{text}> Tj ET".encode()


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data)


def _add_comments(objects: list[bytes], comments: Sequence[str], key: bytes | None) -> str:
    for comment in comments:
        text = b"\xfe\xff" + comment.encode("utf-16-be")
        text = _encrypted(text, key, len(objects) + 1)
        objects.append(
            b"<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents<%s>>>" % text.hex().encode()
        )
    last = len(objects)
    listed = " ".join(f"{n} 0 R" for n in range(last - len(comments) + 1, last + 1))
    return f"/Annots[{listed}]" if comments else ""


def _add_attachments(objects: list[bytes], attachments: Sequence[bytes]) -> str:
    named = ""
    for number, data in enumerate(attachments):
        objects.append(_stream(data))
        objects.append(f"<</Type/Filespec/F(a{number})/EF<</F {len(objects)} 0 R>>>>".encode())
        named += f"(a{number}) {len(objects)} 0 R "
    return f"/Names<</EmbeddedFiles<</Names[{named}]>>>>" if attachments else ""


def _encryption(password: str) -> bytes:
    """The dictionary of the standard handler, version 1, revision 2 (RC4 with 40 bits)."""
    user = _rc4(_key(password), _PADDING)
    return (
        f"<</Filter/Standard/V 1/R 2/O<{_owner(password).hex()}>/U<{user.hex()}>/P {_ALLOWED}>>"
    ).encode()


def _owner(password: str) -> bytes:
    return _rc4(hashlib.md5(_padded("owner")).digest()[:5], _padded(password))


def _key(password: str) -> bytes:
    allowed = _ALLOWED.to_bytes(4, "little", signed=True)
    return hashlib.md5(_padded(password) + _owner(password) + allowed + _ID).digest()[:5]


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + _PADDING)[:32]


def _encrypted(data: bytes, key: bytes | None, number: int) -> bytes:
    if key is None:
        return data
    salted = hashlib.md5(key + number.to_bytes(3, "little") + b"\0\0").digest()[: len(key) + 5]
    return _rc4(salted, data)


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
