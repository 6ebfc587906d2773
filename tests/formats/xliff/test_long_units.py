"""Units with thousands of segments, codes and copies take time as their number does."""

import gc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import End, InlineCode, PlacedEnd
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, Status
from alignwb.formats.client_xliff.client_versions import read_client_xliff
from alignwb.formats.xliff import read_xliff, write_xliff

PATH = Path("lang.xlf")
UNIT_2 = (
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='nl' trgLang='en'>"
    "<file id='f'><unit id='1'>\n{}</unit></file></xliff>"
)
UNIT_1 = (
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2'><file original='a'"
    " source-language='nl' target-language='en' datatype='x'><body><trans-unit id='1'>"
    "<source>{0}</source><target>{1}</target></trans-unit></body></file></xliff>"
)


def _confirmed(data: str) -> None:
    """Have every segment of a file confirmed, with its source as its target."""
    file = read_xliff(data.encode(), PATH)
    [paragraph] = file.bitext.paragraphs
    done = tuple(
        replace(each, target=each.source, status=Status.CONFIRMED) for each in paragraph.segments
    )
    changed = replace(paragraph, segments=done)
    assert file.with_bitext(file.bitext.with_paragraphs([changed])).bitext.paragraphs == (changed,)


def segments_without_ids(count: int) -> None:
    lines = "\n<segment>\n<source>Zin {}</source>\n<target />\n</segment>"
    _confirmed(UNIT_2.format("".join(lines.format(n) for n in range(count))))


def marks(count: int) -> None:
    content = "".join(f"<mrk id='m{n}' type='term'>a</mrk> " for n in range(count))
    _confirmed(UNIT_2.format(f"<segment><source>{content}</source></segment>"))


def copies_in_a_draft(count: int) -> None:
    code = PlacedEnd(1, End.POINT).text
    draft = Draft("argos", "nl_en", "1", (Hypothesis(f"{code}a" * count, -1.0),))
    segment = Segment("s1", f"{code}a", draft=draft)
    codes = {1: InlineCode(1, is_pair=False, disp="x")}
    written = write_xliff(
        Bitext("d", "", (Paragraph("p1", Kind.PARAGRAPH, (segment,), codes=codes),))
    )
    assert written.count(b"copyOf=") == count - 1


def spellings_of_one_id(count: int) -> None:
    for tags in ("<ph id='1'>{0}</ph>", "<g id='1' x='{0}'>a</g>"):
        source, target = (
            "".join(tags.format(f"{side}{n}") + "a" for n in range(count)) for side in "st"
        )
        [block] = read_client_xliff(UNIT_1.format(source, target).encode(), PATH).blocks
        assert len(block.codes) >= count


@pytest.mark.parametrize(
    ("make", "count"),
    [
        (segments_without_ids, 3_000),
        (marks, 3_000),
        (copies_in_a_draft, 6_000),
        (spellings_of_one_id, 4_000),
    ],
)
def test_time_grows_as_the_number_does(make: Callable[[int], None], count: int) -> None:
    def seconds(of: int) -> float:
        gc.collect()
        gc.disable()  # it visits all that other tests have left, in steps of its own
        try:
            start = process_time()
            make(of)
            return process_time() - start
        finally:
            gc.enable()

    seconds(count // 8)  # what is loaded once
    # Four times as many take four times as long; sixteen times, where time grows with the square.
    assert min(seconds(count), seconds(count)) < 9 * max(seconds(count // 4), 0.02)
