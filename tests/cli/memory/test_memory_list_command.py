from pathlib import Path

import pytest
from support.command_line import json_lines

from alignwb.cli.main import main

Capture = pytest.CaptureFixture[str]

MEMORY = Path("memory/brief.tmx")


@pytest.mark.usefixtures("aligned_project")
def test_memories_are_listed_with_their_units(capsys: Capture) -> None:
    assert main(["memory", "list"]) == 0
    assert "there is no memory" in capsys.readouterr().err
    main(["memory", "add", "brief"])
    tuvs = '<tuv lang="NL-NL"><seg>Ja.</seg></tuv><tuv xml:lang="FR"><seg>Oui.</seg></tuv>'
    Path("memory/oud.TMX").write_text(
        '<!DOCTYPE tmx SYSTEM "tmx11.dtd"><tmx version="1.1"><header creationtool="Wordfast"/>'
        f"<body><tu>{tuvs}</tu><tu>{tuvs}</tu></body></tmx>",
        encoding="utf-16",
    )
    Path("memory/notes.txt").write_text("not a memory", encoding="utf-8")
    capsys.readouterr()
    assert main(["memory", "list"]) == 0
    rows = [line.split() for line in capsys.readouterr().out.splitlines()[1:]]
    assert rows == [
        ["memory/brief.tmx", "4", "nl", "en", "alignwb"],
        ["memory/oud.TMX", "2", "NL-NL", "FR", "Wordfast"],
    ]
    assert main(["memory", "list", "--json"]) == 0
    first = json_lines(capsys.readouterr().out)[0]
    assert first == {
        "file": "memory/brief.tmx",
        "units": 4,
        "languages": ["nl", "en"],
        "made_by": "alignwb",
        "problem": None,
    }


@pytest.mark.usefixtures("aligned_project")
def test_a_damaged_memory_does_not_hide_the_others(capsys: Capture) -> None:
    main(["memory", "add", "brief"])
    whole = MEMORY.read_bytes()
    Path("memory/cut.tmx").write_bytes(whole[: len(whole) // 2])
    Path("memory/page.tmx").write_text("<html/>", encoding="utf-8")
    capsys.readouterr()
    assert main(["memory", "list"]) == 1
    out, err = capsys.readouterr()
    assert "memory/brief.tmx      4" in out
    assert "cut.tmx, line " in err
    assert "page.tmx: this is not TMX: its root is <html>" in err


@pytest.mark.usefixtures("aligned_project")
def test_entities_of_a_memory_are_not_followed(capsys: Capture) -> None:
    MEMORY.parent.mkdir()
    MEMORY.write_text(
        '<!DOCTYPE tmx [<!ENTITY it SYSTEM "/etc/hostname">]><tmx version="1.4"><header'
        ' creationtool="x"/><body><tu><tuv xml:lang="nl"><seg>&it;</seg></tuv></tu></body></tmx>',
        encoding="utf-8",
    )
    assert main(["memory", "list"]) == 1
    out, err = capsys.readouterr()
    assert "line 1: the entity &it; stands for another file, which is not read" in err
    assert Path("/etc/hostname").read_text(encoding="utf-8").strip() not in out + err
