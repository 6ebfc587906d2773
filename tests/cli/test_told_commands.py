"""A command that a message tells goes into a shell as it stands, whatever the document's name."""

import re
import shlex
from pathlib import Path

import pytest

from alignwb.cli.main import main

NAME = "Offerte (maart) van d'Eendracht & Co"
TEXT = "De veerman zag het licht aan de overkant en maakte de boot los.\n"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    """A project in an odd folder, with a document of an odd name; the working folder."""
    monkeypatch.chdir(tmp_path)
    assert main(["init", "mijn project"]) == 0
    assert told(capsys, "cd ") == ["mijn project"]
    monkeypatch.chdir(tmp_path / "mijn project")
    (tmp_path / f"{NAME}.txt").write_text(TEXT, encoding="utf-8")
    assert main(["import", f"../{NAME}.txt"]) == 0
    assert told(capsys, "alignwb edit ") == [NAME]
    return tmp_path / "mijn project"


def told(capsys: Capture, begin: str) -> list[str]:
    """The words that a shell takes what follows `begin` for, to the end of its line."""
    said = "".join(capsys.readouterr())
    [rest] = re.findall(f"{re.escape(begin)}(.*)", said)
    return shlex.split(rest)


@pytest.mark.parametrize(
    ("words", "begin"),
    [
        (["import", f"translations/{NAME}.xlf"], "alignwb edit "),
        (["repair", "join", NAME, "99"], "alignwb list "),
        (["score", NAME, "--reference", f"seeds/{NAME}.txt"], "alignwb draft "),
        (["align", NAME, f"seeds/{NAME}.txt", "--force"], "alignwb review "),
    ],
)
@pytest.mark.usefixtures("folder")
def test_the_document_is_one_word(words: list[str], begin: str, capsys: Capture) -> None:
    main(words)
    assert told(capsys, begin) == [NAME]


def test_a_source_is_named_from_wherever_one_is(
    folder: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = folder / "seeds" / "nog een.txt"
    source.write_text(TEXT, encoding="utf-8")
    monkeypatch.chdir(folder / "translations")
    assert main(["segments", "nog een"]) == 1
    [path] = told(capsys, "Make it with: alignwb import ")
    assert path == str(source)
    assert main(["import", path]) == 0
    assert main(["segments", "nog een"]) == 0


@pytest.mark.usefixtures("folder")
def test_a_drafted_document_is_one_word(capsys: Capture) -> None:
    assert main(["draft", NAME]) == 0
    capsys.readouterr()
    assert main(["repair", "correct", NAME, "1", "De veerman zag niets."]) == 0
    assert told(capsys, "another by: alignwb draft ") == [NAME]


@pytest.mark.usefixtures("folder")
def test_a_term_is_one_word(capsys: Capture) -> None:
    assert main(["terms", "add", "van de", "of the"]) == 0
    assert told(capsys, "alignwb terms remove ") == ["van de"]


def test_a_file_in_another_encoding_is_one_word(folder: Path, capsys: Capture) -> None:
    path = folder / "één veerman.txt"
    path.write_bytes("De veerman at één vis.\n".encode("cp1252"))
    assert main(["import", path.name]) == 1
    words = told(capsys, "iconv ")
    assert words[-3:] == [path.name, ">", "NEW"]


@pytest.mark.usefixtures("folder")
def test_a_file_that_is_no_document_is_one_word(capsys: Capture) -> None:
    Path("een naam.txt").write_text(TEXT, encoding="utf-8")
    assert main(["status", "een naam.txt"]) == 2
    assert told(capsys, "alignwb import ") == ["een naam.txt"]


@pytest.mark.usefixtures("folder")
def test_a_name_that_no_file_can_have_is_that_of_no_document(capsys: Capture) -> None:
    assert main(["status", "a" * 300]) == 2
    assert "there is no document" in capsys.readouterr().err
