"""`alignwb model`: the model packages that draft."""

import argparse
from pathlib import Path

from alignwb.cli.commands.model_tuning import configure_tuning, run_tuning
from alignwb.cli.current_folder import config_of, current_project_or_none
from alignwb.cli.printing.output import print_json, print_line
from alignwb.cli.printing.progress import progress_display
from alignwb.engines.argos.packages.model_folder import FolderOptions
from alignwb.engines.argos.packages.package import ARGOS, CARD
from alignwb.services.drafting.model_packages import (
    ModelEntry,
    install_model,
    list_models,
    remove_model,
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    actions = parser.add_subparsers(
        dest="action", metavar="ACTION", required=True, help="what to do"
    )
    lists = "the packages there are, and which one drafts"
    listing = actions.add_parser("list", help=lists, description=lists)
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    installs = (
        "install a package file, a folder with a CTranslate2 model, or the newest package of Argos"
        " Translate's index"
    )
    install = actions.add_parser("install", help=installs, description=installs)
    install.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=Path,
        help="a downloaded .argosmodel file, or a folder with a CTranslate2 model and its"
        " SentencePiece models; without one the package is fetched from the index",
    )
    install.add_argument(
        "--name", default="", help="what the model of a folder is to be called; default: as it is"
    )
    install.add_argument(
        "--from",
        dest="source_lang",
        metavar="LANG",
        default="",
        help="the language that the model of a folder translates from, if it does not say so",
    )
    install.add_argument(
        "--to",
        dest="target_lang",
        metavar="LANG",
        default="",
        help="the language that it translates to",
    )
    install.add_argument("--quiet", action="store_true", help="show no progress")
    tunes = "train a package further on the confirmed translations of this project"
    configure_tuning(actions.add_parser("tune", help=tunes, description=tunes))
    removes = "remove an installed package"
    remove = actions.add_parser("remove", help=removes, description=removes)
    remove.add_argument("name", metavar="NAME", help="its name or its folder's, as listed")


def run(arguments: argparse.Namespace) -> int:
    """Run the action."""
    if arguments.action == "tune":
        return run_tuning(arguments)
    if arguments.action == "list":
        _list(as_json=arguments.json)
    elif arguments.action == "install":
        options = FolderOptions(arguments.name, arguments.source_lang, arguments.target_lang)
        _install(arguments.file, options, is_quiet=arguments.quiet)
    else:
        _remove(arguments.name)
    return 0


def _list(*, as_json: bool) -> None:
    for entry in list_models(config_of(current_project_or_none())):
        if as_json:
            print_json(_as_json(entry))
        else:
            for line in _as_lines(entry):
                print_line(line)


def _install(file: Path | None, options: FolderOptions, *, is_quiet: bool) -> None:
    with progress_display("downloading", is_quiet=is_quiet) as report:
        outcome = install_model(
            file,
            config_of(current_project_or_none()),
            lambda done, total: report(
                done, total, f"{done / 2**20:.1f} of {total / 2**20:.1f} MB"
            ),
            options,
        )
    entry = outcome.entry
    verb = "installed" if outcome.is_new else "was installed already; nothing changed"
    print_line(f"{entry.name} {entry.version}: {verb} ({entry.folder})")
    if entry.is_used:
        print_line("It drafts from now on. Drafts by another package are kept until you redraft.")
    elif entry.engine != ARGOS:
        print_line(
            f"It drafts with --engine {entry.name}, or where alignwb.toml has"
            f' engine = "{entry.name}".'
        )
    else:
        print_line("Another package is newer, and goes on drafting.")


def _remove(name: str) -> None:
    print_line(f"removed {remove_model(name)}")


def _as_json(entry: ModelEntry) -> dict[str, object]:
    return {
        "name": entry.name,
        "version": entry.version,
        "folder": str(entry.folder),
        "used": entry.is_used,
        "starter": entry.is_starter,
        "engine": entry.engine,
        "scores": [{"test_set": name, **dict(figures)} for name, figures in entry.scores],
        "licence": entry.licence,
        "problem": entry.problem,
    }


def _as_lines(entry: ModelEntry) -> list[str]:
    if entry.problem:
        return [f"! {entry.name}", f"    cannot be used: {entry.problem}"]
    kind = "  (comes with alignwb)" if entry.is_starter else ""
    use = "  (this one drafts)" if entry.is_used else ""
    lines = [f"{'*' if entry.is_used else '-'} {entry.name} {entry.version}{kind}{use}"]
    lines.append(f"    {entry.folder}")
    for test_set, figures in entry.scores:
        scores = ", ".join(f"{metric} {figure:g}" for metric, figure in figures)
        lines.append(f"    {scores}: {test_set}")
    if entry.licence:
        # The sentence stands in a card, and may point to what stands there below it.
        lines += [f"    {entry.licence}", f"    its card: {entry.folder / CARD}"]
    return lines
