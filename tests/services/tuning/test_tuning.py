"""A package is tuned on a project, stopped and gone on with, and written only if it is better."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.finished_work import finished
from support.small_project import make_project

from alignwb.engines.argos.packages.archive import unpack
from alignwb.engines.argos.packages.package import read_package
from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.tuning.training import TrainingOptions
from alignwb.services.tuning.kept_training import KeptTraining
from alignwb.services.tuning.own_pairs import OwnPairs, cleaned
from alignwb.services.tuning.tuning import TuningTask, tune

pytest.importorskip("torch", reason="PyTorch is an extra: pip install 'alignwb[tune]'")

OPTIONS = TrainingOptions(rounds=2, batch_tokens=300)


@pytest.fixture
def task(tmp_path: Path) -> TuningTask:
    pairs = [
        pair
        for _, segment in finished()
        if len(segment.source) < 60 and (pair := cleaned((segment.source, segment.target)))
    ][:24]
    return TuningTask(
        starter_package(),
        # The same on both sides: it cannot but get better.
        OwnPairs(tuple(pairs), tuple(pairs[:8]), {"memory/a|b.tmx": len(pairs)}),
        "tuned",
        tmp_path / "tuned.argosmodel",
        KeptTraining(make_project(tmp_path)),
    )


def test_what_is_better_is_written_with_its_card(task: TuningTask, tmp_path: Path) -> None:
    options = replace(OPTIONS, rounds=5, learning_rate=1e-3)
    outcome = tune(task, options)
    assert outcome.output == task.output
    assert outcome.before is not None
    assert outcome.after is not None
    assert outcome.after.chrf.value > outcome.before.chrf.value
    package = read_package(unpack(task.output, tmp_path))
    assert (package.name, package.version) == ("tuned", f"{task.package.version}.post1")
    assert package.card.licence.startswith("Licence: inherited from")
    assert task.package.card.licence in package.card.licence
    figures = dict(package.card.scores[0].figures)
    assert figures["chrF2++"] == pytest.approx(outcome.after.chrf.value, abs=0.06)
    card = (package.folder / "README.md").read_text(encoding="utf-8")
    assert "| memory/a/b.tmx | 24 |" in card
    assert "Dutch → English starter model" in card


def test_what_is_no_better_is_refused(task: TuningTask) -> None:
    outcome = tune(task, replace(OPTIONS, rounds=1, learning_rate=0.0))
    assert outcome.output is None
    assert outcome.before is not None
    assert not task.output.exists()


def test_stopped_it_is_kept_and_gone_on_with(task: TuningTask) -> None:
    steps: list[int] = []
    outcome = tune(task, OPTIONS, lambda step: steps.append(step.step), lambda: len(steps) > 2)
    assert outcome.is_stopped
    assert not task.output.exists()
    more: list[int] = []
    tune(task, OPTIONS, lambda step: more.append(step.step))
    assert more[0] == steps[-1] + 1
    kept = task.kept.project.state / "cache" / "training"
    assert not kept.exists()


def test_another_training_or_a_fresh_one_begins_at_the_beginning(task: TuningTask) -> None:
    stop_at_once = iter([False, False])
    tune(task, OPTIONS, cancelled=lambda: next(stop_at_once, True))
    assert (task.kept.project.state / "cache" / "training").stat().st_size > 0
    fresh = replace(task, kept=KeptTraining(task.kept.project, is_fresh=True))
    assert _first_step(fresh, OPTIONS) == 0
    assert _first_step(task, replace(OPTIONS, learning_rate=1e-5)) == 0


def _first_step(task: TuningTask, options: TrainingOptions) -> int:
    steps: list[int] = []
    tune(task, options, lambda step: steps.append(step.step), lambda: bool(steps))
    return steps[0]
