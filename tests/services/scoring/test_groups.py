from dataclasses import replace
from statistics import mean

import pytest

from alignwb.core.bitext.post_edits.amounts import Edited, EditTotals
from alignwb.core.bitext.segment import OriginKind, SegmentRef
from alignwb.core.matching.reference_matching import ReferenceMatch
from alignwb.scoring import CorpusScores, MetricName, MetricOptions
from alignwb.services.scoring.comparison import ComparedItem, SystemComparison
from alignwb.services.scoring.groups import Grouping
from alignwb.services.scoring.hypotheses import ItemKind

OPTIONS = MetricOptions((MetricName.CHRF,))


def _item(number: int, **facts: object) -> ComparedItem:
    match = ReferenceMatch((SegmentRef("p1", f"s{number}"),), "bron", "reference")
    scores = {"one": {MetricName.CHRF: 10.0 * number}, "two": {MetricName.CHRF: 50.0}}
    item = ComparedItem("boek", number / 20, match, {"one": "a", "two": "b"}, scores)
    return replace(item, **facts)  # type: ignore[arg-type]  # any field


def _comparison(*items: ComparedItem) -> SystemComparison:
    systems = {"one": CorpusScores({}), "two": CorpusScores({})}
    return SystemComparison(ItemKind.SEGMENT, OPTIONS, items, systems, {}, None, 0)


def _edits(distance: int) -> EditTotals:
    return EditTotals(dict.fromkeys(Edited, 0), distance, 100, None)


def test_items_are_grouped_by_the_words_of_their_reference() -> None:
    items = [_item(number) for number in range(5)]
    groups = Grouping(_comparison(*items), [3, 12, 4, 90, 19]).by_length()
    assert [(each.label, each.items) for each in groups] == [
        ("0–4", 2),
        ("10–19", 2),
        ("60 and more", 1),
    ]
    assert groups[0].scores == {"one": mean((0, 20)), "two": 50}
    assert groups[1].scores["one"] == mean((10, 40))


def test_items_are_grouped_by_tenths_of_the_document() -> None:
    groups = Grouping(_comparison(*map(_item, range(20))), [1] * 20).by_place()
    assert [each.items for each in groups] == [2] * 10
    assert (groups[0].label, groups[-1].label) == ("0–10 %", "90–100 %")


def test_items_are_grouped_by_origin_where_one_is_known() -> None:
    items = [_item(1, origin=OriginKind.TM), _item(2), _item(3, origin=OriginKind.TM)]
    groups = Grouping(_comparison(*items), [1] * 3).by_origin()
    assert {each.label: each.items for each in groups} == {
        "from a match": 2,
        "several, or not known": 1,
    }
    assert Grouping(_comparison(_item(1)), [1]).by_origin() == []


def test_each_system_has_its_own_terms_honoured() -> None:
    items = [_item(1, terms={"one": True, "two": False}), _item(4)]
    groups = Grouping(_comparison(*items), [1] * 2).by_terms()
    assert {each.label: each.scores for each in groups} == {
        "all terms honoured": {"one": 10},
        "a term not honoured": {"two": 50},
        "no term": {"one": 40, "two": 50},
    }
    assert Grouping(_comparison(_item(1)), [1]).by_terms() == []


@pytest.mark.parametrize(
    ("distance", "label"),
    [(0, "unedited"), (1, "0–10 %"), (10, "10–25 %"), (74, "50–75 %"), (100, "75–100 %")],
)
def test_items_are_grouped_by_how_much_was_edited(distance: int, label: str) -> None:
    items = [_item(1, edits=_edits(distance)), _item(2)]
    [group] = Grouping(_comparison(*items), [1] * 2).by_edits()
    assert (group.label, group.items) == (label, 1)
    assert Grouping(_comparison(_item(1)), [1]).by_edits() == []
