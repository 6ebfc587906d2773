"""The places of a document of Word that hold a text: paragraphs, descriptions, the title."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.markers import plain_text as without_markers
from alignwb.core.bitext.structure.paragraph_layout import PLAIN, Cell, Layout
from alignwb.errors import FormatError
from alignwb.formats.documents.inline.composing import compose
from alignwb.formats.documents.inline.items import Marker, Point
from alignwb.formats.documents.inline.rendering import Run
from alignwb.formats.documents.inline.untranslated import UntranslatedTexts
from alignwb.formats.documents.packages.text_places import (
    Found,
    FoundParagraph,
    FoundPart,
)
from alignwb.formats.documents.packages.xml_nodes import Node, Span, where_in
from alignwb.formats.documents.word.word_boxes import outside_paragraphs, paragraphs_of
from alignwb.formats.documents.word.word_drop_caps import is_initial
from alignwb.formats.documents.word.word_field_pairs import is_deleted, pairs_in
from alignwb.formats.documents.word.word_fields import Fields, what_is_kept
from alignwb.formats.documents.word.word_joins import (
    READ_APART,
    ReadParagraph,
    follows,
    has_text,
    is_end_changed,
    is_end_deleted,
    joined,
    with_text,
)
from alignwb.formats.documents.word.word_layouts import WordLayouts
from alignwb.formats.documents.word.word_looks import LOOKS, WordLooks, write_run
from alignwb.formats.documents.word.word_notes import NOTES, NoteLabels
from alignwb.formats.documents.word.word_package import WordPackage
from alignwb.formats.documents.word.word_runs import (
    TRACKED,
    Held,
    RunContext,
    all_text,
    read_paragraph,
)
from alignwb.formats.documents.word.word_shown import ShownValues
from alignwb.formats.documents.word.word_styles import WordStyles, outline_level

_BLOCKS = frozenset({"w:p"})
_ROOTS = frozenset({"w:document", "w:footnotes", "w:endnotes", "w:hdr", "w:ftr"})
_AROUND = {"w:tbl": "w:tblPr", "w:sdt": "w:sdtPr"}
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
        self._values = ShownValues(name, context.part, context.left_out)
        self._begun: set[int] = set()  # where tables and controls begin that have been told
        self._found: list[Found] = []
        self._markers: dict[str, Marker] = {}
        self._group: list[ReadParagraph] = []  # that the next paragraph may go on
        self._group_in = 0  # where the element begins that they stand in

    def read(self) -> FoundPart:
        context = self._context
        root = context.part.scan(_BLOCKS, self._outermost)
        self._end_group()
        if root.name not in _ROOTS:
            raise FormatError(
                f"{where_in(self._path, self._name)}: this is no document of Word",
                hint="Open it in the program it was written with and save it as .docx.",
            )
        return FoundPart(self._name, context.part, self._found, self._markers)

    def _outermost(self, paragraph: Node, around: Sequence[Node]) -> None:
        parent = around[-1] if around else paragraph
        if self._group and not self._goes_on(paragraph, parent):
            self._end_group()
        self._group_in = parent.start
        self._look_around(around)
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
            self._group.append(self._read(paragraph, label))
            goes_on = len(self._group) == 1 and is_initial(self._group[0])
            if not goes_on and not is_end_deleted(paragraph):
                self._end_group()

    def _look_around(self, around: Sequence[Node]) -> None:
        """Note what the tables and controls show that a paragraph is the first in."""
        for node in around:
            if is_deleted(node):
                return
            if node.name in _AROUND and node.start not in self._begun:
                self._begun.add(node.start)
                properties = node.child(_AROUND[node.name])
                self._found += self._values.of(properties.descendants() if properties else ())

    def _read(self, paragraph: Node, label: str) -> ReadParagraph:
        if is_end_changed(paragraph):
            self._context.left_out.remark(TRACKED)
        held = read_paragraph(self._context, paragraph, _style(paragraph), label)
        return ReadParagraph(paragraph, held, label)

    def _paragraph(self, paragraph: Node, label: str) -> FoundParagraph | None:
        """Note a paragraph in a text box, if it holds a text, and those in its own."""
        read = self._read(paragraph, label)
        if is_end_deleted(paragraph) and has_text(read.held.items):
            self._context.left_out.remark(READ_APART)
        return self._note([read])

    def _goes_on(self, paragraph: Node, parent: Node) -> bool:
        """Whether a paragraph goes on with those that have been read before it."""
        before = self._group[-1].node
        return self._group_in == parent.start and follows(paragraph, before, parent)

    def _end_group(self) -> None:
        """Note paragraphs that are one, with their text in the last of them that has any.

        Those without a text before it and behind it stay by themselves, each at its own place.
        """
        group, self._group = self._group, []
        if group and is_end_deleted(group[-1].node) and has_text(group[-1].held.items):
            self._context.left_out.remark(READ_APART)
        one = with_text(group)
        alone = [[each] for each in group]
        for part in (*alone[: one.start], group[one], *alone[one.stop :]):
            if part:
                self._note(part)

    def _note(self, group: Sequence[ReadParagraph]) -> FoundParagraph | None:
        """Note paragraphs that are one at the place of the last, if there is a text in them, and
        those in their text boxes.
        """
        initial = group[0] if len(group) > 1 and is_initial(group[0]) else None
        *before, last = group[1:] if initial else group
        self._count += len(group) - 1
        place = f"{self._name}#{self._count}"
        self._count += 1
        held = joined([*before, last]) if before else last.held
        if initial:
            held = replace(held, comments=[*initial.held.comments, *held.comments])
        is_counted = not is_end_deleted(last.node) or has_text(held.items)
        layout = self._layout(last) if is_counted else PLAIN
        found = self._composed(place, last, held)
        if found is not None:
            found.layout = layout
            found.emptied = [self._content(each.node) for each in before]
            if initial:
                found.initial = self._composed(place, initial, initial.held)
            self._found.append(found)
        for box in held.boxes:
            self._box(box, last.label)
        return found

    def _layout(self, read: ReadParagraph) -> Layout:
        properties, style = read.node.child("w:pPr"), _style(read.node)
        return self._layouts.layout(properties, style, self._kind(read), self._cell)

    def _content(self, paragraph: Node) -> Span:
        """Where what a paragraph holds stands, behind its properties."""
        if paragraph.is_empty_tag:
            return paragraph.end, paragraph.end
        properties = paragraph.child("w:pPr")
        begin = properties.end if properties else self._context.part.inner_start(paragraph)
        return begin, paragraph.inner_end

    def _composed(self, place: str, read: ReadParagraph, held: Held) -> FoundParagraph | None:
        composed = compose(held.items, LOOKS, where_in(self._path, place), place)
        self._markers.update(composed.markers)
        if not without_markers(without_codes(composed.text)).strip():
            for piece in composed.pieces.values():
                if isinstance(piece, Point):
                    self._context.left_out.add(what_is_kept(""), piece.equiv)
            return None
        comments = [self._comments[each] for each in held.comments if each in self._comments]
        return FoundParagraph(
            place,
            composed,
            self._kind(read),
            "\n".join(dict.fromkeys(comments)),
            self._content(read.node),
            partial(self._new_run, self._context.part.prefix(read.node)),
            note=read.label,
        )

    def _new_run(self, prefix: bytes) -> Run:
        return partial(write_run, self._context.looks, prefix)

    def _kind(self, read: ReadParagraph) -> Kind:
        if read.label:
            return Kind.NOTE
        kind = self._styles.kind(_style(read.node))
        level = outline_level(read.node.child("w:pPr"))
        if level is None or kind not in {Kind.PARAGRAPH, Kind.HEADING}:
            return kind
        return Kind.HEADING if level < 9 else Kind.PARAGRAPH

    def _box(self, box: Node, label: str) -> None:
        """Note what a picture, a text box or an object holds."""
        for paragraph, twins in paragraphs_of(box):
            found = self._paragraph(paragraph, label)
            for twin in twins:
                self._count += 1 + sum(node.name == "w:p" for node in twin.descendants())
                if found is not None:
                    self._add_twin(found, twin, label)
        self._found += self._values.of(outside_paragraphs(box))

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
        composed = self._composed(found.place, ReadParagraph(twin, held, label), held)
        if composed is not None:
            found.twins.append(composed)


def _style(paragraph: Node) -> str:
    properties = paragraph.child("w:pPr")
    style = properties.child("w:pStyle") if properties else None
    return style.get("w:val") if style else ""
