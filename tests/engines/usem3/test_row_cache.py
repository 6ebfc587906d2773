"""Rows on disk: found again, dropped when damaged, never in the way."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from support.neutral_sentences import DUTCH, ENGLISH

from alignwb.engines.usem3.cached import CachedEmbedder
from alignwb.engines.usem3.embedder import Usem3Embedder
from alignwb.engines.usem3.embedder_port import Batches
from alignwb.engines.usem3.row_cache import CACHE_FILE, RowCache, row_key
from alignwb.engines.usem3.weights import Floats

WIDTH = 5


class Counting:
    """Rows that say how long a sentence is; remembers what it was asked for."""

    width = WIDTH

    def __init__(self, name: str = "counting 1") -> None:
        self.name = name
        self.read: list[str] = []

    def sums(self, sentences: Sequence[str]) -> Batches:
        for sentence in sentences:
            self.read.append(sentence)
            yield np.full((1, WIDTH), len(sentence), dtype=np.float32)

    def embed(self, sums: Floats) -> Floats:
        return sums


def _lengths(embedder: CachedEmbedder, sentences: Sequence[str]) -> list[float]:
    return [float(row[0]) for batch in embedder.sums(sentences) for row in batch]


def _keys(count: int) -> list[bytes]:
    return [row_key("test", str(number)) for number in range(count)]


def _numbered(count: int) -> Floats:
    return np.repeat(np.arange(count, dtype=np.float32)[:, None], WIDTH, axis=1)


def test_a_sentence_is_read_once(tmp_path: Path) -> None:
    inner = Counting()
    sentences = ["aaa", "b", "", "aaa", "cc"]
    assert _lengths(CachedEmbedder(inner, tmp_path), sentences) == [3, 1, 0, 3, 2]
    assert inner.read == ["aaa", "b", "", "cc"]
    again = Counting()
    assert _lengths(CachedEmbedder(again, tmp_path), ["cc", "dddd", "aaa"]) == [2, 4, 3]
    assert again.read == ["dddd"]


def test_rows_found_are_those_that_were_read_the_first_time(tmp_path: Path) -> None:
    sentences = [*DUTCH, *ENGLISH]
    first = np.concatenate(list(CachedEmbedder(Usem3Embedder(), tmp_path).sums(sentences)))
    fresh = Usem3Embedder()
    found = np.concatenate(list(CachedEmbedder(fresh, tmp_path).sums(sentences)))
    np.testing.assert_array_equal(first, found)
    vectors = fresh.embed(found)
    assert fresh._model is None, "nothing was to be read"
    exact = fresh.embed(np.concatenate(list(fresh.sums(sentences))))
    np.testing.assert_allclose(vectors @ vectors.T, exact @ exact.T, atol=1e-3)


def test_many_sentences_come_in_order(tmp_path: Path) -> None:
    known = [str(number) * (number % 7) for number in range(0, 1500, 3)]
    list(CachedEmbedder(Counting(), tmp_path).sums(known))
    sentences = [str(number) * (number % 7) for number in range(1500)]
    lengths = _lengths(CachedEmbedder(Counting(), tmp_path), sentences)
    assert lengths == list(map(len, sentences))


def test_rows_of_another_embedder_are_not_mixed_in(tmp_path: Path) -> None:
    list(CachedEmbedder(Counting("one"), tmp_path).sums(["aaa"]))
    other = Counting("two")
    list(CachedEmbedder(other, tmp_path).sums(["aaa"]))
    assert other.read == ["aaa"]


def test_what_was_read_before_the_iterator_was_closed_is_kept(tmp_path: Path) -> None:
    sentences = [f"zin {number}" for number in range(1200)]
    batches = CachedEmbedder(Counting(), tmp_path).sums(sentences)
    count = len(next(batches))
    batches.close()
    again = Counting()
    list(CachedEmbedder(again, tmp_path).sums(sentences))
    assert again.read == sentences[count:]


@pytest.mark.parametrize("damage", ["no database", "cut off", "overwritten", "other tables"])
def test_a_damaged_cache_is_dropped_and_made_again(tmp_path: Path, damage: str) -> None:
    sentences = [f"zin {number}" for number in range(2000)]
    list(CachedEmbedder(Counting(), tmp_path).sums(sentences))
    path = tmp_path / CACHE_FILE
    content = path.read_bytes()
    if damage == "no database":
        path.write_bytes(b"something else" * 1000)
    elif damage == "cut off":
        path.write_bytes(content[: len(content) // 2])
    elif damage == "overwritten":
        middle = len(content) // 2
        path.write_bytes(content[:middle] + b"\xab" * 40_000 + content[middle + 40_000 :])
    else:
        path.unlink()
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE rows (something TEXT)")
        connection.close()
    damaged = Counting()
    assert _lengths(CachedEmbedder(damaged, tmp_path), sentences) == list(map(len, sentences))
    assert damaged.read
    again = Counting()
    assert _lengths(CachedEmbedder(again, tmp_path), sentences) == list(map(len, sentences))
    assert len(again.read) <= 2000 - len(damaged.read), "what was found before is not stored again"


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    embedder = CachedEmbedder(Counting(), tmp_path / "file" / "cache")
    assert _lengths(embedder, ["aaa", "b"]) == [3, 1]


def test_a_cache_that_another_process_holds_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alignwb.engines.usem3.row_cache._BUSY_S", 0.01)
    list(CachedEmbedder(Counting(), tmp_path).sums(["aaa"]))
    other = sqlite3.connect(tmp_path / CACHE_FILE)
    other.execute("BEGIN EXCLUSIVE")
    assert _lengths(CachedEmbedder(Counting(), tmp_path), ["aaa", "b"]) == [3, 1]
    other.close()
    kept = Counting()
    list(CachedEmbedder(kept, tmp_path).sums(["aaa"]))
    assert kept.read == []


def test_two_writers_keep_each_others_rows(tmp_path: Path) -> None:
    keys, rows = _keys(20), _numbered(20)
    one, two = RowCache(tmp_path, WIDTH), RowCache(tmp_path, WIDTH)
    one.store(keys[:10], rows[:10])
    two.store(keys[5:], rows[5:] + 100)
    one.store(keys[15:], rows[15:])
    found = two.find(keys)
    assert [found[key][0] for key in keys] == [*range(10), *range(110, 120)]
    one.close()
    two.close()


def test_the_oldest_rows_go_when_there_are_too_many(tmp_path: Path) -> None:
    cache = RowCache(tmp_path, WIDTH, most_rows=100)
    keys = _keys(350)
    for start in range(0, 350, 10):
        cache.store(keys[start : start + 10], _numbered(10))
    known = cache.known(keys)
    assert 50 <= len(known) <= 100
    assert set(keys[-50:]) <= known
    cache.close()


def test_numbers_beyond_half_precision_are_given_back_and_not_kept(tmp_path: Path) -> None:
    cache = RowCache(tmp_path, WIDTH)
    keys = _keys(2)
    rows = _numbered(2)
    rows[0, 0] = 1e6
    assert cache.store(keys, rows)[0, 0] == 1e6
    assert cache.known(keys) == {keys[1]}
    cache.close()


def test_nothing_is_written_where_nothing_was_stored(tmp_path: Path) -> None:
    cache = RowCache(tmp_path / "cache", WIDTH)
    assert cache.known(_keys(3)) == set()
    assert cache.find(_keys(3)) == {}
    assert list(tmp_path.iterdir()) == []
