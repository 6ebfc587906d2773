"""The parts that a model goes on with, as they are to be written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alignwb.core.drafting.continuer import Continuation, ContinuedPart
from alignwb.core.languages.quotation_marks import find_marks
from alignwb.engines.argos.continuing.prefix_reading import ReadPrefix
from alignwb.engines.argos.continuing.vocabulary import Joint
from alignwb.engines.draft_making.kept.letter_case import raised_text
from alignwb.engines.draft_making.kept.spans import LineCase, StandIn
from alignwb.engines.draft_making.kept.stand_ins import (
    is_like,
    is_spelled_over,
    places_of,
    replaced_in,
)


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source as the model reads it.

    Attributes:
        tokens: Its pieces.
        stand_ins: What stands in them for what is no language; their wordings have no codes.
        case: Of the whole source.
        apostrophe: The one its document uses.
    """

    tokens: tuple[str, ...]
    stand_ins: tuple[StandIn, ...]
    case: LineCase
    apostrophe: str


def written(
    parts: Sequence[ContinuedPart], read: ReadPrefix, source: ReadSource
) -> Continuation | None:
    """The parts after a prefix, with the wordings of the source for their stand-ins.

    They end before a quotation mark, and where a stand-in would come twice or inside a word.  None
    if that leaves nothing of them.
    """
    found = tuple(_with_wordings(_before_marks(parts, read), read, source))
    return found if found or not parts else None


def _before_marks(parts: Sequence[ContinuedPart], read: ReadPrefix) -> Iterator[ContinuedPart]:
    """The parts up to the first quotation mark."""
    gap = " " * (read.joint is Joint.APART)
    begun = f"{read.whole}{gap}{read.stem}"
    text = begun + "".join(part.text for part in parts)
    marks = (mark.offset for mark in find_marks(text) if mark.offset >= len(begun))
    stop = next(marks, len(text))
    end = len(begun)
    for part in parts:
        shown = part.text[: stop - end].rstrip()
        if shown:
            yield part._replace(text=shown)
        if shown != part.text:
            return
        end += len(part.text)


def _with_wordings(
    parts: Iterable[ContinuedPart], read: ReadPrefix, source: ReadSource
) -> Iterator[ContinuedPart]:
    begun = read.stem
    before = f"{read.whole} {begun}"
    left = [one for one in source.stand_ins if not places_of(one.word, before)]
    for part in parts:
        new = part.text.lstrip()
        begun = "" if new != part.text else begun
        here = [one for one in source.stand_ins if places_of(one.word, new)]
        if any(one not in left for one in here) or _is_bent(begun, new, here, source.stand_ins):
            return
        text = raised_text(part.text.replace("'", source.apostrophe), source.case)
        wordings = {one.word.casefold(): one.wording for one in here}
        yield part._replace(text=replaced_in(text, here, wordings.__getitem__))
        left = [one for one in left if one not in here]
        begun += new


def _is_bent(begun: str, new: str, here: Sequence[StandIn], stand_ins: Sequence[StandIn]) -> bool:
    """Whether the letters after others make a stand-in with them, or what is hardly another."""
    return any(
        is_spelled_over(one.word, begun, new) or (one not in here and is_like(one.word, begun, new))
        for one in stand_ins
    )
