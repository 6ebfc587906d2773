from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.languages.half_characters import (
    count_half_characters,
    to_utf_8,
    without_half_characters,
)

ANY = st.text(st.characters(codec=None, categories=None), max_size=20)


@given(ANY)
def test_every_text_can_be_written_and_keeps_its_length(text: str) -> None:
    written = to_utf_8(text).decode()
    assert written == without_half_characters(text)
    assert len(written) == len(text)


@given(ANY)
def test_only_half_characters_change_and_each_is_counted(text: str) -> None:
    changed = [(old, new) for old, new in zip(text, without_half_characters(text), strict=True)]
    halves = [(old, new) for old, new in changed if "\ud800" <= old <= "\udfff"]
    assert {new for _, new in halves} <= {"\ufffd"}
    assert all(old == new for old, new in changed if not "\ud800" <= old <= "\udfff")
    assert count_half_characters(text) == len(halves)
