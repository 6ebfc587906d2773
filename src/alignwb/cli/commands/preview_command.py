"""`alignwb preview`: a document as it reads, with what is not confirmed yet to be told from it."""

import argparse
from collections import Counter
from collections.abc import Sequence

from alignwb.cli.current_folder import named_document
from alignwb.cli.printing.output import print_json, print_wrapped
from alignwb.cli.printing.remarks import remark
from alignwb.core.bitext.bitext import Bitext, Kind
from alignwb.core.bitext.overview.looks import Look, LookedText
from alignwb.core.bitext.overview.preview import PreviewParagraph, ReadSentence, Standing, preview
from alignwb.core.bitext.pairing import Side
from alignwb.services.project.documents import load_bitext

# The space is one at which no line ends: a mark stays with the first word of its sentence.
_MARKS = {
    Standing.CONFIRMED: "",
    Standing.OUTDATED: "≠\u00a0",
    Standing.EDITED: "◐\u00a0",
    Standing.DRAFT: "○\u00a0",
    Standing.MISSING: "·\u00a0",
}
_MEANINGS = {
    Standing.OUTDATED: "confirmed before the source was corrected",
    Standing.EDITED: "edited",
    Standing.DRAFT: "draft",
    Standing.MISSING: "missing",
}
_LOOK_MARKS = {
    Look.CODE: ("`", "`"),
    Look.ITALIC: ("*", "*"),
    Look.BOLD: ("**", "**"),
    Look.STRUCK: ("~~", "~~"),
    Look.UNDERLINED: ("_", "_"),
    Look.LINK: ("<", ">"),
}
"""Marks around words, as people write them in mails; a terminal may be a pipe without any style."""

_INDENTS = {Kind.QUOTE: "    ", Kind.CAPTION: "  ", Kind.NOTE: "  "}
_UNDERLINES = {Kind.TITLE: "═", Kind.SUBTITLE: "─", Kind.HEADING: "─"}
_LONGEST_LINE = 40


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "document", metavar="DOC", help="a document's name, its beginning or a path"
    )
    sides = parser.add_mutually_exclusive_group()
    for name, what in (
        ("target", "the translation (default)"),
        ("source", "the source"),
        ("both", "each paragraph of the source with its translation under it"),
    ):
        sides.add_argument(
            f"--{name}", dest="sides", action="store_const", const=name, default="target", help=what
        )
    parser.add_argument("--json", action="store_true", help="one JSON object a line, per paragraph")


def run(arguments: argparse.Namespace) -> int:
    """Print the document; say beside it how much is not confirmed."""
    bitext = load_bitext(named_document(arguments.document))
    for text in bitext.remarks:
        remark(f"{bitext.document}: {text}")
    sides = tuple(Side) if arguments.sides == "both" else (Side(arguments.sides),)
    open_: Counter[Standing] = Counter()
    is_empty = True
    for paragraph in preview(bitext):
        is_empty = False
        if arguments.json:
            print_json(_as_json(paragraph, sides))
        else:
            _print_paragraph(bitext, paragraph, sides)
        open_.update(each.standing for each in paragraph.target)
    if is_empty:
        remark(f"{bitext.document}: there is nothing to read in it")
    elif not arguments.json and Side.TARGET in sides:
        _remark_open(open_)
    return 0


def _as_json(paragraph: PreviewParagraph, sides: Sequence[Side]) -> dict[str, object]:
    return {
        "paragraph": paragraph.id,
        "kind": paragraph.kind,
        **{
            side: [
                {"segment": each.segment, "text": each.text, "standing": each.standing}
                for each in paragraph.side(side)
            ]
            for side in sides
        },
    }


def _print_paragraph(bitext: Bitext, paragraph: PreviewParagraph, sides: Sequence[Side]) -> None:
    """Print a paragraph, with a blank line behind it; nothing where it has nothing to read."""
    is_empty = True
    for side in sides:
        if text := _text_of(paragraph, side, with_source=len(sides) == 1):
            is_empty = False
            language = bitext.source_lang if side is Side.SOURCE else bitext.target_lang
            label = f"{language}  " if len(sides) > 1 else _INDENTS.get(paragraph.kind, "")
            print_wrapped(text, label=label)
            if len(sides) == 1 and paragraph.kind in _UNDERLINES:
                print(_UNDERLINES[paragraph.kind] * min(len(text), _LONGEST_LINE))
    if not is_empty:
        print()


def _text_of(paragraph: PreviewParagraph, side: Side, *, with_source: bool) -> str:
    """The text of a side; where the target is missing, a gap, or (`with_source`) its source."""
    if side is Side.SOURCE:
        return " ".join(_looking(each) for each in paragraph.source)
    sources = {each.segment: _looking(each) for each in paragraph.source} if with_source else {}
    return " ".join(_marked(each, sources.get(each.segment, "")) for each in paragraph.target)


def _marked(sentence: ReadSentence, source: str) -> str:
    text = _looking(sentence) or (f"[{source}]" if source else "…")
    return _MARKS[sentence.standing] + text


def _looking(sentence: ReadSentence) -> str:
    """A sentence with marks around what is emphasized, struck through, code or a link.

    Codes that have no look are left out: there is no page on which they would be seen.
    """
    return "".join(map(_in_marks, sentence.looked))


def _in_marks(piece: LookedText) -> str:
    if Look.SIGN in piece.looks or not piece.text.strip():
        return "" if Look.SIGN in piece.looks else piece.text
    words = piece.text.strip()
    start = piece.text.index(words)
    before, after = piece.text[:start], piece.text[start + len(words) :]
    for look, (opening, closing) in _LOOK_MARKS.items():
        if look in piece.looks:
            words = f"{opening}{words}{closing}"
    return before + words + after


def _remark_open(standings: Counter[Standing]) -> None:
    """Say how much is not confirmed, and what the marks mean that stand before it."""
    parts = [
        f"{_MARKS[standing]}{standings[standing]} {meaning}"
        for standing, meaning in _MEANINGS.items()
        if standings[standing]
    ]
    if parts:
        total = standings.total()
        remark(f"of {total} segment{'s' * (total != 1)}: {', '.join(parts)}")
