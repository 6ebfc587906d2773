"""Markdown that shows the text as it stands."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from support.strategies import prose

from alignwb.core.bitext.bitext import Kind
from alignwb.formats.text.markdown import write_markdown

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TEXT_KINDS = [kind for kind in Kind if kind is not Kind.NOTE]


def shown(markdown: str) -> str:
    """The text a reader sees, lines joined by spaces."""
    return " ".join(_seen(MARKDOWN.parse(markdown)).split())


def _seen(tokens: list[Token]) -> str:
    pieces: list[str] = []
    for token in tokens:
        if token.children is not None:
            pieces += (_seen(token.children), "\n")
        elif token.type in {"softbreak", "hardbreak"}:
            pieces.append("\n")
        else:
            pieces.append(token.content)
    return "".join(pieces)


@given(prose, st.sampled_from(TEXT_KINDS))
@example("\x0c", Kind.CAPTION)
@example("[^0]()", Kind.TITLE)
@example("[^1](zie daar)!", Kind.PARAGRAPH)
@settings(max_examples=400)
def test_a_reader_sees_the_text_as_it_stands(text: str, kind: Kind) -> None:
    # The parser, as it must, shows this character for one that is not allowed.
    text = text.replace("\0", "�")
    assert shown(write_markdown([(kind, text)])) == " ".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "# no heading", "- no list", "+ no list", "1. no list", "12) no list", "> no quote",
        "--- no rule", "=== no heading", "*no* _emphasis_ **at** ~~all~~", "`no code`",
        "[no](link)", "![no](image)", "<b>no tag</b>", "<http://no.link>", "&amp; no entity",
        "a\\b", "a\n===", "a\n---", "a\n- b", "a|b\n-|-\nc|d", "Hi![^1]", "heading #", "~~~",
        "    no code", "[^1]: no note", "[no]: /link", "3.14 is no list", "back\\\nslash",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", [Kind.PARAGRAPH, Kind.HEADING, Kind.QUOTE, Kind.CAPTION])
def test_what_looks_like_markdown_is_only_text(text: str, kind: Kind) -> None:
    markdown = write_markdown([(kind, text)])
    assert shown(markdown) == " ".join(text.split())
    expected = {Kind.HEADING: {"heading"}, Kind.QUOTE: {"blockquote", "paragraph"}}
    types = {token.type.removesuffix("_open") for token in MARKDOWN.parse(markdown)}
    opened = {each for each in types if not each.endswith("_close")} - {"inline"}
    assert opened == expected.get(kind, {"paragraph"})


def test_every_kind_has_its_form() -> None:
    paragraphs = [
        (Kind.TITLE, "A letter"),
        (Kind.AUTHOR, "Jan Jansen"),
        (Kind.HEADING, "The sea"),
        (Kind.PARAGRAPH, "It is wide.[^2]"),
        (Kind.QUOTE, "Wide it is."),
        (Kind.CAPTION, "The *sea*"),
        (Kind.NOTE, "[^2] Ibid. 1."),
        (Kind.NOTE, "No number."),
    ]
    assert (
        write_markdown(paragraphs)
        == """\
# A letter

Jan Jansen

## The sea

It is wide.[^2]

> Wide it is.

*The \\*sea\\**

[^2]: Ibid. 1.

No number.
"""
    )


def test_a_note_becomes_the_footnote_of_its_marker() -> None:
    parser = MarkdownIt("commonmark").use(footnote_plugin)
    page = parser.render(
        write_markdown([(Kind.PARAGRAPH, "Wide![^12]"), (Kind.NOTE, "[^12] See *there*: 1-2.")])
    )
    assert 'class="footnote-ref"' in page
    assert "See *there*: 1-2." in page.split('<section class="footnotes">')[1]


def test_paragraphs_of_nothing_leave_no_gap() -> None:
    assert write_markdown([(Kind.PARAGRAPH, " "), (Kind.PARAGRAPH, "a")]) == "a\n"
    assert write_markdown([]) == ""
