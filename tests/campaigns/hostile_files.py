"""Damaged files by the ten thousand: nothing may crash, hang, grow or be touched.

    python tests/campaigns/hostile_files.py --inputs 100000 --seed 1 --jobs 2

Each input is a file of a small project (`mutations/victims.py`), damaged by one to three mutators
or replaced by something that is no file, and put through the commands that read it.  The last line
says what came of it; before it stands every cause of a finding, and with `--keep FOLDER` the
smallest input of each is kept.  Exit code 1 where the bar is missed.  Case N of a seed is the same
whenever it is run: `--first N --inputs 1`.
"""

import argparse
import json
import os
import selectors
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from campaigns.mutations.attempts import MOST_SECONDS, innermost, most_seconds
from campaigns.mutations.sample_project import make_sample_project
from campaigns.mutations.worker import Worker, fork

_CASES_OF_A_PROCESS = 60
_LOOK_EVERY_S = 0.5
_PATIENCE_S = 30.0
"""How long a command may wait for something without using the processor."""

BAR = ("traceback", "died", "hang", "touched", "memory", "raw", "unnamed")
"""What must not be found even once."""


@dataclass(slots=True)
class Cause:
    """What was found with one cause.

    Attributes:
        count: How often.
        case: The case with the smallest input.
        size: How large that is, in bytes.
        detail: What is known of that case.
    """

    count: int = 0
    case: int = -1
    size: int = sys.maxsize
    detail: str = ""


@dataclass(slots=True)
class Tally:
    """What came of the cases so far."""

    inputs: int = 0
    commands: int = 0
    peak_kb: int = 0
    slowest_s: float = 0.0
    exit_codes: Counter[int] = field(default_factory=Counter)
    victims: Counter[str] = field(default_factory=Counter)
    causes: dict[tuple[str, str], Cause] = field(default_factory=dict)

    def count(self, what: str) -> int:
        """How often a promise was broken."""
        return sum(cause.count for (kind, _), cause in self.causes.items() if kind == what)

    def add(self, what: str, cause: str, case: int, size: int, detail: str) -> bool:
        """Count a finding; True if it is the smallest of its cause so far."""
        found = self.causes.setdefault((what, cause), Cause())
        found.count += 1
        if size >= found.size:
            return False
        found.case, found.size, found.detail = case, size, detail
        return True

    @property
    def is_under_bar(self) -> bool:
        """Whether nothing was found that must not be."""
        return not any(map(self.count, BAR))

    def summary(self) -> str:
        """All of it in one line."""
        return (
            f"hostile files: {self.inputs} inputs of {len(self.victims)} kinds, "
            f"{self.commands} commands, {self.count('traceback')} tracebacks, "
            f"{self.count('died')} deaths, {self.count('hang')} hangs over {MOST_SECONDS:.0f} s, "
            f"{self.count('touched')} touched files, {self.count('raw')} raw control characters, "
            f"{self.count('unnamed')} messages without the file; "
            f"peak memory {self.peak_kb // 1024} MB, slowest {self.slowest_s:.1f} s"
        )


class Job:
    """The parent's side of one worker: its process, its pipe, and where it is."""

    def __init__(self, campaign: "Campaign", number: int) -> None:
        self._campaign = campaign
        self.folder = campaign.folder / f"job-{number}"
        self.folder.mkdir()
        self.process = 0
        self.pipe = -1
        self.at: dict[str, Any] = {}
        self._rest = b""
        self._last = 0
        self._cpu_s = self._used_s = self._moved_s = 0.0

    def start(self, first: int, last: int) -> None:
        """Fork a process for these cases."""
        self.pipe, of_child = os.pipe()
        options = self._campaign.options
        worker = Worker(self._campaign.template, self.folder, options.seed, options.only, of_child)
        self.process = fork(worker, self.pipe, first, last)
        os.close(of_child)
        self.at, self._rest, self._last = {}, b"", last
        self._moved_s, self._cpu_s = time.monotonic(), 0.0

    def read(self) -> bool:
        """Take in what the process says; False when it has ended."""
        data = os.read(self.pipe, 2**20)
        *lines, self._rest = (self._rest + data).split(b"\n")
        for line in lines:
            self._take(json.loads(line))
        return bool(data)

    def _take(self, message: dict[str, Any]) -> None:
        tally = self._campaign.tally
        if "command" in message:
            if message["case"] != self.at.get("case"):
                tally.inputs += 1
                tally.victims[message["victim"]] += 1
            self.at = message
            self._moved_s, self._cpu_s = time.monotonic(), _cpu_s(self.process)
        elif "found" in message:
            tally.commands += 1
            tally.peak_kb = max(tally.peak_kb, message["peak_kb"])
            tally.slowest_s = max(tally.slowest_s, message["seconds"])
            tally.exit_codes[message["code"]] += 1
            for what, cause, detail in message["found"]:
                self._campaign.add(self, what, cause, message["size"], detail)

    def end_if_stuck(self) -> None:
        """Kill a process that has been at one command for too long, and find out where it was."""
        used = _cpu_s(self.process) - self._cpu_s
        if used != self._used_s:
            self._used_s, self._moved_s = used, time.monotonic()
        # How long it waits for a processor says how busy the machine is, and nothing else.
        waited = time.monotonic() - self._moved_s
        if not self.at:
            return
        victim = self.folder / "project" / self.at["victim"]
        if used < 2 * most_seconds(self.at["command"], victim) and waited < _PATIENCE_S:
            return
        os.kill(self.process, signal.SIGUSR1)
        time.sleep(0.3)
        os.kill(self.process, signal.SIGKILL)
        where = (self.folder / "where").read_text(encoding="utf-8", errors="replace")
        # faulthandler writes the innermost frame of each thread first, the main thread last.
        main_thread = where.rpartition("most recent call first")[2].splitlines()
        size = 0
        if victim.is_file() and not victim.is_symlink():
            size = victim.stat().st_size
            shutil.copy(victim, self.folder / f"kept-{self.at['case']}")
        detail = f"{used:.0f} s used, {waited:.0f} s waited\n{where[-2000:]}"
        self._campaign.add(self, "hang", innermost(iter(main_thread)), size, detail)
        self.at["is_stuck"] = True

    def ended(self) -> tuple[int, int]:
        """What is left of the cases of the process that has ended."""
        _, status = os.waitpid(self.process, 0)
        os.close(self.pipe)
        if status == 0 or not self.at:
            if status:
                raise SystemExit(f"a worker failed before its first case: status {status}")
            return self._last, self._last
        if not self.at.get("is_stuck"):
            where = (self.folder / "where").read_text(encoding="utf-8", errors="replace")
            cause = f"status {status} at {innermost(iter(where.splitlines()))}"
            self._campaign.add(self, "died", cause, 0, where[-2000:])
        return self.at["case"] + 1, self._last


