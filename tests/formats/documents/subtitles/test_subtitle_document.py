"""Subtitles in and out: what is a text, what is a code, and that nothing else changes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.document_round_trips import refuse_lost_bytes, rewritten, squeezed, with_words

from alignwb.core.bitext.codes import codes_of
from alignwb.errors import FormatError
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.documents.subtitles.subtitle_document import (
    read_subtitles,
    set_subtitle_language,
    write_subtitles,
)

SRT, VTT = Path("film.srt"), Path("film.vtt")
HEAD = "1\n00:00:01,000 --> 00:00:04,000\n"
VTT_HEAD = "WEBVTT\n\n00:01.000 --> 00:04.000\n"


def texts(data: bytes, path: Path) -> list[str]:
    read = refuse_lost_bytes(data, path, read_subtitles, write_subtitles)
    return [squeezed(block.text) for block in read.blocks]


def written(text: str, path: Path, *new: str) -> str:
    blocks = read_subtitles(text.encode(), path).blocks
    placed = {
        block.place: PlacedText(text, block.codes) for block, text in zip(blocks, new, strict=False)
    }
    return write_subtitles(text.encode(), placed, path).decode()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "<i>Alles schuin</i>", "Alles schuin"),
        (HEAD + "{\\an8}Boven <b>vet</b>", "Boven vet"),
        (HEAD + "<font color='#fff'>wit</font> en {y:i}meer", "wit en meer"),
        (HEAD + "als a < b en <noot> blijft", "als a < b en <noot> blijft"),
        (VTT_HEAD + "<v Mia>Zout &amp; <c.kop>peper</c>", "Zout & peper"),
        (VTT_HEAD + "<00:01.500>Zing <00:02.000>mee", "Zing mee"),
        (HEAD + "open <i>gelaten", "open gelaten"),
    ],
)
def test_the_text_of_a_subtitle(text: str, expected: str) -> None:
    assert texts(text.encode(), VTT if text.startswith("WEB") else SRT) == [expected]


def test_only_pictures_and_empty_tags_are_no_text() -> None:
    assert texts(f"{HEAD}<i> </i>\n\n2\n{HEAD[2:]}Ja\n".encode(), SRT) == ["Ja"]


def test_two_speakers_keep_their_dashes_and_the_break_between() -> None:
    text = HEAD.replace("\n", "\r\n") + "- Waar ga je heen?  \r\n- <i>Naar huis.</i>\r\n"
    [block] = read_subtitles(text.encode(), SRT).blocks
    line_break, begin, end = (each.text for each in codes_of(block.text))
    assert block.text == f"- Waar ga je heen?  {line_break}- {begin}Naar huis.{end}"
    assert block.codes[1].equiv == " "
    new = f"- Where are you going?{line_break}- {begin}Home.{end}"
    assert written(text, SRT, new) == (
        HEAD.replace("\n", "\r\n") + "- Where are you going?\r\n- <i>Home.</i>\r\n"
    )


def test_an_empty_line_never_cuts_a_changed_subtitle() -> None:
    text = f"{HEAD}een\ntwee\n"
    [block] = read_subtitles(text.encode(), SRT).blocks
    [line_break] = (each.text for each in codes_of(block.text))
    new = f"{line_break}one{line_break} {line_break}two{line_break}"
    assert written(text, SRT, new) == f"{HEAD}one\n two\n"


def test_signs_that_mean_something_are_written_as_entities_in_web_vtt() -> None:
    assert written(f"{VTT_HEAD}oud", VTT, "a < b & c -->") == (f"{VTT_HEAD}a &lt; b &amp; c --&gt;")


def test_time_speaker_and_comment_are_shown() -> None:
    text = "WEBVTT\n\nNOTE zacht\n\n00:01.000 --> 00:04.000 line:0\n<v.luid Mia &amp; Jan>Hoi"
    [block] = read_subtitles(text.encode(), VTT).blocks
    assert block.comment == "00:01.000 --> 00:04.000; speaker: Mia & Jan; zacht"
    assert block.lines == (6, 6)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_stays(encoding: str) -> None:
    data = f"{HEAD}Één café – “ja”\n".encode(encoding)
    read = read_subtitles(data, SRT)
    assert texts(data, SRT) == ["Één café – “ja”"]
    assert ("Windows-1252" in " ".join(read.remarks)) is (encoding == "cp1252")
    [block] = read.blocks
    new = write_subtitles(data, {block.place: PlacedText("A “café”")}, SRT)
    assert new == f"{HEAD}A “café”\n".encode(encoding)


def test_a_character_that_the_encoding_has_not_is_refused() -> None:
    data = f"{HEAD}café".encode("cp1252")
    with pytest.raises(FormatError, match=r"“ő” .* cp1252"):
        write_subtitles(data, {"1": PlacedText("Erdős")}, SRT)


def test_web_vtt_says_its_new_language() -> None:
    text = b"WEBVTT\nKind: captions\nLanguage: nl\n\n00:01.000 --> 00:04.000\nLanguage: nl\n"
    new = set_subtitle_language(text, ("nl-NL", "en"), VTT)
    assert new == text.replace(b"nl", b"en", 1)
    assert set_subtitle_language(text, ("de", "en"), VTT) == text


def test_a_vtt_without_its_first_line_is_read_and_remarked_on() -> None:
    read = read_subtitles(f"{HEAD}Ja".encode(), VTT)
    assert [block.text for block in read.blocks] == ["Ja"]
    assert "WEBVTT" in read.remarks[0]


_PIECES = st.lists(
    st.one_of(
        # A time that is cut off is refused, which is another test.
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters=">"), max_size=8),
        st.sampled_from(
            [
                *("<i>", "</i>", "<b>", "</b>", "{\\an8}", "\n", "\r\n", "\n\n", " ", "<v Jo>"),
                *(
                    "<00:01.500>",
                    "<c.a>",
                    "</c>",
                    "&amp;",
                    "12",
                    "\n2\n00:00:09,000 --> 00:00:10,000\n",
                ),
            ]
        ),
    ),
    max_size=12,
).map("".join)


@given(st.sampled_from([HEAD, VTT_HEAD]), st.lists(_PIECES, min_size=1, max_size=3))
def test_any_text_goes_through_unchanged(head: str, pieces: list[str]) -> None:
    data = (head + "\n\n".join(pieces)).encode()
    refuse_lost_bytes(data, SRT, read_subtitles, write_subtitles)


@given(st.sampled_from([HEAD, VTT_HEAD]), _PIECES)
def test_changed_texts_read_back(head: str, piece: str) -> None:
    rewritten(
        f"{head}een {piece} twee".encode(),
        SRT,
        read_subtitles,
        write_subtitles,
        lambda block: with_words(block, "mill"),
    )


@given(st.text(st.characters(exclude_categories=["Cs", "Co"], exclude_characters="\ufeff")))
def test_any_target_reads_back_in_web_vtt(target: str) -> None:
    new = written(f"{VTT_HEAD}oud\n\n00:05.000 --> 00:06.000\ntwee", VTT, target)
    read = read_subtitles(new.encode(), VTT)
    assert [squeezed(block.text) for block in read.blocks] == [
        *filter(None, (squeezed(target),)),
        "twee",
    ]
