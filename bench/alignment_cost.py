"""What `alignwb align` takes as a whole process, cold, beside other aligners as processes.

    python bench/alignment_cost.py [--sizes 200,2000,20000] [--realign 2000]

With ALIGNWB_BENCH_DATA (see alignment_texts.py) the text is a novel's, else the project's own over
and over.  Gale and Church's aligner runs from bench/alignment_peers.py, hunalign where
ALIGNWB_HUNALIGN names its program.  Seconds are on the clock and of the processor; memory is the
most that was resident.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from alignment_peers import gale_church, hunalign_command, ladder_beads, tokens
from alignment_scores import Case, score, sides
from alignment_texts import cases, has_data, load, long_seeds

from alignwb.alignment.sentences.text import Text
from alignwb.core.beads.bead_edits import shift
from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Status
from alignwb.formats.xliff import read_xliff
from alignwb.services.aligning.embedding import open_embedder
from alignwb.services.aligning.realigning import realign
from alignwb.services.project.project import find_project

GOALS = {200: "4 s, 250 MB", 2_000: "10 s", 20_000: "120 s, 800 MB"}


# A process inherits the memory of the one that starts it as its own peak, so a small one has to.
_LAUNCHER = """
import os, resource, sys, time
start = time.perf_counter()
child = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(child, 0)
seconds = time.perf_counter() - start
with open(sys.argv[1], "w") as file:
    print(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, file=file)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds on the clock and of the processor, megabytes, its output."""

    seconds: float
    processor: float
    megabytes: float
    output: str


def cost(command: list[str | Path], folder: Path) -> Cost:
    """Runs a command in a folder; SystemExit if it fails."""
    usage = folder / "usage"
    ran = subprocess.run(
        [sys.executable, "-S", "-c", _LAUNCHER, usage, *command],
        check=False,
        cwd=folder,
        capture_output=True,
    )
    if ran.returncode:
        raise SystemExit(f"{command[0]} failed: {ran.stderr.decode(errors='replace')[-2000:]}")
    seconds, processor, megabytes = map(float, usage.read_text().split())
    return Cost(seconds, processor, megabytes, ran.stdout.decode())


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
    """Strict F1 of beads as we print them or as hunalign does."""
    rows = [line.split("\t") for line in output.splitlines()]
    if len(rows[0]) == 3:
        return score(case.gold, sides(ladder_beads(rows)[0])).strict
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
            goal = f"goal: {GOALS[size]}" if size in GOALS and aligner == "alignwb" else ""
            print(
                f"{aligner:14}{size:7}{took.seconds:9.1f} s{took.processor:9.1f} s"
                f"{took.megabytes:8.0f} MB{strict(case, took.output):9.3f}"
                f"  {goal}",
                flush=True,
            )
    return found


def corrected(bitext: Bitext) -> Iterator[Bitext]:
    """The bitext with a target given to the next bead and this one confirmed, at several places."""
    beads = [(ref, segment) for ref, segment in bitext.segments() if segment.target]
    for ref, _ in beads[len(beads) // 20 :: len(beads) // 10]:
        shifted = edits.apply(bitext, shift(bitext, ref, Side.TARGET, forward=True))
        confirmed = [
            replace(
                paragraph,
                segments=tuple(
                    replace(segment, status=Status.CONFIRMED)
                    if segment.id == ref.segment
                    else segment
                    for segment in paragraph.segments
                ),
            )
            for paragraph in shifted.paragraphs
            if paragraph.id == ref.paragraph
        ]
        yield shifted.with_paragraphs(confirmed)


def bench_realigning(case: Case) -> None:
    """Prints what aligning again takes after one correction, the sentences being known."""
    ours = str(Path(sys.executable).with_name("alignwb"))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(case, folder)
        for command in (["init"], ["align", "--presegmented", "source.txt", "target.txt"]):
            subprocess.run([ours, *command], cwd=folder, check=True, capture_output=True)
        path = next((folder / "translations" / "reference").glob("*.xlf"))
        bitext = read_xliff(path.read_bytes(), path).bitext
        embedder = open_embedder(find_project(folder))
        took = []
        for each in corrected(bitext):
            start = time.perf_counter()
            realign(each, embedder)
            took.append(time.perf_counter() - start)
    print(
        f"aligning {len(case.source.sentences)} sentences again after a correction: the first time"
        f" {took[0]:.2f} s, then {min(took[1:]):.2f} to {max(took[1:]):.2f} s; goal: 1 s"
    )


def _texts() -> Callable[[int], Case]:
    if not has_data():
        return partial(long_seeds, Path(__file__).parents[1])
    loaded = load()
    return lambda size: cases(size, loaded)["prose"][0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", default="200,2000,20000")
    parser.add_argument("--peers-up-to", type=int, default=20_000, metavar="SENTENCES")
    parser.add_argument("--realign", type=int, default=2_000, metavar="SENTENCES")
    parser.add_argument("--gale-church", nargs=2, type=Path, metavar="FILE")
    arguments = parser.parse_args()
    if arguments.gale_church:
        print_gale_church(*arguments.gale_church)
        return
    text = _texts()
    print(f"{'aligner':14}{'size':>7}{'clock':>11}{'processor':>11}{'memory':>11}{'strict':>9}")
    before: tuple[int, dict[str, Cost]] | None = None
    for size in map(int, arguments.sizes.split(",")):
        took = bench(size, text(size), arguments.peers_up_to)
        if before and size >= 5 * before[0]:
            for name in took.keys() & before[1].keys():
                times = took[name].seconds / before[1][name].seconds
                print(f"{name}: {size / before[0]:.0f} × the text takes {times:.1f} × as long")
        before = size, took
    bench_realigning(text(arguments.realign))


if __name__ == "__main__":
    main()
