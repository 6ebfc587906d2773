"""Finding text through inline codes: words are found wherever a code begins or ends in them."""

from collections.abc import Sequence
from typing import NamedTuple

from alignwb.core.bitext.codes import CODE, End, has_codes, read_code, without_codes
from alignwb.core.searching.search import Finder, Substitution


class FinderThroughCodes:
    """A `Finder` that finds what another one finds in a text without its inline codes.

    A code that spans words counts for nothing; a point that alone parts two words counts as a
    space.

    Args:
        finder: Finds in texts without codes.
    """

    def __init__(self, finder: Finder) -> None:
        self._finder = finder

    def spans(self, text: str) -> Sequence[tuple[int, int]]:
        """Where it stands, codes at the edges of a hit left out.  Raises SearchError."""
        if not has_codes(text):
            return self._finder.spans(text)
        read = _read(text)
        return [read.part(*span) for span in self._finder.spans(read.text)]

    def substitutions(self, text: str, replacement: str) -> Sequence[Substitution]:
        """What is to stand in the place of each hit, without codes.  Raises SearchError.

        Codes that stand in the replacement are those of another text, and are left out of it.
        """
        replacement = without_codes(replacement)
        if not has_codes(text):
            return self._finder.substitutions(text, replacement)
        read = _read(text)
        made: list[Substitution] = []
        for each in self._finder.substitutions(read.text, replacement):
            start, end = read.part(each.start, each.end)
            made.append(Substitution(start, end, each.text))
        return made


class _ReadText(NamedTuple):
    """A text without codes, and where each of its characters stands in the text with them."""

    text: str
    places: list[int]
    length: int

    def part(self, start: int, end: int) -> tuple[int, int]:
        """The part of the text with codes that a part of this one is."""
        if start == end:
            place = self.places[start] if start < len(self.places) else self.length
            return place, place
        return self.places[start], self.places[end - 1] + 1


def _read(text: str) -> _ReadText:
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        shown = character
        if CODE.match(character):
            if not _parts_words(text, place, characters):
                continue
            shown = " "
        characters.append(shown)
        places.append(place)
    return _ReadText("".join(characters), places, len(text))


def _parts_words(text: str, place: int, before: list[str]) -> bool:
    """Whether a code, and nothing else, stands between two words."""
    if read_code(text[place]).end is not End.POINT or not before or not before[-1].isalnum():
        return False
    behind = next((each for each in text[place + 1 :] if not CODE.match(each)), "")
    return behind.isalnum()
