"""A bitext is known by any of its suffixes, in any case, to every command."""

import json
from pathlib import Path

import pytest
from support.scored_project import make_scored_project

from alignwb.cli.main import main
from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import EngineError
from alignwb.services.aligning import pipeline
from alignwb.services.opening import open_document, open_review
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]

SUFFIXES = [".xliff", ".XLF", ".XLIFF"]
TITLE, SUN = SegmentRef("p1", "s1"), SegmentRef("p2", "s2")


@pytest.fixture(params=SUFFIXES)
def suffix(request: pytest.FixtureRequest) -> str:
    """That of the one document's bitext and of its reference."""
    return str(request.param)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> Project:
    folder = tmp_path / "project"
    folder.mkdir()
    project = make_scored_project(folder)
    for file in (project.translations / "brief.xlf", project.references / "brief.xlf"):
        file.rename(file.with_suffix(suffix))
    monkeypatch.chdir(folder)
    return project


@pytest.fixture
def without_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise EngineError("no engine here")

    monkeypatch.setattr(pipeline, "open_embedder", refuse)


def bitexts(project: Project) -> list[str]:
    files = (path for path in project.translations.rglob("*") if path.is_file())
    return sorted(path.relative_to(project.translations).as_posix() for path in files)


@pytest.mark.usefixtures("project")
def test_status_counts_it(capsys: Capture) -> None:
    assert main(["status", "--json"]) == 0
    [document] = json.loads(capsys.readouterr().out)["documents"]
    assert (document["document"], document["imported"], document["segments"]) == ("brief", True, 4)


