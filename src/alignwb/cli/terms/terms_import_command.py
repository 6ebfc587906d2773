"""`alignwb terms import`: terms of another termbase to the glossary."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from alignwb.cli.current_folder import current_project
from alignwb.cli.printing.output import one_of, print_json, print_line
from alignwb.cli.printing.remarks import remark
from alignwb.cli.terms.terms_list_command import term_json, term_line
from alignwb.services.terms.adding import NotAdded
from alignwb.services.terms.exchange import IMPORTED, CapitalsRule, Imported, import_terms

_PLACES = 5


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the action's arguments."""
    parser.add_argument("file", metavar="FILE", help="the termbase to read")
    parser.add_argument(
        "--from",
        dest="given",
        metavar="FORMAT",
        choices=tuple(IMPORTED),
        help=f"{one_of(IMPORTED)}; default: as the file's name says",
    )
    parser.add_argument(
        "--encoding", metavar="ENC", help="of a table that is not in Unicode, such as cp1252"
    )
    parser.add_argument(
        "--capitals",
        choices=tuple(CapitalsRule),
        default=CapitalsRule.AUTO,
        help="what becomes of a list in which every term begins with a capital: auto takes it in"
        " small letters, except for names, where it is plainly no list of names",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="only say what would be added and what not"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object with all of it")


def run(arguments: argparse.Namespace) -> int:
    """Add the terms; 1 if anything in the file contradicts the glossary or cannot be used."""
    project = current_project()
    imported = import_terms(
        project,
        Path(arguments.file),
        arguments.given,
        encoding=arguments.encoding,
        capitals=CapitalsRule(arguments.capitals),
        is_trial=arguments.dry_run,
    )
    if arguments.json:
        print_json(_as_json(imported))
    else:
        _print(imported, is_trial=arguments.dry_run)
    terms = imported.terms
    return 1 if terms.contradicting or terms.unfit or imported.left_out else 0


def _print(imported: Imported, *, is_trial: bool) -> None:
    terms = imported.terms
    for term in terms.added:
        print_line(f"+ {term_line(term)}")
    for each in imported.remarks:
        remark(f"{imported.path}: {each.text}{_lines(each.lines)}")
    for line, text in _problems(imported):
        remark(f"{imported.path}:{line}: {text}")
    is_added = "would be added" if is_trial else "added"
    counts = [f"{len(terms.added)} {is_added}", f"{len(terms.known)} there already"]
    counts += [f"{len(terms.contradicting)} contradicting, not added"] * bool(terms.contradicting)
    left_out = len(terms.unfit) + len(imported.left_out)
    counts += [f"{left_out} left out"] * bool(left_out)
    remark(", ".join(counts))


def _problems(imported: Imported) -> list[tuple[int, str]]:
    """The lines of the file that were not taken as they are, in order, each with the reason."""
    problems = [(line, reason) for line, reason in imported.left_out]
    problems += ((each.line, each.reason) for each in imported.terms.unfit)
    for each in imported.terms.contradicting:
        if row := each.row:
            there = f"{each.term.target} ({each.term.status}) there"
            here = f"{row.target} ({row.status}) here"
            problems.append((each.line, f"“{each.term.source}” is {there} and {here}"))
    for homograph in imported.terms.homographs:
        added = f"“{homograph.term.source}” is {homograph.row.target} already"
        problems.append((homograph.line, f"{added}: {homograph.term.target} is added as admitted"))
    return sorted(problems)


def _as_json(imported: Imported) -> dict[str, object]:
    terms = imported.terms
    left_out = [{"line": line, "reason": reason} for line, reason in imported.left_out]
    left_out += [{"line": each.line, "reason": each.reason} for each in terms.unfit]
    return {
        "added": [term_json(term) for term in terms.added],
        "known": _rows(terms.known),
        "contradicting": _rows(terms.contradicting),
        "left_out": left_out,
        "homographs": [
            {"line": each.line, "there": term_json(each.term), "here": term_json(each.row)}
            for each in terms.homographs
        ],
        "remarks": [{"text": text, "lines": lines} for text, lines in imported.remarks],
    }


def _lines(lines: Sequence[int]) -> str:
    """Lines in brackets; of many, the first few and how many more there are."""
    if not lines:
        return ""
    some = ", ".join(map(str, lines[:_PLACES]))
    more = f" and {len(lines) - _PLACES} more" if len(lines) > _PLACES else ""
    return f" (line {some}{more})" if len(lines) == 1 else f" (lines {some}{more})"


def _rows(rows: Sequence[NotAdded]) -> list[dict[str, object]]:
    return [
        {
            "line": each.line,
            "there": term_json(each.term),
            "here": term_json(each.row) if each.row else None,
        }
        for each in rows
    ]
