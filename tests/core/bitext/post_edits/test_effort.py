import pytest

from alignwb.core.bitext.post_edits.amounts import EditAmount, Edited
from alignwb.core.bitext.post_edits.effort import LIGHT_SHARE, Effort, effort_of
from alignwb.core.bitext.segment import OriginKind

MT, HUMAN = OriginKind.MT, OriginKind.HUMAN


@pytest.mark.parametrize(
    ("edited", "made_from", "distance", "effort"),
    [
        (Edited.NO, MT, 0, Effort.UNEDITED),
        (Edited.PARTLY, MT, 1, Effort.LIGHT),
        (Edited.PARTLY, OriginKind.TM, int(LIGHT_SHARE * 200), Effort.LIGHT),
        (Edited.PARTLY, MT, int(LIGHT_SHARE * 200) + 1, Effort.HEAVY),
        (Edited.WHOLLY, MT, 3, Effort.HEAVY),
        (Edited.WHOLLY, HUMAN, 200, Effort.TYPED),
        (Edited.UNKNOWN, MT, None, Effort.UNKNOWN),
        (Edited.PARTLY, MT, None, Effort.UNKNOWN),
    ],
)
def test_targets_are_told_apart_by_their_work(
    edited: Edited, made_from: OriginKind, distance: int | None, effort: Effort
) -> None:
    length = None if distance is None else 200
    assert effort_of(EditAmount(edited, made_from, distance, length, None)) is effort
