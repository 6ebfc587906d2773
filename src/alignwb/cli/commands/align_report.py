"""What `alignwb align` prints of an alignment."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from alignwb.cli.printing.output import print_json, print_line, print_wrapped, remark
from alignwb.services.aligning.languages import language_name

if TYPE_CHECKING:
    from alignwb.alignment.sentences.beads import Bead
    from alignwb.errors import EngineError
    from alignwb.services.aligning.pipeline import Aligned
    from alignwb.services.aligning.plausibility import Doubt
    from alignwb.services.aligning.side_text import SideText
    from alignwb.services.aligning.summary import Summary


def print_beads(beads: "Sequence[Bead]") -> None:
    """Each bead as the numbers of its sentences, from 0, with a tab between the sides."""
    lines = [
        f"{','.join(map(str, bead.source))}\t{','.join(map(str, bead.target))}\n" for bead in beads
    ]
    sys.stdout.write("".join(lines))


def print_summary(
    sides: "tuple[SideText, SideText]", summary: "Summary", languages: tuple[str, str], path: Path
) -> None:
    """The alignment in figures, for people."""
    source, target = map(language_name, languages)
    types = ", ".join(f"{count} × {n}–{m}" for (n, m), count in summary.types.items() if n and m)
    print_line(f"{sides[0].place} with {sides[1].place}")
    rows = {
        "sentences": f"{summary.source_sentences} {source}, {summary.target_sentences} {target}",
        "beads": f"{summary.beads}: {types}" if types else str(summary.beads),
        "alone": f"{summary.source_nulls} {source}, {summary.target_nulls} {target}",
        "doubtful": str(summary.doubtful),
        "written": str(_shown(path)),
    }
    for label, text in rows.items():
        print_wrapped(text, label=f"  {label:<10} ")


def print_summary_json(
    sides: "tuple[SideText, SideText]", summary: "Summary", aligned: "Aligned", path: Path
) -> None:
    """The same as one JSON object."""
    print_json(
        {
            "document": sides[0].name,
            "source": sides[0].place,
            "target": sides[1].place,
            "bitext": str(_shown(path)),
            "engine": aligned.engine or None,
            "source_sentences": summary.source_sentences,
            "target_sentences": summary.target_sentences,
            "beads": summary.beads,
            "types": {f"{n}-{m}": count for (n, m), count in summary.types.items()},
            "source_alone": summary.source_nulls,
            "target_alone": summary.target_nulls,
            "doubtful": summary.doubtful,
            "confidence": round(summary.confidence, 4),
            "closeness": aligned.closeness and round(aligned.closeness, 4),
        }
    )


def tell_doubts(doubts: "Sequence[Doubt]") -> None:
    """What speaks against the two texts."""
    for doubt in doubts:
        remark(f"{doubt.text}. {doubt.hint}".rstrip())


def tell_fallback(problem: "EngineError") -> None:
    """That the alignment had to do without its engine."""
    remark(
        f"{problem.message}\n  Aligned without the engine, by lengths, numbers, names and known"
        " words alone: look through all of it."
    )
    if problem.hint:
        print(f"  {problem.hint}", file=sys.stderr)


def _shown(path: Path) -> Path:
    """The path as one would type it here."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
