"""From which length on a long sentence is better cut at its clauses before it is translated.

python bench/sentence_cuts.py [--cuts 50 75 100 150] [--sentences 250]

The sentences have 38 to 80 words and come from the two books that the starter never saw; the
folder with them is named by ALIGNWB_BENCH_DATA, see alignment_texts.py.  BLEU and chrF++ of the
best drafts, the length against the reference's, and the time, for each length in tokens.
"""

import argparse
import random
import time
from pathlib import Path

from alignment_texts import _rows
from terms import drafted
from terms_held_out import UNSEEN_BOOKS

from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.argos.packages.package import read_package
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.runtime.model import Model
from alignwb.engines.argos.translator import ArgosTranslator
from alignwb.scoring.scorer import Scorer

WORDS = range(38, 81)
SEED = 5


class CutModel(Model):
    """A model whose sentences are cut from a given length on."""

    cut = 0

    @property
    def comfortable_tokens(self) -> int:
        return self.cut


def sentences(number: int) -> list[tuple[str, str]]:
    rows = [
        (row[4], row[5])
        for row in _rows("literary-nl-en.tsv.xz")
        if row[0] in UNSEEN_BOOKS and len(row[4].split()) in WORDS
    ]
    return random.Random(SEED).sample(rows, min(number, len(rows)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cuts", type=int, nargs="+", default=[50, 75, 100, 150])
    parser.add_argument("--sentences", type=int, default=250)
    parser.add_argument("--package", type=Path, help="an unpacked one instead of the starter")
    options = parser.parse_args()
    package = read_package(options.package) if options.package else starter_package()
    pairs = sentences(options.sentences)
    requests = [DraftRequest(source) for source, _ in pairs]
    references = [reference for _, reference in pairs]
    scorer = Scorer()
    print(f"{package.name} {package.version}: {len(pairs)} sentences")
    for cut in options.cuts:
        engine = ArgosTranslator(package)
        engine._model = CutModel(package.folder, engine._threads)
        engine._model.cut = cut
        start = time.process_time()
        drafts = [draft.text for draft in drafted(requests, engine)]
        spent = time.process_time() - start
        scores = scorer.corpus(drafts, references, bootstrap=0)
        ratio = sum(len(d.split()) for d in drafts) / sum(len(r.split()) for r in references)
        print(
            f"  cut at {cut:3}: BLEU {scores.bleu.value:.1f}  chrF++ {scores.chrf.value:.1f}"
            f"  {ratio:.2f} of the reference's words  {spent:.0f} s of processors",
            flush=True,
        )


if __name__ == "__main__":
    main()
