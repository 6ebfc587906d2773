"""What is asked of the memory: `alignwb memory search` and `alignwb memory stats`."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alignwb.core.memory.match_rate import DifferencePiece
    from alignwb.core.memory.units import MemoryHit, MemoryMatch, MemoryUnit
    from alignwb.services.memory.project_memory import ProjectMemory

_MARKS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def configure(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the actions."""
    searches = "the units most like a source sentence, or those in which a text stands"
    searching = actions.add_parser("search", help=searches, description=searches)
    searching.add_argument("text", metavar="TEXT", nargs="+", help="a sentence, or words")
    searching.add_argument(
        "--concordance",
        action="store_true",
        help="units in whose source these words stand; word* for all that begin so",
    )
    searching.add_argument(
        "--target", action="store_true", help="the same, in the target; implies --concordance"
    )
    searching.add_argument(
        "--context",
        action="store_true",
        help="show also the units beside each hit; implies --concordance",
    )
    searching.add_argument(
        "--limit", type=_positive, metavar="N", help="so many at most; default: 5, or 50 hits"
    )
    searching.add_argument(
        "--least",
        type=_percent,
        default=50,
        metavar="RATE",
        help="the least match rate in percent; default: 50",
    )
    counts = "the files that are remembered, and how many units each has"
    counting = actions.add_parser("stats", help=counts, description=counts)
    for action in (searching, counting):
        action.add_argument("--json", action="store_true", help="one JSON object a line")


def search(arguments: argparse.Namespace) -> int:
    """Print matches or hits; 1 if there are none or a file cannot be read."""
    from alignwb.cli.printing.output import print_json, remark
    from alignwb.core.bitext.pairing import Side

    text = " ".join(arguments.text)
    with _memory() as memory:
        if arguments.concordance or arguments.target or arguments.context:
            side = Side.TARGET if arguments.target else Side.SOURCE
            hits = memory.concordance(text, side, limit=arguments.limit or 50)
            for hit in hits:
                if arguments.json:
                    print_json(_hit_as_json(hit))
                else:
                    _print_hit(hit, with_context=arguments.context)
            found = len(hits)
        else:
            matches = memory.find(text, limit=arguments.limit or 5, least=arguments.least)
            for match in matches:
                print_json(_match_as_json(text, match)) if arguments.json else _print(text, match)
            found = len(matches)
        if not found:
            remark("nothing like it is in the memory")
        return 0 if found and not memory.problems else 1


def stats(arguments: argparse.Namespace) -> int:
    """Print a row for each file and the sum; 1 if a file cannot be read."""
    from alignwb.cli.printing.output import print_json, print_table

    with _memory() as memory:
        counts = memory.counts()
        if arguments.json:
            for name, units in counts.items():
                print_json({"file": name, "units": units})
        else:
            rows = [(name, str(units)) for name, units in counts.items()]
            print_table([("", "units"), *rows, ("total", str(sum(counts.values())))])
        return 1 if memory.problems else 0


@contextmanager
def _memory() -> "Iterator[ProjectMemory]":
    """The project's memory; says what of it cannot be read."""
    from alignwb.cli.printing.output import remark
    from alignwb.cli.printing.progress import progress_display
    from alignwb.services.memory.project_memory import open_memory
    from alignwb.services.project.project import find_project

    project = find_project(Path.cwd())
    with progress_display("memory") as report, open_memory(project, report) as memory:
        for problem in memory.problems:
            remark(f"not remembered: {problem.error.message}")
        yield memory


def _print(text: str, match: "MemoryMatch") -> None:
    from alignwb.cli.printing.output import print_wrapped
    from alignwb.core.memory.match_rate import difference

    label = f"{match.rate:3} %  "
    shown = "".join(map(_marked, difference(text, match.unit.source)))
    print_wrapped(shown, label=label)
    print_wrapped(f"→ {match.unit.target}", label=" " * len(label))
    print_wrapped(_where(match), label=" " * len(label))


def _marked(piece: "DifferencePiece") -> str:
    return " " * piece.is_apart + _MARKS[piece.kind].format(piece.text)


def _where(match: "MemoryMatch") -> str:
    penalty = f", penalty {match.unit.penalty}" if match.unit.penalty else ""
    return f"({match.kind}, {match.file}, {match.unit.place}{penalty})"


def _print_hit(hit: "MemoryHit", *, with_context: bool) -> None:
    from alignwb.cli.printing.output import print_wrapped

    if with_context:
        _print_beside(hit.previous)
    print_wrapped(hit.unit.source, label="")
    print_wrapped(f"→ {hit.unit.target}", label="  ")
    if with_context:
        _print_beside(hit.following)
    print_wrapped(f"({hit.file}, {hit.unit.place})", label="  ")


def _print_beside(unit: "MemoryUnit | None") -> None:
    from alignwb.cli.printing.output import print_wrapped

    if unit:
        print_wrapped(f"{unit.source} → {unit.target}", label="    ")


def _match_as_json(text: str, match: "MemoryMatch") -> dict[str, object]:
    from alignwb.core.memory.match_rate import difference

    pieces = difference(text, match.unit.source)
    return {
        "rate": match.rate,
        "kind": match.kind,
        "source": match.unit.source,
        "target": match.unit.target,
        "file": match.file,
        "place": match.unit.place,
        "penalty": match.unit.penalty,
        "difference": [
            {"kind": piece.kind, "text": piece.text, "apart": piece.is_apart} for piece in pieces
        ],
    }


def _hit_as_json(hit: "MemoryHit") -> dict[str, object]:
    return {
        **_texts(hit.unit),
        "file": hit.file,
        "place": hit.unit.place,
        "previous": hit.previous and _texts(hit.previous),
        "following": hit.following and _texts(hit.following),
    }


def _texts(unit: "MemoryUnit") -> dict[str, object]:
    return {"source": unit.source, "target": unit.target}


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} should be 1 or more")
    return number


def _percent(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 100:
        raise argparse.ArgumentTypeError(f"{text} should be 0 to 100")
    return number
