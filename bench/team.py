"""A newcomer's first sync: all units of the team's server into the local index.

Sentences as in `memory.py`, a few thousand for each of twenty members; the server is one of the
bench's own. The bar is 60 seconds for 1,000,000 units.

    python bench/team.py [--units N]
"""

import argparse
import random
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, process_time

import pytest
from memory import multiplied, sentences

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from support.postgres_server import Database, postgres_server

from alignwb.engines.team.team_server import TeamServer
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.project.project import Project
from alignwb.services.team.syncing import TeamSync

_COLUMNS = (
    "id, author, source_lang, target_lang, project, document, place, source, target, previous,"
    " following, confirmed_at"
)


def lines(units: int) -> Iterator[bytes]:
    chance = random.Random(1)
    previous = ""
    for number, (source, target) in enumerate(multiplied(sentences(), units, chance)):
        fields = (
            str(uuid.UUID(int=number)), f"vertaler{number % 20}", "nl", "en", "boek",
            f"deel {number // 5000}", f"p{number % 5000}/s1", source, target, previous, "",
            "2026-03-01T10:00:00Z",
        )  # fmt: skip
        previous = source
        cleaned = (each.replace("\\", "/").replace("\t", " ").replace("\n", " ") for each in fields)
        yield ("\t".join(cleaned) + "\n").encode()


def fill(database: Database, units: int) -> None:
    server = TeamServer(database.address())
    server.init()
    statement = f"COPY alignwb.change ({_COLUMNS}) FROM STDIN"
    server._connection.run(statement, stream=lines(units))
    server.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--units", type=int, default=1_000_000)
    units = parser.parse_args().units
    try:
        measure(units)
    except pytest.skip.Exception as error:
        print(f"not measured: {error}")


def measure(units: int) -> None:
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        database = server.new_database()
        fill(database, units)
        root = Path(folder)
        (root / "alignwb.toml").write_text(f'[team]\nserver = "{database.url()}"\n')
        project = Project(root)
        began, used = monotonic(), process_time()
        sync = TeamSync(project)
        with open_memory(project) as memory:
            fetched = sync.exchange(memory).fetched
            seconds, busy = monotonic() - began, process_time() - used
            count = sum(memory.counts().values())
        sync.close()
    print(
        f"first sync of {fetched:,} units ({count:,} in the index):"
        f" {seconds:.1f} s, {busy:.1f} s of the processor here"
    )


if __name__ == "__main__":
    main()
