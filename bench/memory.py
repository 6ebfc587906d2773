"""The translation memory at its size: import, look-up, and how often the right unit comes first.

Units are sentences of the literary bitext, multiplied by word edits until there are as many as
asked for.  A query is a unit with one to four of its words replaced, left out, added or moved.
"That unit" is found if its source comes first; "as near" also counts another that rapidfuzz puts at
no greater distance, as copies of a sentence are near each other.  The peer is rapidfuzz over the
whole list of sources, split into words beforehand.  The folder is named by ALIGNWB_BENCH_DATA, see
alignment_texts.py; without it the units are made of this project's references, and so of far fewer
different sentences.  Then comes a document that is worked on: what it takes until the memory knows
a sentence that was confirmed, and has looked up the next one.

    python bench/memory.py [--units N] [--import-units N] [--queries N] [--peer-queries N]
"""

import argparse
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from alignment_texts import _rows, has_data
from generated import generate

from alignwb.core.bitext import edits
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Status
from alignwb.core.languages.words import folded_words
from alignwb.core.memory.units import MemoryQuery, MemoryUnit
from alignwb.engines.memory.lookup import MemoryLookup
from alignwb.engines.memory.memory_index import MemoryIndex, Stamp
from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xliff import write_xliff
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Document, Project

ROOT = Path(__file__).parent.parent

Pair = tuple[str, str]


def sentences() -> list[Pair]:
    """Every pair of the bitext whose Dutch has at least three words, once."""
    if has_data():
        pairs = [(row[4], row[5]) for row in _rows("literary-nl-en.tsv.xz")]
    else:
        bitexts = (read_bitext(each.bitext) for each in Project(ROOT).reference_documents())
        pairs = [
            (segment.source, segment.target)
            for bitext in bitexts
            for _, segment in bitext.segments()
        ]
    return list(dict.fromkeys(pair for pair in pairs if 3 <= len(pair[0].split()) <= 60))


def edited(source: str, words: Sequence[str], edits: int, chance: random.Random) -> str:
    """A text with that many words replaced, left out, added or moved."""
    result = source.split()
    for _ in range(edits):
        place = chance.randrange(len(result))
        what = chance.choice(("replace", "replace", "leave out", "add", "move"))
        if what == "replace":
            result[place] = chance.choice(words)
        elif what == "leave out" and len(result) > 2:
            del result[place]
        elif what == "add":
            result.insert(place, chance.choice(words))
        else:
            result.insert(chance.randrange(len(result)), result.pop(place))
    return " ".join(result)


