from pathlib import Path
from typing import cast

import pytest
from support.command_line import json_lines

from alignwb.cli.main import main


def test_an_import_says_what_it_did(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "a.csv").write_text(
        "source,target,status\nzon,sun,\nzon,sol,preferred\nmaan,moon,\nleeg,\n", encoding="utf-8"
    )
    assert main(["terms", "import", "a.csv"]) == 1
    out, err = capsys.readouterr()
    assert out == "+ maan → moon  (preferred)\n"
    assert "a.csv:3: “zon” is sol (preferred) there and sun (preferred) here" in err
    assert "a.csv:5: “leeg” has no target" in err
    assert "1 added, 1 there already, 1 contradicting, not added, 1 left out" in err


@pytest.mark.usefixtures("project")
def test_a_trial_import_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.glossary").write_text("maan\tmoon\nzon\tson\n", encoding="utf-8")
    words = ["terms", "import", "a.glossary", "--from", "omegat", "--dry-run", "--json"]
    assert main(words) == 1
    (result,) = json_lines(capsys.readouterr().out)
    assert [term["target"] for term in cast("list[dict[str, str]]", result["added"])] == ["moon"]
    ((contradicting),) = cast("list[dict[str, dict[str, str]]]", result["contradicting"])
    assert contradicting["here"]["status"] == "forbidden"
    assert "maan" not in Path("glossary.tsv").read_text(encoding="utf-8")


@pytest.mark.usefixtures("project")
def test_what_was_taken_otherwise_is_said_with_its_lines(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rows = ["Molens;", "Nederlandse term;Engelse term;Bron;Status", "wiek;sail / vane;x;goed"]
    Path("b.csv").write_text("\n".join([*rows, "zon;sol;;", ""]), encoding="utf-8")
    assert main(["terms", "import", "b.csv"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "+ wiek → sail  (preferred)",
        "+ wiek → vane  (admitted)",
        "+ zon → sol  (admitted)",
    ]
    assert "b.csv: passed over, above the header (line 1)" in err
    assert "b.csv: columns that are not read: Bron" in err
    assert "b.csv: the status “goed” is not known: taken as preferred (line 3)" in err
    assert "b.csv:4: “zon” is sun already: sol is added as admitted" in err
    assert main(["terms", "import", "b.csv", "--json"]) == 0
    (result,) = json_lines(capsys.readouterr().out)
    assert result["added"] == []
    remarks = cast("list[dict[str, object]]", result["remarks"])
    assert {"text": "passed over, above the header", "lines": [1]} in remarks


@pytest.mark.usefixtures("project")
def test_a_table_in_another_encoding_is_read_when_that_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("c.csv").write_bytes(
        "Nederlands;Engels\r\nbeëdiging;swearing-in – oath\r\n".encode("cp1252")
    )
    assert main(["terms", "import", "c.csv"]) == 1
    err = capsys.readouterr().err
    assert "c.csv:2: not UTF-8: byte EB at character 3, which would be “ë” in cp1252" in err
    assert "alignwb terms import --encoding cp1252 c.csv" in err
    assert main(["terms", "import", "c.csv", "--encoding", "cp1252"]) == 0
    assert capsys.readouterr().out == "+ beëdiging → swearing-in – oath  (preferred)\n"
    Path("d.csv").write_bytes("wiek;sail\nas;shaft\n".encode("utf-16-be"))
    assert main(["terms", "import", "d.csv"]) == 1
    assert "--encoding utf-16-be d.csv" in capsys.readouterr().err
    assert main(["terms", "import", "d.csv", "--encoding", "utf-16-be"]) == 0
    assert main(["terms", "import", "d.csv", "--encoding", "windows-9"]) == 2
    Path("e.tbx").write_text("<martif/>", encoding="utf-8")
    assert main(["terms", "import", "e.tbx", "--encoding", "cp1252"]) == 2
    assert "--encoding is for tables" in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_a_list_in_capitals_is_taken_in_small_letters_unless_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "nl,en\nWiek,Sail\nVergadering,Meeting\nAmsterdam,Amsterdam\nGrote vijver,Large pond\n"
    Path("f.csv").write_text(text, encoding="utf-8")
    assert main(["terms", "import", "f.csv", "--dry-run", "--capitals", "keep"]) == 0
    assert "+ Wiek → Sail" in capsys.readouterr().out
    assert main(["terms", "import", "f.csv"]) == 0
    out, err = capsys.readouterr()
    assert "+ wiek → sail" in out
    assert "+ Amsterdam → Amsterdam" in out
    assert "3 lines are taken in small letters, except names: Amsterdam" in err
    Path("g.csv").write_text("Londen,London\nParijs,Paris\nGent,Ghent\n", encoding="utf-8")
    assert main(["terms", "import", "g.csv", "--dry-run"]) == 0
    out, err = capsys.readouterr()
    assert "+ Londen → London" in out
    assert "if they are no names: --capitals fold" in err
