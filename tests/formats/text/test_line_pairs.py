from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from support.strategies import prose

from alignwb.formats.text.line_pairs import write_line_pairs
from alignwb.formats.translation_unit import TranslationUnit


@given(st.lists(st.builds(TranslationUnit, prose, prose)))
def test_both_files_have_a_line_for_each_pair_however_lines_are_counted(
    units: list[TranslationUnit],
) -> None:
    sources, targets = BytesIO(), BytesIO()
    written = write_line_pairs(sources, targets, units).units
    for file in (sources, targets):
        text = file.getvalue().decode()
        assert len(text.splitlines()) == text.count("\n") == written
        assert all(line.strip() for line in text.splitlines())
    assert written <= len(units)


def test_line_ends_in_a_text_are_spaces() -> None:
    sources, targets = BytesIO(), BytesIO()
    units = [TranslationUnit("a \r\n b\x85c", "d\u2028e"), TranslationUnit(" \n", "f")]
    assert write_line_pairs(sources, targets, units).units == 1
    assert (sources.getvalue(), targets.getvalue()) == (b"a b c\n", b"d e\n")
