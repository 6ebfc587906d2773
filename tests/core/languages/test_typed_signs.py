"""Which sign of print a key means where it is pressed."""

import pytest

from alignwb.core.languages.typed_signs import Sign, TypedSign, typed_sign


@pytest.mark.parametrize(
    ("sign", "before", "expected"),
    [
        (Sign.DOUBLE_QUOTE, "", TypedSign(0, "“")),
        (Sign.DOUBLE_QUOTE, "She said ", TypedSign(0, "“")),
        (Sign.DOUBLE_QUOTE, "She said “no", TypedSign(0, "”")),
        (Sign.DOUBLE_QUOTE, "(", TypedSign(0, "“")),
        (Sign.DOUBLE_QUOTE, "no.’", TypedSign(0, "”")),
        (Sign.DOUBLE_QUOTE, "She said “", TypedSign(1, "”")),
        (Sign.DOUBLE_QUOTE, "She said ”", TypedSign(1, "“")),
        (Sign.SINGLE_QUOTE, "the farmer", TypedSign(0, "’")),
        (Sign.SINGLE_QUOTE, "the\u00a0", TypedSign(0, "‘")),
        (Sign.SINGLE_QUOTE, "“", TypedSign(0, "‘")),
        (Sign.SINGLE_QUOTE, "in ‘", TypedSign(1, "’")),
        (Sign.DASH, "1914", TypedSign(0, "–")),
        (Sign.DASH, "and –", TypedSign(1, "—")),
        (Sign.DASH, "and —", TypedSign(1, "–")),
        (Sign.ELLIPSIS, "well", TypedSign(0, "…")),
        (Sign.HARD_SPACE, "12", TypedSign(0, "\u00a0")),
    ],
)
def test_a_sign_is_the_one_that_belongs_there(sign: Sign, before: str, expected: TypedSign) -> None:
    assert typed_sign(sign, before) == expected


@pytest.mark.parametrize("sign", [Sign.DOUBLE_QUOTE, Sign.SINGLE_QUOTE, Sign.DASH])
@pytest.mark.parametrize("before", ["", "a", "a ", "“", "’"])
def test_the_same_key_goes_round_the_pair(sign: Sign, before: str) -> None:
    once = typed_sign(sign, before)
    text = before[: len(before) - once.dropped] + once.text
    twice = typed_sign(sign, text)
    assert twice.dropped == 1
    assert typed_sign(sign, text[:-1] + twice.text) == TypedSign(1, once.text)
