"""How much of a document the memory knows."""

from dataclasses import replace
from pathlib import Path

from support.remembering_project import FIRST, LEFT, REPEATED, make_remembering_project

from alignwb.core.bitext import edits
from alignwb.core.bitext.segment import Status
from alignwb.core.memory.bands import BandCount
from alignwb.core.memory.units import MemoryQuery
from alignwb.services.memory.match_bands import match_bands
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.project.documents import load_bitext
from alignwb.services.session import open_session


def test_segments_are_counted_by_their_best_match_and_repetitions_once(tmp_path: Path) -> None:
    project = make_remembering_project(tmp_path)
    bitext = load_bitext(project.find("brief"))
    told: list[tuple[int, int]] = []
    with open_memory(project) as memory:
        bands = match_bands(memory, bitext, lambda *counts: told.append(counts))
    assert bands["100"] == BandCount(1, 4)
    assert sum(each.segments for each in bands.values()) == 6
    assert all(done <= total == 6 for done, total in told)


def test_what_is_confirmed_in_the_document_itself_is_no_match(tmp_path: Path) -> None:
    project = make_remembering_project(tmp_path)
    (project.memory / "letters.tmx").unlink()
    document = project.find("brief")
    with open_session(project, document) as session:
        edit = edits.set_target(session.bitext, FIRST, "It was quiet.", status=Status.CONFIRMED)
        assert edit is not None
        session.apply(edit)
        session.save()
    bitext = load_bitext(document)
    with open_memory(project) as memory:
        assert memory.find(MemoryQuery(REPEATED))
        assert match_bands(memory, bitext)["none"].segments == 6
        copy = replace(bitext, document="copy")
        assert match_bands(memory, copy)["100"].segments == 1


def test_the_memory_knows_nothing_of_a_document_in_other_languages(tmp_path: Path) -> None:
    project = make_remembering_project(tmp_path)
    bitext = replace(load_bitext(project.find("brief")), target_lang="sv")
    with open_memory(project) as memory:
        bands = match_bands(memory, bitext)
        assert memory.find_for(bitext, LEFT) == ()
        assert memory.find_for(replace(bitext, target_lang="en-NZ"), LEFT) != ()
    assert bands["100"] == BandCount()
    assert sum(each.segments for each in bands.values()) == 6
