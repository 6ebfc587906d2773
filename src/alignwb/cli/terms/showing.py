"""Terms as the actions print them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alignwb.core.terms.termbase import Term, TermHit


def term_json(term: "Term") -> dict[str, object]:
    """A row of the termbase as a JSON object."""
    return {
        "source": term.source,
        "target": term.target,
        "status": term.status,
        "pos": term.pos,
        "note": term.note,
        "variants": term.variants,
    }


def term_line(term: "Term") -> str:
    """A row of the termbase on a line."""
    spellings = " | ".join((term.source, *term.variants))
    note = f"  — {term.note}" if term.note else ""
    return f"{spellings} → {term.target}  ({term.status}){note}"


def hit_json(hit: "TermHit", text: str) -> dict[str, object]:
    """A row and where it stands in a text, as a JSON object."""
    place = {"start": hit.start, "end": hit.end, "text": text[hit.start : hit.end]}
    return place | term_json(hit.term)


def hit_line(hit: "TermHit", text: str) -> str:
    """A row and where it stands in a text, on a line."""
    return f"{hit.start}-{hit.end}  {text[hit.start : hit.end]}: {term_line(hit.term)}"
