"""How much of a glossary of everyday words drafts honour, on literary sentences.

python bench/terms_held_out.py [--sentences 900]

The sentences are those of the literary bitext that have a term below and whose English renders it
so; at most twenty for a term.  The folder is named by ALIGNWB_BENCH_DATA, see alignment_texts.py.
"""

import argparse
import random
from collections import Counter

from alignment_texts import _rows
from terms import RENDERINGS, Work, drafted, line, outcomes

from alignwb.core.bitext.bitext import Kind
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import TermOutcome, rendered_terms
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.scoring.scorer import Scorer

NOUNS = """
koets carriage, herberg inn, knecht servant, meid maid, burgemeester burgomaster, landgoed estate,
vorst prince, ridder knight, schildwacht sentry, schavot scaffold, wees orphan, kasteel castle,
klooster convent, rechter judge, lantaarn lantern, kandelaar candlestick, bisschop bishop,
predikant clergyman, notaris notary, oever bank, barricade barricade, galeiboef convict,
politie police, zolder attic, afgrond abyss, schaduw shadow, wenkbrauw eyebrow, grijsaard old man,
deugd virtue, medelijden pity, wanhoop despair, vertrek room, jongeling young man, stad city,
leger army, soldaat soldier, keizer emperor, koopman merchant, zwaard sword, schat treasure,
hartstocht passion, schoonvader father-in-law, kapitein captain, matroos sailor, tuin garden,
wijsheid wisdom, edelman nobleman, straatjongen gamin, riool sewer
"""
VERBS = """
onderzoeken examine, omhelzen embrace, fluisteren whisper, gehoorzamen obey, zuchten sigh,
ontvluchten escape, smeken implore, schreeuwen cry, glimlachen smile, beven tremble, vluchten flee,
verbergen conceal, antwoorden reply, bewonderen admire, doden kill, redden save, wenen weep,
straffen punish, vergeven forgive, verachten despise, kussen kiss, sterven die, begraven bury,
volgen follow, wachten wait, haten hate
"""
MOST_OF_A_TERM = 20


def glossary() -> Termbase:
    return Termbase(
        tuple(
            Term(*entry.strip().split(" ", 1), pos=pos)
            for pos, table in (("noun", NOUNS), ("verb", VERBS))
            for entry in table.split(",")
        )
    )


def sentences(number: int) -> list[Work]:
    recogniser = Recogniser(glossary(), Dutch())
    rows = [(row[4], row[5]) for row in _rows("literary-nl-en.tsv.xz")]
    random.Random(3).shuffle(rows)
    works: list[Work] = []
    seen: Counter[str] = Counter()
    for source, reference in rows:
        if not 4 <= len(source.split()) <= 40:
            continue
        hits = recogniser.find(source)
        rendered = rendered_terms(hits, reference, RENDERINGS)
        if not hits or any(term.outcome is TermOutcome.MISSED for term in rendered):
            continue
        first = hits[0].term.source
        if seen[first] < MOST_OF_A_TERM:
            seen[first] += 1
            works.append(Work(DraftRequest(source, Kind.PARAGRAPH, hits), reference))
        if len(works) == number:
            break
    return works


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=900)
    works = sentences(parser.parse_args().sentences)
    engine, scorer = ArgosTranslator(starter_package()), Scorer()
    with_verbs = [any(hit.term.pos == "verb" for hit in work.hits) for work in works]
    for name, chosen in (
        ("all", works),
        (
            "with a verb of the glossary",
            [w for w, verb in zip(works, with_verbs, strict=True) if verb],
        ),
    ):
        print(f"{name}: {len(chosen)} sentences")
        references = [work.reference for work in chosen]
        for how, requests in (
            ("without", [DraftRequest(work.request.source, Kind.PARAGRAPH) for work in chosen]),
            ("with", [work.request for work in chosen]),
        ):
            drafts = drafted(requests, engine)
            chrf = scorer.corpus([d.text for d in drafts], references, bootstrap=0).chrf.value
            print(line(f"{how} the glossary", outcomes(chosen, drafts), chrf))


if __name__ == "__main__":
    main()