def test_segments_are_listed_by_name_and_by_path(
    project: Project, suffix: str, capsys: Capture
) -> None:
    for asked in ("brief", "br", f"translations/brief{suffix}"):
        assert main(["segments", asked, "--json"]) == 0
        assert len(capsys.readouterr().out.splitlines()) == 4
    elsewhere = (project.translations / f"brief{suffix}").rename(f"../los{suffix}")
    assert main(["segments", str(elsewhere), "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 4


def test_it_is_exported_by_name_and_by_path(project: Project, suffix: str, capsys: Capture) -> None:
    for asked in ("brief", f"translations/brief{suffix}", f"translations/reference/brief{suffix}"):
        assert main(["export", asked, "--to", "txt", "--all"]) == 0
        assert "letter" in capsys.readouterr().out
    before = bitexts(project)
    assert main(["export", "brief", "--to", "md", "--all", "-o", f"translations/x{suffix}"]) == 2
    assert bitexts(project) == before


@pytest.mark.usefixtures("project")
def test_it_is_scored_against_its_reference(suffix: str, capsys: Capture) -> None:
    assert main(["score", "--no-confidence"]) == 0
    place = f"translations/reference/brief{suffix}"
    assert f"brief against {place}" in capsys.readouterr().out
    assert main(["score", "brief", "--reference", place, "--no-confidence", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"][0]["reference"] == place


def test_a_reference_in_any_form_may_be_in_upper_case(project: Project, capsys: Capture) -> None:
    for file in project.references.iterdir():
        file.unlink()
    for suffix, content in (
        (".TXT", "A letter\nThey worked.\nThe sun shone.\nHe left.\n"),
        (".Tsv", "Een brief\tA letter\n"),
    ):
        file = project.references / f"brief{suffix}"
        file.write_text(content, encoding="utf-8")
        assert main(["score", "--no-confidence"]) == 0
        assert f"brief against translations/reference/brief{suffix}" in capsys.readouterr().out
        file.unlink()


def test_its_terms_are_checked(project: Project, suffix: str, capsys: Capture) -> None:
    project.glossary.write_text("source\ttarget\nzon\tsol\n", encoding="utf-8")
    for asked in ([], ["brief"], [f"translations/brief{suffix}"]):
        assert main(["terms", "check", *asked]) == 1
        assert "brief p2/s2  zon: “sol” is not in the translation" in capsys.readouterr().out


def test_its_pairs_are_added_to_the_memory(project: Project, suffix: str, capsys: Capture) -> None:
    for asked in ("brief", f"translations/reference/brief{suffix}"):
        assert main(["memory", "add", asked]) == 0
        err = capsys.readouterr().err
        assert "brief.tmx: 4 pairs" in err
        assert f"reference/brief{suffix}" in err
    assert (project.memory / "brief.tmx").is_file()


def test_it_is_remembered_imported_and_exported(
    project: Project, suffix: str, capsys: Capture
) -> None:
    assert main(["memory", "search", "Toen ging hij weg.", "--json"]) == 0
    match = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (match["rate"], match["file"]) == (100, f"translations/reference/brief{suffix}")
    assert main(["memory", "export"]) == 0
    assert main(["memory", "import", f"translations/reference/brief{suffix}"]) == 0
    memory = Path("memory.tmx").rename("memory.TMX")
    assert main(["memory", "import", str(memory)]) == 0
    assert sorted(path.name for path in project.memory.iterdir()) == ["brief.tmx", "memory.tmx"]


@pytest.mark.usefixtures("project", "without_engine")
def test_it_is_aligned_and_written(suffix: str, capsys: Capture) -> None:
    target = f"translations/reference/brief{suffix}"
    for source in ("brief", f"translations/brief{suffix}"):
        assert main(["align", source, target, "--beads", "--quiet"]) == 0
        assert capsys.readouterr().out.splitlines()[0] == "0\t0"
    assert main(["align", "brief", target, "-o", f"new{suffix}", "--quiet"]) == 0
    assert len(list(read_bitext(Path(f"new{suffix}")).segments())) >= 4


@pytest.mark.usefixtures("without_engine")
def test_an_alignment_is_written_over_the_one_that_is_there(project: Project, suffix: str) -> None:
    source = "seeds/brief.txt"
    Path("en.txt").write_text("A letter\n\nThen he left.\n", encoding="utf-8")
    before = bitexts(project)
    assert main(["align", source, "en.txt", "--quiet"]) == 1  # it is not by `align`
    beside = "translations/reference/brief.xlf"
    assert main(["align", source, "en.txt", "--quiet", "--replace", "-o", beside]) == 2
    assert main(["align", source, "en.txt", "--quiet", "--replace"]) == 0
    assert bitexts(project) == before
    assert read_bitext(project.references / f"brief{suffix}").segment(TITLE).pairing


def test_an_import_leaves_or_replaces_it_under_its_own_name(
    project: Project, suffix: str, capsys: Capture
) -> None:
    file = project.translations / f"brief{suffix}"
    assert main(["import", "seeds/brief.txt"]) == 1
    assert f"imported already: {file}" in capsys.readouterr().err
    assert main(["import", "--replace", "seeds/brief.txt"]) == 1
    assert f"not replaced: {file}" in capsys.readouterr().err
    file.unlink()
    assert main(["import", "seeds/brief.txt"]) == 0
    (project.translations / "brief.xlf").rename(file)
    assert main(["import", "--replace", "seeds/brief.txt"]) == 0
    assert bitexts(project) == [f"brief{suffix}", f"reference/brief{suffix}"]


def test_a_bitext_is_imported_as_it_is(project: Project, suffix: str, capsys: Capture) -> None:
    (project.translations / f"brief{suffix}").rename(f"nieuw{suffix}")
    data = Path(f"nieuw{suffix}").read_bytes()
    assert main(["import", "--dry-run", f"nieuw{suffix}"]) == 0
    assert bitexts(project) == [f"reference/brief{suffix}"]
    assert main(["import", f"nieuw{suffix}"]) == 0
    assert (project.translations / f"nieuw{suffix}").read_bytes() == data
    capsys.readouterr()
    assert main(["import", f"nieuw{suffix}"]) == 1
    assert "nieuw is imported already" in capsys.readouterr().err
    assert main(["import", str(project.translations / f"nieuw{suffix}")]) == 1
    assert "a document of the project already" in capsys.readouterr().err


def test_it_is_opened_and_saved_under_its_own_name(project: Project, suffix: str) -> None:
    before = bitexts(project)
    for opened in (
        open_document(project, project.find("brief")),
        open_review(project, project.reference("brief")),
    ):
        with opened.session as session:
            edit = edits.set_target(session.bitext, TITLE, "The Letter")
            assert edit
            session.apply(edit)
            session.save()
    assert bitexts(project) == before
    for folder in (project.translations, project.references):
        assert read_bitext(folder / f"brief{suffix}").segment(TITLE).target == "The Letter"


@pytest.mark.usefixtures("project")
def test_a_picture_of_it_is_taken() -> None:
    for command in ("edit", "review"):
        assert main([command, "brief", "--screenshot", f"{command}.svg", "--size", "100x30"]) == 0
        assert "brief" in Path(f"{command}.svg").read_text(encoding="utf-8")


RIVALRY = "both brief.xlf and brief{} would be the bitext of brief"


@pytest.mark.parametrize(
    "command",
    [
        ["segments", "brief"],
        ["segments", "translations/brief.xlf"],
        ["export", "brief", "--to", "txt", "--all"],
        ["export", "--to", "txt", "--all"],
        ["score", "brief"],
        ["terms", "check"],
        ["draft", "brief"],
        ["draft"],
        ["align", "brief", "seeds/brief.txt"],
        ["edit", "brief", "--screenshot", "x.svg"],
        ["import", "seeds/brief.txt"],
        ["import", "--replace", "seeds/brief.txt"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("suffix", [".xliff"], indirect=True)
def test_of_two_bitexts_none_is_taken_for_the_document_s(
    project: Project, suffix: str, capsys: Capture, command: list[str]
) -> None:
    file = project.translations / f"brief{suffix}"
    (project.translations / "brief.xlf").write_bytes(file.read_bytes())
    before = bitexts(project)
    assert main(command) == 1
    assert RIVALRY.format(suffix) in capsys.readouterr().err
    assert bitexts(project) == before
    assert not (project.state / "journal").exists()


def test_of_two_references_none_is_taken(project: Project, suffix: str, capsys: Capture) -> None:
    file = project.references / f"brief{suffix}"
    (project.references / "brief.xlf").write_bytes(file.read_bytes())
    names = " and ".join(sorted(["brief.xlf", f"brief{suffix}"]))
    for command in (
        ["review", "brief", "--screenshot", "x.svg"],
        ["memory", "add", "brief"],
        ["align", "seeds/brief.txt", "seeds/brief.txt", "--force"],
        ["score"],
    ):
        assert main(command) == 1
        assert f"both {names} would be the" in capsys.readouterr().err


@pytest.mark.parametrize("suffix", [".xliff"], indirect=True)
def test_two_bitexts_of_one_document_do_not_hide_the_others(
    project: Project, suffix: str, capsys: Capture
) -> None:
    file = project.translations / f"brief{suffix}"
    for name in ("brief.xlf", "ander.xliff"):
        (project.translations / name).write_bytes(file.read_bytes())
    assert main(["status", "--json"]) == 1
    other, brief = json.loads(capsys.readouterr().out)["documents"]
    assert (other["segments"], brief["problem"]) == (
        4,
        f"{project.translations}: {RIVALRY.format(suffix)}",
    )
