from pathlib import Path

import pytest
from support.command_line import json_lines

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, Status
from alignwb.formats.xliff import write_xliff


def write_brief(*pairs: tuple[str, str]) -> None:
    segments = tuple(
        Segment(f"s{number}", source, target, Status.CONFIRMED if target else Status.INITIAL)
        for number, (source, target) in enumerate(pairs, 1)
    )
    paragraph = Paragraph("p1", Kind.PARAGRAPH, segments)
    path = Path("translations/brief.xlf")
    path.write_bytes(write_xliff(Bitext("brief", "seeds/brief.txt", (paragraph,))))


@pytest.mark.usefixtures("project")
def test_terms_are_suggested(capsys: pytest.CaptureFixture[str]) -> None:
    write_brief(("Gisteren kwam Olsoefjev.", ""), ("Toen zweeg Olsoefjev, en Zjdanova sprak.", ""))
    assert main(["terms", "suggest", "brief", "--count", "1"]) == 0
    out, err = capsys.readouterr()
    assert out == "   2  Olsoefjev  (name: p1/s1, p1/s2)\n"
    assert "1 more are less likely" in err
    assert main(["terms", "suggest", "brief", "--json", "--count", "0"]) == 0
    first, second = json_lines(capsys.readouterr().out)
    assert (first["text"], first["count"], first["places"]) == ("Olsoefjev", 2, ["p1/s1", "p1/s2"])
    assert (first["target"], first["share"]) == ("", 0)
    assert second["kind"] == "name"
    assert main(["terms", "suggest", "brief", "--count", "-1"]) == 2


@pytest.mark.usefixtures("project")
def test_suggestions_have_the_english_of_the_document(capsys: pytest.CaptureFixture[str]) -> None:
    write_brief(
        ("Gisteren kwam Olsoefjev.", "Yesterday Olsufyev came."),
        ("Toen zweeg Olsoefjev, en Zjdanova sprak.", ""),
    )
    assert main(["terms", "suggest", "brief"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "   2  Olsoefjev → Olsufyev  (name: p1/s1, p1/s2)",
        "   1  Zjdanova  (name: p1/s2)",
    ]
    assert main(["terms", "suggest", "brief", "--json", "--count", "1"]) == 0
    [first] = json_lines(capsys.readouterr().out)
    assert (first["text"], first["target"], first["share"]) == ("Olsoefjev", "Olsufyev", 1)
