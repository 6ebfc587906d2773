"""Files that go to and fro: a large memory in TMX, and a book in each format that is written back.

    python bench/interchange.py [--units 200000] [--words 120000] [--only NAME]

The memory goes through the commands themselves, each in a process of its own, beside lxml that
looks at every unit of the same file and does nothing with it; the memory they take is told over
that of a command that does nothing (`alignwb --help`).  A book is read and written with all its
texts changed, by the functions of its format, in a process of its own.  Times are of the processor.
The exit code is 1 where one is over its bar.  For .docx beside python-docx see documents.py.
"""

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from generated import DUTCH, generate

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from support.odt_documents import OdtBuilder
from support.small_book import make_book

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, Status
from alignwb.formats.documents.placed_text import PlacedTarget, PlacedText
from alignwb.formats.file_kinds import pick
from alignwb.formats.po.po_reader import read_po
from alignwb.formats.po.po_writer import write_po
from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx
from alignwb.formats.translation_unit import TranslationUnit, UnitLayout
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.formats.xliff1.client_file import read_xliff_1, write_xliff_1

MOST_TMX_S, MOST_TMX_MB = 5.0, 100
MOST_BOOK_S, MOST_BOOK_MB = 5.0, 300
MOST_XLIFF_S = 2.0
_WORDS_A_BLOCK = 20
_SEGMENTS = 12_000
_LENGTH = 90
_LOOK = """import sys
from lxml import etree
for _, unit in etree.iterparse(sys.argv[1], tag="tu"):
    texts = [seg.text for seg in unit.iter("seg")]
    unit.clear()
    while unit.getprevious() is not None:
        del unit.getparent()[0]
"""
_MEASURE = """import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""


@dataclass(frozen=True, slots=True)
class Used:
    """What a process took: seconds of the processor, and megabytes at most."""

    seconds: float
    megabytes: float


def run(command: list[str], folder: Path) -> Used:
    """What a command takes; it must succeed."""
    # By way of a small process: a large one that starts another lends it its own memory.
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _MEASURE, *command],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout
    seconds, megabytes = map(float, told.split())
    return Used(seconds, megabytes)


def units(count: int) -> Iterator[TranslationUnit]:
    """Pairs of about 90 characters a side, each another one."""
    segments = [segment for _, segment in generate(2_000).segments()]
    for number in range(count):
        each = segments[number % len(segments)]
        source, target = each.source[: _LENGTH - 7], each.target[: _LENGTH - 7]
        yield TranslationUnit(f"{source} {number}", f"{target} {number}")


def bench_memory(count: int) -> bool:
    """A TMX file imported, and the memory exported as one; True if both are under the bar."""
    alignwb = [sys.executable, "-m", "alignwb"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "all.tmx"
        with file.open("wb") as output:
            write_tmx(output, TmxHeader("nl", "en", "sentence", "0"), units(count))
        print(f"TMX of {count:,} units, {file.stat().st_size / 1e6:.0f} MB")
        run([*alignwb, "init"], folder)
        idle = run([*alignwb, "--help"], folder).megabytes
        _print("lxml looks at each unit", run([sys.executable, "-c", _LOOK, str(file)], folder), 0)
        commands = {
            "alignwb memory import": ["memory", "import", str(file)],
            "alignwb memory stats (index made)": ["memory", "stats"],
            "alignwb memory export": ["memory", "export", "-o", str(folder / "out.tmx")],
        }
        is_good = True
        for title, command in commands.items():
            used = run([*alignwb, *command], folder)
            is_file = "stats" not in command
            is_good &= not is_file or (
                used.seconds <= MOST_TMX_S and used.megabytes - idle <= MOST_TMX_MB
            )
            _print(title, used, idle)
    return is_good


def _print(title: str, used: Used, idle: float) -> None:
    print(f"  {title:36}{used.seconds:6.2f} s{used.megabytes - idle:8.0f} MB", flush=True)


def blocks(words: int) -> list[str]:
    """Texts of a book, twenty words each."""
    chance = random.Random(1)
    return [
        " ".join(chance.choices(DUTCH, k=_WORDS_A_BLOCK)).capitalize() + "."
        for _ in range(words // _WORDS_A_BLOCK)
    ]


def _halves(text: str, begin: str, end: str) -> str:
    """A text with its first words emphasised."""
    place = text.index(" ", len(text) // 3)
    return f"{begin}{text[:place]}{end}{text[place:]}"


def _odt(texts: list[str]) -> bytes:
    builder = OdtBuilder()
    span = '<text:span text:style-name="T1">'
    builder.body += [f"<text:p>{_halves(each, span, '</text:span>')}</text:p>" for each in texts]
    return builder.data()


def _html(texts: list[str]) -> str:
    return "\n".join(f"<p>{_halves(each, '<b>', '</b>')}</p>" for each in texts)


def _epub(texts: list[str]) -> bytes:
    head = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>'
    return make_book({"OEBPS/een hoofdstuk.xhtml": f"{head}{_html(texts)}</body></html>"})


BOOKS: dict[str, Callable[[list[str]], bytes]] = {
    ".odt": _odt,
    ".html": lambda texts: f"<!doctype html><body>{_html(texts)}</body>".encode(),
    ".epub": _epub,
    ".md": lambda texts: "\n\n".join(_halves(each, "**", "**") for each in texts).encode(),
}


def book(suffix: str, words: int) -> tuple[float, float, int]:
    """Seconds to read a book and to write it with all texts changed, and how many it has."""
    path = Path(f"book{suffix}")
    data = BOOKS[suffix](blocks(words))
    read = pick(path, lambda kind: kind.read_document)
    write = pick(path, lambda kind: kind.write_document)
    assert read
    assert write
    begin = time.process_time()
    document = read(data, path)
    middle = time.process_time()
    texts = {
        each.place: PlacedText(f"{each.text} The.", each.codes)
        for each in document.blocks
        if each.place
    }
    begin_writing = time.process_time()
    write(data, texts, path)
    return middle - begin, time.process_time() - begin_writing, len(document.blocks)


def xliff_1(_: str, __: int) -> tuple[float, float, int]:
    """The same for a client's XLIFF 1.2 of 12,000 units with codes and notes."""
    path = Path("client.xlf")
    sources = (_halves(each, '<g id="1">', "</g>") for each in blocks(_SEGMENTS * _WORDS_A_BLOCK))
    inner = "\n".join(
        f'<trans-unit id="{number}"><source>{source}</source>'
        f'<target state="needs-translation"/><note>{number}</note></trans-unit>'
        for number, source in enumerate(sources)
    )
    data = (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a"'
        f' source-language="nl" target-language="en" datatype="x"><body>{inner}</body></file>'
        "</xliff>"
    ).encode()
    begin = time.process_time()
    document = read_xliff_1(data, path)
    middle = time.process_time()
    targets = {
        block.place: [
            PlacedTarget(f"{each.source} The.", Status.CONFIRMED, block.codes)
            for each in block.segments
        ]
        for block in document.blocks
    }
    begin_writing = time.process_time()
    write_xliff_1(data, targets, path)
    return middle - begin, time.process_time() - begin_writing, len(document.blocks)


