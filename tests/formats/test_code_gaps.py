import pytest

from alignwb.formats.code_gaps import GAP, gap_for, with_gaps


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"Dak lekt.{GAP}Muur staat.", "Dak lekt. Muur staat."),
        (f"dak{GAP}{GAP}goot", "dak goot"),
        (f"dak {GAP}goot", "dak goot"),
        (f"{GAP}Dak{GAP}, goot{GAP}", "Dak, goot"),
    ],
)
def test_a_code_between_two_words_is_a_space_where_there_is_none(text: str, shown: str) -> None:
    assert with_gaps(text) == shown


def test_a_bold_letter_in_a_word_is_no_gap_and_a_break_always_is() -> None:
    assert gap_for(stands_alone=False, content="<b>") == ""
    assert gap_for(stands_alone=True, content="</em>") == ""
    assert gap_for(stands_alone=False, content="<BR/>") == GAP
    assert gap_for(stands_alone=False, kinds=("lb",)) == GAP
    assert gap_for(stands_alone=True, content="{0}") == GAP
