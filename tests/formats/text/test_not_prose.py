"""Files of text that are no prose are refused by what they hold, whatever they are named."""

from pathlib import Path
from time import process_time

import pytest

from alignwb.errors import FormatError
from alignwb.formats.text.source_text import read_source

NOT_PROSE = {
    "srt": ("film.txt", "7\n00:01:02,500 --> 00:01:04,000\nKom binnen.\n", "subtitles"),
    "vtt": ("film.vtt", "WEBVTT\n\n01:02.500 --> 01:04.000\nKom binnen.\n", "subtitles"),
    "ass": (
        "film.ass",
        "[Events]\nDialogue: 0,0:01:02.50,0:01:04.00,A,,0,0,0,,Kom.\n",
        "subtitles",
    ),
    "po": ("nl.po", '#: a.c:3\nmsgid "Openen"\nmsgstr "Open"\n', "catalogue"),
    "po with a head": ("nl.txt", 'msgid ""\nmsgstr ""\n"Language: nl\\n"\n', "catalogue"),
    "json": ("teksten.json", '{"titel": "De molen", "tekst": ["Het waait."]}', "JSON"),
    "json in a text file": ("teksten.txt", '["De molen", "Het waait."]', "JSON"),
    "latex": (
        "boek.tex",
        "% molen\n\\documentclass{book}\n\\begin{document}\nHet waait.\n",
        "LaTeX",
    ),
    "html": ("bladzijde.txt", "<h2>De molen</h2><p>Het waait.</p>", "HTML"),
    "table": ("lijst.csv", "molen;mill\nvaart;canal\n", "a table"),
}


@pytest.mark.parametrize(("name", "text", "what"), NOT_PROSE.values(), ids=NOT_PROSE)
def test_what_is_no_prose_is_refused_with_what_to_do(
    tmp_path: Path, name: str, text: str, what: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError) as refusal:
        read_source(path)
    assert what in refusal.value.message
    assert name in refusal.value.message
    assert refusal.value.hint


@pytest.mark.parametrize(
    "text",
    [
        "Om 12:30 uur --> zie hieronder.\n",
        "[De deur gaat open.]\nKom binnen.\n",
        "{sic} stond er in de brief.\n",
        "Hij schreef msgid op het bord.\n",
        "Een komma, nog een komma; en een punt.\n",
        "<< Kom binnen >> zei hij.\n",
    ],
)
def test_prose_with_such_signs_is_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "brief.txt"
    path.write_text(text, encoding="utf-8")
    assert read_source(path) == text


@pytest.mark.parametrize("filling", ["\n", " \n", "\t \n", 'msgid ""\n', '""\n'])
def test_the_look_takes_time_in_proportion_to_the_sample(tmp_path: Path, filling: str) -> None:
    path = tmp_path / "brief.txt"
    path.write_text("Het waait." + filling * (1_000_000 // len(filling)), encoding="utf-8")
    begun_s = process_time()
    read_source(path)
    assert process_time() - begun_s < 1  # a fiftieth of it; the square of the sample took five