def xliff_2(_: str, __: int) -> tuple[float, float, int]:
    """The same for XLIFF 2 of 12,000 units, each of them changed in its file."""
    paragraphs = tuple(
        Paragraph(f"p{number}", Kind.PARAGRAPH, (Segment("s1", each),))
        for number, each in enumerate(blocks(_SEGMENTS * _WORDS_A_BLOCK))
    )
    data = write_xliff(Bitext("client", "", paragraphs))
    begin = time.process_time()
    file = read_xliff(data, Path("client.xlf"))
    middle = time.process_time()
    changed = [
        Paragraph(each.id, each.kind, (Segment("s1", each.source, "The.", Status.CONFIRMED),))
        for each in file.bitext.paragraphs
    ]
    bitext = file.bitext.with_paragraphs(changed)
    begin_writing = time.process_time()
    assert file.with_bitext(bitext).data != data
    return middle - begin, time.process_time() - begin_writing, len(changed)


def po(_: str, __: int) -> tuple[float, float, int]:
    """The same for a catalogue of 12,000 entries, written as a new one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.po"
        layout = UnitLayout(("nl", "en"), "sentence")
        begin = time.process_time()
        with path.open("wb") as file:
            write_po(file, islice(units(_SEGMENTS), _SEGMENTS), layout, "0")
        middle = time.process_time()
        count = sum(1 for _ in read_po(path))
        return time.process_time() - middle, middle - begin, count


_Measure = Callable[[str, int], tuple[float, float, int]]
CASES: dict[str, tuple[_Measure, float]] = {
    **dict.fromkeys(BOOKS, (book, MOST_BOOK_S)),
    "XLIFF 1": (xliff_1, MOST_XLIFF_S),
    "XLIFF 2": (xliff_2, MOST_XLIFF_S),
    "PO": (po, MOST_XLIFF_S),
}


def bench_case(name: str, words: int) -> bool:
    """One format in a process of its own; True if it is under its bar."""
    read_end, write_end = os.pipe()
    child = os.fork()
    if not child:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        measure, bar = CASES[name]
        read_s, write_s, count = measure(name, words)
        grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        line = f"  {name:10}{count:8,} blocks{read_s:8.2f} s in{write_s:8.2f} s out{grown:6.0f} MB"
        is_good = max(read_s, write_s) <= bar and grown <= MOST_BOOK_MB
        os.write(write_end, f"{line}{'' if is_good else '  OVER'}\n".encode())
        os._exit(0 if is_good else 1)
    _, status = os.waitpid(child, 0)
    print(os.read(read_end, 1_000).decode(), end="", flush=True)
    os.close(read_end)
    os.close(write_end)
    return os.waitstatus_to_exitcode(status) == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--units", type=int, default=200_000)
    parser.add_argument("--words", type=int, default=120_000)
    parser.add_argument("--only", default="", help="the formats with this in their name")
    options = parser.parse_args()
    good = [bench_memory(options.units)] if options.only in "TMX" else []
    print(f"a book of {options.words:,} words; {_SEGMENTS:,} segments of bilingual files")
    good += [bench_case(name, options.words) for name in CASES if options.only in name]
    print("all under the bars" if all(good) else "OVER THE BAR")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
