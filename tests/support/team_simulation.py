"""Translators who confirm segments at the same time, while their server is killed."""

import random
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from support.postgres_server import Database, PostgresServer
from support.team_projects import Translator

from alignwb.core.memory.shared_units import SharedChange
from alignwb.core.terms.termbase import Term
from alignwb.engines.team.team_server import LostServerError, TeamServer
from alignwb.services.terms.adding import add_project_term
from alignwb.services.terms.team_terms import kept_team_terms

BETWEEN_TERMS = 10
"""How many segments a translator confirms between two terms."""


class Collected:
    """A memory that keeps the changes it is given."""

    def __init__(self) -> None:
        self.number = 0
        self.changes: list[SharedChange] = []

    def team_number(self) -> int:
        return self.number

    def take_from_team(
        self,
        after: int,
        number: int,
        changes: Sequence[SharedChange],
        replacing: Sequence[SharedChange],
    ) -> bool:
        assert after == self.number
        assert set(replacing) <= set(changes)
        self.number = number
        self.changes += changes
        return True

    def forget_team(self) -> None:
        self.number = 0
        self.changes.clear()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the confirmations.

    Attributes:
        stored: How many the server has.
        lost: How many it lacks.
        doubled: How many it has more than once.
        not_received: How many did not come to one of the others, for all of them together.
        kills: How often the server was killed.
        failed_exchanges: How often somebody found it gone.
        terms_lost: How many terms the server lacks, or one of the others did not get.
        terms_doubled: How many changes of terms it has more than once.
    """

    stored: int
    lost: int
    doubled: int
    not_received: int
    kills: int
    failed_exchanges: int
    terms_lost: int = 0
    terms_doubled: int = 0


class _Simulation:
    def __init__(
        self, database: Database, folder: Path, names: Sequence[str], confirmations: int, seed: int
    ) -> None:
        self._database = database
        self._folder = folder
        self.names = names
        self._confirmations = confirmations
        self._seed = seed
        self.memories = {name: Collected() for name in names}
        self.terms: dict[str, set[tuple[str, str]]] = {}
        self.failures: Counter[str] = Counter()
        self.errors: list[BaseException] = []
        self.done = Counter[str]()
        self.all_confirmed = threading.Barrier(len(names))

    def work(self, name: str) -> None:
        try:
            self._work(name)
        except BaseException as error:  # noqa: BLE001 - raised again in the test's own thread
            self.errors.append(error)
            self.all_confirmed.abort()

    def _work(self, name: str) -> None:
        chance = random.Random(f"{self._seed} {name}")
        translator = Translator(
            self._folder / name, self._database.address(name), self._confirmations
        )
        for number in range(self._confirmations):
            translator.confirm(number, f"{name} {number}")
            self.done[name] += 1
            if number % BETWEEN_TERMS == 0:
                add_project_term(
                    translator.project, Term(f"woord {name} {number}", f"word {number}")
                )
                translator.sync.terms.note()
            if chance.random() < 0.3:
                self._exchange(translator, name)
            if chance.random() < 0.02:
                translator.start_again()
        while not self._exchange(translator, name):
            pass
        self.all_confirmed.wait(600)
        while not self._exchange(translator, name):
            pass
        translator.sync.close()
        self.terms[name] = {
            (each.term.author, each.term.source)
            for each in kept_team_terms(translator.project).terms
        }

    def _exchange(self, translator: Translator, name: str) -> bool:
        try:
            translator.sync.exchange(self.memories[name])
        except LostServerError:
            self.failures[name] += 1
            return False
        return True


def simulate(
    server: PostgresServer,
    folder: Path,
    *,
    translators: int,
    confirmations: int,
    kills: int,
    seed: int,
) -> Outcome:
    """Let translators confirm all their segments, and kill the server so often in between."""
    names = [f"vertaler{number}" for number in range(translators)]
    database = server.new_database(*names)
    owner = TeamServer(database.address())
    owner.init(names)
    owner.close()
    simulation = _Simulation(database, folder, names, confirmations, seed)
    threads = [threading.Thread(target=simulation.work, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    total = translators * confirmations
    for kill in range(1, kills + 1):
        while simulation.done.total() < total * kill / (kills + 1) and not simulation.errors:
            threads[0].join(0.01)
        server.kill()
        server.start()
    for thread in threads:
        thread.join()
    if simulation.errors:
        raise simulation.errors[0]
    return _outcome(simulation, database, confirmations, kills)


def _outcome(
    simulation: _Simulation, database: Database, confirmations: int, kills: int
) -> Outcome:
    stored = Counter(database.query("SELECT author || ' ' || target FROM alignwb.change"))
    expected = {
        f"{name} {name} {number}" for name in simulation.names for number in range(confirmations)
    }
    missing = 0
    for name, memory in simulation.memories.items():
        wanted = {each for each in expected if not each.startswith(f"{name} ")}
        got = Counter(f"{each.author} {each.target}" for each in memory.changes)
        missing += len(wanted - got.keys()) + sum(count - 1 for count in got.values())
    terms = {
        (name, f"woord {name} {number}")
        for name in simulation.names
        for number in range(0, confirmations, BETWEEN_TERMS)
    }
    told = Counter(
        database.query(
            "SELECT author || '|' || source FROM alignwb.term_change WHERE source LIKE 'woord %'"
        )
    )
    lacking = sum(
        len({each for each in terms if each[0] != name} - got)
        for name, got in simulation.terms.items()
    )
    return Outcome(
        terms_lost=lacking + len({"|".join(each) for each in terms} - told.keys()),
        terms_doubled=sum(count - 1 for count in told.values()),
        stored=stored.total(),
        lost=len(expected - stored.keys()),
        doubled=sum(count - 1 for count in stored.values()),
        not_received=missing,
        kills=kills,
        failed_exchanges=simulation.failures.total(),
    )
