"""From what a paragraph holds to its text with codes, and back."""

import re
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.core.bitext.codes import CODE, End, read_code, without_codes
from alignwb.errors import FormatError
from alignwb.formats.documents.inline.composing import Composed, compose
from alignwb.formats.documents.inline.items import (
    Anchor,
    Item,
    Looks,
    Marker,
    Point,
    Scope,
    StyledText,
    raw_of,
)
from alignwb.formats.documents.inline.rendering import render

LOOKS = Looks({"b": "xlf:b", "i": "xlf:i"}, {"b": "bold", "i": "italic"}, frozenset({"u"}))


def a_run(text: str, looks: str = "") -> StyledText:
    """A text that looks as each letter says."""
    return StyledText(text, {each: each.encode() for each in looks})


def shown(text: str) -> str:
    """A text with its codes as tags."""

    def tag(found: re.Match[str]) -> str:
        number, end = read_code(found[0])
        return {End.OPEN: f"<{number}>", End.CLOSE: f"</{number}>", End.POINT: f"<{number}/>"}[end]

    return CODE.sub(tag, text)


def written(composed: Composed, text: str) -> str:
    """What a paragraph holds after it got a text: its runs in braces, each with how it looks."""

    def run(piece: str, features: Mapping[str, bytes]) -> bytes:
        return f"{{{''.join(sorted(features))}:{piece}}}".encode() if piece else b""

    def raw(pieces: tuple[bytes | tuple[int, int], ...]) -> bytes:
        return b"".join(each for each in pieces if isinstance(each, bytes))

    return render(composed, text, run, raw, composed.markers.get).decode()


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([a_run("een "), a_run("huis", "b"), a_run(" hier")], "een <1>huis</1> hier"),
        # What most of the paragraph is needs no code, however it looks.
        ([a_run("alles vet ", "b"), a_run("niet", ""), a_run(" weer", "b")],
         "alles vet <1>niet</1> weer"),
        # Runs that look alike are one; white space belongs to what is on both sides of it.
        ([a_run("een gewoon begin "), a_run("a ", "b"), a_run("b", "b"), a_run(" c", "b"),
          a_run(" einde")], "een gewoon begin <1>a b c</1> einde"),
        ([a_run("gewoon genoeg "), a_run("a", "b"), a_run(" "), a_run("b", "b")],
         "gewoon genoeg <1>a b</1>"),
        ([a_run("gewoon genoeg "), a_run("a ", "b"), a_run("b", "i")],
         "gewoon genoeg <1>a</1> <2>b</2>"),
        # A pair in a pair, whatever runs they were cut into.
        ([a_run("heel gewoon dit "), a_run("a ", "b"), a_run("b", "bi"), a_run(" c", "b")],
         "heel gewoon dit <1>a <2>b</2> c</1>"),
        ([a_run("heel gewoon dit "), a_run("a", "b"), a_run("b", "bi"), a_run("c", "i")],
         "heel gewoon dit <1>a<2>b</2></1><3>c</3>"),
        ([a_run("heel gewoon dit "), a_run("a", "bi")], "heel gewoon dit <1>a</1>"),
        # What shows on white space too is not taken off it.
        ([a_run("naam, voluit: "), a_run("   ", "u"), a_run(" graag")],
         "naam, voluit: <1>   </1> graag"),
        ([Point((b"p",)), a_run("tekst"), Point((b"t",), equiv="\t"), a_run("x")],
         "tekst<1/>x"),
        ([a_run("a"), Marker("2", (b"m",)), a_run(" b")], "a[^2] b"),
        # What only reads as a marker is a code, so that nobody takes it for one.
        ([a_run("zie [^2] daar")], "zie <1/> daar"),
        ([a_run("a "), Scope((b"<",), (b">",), [a_run("b", "i")]), a_run(" c")], "a <1>b</1> c"),
        ([a_run("a"), Anchor((b"x",)), a_run("b")], "ab"),
        ([a_run("a\U00100001b")], "a�b"),
    ],
)  # fmt: skip
def test_what_is_around_which_words(items: list[Item], text: str) -> None:
    assert shown(compose(items, LOOKS, "x").text) == text


@pytest.mark.parametrize(
    ("items", "text"),
    [
        ([a_run("Punt 4: "), a_run("de levering", "u")], "<1>Punt 4: </1>de levering"),
        (
            [a_run("de levering", "u"), a_run(" (zie"), a_run(" 4)", "u")],
            "de levering<1> (zie</1> 4)",
        ),
        ([a_run("de", "u"), a_run(" "), a_run("levering", "u")], "de levering"),
        ([a_run("Punt 4: "), a_run("de levering", "b")], "<1>Punt 4:</1> de levering"),
    ],
)
def test_a_space_that_a_plain_word_brings_is_no_part_of_what_is_underlined(
    items: list[Item], text: str
) -> None:
    assert shown(compose(items, LOOKS, "a.docx").text) == text


def test_a_blank_does_not_decide_which_look_comes_first() -> None:
    items = [a_run("vet", "b"), a_run(" "), a_run("schuin", "i"), a_run("gewoon")]
    assert shown(compose(items, LOOKS, "a.docx").text) == "<1>vet</1> schuin<2>gewoon</2>"


