import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignwb.core.bitext.pairing import Side
from alignwb.core.memory.units import MatchKind, MemoryQuery, MemoryUnit
from alignwb.engines.memory.candidates import Candidates
from alignwb.engines.memory.database import DamagedIndexError
from alignwb.engines.memory.lookup import MemoryLookup
from alignwb.engines.memory.memory_index import MemoryIndex, Stamp
from alignwb.errors import EngineError

STAMP = Stamp(1, 2, "a")
UNITS = (
    MemoryUnit("De zon scheen.", "The sun shone.", "1", "", "Het was koud."),
    MemoryUnit("Het was koud.", "It was cold.", "2", "De zon scheen.", "Dat is het."),
    MemoryUnit("Dat is het.", "That is it.", "3", "Het was koud.", "Het was koud."),
    MemoryUnit("Het was koud.", "It was chilly.", "4", "Dat is het.", "Wij gingen naar huis."),
    MemoryUnit("Wij gingen naar huis.", "We went home.", "5", "Het was koud.", ""),
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[MemoryIndex]:
    index = MemoryIndex(tmp_path / "index.sqlite")
    index.set_file("a.tmx", STAMP, UNITS)
    yield index
    index.close()


def _targets(index: MemoryIndex, source: str, least: int = 50) -> list[str]:
    query = MemoryQuery(source, least_rate=least)
    return [match.unit.target for match in MemoryLookup(index).find(query)]


def test_neighbours_tell_which_exact_match_comes_first(index: MemoryIndex) -> None:
    found = MemoryLookup(index).find(MemoryQuery("Het was koud.", "De zon scheen.", "Dat is het."))
    assert [(match.kind, match.rate, match.unit.place) for match in found] == [
        (MatchKind.CONTEXT, 100, "2"),
        (MatchKind.EXACT, 100, "4"),
    ]


def test_a_unit_without_words_on_a_side_is_taken_in(index: MemoryIndex) -> None:
    for target in ("…", "![^1]"):
        index.set_units("b.xlf", {"p1/s1": MemoryUnit("Stilte.", target, "p1/s1")})
        assert _targets(index, "Stilte.") == [target]
    index.set_units("c.xlf", {"p1/s1": MemoryUnit("12 … !", "?", "p1/s1")})
    assert _targets(index, "12 … !") == ["?"]


def test_a_like_sentence_is_found_with_its_rate_and_file(index: MemoryIndex) -> None:
    [match] = MemoryLookup(index).find(MemoryQuery("Wij gingen naar zee."))
    assert (match.kind, match.rate, match.file) == (MatchKind.FUZZY, 76, "a.tmx")


def test_a_penalty_is_taken_off_an_exact_match(index: MemoryIndex) -> None:
    index.set_file("b.tmx", STAMP, [MemoryUnit("Dat is het.", "That's it.", "1", penalty=10)])
    found = MemoryLookup(index).find(MemoryQuery("Dat is het."))
    assert [(match.rate, match.kind) for match in found] == [
        (100, MatchKind.EXACT),
        (90, MatchKind.EXACT),
    ]
    exact = MemoryLookup(index).find_exact(MemoryQuery("Dat is het."))
    assert exact
    assert exact.file == "a.tmx"


@pytest.mark.parametrize("copies", [9, 200, 2_000])
def test_copies_of_one_pair_hide_no_other(index: MemoryIndex, copies: int) -> None:
    often = ("Het schip vertrok uit de haven.", "The ship left the harbour.")
    others = [
        ("Het schip vertrok uit de stad.", "The ship left the city."),
        ("Het schip kwam uit de haven.", "The ship came from the harbour."),
        ("Het schip vertrok uit de haven.", "The vessel left the port."),
    ]
    units = [MemoryUnit(*pair, f"{n}") for n, pair in enumerate([*others, *[often] * copies])]
    index.set_file("b.tmx", STAMP, units)
    cheaper = MemoryUnit(*others[0], "1", penalty=10)
    index.set_file("c.tmx", STAMP, [cheaper])
    found = MemoryLookup(index).find(MemoryQuery("Het schip vertrok uit de baai."))
    assert [match.rate for match in found] == [84, 84, 84, 68]
    assert {match.unit.target for match in found} == {each for _, each in [often, *others]}


@pytest.mark.parametrize(
    ("unlike", "copies", "limit"), [(6, 1000, 1), (6, 1000, 5), (3000, 1, 2500)]
)
def test_nothing_is_looked_for_behind_units_that_are_too_unlike(
    index: MemoryIndex, monkeypatch: pytest.MonkeyPatch, unlike: int, copies: int, limit: int
) -> None:
    pairs = [("De bakker bakte voor dag en dauw zijn brood.", "The baker baked his bread.")]
    pairs += [(f"Brood en {n} en nog {n % 7} {n % 5} {n % 3}.", f"{n}") for n in range(unlike)]
    units = [MemoryUnit(*pair, f"{n}") for n, pair in enumerate(pairs * copies)]
    index.set_file("b.tmx", STAMP, units)
    asked: list[int] = []
    find = Candidates.find

    def counted(candidates: Candidates, source: str, number: int) -> list[int]:
        asked.append(number)
        return find(candidates, source, number)

    monkeypatch.setattr(Candidates, "find", counted)
    query = MemoryQuery("De bakker bakte voor dag en dauw zijn koek.", least_rate=60, limit=limit)
    [match] = MemoryLookup(index).find(query)
    assert match.unit.target == "The baker baked his bread."
    assert max(asked) <= 1024


def test_as_many_like_units_are_found_as_are_wanted(index: MemoryIndex) -> None:
    units = [MemoryUnit(f"De molen van {n} draait niet.", f"Mill {n}.", f"{n}") for n in range(30)]
    index.set_file("b.tmx", STAMP, units)
    asked = MemoryQuery("De molen van Anna draait niet.", limit=20)
    assert len(MemoryLookup(index).find(asked)) == 20


def test_a_changed_file_loses_what_is_gone_and_keeps_the_rest(index: MemoryIndex) -> None:
    numbers = dict(index.database.execute("SELECT place, id FROM unit"))
    changed = MemoryUnit("De maan scheen.", "The moon shone.", "9")
    assert index.set_file("a.tmx", Stamp(2, 2, "b"), [*UNITS[2:], changed]) == 4
    after = dict(index.database.execute("SELECT place, id FROM unit"))
    assert after == {place: numbers[place] for place in "345"} | {"9": 5}
    assert _targets(index, "De zon scheen.", least=90) == []
    assert _targets(index, "De maan scheen.") == ["The moon shone."]
    assert index.stamps() == {"a.tmx": Stamp(2, 2, "b")}


def test_a_file_that_cannot_be_read_to_its_end_changes_nothing(index: MemoryIndex) -> None:
    def broken() -> Iterator[MemoryUnit]:
        yield MemoryUnit("Nieuw.", "New.", "1")
        raise EngineError("broken")

    with pytest.raises(EngineError, match="broken"):
        index.set_file("a.tmx", Stamp(2, 2, "b"), broken())
    assert index.counts() == {"a.tmx": 5}
    assert _targets(index, "Nieuw.") == []


def test_a_unit_is_found_as_soon_as_it_is_set_and_no_more_when_it_is_taken_away(
    index: MemoryIndex,
) -> None:
    lookup = MemoryLookup(index)
    assert lookup.find(MemoryQuery("Een heel andere zin.")) == ()
    for target in ("Another.", "Other."):
        unit = MemoryUnit("Een heel andere zin.", target, "p1/s1")
        index.set_units("doc.xlf", {"p1/s1": unit})
        assert [
            match.unit.target for match in lookup.find(MemoryQuery("Een heel andere zin."))
        ] == [target]
    index.set_units("doc.xlf", {"p1/s1": None, "p1/s2": None})
    assert lookup.find(MemoryQuery("Een heel andere zin.")) == ()


def test_units_are_set_all_at_once_or_not_at_all(index: MemoryIndex) -> None:
    index.set_units("a.tmx", {"1": None, "6": UNITS[0], "9": None})
    assert index.counts() == {"a.tmx": 5}
    broken = MemoryUnit("Dat niet.", None, "3")  # type: ignore[arg-type]  # breaks the write
    with pytest.raises((TypeError, AttributeError)):
        index.set_units("a.tmx", {"2": None, "3": broken})
    assert index.counts() == {"a.tmx": 5}


def test_a_removed_file_is_found_no_more_and_counts_as_waste(index: MemoryIndex) -> None:
    index.set_file("b.tmx", STAMP, UNITS)
    index.remove("a.tmx")
    assert index.counts() == {"b.tmx": 5}
    assert index.waste == 0.5


def test_concordance_finds_words_beside_each_other_whatever_their_case(index: MemoryIndex) -> None:
    lookup = MemoryLookup(index)
    assert [hit.unit.place for hit in lookup.concordance("het WAS", Side.SOURCE)] == ["4", "2"]
    assert [hit.unit.place for hit in lookup.concordance("was ko*", Side.SOURCE)] == ["4", "2"]
    assert [hit.unit.place for hit in lookup.concordance("went home", Side.TARGET)] == ["5"]
    assert lookup.concordance("was het", Side.SOURCE) == ()
    assert lookup.concordance("?!", Side.SOURCE) == ()
    assert len(lookup.concordance("het", Side.SOURCE, limit=1)) == 1


def test_a_beginning_of_very_many_words_leaves_none_out(index: MemoryIndex) -> None:
    count = 3_000
    units = [MemoryUnit(f"gebouw{n:05}", f"building {n}", f"{n}") for n in range(count)]
    index.set_file("b.tmx", STAMP, units)
    hits = MemoryLookup(index).concordance("gebouw*", Side.SOURCE, limit=count + 1)
    assert [hit.unit.place for hit in hits] == [f"{n}" for n in reversed(range(count))]


def _beside(index: MemoryIndex, text: str) -> list[tuple[str | None, str, str | None]]:
    hits = MemoryLookup(index).concordance(text, Side.SOURCE)
    return [(_place(hit.previous), hit.unit.place, _place(hit.following)) for hit in hits]


def _place(unit: MemoryUnit | None) -> str | None:
    return unit.place if unit else None


def test_a_hit_has_the_units_beside_it_in_its_document(index: MemoryIndex) -> None:
    assert _beside(index, "het was") == [("3", "4", "5"), ("1", "2", "3")]
    assert _beside(index, "zon") == [(None, "1", "2")]
    assert _beside(index, "huis") == [("4", "5", None)]
    [hit] = MemoryLookup(index).concordance("zon", Side.SOURCE)
    assert hit.following
    assert (hit.following.source, hit.following.target) == ("Het was koud.", "It was cold.")


def test_where_the_sentence_beside_a_hit_is_not_known_there_is_none(index: MemoryIndex) -> None:
    # The numbers of 2 and 4 are neighbours here, their sentences are not.
    index.set_file("b.tmx", STAMP, (UNITS[1], UNITS[3]))
    assert _beside(index, "het was")[:2] == [(None, "4", None), (None, "2", None)]


def test_units_beside_a_hit_are_found_though_they_came_later(index: MemoryIndex) -> None:
    index.set_units("a.tmx", {"1": UNITS[0], "3": UNITS[2]})
    assert _beside(index, "zon") == [(None, "1", "2")]
    assert _beside(index, "dat is") == [("2", "3", "4")]


def test_of_sentences_that_repeat_themselves_the_nearest_is_beside(tmp_path: Path) -> None:
    index = MemoryIndex(tmp_path / "index.sqlite")
    places = range(1, 6)
    index.set_file(
        "a.tmx", STAMP, (MemoryUnit("Ja.", "Yes.", str(n), "Ja.", "Ja.") for n in places)
    )
    assert _beside(index, "ja")[1:-1] == [("3", "4", "5"), ("2", "3", "4"), ("1", "2", "3")]
    index.close()


@pytest.mark.parametrize(
    "content", [b"no database at all" * 100, b"SQLite format 3\0" + b"x" * 4000]
)
def test_what_is_no_index_counts_as_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(content)
    with pytest.raises(DamagedIndexError):
        MemoryIndex(path)


def test_an_index_for_other_languages_counts_as_damaged(tmp_path: Path) -> None:
    MemoryIndex(tmp_path / "index.sqlite", "nl en").close()
    with pytest.raises(DamagedIndexError):
        MemoryIndex(tmp_path / "index.sqlite", "nl de")


def test_an_index_that_another_program_writes_says_so(
    index: MemoryIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sqlite3.connect(index.path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    index.database.execute("PRAGMA busy_timeout = 1")
    with pytest.raises(EngineError, match="another program"):
        index.remove("a.tmx")
    other.execute("ROLLBACK")
    other.close()


WORDS = st.sampled_from("de het een zon maan huis zee koud warm liep ging was 12 ’t".split())


@settings(max_examples=40)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=30))
def test_every_unit_finds_itself_however_it_came(
    tmp_path_factory: pytest.TempPathFactory, sources: list[str]
) -> None:
    index = MemoryIndex(tmp_path_factory.mktemp("index") / "any.sqlite")
    half = len(sources) // 2
    units = [MemoryUnit(text, text.upper(), str(place)) for place, text in enumerate(sources)]
    index.set_file("a.tmx", STAMP, units[:half])
    for unit in units[half:]:
        index.set_units("b.tmx", {unit.place: unit})
    lookup = MemoryLookup(index)
    for source in sources:
        found = lookup.find(MemoryQuery(source))
        assert found[0].rate == 100
        assert found[0].unit.source == source
        assert lookup.concordance(source, Side.SOURCE)
    index.close()


@pytest.mark.parametrize(
    ("remembered", "asked"),
    [
        ("Koffie in het gra\ufb01sch atelier.", "Kof\ufb01e in het grafisch ate\u00adlier."),
        ("De ruïne is leeg.", "De rui\u0308ne\u00a0is\u200b leeg."),
        ("De \u0133sco\u00adman", "De ijscoman"),
    ],
)
def test_odd_characters_hide_no_unit(index: MemoryIndex, remembered: str, asked: str) -> None:
    index.set_units("b.xlf", {"p1/s1": MemoryUnit(remembered, "It.", "p1/s1")})
    lookup = MemoryLookup(index)
    [match] = lookup.find(MemoryQuery(asked))
    assert (match.kind, match.rate, match.unit.source) == (MatchKind.EXACT, 100, remembered)
    exact = lookup.find_exact(MemoryQuery(asked))
    assert exact
    assert exact.unit.source == remembered
    for search in (asked, remembered):
        [hit] = lookup.concordance(search, Side.SOURCE)
        assert hit.unit.source == remembered
