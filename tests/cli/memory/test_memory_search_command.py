import json
from pathlib import Path

import pytest

from alignwb.cli.main import main
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]


def test_a_match_is_shown_with_its_rate_difference_and_place(
    project: Project, capsys: Capture
) -> None:
    assert main(["memory", "search", "Toen", "ging zij weg."]) == 0
    assert capsys.readouterr().out.splitlines() == [
        " 76 %  Toen ging [-hij-] {+zij+} weg.",
        "       → Then he left.",
        "       (fuzzy, translations/brief.xlf, p3/s1)",
    ]


def test_a_match_is_one_json_object(project: Project, capsys: Capture) -> None:
    assert main(["memory", "search", "Toen ging hij weg.", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "rate": 100,
        "kind": "exact",
        "source": "Toen ging hij weg.",
        "target": "Then he left.",
        "file": "translations/brief.xlf",
        "place": "p3/s1",
        "penalty": 0,
        "difference": [{"kind": "same", "text": "Toen ging hij weg.", "apart": False}],
    }


def test_nothing_found_is_said_and_ends_with_1(project: Project, capsys: Capture) -> None:
    assert main(["memory", "search", "Toen ging zij weg.", "--least", "90"]) == 1
    assert "nothing like it" in capsys.readouterr().err


@pytest.mark.parametrize(
    "asked", [["hij", "w*", "--concordance"], ["THEN", "--target", "--limit", "1"]]
)
def test_words_are_searched_for_on_either_side(
    project: Project, capsys: Capture, asked: list[str]
) -> None:
    assert main(["memory", "search", *asked, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["place"] == "p3/s1"
    assert main(["memory", "search", *asked]) == 0
    assert "Toen ging hij weg.\n  → Then he left." in capsys.readouterr().out


def test_hits_are_shown_between_the_units_beside_them(project: Project, capsys: Capture) -> None:
    Path("theirs.tsv").write_text("Een.\tOne.\nTwee.\tTwo.\nDrie.\tThree.\n", encoding="utf-8")
    assert main(["memory", "import", "theirs.tsv"]) == 0
    capsys.readouterr()
    assert main(["memory", "search", "twee", "--context"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "    Een. → One.",
        "Twee.",
        "  → Two.",
        "    Drie. → Three.",
        "  (memory/theirs.tmx, unit 2)",
    ]
    assert main(["memory", "search", "drie", "--concordance", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "source": "Drie.",
        "target": "Three.",
        "file": "memory/theirs.tmx",
        "place": "unit 3",
        "previous": {"source": "Twee.", "target": "Two."},
        "following": None,
    }


def test_hits_beyond_the_limit_are_told(project: Project, capsys: Capture) -> None:
    rows = "".join(f"De dijk {n}.\tDyke {n}.\n" for n in range(52))
    Path("theirs.tsv").write_text(rows, encoding="utf-8")
    assert main(["memory", "import", "theirs.tsv"]) == 0
    for asked, shown, said in (
        ([], 50, "the latest 50, and there are more"),
        (["--limit", "51"], 51, "the latest 51, and there are more"),
        (["--limit", "52"], 52, ""),
    ):
        capsys.readouterr()
        assert main(["memory", "search", "dijk", "--concordance", "--json", *asked]) == 0
        printed = capsys.readouterr()
        assert len(printed.out.splitlines()) == shown
        assert said in printed.err
        assert bool(said) == bool(printed.err)


@pytest.mark.parametrize("asked", [["--limit", "0"], ["--least", "101"]])
def test_what_cannot_be_is_refused(project: Project, asked: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["memory", "search", "x", *asked])
    assert ended.value.code == 2
