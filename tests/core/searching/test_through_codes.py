"""Words are found, and replaced, wherever inline codes stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.coded_texts import coded, written

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import codes_of, without_codes
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.searching.plain_search import PlainFinder
from alignwb.core.searching.replacing import Obstacle, replace_edit, replacements
from alignwb.core.searching.search import Search, Substitution
from alignwb.core.searching.through_codes import FinderThroughCodes
from alignwb.services.searching.finders import make_finder

PIECES = ["sa", "il", "é", " ", ".", *(coded(each) for each in ("<1>", "</1>", "{3}"))]
texts = st.lists(st.sampled_from(PIECES), max_size=10).map("".join)


def found(
    search: str, text: str, *, is_regex: bool = False, whole_words: bool = False
) -> list[str]:
    finder = make_finder(Search(search, is_regex=is_regex, whole_words=whole_words))
    text = coded(text)
    return [written(text[start:end]) for start, end in finder.spans(text)]


@pytest.mark.parametrize(
    ("search", "text", "expected"),
    [
        ("witte zeil", "Het witte <1>zeil</1> hing", ["witte <1>zeil"]),
        ("witte zeil", "Het <1>witte</1> zeil", ["witte</1> zeil"]),
        ("witte zeil", "Het witte{3}zeil", ["witte{3}zeil"]),
        ("zeil.", "Het zeil{3}.", ["zeil{3}."]),
        ("zeil", "Het <1>zeil</1>", ["zeil"]),
        ("zeilen", "Het <1>zeil</1>en", ["zeil</1>en"]),
    ],
)
def test_words_are_found_through_codes(search: str, text: str, expected: list[str]) -> None:
    assert found(search, text) == expected


def test_regular_expressions_and_whole_words_see_the_text_without_codes() -> None:
    assert found(r"w\w+ z\w+", "Het witte <1>zeil</1>", is_regex=True) == ["witte <1>zeil"]
    assert found("zeil", "Het <1>zeil</1>schip", whole_words=True) == []
    assert found(r"$", "Het <1>zeil</1>", is_regex=True) == [""]


def test_codes_that_were_copied_into_the_search_are_not_searched_for() -> None:
    assert found(coded("witte <2>zeil"), "Het witte zeil") == ["witte zeil"]


@given(texts, st.sampled_from(["sail", "il s", "é", "ilsa"]))
def test_what_is_found_is_what_is_found_without_codes(text: str, needle: str) -> None:
    hits = FinderThroughCodes(PlainFinder(needle)).spans(text)
    if coded("{3}") not in text:
        bare = without_codes(text)
        assert [without_codes(text[a:b]) for a, b in hits] == [
            bare[a:b] for a, b in PlainFinder(needle).spans(bare)
        ]


@given(texts, st.sampled_from(["sail", "il s", "é", "il"]), st.sampled_from(["", "foot", "a b c"]))
def test_a_replacement_keeps_every_code_in_its_order(text: str, needle: str, new: str) -> None:
    ref = SegmentRef("p1", "s1")
    segment = Segment("s1", "bron", text, Status.EDITED)
    finder = FinderThroughCodes(PlainFinder(needle))
    places = list(replacements(segment, ref, finder, new, with_confirmed=False))
    bitext = Bitext("d", "", (Paragraph("p1", Kind.PARAGRAPH, (segment,)),))
    edit = replace_edit(bitext, places)
    if edit is not None:
        target = edit.changes[0].after[0].target
        assert codes_of(target) == codes_of(text)
        assert needle not in without_codes(target) or needle in new or new == ""


@pytest.mark.parametrize(
    ("target", "new", "expected"),
    [
        ("the white <1>sail</1> hung", "red flag", "the red <1>flag</1> hung"),
        ("the <1>white sail</1> hung", "flag", "the <1>flag</1> hung"),
        ("the white <1>sail</1> hung", "flag", "the <1>flag</1> hung"),
        ("the <1>white</1> sail hung", "flag", "the <1>flag</1> hung"),
    ],
)
def test_what_a_pair_encloses_is_enclosed_after_a_replacement(
    target: str, new: str, expected: str
) -> None:
    text = coded(target)
    segment = Segment("s1", "bron", text, Status.EDITED)
    finder = FinderThroughCodes(PlainFinder("white sail"))
    [made] = replacements(segment, SegmentRef("p1", "s1"), finder, new, with_confirmed=False)
    assert written(made.after) == expected


def test_a_code_in_the_replacement_is_left_out() -> None:
    [made] = FinderThroughCodes(PlainFinder("sail")).substitutions("a sail", coded("<1>flag</1>"))
    assert made.text == "flag"


def test_a_finder_that_adds_a_code_adds_none() -> None:
    segment = Segment("s1", "bron", coded("a sail"), Status.EDITED)

    class Adding:
        def spans(self, text: str) -> list[tuple[int, int]]:
            return [(0, len(text))]

        def substitutions(self, text: str, replacement: str) -> list[Substitution]:
            return [Substitution(0, len(text), coded(f"a <1>{replacement}</1>"))]

    [place] = replacements(segment, SegmentRef("p1", "s1"), Adding(), "flag", with_confirmed=False)
    assert place.obstacle is Obstacle.MARKER
