"""How much of what the sources have drafts keep, on this project's two documents.

python bench/kept.py [--package FOLDER]

Counted are footnote markers, quotation marks, numbers in figures and personal names (in either
spelling): what the bare model says of the sources, the best drafts, and all alternatives.
"""

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from fidelity import bare
from terms import drafted, read

from alignwb.core.bitext.markers import MARKER, labels
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.dutch.names import find_names, names_in, without_possessive
from alignwb.core.languages.name_spelling import skeleton
from alignwb.core.languages.quotation_marks import find_marks
from alignwb.core.languages.words import words_of
from alignwb.engines.argos.packages.package import read_package
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.runtime.model import Model
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.engines.draft_making.fidelity.numbers import dutch_numbers, english_numbers
from alignwb.engines.draft_making.fidelity.quotation_marks import english_marks

Counting = Callable[[str, str], tuple[int, int]]
"""How many of a source's there are, and how many of them a target has."""


def markers(source: str, target: str) -> tuple[int, int]:
    return _shared(labels(source), labels(target))


def marks(source: str, target: str) -> tuple[int, int]:
    wanted = english_marks(find_marks(MARKER.sub("", source)))
    return _shared(wanted, [mark.character for mark in find_marks(MARKER.sub("", target))])


def numbers(source: str, target: str) -> tuple[int, int]:
    wanted = [number.value for number in dutch_numbers(MARKER.sub("", source))]
    return _shared(wanted, [number.value for number in english_numbers(MARKER.sub("", target))])


def _shared(wanted: Sequence[str], found: Sequence[str]) -> tuple[int, int]:
    return len(wanted), (Counter(wanted) & Counter(found)).total()


def names_of(sources: Sequence[str]) -> Counting:
    known = find_names(sources)

    def names(source: str, target: str) -> tuple[int, int]:
        wanted = {name for _, name in names_in(source, known)}
        capitals = [without_possessive(w.text) for w in words_of(target) if w.is_capitalised]
        forms = {skeleton(w) for w in capitals} | {skeleton(w.removesuffix("s")) for w in capitals}
        return len(wanted), sum(skeleton(name) in forms for name in wanted)

    return names


def kept(counting: Counting, sources: Sequence[str], targets: Sequence[Sequence[str]]) -> str:
    counts = [
        counting(source, target)
        for source, every in zip(sources, targets, strict=True)
        for target in every
    ]
    return f"{sum(has for _, has in counts)} of {sum(wanted for wanted, _ in counts)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--package", type=Path, help="an unpacked one instead of the starter")
    options = parser.parse_args()
    package = read_package(options.package) if options.package else starter_package()
    documents = read().values()
    requests = [
        DraftRequest(work.request.source, work.request.kind)
        for works in documents
        for work in works
    ]
    sources = [request.source for request in requests]
    drafts = drafted(requests, ArgosTranslator(package))
    said = bare([MARKER.sub("", source) for source in sources], Model(package.folder))
    columns = (
        [[text] for text in said],
        [[draft.text] for draft in drafts],
        [[one.text for one in draft.hypotheses] for draft in drafts],
    )
    print(f"{package.name} {package.version}: {len(sources)} sentences")
    print(f"{'':20}{'bare model':>16}{'best draft':>16}{'alternatives':>16}")
    for name, counting in (
        ("footnote markers", markers),
        ("quotation marks", marks),
        ("numbers in figures", numbers),
        ("personal names", names_of(sources)),
    ):
        cells = [kept(counting, sources, targets) for targets in columns]
        print(f"{name:20}" + "".join(f"{cell:>16}" for cell in cells))


if __name__ == "__main__":
    main()
