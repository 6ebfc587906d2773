"""The percent that is taken off a match for where it comes from."""

import pytest

from alignwb.core.memory.penalties import folder_penalty, unit_penalty


@pytest.mark.parametrize(
    ("folders", "penalty"),
    [
        ((), 0),
        (("letters",), 0),
        (("penalty-7",), 7),
        (("Penalty-012", "letters"), 12),
        (("penalty-30", "penalty-25"), 55),
        (("penalty-80", "penalty-80"), 100),
        (("penalty-",), 0),
        (("my-penalty-5",), 0),
        (("mt", "penalty", "penalty-x"), 0),
    ],
)
def test_folders_say_by_their_names_what_is_taken_off(
    folders: tuple[str, ...], penalty: int
) -> None:
    assert folder_penalty(*folders) == penalty


def test_what_nobody_has_confirmed_counts_less_and_a_machine_s_draft_less_still() -> None:
    assert unit_penalty(is_confirmed=True, is_machine=True) == 0
    human = unit_penalty(is_confirmed=False, is_machine=False)
    assert 0 < human < unit_penalty(is_confirmed=False, is_machine=True)
