"""A run over many pairs: what is done already is passed over, the rest aligned side by side."""

import os
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from alignwb.errors import AlignwbError
from alignwb.services.aligning.destination import choose_destination
from alignwb.services.aligning.many.done_before import RECORD, DoneBefore, fingerprint
from alignwb.services.aligning.many.pair_list import AskedPair
from alignwb.services.aligning.many.pair_work import PairOutcome
from alignwb.services.aligning.many.workers import aligned_side_by_side
from alignwb.services.aligning.pair_reading import AlignSettings
from alignwb.services.aligning.sides import files_read
from alignwb.services.project.project import Project, real_path

_SAVE_EVERY_S = 2.0


class ManyPairs:
    """A run; iterate over `outcomes` to have it done.

    Args:
        pairs: What is to be aligned.
        project: The project around the current folder, if there is one.
        settings: Those of all pairs.
        jobs: How many processes there are at most; None for one on each processor.

    Attributes:
        pairs: What was asked for, with the problems that can be told beforehand.
    """

    def __init__(
        self,
        pairs: Sequence[AskedPair],
        project: Project | None,
        settings: AlignSettings,
        jobs: int | None = None,
    ) -> None:
        self.pairs, self._bitexts = _with_bitexts(pairs, project)
        self._project = project
        self._settings = settings
        self._jobs = jobs or _processors()
        self._records: dict[Path, DoneBefore] = {}
        self._prints: dict[int, str] = {}
        self._saved_at_s = time.monotonic()

    def outcomes(self) -> Generator[tuple[int, PairOutcome], None, None]:
        """The number of each pair and what became of it, as soon as that is known.

        The longest are begun first, so that no processor is idle at the end.  When this is closed,
        or anything is raised in it, all that was done until then is kept; the same run goes on
        with the rest.  Raises ProjectError if what was done cannot be kept.
        """
        left: list[tuple[int, int, AskedPair]] = []
        for number, pair in enumerate(self.pairs):
            if pair.problem:
                yield number, PairOutcome(problem=pair.problem)
            elif (known := self._known(number, pair)) is not None:
                yield number, known
            else:
                left.append((-_size(pair, self._project), number, pair))
        work = aligned_side_by_side(
            [(number, pair) for _, number, pair in sorted(left, key=lambda each: each[:2])],
            self._project.root if self._project else None,
            self._settings,
            min(self._jobs, max(len(left), 1)),
        )
        try:
            with closing(work):
                for number, outcome in work:
                    self._keep(number, outcome)
                    yield number, outcome
        finally:
            self._save()

    def _known(self, number: int, pair: AskedPair) -> PairOutcome | None:
        """What became of a pair in an earlier run; None if it has to be aligned."""
        bitext = self._bitexts[number]
        try:
            self._prints[number] = fingerprint(pair, self._project, self._settings)
        except AlignwbError:
            return None  # aligning it says why
        figures = self._record(bitext).figures(bitext, self._prints[number])
        return PairOutcome(bitext, figures, was_done=True) if figures else None

    def _keep(self, number: int, outcome: PairOutcome) -> None:
        if outcome.bitext is None or outcome.figures is None or number not in self._prints:
            return
        self._record(outcome.bitext).add(outcome.bitext, self._prints[number], outcome.figures)
        if time.monotonic() - self._saved_at_s >= _SAVE_EVERY_S:
            self._save()

    def _record(self, bitext: Path) -> DoneBefore:
        """The record that a bitext stands in: the project's, or a hidden file beside it."""
        path = self._project.state / RECORD if self._project else bitext.parent / f".{RECORD}"
        if path not in self._records:
            self._records[path] = DoneBefore(path)
        return self._records[path]

    def _save(self) -> None:
        for record in self._records.values():
            record.save()
        self._saved_at_s = time.monotonic()


def _with_bitexts(
    pairs: Sequence[AskedPair], project: Project | None
) -> tuple[tuple[AskedPair, ...], Mapping[int, Path]]:
    """The pairs, and the files their bitexts go to; of two that share one the later has none."""
    checked: list[AskedPair] = []
    bitexts: dict[int, Path] = {}
    takers: dict[Path, AskedPair] = {}
    for number, asked in enumerate(pairs):
        pair = asked
        if not pair.problem:
            try:
                name = _document_name(pair, project)
                path = choose_destination(project, name, pair.output).path
            except AlignwbError as error:
                pair = replace(pair, problem=f"{error.message}. {error.hint}".rstrip())
            else:
                first = takers.setdefault(real_path(path), pair)
                if first is pair:
                    bitexts[number] = path
                else:
                    problem = f"{path}: this is where {first.place} is written"
                    pair = replace(pair, problem=f"{problem}. Name another file for one of them.")
        checked.append(pair)
    return tuple(checked), bitexts


def _document_name(pair: AskedPair, project: Project | None) -> str:
    """The name that the source's document has, as reading it would give it."""
    return files_read(pair.source, pair.target, project)[0].stem


def _size(pair: AskedPair, project: Project | None) -> int:
    try:
        return sum(path.stat().st_size for path in files_read(pair.source, pair.target, project))
    except (AlignwbError, OSError):
        return 0


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
