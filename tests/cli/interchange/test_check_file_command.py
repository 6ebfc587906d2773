import json
from pathlib import Path

import pytest
from support.pdf_documents import Printed, pdf
from support.small_project import BITEXT, make_project

from alignwb.cli.main import main
from alignwb.formats.xliff import write_xliff

Capture = pytest.CaptureFixture[str]
BAD = """<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence"
 o-tmf="x" adminlang="en" srclang="nl" datatype="plaintext"/><body>
<tu><tuv xml:lang="nl"><seg>Zee</seg></tuv><tuv><seg>Sea</seg></tuv></tu></body></tmx>
"""


def test_a_finding_has_its_line_and_rule(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.tmx").write_text(BAD, encoding="utf-8")
    assert main(["check-file", "a.tmx"]) == 1
    out, err = capsys.readouterr()
    assert out == "a.tmx:3: <tuv> has no xml:lang [missing-attribute]\n"
    assert err == "alignwb: a.tmx: TMX 1.4, 1 finding\n"
    assert main(["check-file", "--json", "a.tmx"]) == 1
    shown = json.loads(capsys.readouterr().out)
    assert (shown["file"], shown["line"], shown["rule"]) == ("a.tmx", 3, "missing-attribute")


def test_what_alignwb_writes_violates_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    make_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["export", "brief", "--to", "tmx", "--all", "-o", "a.tmx"]) == 0
    assert main(["terms", "export", "--to", "tbx", "-o", "a.tbx"]) == 0
    Path("a.xlf").write_bytes(write_xliff(BITEXT))
    capsys.readouterr()
    assert main(["check-file", "a.tmx", "a.tbx", "a.xlf"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("no findings") == 3


def test_a_file_without_a_standard_is_told_with_what_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("brief.txt").write_text("Beste Jet,\n\nHet regent hier al weken.\n", encoding="utf-8")
    Path("plan.pdf").write_bytes(pdf([Printed("Het regent.", 72, 700)], comments=["waar?"]))
    assert main(["check-file", "brief.txt", "plan.pdf"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "alignwb: brief.txt: txt, 2 texts, no findings",
        "alignwb: plan.pdf: pdf, 1 text, no findings",
        "alignwb: plan.pdf: left out: 1 × comments and form fields",
    ]


def test_one_file_that_cannot_be_read_keeps_no_other_from_being_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.tmx").write_text(BAD, encoding="utf-8")
    Path("b.xml").write_text("<b/>", encoding="utf-8")
    assert main(["check-file", "b.xml", "nee.tmx", "a.tmx"]) == 1
    out, err = capsys.readouterr()
    assert out.startswith("a.tmx:3:")
    assert "b.xml: there are no rules for a file that begins with <b>" in err
    assert "nee.tmx: there is no such file" in err
