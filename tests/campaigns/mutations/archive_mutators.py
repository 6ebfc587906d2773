"""Mutations of model packages: zip files with tricks in them."""

import io
import struct
import warnings
import zipfile
from random import Random

from campaigns.mutations.data_mutators import change_json
from campaigns.mutations.mutator import Mutator
from campaigns.mutations.text_mutators import insert_text

_MEMBER_NAMES = (
    *("../../evil", "/etc/evil", "C:\\evil", "..\\..\\evil", "a\x00b", "", ".", "..", "a/../../b"),
    *("top/" * 200 + "x", "x" * 300, "\u202egpj.exe", "top/\x1b]2;t\x07", "top/é", "//a", "CON"),
)


def _members(data: bytes) -> list[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [(each.filename, archive.read(each)) for each in archive.infolist()]
    except Exception:  # noqa: BLE001 (whatever is wrong with it, it was damaged before)
        return []


def _zip(members: list[tuple[str, bytes]], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", compression) as archive:
        warnings.simplefilter("ignore")  # a name that stands twice is meant
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return stream.getvalue()


def rename_member(random: Random, data: bytes) -> bytes:
    """A member that would land elsewhere, or has a name that no system takes."""
    members = _members(data)
    if not members:
        return data
    members.insert(random.randint(0, len(members)), (random.choice(_MEMBER_NAMES), b"x"))
    return _zip(members)


def change_member(random: Random, data: bytes) -> bytes:
    """A member is missing, doubled, empty, or holds something else."""
    members = _members(data)
    if not members:
        return data
    at = random.randrange(len(members))
    name, content = members[at]
    change = random.randrange(5)
    if change == 0:
        del members[at]
    elif change == 1:
        members.append((name, content))
    elif change == 2:
        members[at] = name, b""
    elif name.endswith(".json"):
        members[at] = name, change_json(random, content)
    else:
        members[at] = name, insert_text(random, content)
    return _zip(members)


def bomb(random: Random, data: bytes) -> bytes:
    """A member that unpacks to much more than it is."""
    members = _members(data)
    name = random.choice(members)[0] if members else "top/model/model.bin"
    method = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    return _zip([*members, (f"{name}2", bytes(30_000_000))], method)


def lie_about_member(random: Random, data: bytes) -> bytes:
    """A directory entry that states another size, method, flag or kind of file."""
    at = data.rfind(b"PK\x01\x02")
    if at < 0:
        return data
    entries = [n for n in range(len(data) - 46) if data[n : n + 4] == b"PK\x01\x02"] or [at]
    at = random.choice(entries)
    offset, layout, value = random.choice(
        (
            (8, "<H", 1),
            (10, "<H", random.choice((0, 9, 12, 14, 99))),
            (16, "<I", random.randrange(2**32)),
            (20, "<I", random.randrange(2**32)),
            (24, "<I", random.choice((0, 1, 2**31, 2**32 - 1))),
            (38, "<I", random.choice((0o120777, 0o010644, 0o020644, 0o060644)) << 16),
            (42, "<I", random.randrange(2**32)),
        )
    )
    changed = bytearray(data)
    struct.pack_into(layout, changed, at + offset, value)
    return bytes(changed)


ARCHIVES = (
    Mutator(rename_member, 4),
    Mutator(change_member, 6),
    Mutator(bomb, 0.3),
    Mutator(lie_about_member, 4),
)
