"""What other kinds of Markdown know and CommonMark does not stays as it is where it is kept."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignwb.core.bitext.codes import without_codes
from alignwb.formats.documents.markdown.markdown_document import (
    read_markdown,
    write_markdown_document,
)
from alignwb.formats.documents.placed_text import PlacedText

PATH = Path("lees.md")
WORDS = {"Een zin": "A line", "zin": "line", "Kop": "Head", "daarna": "after", "Zie": "See"}


def english(text: str) -> str:
    for dutch, word in WORDS.items():
        text = text.replace(dutch, word)
    return text


def written(source: str) -> str:
    data = source.encode()
    blocks = read_markdown(data, PATH).blocks
    texts = {block.place: PlacedText(english(block.text), block.codes) for block in blocks}
    new = write_markdown_document(data, texts, PATH)
    after = read_markdown(new, PATH).blocks
    assert [_squeezed(block.text) for block in after] == [
        _squeezed(english(block.text)) for block in blocks
    ]
    return new.decode()


def _squeezed(text: str) -> str:
    return " ".join(without_codes(text).split())


@pytest.mark.parametrize(
    "source",
    [
        "> [!NOTE]\n> Een zin *daarna*.\n",
        "> > [!warning]-\n> > Een zin.\n",
        "> [!TIP]\r\n> Een zin.\r\n",
        "> [!NOTE] \n> Een zin.\n".replace(" \n", "\n"),
        "> [!NOTE]  \n> Een zin.\n",
        "> [!tip] Kop\n",
        ":::note\nEen zin.\n:::\n",
        "- punt\n\n  ::: {.box #a}\n  Een zin.\n  :::\n",
        ":::{note}\nEen zin.\n:::\n:::b\nzin\n:::\n",
        ":::note Kop\n\nEen zin.\n\n:::\n",
        '!!! note "Kop"\n    Een zin.\n',
        "??? tip\n    Een zin.\n",
        "$$\nx_1 * y_{2}\n$$\nEen zin.\n",
        "> Zie\n> $$\n> \\{a\\} &= b_{1} \\\\\n> &\\leq c\n> $$\n> Een zin.\n",
        "Een zin\n$$\nx\n$$\ndaarna.\n",
        '{{< figure src="a_b_.png" >}}\nEen zin.\n',
        "{% highlight %}\nEen zin.\n{% endhighlight %}\n",
        "Kop\n: Een zin.\n: daarna\n",
        "Kop\n\n: Een zin.\n",
        "Een zin  \n:::\n",
        "Kop : Een zin\n: daarna\n",
        "Kop\n: Een zin : zin\n: daarna\n",
        "Een `a : b` zin : zin\n: daarna\n",
        "Zie {% b %} zin\n{% b %}\ndaarna {% b %}\n",
        "Een zin ::: daarna\n:::\nzin\n:::\n",
        "zin $$ daarna\n$$\nx\n$$\nEen zin\n",
        "[^1]: :::note\n    Een zin.\n    :::\n\nZie[^1].\n",
    ],
)
def test_marks_stay_on_lines_of_their_own(source: str) -> None:
    assert written(f"# Een\n\n{source}") == f"# Een\n\n{english(source)}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Zie [[zin *x*", r"See \[\[line *x*"),
        (
            "Zie [[Een zin]], ![[a_.png]] en [[b_|zin]].",
            "See [[A line]], ![[a_.png]] en [[b_|line]].",
        ),
        ("Zie $a_ * b_$ en $$c*d*$$: zin.", "See $a_ * b_$ en $$c*d*$$: line."),
        ("Zie ![x](y){target=_blank} zin.", "See ![x](y){target=_blank} line."),
        ("Zie {{ a_ }} en {% b_ %} zin.", "See {{ a_ }} en {% b_ %} line."),
        ("| Zie |\n|--|\n| [[a\\|b]] zin |", "| See |\n|--|\n| [[a\\|b]] line |"),
        ("Zie [zin] en [[zin]].\n\n[zin]: z", "See [line][zin] en \\[[line][zin]\\].\n\n[zin]: z"),
        ("Zie 5* en $6 * $7 zin.", "See 5\\* en $6 \\* $7 line."),
    ],
)
def test_pieces_of_lines_are_not_escaped_where_they_stand_so_in_the_source(
    source: str, expected: str
) -> None:
    assert written(f"# Een\n\n{source}\n") == f"# Een\n\n{expected}\n"


@pytest.mark.parametrize(
    ("source", "translation", "expected"),
    [
        ("- zin\n  :::\n", "::: item", "- ::: item\n"),
        ("> zin\n> {{ a }}\n", "{{ a }} quote", "> {{ a }} quote\n"),
        ("zin\n:::\n", " ::: text", "::: text\n"),
        ("zin : zin\n: zin\n", "head\n: text", "head\n: text\n"),
        ("zin `a : b` \\: c\n: zin\n", "head : text", "head\n: text\n"),
        ("zin\n: zin\n", "head : text : more", "head\n: text : more\n"),
    ],
)
def test_marks_that_a_translation_has_elsewhere(
    source: str, translation: str, expected: str
) -> None:
    data = f"# Een\n\n{source}".encode()
    block = read_markdown(data, PATH).blocks[1]
    new = write_markdown_document(data, {block.place: PlacedText(translation, {})}, PATH)
    assert new.decode() == f"# Een\n\n{expected}"


def test_marks_that_a_translation_lacks_leave_it_on_one_line() -> None:
    data = b"# Een\n\n:::note\nEen zin.\n:::\n"
    block = read_markdown(data, PATH).blocks[1]
    new = write_markdown_document(data, {block.place: PlacedText("Note: a line.", {})}, PATH)
    assert new == b"# Een\n\nNote: a line.\n"


_LINE = st.sampled_from(
    [
        *("[!NOTE]", ":::note", ":::", "$$", "{{< a >}}", "{% b %}", ": zin", "!!! tip"),
        *(
            "Een zin daarna",
            "zin  ",
            "zin\\",
            "*zin* [[zin]]",
            "**zin",
            "- zin",
            "zin $a*b$",
            "zin ::: : zin",
        ),
    ]
)


@given(st.lists(_LINE, min_size=1, max_size=6), st.sampled_from(["", "> ", "> > "]))
@settings(max_examples=200, deadline=None)
def test_whatever_stands_together_comes_back(lines: list[str], lead: str) -> None:
    written("# Een\n\n" + "".join(f"{lead}{line}\n" for line in lines) + "\nEen zin.\n")
