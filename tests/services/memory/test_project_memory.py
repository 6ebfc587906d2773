from dataclasses import replace
from pathlib import Path

import pytest
from support.packed_files import gzipped, zipped
from support.remembering_project import write_memory
from support.small_project import BITEXT, make_project, the_document

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.edits import apply
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.memory.units import MatchKind, MemoryQuery
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.formats.tmx.tmx_reader import read_tmx
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xliff import write_xliff
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.memory.sources import index_file, tmx_files
from alignwb.services.memory.transfer import export_memory, import_memory
from alignwb.services.project.project import Project

LAST = SegmentRef("p3", "s1")


def _confirmed(target: str = "Then he left.") -> Bitext:
    paragraph = BITEXT.paragraph("p3")
    segment = replace(paragraph.segments[0], target=target, status=Status.CONFIRMED)
    return BITEXT.with_paragraphs([replace(paragraph, segments=(segment,))])


def _targets(project: Project, source: str) -> list[str]:
    with open_memory(project) as memory:
        return [match.unit.target for match in memory.find(MemoryQuery(source))]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


def _save(project: Project, bitext: Bitext) -> None:
    the_document(project).bitext.write_bytes(write_xliff(bitext))


def test_only_confirmed_segments_are_remembered(project: Project) -> None:
    assert _targets(project, "Zij werkten bij de Sovnarkom.") == []
    assert _targets(project, "Toen ging hij weg.") == []
    _save(project, _confirmed())
    assert _targets(project, "Toen ging hij weg.") == ["Then he left."]


def test_a_reference_and_memories_in_folders_are_remembered(project: Project) -> None:
    project.references.mkdir()
    (project.references / "brief.xlf").write_bytes(write_xliff(_confirmed()))
    draft = (("status", "draft"), ("origin", "mt"))
    write_memory(
        project.memory / "penalty-20" / "x.TMX",
        TranslationUnit("Toen ging hij weg.", "He went."),
        TranslationUnit("Toen ging hij weg.", "Then went he.", properties=draft),
    )
    with open_memory(project) as memory:
        found = memory.find(MemoryQuery("Toen ging hij weg."))
    assert [(match.rate, match.file) for match in found] == [
        (100, "translations/reference/brief.xlf"),
        (80, "memory/penalty-20/x.TMX"),
        (65, "memory/penalty-20/x.TMX"),
    ]


def test_a_memory_that_goes_away_is_forgotten(project: Project) -> None:
    path = write_memory(project.memory / "a.tmx", TranslationUnit("Nieuw werk.", "New work."))
    assert _targets(project, "Nieuw werk.") == ["New work."]
    path.unlink()
    assert _targets(project, "Nieuw werk.") == []


def test_an_index_that_is_damaged_or_gone_is_made_again(project: Project) -> None:
    _save(project, _confirmed())
    for content in (b"nonsense" * 1000, b""):
        assert _targets(project, "Toen ging hij weg.") == ["Then he left."]
        index_file(project).write_bytes(content)
    index_file(project).unlink()
    assert _targets(project, "Toen ging hij weg.") == ["Then he left."]


def test_a_damaged_page_inside_the_index_has_it_made_again(project: Project) -> None:
    units = (TranslationUnit(f"Zin nummer {n}.", f"Sentence {n}.") for n in range(2000))
    write_memory(project.memory / "a.tmx", *units)
    assert "Sentence 77." in _targets(project, "Zin nummer 77.")
    data = bytearray(index_file(project).read_bytes())
    data[4096:40960] = b"\xff" * 36864
    index_file(project).write_bytes(data)
    assert "Sentence 77." in _targets(project, "Zin nummer 77.")


def test_a_file_that_cannot_be_read_does_not_hide_the_others(project: Project) -> None:
    write_memory(project.memory / "a.tmx", TranslationUnit("Nieuw werk.", "New work."))
    (project.memory / "b.tmx").write_text("<tmx", encoding="utf-8")
    with open_memory(project) as memory:
        [problem] = memory.problems
        assert (problem.name, type(problem.error)) == ("memory/b.tmx", FormatError)
        assert memory.find(MemoryQuery("Nieuw werk."))


def test_a_segment_is_found_the_moment_it_is_confirmed(project: Project) -> None:
    document = the_document(project)
    with open_memory(project) as memory:
        memory.follow(document, BITEXT, _confirmed())
        [match] = memory.find(MemoryQuery("Toen ging hij weg."))
        assert (match.file, match.unit.place) == ("translations/brief.xlf", "p3/s1")
        assert memory.find_for(_confirmed(), LAST) == ()
        memory.follow(document, _confirmed(), _confirmed("He went."))
        [match] = memory.find(MemoryQuery("Toen ging hij weg."))
        assert match.unit.target == "He went."
        memory.follow(document, _confirmed("He went."), BITEXT)
        assert memory.find(MemoryQuery("Toen ging hij weg.")) == ()


