import json
from pathlib import Path

import pytest
from support.terms_project import make_terms_project

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, Status
from alignwb.formats.xliff import write_xliff

PAIRS = (
    ("De schout liep.", "The sheriff walked – away.", "The bailiff walked — away."),
    ("Een schout zag mij.", "A sheriff saw – me.", "A bailiff saw — me."),
)


@pytest.fixture
def learning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    project = make_terms_project(tmp_path)
    segments = tuple(
        Segment(
            f"s{n}",
            source,
            target,
            Status.CONFIRMED,
            draft=Draft("argos", "starter", "1", (Hypothesis(drafted, 0.0),)),
        )
        for n, (source, target, drafted) in enumerate(PAIRS, start=1)
    )
    paragraph = Paragraph("p1", Kind.PARAGRAPH, segments)
    bitext = Bitext("schout", "seeds/schout.txt", (paragraph,))
    (project.translations / "schout.xlf").write_bytes(write_xliff(bitext))
    return project.root


def test_what_is_learnt_is_listed_refused_and_taken_back(
    learning: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def learnt() -> list[tuple[str, str, str]]:
        assert main(["terms", "learnt", "schout", "--json"]) == 0
        rows = map(json.loads, capsys.readouterr().out.splitlines())
        return [(row["kind"], row["before"], row["after"]) for row in rows]

    word, dash = ("word", "schout", "sheriff"), ("sign", " — ", " – ")
    assert learnt() == [word, dash]
    assert main(["terms", "learnt", "schout"]) == 0
    assert "[space]—[space] → [space]–[space]  (sign)" in capsys.readouterr().out
    assert main(["terms", "unlearn", "schout", "sheriff"]) == 0
    assert "refused-words.txt: schout → sheriff is not learnt" in capsys.readouterr().err
    assert learnt() == [dash]
    assert main(["terms", "unlearn", "[space]—[space]", "[space]–[space]", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "changed": True, "before": " — ", "after": " – ", "refused": True,
    }  # fmt: skip
    assert main(["terms", "learnt", "schout"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "2 are not learnt in any document, as refused-words.txt says" in told.err
    assert main(["terms", "unlearn", "schout", "sheriff", "--take-back"]) == 0
    assert "may be learnt again" in capsys.readouterr().err
    assert learnt() == [word]


def test_where_nothing_is_learnt_the_setting_is_named(
    learning: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (learning / "alignwb.toml").write_text("learn_words = false\n", encoding="utf-8")
    assert main(["terms", "learnt", "schout"]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "learn_words is false in alignwb.toml" in told.err


def test_a_damaged_file_of_refusals_is_named(
    learning: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (learning / "refused-words.txt").write_text("schout sheriff\n", encoding="utf-8")
    assert main(["terms", "learnt", "schout"]) == 1
    assert "refused-words.txt:1: should be a word or sign, a tab" in capsys.readouterr().err
