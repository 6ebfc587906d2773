"""How long `alignwb --help` takes as a whole process, beside an empty Python in the same run.

python bench/startup.py [--rounds N]
"""

import argparse
import statistics
import subprocess
import sys
import time

EMPTY = (sys.executable, "-c", "pass")
COMMANDS = {
    "python -c pass": EMPTY,
    "alignwb --version": (sys.executable, "-m", "alignwb", "--version"),
    "alignwb --help": (sys.executable, "-m", "alignwb", "--help"),
    "alignwb status --names": (sys.executable, "-m", "alignwb", "status", "--names"),
}
TARGET_S = 0.15


def wall_s(command: tuple[str, ...]) -> float:
    """Seconds from start to exit."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    for command in COMMANDS.values():
        wall_s(command)  # the first run of each fills the disk's cache
    # In turns, so that another process on the machine disturbs all of them alike.
    timed = [{name: wall_s(command) for name, command in COMMANDS.items()} for _ in range(rounds)]
    empty = statistics.median(each["python -c pass"] for each in timed)
    print(f"{'median of ' + str(rounds):24}  seconds  beside an empty Python")
    for name in COMMANDS:
        median = statistics.median(each[name] for each in timed)
        print(f"{name:24}  {median:7.3f}  {median / empty:4.1f} ×")
    print(f"target: alignwb --help in {TARGET_S} s")


if __name__ == "__main__":
    main()
