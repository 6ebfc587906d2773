"""As much of the protocol buffer wire format as the tokenizer's answers need.

Source: “Encoding”, protobuf.dev.
"""

from collections.abc import Iterator

_VARINT, _FIXED_64, _BYTES, _FIXED_32 = 0, 1, 2, 5


def fields(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The fields of a message in their order: number, and value (of fixed size: as bytes).

    Raises ValueError if the bytes are no message.
    """
    place = 0
    while place < len(message):
        tag, place = _varint(message, place)
        number, kind = tag >> 3, tag & 7
        if kind == _VARINT:
            value, place = _varint(message, place)
            yield number, value
            continue
        if kind == _BYTES:
            size, place = _varint(message, place)
        elif kind in {_FIXED_32, _FIXED_64}:
            size = 4 if kind == _FIXED_32 else 8
        else:
            raise ValueError(f"there is no wire type {kind}")
        if place + size > len(message):
            raise ValueError("the message ends in the middle of a field")
        yield number, message[place : place + size]
        place += size


def _varint(message: bytes, place: int) -> tuple[int, int]:
    value = shift = 0
    while place < len(message):
        byte = message[place]
        place += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, place
        shift += 7
    raise ValueError("the message ends in the middle of a number")