def test_a_match_between_the_same_neighbours_is_one_in_context(project: Project) -> None:
    sources = [segment.source for _, segment in BITEXT.segments()]
    write_memory(project.memory / "a.tmx", *(TranslationUnit(each, "X.") for each in sources[1:]))
    with open_memory(project) as memory:
        [match] = memory.find_for(BITEXT, SegmentRef("p2", "s1"))
        assert match.kind is MatchKind.EXACT
        [match] = memory.find_for(BITEXT, LAST)
        assert match.kind is MatchKind.CONTEXT
    write_memory(project.memory / "a.tmx", *(TranslationUnit(each, "X.") for each in sources))
    with open_memory(project) as memory:
        [match] = memory.find_for(BITEXT, SegmentRef("p2", "s1"))
        assert match.kind is MatchKind.CONTEXT


def test_pretranslation_fills_what_no_hand_has_touched(project: Project) -> None:
    write_memory(
        project.memory / "a.tmx",
        TranslationUnit("Een brief", "A letter"),
        TranslationUnit("Toen ging hij weg.", "Then he left."),
    )
    with open_memory(project) as memory:
        edit = memory.pretranslate(_confirmed("He went."))
    assert edit
    after = apply(_confirmed("He went."), edit)
    assert [segment.target for _, segment in after.segments()][::3] == ["A letter", "He went."]


def _refer(project: Project, name: str, target: str, suffix: str = ".xlf") -> None:
    project.references.mkdir(exist_ok=True)
    bitext = replace(_confirmed(target), document=name)
    (project.references / f"{name}{suffix}").write_bytes(write_xliff(bitext))


@pytest.mark.parametrize("suffix", [".xlf", ".xliff", ".XLIFF"])
def test_a_document_is_not_offered_its_own_reference(project: Project, suffix: str) -> None:
    _refer(project, "brief", "Then he left.", suffix)
    with open_memory(project) as memory:
        assert memory.find_for(BITEXT, LAST) == ()
        assert memory.pretranslate(BITEXT) is None
        # Another document is.
        assert memory.find_for(replace(BITEXT, document="ander"), LAST)
        assert memory.find(MemoryQuery("Toen ging hij weg."))


def test_behind_its_own_reference_a_document_finds_all_the_rest(project: Project) -> None:
    # More of its own units than a look-up reads of one source.
    paragraph = _confirmed("His own.").paragraph("p3")
    repeated = tuple(replace(paragraph.segments[0], id=f"s{n}") for n in range(1, 200))
    own = BITEXT.with_paragraphs([replace(paragraph, segments=repeated)])
    _refer(project, "ander", "Another’s.")
    _save(project, _confirmed("Of now."))
    with open_memory(project):
        pass
    (project.references / "brief.xlf").write_bytes(write_xliff(own))
    (project.root / "alignwb.toml").write_text("matches_shown = 2\n", encoding="utf-8")
    with open_memory(Project(project.root)) as memory:
        found = memory.find_for(BITEXT, LAST)
        assert [match.file for match in found] == ["translations/reference/ander.xlf"]
        edit = memory.pretranslate(BITEXT)
        assert edit
        assert apply(BITEXT, edit).segment(LAST).target in {"Another’s.", "Of now."}


def test_a_segment_is_not_offered_itself_whatever_its_file_is_called(project: Project) -> None:
    _save(project, _confirmed())
    file = the_document(project).bitext
    file.rename(file.with_suffix(".xliff"))
    with open_memory(project) as memory:
        assert memory.find_for(_confirmed(), LAST) == ()
        assert [match.file for match in memory.find(MemoryQuery("Toen ging hij weg."))] == [
            "translations/brief.xliff"
        ]


def test_a_segments_own_unit_does_not_hide_another_that_says_the_same(project: Project) -> None:
    write_memory(project.memory / "a.tmx", TranslationUnit("Toen ging hij weg.", "Then he left."))
    with open_memory(project):
        pass
    _save(project, _confirmed())
    with open_memory(project) as memory:
        [match] = memory.find_for(_confirmed(), LAST)
        assert match.file == "memory/a.tmx"


