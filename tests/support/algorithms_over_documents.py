"""The algorithms that run over documents and files, each as a function of one text.

A document is made of a text by cutting it into pieces of a usual length, of which some make a
paragraph.
"""

import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from support.algorithms_over_text import Algorithm

from alignwb.alignment.lexical import LexicalEmbedder
from alignwb.alignment.words.word_aligner import WordAligner
from alignwb.core.bitext import edits, history
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.difference import edit_between
from alignwb.core.bitext.merge import merge
from alignwb.core.bitext.navigation import number_of, progress
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.languages.long_sentences import cut_sentence
from alignwb.core.reading.reflow import read_blocks
from alignwb.errors import AlignwbError
from alignwb.formats.termbase import term_cells, termbase_table
from alignwb.formats.text import tsv
from alignwb.formats.text.not_prose import refuse_what_is_no_prose
from alignwb.formats.text.source_text import read_source
from alignwb.formats.tmx.tmx_reader import read_tmx
from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xliff import write_xliff
from alignwb.scoring.scorer import Scorer
from alignwb.services.aligning.aligner_run import Pins, pair_up
from alignwb.services.aligning.side_text import alignable
from alignwb.services.project.project import Project
from alignwb.services.session import open_session
from alignwb.tui.terminal.bursts import split_burst
from alignwb.tui.terminal.pasted_text import harmless, one_line

_PIECE = 60
_SEGMENTS_IN_A_PARAGRAPH = 4
_LINES_ON_A_PAGE = 30
_HEADER = TmxHeader("nl", "en", "sentence", "1")


def _pieces(text: str) -> list[str]:
    return [text[start : start + _PIECE] for start in range(0, len(text), _PIECE)]


def _bitext(text: str) -> Bitext:
    segments = [Segment("", piece, piece[::-1]) for piece in _pieces(text)]
    return Bitext(
        "document",
        "",
        tuple(
            Paragraph(
                f"p{number}",
                Kind.PARAGRAPH,
                tuple(replace(each, id=f"s{place}") for place, each in enumerate(group)),
            )
            for number, group in enumerate(_grouped(segments))
        ),
    )


def _grouped(segments: list[Segment]) -> Iterator[list[Segment]]:
    for start in range(0, len(segments), _SEGMENTS_IN_A_PARAGRAPH):
        yield segments[start : start + _SEGMENTS_IN_A_PARAGRAPH]


