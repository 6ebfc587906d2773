"""Whole-document drafting beside Argos's own `translate()` and beside bare CTranslate2.

python bench/drafting.py [FILE…] [--rounds 3] [--without-argos]

All of them use the starter package and the same processors, in turn, in one process; figures are
medians.  Bare CTranslate2 gets tokens and gives tokens, in one call, searching as alignwb does,
with a beam of six and six hypotheses unless its line says otherwise; what it leaves out is reading
the tokens, and everything that makes a draft of them.
"""

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.reading.reflow import read_blocks
from alignwb.engines.argos.packages.archive import unpack
from alignwb.engines.argos.packages.starter import starter_file, starter_package
from alignwb.engines.argos.runtime.model import Decoding, Model, available_processors
from alignwb.engines.argos.translator import CANDIDATES, LIMIT_TOKENS, ArgosTranslator
from alignwb.engines.draft_making.draft_requests import open_request
from alignwb.engines.draft_making.restoring import style_of
from alignwb.engines.srx import SrxSplitter
from alignwb.formats.text.source_text import read_source
from alignwb.services.importing.importing import bitext_from_blocks
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import ProjectTerms, load_terms

ROOT = Path(__file__).parent.parent
BARE_BATCH_TOKENS = 1024
Work = Callable[[], object]


def read(path: Path) -> Bitext:
    blocks = read_blocks(read_source(path))
    return bitext_from_blocks(path.stem, path.name, blocks, SrxSplitter())


def requests_of(bitexts: Sequence[Bitext], terms: ProjectTerms | None = None) -> list[DraftRequest]:
    return [
        DraftRequest(segment.source, paragraph.kind, terms.find(segment.source) if terms else ())
        for bitext in bitexts
        for paragraph in bitext.paragraphs
        for segment in paragraph.segments
    ]


def argos_translate(bitexts: Sequence[Bitext], packages: Path) -> Work:
    """Argos's own way: the paragraphs of a document, a line each, in one call."""
    unpack(starter_file(), packages)
    from argostranslate.translate import translate

    texts = ["\n".join(paragraph.source for paragraph in bitext.paragraphs) for bitext in bitexts]
    return lambda: [translate(text, "nl", "en") for text in texts]


def bare(
    model: Model,
    tokens: Sequence[Sequence[str]],
    hypotheses: int = CANDIDATES,
    beam: int = CANDIDATES,
) -> Work:
    decoding = Decoding(hypotheses, beam)
    return lambda: model.translator.translate_batch(
        tokens,
        beam_size=decoding.beam_size,
        num_hypotheses=hypotheses,
        length_penalty=decoding.length_penalty,
        max_batch_size=BARE_BATCH_TOKENS,
        batch_type="tokens",
        replace_unknowns=True,
        return_scores=True,
        return_attention=hypotheses > 1,
    )


def pieces_of(requests: Sequence[DraftRequest], model: Model) -> list[Sequence[str]]:
    """The token lists that the engine gives the model for these requests."""
    style = style_of([request.source for request in requests])
    cut = (style, model.encode, model.comfortable_tokens, LIMIT_TOKENS)
    opened = [open_request(index, request, *cut) for index, request in enumerate(requests)]
    return [
        part.source.tokens
        for request in opened
        for part in request.parts
        if part.source is not None
    ]


def in_turn(works: dict[str, Work], rounds: int) -> dict[str, float]:
    """Median wall seconds of each; every round begins with another one."""
    times: dict[str, list[float]] = {name: [] for name in works}
    names = list(works)
    for number in range(rounds):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            start = time.perf_counter()
            works[name]()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(each) for name, each in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path, help="Dutch texts; the seeds if none")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--without-argos", action="store_true", help="leave the slow peer out")
    arguments = parser.parse_args()
    bitexts = [read(path) for path in arguments.files or sorted(ROOT.glob("seeds/*.txt"))]
    requests = requests_of(bitexts)
    with_terms = requests_of(bitexts, load_terms(Project(ROOT)))
    sources = [request.source for request in requests]
    with tempfile.TemporaryDirectory() as packages:
        # Argos reads its settings once, when it is first imported.
        os.environ["ARGOS_PACKAGES_DIR"] = packages
        os.environ["ARGOS_INTRA_THREADS"] = str(available_processors())
        start = time.perf_counter()
        engine = ArgosTranslator(starter_package())
        next(engine.translate([DraftRequest("De zon schijnt.")]))
        warm_up = time.perf_counter() - start
        model = Model(starter_package().folder)
        whole = [model.encode(source) for source in sources]
        pieces = pieces_of(requests, model)
        works: dict[str, Work] = {
            "alignwb": lambda: list(engine.translate(requests)),
            "alignwb, with this termbase": lambda: list(engine.translate(with_terms)),
            "CTranslate2, the same sentences": bare(model, whole),
            "CTranslate2, the very pieces": bare(model, pieces),
            "CTranslate2, pieces, best only": bare(model, pieces, hypotheses=1, beam=4),
            "CTranslate2, pieces, beam of 4": bare(model, pieces, hypotheses=4, beam=4),
        }
        if not arguments.without_argos:
            works["argostranslate translate()"] = argos_translate(bitexts, Path(packages))
        for work in works.values():
            work()
        medians = in_turn(works, arguments.rounds)
    words = sum(len(source.split()) for source in sources)
    print(f"{len(sources)} sentences, {words} words, {len(pieces)} pieces for the model")
    print(f"{available_processors()} processors, {arguments.rounds} rounds")
    print(f"{'loading, to the first draft':34}{warm_up:8.2f} s")
    own = medians["alignwb"]
    for name, seconds in medians.items():
        print(
            f"{name:34}{seconds:8.2f} s{len(sources) / seconds:8.0f} sentences/s"
            f"   alignwb is {seconds / own:.2f} times as fast"
        )


if __name__ == "__main__":
    main()