def test_what_is_imported_is_found_with_its_penalty(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "theirs.tsv"
    path.write_text("Nieuw werk.\tNew work.\nzonder\t\n", encoding="utf-8")
    written = import_memory(project, path, penalty=5)
    assert (written.path, written.units) == (project.memory / "penalty-5" / "theirs.tmx", 1)
    with open_memory(project) as memory:
        [match] = memory.find(MemoryQuery("Nieuw werk."))
        assert match.rate == 95
        [hit] = memory.concordance("new", Side.TARGET)
        assert hit.unit.source == "Nieuw werk."


def test_an_import_harms_nothing_that_is_there(project: Project, tmp_path: Path) -> None:
    there = write_memory(project.memory / "a.tmx", TranslationUnit("Nieuw werk.", "New work."))
    before = there.read_bytes()
    other = write_memory(tmp_path / "a.tmx", TranslationUnit("Oud.", "Old."))
    with pytest.raises(ProjectError, match="there already"):
        import_memory(project, other)
    with pytest.raises(UsageError, match="in the memory already"):
        import_memory(project, there, replace=True)
    cut = tmp_path / "cut" / "a.tmx"
    cut.parent.mkdir()
    cut.write_bytes(other.read_bytes()[:-20])
    with pytest.raises(FormatError):
        import_memory(project, cut, replace=True)
    empty = tmp_path / "b.tsv"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(ProjectError, match="nothing to import"):
        import_memory(project, empty)
    assert there.read_bytes() == before
    assert import_memory(project, other, replace=True).units == 1


def test_an_export_holds_each_pair_once(project: Project, tmp_path: Path) -> None:
    _save(project, _confirmed())
    write_memory(
        project.memory / "a.tmx",
        TranslationUnit("Toen ging hij weg.", "Then he left."),
        TranslationUnit("Nieuw werk.", "New work."),
    )
    output = tmp_path / "all.tmx"
    with open_memory(project) as memory:
        assert export_memory(memory, output).units == 2
        with pytest.raises(ProjectError, match="there already"):
            export_memory(memory, output)
        with pytest.raises(UsageError, match="part of the memory"):
            export_memory(memory, project.memory / "all.tmx")


def test_packed_memories_are_read_and_imported_by_their_own_name(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    text = (
        '<tmx version="1.4"><header creationtool="x" srclang="nl"/><body><tu>'
        '<tuv xml:lang="nl"><seg>De sluis is dicht.</seg></tuv>'
        '<tuv xml:lang="en"><seg>The lock is shut.</seg></tuv></tu></body></tmx>'
    )
    for name, data in (
        ("waterschap.tmx.gz", gzipped(text)),
        ("levering.zip", zipped({"map/polder.tmx": text})),
    ):
        (tmp_path / name).write_bytes(data)
        assert import_memory(project, tmp_path / name).units == 1
    assert sorted(path.name for path in project.memory.iterdir()) == [
        "levering.tmx",
        "waterschap.tmx",
    ]
    (project.memory / "direct.tmx.gz").write_bytes(gzipped(text))
    (project.memory / "oud.tmx.zip").write_bytes(zipped({"oud.tmx": text}))
    names = [path.name for path in tmx_files(project)]
    assert names == ["direct.tmx.gz", "levering.tmx", "oud.tmx.zip", "waterschap.tmx"]


def test_what_looks_like_a_footnote_marker_stays_in_memories_of_other_tools(
    project: Project, tmp_path: Path
) -> None:
    theirs = write_memory(
        tmp_path / "regex.tmx", TranslationUnit("Alles [^b] telt.", "All of [^b] counts.")
    )
    table = tmp_path / "tabel.tsv"
    table.write_text("Zonder [^tab] erin.\tWithout [^tab] in it.\n", encoding="utf-8")
    for path in (theirs, table):
        assert not import_memory(project, path).read.mended
    noted = _confirmed("Then he left.[^3]").paragraph("p3").segments[0]
    noted = replace(noted, source="Toen ging hij weg.[^3]")
    p3 = replace(BITEXT.paragraph("p3"), segments=(noted,))
    _save(project, BITEXT.with_paragraphs([p3]))
    output = tmp_path / "alles.tmx"
    with open_memory(project) as memory:
        export_memory(memory, output)
    assert sorted(unit.source for _, unit in read_tmx(output, "nl", "en")) == [
        "Alles [^b] telt.",
        "Toen ging hij weg.",
        "Zonder [^tab] erin.",
    ]


def test_footnote_markers_of_a_bitext_are_left_out_and_it_is_said(
    project: Project, tmp_path: Path
) -> None:
    segments = (
        Segment("s1", "Zij kwam.[^7]", "She came.[^7]", Status.CONFIRMED),
        Segment("s2", "Hij ook.", "So did he.", Status.REVIEWED),
        Segment("s3", "[^8]", "[^8]", Status.CONFIRMED),
    )
    path = tmp_path / "oud.xlf"
    path.write_bytes(
        write_xliff(replace(BITEXT, paragraphs=(Paragraph("p1", Kind.PARAGRAPH, segments),)))
    )
    imported = import_memory(project, path)
    assert imported.units == 2
    assert [unit.source for _, unit in read_tmx(imported.path, "nl", "en")] == [
        "Zij kwam.",
        "Hij ook.",
    ]
    said = imported.read
    assert [(change, each.count) for change, each in said.mended.items()] == [
        ("footnote markers, such as [^2], are taken out", 1)
    ]
    assert said.left_out["without a source or a target"].count == 1
