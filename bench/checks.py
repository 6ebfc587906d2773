"""How precise the checks are, how much they find, and how long they take.

python bench/checks.py [--seed 7] [--most 20] [--dictionaries] [--pofilter FOLDER] [--show]

Precision: findings on this project's two references, which are right, so that every finding is
false.  Recall: the same references, and the starter package's drafts of the same documents, with
one error planted at a time (bench/checks_planting.py); an error counts as found if the segment has
a finding it had not before.  Drafts are kept in the temporary folder until sources, termbase or
package change (bench/keystrokes.py makes them).  Speed: the references'
segments, over and over, until there are ten thousand.

--pofilter: a folder into which translate-toolkit was installed, to be run on the same texts with
the same planted errors:  pip install --target FOLDER translate-toolkit
(its licence is the GPL, so it is run as a program and never imported).
"""

import argparse
import gc
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

from checks_planting import plant
from keystrokes import drafts_of, read

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.checks.registry import check_bitext, check_segment, checked_segments
from alignwb.services.checking.english import english_of, shipped_english
from alignwb.services.checking.knowledge import learn
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import load_terms

PROJECT = Project(Path(__file__).parent.parent)
SEGMENTS = 10_000


def references() -> list[Bitext]:
    return [read_bitext(path) for path in sorted(PROJECT.references.glob("*.xlf"))]


def precision(documents, english, terms):
    total = false = stops = 0
    kinds = Counter()
    for bitext in documents:
        total += sum(1 for _ in bitext.segments())
        for placed in check_bitext(bitext, learn(bitext, english, terms), drafts=True):
            false += 1
            stops += placed.finding.stops
            kinds[str(placed.finding.kind)] += 1
    print(f"precision: {total} segments, {false} false findings, {stops} of them stop Enter")
    print(
        f"  per 100 segments: {100 * false / total:.2f} (bar 2), stopping {100 * stops / total:.2f}"
    )
    print("  " + (", ".join(f"{kind} {count}" for kind, count in kinds.most_common()) or "none"))


def drafted() -> list[Bitext]:
    """The documents with the best draft of each segment as its target."""
    documents = []
    for path in sorted(PROJECT.references.glob("*.xlf")):
        bitext, works = read_bitext(path), read(path)
        best = [drafts[0] for drafts in drafts_of(bitext.document, works)]
        of_source = dict(zip((work.request.source for work in works), best, strict=True))
        paragraphs = (
            replace(
                paragraph,
                segments=tuple(
                    replace(each, target=of_source.get(each.source, ""))
                    for each in paragraph.segments
                ),
            )
            for paragraph in bitext.paragraphs
        )
        documents.append(replace(bitext, paragraphs=tuple(paragraphs)))
    return documents


def recall(what, documents, english, terms, arguments):
    found = defaultdict(lambda: [0, 0])
    for bitext in documents:
        known = learn(bitext, english, terms)
        segments = [
            each for paragraph in bitext.paragraphs for each in checked_segments(paragraph, known)
        ]
        before = [{(f.kind, f.message) for f in check_segment(each)} for each in segments]
        pairs = [(each.source, each.target) for each in segments]
        for kind, place, wrong in plant(pairs, arguments.seed, arguments.most):
            each = segments[place]
            changed = replace(each, segment=replace(each.segment, target=wrong))
            new = [f for f in check_segment(changed) if (f.kind, f.message) not in before[place]]
            found[kind][0] += bool(new)
            found[kind][1] += 1
            if arguments.show and not new:
                print(f"  missed {kind}: {wrong}")
    hits, total = (sum(column) for column in zip(*found.values(), strict=True))
    print(
        f"recall in {what}: {hits} of {total} planted errors of {len(found)} kinds,"
        f" {hits / total:.1%} (bar 90 %)"
    )
    for kind, (count, of) in found.items():
        print(f"  {kind:24}{count:4} of {of}")


