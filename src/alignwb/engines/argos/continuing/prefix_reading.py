"""The beginning of a translation as a model can have written it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.markers import strip
from alignwb.core.languages.quotation_marks import without_marks
from alignwb.engines.argos.continuing.vocabulary import Joint
from alignwb.engines.draft_making.kept.spans import LineCase, StandIn
from alignwb.engines.draft_making.kept.stand_ins import places_of, replaced_in

_BEGUN_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]*)*\Z")
_LONGEST_STEM = 40
"""A longer run of letters is no word that is being typed."""


class ReadPrefix(NamedTuple):
    """A prefix, as far as a model is asked about it.

    Attributes:
        whole: What is before the word that is begun.
        stem: The letters of that word.
        joint: How what comes next stands to `whole`.
    """

    whole: str
    stem: str
    joint: Joint


class BegunWording(NamedTuple):
    """A wording of the source that may be begun where a prefix ends.

    Attributes:
        typed: The characters of it that are there.
        rest: Those that it lacks.
        read: The prefix as if all of it was there, its stand-in being the word that is begun.
    """

    typed: str
    rest: str
    read: ReadPrefix

    @property
    def is_sure(self) -> bool:
        """Whether no other word can begin so."""
        return _BEGUN_WORD.fullmatch(self.typed) is None


def read_prefix(text: str, stand_ins: Sequence[StandIn], case: LineCase) -> ReadPrefix | None:
    """Read a prefix: without codes, footnote markers and quotation marks, with the stand-ins.

    None if a model cannot go on with it.
    """
    plain = _recased(_plain(text, stand_ins), stand_ins, case)
    begun = _BEGUN_WORD.search(plain[-_LONGEST_STEM - 1 :])
    stem = begun[0] if begun else ""
    if len(stem) > _LONGEST_STEM:
        return None
    return _read(plain[: len(plain) - len(stem)], stem)


def begun_wordings(
    text: str, stand_ins: Sequence[StandIn], case: LineCase
) -> tuple[BegunWording, ...]:
    """The wordings, of those that a prefix does not have yet, that its last characters begin."""
    plain = _plain(text, stand_ins)
    found: list[BegunWording] = []
    for one in stand_ins:
        typed = "" if places_of(one.word, plain) else _beginning(plain, one.wording)
        if typed:
            before = _recased(plain[: len(plain) - len(typed)], stand_ins, case)
            found.append(BegunWording(typed, one.wording[len(typed) :], _read(before, one.word)))
    return tuple(found)


def _plain(text: str, stand_ins: Sequence[StandIn]) -> str:
    plain, _ = strip(without_codes(text))
    plain = without_marks(plain).lstrip()
    for one in stand_ins:
        plain = plain.replace(one.wording, one.word)
    return plain


def _recased(plain: str, stand_ins: Sequence[StandIn], case: LineCase) -> str:
    """A line in capitals as the model reads it."""
    if case is not LineCase.CAPITALS:
        return plain
    words = {one.word.casefold(): one.word for one in stand_ins}
    return replaced_in(plain[:1] + plain[1:].lower(), stand_ins, words.__getitem__)


def _beginning(plain: str, wording: str) -> str:
    """The longest proper beginning of a wording that a text ends in, at no letter before it."""
    for length in range(min(len(wording) - 1, len(plain)), 0, -1):
        before = plain[: len(plain) - length][-1:]
        if plain.endswith(wording[:length]) and not (before.isalnum() and wording[0].isalnum()):
            return wording[:length]
    return ""


def _read(before: str, stem: str) -> ReadPrefix:
    whole = before.rstrip()
    if not whole or whole != before:
        return ReadPrefix(whole, stem, Joint.APART)
    return ReadPrefix(whole, stem, Joint.GLUED if stem else Joint.ANY)
