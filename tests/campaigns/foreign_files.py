"""Files of other tools by the thousand: each has to open, and to go back as it came.

    python tests/campaigns/foreign_files.py --schemas SCHEMAS SUITE …

A suite is a folder, or a git directory without a work tree.  Every XLIFF in it is imported; written
back untouched, which has to give the same bytes; some of its targets are typed anew in a session
and confirmed; and written back again, which may change nothing but targets and states, has to read
as it was typed, and has to stay valid where it was.  TMX, PO and TBX are imported.  The last line
says what came of it.  Exit code 1 where the bar is missed: 98 % of the valid files open, and
nothing is wrong.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from campaigns.foreign.published_schemas import PublishedSchemas
from campaigns.foreign.suite_files import SuiteFile, files_of
from campaigns.foreign.trials import Trial, try_file

LEAST_OPENED = 0.98
_SHOWN = 4
_CASES_OF_A_PROCESS = 200
_TOLD_EVERY = 100


def main(argv: Sequence[str] | None = None) -> int:
    """Try all files; the return value is the exit code."""
    arguments = _arguments(argv)
    wanted = set(arguments.only.split(",")) if arguments.only else None
    files = [
        each
        for each in files_of(arguments.suites)
        if (wanted is None or each.suffix[1:] in wanted) and arguments.matching in each.name
    ][:: arguments.every]
    return tell(list(_tried(files, arguments.schemas, arguments.jobs)), list_all=arguments.list)


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("suites", metavar="SUITE", type=Path, nargs="+")
    parser.add_argument("--schemas", metavar="FOLDER", type=Path, help="published schemas (.xsd)")
    parser.add_argument("--only", metavar="SUFFIXES", help="such as xlf,sdlxliff")
    parser.add_argument("--matching", metavar="TEXT", default="", help="only paths with this text")
    parser.add_argument("--every", metavar="N", type=int, default=1, help="only every Nth file")
    parser.add_argument("--jobs", metavar="N", type=int, default=1)
    parser.add_argument("--list", action="store_true", help="name every file that is refused")
    return parser.parse_args(argv)


def _tried(files: Sequence[SuiteFile], schemas: Path | None, jobs: int) -> Iterator[Trial]:
    pool = get_context("spawn").Pool(jobs, _begin, (schemas,), _CASES_OF_A_PROCESS)
    with pool:
        for number, trial in enumerate(pool.imap(_try, files), 1):
            for kind, detail in trial.faults:
                print(f"{trial.name}: {kind}: {detail}", file=sys.stderr)
            if number % _TOLD_EVERY == 0:
                print(f"{number} of {len(files)}", file=sys.stderr)
            yield trial


_SCHEMAS: list[PublishedSchemas] = []


def _begin(schemas: Path | None) -> None:
    _SCHEMAS.append(PublishedSchemas(schemas))


def _try(file: SuiteFile) -> Trial:
    return try_file(file, _SCHEMAS[0])


def tell(trials: Sequence[Trial], *, list_all: bool = False) -> int:
    """Print what came of some files; the return value is the exit code."""
    sound = [each for each in trials if each.validity.is_sound and each.kind != "no xliff"]
    for kind in sorted({each.kind for each in trials}):
        counts = Counter(
            (str(each.validity), "refused" if each.refusal else "opened")
            for each in trials
            if each.kind == kind
        )
        for (validity, what), count in sorted(counts.items()):
            print(f"{kind:<9} {validity:<24} {what:<8} {count:>6}")
    _print_causes("refused though sound", [(each.refusal, each.name) for each in sound], list_all)
    rest = [each for each in trials if each not in sound]
    _print_causes("refused", [(each.refusal, each.name) for each in rest], list_all)
    faults = [(f"{kind}: {detail}", each.name) for each in trials for kind, detail in each.faults]
    _print_faults(trials)
    opened = sum(not each.refusal for each in sound)
    share = opened / len(sound) if sound else 1.0
    tracebacks = sum(each.startswith("traceback") for each, _ in faults)
    typed = sum(each.typed for each in trials)
    has_passed = share >= LEAST_OPENED and not faults
    print(
        f"{len(trials)} files, {len(sound)} of them valid: {opened} open ({share:.2%});"
        f" {typed} targets typed; {tracebacks} tracebacks, {len(faults) - tracebacks} others:"
        f" {'passed' if has_passed else 'FAILED'}"
    )
    return 0 if has_passed else 1


def _print_causes(title: str, causes: Sequence[tuple[str, str]], list_all: bool) -> None:
    names: dict[str, list[str]] = {}
    for cause, name in causes:
        if cause:
            names.setdefault(cause, []).append(name)
    for cause, of_cause in sorted(names.items(), key=lambda each: -len(each[1])):
        print(f"{title} ({len(of_cause)}): {cause}")
        for name in of_cause if list_all else of_cause[:1]:
            print(f"    {name}")


def _print_faults(trials: Sequence[Trial]) -> None:
    found: dict[str, list[tuple[str, str]]] = {}
    for trial in trials:
        for kind, detail in trial.faults:
            found.setdefault(kind, []).append((trial.name, detail))
    for kind, places in sorted(found.items(), key=lambda each: -len(each[1])):
        print(f"FAULT {kind} ({len(places)})")
        for name, detail in places[:_SHOWN]:
            print(f"    {name}\n        {detail}")


if __name__ == "__main__":
    raise SystemExit(main())
