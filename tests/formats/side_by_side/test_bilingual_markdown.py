from io import BytesIO

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support.strategies import prose

from alignwb.formats.side_by_side.bilingual_markdown import write_bilingual_markdown
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout

LAYOUT = UnitLayout(("nl", "en"), "sentence")
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def _cells(units: list[TranslationUnit]) -> list[str]:
    """The texts of all cells but the headers', as a reader of Markdown shows them."""
    file = BytesIO()
    write_bilingual_markdown(file, units, LAYOUT)
    tokens = READER.parse(file.getvalue().decode())
    cells = [
        "".join(
            "\n" if each.content == "<br>" else each.content
            for each in tokens[at + 1].children or ()
        )
        for at, token in enumerate(tokens)
        if token.type == "td_open"
    ]
    kinds = {each.type for token in tokens for each in token.children or ()}
    assert kinds <= {"text", "text_special", "html_inline"}
    return cells


@given(st.lists(st.tuples(prose, prose), max_size=3))
def test_no_text_is_taken_for_marks(texts: list[tuple[str, str]]) -> None:
    plain = [tuple("".join(filter(str.isprintable, text)) for text in row) for row in texts]
    cells = _cells([TranslationUnit(source, target) for source, target in plain])
    shown = [cells[at : at + 5][1:3] for at in range(0, len(cells), 5)]
    assert shown == [[text.strip() for text in row] for row in plain]


def test_lines_of_a_text_are_lines_of_its_cell() -> None:
    assert _cells([TranslationUnit("a\r\nb", "| c |\x1b", "d\u2028e")]) == [
        "1", "a\nb", "| c |␛", "", "d\ne",
    ]  # fmt: skip
