"""Mutations that know nothing of what a file holds, and those of its encoding."""

import codecs
from random import Random

from campaigns.mutations.mutator import Mutator

_MOST_BYTES_MOVED = 400
_ENCODINGS = (
    *("utf-16-le", "utf-16-be", "utf-16", "utf-32", "utf-32-le", "cp1252", "latin-1", "cp037"),
    *("utf-7", "cp437", "iso8859-15", "mac-roman", "utf-8-sig"),
)
_MARKS = (
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    codecs.BOM_UTF8 * 2,
)
_BROKEN_UTF8 = (
    b"\xff",
    b"\xfe\xff",
    b"\xc0\x80",
    b"\xc0\xaf",
    b"\xe0\x80\xaf",
    b"\xf0\x80\x80\xaf",
    b"\xed\xa0\x80",
    b"\xed\xa0\xbd\xed\xb8\x80",
    b"\xf4\x90\x80\x80",
    b"\xfc\x80\x80\x80\x80\xaf",
    b"\xe2\x82",
    b"\x80",
    b"\x85",
)


def _place(random: Random, data: bytes) -> int:
    return random.randint(0, len(data))


def _run(random: Random, data: bytes) -> tuple[int, int]:
    start = _place(random, data)
    return start, min(len(data), start + random.randint(1, _MOST_BYTES_MOVED))


def _insert(random: Random, data: bytes, inserted: bytes) -> bytes:
    at = _place(random, data)
    return data[:at] + inserted + data[at:]


def flip(random: Random, data: bytes) -> bytes:
    """Some bits are other ones."""
    flipped = bytearray(data)
    for _ in range(random.randint(1, 8)):
        if flipped:
            flipped[random.randrange(len(flipped))] ^= 1 << random.randrange(8)
    return bytes(flipped)


def cut(random: Random, data: bytes) -> bytes:
    """A run of bytes is gone."""
    start, end = _run(random, data)
    return data[:start] + data[end:]


def insert(random: Random, data: bytes) -> bytes:
    """Random bytes stand in between."""
    return _insert(random, data, random.randbytes(random.randint(1, 40)))


def duplicate(random: Random, data: bytes) -> bytes:
    """A run of bytes stands there twice or more."""
    start, end = _run(random, data)
    return data[:start] + data[start:end] * random.choice((2, 2, 3, 50)) + data[end:]


def swap(random: Random, data: bytes) -> bytes:
    """Two runs have changed places."""
    a, b, c, d = sorted(_place(random, data) for _ in range(4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def nul(random: Random, data: bytes) -> bytes:
    """NUL bytes, as after a power cut."""
    if random.random() < 0.5:
        return _insert(random, data, bytes(random.choice((1, 7, 4096))))
    start = _place(random, data)
    return data[:start] + bytes(len(data) - start)


def truncate(random: Random, data: bytes) -> bytes:
    """The end is missing, or all of it."""
    return data[: random.choice((0, 1, _place(random, data), _place(random, data)))]


def append(random: Random, data: bytes) -> bytes:
    """Something follows the end: the file once more, a line, or garbage."""
    return data + random.choice((data, b"\n", b"x", b"\x00", b"\x1a", random.randbytes(30)))


def mark(random: Random, data: bytes) -> bytes:
    """A byte order mark that says what is not so."""
    return random.choice(_MARKS) + data


def recode(random: Random, data: bytes) -> bytes:
    """The text in another encoding, with or without saying so."""
    text = data.decode("utf-8", errors="replace")
    encoding = random.choice(_ENCODINGS)
    coded = text.encode(encoding, errors="replace")
    if random.random() < 0.3:
        declared = f'encoding="{encoding}"'.encode()
        coded = coded.replace(b'encoding="UTF-8"', declared).replace(b'encoding="utf-8"', declared)
    return coded


def break_utf8(random: Random, data: bytes) -> bytes:
    """Bytes that no UTF-8 has: overlong forms, surrogates, half characters."""
    return _insert(random, data, random.choice(_BROKEN_UTF8))


def line_ends(random: Random, data: bytes) -> bytes:
    """Other line ends, or several kinds."""
    ends = random.choice(((b"\r\n",), (b"\r",), (b"\n\r",), (b"\r\r\n",), (b"\n", b"\r\n", b"\r")))
    lines = data.split(b"\n")
    return b"".join(line + random.choice(ends) for line in lines)


BYTES = (
    Mutator(flip, 6),
    Mutator(cut, 4),
    Mutator(insert, 3),
    Mutator(duplicate, 4),
    Mutator(swap, 3),
    Mutator(nul, 2),
    Mutator(truncate, 4),
    Mutator(append, 2),
)
ENCODINGS = (
    Mutator(mark, 1),
    Mutator(recode, 3),
    Mutator(break_utf8, 3),
    Mutator(line_ends, 1),
)
