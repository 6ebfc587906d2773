"""The memory beside a screen: nothing waits, nothing told is lost, the newest question wins."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread, current_thread

import pytest
from support.remembering_project import make_remembering_project, write_memory
from support.small_project import the_document
from support.waiting import LONG_S, wait_until

from alignwb.core.bitext.segment import Status
from alignwb.core.memory.units import MemoryQuery
from alignwb.engines.memory import database
from alignwb.errors import AlignwbError, EngineError
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.services.memory import memory_thread
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.memory.project_memory import ProjectMemory, open_memory
from alignwb.services.memory.sources import ReportFile, index_file
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project

SOURCE = "Toen ging hij weg."


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_remembering_project(tmp_path)


def found(memory: ProjectMemory, source: str = SOURCE) -> list[str]:
    return [match.unit.target for match in memory.find(MemoryQuery(source))]


def no_failure(error: AlignwbError) -> None:
    raise AssertionError(error.message)


def test_a_question_is_answered_in_a_thread_of_its_own(project: Project) -> None:
    thread = MemoryThread(project)
    answers: list[tuple[list[str], str]] = []

    def answer(targets: list[str]) -> None:
        answers.append((targets, current_thread().name))

    thread.ask("matches", found, answer, no_failure)
    assert thread.settle()
    assert answers == [(["Then he left.", "Then she left."], "memory")]
    thread.close()


def test_nothing_is_opened_before_something_is_wanted(project: Project) -> None:
    thread = MemoryThread(project)
    assert thread.settle()
    thread.close()
    assert not project.state.exists()


def test_a_change_that_was_told_is_found_by_the_next_question(project: Project) -> None:
    document = the_document(project)
    before = load_bitext(document)
    paragraph = before.paragraph("p3")
    confirmed = replace(paragraph.segments[0], target="He went.", status=Status.CONFIRMED)
    after = before.with_paragraphs([replace(paragraph, segments=(confirmed,))])
    thread = MemoryThread(project)
    answers: list[list[str]] = []
    thread.tell(lambda memory: memory.follow(document, before, after), no_failure)
    thread.ask("matches", found, answers.append, no_failure)
    assert thread.settle()
    assert "He went." in answers[0]
    thread.close()
    with open_memory(project) as memory:
        assert "He went." not in found(memory)  # it never came into the file


def held(gate: Event) -> Callable[[Project, ReportFile], AbstractContextManager[ProjectMemory]]:
    """Opening that takes until the gate is open."""

    @contextmanager
    def open_late(project: Project, progress: ReportFile) -> Iterator[ProjectMemory]:
        progress(0, 1, "memory/large.tmx")
        assert gate.wait(LONG_S)
        with open_memory(project, progress) as memory:
            yield memory

    return open_late


def test_only_the_newest_question_of_a_topic_is_answered(project: Project) -> None:
    gate = Event()
    thread = MemoryThread(project, held(gate))
    answers: list[str] = []

    def name_of(number: int) -> Callable[[ProjectMemory], str]:
        return lambda _memory: f"answer {number}"

    for topic, number in (("matches", 1), ("matches", 2), ("concordance", 3), ("matches", 4)):
        thread.ask(topic, name_of(number), answers.append, no_failure)
    gate.set()
    assert thread.settle()
    assert answers == ["answer 3", "answer 4"]
    thread.close()


def test_what_is_being_taken_in_can_be_said(project: Project) -> None:
    gate, opened = Event(), Event()
    thread = MemoryThread(project, held(gate))
    thread.tell(lambda _memory: opened.set(), no_failure)
    wait_until(lambda: thread.reading, "the file that is being read")
    assert not opened.is_set()
    assert thread.reading == "memory/large.tmx"
    gate.set()
    assert thread.settle()
    assert thread.reading == ""
    thread.close()


def test_every_question_fails_where_the_memory_cannot_be_opened(project: Project) -> None:
    @contextmanager
    def refuse(_project: Project, _progress: ReportFile) -> Iterator[ProjectMemory]:
        raise EngineError("the index is in use")
        yield

    thread = MemoryThread(project, refuse)
    errors: list[AlignwbError] = []
    for topic in ("matches", "filling"):
        thread.ask(topic, found, no_answer, errors.append)
    thread.tell(no_answer, errors.append)
    assert thread.settle()
    assert [error.message for error in errors] == ["the index is in use"] * 3
    thread.close()


def no_answer(_answer: object) -> None:
    raise AssertionError("nothing can be answered")


@pytest.mark.parametrize(
    ("problem", "message"),
    [
        (EngineError("the index is damaged"), "the index is damaged"),
        (OSError(28, "No space left", "memory.sqlite"), "memory.sqlite: No space left"),
        (IndexError("out of range"), "the memory failed: IndexError: out of range"),
    ],
)
def test_one_failed_question_does_not_end_the_memory(
    project: Project, problem: Exception, message: str
) -> None:
    def fail(_memory: ProjectMemory) -> list[str]:
        raise problem

    thread = MemoryThread(project)
    errors: list[AlignwbError] = []
    answers: list[list[str]] = []
    thread.ask("matches", fail, no_answer, errors.append)
    assert thread.settle()
    thread.ask("matches", found, answers.append, no_failure)
    assert thread.settle()
    assert [error.message for error in errors] == [message]
    assert len(answers) == 1
    thread.close()


def test_a_file_that_cannot_be_read_is_told_of_once(project: Project) -> None:
    (project.memory / "broken.tmx").write_text("<tmx")
    thread = MemoryThread(project)
    thread.ask("matches", found, lambda _targets: None, no_failure)
    assert thread.settle()
    assert [problem.name for problem in thread.take_problems()] == ["memory/broken.tmx"]
    assert thread.take_problems() == ()
    thread.close()


def test_closing_keeps_what_was_told_and_answers_no_more(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_thread, "_GRACE_S", LONG_S)
    under_way, gate = Event(), Event()
    told: list[ProjectMemory] = []

    def begin(_memory: ProjectMemory) -> None:
        under_way.set()
        assert gate.wait(LONG_S)

    thread = MemoryThread(project)
    thread.tell(begin, no_failure)
    thread.ask("matches", found, no_answer, no_failure)
    thread.tell(told.append, no_failure)
    assert under_way.wait(LONG_S)
    closing = Thread(target=thread.close)
    closing.start()
    closing.join(0.1)
    assert closing.is_alive()
    gate.set()
    closing.join()
    assert len(told) == 1
    thread.ask("matches", found, no_answer, no_failure)
    assert thread.settle()


def test_an_index_that_another_program_writes_is_waited_for(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_thread, "_OTHERS_WRITE_S", 0.01)
    monkeypatch.setattr(database, "_TIMEOUT_S", 0.01)
    with open_memory(project):
        pass
    other = sqlite3.connect(index_file(project), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    thread = MemoryThread(project)
    answers: list[list[str]] = []
    thread.ask("matches", found, answers.append, no_failure)
    assert not thread.settle(0.1)
    other.execute("COMMIT")
    assert thread.settle()
    assert len(answers) == 1
    other.execute("BEGIN EXCLUSIVE")
    thread.ask("matches", found, answers.append, no_failure)
    assert not thread.settle(0.1)
    other.close()
    assert thread.settle()
    assert len(answers) == 2
    thread.close()


def test_what_came_into_the_files_meanwhile_is_found_after_a_refresh(project: Project) -> None:
    thread = MemoryThread(project)
    thread.refresh(no_failure)
    assert not project.state.exists()  # nothing was wanted yet
    answers: list[list[str]] = []

    def find(memory: ProjectMemory) -> list[str]:
        return found(memory, "Het sneeuwde.")

    thread.ask("matches", find, answers.append, no_failure)
    assert thread.settle()
    write_memory(project.memory / "new.tmx", TranslationUnit("Het sneeuwde.", "It snowed."))
    (project.memory / "broken.tmx").write_text("<tmx")
    thread.refresh(no_failure)
    thread.ask("matches", find, answers.append, no_failure)
    assert thread.settle()
    assert answers == [[], ["It snowed."]]
    assert [problem.name for problem in thread.take_problems()] == ["memory/broken.tmx"]
    thread.close()
