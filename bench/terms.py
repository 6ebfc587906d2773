"""How much of the termbase drafts honour, on this project's own finished translations.

python bench/terms.py [--rounds 3]

Every document with a reference is drafted by the starter package, once without the termbase and
once with it.  A term counts as honoured if a rendering the termbase asks for or allows stands in
the best hypothesis for it alone; the references say what share is to be had at all.
"""

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from alignwb.core.bitext.segment import Draft
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.english.english import English
from alignwb.core.terms.rendering import Renderings, TermOutcome, rendered_terms
from alignwb.core.terms.termbase import TermHit
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.scoring.scorer import Scorer
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import load_terms

PROJECT = Project(Path(__file__).parent.parent)
RENDERINGS = Renderings(English())


class Work(NamedTuple):
    request: DraftRequest
    reference: str

    @property
    def hits(self) -> tuple[TermHit, ...]:
        return self.request.terms


def read() -> dict[str, list[Work]]:
    terms = load_terms(PROJECT)
    return {
        path.stem[:3]: [
            Work(
                DraftRequest(segment.source, paragraph.kind, terms.find(segment.source)),
                segment.target,
            )
            for paragraph in read_bitext(path).paragraphs
            for segment in paragraph.segments
            if segment.source
        ]
        for path in sorted(PROJECT.references.glob("*.xlf"))
    }


def drafted(requests: Sequence[DraftRequest], engine: ArgosTranslator) -> list[Draft]:
    drafts = {index: draft for batch in engine.translate(requests) for index, draft in batch}
    return [drafts[index] for index in range(len(requests))]


def outcomes(works: Sequence[Work], drafts: Sequence[Draft]) -> Counter[TermOutcome]:
    return Counter(
        term.outcome
        for work, draft in zip(works, drafts, strict=True)
        for term in rendered_terms(work.hits, draft.text, RENDERINGS, draft.repaired)
    )


def possible(works: Sequence[Work]) -> Counter[TermOutcome]:
    return Counter(
        term.outcome
        for work in works
        for term in rendered_terms(work.hits, work.reference, RENDERINGS)
    )


def line(name: str, found: Counter[TermOutcome], chrf: float | None = None) -> str:
    honoured, repaired = found[TermOutcome.HONOURED], found[TermOutcome.REPAIRED]
    share = (honoured + repaired) / max(1, found.total())
    score = "" if chrf is None else f"   chrF++ {chrf:.2f}"
    return (
        f"  {name:22}{share:7.1%} of {found.total()} terms"
        f"  ({honoured} by the model, {repaired} repaired,"
        f" {found[TermOutcome.MISSED]} missed){score}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="of the timing")
    rounds = parser.parse_args().rounds
    documents = read()
    documents["both"] = [work for works in documents.values() for work in works]
    engine = ArgosTranslator(starter_package())
    scorer = Scorer()
    drafted([DraftRequest("De zon schijnt.")], engine)
    seconds: dict[str, list[float]] = {"without": [], "with": []}
    for name, works in documents.items():
        print(f"{name}: {len(works)} sentences")
        references = [work.reference for work in works]
        asked = {
            "without": [DraftRequest(work.request.source, work.request.kind) for work in works],
            "with": [work.request for work in works],
        }
        for how, requests in asked.items():
            drafts = drafted(requests, engine)
            chrf = scorer.corpus([d.text for d in drafts], references, bootstrap=0).chrf.value
            print(line(f"{how} the termbase", outcomes(works, drafts), chrf))
        print(line("the reference", possible(works)))
    for _ in range(rounds):
        for how, requests in asked.items():
            start = time.perf_counter()
            drafted(requests, engine)
            seconds[how].append(time.perf_counter() - start)
    for how, times in seconds.items():
        rate = len(references) / statistics.median(times)
        print(f"{how} the termbase: {rate:.0f} sentences/s, median of {rounds} rounds")


if __name__ == "__main__":
    main()
