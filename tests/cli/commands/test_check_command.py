from collections.abc import Mapping
from pathlib import Path

import pytest
from support.command_line import json_lines
from support.small_project import make_project

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import InlineCode
from alignwb.core.bitext.segment import Dismissal, Segment, Status
from alignwb.formats.xliff import write_xliff


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project in which the command is run."""
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path).root


_SOURCE = "In 1734 voer het schip naar de haven, waar de schipper woonde.[^6]"
_RIGHT = "In 1734 the ship sailed to the harbour where the skipper lived.[^6]"


def translate(project: Path, target: str, status: Status = Status.CONFIRMED) -> Path:
    path = project / "translations" / "brief.xlf"
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (Segment("s1", _SOURCE, target, status),))
    path.write_bytes(write_xliff(Bitext("brief", "seeds/brief.txt", (paragraph,))))
    return path


def test_a_right_translation_has_no_findings(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = translate(project, _RIGHT)
    before = path.read_bytes()
    assert main(["check"]) == 0
    assert capsys.readouterr() == ("", "alignwb: no findings\n")
    assert path.read_bytes() == before


def test_what_stops_ends_with_an_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(project, _RIGHT.replace("1734", "1743"))
    assert main(["check", "brief"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "brief p1/s1  ! number: “1734” in the source, “1743” in the translation"
    ]


def test_what_only_marks_does_not(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate(project, _RIGHT.replace("the ship", "the  ship"))
    assert main(["check"]) == 0
    assert "spacing" in capsys.readouterr().out
    assert main(["check", "--stops"]) == 0
    assert capsys.readouterr().out == ""


def test_kinds_are_chosen_and_printed_as_json(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = _RIGHT.replace("1734", "1743").replace("[^6]", "")
    translate(project, target)
    assert main(["check", "--only", "marker", "--json"]) == 1
    [found] = json_lines(capsys.readouterr().out)
    assert (found["kind"], found["weight"], found["segment"]) == ("marker", "stops", "s1")
    assert found["fixed"] == target + "[^6]"
    assert found["source_places"] == [[_SOURCE.index("[^6]"), len(_SOURCE)]]


def test_drafts_are_checked_when_asked(project: Path) -> None:
    translate(project, "The ship.", Status.DRAFT)
    assert main(["check"]) == 0
    assert main(["check", "--all"]) == 1


def test_rules_of_the_project_are_checked(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(project, _RIGHT)
    rule = "[[check]]\nsource = 'schipper'\nneeds = 'captain'\nmessage = 'write captain'\n"
    (project / "alignwb.toml").write_text(rule, encoding="utf-8")
    assert main(["check"]) == 0
    assert "rule: write captain" in capsys.readouterr().out
    (project / "alignwb.toml").write_text(rule + "stops = true\n", encoding="utf-8")
    assert main(["check"]) == 1


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("[[check]]\nneeds = '[a'\n", "no regular expression"),
        ("[[check]]\nname = 'x'\n", "needs nothing and forbids nothing"),
        ("[[check]]\nwants = 'x'\n", "no setting “wants”"),
        ("[[check]]\nneeds = 5\n", "should be of type str"),
        ("[check]\nneeds = 'x'\n", "should be tables"),
        ("check = 'x'\n", "should be tables"),
    ],
)
def test_a_rule_that_is_none_is_told(
    project: Path, capsys: pytest.CaptureFixture[str], settings: str, told: str
) -> None:
    translate(project, _RIGHT)
    (project / "alignwb.toml").write_text(settings, encoding="utf-8")
    assert main(["check"]) == 1
    assert told in capsys.readouterr().err


def test_a_bitext_outside_a_project_is_checked(
    project: Path,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = translate(project, _RIGHT.replace("1734", "1437"))
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    moved = elsewhere / "brief.xlf"
    moved.write_bytes(path.read_bytes())
    monkeypatch.chdir(elsewhere)
    assert main(["check", str(moved)]) == 1
    assert "number" in capsys.readouterr().out


def test_what_was_dismissed_is_counted_and_shown_on_request(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "translations" / "brief.xlf"
    reason = "“old” style <1>"
    dismissed = (Dismissal("number", "1734", reason),)
    target = _RIGHT.replace("1734", "1735")
    segment = Segment("s1", _SOURCE, target, Status.CONFIRMED, dismissed=dismissed)
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (segment,))
    path.write_bytes(write_xliff(Bitext("brief", "seeds/brief.txt", (paragraph,))))
    assert main(["check"]) == 0
    assert capsys.readouterr() == ("", "alignwb: 1 dismissed; --dismissed shows them\n")
    assert main(["check", "--dismissed", "--json"]) == 0
    [found] = json_lines(capsys.readouterr().out)
    assert found["dismissed"] == reason


def test_codes_are_tags_with_numbers_in_json_and_places_are_those_of_the_tags(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = {4: InlineCode(4, is_pair=True), 5: InlineCode(5, is_pair=False)}
    begin, end = (each.text for each in codes[4].ends)
    [point] = (each.text for each in codes[5].ends)
    segment = Segment(
        "s1", f"De {begin}molen{end}{point} in 1734", f"The ⟦{point}mill 1743", Status.CONFIRMED
    )
    paragraph = Paragraph("p1", Kind.PARAGRAPH, (segment,), codes=codes)
    path = project / "translations" / "brief.xlf"
    path.write_bytes(write_xliff(Bitext("brief", "seeds/brief.txt", (paragraph,))))
    assert main(["check", "--json"]) == 1
    found = {each["kind"]: each for each in json_lines(capsys.readouterr().out)}
    missing, number = found["code"], found["number"]
    assert missing["source"] == "De ⟦4⟧molen⟦/4⟧⟦5/⟧ in 1734"
    assert missing["target"] == "The ⟦⟦⟦5/⟧mill 1743"
    assert missing["message"] == "the code ⁴ is missing"
    assert _at(missing, "source") == ["⟦4⟧", "⟦/4⟧"]
    assert _at(number, "target") == ["1743"]
    assert _at(number, "source") == ["1734"]


def _at(found: Mapping[str, object], side: str) -> list[str]:
    """What stands at the places of a finding."""
    text, places = found[side], found[f"{side}_places"]
    assert isinstance(text, str)
    assert isinstance(places, list)
    return [text[start:end] for start, end in places]
