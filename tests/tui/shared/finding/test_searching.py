"""Searching, without a screen: as one types, from hit to hit, by what kind of text."""

from collections.abc import Callable

import pytest
from support.empty_stage import EmptyStage
from support.small_project import DRAFTED, LAST, MARKED, TITLE

from alignwb.core.searching.search import Field, Search
from alignwb.services.session import Session
from alignwb.tui.dialogs.search_line import SearchScreen
from alignwb.tui.shared.finding import searching as module
from alignwb.tui.shared.finding.searching import Searching
from alignwb.tui.shared.side_work import Cancelled


@pytest.fixture
def searching(session: Session, stage: EmptyStage) -> Searching:
    return Searching(session, stage)


def dialog_of(stage: EmptyStage) -> SearchScreen:
    [(dialog, _)] = stage.asked
    assert isinstance(dialog, SearchScreen)
    return dialog


def test_a_step_to_a_hit_searches_first_and_then_goes_round(
    searching: Searching, stage: EmptyStage
) -> None:
    searching.step(1)
    dialog_of(stage).change(Search("zon"))
    assert stage.ref == MARKED
    stage.go(TITLE)
    searching.step(-1)
    assert stage.ref == MARKED
    searching.search = Search("nowhere")
    searching._finder = None
    searching.step(1)
    assert stage.said == ["“nowhere” is not in this document"]


def test_an_expression_is_looked_for_beside_the_work(
    searching: Searching, stage: EmptyStage
) -> None:
    searching.open()
    dialog_of(stage).change(Search(r"^toen\b", is_regex=True))
    assert stage.ref == LAST
    orders = [name for name, _ in stage.no_view.orders]
    assert orders == ["highlight"]
    stage.go(DRAFTED)
    searching.step(1)
    assert stage.ref == LAST


def test_a_half_typed_expression_moves_nothing_and_is_told_at_a_step(
    searching: Searching, stage: EmptyStage
) -> None:
    searching.open()
    dialog_of(stage).change(Search("(toe", is_regex=True))
    assert (stage.ref, stage.told) == (TITLE, [])
    searching.step(1)
    assert [error.message[:6] for error in stage.told] == ["“(toe”"]
    assert stage.ref == TITLE


def test_only_the_fields_asked_for_are_searched(searching: Searching, stage: EmptyStage) -> None:
    searching.open()
    dialog = dialog_of(stage)
    dialog.change(Search("sovnarkom", fields=frozenset({Field.NOTE})))
    assert stage.ref == TITLE
    dialog.change(Search("sovnarkom", fields=frozenset({Field.TARGET})))
    assert stage.ref == DRAFTED


def test_what_is_skipped_is_no_hit(searching: Searching, stage: EmptyStage) -> None:
    searching.skipped = [TITLE, DRAFTED, MARKED]
    searching.open()
    dialog_of(stage).change(Search("e"))
    assert stage.ref == LAST
    searching.step(1)
    assert stage.ref == LAST


def test_a_long_document_is_searched_beside_the_work(
    searching: Searching, stage: EmptyStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    run_work = stage.beside.run

    def run(group: str, work: Callable[[Cancelled], None]) -> None:
        ran.append(group)
        run_work(group, work)

    monkeypatch.setattr(stage.beside, "run", run)
    searching.open()
    dialog_of(stage).change(Search("zon"))
    assert ran == []
    monkeypatch.setattr(module, "_MOST_AT_ONCE", 3)
    dialog_of(stage).change(Search("weg"))
    assert (ran, stage.ref) == (["search"], LAST)
