"""`alignwb preview`: a document as it reads, with what is not confirmed yet to be told from it."""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, count

from alignwb.cli.current_folder import named_document
from alignwb.cli.document_arguments import add_document_argument
from alignwb.cli.printing.output import page_width, print_json, wrapped
from alignwb.cli.printing.remarks import remark
from alignwb.cli.unsaved_work import remark_unsaved
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.overview.looks import Look, LookedText
from alignwb.core.bitext.overview.page_layout import inset_of, rule_under, stand_together
from alignwb.core.bitext.overview.page_rows import (
    PageRows,
    border,
    lines_of_row,
    offset_of,
    width_of,
)
from alignwb.core.bitext.overview.preview import (
    PreviewParagraph,
    ReadSentence,
    Standing,
    preview,
    preview_of,
)
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Cell, to_values
from alignwb.core.languages.visible import visible
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

_LONGEST_LINE = 40


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's arguments."""
    add_document_argument(parser)
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
    document = named_document(arguments.document)
    bitext = load_bitext(document)
    remark_unsaved([document])
    for text in bitext.remarks:
        remark(f"{bitext.document}: {text}")
    sides = tuple(Side) if arguments.sides == "both" else (Side(arguments.sides),)
    open_: Counter[Standing] = Counter()
    is_empty = True
    for paragraph in preview(bitext):
        is_empty = False
        if arguments.json:
            print_json(_as_json(paragraph, sides))
        open_.update(each.standing for each in paragraph.target)
    if not arguments.json:
        _print_page(bitext, sides)
    if is_empty:
        remark(f"{bitext.document}: there is nothing to read in it")
    elif not arguments.json and Side.TARGET in sides:
        _remark_open(open_)
    return 0


def _as_json(paragraph: PreviewParagraph, sides: Sequence[Side]) -> dict[str, object]:
    return {
        "paragraph": paragraph.id,
        "kind": paragraph.kind,
        **({"layout": to_values(paragraph.layout)} if paragraph.layout != PLAIN else {}),
        **{
            side: [
                {"segment": each.segment, "text": each.text, "standing": each.standing}
                for each in paragraph.side(side)
            ]
            for side in sides
        },
    }


def _print_page(bitext: Bitext, sides: Sequence[Side]) -> None:
    """Print the document, a blank line between its paragraphs and behind the last."""
    rows = PageRows(bitext.paragraphs)
    before: Paragraph | None = None
    number = 0
    while number < len(rows):
        paragraphs = rows.paragraphs(number)
        if paragraphs[0].layout.cell is not None:
            end = next(each for each in count(number) if rows.ends_table(each))
            lines = list(_table_lines(bitext, rows, range(number, end + 1), sides))
            number = end
        else:
            lines = list(_paragraph_lines(bitext, paragraphs[0], sides))
        number += 1
        if lines:
            if before is not None and not stand_together(before, paragraphs[0]):
                print()
            before = paragraphs[-1]
            print("\n".join(lines))
    if before is not None:
        print()


def _paragraph_lines(bitext: Bitext, paragraph: Paragraph, sides: Sequence[Side]) -> Iterator[str]:
    """The lines of a paragraph; none where it has nothing to read."""
    read = preview_of(paragraph)
    for side in sides:
        texts = _texts_of(read, side, with_source=len(sides) == 1)
        if not texts:
            continue
        language = _label(bitext, side, sides)
        width = page_width()
        inset = inset_of(paragraph.kind, paragraph.layout, width - len(language))
        label = language + visible(inset.mark).rjust(inset.left)
        for text in texts:
            yield from wrapped(text, width, label=label)
            label = " " * len(label)
        rule = rule_under(paragraph.kind, paragraph.layout)
        if rule and (len(sides) == 1 or paragraph.layout.level):
            yield label + rule * min(max(map(len, texts)), _LONGEST_LINE)


def _table_lines(
    bitext: Bitext, rows: PageRows, numbers: range, sides: Sequence[Side]
) -> Iterator[str]:
    """The lines of a table: a grid for each side, or its cells where they are too many for it."""
    for side in sides:
        language = _label(bitext, side, sides)
        room = page_width() - len(language)
        widths = rows.column_widths(numbers[0], room)
        for number in numbers:
            paragraphs = rows.paragraphs(number)
            if widths is None:
                lines = _listed(paragraphs, side, room, with_source=len(sides) == 1)
            else:
                line = border(widths, is_first=number == numbers[0])
                grid = _grid_lines(paragraphs, side, widths, with_source=len(sides) == 1)
                lines = chain([line], grid)
            for line in lines:
                yield language + line
                language = " " * len(language)
        if widths is not None:
            yield language + border(widths, is_last=True)


def _grid_lines(
    paragraphs: Sequence[Paragraph], side: Side, widths: Sequence[int], *, with_source: bool
) -> Iterator[str]:
    """The lines of a row of a table between its borders."""
    texts: dict[Cell, list[str]] = {}
    for paragraph in paragraphs:
        cell = paragraph.layout.cell
        if cell is not None:
            width = width_of(widths, cell)
            texts.setdefault(cell, []).extend(_cell_lines(paragraph, side, width, with_source))
    uprights = lines_of_row(widths, list(texts))
    for number in range(max(1, *map(len, texts.values()))):
        line = " " * (uprights[-1] + 1)
        for offset in uprights:
            line = f"{line[:offset]}│{line[offset + 1 :]}"
        for cell, lines in texts.items():
            offset = offset_of(widths, cell.column)
            if number < len(lines):
                text = lines[number]
                line = line[:offset] + text + line[offset + len(text) :]
        yield line


def _listed(
    paragraphs: Sequence[Paragraph], side: Side, room: int, *, with_source: bool
) -> Iterator[str]:
    """The cells of a row one under the other, each behind the number of its column."""
    for paragraph in paragraphs:
        cell = paragraph.layout.cell
        label = f"{cell.column if cell else 0}│ "
        for line in _cell_lines(paragraph, side, room - len(label), with_source):
            yield label + line


def _cell_lines(paragraph: Paragraph, side: Side, width: int, with_source: bool) -> list[str]:
    inset = inset_of(paragraph.kind, paragraph.layout, width)
    label = visible(inset.mark).rjust(inset.left)
    texts = _texts_of(preview_of(paragraph), side, with_source=with_source)
    lines: list[str] = []
    for text in texts:
        lines += wrapped(text, width, label=label)
        label = " " * len(label)
    return lines


def _label(bitext: Bitext, side: Side, sides: Sequence[Side]) -> str:
    """The language of a side, where both are printed."""
    language = bitext.source_lang if side is Side.SOURCE else bitext.target_lang
    return f"{language}  " if len(sides) > 1 else ""


def _texts_of(paragraph: PreviewParagraph, side: Side, *, with_source: bool) -> list[str]:
    """The text of a side, a piece for each line that its document ends somewhere."""
    text = _text_of(paragraph, side, with_source=with_source)
    lines = (each.strip(" ") for each in text.split("\n"))
    return [each for each in lines if each]


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
    if Look.BREAK in piece.looks:
        return "\n"
    if Look.SIGN in piece.looks or not piece.text.strip():
        return "" if Look.SIGN in piece.looks else visible(piece.text)
    # Made visible here, so that only the document's own line breaks are some.
    text = visible(piece.text)
    words = text.strip()
    start = text.index(words)
    before, after = text[:start], text[start + len(words) :]
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
