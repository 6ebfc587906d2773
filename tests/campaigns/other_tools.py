"""Our files in the hands of other tools, and theirs in ours: OmegaT and the translate-toolkit.

    python tests/campaigns/other_tools.py

Each line is a finished document of this repository in one format and one tool, and how many of its
segments came through as they are.  A tool that is not installed is told and passed over; exit code
1 where a segment is lost.  See docs/other-tools.md for how both are installed.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support.exchanged_files import bare, bare_pairs, exported, pairs_in, pairs_of
from support.finished_work import DOCUMENTS, PROJECT, reference
from support.omegat_runs import NO_OMEGAT, OMEGAT, translated_by_omegat
from support.translate_toolkit import (
    HAS_TOOLKIT,
    NO_TOOLKIT,
    WRITTEN,
    units_by_toolkit,
    write_by_toolkit,
)

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.terms.termbase import TermStatus
from alignwb.formats.tbx.tbx_writer import write_tbx
from alignwb.formats.termbase.termbase_table import write_csv, write_omegat
from alignwb.formats.termbase.termbase_tsv import read_termbase
from alignwb.formats.xliff import write_xliff

_READ = ("tmx", "xliff1", "po", "csv")
# Tables with tabs it knows none: it guesses the separator, often wrongly.


class Passage(NamedTuple):
    """What came through of a document.

    Attributes:
        what: The tool, the format and the direction.
        came: The segments that came through as they are.
        total: All of them.
    """

    what: str
    came: int
    total: int


def through_omegat(document: str, folder: Path) -> Iterator[Passage]:
    """Have OmegaT translate a document by our memories, and our XLIFF, and read what it writes."""
    bitext = reference(document)
    pairs = bare_pairs(pairs_of(bitext))
    text = "\n\n".join(source for source, _ in pairs).encode()
    for level, codes in ((1, False), (2, True)):
        memory = exported(bitext, "tmx", codes=codes)
        at = folder / f"{document}-level-{level}"
        at.mkdir()
        project = translated_by_omegat(at, {"text.txt": text}, {"ours.tmx": memory})
        lines = (project / "target" / "text.txt").read_text(encoding="utf-8").split("\n\n")
        came = sum(line.strip() == target for line, (_, target) in zip(lines, pairs, strict=True))
        yield Passage(f"OmegaT, from our TMX level {level}", came, len(pairs))
        for name in ("omegat", "level1", "level2"):
            theirs = pairs_in(project / f"omegat-project-{name}.tmx", "tmx")
            yield _passage(f"OmegaT's TMX ({name}) in alignwb", pairs, bare_pairs(theirs))
    yield from _xliff_through_omegat(document, folder)


def _xliff_through_omegat(document: str, folder: Path) -> Iterator[Passage]:
    """Our XLIFF 1.2 as OmegaT's source: it translates what stands in the targets.

    Without footnote markers, which are text in it and none in a memory; and a target that is its
    source comes back as none, for so untranslated ones are written.
    """
    bitext = _changed(reference(document), bare)
    empty = bitext.with_paragraphs(
        [
            replace(paragraph, segments=tuple(map(_untranslated, paragraph.segments)))
            for paragraph in bitext.paragraphs
        ]
    )
    at = folder / f"{document}-xliff"
    at.mkdir()
    work = exported(empty, "xliff1", fill_source=True)
    project = translated_by_omegat(at, {"work.xlf": work}, {"ours.tmx": exported(bitext, "tmx")})
    theirs = pairs_in(project / "target" / "work.xlf", "xliff1")
    others = [(source, target) for source, target in pairs_of(bitext) if source != target]
    yield _passage("OmegaT, our XLIFF 1.2, and back", others, theirs)


def through_toolkit(document: str, folder: Path) -> Iterator[Passage]:
    """Have the toolkit read what we write, and write what we read."""
    bitext = reference(document)
    pairs = pairs_of(bitext)
    for name in _READ:
        for codes in (False, True)[: 1 + (name == "tmx")]:
            path = folder / f"{document}-{codes:d}.{name.replace('xliff1', 'xlf')}"
            path.write_bytes(exported(bitext, name, codes=codes))
            theirs = units_by_toolkit(path)
            level = f" level {1 + codes}" if name == "tmx" else ""
            yield _passage(f"translate-toolkit, our {name}{level}", _as_in(name, pairs), theirs)
    path = folder / f"{document}.xlf"
    path.write_bytes(write_xliff(bitext))
    theirs = bare_pairs(units_by_toolkit(path, "xliff2"))
    yield _passage("translate-toolkit, our bitext (XLIFF 2.1)", bare_pairs(pairs), theirs)
    for name in WRITTEN:
        path = (
            folder / f"{document}-theirs.{name.replace('xliff1', 'xlf').replace('xliff2', 'xlf')}"
        )
        write_by_toolkit(path, name, pairs)
        yield _passage(f"alignwb, the toolkit's {name}", pairs, pairs_in(path, name))


def terms_through_toolkit(folder: Path) -> Iterator[Passage]:
    """Have the toolkit read our termbase in each format that it knows."""
    data = (PROJECT.root / "glossary.tsv").read_bytes()
    terms = read_termbase(data, Path("glossary.tsv")).termbase.terms
    pairs = [(term.source, term.target) for term in terms]
    tbx = folder / "terms.tbx"
    tbx.write_bytes(write_tbx(terms, "Terms"))
    # It has one target of a concept; its others are synonyms there.
    sources = [(source, "") for source in dict.fromkeys(source for source, _ in pairs)]
    theirs = [(source, "") for source in dict.fromkeys(s for s, _ in units_by_toolkit(tbx))]
    yield _passage("translate-toolkit, our TBX (concepts)", sources, theirs)
    csv = folder / "terms.csv"
    csv.write_bytes(write_csv(terms).data)
    yield _passage("translate-toolkit, our CSV of terms", pairs, units_by_toolkit(csv))
    allowed = [term for term in terms if term.status is not TermStatus.FORBIDDEN]
    glossary = folder / "terms.utf8"
    glossary.write_bytes(write_omegat(allowed))
    pairs = [(term.source, term.target) for term in allowed]
    yield _passage("translate-toolkit, our glossary for OmegaT", pairs, units_by_toolkit(glossary))


def _as_in(name: str, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return bare_pairs(pairs) if name == "tmx" else pairs


def _changed(bitext: Bitext, change: Callable[[str], str]) -> Bitext:
    """A document with all texts changed."""
    return bitext.with_paragraphs(
        [
            replace(
                paragraph,
                segments=tuple(
                    replace(
                        each, source=change(each.source), target=change(each.target), pairing=None
                    )
                    for each in paragraph.segments
                ),
            )
            for paragraph in bitext.paragraphs
        ]
    )


def _untranslated(segment: Segment) -> Segment:
    return replace(segment, target="", status=Status.INITIAL, origin=None)


def _passage(
    what: str, wanted: Sequence[tuple[str, str]], came: Sequence[tuple[str, str]]
) -> Passage:
    both = Counter(wanted) & Counter(came)
    return Passage(what, both.total(), len(wanted))


def main() -> int:
    """Print what came through; 1 if a segment did not."""
    is_whole = True
    with tempfile.TemporaryDirectory(prefix="other-tools-") as folder:
        for name, passages in _all(Path(folder)):
            for passage in passages:
                print(f"{name}  {passage.what}: {passage.came}/{passage.total}", flush=True)
                is_whole = is_whole and passage.came == passage.total
    return 0 if is_whole else 1


def _all(folder: Path) -> Iterator[tuple[str, Iterator[Passage]]]:
    if OMEGAT is None:
        print(f"passed over: {NO_OMEGAT}", file=sys.stderr)
    if not HAS_TOOLKIT:
        print(f"passed over: {NO_TOOLKIT}", file=sys.stderr)
    for document in DOCUMENTS:
        if OMEGAT is not None:
            yield document[:3], through_omegat(document, folder)
        if HAS_TOOLKIT:
            yield document[:3], through_toolkit(document, folder)
    if HAS_TOOLKIT:
        yield "---", terms_through_toolkit(folder)


if __name__ == "__main__":
    sys.exit(main())
