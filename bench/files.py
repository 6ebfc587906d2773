"""Reading and saving a bitext beside lxml's bare parse; writing TMX beside lxml's own writer.

python bench/files.py [--segments 10000] [--units 200000]
"""

import argparse
import os
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeVar

from generated import generate
from lxml import etree

from alignwb.core.bitext.bitext import Bitext
from alignwb.formats.tmx.tmx_writer import TmxHeader, write_tmx
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xliff import read_xliff, write_xliff

Result = TypeVar("Result")


def timed(name: str, work: Callable[[], Result], runs: int = 5) -> tuple[float, Result]:
    """CPU seconds of the quickest run, printed, and what it returned."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        result = work()
        best = min(best, time.process_time() - start)
    print(f"{name:44}{1000 * best:8.0f} ms")
    return best, result


def bench_bitext(bitext: Bitext) -> None:
    path = Path("generated.xlf")
    _, data = timed("write a new bitext", lambda: write_xliff(bitext), runs=2)
    print(f"{'its size':44}{len(data) / 1e6:8.1f} MB")
    bare, _ = timed("lxml parses it", lambda: etree.fromstring(data))
    read, file = timed("read it", lambda: read_xliff(data, path))
    paragraph = file.bitext.paragraphs[len(bitext.paragraphs) // 2]
    segment = replace(paragraph.segments[0], target="Something else.")
    changed = file.bitext.with_paragraphs(
        [replace(paragraph, segments=(segment, *paragraph.segments[1:]))]
    )
    timed("save it with one segment changed", lambda: file.with_bitext(changed).data)
    print(f"reading takes {read / bare:.1f} times the bare parse")


def units(bitext: Bitext, count: int) -> Iterator[TranslationUnit]:
    segments = [segment for _, segment in bitext.segments()]
    for n in range(count):
        segment = segments[n % len(segments)]
        known = (("document", "generated"), ("segment", f"p{n}/s1"), ("status", "confirmed"))
        yield TranslationUnit(segment.source, segment.target, "", known)


def write_with_lxml(file: BinaryIO, given: Iterator[TranslationUnit]) -> None:
    with etree.xmlfile(file, encoding="UTF-8") as writer, writer.element("body"):
        for unit in given:
            element = etree.Element("tu")
            for name, value in unit.properties:
                etree.SubElement(element, "prop", type=f"x-{name}").text = value
            for lang, text in (("nl", unit.source), ("en", unit.target)):
                tuv = etree.SubElement(element, "tuv", lang=lang)
                etree.SubElement(tuv, "seg").text = text
            writer.write(element)


def bench_tmx(bitext: Bitext, count: int) -> None:
    header = TmxHeader("nl", "en", "sentence", "1")
    with tempfile.TemporaryFile() as file, Path(os.devnull).open("wb") as nowhere:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        ours, _ = timed(
            f"write TMX, {count} units", lambda: write_tmx(file, header, units(bitext, count)), 1
        )
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(f"{'memory it took on top':44}{grown / 1024:8.1f} MB")
        lxml, _ = timed("lxml writes it", lambda: write_with_lxml(nowhere, units(bitext, count)), 1)
    print(f"lxml's writer takes {lxml / ours:.1f} times as long")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--segments", type=int, default=10_000)
    parser.add_argument("--units", type=int, default=200_000)
    arguments = parser.parse_args()
    bench_tmx(generate(2000), arguments.units)
    bench_bitext(generate(arguments.segments))


if __name__ == "__main__":
    main()
