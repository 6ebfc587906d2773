"""A message of a program as text with codes, and such a text as a message again."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace

from alignwb.core.bitext.codes import Codes, InlineCode, Reordering
from alignwb.formats.documents.code_numbers import BlockCodes
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.documents.tagged_text import render_tagged
from alignwb.formats.po.placeholders import Placeholder, placeholders

_CONTROLS = {
    **{chr(number): f"\\{number:03o}" for number in (*range(32), 127)},
    "\n": r"\n",
    "\t": r"\t",
    "\r": r"\r",
    "\a": r"\a",
    "\b": r"\b",
    "\v": r"\v",
    "\f": r"\f",
}
_CHARACTERS = {escape: character for character, escape in _CONTROLS.items()}


class MessageCodes:
    """The codes of an entry, numbered as they come: those of its source, then others.

    Args:
        place: Of the entry, for messages.
        flags: Of the entry: the formats of its placeholders are among them.
        is_plural: Whether a translation need not have all of them ("one file").
    """

    def __init__(self, place: str, flags: Collection[str], *, is_plural: bool) -> None:
        self._block = BlockCodes(place)
        self._flags = flags
        self._is_plural = is_plural
        self._numbers: dict[str, list[int]] = defaultdict(list)

    @property
    def codes(self) -> Codes:
        """The codes found so far, by number."""
        return self._block.codes

    def read(self, message: str) -> str:
        """A message without the white space around it; a code that repeats is the same one."""
        bare = message.strip()
        found = placeholders(bare, self._flags)
        unnamed = [each for each in found if not each.is_named]
        used: dict[str, int] = defaultdict(int)
        pieces: list[str] = []
        end = 0
        for each in found:
            pieces += self._text(bare[end : each.start], used)
            order = Reordering.YES
            if not each.is_named and len(unnamed) > 1:
                order = Reordering.FIRST_NO if each is unnamed[0] else Reordering.NO
            pieces.append(self._placeholder(bare[each.start : each.end], each, order, used))
            end = each.end
        pieces += self._text(bare[end:], used)
        return "".join(pieces)

    def _text(self, text: str, used: dict[str, int]) -> Iterator[str]:
        end = 0
        for at, character in enumerate(text):
            if character in _CONTROLS:
                yield self._block.protected(text[end:at])
                escape = _CONTROLS[character]
                kind = "xlf:lb" if character == "\n" else "other"
                code = InlineCode(1, False, kind, equiv=" ", disp=escape, data=escape)
                yield self._end(escape, code, used)
                end = at + 1
        yield self._block.protected(text[end:])

    def _placeholder(
        self, text: str, found: Placeholder, order: Reordering, used: dict[str, int]
    ) -> str:
        code = InlineCode(
            1,
            False,
            "other",
            equiv=found.equiv,
            disp=text,
            data=text,
            may_be_deleted=self._is_plural or found.equiv != text,
            may_be_copied=found.is_named,
            reordering=order,
        )
        return self._end(text, code, used)

    def _end(self, data: str, code: InlineCode, used: dict[str, int]) -> str:
        numbers = self._numbers[data]
        if used[data] == len(numbers):
            numbers.append(self._block.add(replace(code, number=self._block.next_number())).number)
        number = numbers[used[data]]
        used[data] += 1
        return self._block.codes[number].ends[0].text


def render_message(placed: PlacedText, own: Codes, around: str, path: object) -> str:
    """A text as a message, between the white space that stands around another one.

    Raises FormatError on a code of which nothing is known.
    """
    given = PlacedText(placed.text, _with_characters(placed.codes))
    text = render_tagged(given, _with_characters(own), path).strip()
    bare = around.strip()
    if not text or not bare:
        return text
    lead, tail = around[: around.index(bare)], around[around.index(bare) + len(bare) :]
    return f"{lead}{text}{tail}"


def _with_characters(codes: Codes) -> Codes:
    """Codes with what stands for a control character as that character."""
    return {
        number: replace(code, data=_CHARACTERS.get(code.data, code.data))
        for number, code in codes.items()
    }
