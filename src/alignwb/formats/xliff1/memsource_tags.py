"""The tags that Memsource (Phrase) writes as text: `{1}`, `{1>words<1}` and `{b>words<b}`."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from alignwb.core.bitext.codes import End

MEMSOURCE = "http://www.memsource.com/mxlf/2.0"
"""The namespace of what Memsource adds to XLIFF."""

_TAG = re.compile(
    r"\{(?P<begun>[0-9]{1,4}|[biu]{1,3}[_^]?)>|<(?P<ended>[0-9]{1,4}|[biu]{1,3}[_^]?)\}"
    r"|\{(?P<alone>[0-9]{1,4}|j)\}"
)
_KINDS = {"b": "xlf:b", "i": "xlf:i", "u": "xlf:u"}
_ENDS = {"begun": End.OPEN, "ended": End.CLOSE, "alone": End.POINT}


class TextTag(NamedTuple):
    """A tag in a text.

    Attributes:
        raw: As it is written.
        id: What it and its other end are called.
        end: What it is of its code.
    """

    raw: str
    id: str
    end: End

    @property
    def kind(self) -> str:
        """What its code does, by XLIFF's name for it; "" where that is not known."""
        return _KINDS.get(self.id, "")


def text_with_tags(text: str) -> Iterator[str | TextTag]:
    """The words and the tags of a text, in order; together they are the text."""
    end = 0
    for found in _TAG.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        end = found.end()
        assert found.lastgroup is not None
        yield TextTag(found[0], found[found.lastgroup], _ENDS[found.lastgroup])
    if text[end:]:
        yield text[end:]