class Campaign:
    """All of it."""

    def __init__(self, folder: Path, options: argparse.Namespace) -> None:
        self.folder, self.options = folder, options
        self.template = folder / "template"
        self.tally = Tally()
        self._ranges = [
            (first, min(first + _CASES_OF_A_PROCESS, options.first + options.inputs))
            for first in range(options.first, options.first + options.inputs, _CASES_OF_A_PROCESS)
        ][::-1]

    def add(self, job: Job, what: str, cause: str, size: int, detail: str) -> None:
        """Count a finding, and keep its input if that is asked for."""
        at = job.at
        text = f"case {at['case']}, {at['victim']} by {', '.join(at['ways'])}\n{detail}"
        if (what, cause) not in self.tally.causes:
            print(f"{what}: {cause} (case {at['case']}, {at['victim']})", file=sys.stderr)
        is_smallest = self.tally.add(what, cause, at["case"], size, text)
        kept = job.folder / f"kept-{at['case']}"
        if is_smallest and self.options.keep and kept.is_file():
            self.options.keep.mkdir(parents=True, exist_ok=True)
            name = "".join(each if each.isalnum() else "-" for each in f"{what}-{cause}")[:100]
            shutil.copy(kept, self.options.keep / f"{name}{Path(at['victim']).suffix}")

    def run(self) -> None:
        """Work through all cases with as many processes as were asked for."""
        make_sample_project(self.template / "project", self.template / "model")
        begun_s = told_s = time.monotonic()
        with selectors.DefaultSelector() as waiting:
            for number in range(self.options.jobs):
                self._next(Job(self, number), waiting)
            while waiting.get_map():
                for key, _ in waiting.select(_LOOK_EVERY_S):
                    job: Job = key.data
                    if not job.read():
                        waiting.unregister(job.pipe)
                        self._next(job, waiting, *job.ended())
                for key in list(waiting.get_map().values()):
                    key.data.end_if_stuck()
                if time.monotonic() - told_s > 60:
                    told_s = time.monotonic()
                    print(f"{told_s - begun_s:.0f} s: {self.tally.summary()}", file=sys.stderr)

    def _next(
        self, job: Job, waiting: selectors.BaseSelector, first: int = 0, last: int = 0
    ) -> None:
        """Have a job go on with what is left of its cases, or with the next ones."""
        if first >= last:
            if not self._ranges:
                return
            first, last = self._ranges.pop()
        for kept in job.folder.glob("kept-*"):
            kept.unlink()
        job.start(first, last)
        waiting.register(job.pipe, selectors.EVENT_READ, job)


def _cpu_s(process: int) -> float:
    """The seconds that a process has used a processor."""
    stat = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace")
    fields = stat.rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _preload() -> None:
    """Import what every process would import for itself."""
    from alignwb.cli.command_parser import configured_parsers
    from alignwb.cli.main import build_parser

    list(configured_parsers(build_parser()))


def main() -> int:
    """Run the campaign; 1 if the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--inputs", type=int, default=1_000, help="how many damaged files (1000)")
    parser.add_argument("--seed", type=int, default=1, help="what chance begins with (1)")
    parser.add_argument("--first", type=int, default=0, help="number of the first case (0)")
    parser.add_argument("--jobs", type=int, default=2, help="how many processes (2)")
    parser.add_argument("--only", default="", help="only files with this in their path")
    parser.add_argument("--keep", type=Path, help="folder for the smallest input of each cause")
    options = parser.parse_args()
    fast = "/dev/shm" if Path("/dev/shm").is_dir() else None
    _preload()
    with tempfile.TemporaryDirectory(prefix="hostile-", dir=fast) as folder:
        campaign = Campaign(Path(folder), options)
        campaign.run()
    tally = campaign.tally
    for (what, cause), found in sorted(tally.causes.items(), key=lambda item: -item[1].count):
        print(f"{what} x{found.count}: {cause}", file=sys.stderr)
        print("    " + found.detail.replace("\n", "\n    "), file=sys.stderr)
    print(f"{tally.summary()} (seed {options.seed})")
    return 0 if tally.is_under_bar else 1


if __name__ == "__main__":
    sys.exit(main())
