import json
from pathlib import Path

import pytest
from support.review_files import replaced
from support.small_project import BITEXT, DRAFTED, make_project

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.bitext.sentences import Sentence, new_bead
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.documents import load_bitext, read_bitext
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    made = make_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["export", "brief", "--to", "review-docx", "--all", "-o", "r.docx"]) == 0
    return made


def _review(old: str, new: str) -> None:
    path = Path("r.docx")
    path.write_bytes(replaced(path.read_bytes(), old, new))


def _segment(project: Project) -> Segment:
    return load_bitext(project.find("brief")).segment(DRAFTED)


def test_what_the_reviewer_wrote_is_in_the_document_and_can_be_undone(
    project: Project, capsys: Capture
) -> None:
    _review("They worked at Sovnarkom.", "They worked for Sovnarkom.")
    assert main(["apply-review", "r.docx", "--dry-run", "--json"]) == 0
    out, err = capsys.readouterr()
    shown = json.loads(out)
    assert (shown["outcome"], shown["applied"]) == ("changed", False)
    assert err.splitlines()[-1] == "alignwb: brief: 1 segment would be changed, 0 as they were"
    assert _segment(project) == BITEXT.segment(DRAFTED)
    assert main(["apply-review", "r.docx"]) == 0
    assert "row 1  brief p2/s1\n" in capsys.readouterr().out
    segment = _segment(project)
    assert (segment.target, segment.status) == ("They worked for Sovnarkom.", Status.EDITED)
    assert main(["apply-review", "r.docx"]) == 0
    assert (
        capsys.readouterr().err.splitlines()[-1]
        == "alignwb: brief: 0 segments changed, 1 as they were"
    )


def test_what_does_not_fit_is_told_and_the_bitext_keeps_its_bytes(
    project: Project, capsys: Capture
) -> None:
    _review("Zij werkten bij de Sovnarkom.", "Wij werkten.")
    bitext = project.find("brief").bitext
    before = bitext.read_bytes()
    assert main(["apply-review", "r.docx"]) == 1
    out, err = capsys.readouterr()
    assert "not applied: its source was changed in the table" in out
    assert "brief: 1 not applied: its source was changed in the table" in err
    assert bitext.read_bytes() == before


def test_rows_of_a_document_that_is_not_here_are_told(project: Project, capsys: Capture) -> None:
    _review(">brief<", ">brieven<")
    assert main(["apply-review", "r.docx"]) == 1
    assert "brieven p2/s1  not applied: there is no such document" in capsys.readouterr().out


def test_another_file_is_refused(project: Project, capsys: Capture) -> None:
    assert main(["apply-review", "seeds/brief.txt"]) == 1
    assert "seeds/brief.txt: this is no .docx" in capsys.readouterr().err


def test_a_review_of_paragraphs_is_none(project: Project, capsys: Capture) -> None:
    line = ["export", "brief", "--to", "review-docx", "--unit", "paragraph", "--all", "-o", "x"]
    assert main(line) == 2
    assert "segment by segment" in capsys.readouterr().err
    assert not Path("x").exists()


def test_a_review_is_not_imported_as_a_document_whatever_it_is_called(
    project: Project, capsys: Capture
) -> None:
    Path("terug.docx").write_bytes(Path("r.docx").read_bytes())
    assert main(["import", "terug.docx"]) != 0
    err = capsys.readouterr().err
    assert "terug.docx: this is a review of brief, not a document to translate" in err
    assert "alignwb apply-review terug.docx" in err
    assert not (project.seeds / "terug.docx").exists()


ALIGNED = Bitext(
    "brief",
    "seeds/brief.txt",
    (
        Paragraph(
            "p2",
            Kind.PARAGRAPH,
            (
                new_bead(
                    "s1",
                    [Sentence("Zij werkten bij de Sovnarkom.")],
                    [Sentence("They had jobs at Sovnarkom.")],
                    confidence=0.9,
                ),
                new_bead("s2", [Sentence("De zon scheen, maar het was koud.")], [], confidence=0.8),
            ),
        ),
    ),
)


@pytest.mark.parametrize("is_imported", [True, False])
def test_a_review_of_an_aligned_bitext_goes_back_into_it(
    project: Project, capsys: Capture, *, is_imported: bool
) -> None:
    aligned = project.references / "brief.xlf"
    aligned.parent.mkdir()
    aligned.write_bytes(write_xliff(ALIGNED))
    assert main(["export", str(aligned), "--to", "review-docx", "--all", "-o", "r.docx"]) == 0
    _review("They had jobs at Sovnarkom.", "They had work at Sovnarkom.")
    translation = project.find("brief").bitext
    before = translation.read_bytes()
    if not is_imported:
        translation.unlink()
    capsys.readouterr()
    assert main(["apply-review", "r.docx"]) == 0
    said = "the aligned bitext of brief: 1 segment changed, 1 as they were"
    assert said in capsys.readouterr().err
    segment = read_bitext(aligned).segment(SegmentRef("p2", "s1"))
    assert segment.target == "They had work at Sovnarkom."
    assert segment.pairing
    assert segment.pairing.original_target == "They had jobs at Sovnarkom."
    assert not is_imported or translation.read_bytes() == before


def test_a_review_of_a_translation_leaves_the_aligned_bitext(project: Project) -> None:
    aligned = project.references / "brief.xlf"
    aligned.parent.mkdir()
    aligned.write_bytes(write_xliff(ALIGNED))
    before = aligned.read_bytes()
    _review("They worked at Sovnarkom.", "They worked for Sovnarkom.")
    assert main(["apply-review", "r.docx"]) == 0
    assert _segment(project).target == "They worked for Sovnarkom."
    assert aligned.read_bytes() == before
