"""`alignwb model tune`: training a package further on the project's own translations."""

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.cli.current_folder import current_project, path_from_here
from alignwb.cli.interrupting import interrupts
from alignwb.cli.number_arguments import whole_number
from alignwb.cli.printing.output import print_line, print_table
from alignwb.cli.printing.progress import progress_display
from alignwb.cli.printing.remarks import remark, remark_error
from alignwb.core.shell_words import argument
from alignwb.engines.argos.packages.new_names import checked_name
from alignwb.engines.argos.runtime.model import available_processors
from alignwb.errors import UsageError
from alignwb.services.tuning.kept_training import KeptTraining
from alignwb.services.tuning.own_pairs import own_pairs
from alignwb.services.tuning.tuning import TuningOutcome, TuningTask, package_to_tune, tune

if TYPE_CHECKING:
    from alignwb.engines.tuning.training import TrainingProgress

_ROUNDS, _MINUTES = 6, 60
_NO_BETTER = 1
_STOPPED = 130


@dataclass
class _Run:
    """Whether Ctrl+C was pressed."""

    is_interrupted: bool = False


def configure_tuning(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `model tune`."""
    parser.add_argument(
        "--package", metavar="NAME", default="", help="the package; default: the one that drafts"
    )
    parser.add_argument("--name", metavar="NEW", default="", help="what the tuned one is called")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="default: NEW.argosmodel, here"
    )
    parser.add_argument(
        "--rounds",
        metavar="N",
        type=whole_number(),
        default=_ROUNDS,
        help=f"how many times it sees every pair at most ({_ROUNDS})",
    )
    parser.add_argument(
        "--minutes",
        metavar="N",
        type=whole_number(),
        default=_MINUTES,
        help=f"how long it trains at most ({_MINUTES})",
    )
    parser.add_argument(
        "--fresh", action="store_true", help="begin again, and not where Ctrl+C stopped it"
    )
    parser.add_argument("--quiet", action="store_true", help="show no progress")


def run_tuning(arguments: argparse.Namespace) -> int:
    """Tune; 130 if it was stopped, 1 if nothing came of it."""
    from alignwb.engines.tuning.training import TrainingOptions  # noqa: PLC0415 - seldom needed

    project = current_project()
    package = package_to_tune(project.config, arguments.package)
    name = checked_name(arguments.name) if arguments.name else f"{package.name}-tuned"
    output = arguments.output or Path(f"{name}.argosmodel")
    if output.exists():
        raise UsageError(f"{output}: it is there already", hint="Give another name with -o FILE.")
    pairs = own_pairs(project)
    for problem in pairs.problems:
        remark_error(problem, consequence="left out")
    remark(
        f"{package.name} {package.version}: {len(pairs.training)} pairs to train on,"
        f" {len(pairs.held_out)} held out; Ctrl+C stops, and the same command goes on"
    )
    run = _Run()
    task = TuningTask(package, pairs, name, output, KeptTraining(project, arguments.fresh))
    options = TrainingOptions(arguments.rounds, arguments.minutes, threads=available_processors())
    with interrupts(run), progress_display("tuning", is_quiet=arguments.quiet) as report:
        outcome = tune(
            task,
            options,
            lambda step: report(step.step, step.steps, _how_far(step)),
            lambda: run.is_interrupted,
        )
    return _told(task, outcome)


def _how_far(progress: "TrainingProgress") -> str:
    losses = " → ".join(f"{loss:.3f}" for loss in progress.held_out[-3:])
    return f"step {progress.step} of {progress.steps}, held-out loss {losses}"


def _told(task: TuningTask, outcome: TuningOutcome) -> int:
    if outcome.is_stopped:
        print_line("stopped and kept; the same command goes on where it stopped")
        return _STOPPED
    before, after = outcome.before, outcome.after
    if before is not None and after is not None:
        columns = zip(before, after, strict=True)
        rows = [[one.name, f"{one.value:.1f}", f"{two.value:.1f}"] for one, two in columns]
        rows[-1][0] += ", lower is better"
        print_line(f"drafts of the {len(task.pairs.held_out)} held-out pairs")
        print_table([["", "before", "tuned"], *rows], indent="  ")
    if outcome.output is None:
        name = f"{task.package.name} {task.package.version}"
        print_line(f"{name} is no better for it; nothing is written")
        return _NO_BETTER
    path = path_from_here(outcome.output)
    print_line(f"{path} is written. It drafts after: alignwb model install {argument(path)}")
    return 0
