"""Lines that two versions of a text share: all that they say is true, and they miss little."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from alignwb.formats.equal_lines import equal_lines

LINES = st.lists(st.sampled_from("abcdefgh"), max_size=30)


def shared(before: list[str], after: list[str]) -> list[str]:
    """The lines of the stretches, once it is seen that both have them and that they ascend."""
    lines: list[str] = []
    old = new = 0
    for equal in equal_lines(before, after):
        assert equal.length > 0
        assert equal.before >= old
        assert equal.after >= new
        stretch = before[equal.before : equal.before + equal.length]
        assert stretch == after[equal.after : equal.after + equal.length]
        old, new = equal.before + equal.length, equal.after + equal.length
        lines += stretch
    return lines


@given(LINES, LINES)
def test_stretches_stand_in_both_in_their_order(before: list[str], after: list[str]) -> None:
    shared(before, after)


@given(LINES, LINES, LINES)
def test_all_but_a_change_in_one_place_is_shared(
    head: list[str], tail: list[str], change: list[str]
) -> None:
    lines = shared([*head, *tail], [*head, *change, *tail])
    assert len(lines) == len(head) + len(tail)


def test_a_few_changes_all_over_are_found_between_lines_that_repeat() -> None:
    before = [line for n in range(500) for line in ("<seg>", f"<source>{n}", "<target>", "</seg>")]
    after = [
        line.replace("<target>", "<target>x") if n % 40 < 4 else line
        for n, line in enumerate(before)
    ]
    assert len(shared(before, after)) == sum(a == b for a, b in zip(before, after, strict=True))


def test_lines_that_all_repeat_take_no_time() -> None:
    before = ["<seg>", "</seg>"] * 20_000
    start = process_time()
    assert "<b>" in shared(["<a>", *before, "<b>"], [*before[1:], "<b>"])
    shared(["<a>", *before, "<b>"], ["<c>", *before[1:], "<d>"])
    assert process_time() - start < 2
