"""Markdown in and out: what is a text, what is a code, and that nothing else changes."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support.document_round_trips import refuse_lost_bytes, rewritten, squeezed, with_words

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import codes_of, without_codes
from alignwb.errors import FormatError
from alignwb.formats.documents.markdown.markdown_document import (
    is_markdown,
    read_markdown,
    write_markdown_document,
)
from alignwb.formats.documents.placed_text import PlacedText

PAGE = Path("stuk.md")
CONTROLS = re.compile("[\x00-\x1f\x7f\x85\u2028\u2029\ufeff]")


def texts(page: str) -> list[str]:
    read = refuse_lost_bytes(page.encode(), PAGE, read_markdown, write_markdown_document)
    return [squeezed(block.text) for block in read.blocks]


def written(page: str, *new: str) -> str:
    blocks = read_markdown(page.encode(), PAGE).blocks
    placed = {
        block.place: PlacedText(text, block.codes) for block, text in zip(blocks, new, strict=False)
    }
    return write_markdown_document(page.encode(), placed, PAGE).decode()


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("een\ntwee\n\ndrie", ["een twee", "drie"]),
        ("# Kop\n## Nog *een* ##\nx", ["Kop", "Nog een", "x"]),
        ("Kop\n===\ntekst", ["Kop", "tekst"]),
        (
            "- een\n  vervolg\n\n  tweede\n- [x] twee\n1. drie",
            ["een vervolg", "tweede", "twee", "drie"],
        ),
        ("> een\n> > twee\nlui", ["een", "twee lui"]),
        ("| a | b \\| c |\n|---|:-:|\n| *x* | |\n y|z", ["a", "b | c", "x", "y", "z"]),
        ("[^1]: Noot.\n\n    Meer.\n\nTekst[^1].", ["Noot.", "Meer.", "Tekst[^1]."]),
        ("`code` en \\*ster\\* &amp; &eacute;", ["en *ster* & é"]),
        ('[a](b "t") ![c](d) <http://e> [f]\n\n[f]: g', ["a c f"]),
        ("![een plaat](x.png)\n\n![](y.png)", ["een plaat"]),
        ("een  \ntwee\\\ndrie", ["eentweedrie"]),
        ("<p align=center>een <b>x</b></p>\n\ntwee <i>y</i>", ["een x", "twee y"]),
        ("---\ntitel: x\n---\ntekst", ["tekst"]),
        ("```\ncode\n```\ntekst\n\n    meer code", ["tekst"]),
        ("**alles** \n\n***samen***", ["alles", "samen"]),
        ("a\r\nb\r\n\r\n> c\r\n> d", ["a b", "c d"]),
        ("snake_case en 2 * 3 * 4", ["snake_case en 2 * 3 * 4"]),
    ],
)
def test_the_texts_of_a_document(page: str, expected: list[str]) -> None:
    assert texts(page) == expected


def test_kinds_come_from_blocks() -> None:
    page = "# a\n\n## b\n\n> c\n\n[^1]: d\n\n- e"
    kinds = [block.kind for block in read_markdown(page.encode(), PAGE).blocks]
    assert kinds == [Kind.TITLE, Kind.HEADING, Kind.QUOTE, Kind.NOTE, Kind.PARAGRAPH]


def test_what_is_no_language_is_told() -> None:
    page = "---\na: b\n---\n```py\nx = 1\n```\n\n`alleen`\n\n- <div>in</div>\n\ntekst"
    left_out = read_markdown(page.encode(), PAGE).left_out
    assert {each.what: each.texts for each in left_out} == {
        "front matter": ("--- a: b ---",),
        "code": ("x = 1", "alleen"),
        "HTML inside of lists and quotes": ("- <div>in</div>",),
    }


def test_codes_keep_their_marks_and_move_with_their_words() -> None:
    page = "Zie **het _oude_ huis** op [de kaart](k.md) of [elders], `x`."
    [block] = read_markdown(f"{page}\n\n[elders]: y".encode(), PAGE).blocks
    ends = [end.text for end in codes_of(block.text)]
    assert [code.kind for code in block.codes.values()] == [
        *("xlf:b", "xlf:i", "link", "link", "other")
    ]
    new = (
        f"{ends[8]}: {ends[6]}elsewhere{ends[7]} or {ends[4]}the map{ends[5]},"
        f" the{ends[0]} {ends[1]}old{ends[2]} house{ends[3]}!"
    )
    assert written(f"{page}\n\n[elders]: y", new) == (
        "`x`: [elsewhere][elders] or [the map](k.md), the **_old_ house**!\n\n[elders]: y"
    )


@pytest.mark.parametrize(
    "text",
    [
        *(
            "# x",
            "1. x",
            "- x",
            "+ x",
            "> x",
            "=",
            "---",
            "***",
            "    x",
            "```",
            "~~~",
            "x #",
            "#",
            "###",
            "# #",
            "a ## ###",
            "a##",
            "\ufeff# a",
            "\ufeff\ufeff",
            "|x|",
        ),
        *(
            "*x*",
            "_x_",
            "a_b_c",
            "`x`",
            "[x](y)",
            "![x](y)",
            "<b>",
            "&amp;",
            "\\",
            "x\\",
            "<http://x>",
        ),
        *(
            "<http://x>",
            "|x|",
            "[^2]: x",
            "x[^2](y)",
            "[x]: y",
            "!",
            "a\nb\n\n- c",
            "1) x",
            "x  \ny",
            ": x",
            "[ ] x",
        ),
    ],
)
def test_what_markdown_would_take_for_its_own_is_escaped(text: str) -> None:
    for page in (
        "een",
        "# een",
        "- een\n- twee",
        "> een\n> twee",
        "| een | x |\n|-|-|",
        "een\n---",
    ):
        rewritten(page.encode(), PAGE, read_markdown, write_markdown_document, lambda _: text)


def test_emphasis_that_marks_cannot_say_there_is_written_as_tags() -> None:
    page = "een **twee** drie"
    [block] = read_markdown(page.encode(), PAGE).blocks
    start, end = (each.text for each in codes_of(block.text))
    assert written(page, f"x{start}“y”{end}z") == "x<strong>“y”</strong>z"
    assert written(page, f"x{start} y {end}z") == "x **y** z"


@pytest.mark.parametrize(
    ("page", "is_so"),
    [
        ("Gewone tekst.\n\nNog een alinea.\n", False),
        ("1. een\n2. twee\n", False),
        ("Kop\n===\n", False),
        ("een *woord*", True),
        ("# kop\f\n*woord*", False),
        ("een\n\n- twee", True),
        ("[^1]: noot", True),
        ("---\na: b\n---\nx", True),
    ],
)
def test_a_text_without_marks_is_no_markdown(page: str, is_so: bool) -> None:
    assert is_markdown(page.encode(), PAGE) == is_so


def test_bytes_that_are_no_unicode_cost_a_message() -> None:
    with pytest.raises(FormatError, match=r"stuk\.md, line 2: the byte E9 .* “é”"):
        read_markdown(b"a\n\xe9n", PAGE)


_PIECES = st.sampled_from(
    [
        *("woord", "Twee.", " ", "*", "**", "_", "~~", "`", "[", "](u)", "[^2]", "]", "![", "\n"),
        *("\n\n", "\n- ", "\n> ", "\n# ", "\n1. ", "|a|b|\n|---|---|", "|", "\n    x", "\\\n"),
        *(
            "  \n",
            "<b>",
            "</b>",
            "<div>",
            "</div>",
            "&amp;",
            "\\*",
            "é",
            "[^2]: ",
            "```\n",
            "---\n",
        ),
        *("\r\n", "\U00100003", "\t", "<http://x>"),
    ]
)
_PAGES = st.lists(_PIECES, max_size=30).map("".join).filter(str.strip)


@given(_PAGES)
def test_any_document_keeps_its_bytes(page: str) -> None:
    refuse_lost_bytes(page.encode(), PAGE, read_markdown, write_markdown_document)


@given(_PAGES)
def test_every_character_shown_is_in_a_block_or_left_out(page: str) -> None:
    read = read_markdown(page.encode(), PAGE)
    ours = [block.text for block in read.blocks]
    ours += [code.data for block in read.blocks for code in block.codes.values()]
    ours += [text for each in read.left_out for text in each.texts]
    shown = [
        child.content
        for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page)
        for child in [token, *(token.children or [])]
        if child.type in {"text", "code_inline", "fence", "code_block"}
    ]
    # What a footnote is, the bare parser does not know; its labels are shown as text there.
    spare = page.count("[^2]: ") * 9
    whole = "".join(ours)
    for each in set(filter(str.isalpha, "".join(shown))):
        assert "".join(shown).count(each) <= whole.count(each) + spare


@given(_PAGES)
def test_any_document_takes_other_words(page: str) -> None:
    rewritten(
        page.encode(),
        PAGE,
        read_markdown,
        write_markdown_document,
        lambda block: with_words(block, "W"),
    )


@given(st.text())
def test_any_text_can_be_put_into_a_document(text: str) -> None:
    new = without_codes(text.encode("utf-8", "ignore").decode()).replace("\0", "�")
    page = "# een\n\n- twee **drie**\n\n> vier\n\n| a | b |\n|---|---|\n\n[^1]: noot"
    rewritten(page.encode(), PAGE, read_markdown, write_markdown_document, lambda _: new)


def test_a_wide_table_is_read_in_the_time_of_its_cells() -> None:
    wide = f"{'|a' * 3000}|\n{'|-' * 3000}|\n{'|b' * 3000}|\n"
    blocks = read_markdown(wide.encode(), PAGE).blocks
    assert [block.text for block in blocks] == ["a"] * 3000 + ["b"] * 3000


@pytest.mark.parametrize(
    ("value", "text", "new"),
    [
        ("Een dag # concept", "Een dag", "A: day"),
        ("'Jan''s dag'", "Jan's dag", "John's #1 day"),
        ('"Een \\"dag\\""  # zo', 'Een "dag"', 'A "day" \\ x'),
        ('"Caf\\xE9 \\u2013 nu"', "Café – nu", "- Café"),
        (">-\n  Een dag\n  in mei", "Een dag in mei", "# A day: in May"),
    ],
)
@pytest.mark.parametrize("key", ["title", "description"])
def test_values_of_the_front_matter_are_texts(key: str, value: str, text: str, new: str) -> None:
    page = f"---\ndatum: 2024-05-01\n{key}: {value}\ntags: [a]\n---\nTekst.\n"
    assert texts(page) == [text, "Tekst."]
    out = written(page, new)
    assert texts(out) == [new, "Tekst."]
    assert out.startswith(f"---\ndatum: 2024-05-01\n{key}: ")
    assert out.endswith("\ntags: [a]\n---\nTekst.\n")
    assert ("# zo" in out, "# concept" in out) == ("# zo" in page, "# concept" in page)


@pytest.mark.parametrize(
    "front",
    [
        *(
            "title: |\n  a\n  b",
            "title: een\n  twee",
            "title: [a]",
            "title: {a: b}",
            "title: &x een",
        ),
        *(
            "title: a: b",
            "title: true",
            "title: 2024",
            "title: 'a",
            "title:\n  een",
            "  title: een",
        ),
        *(
            "title: een\ntitle: twee",
            "title: >\n  a\n\n  b",
            "title: >\n  a\n   b",
            'title: "a\\nb"',
        ),
    ],
)
def test_other_values_are_left_alone_and_told(front: str) -> None:
    page = f"---\n{front}\n---\nTekst.\n"
    assert texts(page) == ["Tekst."]
    [left_out] = read_markdown(page.encode(), PAGE).left_out
    assert left_out.what == "front matter"


@given(
    st.text(st.characters(exclude_categories=["Cs", "Co"])), st.sampled_from(["x", "'x'", ">\n  x"])
)
def test_any_title_comes_back(title: str, value: str) -> None:
    page = f"---\ntitle: {value}\nmore: y\n---\nTekst."
    new = f"a{title}z".replace("\x00", "")
    out = written(page, new)
    first = read_markdown(out.encode(), PAGE).blocks[0].text
    assert squeezed(first) == squeezed(CONTROLS.sub(" ", new) if ">" in value else new)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sank in 1912. It was cold in 1913.", "It sank in 1912. It was cold in 1913."),
        ("1912. A cold year.", r"1912\. A cold year."),
        ("7) is what it says in 8).", r"7\) is what it says in 8)."),
    ],
)
def test_a_number_is_escaped_where_it_would_begin_a_list(text: str, expected: str) -> None:
    data = b"# Kop\n\nHet zonk *toen*.\n"
    place = read_markdown(data, Path("a.md")).blocks[1].place
    new = write_markdown_document(data, {place: PlacedText(text)}, Path("a.md"))
    assert new.decode() == f"# Kop\n\n{expected}\n"
