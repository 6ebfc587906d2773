from pathlib import Path
from typing import cast

import pytest
from support.client_xliff import client_file
from support.command_line import json_lines

from alignwb.cli.main import main
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]


def test_a_file_goes_into_the_memory_less_its_penalty(project: Project, capsys: Capture) -> None:
    Path("theirs.tsv").write_text("Nieuw werk.\tNew work.\n", encoding="utf-8")
    assert main(["memory", "import", "theirs.tsv", "--penalty", "3"]) == 0
    assert "memory/penalty-3/theirs.tmx: 1 unit" in capsys.readouterr().err
    assert main(["memory", "search", "Nieuw werk.", "--json"]) == 0
    assert json_lines(capsys.readouterr().out)[0]["rate"] == 97


def test_a_file_that_is_there_is_replaced_only_when_told(project: Project) -> None:
    Path("theirs.tsv").write_text("Nieuw werk.\tNew work.\n", encoding="utf-8")
    assert main(["memory", "import", "theirs.tsv"]) == 0
    assert main(["memory", "import", "theirs.tsv"]) == 1
    assert main(["memory", "import", "theirs.tsv", "--replace"]) == 0


def test_a_file_that_is_not_there_is_named(project: Project, capsys: Capture) -> None:
    assert main(["memory", "import", "none.tmx"]) == 1
    assert "none.tmx" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_what_of_a_table_was_left_out_is_said_with_its_reason(capsys: Capture) -> None:
    text = "Nederlands;Engels\r\nEén dijk.;One dike.\r\nLeeg.;\r\n"
    Path("units.csv").write_bytes(text.encode("cp1252"))
    assert main(["memory", "import", "units.csv"]) == 1
    assert "units.csv:2: not UTF-8: byte E9" in capsys.readouterr().err
    words = ["memory", "import", "units.csv", "--encoding", "cp1252"]
    assert main(words) == 0
    err = capsys.readouterr().err
    assert "memory/units.tmx: 1 unit" in err
    assert "1 left out" in err
    assert "without a source or a target" in err
    assert main([*words, "--replace", "--json"]) == 0
    (result,) = json_lines(capsys.readouterr().out)
    assert result["units"] == 1
    [left_out] = cast("list[dict[str, object]]", result["left_out"])
    assert left_out["count"] == 1


@pytest.mark.usefixtures("project")
def test_an_encoding_is_for_tables_alone(capsys: Capture) -> None:
    Path("theirs.tmx").write_text("<tmx/>", encoding="utf-8")
    assert main(["memory", "import", "theirs.tmx", "--encoding", "cp1252"]) == 2
    assert "--encoding is for tables" in capsys.readouterr().err


CLIENT = """<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="eng"
 trgLang="nl-BE"><file id="f"><unit id="1">
<segment><source>Oats.</source><target>Haver.</target></segment>
<segment state="translated"><source>Rye.</source><target>Rogge.</target></segment>
<segment><source>Wheat.</source></segment></unit></file></xliff>"""


@pytest.mark.usefixtures("project")
def test_a_bitext_of_the_other_direction_goes_in_the_right_way_round(
    capsys: Capture,
) -> None:
    Path("graan.xlf").write_text(CLIENT, encoding="utf-8")
    assert main(["memory", "import", "graan.xlf"]) == 0
    err = capsys.readouterr().err
    assert "from eng to nl-BE: its sources and targets are exchanged" in err
    assert "2 left out" in err
    assert main(["memory", "import", "--all", "--replace", "--json", "graan.xlf"]) == 0
    [said] = json_lines(capsys.readouterr().out)
    assert said["units"] == 2
    assert str(said["left_out"]).count("'count': 1") == 1
    written = Path("memory/graan.tmx").read_text(encoding="utf-8")
    assert written.index("Haver.") < written.index("Oats.")
    Path("graan.xlf").write_text(CLIENT.replace('"eng"', '"fr"'), encoding="utf-8")
    assert main(["memory", "import", "--replace", "graan.xlf"]) == 1
    assert "it is from fr to nl-BE" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_a_client_s_bilingual_file_goes_into_the_memory(capsys: Capture) -> None:
    units = (
        "<trans-unit id='1'><source>Een zak.</source><target state='final'>A sack.</target>"
        "</trans-unit><trans-unit id='2'><source>Twee.</source></trans-unit>"
    )
    Path("oud.xliff").write_bytes(client_file(units))
    assert main(["memory", "import", "oud.xliff"]) == 0
    err = capsys.readouterr().err
    assert "memory/oud.tmx: 1 unit" in err
    assert "1 left out" in err
