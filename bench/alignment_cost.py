"""What `alignwb align` takes as a whole process, cold, beside other aligners as processes.

    ALIGNWB_BENCH_DATA=FOLDER python bench/alignment_cost.py [--sizes 200,2000,20000]

Gale and Church's aligner runs from bench/alignment_peers.py, hunalign where ALIGNWB_HUNALIGN names
its program.  Seconds are on the clock and of the processor; memory is the most that was resident.
"""

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from alignment_peers import gale_church, hunalign_command, tokens
from alignment_scores import Case, score
from alignment_texts import cases, load

from alignwb.alignment.text import Text

GOALS = {200: (4, 250), 2_000: (10, 250), 20_000: (120, 800)}
"""Seconds and megabytes by number of sentences."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds on the clock and of the processor, megabytes, its output."""

    seconds: float
    processor: float
    megabytes: float
    output: str


def cost(command: list[str | Path], folder: Path) -> Cost:
    """Runs a command in a folder; SystemExit if it fails."""
    out, errors = folder / "output", folder / "errors"
    start = time.perf_counter()
    with out.open("wb") as output, errors.open("wb") as diagnostics:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=diagnostics)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{command[0]} failed: {errors.read_text(errors='replace')[-2000:]}")
    return Cost(
        seconds,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        out.read_text(encoding="utf-8"),
    )


def write(case: Case, folder: Path) -> None:
    """The two texts as the aligners read them, a sentence a line."""
    for name, text in (("source", case.source), ("target", case.target)):
        starts = set(text.paragraph_starts) - {0}
        lines = ["\n" * (n in starts) + line for n, line in enumerate(text.sentences)]
        folder.joinpath(f"{name}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        words = "".join(tokens(sentence) + "\n" for sentence in text.sentences)
        folder.joinpath(f"{name}.tok").write_text(words, encoding="utf-8")


def commands(folder: Path) -> Iterator[tuple[str, list[str | Path]]]:
    """Ours and the peers that can be run here, by name."""
    ours = Path(sys.executable).with_name("alignwb")
    texts = ["source.txt", "target.txt"]
    yield "alignwb", [ours, "align", "--presegmented", "--beads", *texts]
    if program := os.environ.get("ALIGNWB_HUNALIGN"):
        words = [folder / "source.tok", folder / "target.tok"]
        yield "hunalign", hunalign_command(Path(program), folder / "null.dic", words)
    yield "gale-church", [sys.executable, Path(__file__).resolve(), "--gale-church", *texts]


def read_text(path: Path) -> Text:
    """A presegmented text, without its paragraphs."""
    return Text(tuple(line for line in path.read_text(encoding="utf-8").splitlines() if line))


def print_gale_church(source: Path, target: Path) -> None:
    """What runs as the peer's process."""
    beads, _ = gale_church(read_text(source), read_text(target))
    for bead in beads:
        print(",".join(map(str, bead.source)), ",".join(map(str, bead.target)), sep="\t")


def strict(case: Case, output: str) -> float:
    """Strict F1 of printed beads; nothing for output of another form."""
    rows = [line.split("\t") for line in output.splitlines()]
    if not rows or len(rows[0]) != 2:
        return math.nan
    numbers = [
        tuple(tuple(int(number) for number in side.split(",") if number) for side in row)
        for row in rows
    ]
    return score(case.gold, [(source, target) for source, target in numbers]).strict


def bench(size: int, case: Case, slowest_peer: int) -> dict[str, Cost]:
    """Prints a line for each aligner."""
    found = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.joinpath("null.dic").write_text("")
        write(case, folder)
        for aligner, command in commands(folder):
            if aligner != "alignwb" and size > slowest_peer:
                continue
            took = found[aligner] = cost(command, folder)
            goal = "goal: {} s, {} MB".format(*GOALS[size]) if size in GOALS else ""
            print(
                f"{aligner:14}{size:7}{took.seconds:9.1f} s{took.processor:9.1f} s"
                f"{took.megabytes:8.0f} MB{strict(case, took.output):9.3f}"
                f"  {goal if aligner == 'alignwb' else ''}",
                flush=True,
            )
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="200,2000,20000")
    parser.add_argument("--peers-up-to", type=int, default=20_000, metavar="SENTENCES")
    parser.add_argument("--gale-church", nargs=2, type=Path, metavar="FILE")
    arguments = parser.parse_args()
    if arguments.gale_church:
        print_gale_church(*arguments.gale_church)
        return
    loaded = load()
    print(f"{'aligner':14}{'size':>7}{'clock':>11}{'processor':>11}{'memory':>11}{'strict':>9}")
    before: tuple[int, dict[str, Cost]] | None = None
    for size in map(int, arguments.sizes.split(",")):
        took = bench(size, cases(size, loaded)["prose"][0], arguments.peers_up_to)
        if before and size >= 5 * before[0]:
            for name in took.keys() & before[1].keys():
                times = took[name].seconds / before[1][name].seconds
                print(f"{name}: {size / before[0]:.0f} × the text takes {times:.1f} × as long")
        before = size, took


if __name__ == "__main__":
    main()
