"""The places of a document of Word that hold a text: paragraphs, descriptions, the title."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.markers import plain_text as without_markers
from alignwb.core.bitext.structure.paragraph_layout import Cell
from alignwb.errors import FormatError
from alignwb.formats.documents.inline.composing import compose
from alignwb.formats.documents.inline.items import Marker, Point
from alignwb.formats.documents.inline.rendering import Run
from alignwb.formats.documents.inline.untranslated import UntranslatedTexts
from alignwb.formats.documents.packages.text_places import (
    Found,
    FoundParagraph,
    FoundPart,
    FoundValue,
)
from alignwb.formats.documents.packages.xml_nodes import Node, where_in
from alignwb.formats.documents.word.word_field_pairs import is_deleted, pairs_in
from alignwb.formats.documents.word.word_fields import Fields, what_is_kept
from alignwb.formats.documents.word.word_layouts import WordLayouts
from alignwb.formats.documents.word.word_looks import LOOKS, WordLooks, write_run
from alignwb.formats.documents.word.word_notes import NOTES, NoteLabels
from alignwb.formats.documents.word.word_package import WordPackage
from alignwb.formats.documents.word.word_runs import Held, RunContext, all_text, read_paragraph
from alignwb.formats.documents.word.word_styles import WordStyles, outline_level

_BLOCKS = frozenset({"w:p"})
_ROOTS = frozenset({"w:document", "w:footnotes", "w:endnotes", "w:hdr", "w:ftr"})
_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)|[a-z]+://\S+", re.IGNORECASE
)
_DESCRIBED = {
    "wp:docPr": ("descr", "title"),
    "pic:cNvPr": ("descr", "title"),
    "wps:cNvPr": ("descr", "title"),
    "v:shape": ("alt",),
    "v:rect": ("alt",),
}
_DELETED = "deleted text (tracked changes)"


class WordText:
    """The text of a document of Word, part by part.

    Attributes:
        left_out: What is in no place, once all parts have been read.
    """

    def __init__(self, package: WordPackage, path: Path) -> None:
        self._package = package
        self._path = path
        self.left_out = UntranslatedTexts()
        styles = package.targets("styles")
        self._styles = WordStyles(package.part(styles[0]).tree() if styles else None)
        numbering = package.targets("numbering")
        tree = package.part(numbering[0]).tree() if numbering else None
        self._layouts = WordLayouts(self._styles, tree)
        self._labels = self._read_labels()
        self._comments = self._read_comments()

    def parts(self) -> Iterator[FoundPart]:
        """The parts that hold text: the body, notes, headers and footers."""
        kinds = ("footnotes", "endnotes", "header", "footer")
        for name in (
            self._package.main,
            *(each for k in kinds for each in self._package.targets(k)),
        ):
            part = self._package.part(name)
            links = {
                each.id: each.target
                for each in self._package.relations_of(name)
                if each.is_external
            }
            looks = WordLooks(part, self._styles)
            fields = Fields(pairs_in(part, name, self.left_out), self.left_out)
            context = RunContext(part, looks, self._labels, links, fields, self.left_out)
            reading = _PartReading(
                name, context, self._styles, self._layouts, self._comments, self._path
            )
            yield reading.read()

    def _read_labels(self) -> NoteLabels:
        labels = NoteLabels()
        for name in (*self._package.targets("footnotes"), *self._package.targets("endnotes")):
            self._package.part(name).scan(NOTES, lambda note, _: labels.add(note))
        return labels

    def _read_comments(self) -> dict[str, str]:
        """The comments by their ids, each with who wrote it."""
        comments: dict[str, str] = {}

        def handle(paragraph: Node, around: Sequence[Node]) -> None:
            comment = next((node for node in around if node.name == "w:comment"), None)
            text = all_text(paragraph)
            if comment is not None and text:
                self.left_out.add("comments (shown beside their paragraphs)", text)
                author, comment_id = comment.get("w:author"), comment.get("w:id")
                said = comments.get(comment_id)
                comments[comment_id] = (
                    f"{said} {text}" if said else f"{author}: {text}" if author else text
                )

        for name in self._package.targets("comments"):
            self._package.part(name).scan(_BLOCKS, handle)
        return comments


class _PartReading:
    def __init__(
        self,
        name: str,
        context: RunContext,
        styles: WordStyles,
        layouts: WordLayouts,
        comments: dict[str, str],
        path: Path,
    ) -> None:
        self._name = name
        self._context = context
        self._styles = styles
        self._layouts = layouts
        self._cell: Cell | None = None  # that the outermost paragraph stands in
        self._comments = comments
        self._path = path
        self._count = 0
        self._descriptions = 0
        self._found: list[Found] = []
        self._markers: dict[str, Marker] = {}

    def read(self) -> FoundPart:
        context = self._context
        root = context.part.scan(_BLOCKS, self._outermost)
        if root.name not in _ROOTS:
            raise FormatError(
                f"{where_in(self._path, self._name)}: this is no document of Word",
                hint="Open it in the program it was written with and save it as .docx.",
            )
        return FoundPart(self._name, context.part, self._found, self._markers)

    def _outermost(self, paragraph: Node, around: Sequence[Node]) -> None:
        self._cell = self._layouts.cell_in(around)
        note = next((node for node in around if node.name in NOTES), None)
        label = ""
        why = _DELETED if any(is_deleted(node) for node in around) else ""
        if note is not None:
            kind, note_id = NOTES[note.name], note.get("w:id")
            label = self._context.labels.label(kind, note_id)
            if not label:
                why = "separators of notes"
            elif self._context.labels.is_deleted(kind, note_id):
                why = _DELETED
        if why:
            self._context.labels.delete(paragraph)
            self._count += 1 + sum(node.name == "w:p" for node in paragraph.descendants())
            self._context.left_out.add(why, all_text(paragraph))
        else:
            self._paragraph(paragraph, label)

    def _paragraph(self, paragraph: Node, label: str) -> FoundParagraph | None:
        """Note a paragraph, if it holds a text, and those in its text boxes."""
        place = f"{self._name}#{self._count}"
        self._count += 1
        style = _style(paragraph)
        held = read_paragraph(self._context, paragraph, style, label)
        properties = paragraph.child("w:pPr")
        kind = Kind.NOTE if label else self._kind(properties, style)
        layout = self._layouts.layout(properties, style, kind, self._cell)
        found = self._composed(place, paragraph, held, kind)
        if found is not None:
            found.layout = layout
            self._found.append(found)
        for box in held.boxes:
            self._box(box, label)
        return found

    def _composed(
        self, place: str, paragraph: Node, held: Held, kind: Kind
    ) -> FoundParagraph | None:
        composed = compose(held.items, LOOKS, where_in(self._path, place), place)
        self._markers.update(composed.markers)
        if not without_markers(without_codes(composed.text)).strip():
            for piece in composed.pieces.values():
                if isinstance(piece, Point):
                    self._context.left_out.add(what_is_kept(""), piece.equiv)
            return None
        properties = paragraph.child("w:pPr")
        begin = properties.end if properties else self._context.part.inner_start(paragraph)
        comments = [self._comments[each] for each in held.comments if each in self._comments]
        return FoundParagraph(
            place,
            composed,
            kind,
            "\n".join(dict.fromkeys(comments)),
            (begin, paragraph.inner_end),
            partial(self._new_run, self._context.part.prefix(paragraph)),
        )

    def _new_run(self, prefix: bytes) -> Run:
        return partial(write_run, self._context.looks, prefix)

    def _kind(self, properties: Node | None, style: str) -> Kind:
        kind = self._styles.kind(style)
        level = outline_level(properties)
        if level is None or kind not in {Kind.PARAGRAPH, Kind.HEADING}:
            return kind
        return Kind.HEADING if level < 9 else Kind.PARAGRAPH

    def _box(self, box: Node, label: str) -> None:
        """Note what a picture, a text box or an object holds."""
        for paragraph, twins in _paragraphs_of(box):
            found = self._paragraph(paragraph, label)
            for twin in twins:
                self._count += 1 + sum(node.name == "w:p" for node in twin.descendants())
                if found is not None:
                    self._add_twin(found, twin, label)
        values: dict[str, FoundValue] = {}
        for node in _outside_paragraphs(box):
            if node.name == "a:t":
                self._context.left_out.add("texts in drawings", node.text())
            elif node.name == "v:textpath":
                self._context.left_out.add("texts in drawings", node.get("string"))
            for name in _DESCRIBED.get(node.name, ()):
                self._described(node, name, values)
        self._found += values.values()

    def _add_twin(self, found: FoundParagraph, twin: Node, label: str) -> None:
        # What is left out of it has been told of the first.
        context = self._context
        silent = RunContext(
            context.part,
            context.looks,
            context.labels,
            context.links,
            Fields(context.fields.pairs, UntranslatedTexts()),
            UntranslatedTexts(),
        )
        held = read_paragraph(silent, twin, _style(twin), label)
        composed = self._composed(found.place, twin, held, found.kind)
        if composed is not None:
            found.twins.append(composed)

    def _described(self, node: Node, name: str, values: dict[str, FoundValue]) -> None:
        text = node.get(name)
        placed = self._context.part.attribute(node, name)
        # Counted whether or not it has a text, so that the places of others do not depend on it.
        self._descriptions += 1
        if not text.strip() or placed is None:
            return
        if _FILE_NAME.fullmatch(text.strip()):
            self._context.left_out.add("names of files, as descriptions of pictures", text)
            return
        if text not in values:
            place = f"{self._name}#picture{self._descriptions}"
            values[text] = FoundValue(
                place, text, Kind.CAPTION, "description of a picture (alternative text)", []
            )
        values[text].spans.append(placed)


def _style(paragraph: Node) -> str:
    properties = paragraph.child("w:pPr")
    style = properties.child("w:pStyle") if properties else None
    return style.get("w:val") if style else ""


def _outside_paragraphs(node: Node) -> Iterator[Node]:
    """The elements in an element, not those in paragraphs."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.name != "w:p":
            yield each
            waiting.extend(reversed(list(each.elements())))


def _outermost_paragraphs(node: Node) -> list[Node]:
    found: list[Node] = []
    waiting = list(reversed(list(node.elements())))
    while waiting:
        each = waiting.pop()
        if each.name == "w:p":
            found.append(each)
        else:
            waiting.extend(reversed(list(each.elements())))
    return found


def _paragraphs_of(node: Node) -> Iterator[tuple[Node, list[Node]]]:
    """The outermost paragraphs in an element, each with its twins.

    What stands there once for each of several kinds of programs (mc:AlternateContent) is one, where
    the texts are the same.
    """
    if node.name == "mc:AlternateContent":
        branches = [_outermost_paragraphs(branch) for branch in node.elements()]
        texts = [[all_text(each) for each in branch] for branch in branches]
        others = [branch for branch, text in zip(branches, texts, strict=True) if text == texts[0]]
        for number, paragraph in enumerate(branches[0] if branches else ()):
            yield paragraph, [branch[number] for branch in others[1:]]
        for branch, text in zip(branches, texts, strict=True):
            if text != texts[0]:
                yield from ((paragraph, []) for paragraph in branch)
        return
    for each in node.elements():
        if each.name == "w:p":
            yield each, []
        else:
            yield from _paragraphs_of(each)
