"""Looking through a document."""

import pytest
from support.small_project import BITEXT

from alignwb.core.searching.search import Field, Search, SearchError
from alignwb.services.searching.finders import RememberingFinder, find_all, make_finder
from alignwb.services.searching.replacing_text import find_replacements


def test_sources_targets_and_notes_are_searched_or_some_of_them() -> None:
    search = Search("sovnarkom")
    [found] = find_all(BITEXT, search, make_finder(search))
    assert found.ref == ("p2", "s1")
    assert found.places.keys() == {Field.SOURCE, Field.TARGET}
    sources = Search("worked", fields=frozenset({Field.SOURCE}))
    assert find_all(BITEXT, sources, make_finder(sources)) == ()


def test_an_expression_is_one_only_if_asked_for() -> None:
    plain, expression = Search("b.ief"), Search("b.ief", is_regex=True)
    assert find_all(BITEXT, plain, make_finder(plain)) == ()
    assert len(find_all(BITEXT, expression, make_finder(expression))) == 1


def test_nothing_is_found_by_nothing() -> None:
    for search in (Search(), Search("", is_regex=True)):
        assert find_all(BITEXT, search, make_finder(search)) == ()


def test_a_cancelled_search_finds_nothing() -> None:
    search = Search("e")
    assert find_all(BITEXT, search, make_finder(search), cancelled=lambda: True) == ()
    assert find_replacements(BITEXT, search, "x", cancelled=lambda: True) == ()


def test_the_segment_at_which_a_replacement_fails_is_named() -> None:
    with pytest.raises(SearchError, match=r"segment p2/s1: .*\\7"):
        find_replacements(BITEXT, Search("(work)", is_regex=True), r"\7")


def test_what_is_found_is_remembered_by_its_text() -> None:
    asked: list[str] = []

    class Counting:
        def spans(self, text: str) -> list[tuple[int, int]]:
            asked.append(text)
            return [(0, 1)]

        def substitutions(self, text: str, replacement: str) -> list[object]:
            raise NotImplementedError

    finder = RememberingFinder(Counting())  # type: ignore[arg-type]  # half a finder is enough
    assert [finder.spans(text) for text in ("a", "b", "a")] == [((0, 1),)] * 3
    assert asked == ["a", "b"]
