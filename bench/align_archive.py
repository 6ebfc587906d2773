"""How long an archive of many texts takes: `alignwb align --pairs`, the whole process.

    ALIGNWB_BENCH_DATA=FOLDER python bench/align_archive.py [--documents 10] [--sentences 10000]
        [--jobs N]

The texts are those of alignment_texts.py, a sentence a line; what a million source sentences would
take is extrapolated from them.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from alignment_texts import PLAIN, Pair, disturb, load

from alignwb.alignment.sentences.text import Text

MANY = 1_000_000


def write_archive(folder: Path, documents: int, sentences: int) -> Path:
    """The texts and the list of them; each begins at another place of the books."""
    pairs = [pair for book in load()["modern"].values() for pair in book]
    lines = []
    for number in range(documents):
        start = number * len(pairs) // documents
        taken: list[Pair] = list(islice(cycle(pairs), start, start + round(sentences * 1.45)))
        case = disturb(str(number), taken, sentences, PLAIN, number, ())
        for side, text in (("nl", case.source), ("en", case.target)):
            (folder / f"{number}.{side}").write_text(as_lines(text), encoding="utf-8")
        lines.append(f"{number}.nl\t{number}.en\t{number}.xlf\n")
    path = folder / "pairs.tsv"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def as_lines(text: Text) -> str:
    """A sentence a line, a blank line between paragraphs."""
    starts = set(text.paragraph_starts) - {0}
    return "".join(
        f"{chr(10) if number in starts else ''}{sentence}\n"
        for number, sentence in enumerate(text.sentences)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=10)
    parser.add_argument("--sentences", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=0)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        listed = write_archive(folder, arguments.documents, arguments.sentences)
        words = [sys.executable, "-m", "alignwb", "align", "--pairs", str(listed)]
        words += ["--presegmented", "--quiet", "--json"]
        if arguments.jobs:
            words += ["--jobs", str(arguments.jobs)]
        start = time.perf_counter()
        done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - start
        values = json.loads(done.stdout)
        print(done.stderr, file=sys.stderr, end="")
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = used.ru_utime + used.ru_stime
    count = sum(pair.get("source_sentences", 0) for pair in values["pairs"])
    print(f"{values['aligned']} documents, {count:,} source sentences")
    for what, spent in (("by the clock", seconds), ("of processors", processor)):
        print(f"{spent:8.0f} s {what}; for {MANY:,}: {spent * MANY / count / 3600:.2f} h")


if __name__ == "__main__":
    main()
