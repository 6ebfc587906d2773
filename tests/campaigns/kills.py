"""Kills the program while it works, again and again, and looks whether anything was lost.

    python tests/campaigns/kills.py --kills 1000 --seed 1 --jobs 2

A translator works at the real screen on a terminal of its own, a reviewer on an alignment, and
every command that writes is run; each is ended by SIGKILL, SIGTERM, SIGHUP, a cut connection or
a key, at a random moment.  Prints every fault and then one line; the exit code is 1 if there is a
fault.  The line of a fault names its seed: `--seed N --kills 5` does the same again, as far as
the machine takes its turns alike.
"""

import argparse
import os
import pickle
import sys
import tempfile
import time
from pathlib import Path
from random import Random
from typing import BinaryIO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from campaigns.command_kills import COMMANDS, KilledCommand
from campaigns.outcome import Outcome
from campaigns.screen_kills import KilledScreen

import alignwb

_KILLS_OF_ONE_PROJECT = 5
_LOST = ("committed", "open")


def run_project(seed: int, kills: int, *, strand: str = "") -> Outcome:
    """Make one project and kill what works in it so many times.

    strand: "translate", "review", "draft" or "command"; chosen by the seed unless told.
    """
    random = Random(seed)
    strand = (
        strand or random.choices(("translate", "review", "draft", "command"), (50, 25, 5, 20))[0]
    )
    with tempfile.TemporaryDirectory(prefix="alignwb-kills-") as folder:
        if strand == "command":
            weights = [1 if command.is_slow else 4 for command in COMMANDS.values()]
            name = random.choices(list(COMMANDS), weights)[0]
            return kill_command(Path(folder), name, random, kills)
        screen = KilledScreen(
            Path(folder), seed, is_review=strand == "review", drafts=strand == "draft"
        )
        for _ in range(kills):
            screen.kill_once()
        return screen.outcome


def kill_command(folder: Path, name: str, random: Random, kills: int) -> Outcome:
    """Kill one command so many times."""
    package = next((Path(alignwb.__file__).parent / "models").glob("*.argosmodel"))
    command = KilledCommand(folder / "commands", name, random, package)
    for _ in range(kills):
        command.kill_once()
    return command.outcome


def main() -> int:
    """Run the campaign; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=1000, help="how many in all")
    parser.add_argument("--seed", type=int, default=1, help="of the first project")
    parser.add_argument("--jobs", type=int, default=2, help="how many at the same time")
    parser.add_argument("--strand", default="", help="translate, review, draft or command")
    arguments = parser.parse_args()
    start_s = time.monotonic()
    projects = -(-arguments.kills // _KILLS_OF_ONE_PROJECT)
    seeds = range(arguments.seed, arguments.seed + projects)
    outcome = Outcome()
    for part in _in_jobs(seeds, arguments.jobs, arguments.strand):
        outcome.add(part)
    print(_summary(outcome, arguments.seed, time.monotonic() - start_s))
    return 1 if outcome.faults else 0


def _in_jobs(seeds: range, jobs: int, strand: str) -> list[Outcome]:
    """The outcomes of all projects; a job is a process, as what it kills are its children."""
    readers = []
    for job in range(jobs):
        reader, writer = os.pipe()
        process = os.fork()
        if process == 0:
            code = 1
            try:
                with os.fdopen(writer, "wb") as results:
                    _work(seeds[job::jobs], strand, results)
                code = 0
            finally:
                sys.stdout.flush()
                os._exit(code)
        os.close(writer)
        readers.append((process, os.fdopen(reader, "rb")))
    outcomes = []
    for process, file in readers:
        with file:
            outcomes.append(pickle.loads(file.read()))
        os.waitpid(process, 0)
    return outcomes


def _work(seeds: range, strand: str, file: BinaryIO) -> None:
    outcome = Outcome()
    for seed in seeds:
        part = run_project(seed, _KILLS_OF_ONE_PROJECT, strand=strand)
        for cause, faults in part.faults.items():
            for fault in faults:
                print(f"{cause}: {fault}", flush=True)
        outcome.add(part)
    pickle.dump(outcome, file)


def _summary(outcome: Outcome, seed: int, seconds: float) -> str:
    lost = {
        kind: sum(len(faults) for cause, faults in outcome.faults.items() if cause.startswith(kind))
        for kind in _LOST
    }
    others = sum(map(len, outcome.faults.values())) - sum(lost.values())
    ends = ", ".join(f"{count} {end}" for end, count in sorted(outcome.kills.items()))
    return (
        f"{sum(outcome.kills.values())} kills ({ends}) over {outcome.words} typed words:"
        f" {lost['committed']} committed edits lost, {lost['open']} seconds-old open texts lost,"
        f" {others} other faults; {outcome.young} words younger than a second gone;"
        f" seed {seed}, {seconds:.0f} s"
    )


if __name__ == "__main__":
    sys.exit(main())
