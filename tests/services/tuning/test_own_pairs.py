"""What a project has confirmed is what is learnt from, and a tenth of it measures."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.many_pairs import project_with

from alignwb.errors import ProjectError
from alignwb.services.tuning.own_pairs import cleaned, divided, own_pairs


def test_the_pairs_of_a_project_are_divided_and_counted_by_file(tmp_path: Path) -> None:
    pairs = own_pairs(project_with(tmp_path, 300))
    assert len(pairs.training) + len(pairs.held_out) == sum(pairs.files.values())
    assert pairs.files["memory/book.tmx"] == 300
    assert 10 < len(pairs.held_out) < 60
    assert not set(pairs.training) & set(pairs.held_out)


def test_a_project_with_too_little_says_how_much_it_has(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match=r"it has \d+ confirmed pairs, and tuning needs 100"):
        own_pairs(project_with(tmp_path, 40))


def test_a_memory_that_cannot_be_read_is_told_of(tmp_path: Path) -> None:
    project = project_with(tmp_path, 200)
    (tmp_path / "memory" / "torn.tmx").write_bytes(b"<tmx><body>")
    pairs = own_pairs(project)
    assert ["torn.tmx" in error.message for error in pairs.problems] == [True]


@pytest.mark.parametrize(
    ("pair", "expected"),
    [
        (("De kat[^2]  zat.", "The cat[^2] sat."), ("De kat zat.", "The cat sat.")),
        (("", "The cat."), None),
        (("Utrecht", "Utrecht"), None),
        (("Ja.", "Yes, " * 20), None),
    ],
)
def test_what_nothing_can_be_learnt_from_is_left_out(
    pair: tuple[str, str], expected: tuple[str, str] | None
) -> None:
    assert cleaned(pair) == expected


@given(st.dictionaries(st.text(min_size=1), st.text(min_size=1), max_size=40), st.text(min_size=1))
def test_another_pair_moves_none_to_the_other_side(found: dict[str, str], new: str) -> None:
    training, held_out = divided(found.items())
    more, more_out = divided({**found, new: "x"}.items())
    assert {source for source, _ in training} <= {source for source, _ in more}
    assert {source for source, _ in held_out} <= {source for source, _ in more_out}
