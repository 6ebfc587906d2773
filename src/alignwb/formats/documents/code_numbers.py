"""Numbers for the inline codes of a block, in the order in which they come."""

import re
import unicodedata
from collections.abc import Callable

from alignwb.core.bitext.codes import CODE, MOST_CODES, InlineCode, codes_of
from alignwb.core.reading.lines import BLANKS
from alignwb.errors import FormatError

_WHITE_SPACE = re.compile(r"\s+")


class BlockCodes:
    """The codes of one block, as they are found.

    Args:
        place: Of the block in its file, for messages ("page.html, line 3").
    """

    def __init__(self, place: str) -> None:
        self._place = place
        self.codes: dict[int, InlineCode] = {}

    def next_number(self) -> int:
        """The number of the next code.  Raises FormatError if there are too many."""
        if len(self.codes) == MOST_CODES:
            raise FormatError(
                f"{self._place}: more than {MOST_CODES:,} codes in one paragraph are not read",
                hint="Is it a text?  If it is, split it.",
            )
        return len(self.codes) + 1

    def add(self, code: InlineCode) -> InlineCode:
        """Keep a code that has the next number."""
        self.codes[code.number] = code
        return code

    def protected(self, text: str, data_of: Callable[[str], str] = str) -> str:
        """A text of the document, composed (NFC), none of whose characters stands for a code.

        One that would is a code of its own.  data_of: spells such a character in the format.
        """

        def as_code(match: re.Match[str]) -> str:
            number = self.next_number()
            code = self.add(
                InlineCode(number, False, equiv=match[0], data=data_of(match[0]), kind="other")
            )
            return code.ends[0].text

        return text if text.isascii() else CODE.sub(as_code, unicodedata.normalize("NFC", text))


def is_own(own: InlineCode | None, given: InlineCode | None) -> bool:
    """Whether a code of a text is the place's own one, and none that was joined to it."""
    return own is not None and (given is None or not given.data or given.data == own.data)


def is_same(text: str, other: str) -> bool:
    """Whether a text is the block's own, white space aside that only parts words."""
    return text == other or (codes_of(text) == codes_of(other) and _evened(text) == _evened(other))


def _evened(text: str) -> str:
    """The text with white space as one space; no-break spaces and the like stay if alone."""
    return _WHITE_SPACE.sub(lambda at: " " if BLANKS.search(at[0]) else at[0], text).strip()