def speed(documents, english, terms):
    bitext = documents[0]
    known = learn(bitext, english, terms)
    # Sources are asked about only once: what is remembered of them would flatter the figures.
    known = replace(known, terms=replace(known.terms, find=terms.find))
    segments = [
        each
        for document in documents
        for paragraph in document.paragraphs
        for each in checked_segments(paragraph, known)
    ]
    for each in segments[:50]:
        check_segment(each)  # patterns are compiled and tables made at the first
    gc.collect()
    gc.freeze()  # a collection of all that was loaded is no part of checking one segment
    longest = checked = 0
    start, cpu = time.perf_counter(), time.process_time()
    while checked < SEGMENTS:
        for each in segments:
            fresh = replace(each)  # what was found of it before is not remembered
            begin = time.process_time()
            check_segment(fresh)
            longest = max(longest, time.process_time() - begin)
            checked += 1
    cpu, took = time.process_time() - cpu, time.perf_counter() - start
    print(f"speed: {checked} segments in {took:.1f} s, {cpu:.1f} s of CPU (bar 5 s)")
    print(f"  the longest took {longest * 1000:.1f} ms of CPU (bar 10 ms)")
    begin = time.process_time()
    learn(bitext, english, terms)
    print(f"  learning one document: {time.process_time() - begin:.3f} s")


def _po(pairs) -> str:
    def quoted(text: str) -> str:
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    units = (
        f'msgctxt "{number}"\nmsgid {quoted(source)}\nmsgstr {quoted(target)}\n'
        for number, (source, target) in enumerate(pairs)
        if source and target
    )
    return "\n".join((head, *units))


def _pofiltered(folder: Path, pairs) -> dict[int, set[str]]:
    """The tests that pofilter fails, by the number of the pair."""
    with tempfile.TemporaryDirectory() as work:
        before, after = Path(work, "in.po"), Path(work, "out.po")
        before.write_text(_po(pairs), encoding="utf-8")
        subprocess.run(
            [sys.executable, "-c", "from translate.filters.pofilter import main; main()",
             "--language=en", "--progress=none", str(before), str(after)],
            env={**os.environ, "PYTHONPATH": str(folder)}, check=True, capture_output=True,
        )  # fmt: skip
        failed: dict[int, set[str]] = {}
        names: set[str] = set()
        if not after.exists():
            return {}
        for line in after.read_text(encoding="utf-8").splitlines():
            if line.startswith("# (pofilter) "):
                names.add(line.removeprefix("# (pofilter) ").partition(":")[0])
            elif line.startswith("msgctxt "):
                failed[int(line.split('"')[1])] = names
                names = set()
        return failed


def pofilter(documents, arguments):
    pairs = [(each.source, each.target) for b in documents for _, each in b.segments()]
    clean = _pofiltered(arguments.pofilter, pairs)
    false = sum(map(len, clean.values()))
    print(f"pofilter: {false} false findings, {100 * false / len(pairs):.1f} per 100 segments")
    errors = list(plant(pairs, arguments.seed, 2 * arguments.most))
    failed = _pofiltered(
        arguments.pofilter, [(pairs[place][0], wrong) for _, place, wrong in errors]
    )
    hits = Counter(
        kind
        for number, (kind, place, _) in enumerate(errors)
        if failed.get(number, set()) - clean.get(place, set())
    )
    total = Counter(kind for kind, _, _ in errors)
    share = sum(hits.values()) / len(errors)
    print(f"  {sum(hits.values())} of {len(errors)} planted errors, {share:.1%}")
    for kind, of in total.items():
        print(f"  {kind:24}{hits[kind]:4} of {of}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--most", type=int, default=20, help="errors of a kind in a document")
    parser.add_argument("--pofilter", metavar="FOLDER", type=Path)
    parser.add_argument(
        "--dictionaries", action="store_true", help="with the hunspell dictionaries installed here"
    )
    parser.add_argument("--show", action="store_true", help="print what was missed")
    arguments = parser.parse_args()
    documents, english, terms = references(), shipped_english(), load_terms(PROJECT)
    if arguments.dictionaries:
        english = english_of(PROJECT)
        print("dictionaries:", ", ".join(map(str, english.dictionaries)) or "none installed")
    precision(documents, english, terms)
    recall("references", documents, english, terms, arguments)
    recall("drafts", drafted(), english, terms, arguments)
    speed(documents, english, terms)
    if arguments.pofilter:
        pofilter(documents, arguments)


if __name__ == "__main__":
    main()
