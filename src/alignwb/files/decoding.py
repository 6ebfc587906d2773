"""Text from bytes in an encoding that somebody else has named."""

import codecs

_NO_ENCODINGS_OF_FILES = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"}
)
"""Python has these among its encodings; on a large file some take for ever."""


def decode(data: bytes, encoding: str) -> str:
    """The text, without half characters (lone surrogates).

    Raises LookupError if there is no such encoding of files, UnicodeError if the bytes do not fit.
    """
    try:
        name = codecs.lookup(encoding).name
    except ValueError as error:  # a name with a zero byte
        raise LookupError(f"unknown encoding: {encoding!r}") from error
    if name.replace("_", "-") in _NO_ENCODINGS_OF_FILES:
        raise LookupError(f"{encoding} is no encoding of files")
    text = data.decode(encoding)
    if name != "utf-8":
        text.encode("utf-8")  # UTF-7 can hold half characters, which nothing can write again
    return text