def _edits(text: str) -> None:
    work = history.Work(_bitext(text), history.History())
    refs = [ref for ref, _ in work.bitext.segments()]
    for ref in (refs[0], refs[len(refs) // 2], refs[-1]):
        edit = edits.set_target(work.bitext, ref, f"{text[:200]} x", status=Status.CONFIRMED)
        if edit:
            work = history.apply(work, edit)
        number_of(work.bitext, ref)
    progress(work.bitext)
    while undone := history.undo(work):
        work = undone[0]
    while redone := history.redo(work):
        work = redone[0]


def _merging(text: str) -> None:
    base = _bitext(text)
    ours, theirs = (
        replace(
            base,
            paragraphs=tuple(
                replace(each, segments=tuple(replace(s, note=note) for s in each.segments))
                if number % 3 == turn
                else each
                for number, each in enumerate(base.paragraphs)
            ),
        )
        for turn, note in ((0, "one"), (1, "two"))
    )
    merge(base, ours, theirs)
    edit_between(base, ours, "a change")
    merge(base, replace(ours, paragraphs=ours.paragraphs[1:]), theirs)


def _one_segment(text: str) -> None:
    """A paragraph that is one segment, split and joined again."""
    bitext = Bitext(
        "document", "", (Paragraph("p1", Kind.PARAGRAPH, (Segment("s1", text, text),)),)
    )
    ref = next(iter(bitext.segments()))[0]
    with suppress(AlignwbError):
        middle = len(text) // 2
        bitext = edits.apply(bitext, edits.split_segment(bitext, ref, middle, middle))
        edits.apply(bitext, edits.merge_with_next(bitext, ref))


def _session(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder))
        project.translations.mkdir()
        (project.translations / "document.xlf").write_bytes(write_xliff(_bitext(text)))
        with open_session(project, project.find("document")) as session:
            ref = next(iter(session.bitext.segments()))[0]
            session.keep_open_text(ref, text[:20_000])
            edit = edits.set_target(session.bitext, ref, text[:20_000], status=Status.CONFIRMED)
            if edit:
                session.apply(edit)
            session.undo()
            session.redo()
            session.save()


def _tmx(text: str) -> None:
    units = [TranslationUnit(text, text, text), *(TranslationUnit(p, p) for p in _pieces(text))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "memory.tmx"
        with path.open("wb") as file:
            write_tmx(file, _HEADER, units)
        for _ in read_tmx(path, "nl", "en"):
            pass
        path.write_text(f'<tmx version="1.4"><body><tu>{text}', encoding="utf-8")
        with suppress(AlignwbError):
            for _ in read_tmx(path, "nl", "en"):
                pass


def _tables(text: str) -> None:
    path = Path("terms.csv")
    rows = "\n".join(f"{piece}\t{piece}" for piece in _pieces(text))
    for table in (text, rows, f"nl;en\n{text};{text}\n", f'"{text}","{text}"\n'):
        for read in (termbase_table.read_csv, termbase_table.read_tsv):
            with suppress(AlignwbError):
                read(table.encode("utf-8", "replace"), path)


def _unit_tables(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "units.csv"
        for table in (text, "\n".join(f"{piece}\t{piece}" for piece in _pieces(text))):
            path.write_text(table, encoding="utf-8", errors="replace", newline="")
            for read in (tsv.read_csv, tsv.read_tsv):
                with suppress(AlignwbError):
                    for _ in read(path):
                        pass
        tsv.write_tsv(BytesIO(), ("source", "target"), [TranslationUnit(text, text)])


def _cells(text: str) -> None:
    term_cells.has_breaks(text)
    term_cells.one_line(text)
    term_cells.terms_in(text)
    term_cells.sources_in(text)
    term_cells.spellings_in(text)


def _files_of_text(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text(text, encoding="utf-8", errors="replace", newline="")
        with suppress(AlignwbError):
            read_source(path)


def _no_prose(text: str) -> None:
    for beginning in ("", "{", '["', "<!--", 'msgid "'):
        with suppress(AlignwbError):
            refuse_what_is_no_prose(Path("text.txt"), beginning + text)


def _pages(text: str) -> None:
    """Lines of a page's width, with heads and page numbers, on pages and in two columns."""
    lines = [" ".join(piece.split("\n")) for piece in _pieces(text)]
    pages: list[str] = []
    for number, page in enumerate(_paged(lines), 1):
        pages.append("\n".join([f"DE KRANT  {number}", "", *page, "", f"  {number}"]))
    read_blocks("\f".join(pages))
    half = len(lines) // 2
    columns = zip(lines[:half], lines[half:], strict=False)
    read_blocks("\n".join(f"{left:62}    {right}" for left, right in columns))


def _paged(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each page."""
    for start in range(0, len(lines), _LINES_ON_A_PAGE):
        yield lines[start : start + _LINES_ON_A_PAGE]


def _scores(text: str) -> None:
    scorer = Scorer()
    third = len(text) // 3
    scorer.segments([text[third:] + text[:third], ""], [text, text])
    scorer.corpus([f"x {text}"], [text], bootstrap=0)


def _alignment(text: str) -> None:
    pieces = [piece for piece in _pieces(text) if piece.strip()] or ["a"]
    _aligned(pieces, [*pieces[1:], "een"])


def _alignment_of_lines(text: str) -> None:
    """A sentence for each line or stop, however short or long they are."""
    sentences = [each for each in text.replace(".", "\n").split("\n") if each.strip()] or ["a"]
    _aligned(sentences, [text])
    _aligned(sentences, sentences[::2])


def _aligned(source: list[str], target: list[str]) -> None:
    texts = alignable(source, (0,)), alignable(target, (0,))
    embedders = [LexicalEmbedder([text.sentences for text in texts]) for _ in texts]
    for _ in pair_up(*texts, (embedders[0], embedders[1]), Pins()):
        pass


def _word_links(text: str) -> None:
    aligner = WordAligner(LexicalEmbedder([[text]]))
    aligner.read([(text, text)])
    aligner.link(text, text)


def _pasting(text: str) -> None:
    one_line(text)
    harmless("\x1b]" + text)
    harmless(text.replace("a", "\x9d"))
    split_burst(text)


DOCUMENT_ALGORITHMS: dict[str, Algorithm] = {
    "edits and undo": Algorithm(_edits),
    "merging versions": Algorithm(_merging),
    "splitting a segment": Algorithm(_one_segment),
    "a session": Algorithm(_session, 64_000),
    "TMX": Algorithm(_tmx),
    "tables of terms": Algorithm(_tables, 64_000),
    "tables of units": Algorithm(_unit_tables, 64_000),
    "cells of tables": Algorithm(_cells),
    "files of text": Algorithm(_files_of_text),
    "what is no prose": Algorithm(_no_prose),
    "pages and columns": Algorithm(_pages, 64_000),
    "cutting sentences": Algorithm(cut_sentence),
    "scores": Algorithm(_scores, 2_000),
    "alignment": Algorithm(_alignment, 64_000),
    "alignment of lines": Algorithm(_alignment_of_lines, 64_000),
    "links of words": Algorithm(_word_links, 2_000),
    "pasting": Algorithm(_pasting),
}