def multiplied(pairs: Sequence[Pair], number: int, chance: random.Random) -> Iterator[Pair]:
    """The pairs, and copies of them with at least a quarter of their words edited."""
    yield from pairs[:number]
    words = some_words(pairs, chance)
    for place in range(len(pairs), number):
        source, target = pairs[place % len(pairs)]
        length = len(source.split())
        yield edited(source, words, chance.randint(length // 4 + 1, length), chance), target


def some_words(pairs: Sequence[Pair], chance: random.Random) -> list[str]:
    """Words of sentences, as often as they come."""
    sample = chance.sample(pairs, min(len(pairs), 20_000))
    return [word for source, _ in sample for word in source.split()]


def percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def measure_import(pairs: Sequence[Pair], folder: Path) -> None:
    """A TMX file of as many units into the memory of an empty project."""
    project = Project(folder)
    project.memory.mkdir()
    path = project.memory / "all.tmx"
    with path.open("wb") as file:
        units = (TranslationUnit(*pair) for pair in pairs)
        written = write_tmx(file, TmxHeader("nl", "en", "sentence", "0"), units)
    start = time.perf_counter()
    with open_memory(project) as memory:
        taken_s = time.perf_counter() - start
        known = sum(memory.counts().values())
    start = time.perf_counter()
    with open_memory(project) as memory:
        memory.find(MemoryQuery("Het huis staat er nog."))
    again_s = time.perf_counter() - start
    print(
        f"import of {written.units:,} units of TMX ({known:,} taken): {taken_s:.1f} s;"
        f" opened again and asked once: {again_s:.2f} s"
    )


def measure_lookup(pairs: Sequence[Pair], queries: Sequence[tuple[int, str]], path: Path) -> None:
    start = time.perf_counter()
    index = MemoryIndex(path)
    sources = ["", *(source for source, _ in pairs), ""]
    units = (
        MemoryUnit(*pair, f"unit {place}", sources[place], sources[place + 2])
        for place, pair in enumerate(pairs)
    )
    index.set_file("all.tmx", Stamp(0, 0, ""), units)
    size = path.stat().st_size / 1e6
    print(f"index of {len(pairs):,}: {time.perf_counter() - start:.1f} s, {size:.0f} MB")
    lookup = MemoryLookup(index)
    lookup.find(MemoryQuery(queries[0][1]))
    times, right, near = [], 0, 0
    for wanted, query in queries:
        start = time.perf_counter()
        found = lookup.find(MemoryQuery(query, least_rate=0))
        times.append(1000 * (time.perf_counter() - start))
        first = found[0].unit.source if found else ""
        right += first == pairs[wanted][0]
        near += distance(query, first) <= distance(query, pairs[wanted][0])
    share = 100 / len(queries)
    print(
        f"alignwb: p50 {percentile(times, 0.5):.1f} ms, p95 {percentile(times, 0.95):.1f} ms,"
        f" most {max(times):.1f} ms; first is that unit {right * share:.1f} %,"
        f" as near {near * share:.1f} %"
    )
    times = []
    for _, query in queries[:200]:
        words = folded_words(query)
        start = time.perf_counter()
        lookup.concordance(" ".join(words[:2]), Side.SOURCE)
        times.append(1000 * (time.perf_counter() - start))
    print(f"concordance of two words, with context: p95 {percentile(times, 0.95):.1f} ms")
    index.close()


def measure_following(segments: int, folder: Path) -> None:
    """A long document is confirmed sentence by sentence; the memory follows and is asked."""
    project = Project(folder)
    project.translations.mkdir()
    bitext = generate(segments)
    document = Document("generated", None, project.translations / "generated.xlf")
    document.bitext.write_bytes(write_xliff(bitext))
    following, asking = [], []
    refs = [ref for ref, _ in bitext.segments()][:: segments // 200]
    with open_memory(project) as memory:
        for ref, following_ref in pairwise(refs):
            edit = edits.set_status(bitext, ref, Status.CONFIRMED)
            assert edit
            after = edits.apply(bitext, edit)
            start = time.perf_counter()
            memory.follow(document, bitext, after)
            followed = time.perf_counter()
            memory.find_for(after, following_ref)
            asking.append(1000 * (time.perf_counter() - followed))
            following.append(1000 * (followed - start))
            bitext = after
    print(
        f"following a document of {segments:,} segments: p95 {percentile(following, 0.95):.1f} ms;"
        f" then the next one is looked up: p95 {percentile(asking, 0.95):.1f} ms"
    )


def distance(ours: str, theirs: str) -> int:
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(folded_words(ours), folded_words(theirs))


def measure_peer(pairs: Sequence[Pair], queries: Sequence[tuple[int, str]]) -> None:
    """All sources through rapidfuzz: Levenshtein over characters, as its `extractOne` is used."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    sources = [source for source, _ in pairs]
    times, right = [], 0
    for wanted, query in queries:
        start = time.perf_counter()
        found = process.extractOne(
            query, sources, scorer=Levenshtein.normalized_similarity, score_cutoff=0.5
        )
        times.append(1000 * (time.perf_counter() - start))
        right += found is not None and found[0] == pairs[wanted][0]
    print(
        f"rapidfuzz over the whole list: p50 {percentile(times, 0.5):.0f} ms,"
        f" p95 {percentile(times, 0.95):.0f} ms; first is that unit"
        f" {100 * right / len(queries):.1f} %"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=1_000_000)
    parser.add_argument("--import-units", type=int, default=200_000)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--peer-queries", type=int, default=30)
    asked = parser.parse_args()
    chance = random.Random(5)
    base = sentences()
    chance.shuffle(base)
    pairs = list(multiplied(base, asked.units, chance))
    print(f"{len(base):,} different pairs, {len(pairs):,} units")
    words = some_words(base, chance)
    queries = []
    for _ in range(asked.queries):
        wanted = chance.randrange(len(pairs))
        source = pairs[wanted][0]
        most = max(1, min(4, len(source.split()) // 3))
        queries.append((wanted, edited(source, words, chance.randint(1, most), chance)))
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "project").mkdir()
        measure_import(pairs[: asked.import_units], Path(folder) / "project")
        measure_lookup(pairs, queries, Path(folder) / "index.sqlite")
        (Path(folder) / "work").mkdir()
        measure_following(10_000, Path(folder) / "work")
    measure_peer(pairs, queries[: asked.peer_queries])


if __name__ == "__main__":
    main()
