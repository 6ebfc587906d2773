"""The beginning of a translation as a model can have written it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.markers import strip
from alignwb.core.languages.quotation_marks import without_marks
from alignwb.engines.argos.continuing.vocabulary import Joint
from alignwb.engines.draft_making.kept.spans import LineCase, StandIn

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


def read_prefix(text: str, stand_ins: Sequence[StandIn], case: LineCase) -> ReadPrefix | None:
    """Read a prefix: without codes, footnote markers and quotation marks, with the stand-ins.

    None if a model cannot go on with it.
    """
    plain, _ = strip(without_codes(text))
    plain = without_marks(plain).lstrip()
    if case is LineCase.CAPITALS:
        plain = plain[:1] + plain[1:].lower()
    for one in stand_ins:
        plain = plain.replace(one.wording, one.word)
    begun = _BEGUN_WORD.search(plain[-_LONGEST_STEM - 1 :])
    stem = begun[0] if begun else ""
    if len(stem) > _LONGEST_STEM:
        return None
    before = plain[: len(plain) - len(stem)]
    whole = before.rstrip()
    if not whole or whole != before:
        return ReadPrefix(whole, stem, Joint.APART)
    return ReadPrefix(whole, stem, Joint.GLUED if stem else Joint.ANY)
