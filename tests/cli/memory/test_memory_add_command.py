from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from support.scored_project import DRAFTED, with_references

from alignwb.cli.main import main
from alignwb.core.bitext.bitext import Bitext, Paragraph
from alignwb.core.bitext.pairing import Pairing
from alignwb.core.bitext.segment import Segment, Status
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]

MEMORY = Path("memory/brief.tmx")


def _aligned() -> Bitext:
    """A 2–1 bead, one nobody confirmed, one without a target and one without a source."""
    bitext = with_references(DRAFTED)
    title, paragraph, last = bitext.paragraphs
    first, second = paragraph.segments
    beads = (
        replace(
            first,
            source=f"{first.source} {second.source}",
            pairing=Pairing(source_breaks=(len(first.source) + 1,)),
        ),
        replace(second, source="", target="Nobody \x1b complained.", pairing=Pairing()),
        Segment("s3", "Weg ermee.", "", pairing=Pairing()),
    )
    open_bead = replace(last.segments[0], status=Status.EDITED, pairing=Pairing(confidence=0.4))
    return bitext.with_paragraphs(
        [title, replace(paragraph, segments=beads), Paragraph(last.id, last.kind, (open_bead,))]
    )


def _texts(path: Path = MEMORY) -> list[str | None]:
    return [seg.text for seg in etree.parse(path).iter("seg")]


def test_the_confirmed_beads_of_a_documents_reference_become_a_memory(
    aligned_project: Project, capsys: Capture
) -> None:
    (aligned_project.references / "brief.xlf").write_bytes(write_xliff(_aligned()))
    assert main(["memory", "add", "br"]) == 0
    assert _texts() == [
        "Een brief",
        "A letter",
        "Zij werkten bij de Sovnarkom. De zon scheen, maar het was koud.",
        "They worked at the Sovnarkom.",
    ]
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        "alignwb: memory/brief.tmx: 2 pairs",
        "alignwb: taken from translations/reference/brief.xlf",
        "alignwb: 1 pair is left out: not confirmed yet (--all exports it)",
        "alignwb: 1 pair is left out: no source (p2/s2)",
        "alignwb: 1 pair is left out: no target (p2/s3)",
    ]


def test_all_beads_go_in_when_asked_for_and_the_rest_is_listed(
    aligned_project: Project, capsys: Capture
) -> None:
    (aligned_project.references / "brief.xlf").write_bytes(write_xliff(_aligned()))
    assert main(["memory", "add", "brief", "--all", "--list"]) == 0
    assert _texts()[-2:] == ["Toen ging hij weg.", "Then he left."]
    err = capsys.readouterr().err
    assert "alignwb:   p2/s2  Nobody ␛ complained.\n" in err
    assert "alignwb:   p2/s3  Weg ermee.\n" in err
    assert "confirmed" not in err


def test_the_same_beads_make_the_same_file(aligned_project: Project) -> None:
    assert main(["memory", "add", "brief"]) == 0
    before = (aligned_project.memory / "brief.tmx").read_bytes()
    assert main(["memory", "add", str(aligned_project.references / "brief.xlf")]) == 0
    assert MEMORY.read_bytes() == before
    assert sorted(path.name for path in MEMORY.parent.iterdir()) == ["brief.tmx"]


def test_a_path_means_that_very_bitext_also_from_outside(
    aligned_project: Project, capsys: Capture
) -> None:
    assert main(["memory", "add", "translations/brief.xlf", "--all"]) == 0
    assert "The letter" in _texts()
    (aligned_project.root / "elders.xlf").write_bytes(write_xliff(with_references(DRAFTED)))
    assert main(["memory", "add", "elders.xlf"]) == 0
    assert len(_texts(Path("memory/elders.tmx"))) == 8
    assert "taken from elders.xlf" in capsys.readouterr().err


def test_without_a_reference_it_is_the_documents_own_bitext(
    aligned_project: Project, capsys: Capture
) -> None:
    (aligned_project.references / "brief.xlf").unlink()
    assert main(["memory", "add", "brief"]) == 1
    err = capsys.readouterr().err
    assert "nothing in brief is confirmed yet" in err
    assert "--all" in err
    assert not MEMORY.exists()


def test_an_aligned_bitext_without_a_document_is_found(aligned_project: Project) -> None:
    (aligned_project.references / "oud.xlf").write_bytes(write_xliff(with_references(DRAFTED)))
    assert main(["memory", "add", "oud"]) == 0
    assert Path("memory/oud.tmx").is_file()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('<tmx version="1.4"><header creationtool="OmegaT"/><body/></tmx>', "made by OmegaT"),
        ('<tmx version="1.4"><header/><body/></tmx>', "not made by alignwb"),
        ("dear diary", "is no TMX"),
        ("", "is no TMX"),
    ],
)
@pytest.mark.usefixtures("aligned_project")
def test_a_file_of_another_hand_is_replaced_only_when_told(
    content: str, words: str, capsys: Capture
) -> None:
    MEMORY.parent.mkdir()
    MEMORY.write_text(content, encoding="utf-8")
    assert main(["memory", "add", "brief"]) == 1
    err = capsys.readouterr().err
    assert words in err
    assert "--replace" in err
    assert MEMORY.read_text(encoding="utf-8") == content
    assert main(["memory", "add", "brief", "--replace"]) == 0
    assert len(_texts()) == 8


@pytest.mark.usefixtures("aligned_project")
def test_another_file_can_be_named_but_none_of_the_projects_own(capsys: Capture) -> None:
    assert main(["memory", "add", "brief", "-o", "mine.tmx"]) == 0
    assert len(_texts(Path("mine.tmx"))) == 8
    assert main(["memory", "add", "brief", "-o", "seeds/brief.txt"]) == 2
    assert "the project's own files" in capsys.readouterr().err
