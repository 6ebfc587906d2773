"""How much of a glossary of everyday words drafts honour, on literary sentences.

python bench/terms_held_out.py [--sentences 900] [--unseen] [--package FOLDER]

The sentences are those of the literary bitext that have a term below and whose English renders it
so; at most twenty for a term.  The starter 0.2 was trained on all of its books but two: with
--unseen the sentences come from those two alone, with more terms, at most twelve for each, and it
is by these that anything may be tuned.  The folder is named by ALIGNWB_BENCH_DATA, see
alignment_texts.py; --package measures an unpacked package instead of the starter.
"""

import argparse
import random
from collections import Counter
from pathlib import Path

from alignment_texts import _rows
from terms import RENDERINGS, Work, drafted, line, outcomes

from alignwb.core.bitext.bitext import Kind
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.dutch.dutch import Dutch
from alignwb.core.terms.recognition import Recogniser
from alignwb.core.terms.rendering import TermOutcome, rendered_terms
from alignwb.core.terms.termbase import Term, Termbase
from alignwb.engines.argos.packages.package import read_package
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

UNSEEN_BOOKS = frozenset({"little-foxes", "beachcomber"})
UNSEEN_NOUNS = """
eiland island, strand beach, vogel bird, boom tree, vis fish, schelp shell, moeder mother,
huisgezin family, keuken kitchen, gewoonte habit, vriend friend, gast guest, gebrek fault,
geduld patience, tafel table, kracht strength, bloem flower, vijand enemy, haai shark,
schildpad turtle, mier ant, slang snake, nest nest, boot boat, echtgenoot husband, dame lady,
tong tongue, waarheid truth, vrijheid liberty, plicht duty, smaak taste, geweten conscience,
hemel heaven, dienstbode servant, blad leaf, baai bay, rots rock, wind wind, wolk cloud,
geur perfume, kleur colour, huid skin, wortel root, zuster sister, opvoeding education,
predikatie sermon, vlinder butterfly, koraal coral, oester oyster, spin spider
"""
UNSEEN_VERBS = """
prijzen praise, lijden suffer, groeien grow, vangen catch, schijnen seem, lachen laugh,
berispen scold, verdragen endure, leren learn, bezoeken visit, beschrijven describe, eten eat,
drinken drink, vliegen fly, zwemmen swim
"""
MOST_OF_A_TERM_UNSEEN = 12


def glossary(*, is_larger: bool) -> Termbase:
    tables = [("noun", NOUNS), ("verb", VERBS)]
    if is_larger:
        tables += [("noun", UNSEEN_NOUNS), ("verb", UNSEEN_VERBS)]
    return Termbase(
        tuple(
            Term(*entry.strip().split(" ", 1), pos=pos)
            for pos, table in tables
            for entry in table.split(",")
        )
    )


def sentences(number: int, *, is_unseen: bool = False) -> list[Work]:
    recogniser = Recogniser(glossary(is_larger=is_unseen), Dutch())
    most = MOST_OF_A_TERM_UNSEEN if is_unseen else MOST_OF_A_TERM
    rows = [
        (row[4], row[5])
        for row in _rows("literary-nl-en.tsv.xz")
        if not is_unseen or row[0] in UNSEEN_BOOKS
    ]
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
        if seen[first] < most:
            seen[first] += 1
            works.append(Work(DraftRequest(source, Kind.PARAGRAPH, hits), reference))
        if len(works) == number:
            break
    return works


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=900)
    parser.add_argument("--unseen", action="store_true", help="only what the starter never saw")
    parser.add_argument("--package", type=Path, help="an unpacked one instead of the starter")
    options = parser.parse_args()
    works = sentences(options.sentences, is_unseen=options.unseen)
    package = read_package(options.package) if options.package else starter_package()
    engine, scorer = ArgosTranslator(package), Scorer()
    print(f"{package.name} {package.version}")
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
