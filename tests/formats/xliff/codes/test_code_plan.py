"""How codes are given ids: quickly too where a unit has thousands of them."""

from time import process_time

from alignwb.core.bitext.codes import InlineCode
from alignwb.formats.xliff.codes.code_plan import UnitIds, plan_side

_FEW, _TIMES_MORE = 500, 16
_MOST_TIMES = 64
"""Linear work takes 16 times as long, quadratic work 256."""
_TRIES = 3


def _points(number: int) -> dict[int, InlineCode]:
    return {each: InlineCode(each, is_pair=False) for each in range(1, number + 1)}


def _ids(codes: dict[int, InlineCode], target: str) -> list[str]:
    source = "".join(code.ends[0].text for code in codes.values())
    plans = plan_side([source], codes), plan_side([target], codes)
    UnitIds(codes, {}, frozenset()).give(*plans)
    return [each.id for each in plans[1].instances]


def _seconds(codes: dict[int, InlineCode], target: str) -> float:
    start = process_time()
    _ids(codes, target)
    return process_time() - start


def _is_about_linear(*, is_one_code: bool) -> bool:
    def taken(number: int) -> float:
        codes = _points(1 if is_one_code else number)
        text = "".join(code.ends[0].text for code in codes.values())
        return _seconds(codes, text * (number if is_one_code else 2))

    return any(
        taken(_FEW * _TIMES_MORE) <= _MOST_TIMES * max(taken(_FEW), 1e-4) for _ in range(_TRIES)
    )


def test_copies_of_many_codes_take_time_as_their_number_does() -> None:
    assert _is_about_linear(is_one_code=False)


def test_many_copies_of_one_code_take_time_as_their_number_does() -> None:
    assert _is_about_linear(is_one_code=True)


def test_each_copy_of_a_code_has_an_id_of_its_own() -> None:
    codes = _points(2)
    one, other = (code.ends[0].text for code in codes.values())
    assert _ids(codes, one + other + one + one + other) == ["c1", "c2", "c1-2", "c1-3", "c2-2"]


def test_a_copy_gets_no_id_that_the_unit_has_elsewhere() -> None:
    codes = _points(1)
    text = codes[1].ends[0].text
    plans = plan_side([text], codes), plan_side([text * 3], codes)
    UnitIds(codes, {}, frozenset({"c1-2", "c1-4"})).give(*plans)
    assert [each.id for each in plans[1].instances] == ["c1", "c1-3", "c1-5"]
