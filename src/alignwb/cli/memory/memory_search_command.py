"""`alignwb memory search`: matches of a sentence, or the places of words, in the memory."""

import argparse

from alignwb.cli.memory.open_memory import current_memory
from alignwb.cli.number_arguments import whole_number
from alignwb.cli.printing.output import print_json, print_wrapped
from alignwb.cli.printing.remarks import remark
from alignwb.core.bitext.pairing import Side
from alignwb.core.defaults import HITS_SHOWN
from alignwb.core.memory.match_rate import DifferencePiece, word_difference
from alignwb.core.memory.units import MemoryHit, MemoryMatch, MemoryQuery, MemoryUnit
from alignwb.services.memory.project_memory import ProjectMemory

_MARKS = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help="a sentence, or words")
    parser.add_argument(
        "--concordance",
        action="store_true",
        help="units in whose source these words stand; word* for all that begin so",
    )
    parser.add_argument(
        "--target", action="store_true", help="the same, in the target; implies --concordance"
    )
    parser.add_argument(
        "--context",
        action="store_true",
        help="show also the units beside each hit; implies --concordance",
    )
    parser.add_argument(
        "--limit",
        type=whole_number(1),
        metavar="N",
        help="so many at most; default: matches_shown of the settings, 5, or 50 hits",
    )
    parser.add_argument(
        "--least",
        type=whole_number(0, 100),
        metavar="RATE",
        help="the least match rate in percent; default: least_match of the settings, 50",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object a line")


def run(arguments: argparse.Namespace) -> int:
    """Print matches or hits; 1 if there are none or a file cannot be read."""
    text = " ".join(arguments.text)
    is_concordance = arguments.concordance or arguments.target or arguments.context
    with current_memory() as memory:
        search = _print_hits if is_concordance else _print_matches
        found = search(memory, text, arguments)
        if not found:
            remark("nothing like it is in the memory")
        return 0 if found and not memory.problems else 1


def _print_matches(memory: ProjectMemory, text: str, arguments: argparse.Namespace) -> int:
    config = memory.project.config
    least = config.least_match if arguments.least is None else arguments.least
    limit = arguments.limit or config.matches_shown
    matches = memory.find(MemoryQuery(text, limit=limit, least_rate=least))
    for match in matches:
        if arguments.json:
            print_json(_match_as_json(text, match))
        else:
            _print_match(text, match)
    return len(matches)


def _print_hits(memory: ProjectMemory, text: str, arguments: argparse.Namespace) -> int:
    side = Side.TARGET if arguments.target else Side.SOURCE
    limit = arguments.limit or HITS_SHOWN
    hits = memory.concordance(text, side, limit=limit + 1)
    for hit in hits[:limit]:
        if arguments.json:
            print_json(_hit_as_json(hit))
        else:
            _print_hit(hit, with_context=arguments.context)
    if len(hits) > limit:
        remark(f"the latest {limit}, and there are more: --limit N shows so many")
    return len(hits)


def _print_match(text: str, match: MemoryMatch) -> None:
    label = f"{match.rate:3} %  "
    shown = "".join(map(_marked, word_difference(text, match.unit.source)))
    print_wrapped(shown, label=label)
    print_wrapped(f"→ {match.unit.target}", label=" " * len(label))
    print_wrapped(_where(match), label=" " * len(label))


def _marked(piece: DifferencePiece) -> str:
    return " " * piece.is_apart + _MARKS[piece.kind].format(piece.text)


def _where(match: MemoryMatch) -> str:
    penalty = f", penalty {match.unit.penalty}" if match.unit.penalty else ""
    return f"({match.kind}, {match.file}, {match.unit.place}{penalty})"


def _print_hit(hit: MemoryHit, *, with_context: bool) -> None:
    if with_context:
        _print_beside(hit.previous)
    print_wrapped(hit.unit.source, label="")
    print_wrapped(f"→ {hit.unit.target}", label="  ")
    if with_context:
        _print_beside(hit.following)
    print_wrapped(f"({hit.file}, {hit.unit.place})", label="  ")


def _print_beside(unit: MemoryUnit | None) -> None:
    if unit:
        print_wrapped(f"{unit.source} → {unit.target}", label="    ")


def _match_as_json(text: str, match: MemoryMatch) -> dict[str, object]:
    pieces = word_difference(text, match.unit.source)
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


def _hit_as_json(hit: MemoryHit) -> dict[str, object]:
    return {
        **_texts(hit.unit),
        "file": hit.file,
        "place": hit.unit.place,
        "previous": hit.previous and _texts(hit.previous),
        "following": hit.following and _texts(hit.following),
    }


def _texts(unit: MemoryUnit) -> dict[str, object]:
    return {"source": unit.source, "target": unit.target}
