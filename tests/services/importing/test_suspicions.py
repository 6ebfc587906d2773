"""A source in another language, or decoded wrongly before, is not taken without a word."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from support.dutch_texts import PARAGRAPHS, wrapped
from support.packed_files import zipped
from support.word_documents import WordBuilder

from alignwb.core.reading.reflow import read_blocks
from alignwb.formats.file_kinds import read_document
from alignwb.services.importing.suspicions import Suspicion, suspicions_about

ENGLISH = (
    "The miller of the village got up every morning before dawn, for the wind waits for nobody."
    " He ate a slice of bread, drank two cups of coffee and walked along the canal to his mill,"
    " where the cat was already sitting on the threshold.\n"
)
POLISH = (
    "Młynarz wstawał codziennie przed świtem, bo wiatr na nikogo nie czeka. Zjadł kromkę chleba,"
    " wypił dwie filiżanki kawy i poszedł wzdłuż kanału do młyna, gdzie kot siedział już na progu"
    " i czekał na niego jak zawsze o tej porze.\n"
)


def suspicions(
    tmp_path: Path, text: str, language: str = "nl", name: str = "bron.txt"
) -> tuple[Suspicion, ...]:
    """What is suspected of a text that stands as it is read in a file of that name, in UTF-8."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return suspicions_about(read_blocks(text), language, path)


def test_dutch_prose_is_not_suspected(tmp_path: Path) -> None:
    assert suspicions(tmp_path, wrapped()) == ()


def test_english_where_dutch_is_expected_is_a_mistake(tmp_path: Path) -> None:
    [suspicion] = suspicions(tmp_path, ENGLISH)
    assert suspicion.is_mistake
    assert suspicion.text == "the text is English, not Dutch"


def test_a_language_that_is_neither_is_remarked_on(tmp_path: Path) -> None:
    [suspicion] = suspicions(tmp_path, POLISH)
    assert not suspicion.is_mistake


def test_a_project_with_other_sources_is_not_asked(tmp_path: Path) -> None:
    assert suspicions(tmp_path, ENGLISH, "pl") == ()
    assert suspicions(tmp_path, ENGLISH, "en-GB") == ()


@pytest.mark.parametrize(
    "word", ["financiële", "“Kom binnen”", "café", "reünie", "’s avonds", "één", "wacht…"]
)
@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_words_decoded_twice_are_remarked_on(tmp_path: Path, word: str, codec: str) -> None:
    broken = word.encode("utf-8").decode(codec, "ignore" if codec == "cp1252" else "strict")
    found = suspicions(tmp_path, f"{PARAGRAPHS[0]} Daar stond {broken} op het bord.\n")
    assert any("read as Windows-1252" in suspicion.text for suspicion in found)


def test_right_accents_are_not_remarked_on(tmp_path: Path) -> None:
    text = f"{PARAGRAPHS[0]} De financiële reünie in café “Â la Ã” was één groot feest…\n"
    assert suspicions(tmp_path, text) == ()


def test_controls_of_a_wrong_encoding_are_remarked_on(tmp_path: Path) -> None:
    data = "De molenaar riep: “Kom”, en ging naar zijn molen toe.".encode("cp1252")
    [suspicion] = suspicions(tmp_path, data.decode("latin-1"))
    assert "93 94" in suspicion.text
    assert "cp1252" in suspicion.hint


def _hints(path: Path, encoding: str | None = None) -> str:
    read = read_document(path, encoding)
    return " ".join(each.hint for each in suspicions_about(read, "nl", path))


def test_what_is_doubled_in_the_file_is_undone_there(tmp_path: Path) -> None:
    doubled = f"{PARAGRAPHS[1]} Zij was geÃ«rgerd.\n"
    for name, text in (("a.txt", doubled), ("b.html", f"<p>{doubled}</p>")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert "iconv -f utf-8 -t cp1252" in _hints(tmp_path / name)


def test_a_file_in_utf_8_is_not_turned_because_it_was_read_otherwise(tmp_path: Path) -> None:
    text = f"{PARAGRAPHS[1]} Zij was geërgerd.\n"
    plain = tmp_path / "a.txt"
    plain.write_text(text, encoding="utf-8")
    assert _hints(plain, "cp1252") == "The file is in UTF-8: leave --encoding out."
    page = tmp_path / "b.xhtml"
    head = (
        '<?xml version="1.0" encoding="windows-1252"?><html xmlns="http://www.w3.org/1999/xhtml">'
    )
    page.write_text(f"{head}<body><p>{text}</p></body></html>", encoding="utf-8")
    hints = _hints(page)
    assert "says that it is in another encoding" in hints
    assert "--encoding" not in hints
    assert "iconv" not in hints


def test_a_document_that_is_packed_is_not_turned_nor_its_encoding_named(tmp_path: Path) -> None:
    builder = WordBuilder()
    text = f"{PARAGRAPHS[0]} Een ruïne in coöperatie."
    builder.body.append(builder.paragraph(builder.run(text)))
    path = tmp_path / "stuk.docx"
    path.write_bytes(builder.data())
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    declared = parts["word/document.xml"].replace(b'"UTF-8"', b'"windows-1252"', 1)
    path.write_bytes(zipped(parts | {"word/document.xml": declared}))
    hints = _hints(path)
    assert hints.startswith("Open it in the program that it comes from.")
    assert "iconv" not in hints
    builder.body[-1] = builder.paragraph(builder.run(f"{PARAGRAPHS[0]} Hij zei \x93nee\x94."))
    path.write_bytes(builder.data())
    hints = _hints(path)
    assert "save it in UTF-8" in hints
    assert "--encoding" not in hints
