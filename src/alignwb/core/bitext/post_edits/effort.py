"""How much work a target was, in the steps in which translators speak of it."""

from enum import StrEnum

from alignwb.core.bitext.post_edits.amounts import EditAmount, Edited
from alignwb.core.bitext.segment import OriginKind

LIGHT_SHARE = 0.3
"""Up to this share of the longer text an edit is light."""


class Effort(StrEnum):
    """The steps, in rising order of the work."""

    UNEDITED = "unedited"  # it stands there as it was put in
    LIGHT = "light"  # at most `LIGHT_SHARE` of it is edited
    HEAVY = "heavy"  # more of it is edited, or every word was typed over
    TYPED = "typed"  # nothing stood there before
    UNKNOWN = "unknown"  # nobody has kept what it was made from


def effort_of(amount: EditAmount) -> Effort:
    """The step of one target."""
    if amount.made_from is OriginKind.HUMAN:
        return Effort.TYPED
    if amount.edited is Edited.UNKNOWN:
        return Effort.UNKNOWN
    if amount.edited is Edited.NO:
        return Effort.UNEDITED
    if amount.edited is Edited.WHOLLY:
        return Effort.HEAVY
    if amount.share is None:
        return Effort.UNKNOWN
    return Effort.LIGHT if amount.share <= LIGHT_SHARE else Effort.HEAVY
