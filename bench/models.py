"""Model packages side by side, on the same sentences with the same settings.

python bench/models.py PACKAGE PACKAGE… [--pairs FILE.json] [--show]

Each package, a .argosmodel file, drafts both finished documents of this repository, without and
with the termbase.  Printed are BLEU and chrF++ against the references, the share of drafts with a
word that is no English (neither English, nor in the termbase or the reference, nor a word with a
capital that the source has too), sentences a second, and whether each package differs from the
first (paired bootstrap, 1,000 samples).  --pairs adds other sets, drafted as the documents
are, from an object of names and lists of [source, reference]; a release is chosen by such
development sets.  Public test sets are kept for the end of a training and do not belong here.
"""

import argparse
import json
import re
import tempfile
import time
from collections.abc import Container, Sequence
from pathlib import Path
from typing import NamedTuple

from sacrebleu.metrics import BLEU, CHRF
from sacrebleu.significance import PairedTest
from terms import PROJECT, drafted, read

from alignwb.core.bitext.markers import MARKER
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.english.derived_words import is_derived
from alignwb.core.languages.inflection import without_accents
from alignwb.engines.argos.packages.archive import unpack
from alignwb.engines.argos.packages.package import read_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.services.checking.english import shipped_english
from alignwb.services.checking.knowledge import term_knowledge
from alignwb.services.terms.project_terms import load_terms

SAMPLES = 1000
SHORTEST = 2
"""Characters; what has no more is an abbreviation more often than a word."""
PARTING = re.compile(r"n[’']t\b|[\W_]")


class KnownWords(Container[str]):
    """English words, and those of the termbase's renderings."""

    def __init__(self, *lists: Container[str]) -> None:
        self._lists = lists

    def __contains__(self, word: object) -> bool:
        return any(word in each for each in self._lists)


class Asked(NamedTuple):
    """What is to be drafted, and the references."""

    name: str
    requests: list[DraftRequest]
    references: list[str]


def asked_of_documents() -> list[Asked]:
    works = [work for each in read().values() for work in each]
    references = [work.reference for work in works]
    without = [DraftRequest(work.request.source, work.request.kind) for work in works]
    return [
        Asked("documents, without the termbase", without, references),
        Asked("documents, with it", [work.request for work in works], references),
    ]


def asked_of_pairs(path: Path) -> list[Asked]:
    sets: dict[str, list[list[str]]] = json.loads(path.read_text(encoding="utf-8"))
    return [
        Asked(
            name,
            [DraftRequest(source) for source, _ in pairs],
            [reference for _, reference in pairs],
        )
        for name, pairs in sets.items()
    ]


def strange_words(source: str, draft: str, reference: str, english: Container[str]) -> list[str]:
    """The words of a draft that are no English."""
    names = {part for part in _parts(source) if part[0].isupper()}
    meant = {part.lower() for part in _parts(reference)}
    return [
        part
        for part in _parts(draft)
        if len(part) > SHORTEST
        and part.lower() not in meant
        and part not in names
        and without_accents(part.lower()) not in english
        and not is_derived(without_accents(part.lower()), english)
    ]


def _parts(text: str) -> list[str]:
    """Its words, parted at hyphens and apostrophes, as far as they are letters."""
    words = PARTING.sub(" ", MARKER.sub(" ", text)).split()
    return [word for word in words if word.isalpha()]


def significance(systems: dict[str, list[str]], references: Sequence[str]) -> list[str]:
    """A line for each system: BLEU and chrF++ with the chance that it differs by accident."""
    metrics = {"BLEU": BLEU(), "chrF++": CHRF(word_order=2)}
    test = PairedTest(
        list(systems.items()), metrics, [list(references)], test_type="bs", n_samples=SAMPLES
    )
    signatures, results = test()
    lines = []
    for number, name in enumerate(results["System"]):
        cells = []
        for metric, scores in results.items():
            if metric == "System":
                continue
            one = scores[number]
            chance = "" if one.p_value is None else f" (p {one.p_value:.3f})"
            cells.append(f"{metric} {one.score:.2f} ± {one.ci:.2f}{chance}")
        lines.append(f"  {name:30}" + "   ".join(cells))
    return [*lines, *(f"  {metric}: {signature}" for metric, signature in signatures.items())]


def timed(asked: Asked, engine: ArgosTranslator) -> tuple[list[str], float]:
    """The best drafts, and how many sentences a processor drafts in a second.

    Processor time, not the clock's, so that other work on the machine changes little.
    """
    drafted([DraftRequest("De zon schijnt.")], engine)  # loads the model
    start = time.process_time()
    texts = [draft.text for draft in drafted(asked.requests, engine)]
    return texts, len(texts) / (time.process_time() - start)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("packages", nargs="+", type=Path, metavar="PACKAGE")
    parser.add_argument("--pairs", type=Path, help="further sets, as JSON")
    parser.add_argument("--show", action="store_true", help="print drafts with strange words")
    options = parser.parse_args()
    sets = asked_of_documents() + (asked_of_pairs(options.pairs) if options.pairs else [])
    english = KnownWords(shipped_english().words, term_knowledge(load_terms(PROJECT)).words)
    with tempfile.TemporaryDirectory() as folder:
        engines: dict[str, ArgosTranslator] = {}
        for number, file in enumerate(options.packages):
            place = Path(folder, str(number))
            place.mkdir()
            package = read_package(unpack(file, place))
            engines[f"{package.name} {package.version}"] = ArgosTranslator(package)
        for asked in sets:
            print(f"{asked.name}: {len(asked.requests)} sentences")
            said, speed = {}, {}
            for name, engine in engines.items():
                said[name], speed[name] = timed(asked, engine)
            print("\n".join(significance(said, asked.references)))
            for name, drafts in said.items():
                rows = zip(asked.requests, drafts, asked.references, strict=True)
                found = [
                    f"{', '.join(words)}: {draft}"
                    for request, draft, reference in rows
                    if (words := strange_words(request.source, draft, reference, english))
                ]
                print(
                    f"  {name:30}{len(found) / len(drafts):.1%} of drafts with a word that is no"
                    f" English; {speed[name]:.1f} sentences a second of one processor",
                    flush=True,
                )
                if options.show:
                    print("\n".join(f"    {draft}" for draft in found))


if __name__ == "__main__":
    main()
