import json
import shlex
from pathlib import Path

import pytest
from support.dutch_texts import wrapped
from support.pdf_documents import paragraph, pdf

from alignwb.cli.main import main

SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> Path:
    """A project, and the working folder."""
    monkeypatch.chdir(tmp_path)
    main(["init"])
    capsys.readouterr()
    return tmp_path


def test_the_seeds_come_in_with_their_blocks_counted(folder: Path, capsys: Capture) -> None:
    assert main(["import", *map(str, SEEDS)]) == 0
    out, err = capsys.readouterr()
    article, memoir = out.split(SEEDS[1].stem)
    assert article.startswith(SEEDS[0].stem)
    assert "46: 32 paragraphs, 4 headings, 4 quotes, 2 captions, 1 author" in article
    assert "45: 38 paragraphs, 4 notes, 2 quotes, 1 heading" in memoir
    assert "2 × page number removed" in article
    assert f"alignwb edit {SEEDS[0].stem}" in err
    for seed in SEEDS:
        assert (folder / "seeds" / seed.name).read_bytes() == seed.read_bytes()
        assert (folder / "translations" / f"{seed.stem}.xlf").is_file()


def test_the_report_names_every_repair_with_its_line(folder: Path, capsys: Capture) -> None:
    assert main(["import", "--dry-run", "--report", str(SEEDS[0])]) == 0
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "line 2 page number removed: 61" in lines
    assert "line 310 running head removed: Sterven voor Lenin" in lines
    assert "line 15 hyphen kept at a line end: marxistisch-|feministisch" in lines
    assert "line 417 paragraph joined around a block: Armand|Lenins" in lines


def test_a_dry_run_writes_nothing(folder: Path, capsys: Capture) -> None:
    assert main(["import", "--dry-run", str(SEEDS[0])]) == 0
    assert "nothing was written" in capsys.readouterr().err
    assert list((folder / "seeds").iterdir()) == []
    assert list((folder / "translations").iterdir()) == []


@pytest.mark.usefixtures("folder")
def test_json_is_one_object_a_document_with_blocks_and_repairs(capsys: Capture) -> None:
    assert main(["import", "--json", *map(str, SEEDS)]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["document"] == SEEDS[0].stem
    assert (first["copied"], first["written"]) == (True, True)
    assert len(first["blocks"]) == 46
    assert first["blocks"][1] == {
        "kind": "title",
        "text": "Sterven voor Lenin",
        "first_line": 6,
        "last_line": 6,
        "page": 61,
        "place": "2",
        "codes": 0,
        "comment": "",
    }
    assert {"kind": "page number removed", "line": 2, "text": "61"} in first["repairs"]
    assert len(second["blocks"]) == 45


def test_a_file_that_is_refused_does_not_stop_the_others(folder: Path, capsys: Capture) -> None:
    (folder / "leeg.txt").write_bytes(b"")
    (folder / "brief.txt").write_text(wrapped(), encoding="utf-8")
    assert main(["import", "leeg.txt", "weg.txt", "brief.txt"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("brief\n")
    assert "leeg.txt: the file is empty" in err
    assert "weg.txt: there is no such file" in err


def test_latin_1_says_what_to_do_and_that_works(folder: Path, capsys: Capture) -> None:
    (folder / "brief.txt").write_bytes("Het café is dicht.\n".encode("latin-1"))
    assert main(["import", "brief.txt"]) == 1
    assert "--encoding latin-1 brief.txt" in capsys.readouterr().err
    assert main(["import", "--encoding", "latin-1", "brief.txt"]) == 0
    assert main(["segments", "brief", "--json"]) == 0
    assert "Het café is dicht." in capsys.readouterr().out


@pytest.mark.usefixtures("folder")
def test_an_encoding_that_does_not_exist_is_a_usage_error(capsys: Capture) -> None:
    assert main(["import", "--encoding", "klingon", str(SEEDS[0])]) == 2
    assert "klingon" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_importing_again_needs_to_be_asked_for(capsys: Capture) -> None:
    assert main(["import", str(SEEDS[0])]) == 0
    assert main(["import", str(SEEDS[0])]) == 1
    assert "imported already" in capsys.readouterr().err
    assert main(["import", "--replace", str(SEEDS[0])]) == 0


def test_outside_a_project_it_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["import", str(SEEDS[0])]) == 1
    assert "alignwb init" in capsys.readouterr().err


def test_a_pdf_comes_in_with_its_pages_and_what_was_left_out(folder: Path, capsys: Capture) -> None:
    lines = [
        "De sluis ging die winter niet één keer open,",
        "want het ijs was dikker dan een hand.",
    ]
    data = pdf(paragraph(lines, 700), [], paragraph(["Pas in maart voer er iemand."], 700))
    (folder / "sluis.pdf").write_bytes(data)
    assert main(["import", "--json", "sluis.pdf"]) == 0
    (read,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert [(block["text"], block["page"]) for block in read["blocks"]] == [
        (" ".join(lines), 1),
        ("Pas in maart voer er iemand.", 3),
    ]
    assert read["remarks"] == ["pages without text, which are empty or images: 2"]
    assert (folder / "seeds" / "sluis.pdf").read_bytes() == data
    assert main(["export", "sluis", "--to", "original", "-o", "x.pdf"]) == 2
    assert "sluis.pdf" in capsys.readouterr().err


def test_a_pdf_that_asks_for_a_password_leaves_the_project_as_it_was(
    folder: Path, capsys: Capture
) -> None:
    (folder / "dicht.pdf").write_bytes(pdf(paragraph(["Niemand leest dit."], 700), password="x9"))
    before = sorted(folder.rglob("*"))
    assert main(["import", "dicht.pdf"]) == 1
    assert "dicht.pdf: this PDF is encrypted and asks for a password" in capsys.readouterr().err
    assert sorted(folder.rglob("*")) == before


def test_codes_of_a_client_s_bitext_are_counted_and_drafted(folder: Path, capsys: Capture) -> None:
    (folder / "klant.xlf").write_text(
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="nl"'
        ' trgLang="en"><file id="f"><unit id="1"><segment><source>Het <pc id="1">huis</pc> is'
        " groot.</source></segment></unit></file></xliff>",
        encoding="utf-8",
    )
    assert main(["import", "klant.xlf"]) == 0
    assert "segments with codes of another tool: 1\n" in capsys.readouterr().err
    assert main(["draft", "klant"]) == 0
    assert (
        '<pc id="1">'
        in (folder / "translations" / "klant.xlf").read_text("utf-8").split("<target>")[1]
    )


@pytest.mark.parametrize("name", ["Mijn brief (2)", "-brief"])
def test_the_command_that_is_proposed_can_be_typed_as_it_stands(
    folder: Path, capsys: Capture, name: str
) -> None:
    (folder / f"{name}.md").write_text("# Een brief\n\nDit is de brief.\n", encoding="utf-8")
    assert main(["import", f"./{name}.md"]) == 0
    command = capsys.readouterr().err.rpartition("Next: ")[2]
    program, _, *rest = shlex.split(command)
    assert program == "alignwb"
    assert main(["segments", *rest]) == 0
    assert "Dit is de brief." in capsys.readouterr().out
