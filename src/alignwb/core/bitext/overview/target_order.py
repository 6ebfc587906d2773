"""The order of the target text, where beads stand in that of the source."""

from collections.abc import Sequence


def in_target_order(places: Sequence[int | None]) -> list[int]:
    """The numbers of target sentences, as beads have them in order, in the order of their text.

    places: for each sentence its number in the target text if it stands elsewhere there, as a
    bead keeps it, else None.  Those without one stand in the order of beads and fill what the
    others leave.
    """
    usual = [number for number, place in enumerate(places) if place is None]
    moved = sorted((place, number) for number, place in enumerate(places) if place is not None)
    moved.reverse()
    usual.reverse()
    order: list[int] = []
    while usual or moved:
        is_its_turn = moved and (not usual or moved[-1][0] <= len(order))
        order.append(moved.pop()[1] if is_its_turn else usual.pop())
    return order
