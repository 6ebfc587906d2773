"""Rows of the preview: every line as wide as it has to be, every sentence found again."""

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from support.coded_texts import coded
from support.strategies import layouts

from alignwb.core.bitext.bitext import Kind, Paragraph
from alignwb.core.bitext.codes import InlineCode
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.structure.paragraph_layout import Layout
from alignwb.tui.edit.preview.reading_columns import Shown
from alignwb.tui.edit.preview.reading_row import ReadingLayout, ReadingRow, paragraph_row
from alignwb.tui.shared.paragraph_lines import Tag

CODES_OF_LOOKS = {
    1: InlineCode(1, is_pair=True, kind="xlf:b"),
    2: InlineCode(2, is_pair=True, kind="link", disp="elders.example"),
    3: InlineCode(3, is_pair=True, kind="xlf:i"),
    4: InlineCode(4, is_pair=False, kind="image"),
}
TEXTS = st.text("abé 王\u200b\n", max_size=120)


def row(
    paragraph: Paragraph, width: int, shown: Shown = Shown.BOTH, current: str = "s1"
) -> ReadingRow:
    layout = ReadingLayout(width, shown)
    ref = SegmentRef(paragraph.id, current)
    return paragraph_row(paragraph, layout, lambda _: Style(), lambda: ref, below=1)


def text_of(made: ReadingRow, line: int) -> str:
    return made.strip(line).text


@given(
    st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6),
    st.integers(16, 200),
    st.sampled_from(Shown),
    st.sampled_from(Kind),
    layouts(in_tables=False),
)
def test_every_line_fills_the_screen_and_every_sentence_is_on_some(
    texts: list[tuple[str, str]], width: int, shown: Shown, kind: Kind, layout: Layout
) -> None:
    segments = tuple(
        Segment(f"s{n}", source, target, Status.CONFIRMED)
        for n, (source, target) in enumerate(texts)
    )
    made = row(Paragraph("p1", kind, segments, layout=layout), width, shown)
    assert {made.strip(line).cell_length for line in range(made.height)} <= {width}
    for segment in segments:
        sides = {Shown.SOURCE: segment.source, Shown.TARGET: segment.target}
        is_shown = bool(sides.get(shown, segment.source or segment.target))
        lines = made.lines_of(SegmentRef("p1", segment.id))
        assert (lines is not None) == is_shown
        if lines is not None:
            assert 0 <= lines[0] <= lines[1] < made.height


def test_a_click_finds_the_sentence_it_is_on_in_either_column() -> None:
    segments = (
        Segment("s1", "Eerst dit.", "First this.", Status.CONFIRMED),
        Segment("s2", "Toen dat.", "Then that.", Status.CONFIRMED),
    )
    made = row(Paragraph("p1", Kind.PARAGRAPH, segments), 140)
    line = text_of(made, 0)
    for words, segment in (("dit", "s1"), ("dat", "s2"), ("First", "s1"), ("that", "s2")):
        assert made.segment_at(0, line.index(words)) == SegmentRef("p1", segment)


def test_sides_stand_beside_each_other_where_they_fit_else_under_each_other() -> None:
    paragraph = Paragraph("p1", Kind.QUOTE, (Segment("s1", "Kom!", "Come!", Status.EDITED),))
    wide, narrow = row(paragraph, 120), row(paragraph, 60)
    assert "│" in text_of(wide, 0)
    assert text_of(wide, 0).split() == ["▸", "Kom!", "│", "◐", "Come!"]
    assert narrow.height == 3
    assert text_of(narrow, 0).split() == ["▸", "Kom!"]


def test_a_missing_target_shows_its_source_alone_and_a_gap_beside_it() -> None:
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (Segment("s1", "Kom!"),))
    alone, beside = row(paragraph, 80, Shown.TARGET), row(paragraph, 120)
    assert "[Kom!]" in text_of(alone, 0)
    assert "[Kom!]" not in text_of(beside, 0)
    assert "…" in text_of(beside, 0)


