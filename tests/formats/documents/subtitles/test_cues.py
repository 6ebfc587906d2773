"""Where the subtitles of a file stand: sound files, and damaged ones as people have them."""

from pathlib import Path

import pytest

from alignwb.errors import FormatError
from alignwb.formats.documents.document_text import document_text
from alignwb.formats.documents.subtitles.cues import (
    BEFORE_FIRST,
    BESIDE_TIMES,
    IN_NO_CUE,
    Cues,
    cues_of,
)

FILM = Path("film.srt")


def read(text: str) -> tuple[list[str], Cues]:
    found = cues_of(document_text(text.encode(), FILM))
    return [text[cue.start : cue.end] for cue in found.cues], found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1\n0:0:1,5 --> 0:0:2,5\nDe molen\n\n2\n00:01:03.250->00:01:04\ndraait", 2),
        (
            "00:01:01,100 --> 00:01:02,100\nZonder nummer\n00:01:03,1 --> 00:01:04,1\nen leeg",
            2,
        ),
        ("7\n00:10,000 --> 00:12,000\nZonder uren\n\n\n\n8\n00:13,000 --> 00:14,000\n \n", 1),
        (
            " 1 \r\n0:0:01:000 --> 0:0:02:000 \r\nregel\r\n\r\n2\r\n00:03,000 --> 00:04,000\r\nx",
            2,
        ),
        ("1\n-00:00:01,000 --> 00:00:02,000\nVroeg\n\ufeff2\n0:00:03,1 --> 0:00:04,1\nx", 2),
    ],
)
def test_damaged_files_are_read_where_they_mean_one_thing(text: str, expected: int) -> None:
    texts, found = read(text)
    assert len(texts) == expected
    assert not any("-->" in each or each != each.strip() for each in texts)
    assert found.left_out == {}


def test_a_text_goes_on_over_an_empty_line_and_keeps_a_year_at_its_end() -> None:
    texts, _ = read(
        "1\n00:00:01,000 --> 00:00:02,000\nDat was in\n\n1944\n\n2\n00:00:03,000 -->"
        " 00:00:04,000\nLang geleden\n"
    )
    assert texts == ["Dat was in\n\n1944", "Lang geleden"]


def test_what_is_in_no_subtitle_is_told() -> None:
    texts, found = read(
        "Vertaald door P.\n\n1\n00:00:01,000 --> 00:00:02,000 Op de tijd\nx\n\n2\n"
        "00:00:03,000 --> 00:00:04,000 X1:40 X2:600 Y1:20 Y2:50\ny\n"
    )
    assert texts == ["x", "y"]
    assert found.left_out == {BEFORE_FIRST: ["Vertaald door P."], BESIDE_TIMES: ["Op de tijd"]}


def test_web_vtt_has_blocks_that_are_no_subtitles() -> None:
    texts, found = read(
        "WEBVTT Film\nRegion: x\n\nREGION\nid:a\n\nSTYLE\n::cue(b) { color: red }\n\n"
        "NOTE Zacht\ngesproken\n\nkop\n00:11.000 --> 00:12.000 line:80%\neen\ntwee\n\nverdwaald\n\n"
        "00:13.000 --> 00:14.000\ndrie\n00:15.000 --> 00:16.000\nvier"
    )
    assert texts == ["een\ntwee", "drie", "vier"]
    assert [cue.comment for cue in found.cues] == ["Zacht gesproken", "", ""]
    assert found.left_out == {IN_NO_CUE: ["verdwaald"]}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1\n00:00:01,000 --> 00:00:02,000\nx\n\n2\n00:00:03,000 --> 00,000\ny\n", 6),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nx\n\n00:03.000 --> later\ny\n", 6),
        ("1\nstraks --> 00:00:02,000\nx\n", 2),
    ],
)
def test_a_damaged_time_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(FormatError, match=f"film.srt, line {line}: this is no time"):
        read(text)


def test_a_file_without_times_is_refused() -> None:
    with pytest.raises(FormatError, match="no subtitle"):
        read("Een brief.\n\nNog een alinea -> zo.\n")
