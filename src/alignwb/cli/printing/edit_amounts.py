"""How far targets are from what they were made from, as JSON."""

from alignwb.core.bitext.post_edits.amounts import EditAmount, EditTotals

_DIGITS = 3


def amount_as_json(amount: EditAmount | None) -> dict[str, object]:
    """The keys of one target; null where something is not known, or there is no target."""
    return {
        "made_from": amount.made_from if amount else None,
        "edited": amount.edited if amount else None,
        "edit_distance": amount.distance if amount else None,
        "edit_share": _rounded(amount.share) if amount else None,
        "characters_typed": amount.typed if amount else None,
    }


def totals_as_json(totals: EditTotals) -> dict[str, object]:
    """The keys of several targets."""
    return {
        "segments": sum(totals.targets.values()),
        "segments_by_edited": dict(totals.targets),
        "edit_distance": totals.distance,
        "edit_share": _rounded(totals.share),
        "characters_typed": totals.typed,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, _DIGITS)
