"""What inline codes make of the words between them."""

from hypothesis import given
from support.coded_project import CODES, SOURCE
from support.coded_texts import coded
from support.strategies import paragraphs

from alignwb.core.bitext.bitext import Paragraph
from alignwb.core.bitext.codes import Codes, InlineCode, plain_equivalent
from alignwb.core.bitext.overview.looks import Look, looked_texts, looks_of


def looked(text: str, codes: Codes) -> list[tuple[str, set[Look]]]:
    return [(each.text, set(each.looks)) for each in looked_texts(text, codes)]


def test_words_look_as_the_codes_around_them_say() -> None:
    assert looked(SOURCE, CODES) == [
        ("Lees ", set()),
        ("de brief", {Look.BOLD}),
        (" van ", set()),
        ("de molenaar", {Look.LINK}),
        (".", set()),
        ("", {Look.BREAK}),
    ]
    assert looked(coded("<1>a <2>b</1> c</2>"), CODES) == [
        ("a ", {Look.BOLD}),
        ("b", {Look.BOLD, Look.LINK}),
        (" c", {Look.LINK}),
    ]


def test_a_code_without_a_look_is_a_sign_and_one_that_reads_as_something_is_that() -> None:
    codes = {
        1: InlineCode(1, is_pair=True, kind="fmt", disp="font"),
        2: InlineCode(2, is_pair=False, kind="xlf:var", equiv="{naam}"),
        3: InlineCode(3, is_pair=False, kind="image"),
    }
    text = coded("Dag <1>{2}</1>{3}!")
    assert [(bool(looks), text) for text, looks in looked(text, codes)] == [
        (False, "Dag "),
        (True, coded("<1>")),
        (False, "{naam}"),
        (True, coded("</1>{3}")),
        (False, "!"),
    ]


def test_a_look_is_known_by_what_a_code_is_and_what_it_is_called() -> None:
    def named(kind: str = "", disp: str = "") -> set[Look]:
        return set(looks_of(InlineCode(1, is_pair=True, kind=kind, disp=disp)))

    assert named("xlf:b", "bold, italic") == {Look.BOLD, Look.ITALIC}
    assert named("other", "code") == {Look.CODE}
    assert named("other", "struck through") == {Look.STRUCK}
    assert named("link", "https://strong.example/i") == {Look.LINK}
    assert named("other", "not bold") == named("fmt", "font") == set()


def test_what_some_words_are_taken_from_the_others_have() -> None:
    codes = {
        1: InlineCode(1, is_pair=True, kind="other", disp="not bold"),
        2: InlineCode(2, is_pair=True, kind="xlf:i", disp="italic"),
    }
    assert looked(coded("<1>een met</1> twee <2>drie</2><1>.</1>"), codes) == [
        ("een met", set()),
        (" twee ", {Look.BOLD}),
        ("drie", {Look.BOLD, Look.ITALIC}),
        (".", set()),
    ]


def test_a_break_between_words_is_a_space_as_in_plain_text() -> None:
    assert looked(coded("een{3}twee"), CODES) == [
        ("een", set()),
        (" ", {Look.BREAK}),
        ("twee", set()),
    ]


def test_a_break_beside_a_space_has_none_of_its_own() -> None:
    assert looked(coded("een,{3} twee"), CODES) == [
        ("een,", set()),
        ("", {Look.BREAK}),
        (" twee", set()),
    ]
    assert looked(coded("einde{3}."), CODES) == [("einde.", set())]
    assert looked(coded("Een.{3}"), CODES) == [("Een.", set()), ("", {Look.BREAK})]


@given(paragraphs())
def test_what_is_no_sign_reads_as_plain_text(paragraph: Paragraph) -> None:
    for segment in paragraph.segments:
        for text in (segment.source, segment.target):
            looked = looked_texts(text, paragraph.codes)
            words = "".join(each.text for each in looked if Look.SIGN not in each.looks)
            assert words == plain_equivalent(text, paragraph.codes)