def test_a_title_stands_in_the_middle() -> None:
    paragraph = Paragraph("p1", Kind.TITLE, (Segment("s1", "IJs", "Ice", Status.CONFIRMED),))
    line = text_of(row(paragraph, 81, Shown.TARGET, current=""), 0)
    assert abs(len(line) - len(line.lstrip()) - (len(line) - len(line.rstrip()))) <= 2


def looking(target: str, status: Status) -> dict[str, Style]:
    """The style of each run of cells of a target with codes."""
    styles = {"link": Style(color="blue"), "sign": Style(dim=True), Tag.OPEN: Style(italic=True)}
    paragraph = Paragraph(
        "p1", Kind.PARAGRAPH, (Segment("s1", "x", target, status),), codes=CODES_OF_LOOKS
    )
    layout = ReadingLayout(80, Shown.TARGET)
    made = paragraph_row(paragraph, layout, lambda name: styles.get(name, Style()), lambda: None)
    return {each.text.strip(): each.style or Style() for each in made.strip(0)}


def test_words_look_as_their_codes_say_and_other_codes_are_faint_signs() -> None:
    target = coded("One <1>two</1> <2>three</2> <3>four</3>.{4}")
    styles = looking(target, Status.CONFIRMED)
    assert (styles["two"].bold, styles["One"].bold) == (True, None)
    assert (styles["three"].underline, styles["three"].color) == (True, Style(color="blue").color)
    assert styles["four"].italic
    assert styles["ᵈ"].dim


def test_emphasis_stands_upright_in_what_is_not_confirmed() -> None:
    styles = looking(coded("One <3>two</3>."), Status.EDITED)
    assert styles["◐\u00a0".strip()] == Style()
    assert (styles["One"].italic, styles["two"].italic) == (True, False)


def lines_of(made: ReadingRow) -> list[str]:
    return [made.strip(line).text.rstrip() for line in range(made.height)]


def test_an_item_hangs_behind_its_mark_and_the_rest_of_it_under_its_text() -> None:
    text = "Bieten staan hier van april tot in oktober, als de winter laat begint dit jaar."
    segments = (Segment("s1", text, "", Status.INITIAL),)
    layout = Layout(depth=2, mark="12.")
    made = row(Paragraph("p1", Kind.PARAGRAPH, segments, layout=layout), 50, Shown.SOURCE)
    first, second, *_ = lines_of(made)
    assert first.startswith("   ▸ 12. Bieten")
    assert second.index(second.strip()) == first.index("Bieten")


def test_a_heading_has_a_rule_of_its_level_and_a_number_before_it() -> None:
    def shown(level: int) -> list[str]:
        layout = Layout(level=level, mark="2.1")
        segments = (Segment("s1", "Zaaien", "Sowing", Status.CONFIRMED),)
        paragraph = Paragraph("p1", Kind.HEADING, segments, layout=layout)
        return [each.strip(" ▸") for each in lines_of(row(paragraph, 60, Shown.TARGET))]

    assert shown(1)[:2] == ["2.1 Sowing", "══════"]
    assert shown(2)[1] == "──────"
    assert len({shown(level)[1] for level in range(1, 7)}) == 6


def test_verse_ends_its_lines_where_the_document_does() -> None:
    codes = {3: InlineCode(3, is_pair=False, kind="xlf:lb")}
    segments = (
        Segment("s1", coded("De zee was grijs,{3}"), "", Status.INITIAL),
        Segment("s2", coded("de maan was weg.{3}De meeuw zweeg."), "", Status.INITIAL),
    )
    made = row(Paragraph("p1", Kind.PARAGRAPH, segments, codes=codes), 70, Shown.SOURCE)
    shown = [each.strip(" ▸") for each in lines_of(made)]
    assert shown[:3] == ["De zee was grijs,", "de maan was weg.", "De meeuw zweeg."]
    assert made.lines_of(SegmentRef("p1", "s2")) == (1, 2)
