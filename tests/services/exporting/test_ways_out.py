"""The formats a document can go out in, where each goes, and what keeps it from going out."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.client_xliff import TRADOS
from support.small_project import BITEXT, DRAFTED, LAST, MARKED, TITLE, make_project, the_document
from support.translated_documents import imported

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.errors import UsageError
from alignwb.services.exporting.exporting import FORMATS
from alignwb.services.exporting.ways_out import (
    GoingOut,
    WayOut,
    destination,
    fitting,
    in_place_of,
    stopping,
    unfinished,
    ways_out,
)
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def ways(project: Project) -> tuple[WayOut, ...]:
    return ways_out(project, the_document(project), BITEXT)


def named(ways: tuple[WayOut, ...], name: str) -> WayOut:
    (found,) = (way for way in ways if way.name == name)
    return found


def test_every_format_of_one_file_is_offered_and_says_what_it_holds(
    ways: tuple[WayOut, ...],
) -> None:
    assert {way.name for way in ways} == {
        name for name, kind in FORMATS.items() if kind.write_line_pairs is None
    }
    for way in ways:
        assert all(words for _, words in way.keeps), way.name


def test_words_that_are_asked_for_all_have_to_fit(ways: tuple[WayOut, ...]) -> None:
    assert fitting(ways, "") == ways
    assert [way.name for way in fitting(ways, "POEDIT")] == ["po"]
    assert {way.name for way in fitting(ways, "side print")} == {"bilingual-html"}
    assert fitting(ways, "side nothing-of-that") == ()


def test_a_folder_is_a_place_for_the_file_under_its_own_name(
    project: Project, ways: tuple[WayOut, ...]
) -> None:
    way = named(ways, "csv")
    (project.root / "map").mkdir()
    for written, path in (
        ("uit/a.csv", "uit/a.csv"),
        ("uit/", "uit/brief.csv"),
        ("map", "map/brief.csv"),
        ("'a b.csv'", "a b.csv"),
    ):
        assert destination(project, way, written) == project.root / path
    elsewhere = project.root.parent / "elders" / "a.csv"
    assert destination(project, way, str(elsewhere)) == elsewhere
    with pytest.raises(UsageError, match="no file named"):
        destination(project, way, "  ")


def test_of_a_path_only_what_the_format_gave_it_follows_another_format(
    ways: tuple[WayOut, ...],
) -> None:
    page, table = named(ways, "bilingual-html"), named(ways, "tsv")
    assert in_place_of("exports/brief.bilingual.html", page, table) == "exports/brief.tsv"
    assert in_place_of("klant/mijn.bilingual.html", page, table) == "klant/mijn.tsv"
    assert in_place_of("klant/mijn", page, table) == "klant/mijn"
    assert in_place_of("klant/mijn.tsv", table, page) == "klant/mijn.bilingual.html"


def confirmed(*refs: SegmentRef) -> Bitext:
    bitext = BITEXT
    for ref in refs:
        edit = edits.set_target(bitext, ref, "Done.", status=Status.CONFIRMED)
        assert edit is not None
        bitext = edits.apply(bitext, edit)
    return bitext


def test_what_is_not_finished_is_told_by_its_segments() -> None:
    lacks = unfinished(confirmed(TITLE))
    assert (lacks.unconfirmed, lacks.untranslated) == ((DRAFTED,), (MARKED, LAST))


def test_a_text_has_to_be_whole_or_the_source_stands_in_it(ways: tuple[WayOut, ...]) -> None:
    text, bitext = named(ways, "md"), confirmed(TITLE)
    assert stopping(text, bitext, GoingOut()) == (DRAFTED, MARKED, LAST)
    assert stopping(text, bitext, GoingOut(with_drafts=True)) == (MARKED, LAST)
    assert stopping(text, bitext, GoingOut(fill_source=True)) == ()
    assert stopping(text, confirmed(TITLE, DRAFTED, MARKED, LAST), GoingOut()) == ()


def test_pairs_go_out_as_soon_as_there_is_one(ways: tuple[WayOut, ...]) -> None:
    pairs = named(ways, "tmx")
    assert stopping(pairs, BITEXT, GoingOut()) == (TITLE, DRAFTED, MARKED, LAST)
    assert stopping(pairs, BITEXT, GoingOut(fill_source=True)) != ()
    assert stopping(pairs, BITEXT, GoingOut(with_drafts=True)) == ()
    assert stopping(pairs, confirmed(LAST), GoingOut()) == ()


def test_a_document_goes_back_in_its_own_format_first_and_a_clients_file_always(
    project: Project,
) -> None:
    (project.seeds / "klant.sdlxliff").write_text(TRADOS, encoding="utf-8")
    first, *others = ways_out(project, project.find("klant"))
    assert first.is_original
    assert first.words == "klant.sdlxliff back as it came (xliff1)"
    assert first.suffix == ".sdlxliff"
    assert [label for label, _ in first.keeps] == ["Kept", "Not kept"]
    assert not any(way.is_original for way in others)
    assert stopping(first, BITEXT, GoingOut()) == ()


def test_no_two_ways_go_to_one_file(project: Project) -> None:
    (project.seeds / "verslag.md").write_text("# *Een* kop\n", encoding="utf-8")
    paths = [way.path for way in ways_out(project, project.find("verslag"))]
    assert len(set(paths)) == len(paths)


def test_a_text_goes_back_as_it_came_only_where_its_places_are_known(tmp_path: Path) -> None:
    project, document = imported(tmp_path, "nota.txt", b"Het schip.\n")
    bitext = load_bitext(document)
    assert ways_out(project, document, bitext)[0].is_original
    older = replace(bitext, original_digest="")
    first, *others = ways_out(project, document, older)
    assert (first.name, any(way.is_original for way in others)) == ("txt", False)
