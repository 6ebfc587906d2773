"""Tuning a package: trained on the project's pairs, and kept only if its drafts are better."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.core.drafting.translator import DraftRequest
from alignwb.core.languages.quotation_marks import without_marks
from alignwb.engines.argos.packages.archive import unpack
from alignwb.engines.argos.packages.installed import best_package, named_package
from alignwb.engines.argos.packages.package import ModelPackage, read_package
from alignwb.errors import EngineError, UsageError
from alignwb.formats.atomic import write_atomically
from alignwb.scoring import CorpusScores, Scorer
from alignwb.services.project.config import Config
from alignwb.services.tuning.kept_training import KeptTraining
from alignwb.services.tuning.own_pairs import OwnPairs, Pair, digest_of
from alignwb.services.tuning.tuned_card import tuned_card

if TYPE_CHECKING:
    from alignwb.engines.tuning.training import Training, TrainingOptions, TrainingProgress
    from alignwb.engines.tuning.tuned_package import OpenedPackage


@dataclass(frozen=True, slots=True)
class TuningTask:
    """What is to be tuned, on what, and where it goes.

    Attributes:
        package: The package to go on from.
        pairs: What it is trained on and measured by.
        name: What the tuned package is called.
        output: The file to write; it is not there yet.
        kept: Where a training that is stopped is kept.
    """

    package: ModelPackage
    pairs: OwnPairs
    name: str
    output: Path
    kept: KeptTraining

    @property
    def version(self) -> str:
        """A version after that of the package, so that the tuned one drafts before it."""
        return f"{self.package.version}.post1"


@dataclass(frozen=True, slots=True)
class TuningOutcome:
    """What became of a tuning.

    Attributes:
        is_stopped: Whether it was stopped, and can be gone on with.
        losses: On the held-out part, before and after each round.
        before: The scores of the package's drafts of the held-out part; None if it was stopped.
        after: Those of the tuned one; None if its loss was no better, so that it drafted nothing.
        output: The package's file; None if there is none, because it is no better.
    """

    is_stopped: bool
    losses: tuple[float, ...]
    before: CorpusScores | None = None
    after: CorpusScores | None = None
    output: Path | None = None


def package_to_tune(config: Config, name: str = "") -> ModelPackage:
    """The package of that name, or the best one.  Raises UsageError or EngineError."""
    pair = (config.source_lang, config.target_lang)
    if not name:
        return best_package(*pair)
    package = named_package(name, *pair)
    if package is None:
        raise UsageError(f"no package is called “{name}”", hint="See: alignwb model list")
    return package


def tune(
    task: TuningTask,
    options: "TrainingOptions",
    progress: "Callable[[TrainingProgress], None]" = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> TuningOutcome:
    """Train a package, or go on with a training that was stopped, and write what came of it.

    It is written only if both its loss and its drafts' chrF2++ are better on the held-out part.
    Raises EngineError if PyTorch is missing or the package cannot be tuned, ProjectError if the
    file cannot be written.
    """
    from alignwb.engines.tuning.training import Training
    from alignwb.engines.tuning.tuned_package import check_torch, open_package

    check_torch()
    opened = open_package(task.package)
    training_pairs, held_out = task.pairs.training, task.pairs.held_out
    opened.check_against(_as_read(held_out))
    training = Training(
        opened.transformer,
        opened.vocabulary,
        opened.numbers(_as_read(training_pairs)),
        opened.numbers(_as_read(held_out)),
        options,
    )
    # Time and processors may be others the next time; the rest makes it another training.
    same = replace(options, minutes=0, threads=0)
    fingerprint = digest_of((task.package.name, task.package.version, same, task.pairs))
    if (data := task.kept.read(fingerprint)) is not None:
        training.resume(data)
    if not _train(training, task.kept, fingerprint, progress, cancelled):
        return TuningOutcome(is_stopped=True, losses=training.losses)
    outcome = _measured(task, opened, training)
    task.kept.forget()
    return outcome


def _train(
    training: "Training",
    kept: KeptTraining,
    fingerprint: str,
    progress: "Callable[[TrainingProgress], None]",
    cancelled: Callable[[], bool],
) -> bool:
    """Train to the end; False if it was stopped.  After each round it is kept, and when it ends."""
    rounds = len(training.losses)
    try:
        for step in training.run(cancelled):
            if len(step.held_out) > max(1, rounds):
                rounds = len(step.held_out)
                kept.write(fingerprint, training.saved())
            progress(step)
    except KeyboardInterrupt:
        kept.write(fingerprint, training.saved())
        return False
    if not cancelled():
        return True
    kept.write(fingerprint, training.saved())
    return False


def _measured(task: TuningTask, opened: "OpenedPackage", training: "Training") -> TuningOutcome:
    """Draft the held-out part with both, and write the tuned package if it is better."""
    from alignwb.engines.tuning.tuned_package import packed

    before = _scores(task.package, task.pairs.held_out)
    outcome = TuningOutcome(is_stopped=False, losses=training.losses, before=before)
    if not training.is_better:
        return outcome
    training.take_best()
    with tempfile.TemporaryDirectory(prefix="alignwb-tuned-") as folder:
        file = Path(folder, "tuned.argosmodel")
        write_atomically(file, packed(opened, task.name, task.version, ""))
        tuned = read_package(unpack(file, Path(folder)))
        after = _scores(tuned, task.pairs.held_out)
    outcome = replace(outcome, after=after)
    if after.chrf.value <= before.chrf.value:
        return outcome
    card = tuned_card(task.package, task.name, task.pairs, training.losses, before, after)
    data = packed(opened, task.name, task.version, card)
    write_atomically(task.output, data)
    return replace(outcome, output=task.output)


def _scores(package: ModelPackage, pairs: Sequence[Pair]) -> CorpusScores:
    """The scores of a package's drafts of pairs' sources."""
    from alignwb.engines.argos.translator import ArgosTranslator

    requests = [DraftRequest(source) for source, _ in pairs]
    drafts = {
        index: draft.text
        for batch in ArgosTranslator(package).translate(requests)
        for index, draft in batch
    }
    if len(drafts) < len(pairs):
        raise EngineError(f"{package.folder}: it did not draft everything")
    hypotheses = [drafts[index] for index in range(len(pairs))]
    return Scorer().corpus(hypotheses, [target for _, target in pairs], bootstrap=0)


def _as_read(pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs as models read and say them: drafting puts quotation marks back itself."""
    return [(without_marks(source), without_marks(target)) for source, target in pairs]
