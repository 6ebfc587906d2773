from pathlib import Path

import pytest
from support.command_line import json_lines

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, Status
from alignwb.formats.xliff import write_xliff


def translate(project: Path, target: str, status: Status) -> None:
    path = project / "translations" / "brief.xlf"
    segment = Segment("s1", "De zon en de Sovnarkom.", target, status)
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (segment,))
    path.write_bytes(write_xliff(Bitext("brief", "seeds/brief.txt", (paragraph,))))


def test_translations_are_checked_against_the_terms(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(project, "The son and the Council.", Status.CONFIRMED)
    assert main(["terms", "check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "brief p1/s1  zon: “sun” is not in the translation",
        "brief p1/s1  zon: “son” is forbidden; use “sun”",
        "brief p1/s1  Sovnarkom: is not to be translated; “Sovnarkom” is not in the translation",
    ]
    assert main(["terms", "check", "brief", "--json"]) == 1
    first, second, third = json_lines(capsys.readouterr().out)
    assert (first["problem"], first["expected"], first["start"]) == ("missing", ["sun"], 3)
    assert (second["problem"], second["found"]) == ("forbidden", "son")
    assert (third["problem"], third["paragraph"], third["term"]) == (
        "translated",
        "p1",
        "Sovnarkom",
    )


def test_inflections_honour_a_term(project: Path) -> None:
    translate(project, "The suns of Sovnarkom's day.", Status.EDITED)
    assert main(["terms", "check"]) == 0


def test_drafts_are_checked_when_asked(project: Path) -> None:
    translate(project, "The moon and Sovnarkom.", Status.DRAFT)
    assert main(["terms", "check"]) == 0
    assert main(["terms", "check", "--all"]) == 1
