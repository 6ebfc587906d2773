"""The memory of a document that is being worked on, beside one that reads all of it again."""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.random_edits import random_bitext, random_edit
from support.small_project import BITEXT, make_project, the_document

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.pairing import Side
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.core.memory.units import MemoryQuery, MemoryUnit
from alignwb.services.memory.bitext_units import bitext_units, changed_units, neighbours
from alignwb.services.memory.project_memory import ProjectMemory, open_memory
from alignwb.services.project.project import Project
from alignwb.services.session import open_session


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


def _units(memory: ProjectMemory) -> set[tuple[str, str, str]]:
    return {(unit.place, unit.source, unit.target) for _, unit in memory.units()}


def _told(bitext: Bitext) -> set[tuple[str, str, str]]:
    return {(unit.place, unit.source, unit.target) for unit in bitext_units(bitext)}


def _by_place(bitext: Bitext) -> dict[str, MemoryUnit]:
    return {unit.place: unit for unit in bitext_units(bitext)}


def _long(paragraphs: int) -> Bitext:
    return Bitext(
        "brief",
        "",
        tuple(
            Paragraph(
                f"p{n}",
                Kind.PARAGRAPH,
                (Segment("s1", f"Zin {n} is kort.", f"Sentence {n}.", Status.CONFIRMED),),
            )
            for n in range(paragraphs)
        ),
    )


@given(st.integers(0, 2**32))
def test_what_changed_is_what_two_whole_lists_differ_in(seed: int) -> None:
    random = Random(seed)
    before = after = random_bitext(random)
    for _ in range(random.randint(0, 4)):
        edit = random_edit(random, after)
        after = edits.apply(after, edit) if edit else after

    known = _by_place(before)
    changed = changed_units(before, after)
    for place, unit in changed.items():
        if unit is None:
            del known[place]
        else:
            assert known.get(place) != unit
            known[place] = unit
    assert known == _by_place(after)


@given(st.integers(0, 2**32))
def test_neighbours_are_those_in_the_list_of_all_segments(seed: int) -> None:
    bitext = random_bitext(Random(seed))
    everything = list(bitext.segments())
    for number, (ref, _) in enumerate(everything):
        before = [segment.source for _, segment in everything[:number] if segment.source]
        behind = [segment.source for _, segment in everything[number + 1 :] if segment.source]
        assert neighbours(bitext, ref) == (before[-1] if before else "", [*behind, ""][0])


@settings(max_examples=15)
@given(st.integers(0, 2**32))
def test_after_any_edits_undo_and_redo_it_is_the_memory_of_what_is_there(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    random = Random(seed)
    start = replace(random_bitext(random), document="brief", original="seeds/brief.txt")
    project = make_project(tmp_path_factory.mktemp("project"), start)
    document = the_document(project)
    with open_session(project, document) as session, open_memory(project) as memory:
        known = session.bitext
        for _ in range(8):
            match random.choice(["edit", "edit", "undo", "redo"]):
                case "edit":
                    edit = random_edit(random, session.bitext)
                    if edit:
                        session.apply(edit)
                case "undo":
                    session.undo()
                case _:
                    session.redo()
            memory.follow(document, known, session.bitext)
            known = session.bitext
            assert _units(memory) == _told(known)


def test_confirming_and_its_undo_are_followed_though_no_text_changes(project: Project) -> None:
    document, ref = the_document(project), SegmentRef("p2", "s1")
    with open_session(project, document) as session, open_memory(project) as memory:
        edit = edits.set_status(session.bitext, ref, Status.CONFIRMED)
        assert edit
        session.apply(edit)
        confirmed = session.bitext
        memory.follow(document, BITEXT, confirmed)
        assert memory.concordance("sovnarkom", Side.TARGET)
        session.undo()
        memory.follow(document, confirmed, session.bitext)
        assert memory.concordance("sovnarkom", Side.TARGET) == ()
        session.redo()
        memory.follow(document, BITEXT, session.bitext)
        assert memory.concordance("sovnarkom", Side.TARGET)


def test_a_document_of_other_paragraphs_is_taken_in_whole(project: Project) -> None:
    document = the_document(project)
    with open_memory(project) as memory:
        memory.follow(document, BITEXT, _long(40))
        memory.follow(document, _long(40), _long(30))
        assert _units(memory) == _told(_long(30))


def test_what_was_followed_and_saved_is_known_when_the_memory_is_opened_again(
    project: Project,
) -> None:
    document, ref = the_document(project), SegmentRef("p2", "s1")
    with open_session(project, document) as session, open_memory(project) as memory:
        edit = edits.set_status(session.bitext, ref, Status.CONFIRMED)
        assert edit
        session.apply(edit)
        memory.follow(document, BITEXT, session.bitext)
        session.save()
        confirmed = session.bitext
    with open_memory(project) as memory:
        assert _units(memory) == _told(confirmed)


def test_an_edit_of_a_long_document_costs_what_it_changes() -> None:
    before = _long(10_000)
    ref = SegmentRef("p5000", "s1")
    edit = edits.set_target(before, ref, "Another.", status=Status.CONFIRMED)
    assert edit
    after = edits.apply(before, edit)
    took_s = []
    for _ in range(5):
        start = time.thread_time()  # of this thread alone, however busy the machine is
        changed = changed_units(before, after)
        took_s.append(time.thread_time() - start)
    assert list(changed) == ["p5000/s1"]
    # The whole list takes ten times as long and more.
    start = time.thread_time()
    list(bitext_units(after))
    assert min(took_s) < (time.thread_time() - start) / 4


OTHER_PROGRAM = """
import sys
from dataclasses import replace
from pathlib import Path
from alignwb.core.bitext.edits import set_target
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.services.memory.project_memory import open_memory
from alignwb.services.project.project import Project
from alignwb.services.session import open_session

project = Project(Path(sys.argv[1]))
document = project.find("brief")
with open_session(project, document) as session, open_memory(project) as memory:
    before = session.bitext
    ref = SegmentRef("p3", "s1")
    session.apply(set_target(before, ref, "Then he left.", status=Status.CONFIRMED))
    memory.follow(document, before, session.bitext)
    print("told", flush=True)
    sys.stdin.read()
"""


def test_what_another_program_tells_stays_while_its_file_is_behind(project: Project) -> None:
    def targets() -> list[str]:
        with open_memory(project) as memory:
            return [match.unit.target for match in memory.find(MemoryQuery("Toen ging hij weg."))]

    with subprocess.Popen(
        [sys.executable, "-c", OTHER_PROGRAM, str(project.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "told\n"
        assert targets() == targets() == ["Then he left."]
        process.kill()
        process.wait()
        assert targets() == []  # it never came into the file
