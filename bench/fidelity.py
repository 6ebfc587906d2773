"""How much of what is no language drafts keep, beside the bare engine.

python bench/fidelity.py [--sentences 200] [--kinds NAME…]

For each kind, sentences are made of Dutch templates and values.  One is kept if its best draft has
every wanted string once, letter for letter; capitals and odd letters, if it is drafted as the
plain sentence is.  The bare engine is the same package, text in and text out, as Argos Translate
calls it.  Exit code 1 if any kind is kept in less than 98 of 100.
"""

import argparse
import sys
from collections.abc import Sequence

from fidelity_sentences import KINDS, Kind, Sentence, is_kept, sentences

from alignwb.core.drafting.translator import DraftRequest
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.argos.runtime.model import Decoding, Model
from alignwb.engines.argos.translator import ArgosTranslator

BAR = 0.98
BATCH = 32


def ours(texts: Sequence[str], engine: ArgosTranslator) -> list[str]:
    """The best drafts."""
    requests = [DraftRequest(text) for text in texts]
    drafts = {index: draft.text for batch in engine.translate(requests) for index, draft in batch}
    return [drafts[index] for index in range(len(texts))]


def bare(texts: Sequence[str], model: Model) -> list[str]:
    """The likeliest hypotheses of the model, as they come."""
    said: list[str] = []
    for start in range(0, len(texts), BATCH):
        tokens = [model.encode(text) for text in texts[start : start + BATCH]]
        results = model.submit(tokens, Decoding(hypotheses=1))
        said += (model.tokenizer.decode(one.result().hypotheses[0]).strip() for one in results)
    return said


def lost(kind: Kind, asked: Sequence[Sentence], drafts: Sequence[str]) -> list[tuple[str, str]]:
    """The sentences that are not kept, with their drafts; those of the twins follow the others."""
    twins = drafts[len(asked) :] or [""] * len(asked)
    return [
        (sentence.source, draft)
        for sentence, draft, twin in zip(asked, drafts[: len(asked)], twins, strict=True)
        if not is_kept(kind, sentence, draft, twin)
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=200, help="for each kind")
    parser.add_argument("--kinds", nargs="*", default=[], help="only kinds with these words")
    parser.add_argument("--show", type=int, default=0, help="losses of each kind to print")
    options = parser.parse_args()
    engine = ArgosTranslator(starter_package())
    model = Model(starter_package().folder)
    is_below = False
    print(f"{'kind':32}{'kept':>8}{'bare':>8}")
    for kind in KINDS:
        if options.kinds and not any(word in kind.name for word in options.kinds):
            continue
        asked = sentences(kind, options.sentences)
        texts = [one.source for one in asked] + [one.twin for one in asked if one.twin]
        missing = lost(kind, asked, ours(texts, engine))
        share = 1 - len(missing) / len(asked)
        share_bare = 1 - len(lost(kind, asked, bare(texts, model))) / len(asked)
        is_below = is_below or share < BAR
        print(f"{kind.name:32}{share:8.1%}{share_bare:8.1%}", flush=True)
        for source, draft in missing[: options.show]:
            print(f"    {source}\n    {draft}")
    return int(is_below)


if __name__ == "__main__":
    sys.exit(main())
