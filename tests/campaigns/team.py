"""Translators who share a memory on a server that is killed in between: nothing lost or doubled.

    python tests/campaigns/team.py [--translators 20] [--confirmations 500] [--kills 5] [--seed 1]

Each confirms the segments of a document one by one, exchanges with the server now and then, and
sometimes starts again with what is on the disk. The exit code is 1 if anything was lost or doubled.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from time import monotonic, process_time

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support.postgres_server import postgres_server
from support.team_simulation import simulate


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("translators", 20), ("confirmations", 500), ("kills", 5), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    wanted = parser.parse_args()
    began, used = monotonic(), process_time()
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        outcome = simulate(
            server,
            Path(folder),
            translators=wanted.translators,
            confirmations=wanted.confirmations,
            kills=wanted.kills,
            seed=wanted.seed,
        )
    print(
        f"{wanted.translators} translators x {wanted.confirmations} confirmations,"
        f" {outcome.kills} kills of the server: {outcome.stored} stored, {outcome.lost} lost,"
        f" {outcome.doubled} doubled, {outcome.not_received} not received or received twice,"
        f" {outcome.terms_lost} terms lost, {outcome.terms_doubled} doubled,"
        f" {outcome.failed_exchanges} exchanges met no server;"
        f" {monotonic() - began:.0f} s, {process_time() - used:.0f} s of the processor"
    )
    faults = outcome.lost + outcome.doubled + outcome.not_received
    return 1 if faults or outcome.terms_lost or outcome.terms_doubled else 0


if __name__ == "__main__":
    sys.exit(main())