def test_codes_say_what_they_are() -> None:
    items: list[Item] = [
        a_run("gewone tekst "),
        a_run("b", "bi"),
        Point((b"",), "image", "picture", "beeld", is_lasting=True),
        a_run("n"),
    ]
    codes = compose(items, LOOKS, "x").codes
    assert [(each.kind, each.disp, each.is_pair, each.equiv) for each in codes.values()] == [
        ("xlf:b", "bold, italic", True, ""),
        ("image", "picture", False, "beeld"),
    ]
    assert [each.may_be_deleted for each in codes.values()] == [True, False]


def test_more_codes_than_a_paragraph_has_are_refused() -> None:
    items: list[Item] = [a_run("a")]
    for _ in range(0x4000):
        items += [Point((b"t",)), a_run("a")]
    with pytest.raises(FormatError, match="brief: a paragraph has more than 16,383"):
        compose(items, LOOKS, "brief")


SAMPLE: list[Item] = [
    Anchor((b"(start)",)),
    a_run("een heel gewoon begin "),
    a_run("vet", "b"),
    Point((b"(tab)",), equiv="\t"),
    Scope((b"<a>",), (b"</a>",), [a_run("daar", "i"), a_run(" en", "bi"), a_run(" ginds", "i")]),
    Marker("1", (b"(note)",)),
    a_run(" tot slot"),
    Point((b"(beeld)",), is_lasting=True, equiv="b"),
    a_run("."),
]


@pytest.mark.parametrize(
    ("tags", "wanted"),
    [
        ("x <1>y</1> z", "(start){:x }{b:y}{: z}"),
        ("<1>open", "(start){b:open}"),
        ("dicht</1>", "(start){:dicht}"),
        ("<3>l <4>m</4></3>", "(start)<a>{i:l }{bi:m}</a>"),
        # A link in which another code begins and goes on ends where it ends.
        ("<3>l <1>m</3> n</1>", "(start)<a>{i:l }{bi:m}</a>{b: n}"),
        ("<1><3>l</1> m</3>", "(start)<a>{i:l}{i: m}</a>"),
        ("<3><3>l</3></3>", "(start)<a>{i:l}</a>"),
        ("a<2/>b<2/>c", "(start){:a}(tab){:b}(tab){:c}"),
        ("a<5/>b<5/>c", "(start){:a}(beeld){:b}{:c}"),
        ("a[^1]b[^1]c[^9]", "(start){:a}(note){:b}{:c}{:[^9]}"),
        ("a<99/>b", "(start){:a}{:b}"),
        ("", "(start)"),
    ],
)
def test_a_text_is_written_with_its_codes(tags: str, wanted: str) -> None:
    composed = compose(SAMPLE, LOOKS, "x")
    ends = {shown(end.text): end.text for code in composed.codes.values() for end in code.ends}
    unknown = {"<99/>": chr(0x100000 + 2 * 0x4000 + 99)}
    text = re.sub(r"</?\d+/?>", lambda found: {**ends, **unknown}[found[0]], tags)
    assert written(composed, text) == wanted


def test_what_nobody_sees_stays_about_where_it_is() -> None:
    items: list[Item] = [a_run("een twee "), Anchor((b"(x)",)), a_run("drie vier")]
    composed = compose(items, LOOKS, "x")
    assert written(composed, composed.text) == "{:een twee }(x){:drie vier}"
    assert written(composed, "one two three four") == "{:one two }(x){:three four}"


_items = st.recursive(
    st.builds(
        a_run, st.text("ab \t", min_size=1, max_size=4), st.sampled_from(["", "b", "bi", "u"])
    )
    | st.builds(Point, st.just((b"p",)), equiv=st.sampled_from(["", "e"]))
    | st.builds(Anchor, st.just((b"a",))),
    lambda inner: st.builds(
        Scope, st.just((b"<",)), st.just((b">",)), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(_items, max_size=10))
def test_the_same_text_gives_the_same_runs(items: list[Item]) -> None:
    composed = compose(items, LOOKS, "x")
    whole = written(composed, composed.text)
    letters = re.sub(r"\{\w*:|[}<>pa]", "", whole)
    held = "".join(_letters(items))
    assert re.sub("a", "", held) == letters
    stack: list[int] = []
    for found in CODE.finditer(composed.text):
        number, end = read_code(found[0])
        if end is End.OPEN:
            stack.append(number)
        elif end is End.CLOSE:
            assert stack.pop() == number
    assert stack == []
    assert without_codes(composed.text).strip() in held


def _letters(items: list[Item]) -> list[str]:
    found: list[str] = []
    for item in items:
        if isinstance(item, StyledText):
            found.append(item.text)
        elif isinstance(item, Scope):
            found += _letters(item.items)
    return found


def test_items_that_stay_are_written_as_they_were() -> None:
    assert raw_of([Scope((b"<",), (b">",), [Point((b"p",)), Anchor(((1, 2),))])]) == (
        b"<", b"p", (1, 2), b">",
    )  # fmt: skip
