"""Telling XLIFF 1 from XLIFF 2 by the root element, since the suffix is the same."""

import re

from alignwb.formats.xml_mending import encoding_of

_BEGINNING = 65_536
_ROOT = re.compile(
    r"""<(?:[\w.-]+:)?xliff\s(?>[^>"']|"[^"]*"|'[^']*')*+>?""",
)
_VERSION = re.compile(r"""\sversion\s*=\s*["']\s*([0-9.]+)""")
_NAMESPACE = re.compile(r"""urn:oasis:names:tc:xliff:document:([0-9.]+)""")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def is_xliff_1(data: bytes) -> bool:
    """Whether a file says that it is XLIFF 1.0, 1.1 or 1.2; what says nothing is not."""
    return xliff_version(data).startswith("1.")


def xliff_version(data: bytes) -> str:
    """The version that the root element states ("1.2"); "" if it is no XLIFF, or says nothing."""
    beginning = data[:_BEGINNING]
    try:
        text = beginning.decode(encoding_of(data), "replace")
    except LookupError:
        return ""
    root = _ROOT.search(_COMMENT.sub("", text))
    if root is None:
        return ""
    namespace = _NAMESPACE.search(root[0])
    if namespace:
        return namespace[1]
    stated = _VERSION.search(root[0])
    return stated[1] if stated else ""
