"""Filling in and drafting, without a screen and with a loud engine."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.empty_stage import EmptyStage
from support.fakes import EchoTranslator, FailingTranslator, SpeechlessTranslator
from support.small_project import BITEXT, make_project, the_document

from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.errors import AlignwbError, EngineError
from alignwb.services.drafting import kept_engine
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.session import Session, open_session
from alignwb.tui.edit.drafting import Drafting
from alignwb.tui.shared.memory_follower import MemoryFollower

TITLE, DRAFTED, LAST = SegmentRef("p1", "s1"), SegmentRef("p2", "s1"), SegmentRef("p3", "s1")


class SilentMemory(MemoryThread):
    """Answers when it is told to: with nothing, or with a failure."""

    answer: Callable[[], None]
    fail: Callable[[], None]

    def ask(
        self,
        _topic: str,
        _question: object,
        answer: Callable[[dict[SegmentRef, object]], None],  # type: ignore[override]
        failed: Callable[[AlignwbError], None],
    ) -> None:
        def answer_nothing() -> None:
            answer({})

        def fail() -> None:
            failed(EngineError("the index is damaged"))

        self.answer, self.fail = answer_nothing, fail

    def tell(self, *_: object) -> None:
        pass


Begun = tuple[Drafting, EmptyStage, Session, SilentMemory]


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Callable[..., Begun]]:
    sessions: list[Session] = []

    def begin(settings: str = "", at: SegmentRef = TITLE) -> Begun:
        project = make_project(tmp_path, settings=settings)
        session = open_session(project, the_document(project))
        sessions.append(session)
        current = OpenSegment(session, at)
        stage, memory = EmptyStage(current), SilentMemory(project)
        follower = MemoryFollower(session, memory, stage)
        return Drafting(project, session, current, memory, follower, stage), stage, session, memory

    yield begin
    for session in sessions:
        session.close()


@contextmanager
def engine(translator: EchoTranslator) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept_engine, "make_translator", lambda *_, **__: translator)
        yield


def test_the_memory_is_asked_first_and_the_engine_drafts_the_rest(
    begun: Callable[..., Begun],
) -> None:
    drafting, stage, session, memory = begun()
    with engine(EchoTranslator()):
        drafting.toggle()
        assert stage.activity == "asking the memory"
        memory.answer()
    assert session.bitext.segment(LAST).target == "TOEN GING HIJ WEG."
    assert session.bitext.segment(LAST).status is Status.DRAFT
    assert stage.activity == ""


def test_a_memory_that_takes_its_time_is_not_waited_for(begun: Callable[..., Begun]) -> None:
    drafting, stage, session, memory = begun()
    with engine(EchoTranslator()):
        drafting.toggle()
        [stop_waiting] = stage.later
        stop_waiting()
        assert session.bitext.segment(LAST).draft is not None
        memory.answer()
    assert stage.told == []


def test_a_memory_that_fails_is_told_of_once_and_drafting_goes_on(
    begun: Callable[..., Begun],
) -> None:
    drafting, stage, session, memory = begun()
    with engine(EchoTranslator()):
        drafting.toggle()
        memory.fail()
    assert stage.said == ["the index is damaged"]
    assert session.bitext.segment(LAST).draft is not None


def test_the_same_key_stops_it_while_it_asks(begun: Callable[..., Begun]) -> None:
    drafting, stage, session, memory = begun()
    with engine(EchoTranslator()):
        drafting.toggle()
        drafting.toggle()
        assert stage.activity == ""
        memory.answer()
    assert session.bitext.segment(LAST).draft is None


def test_an_engine_that_breaks_is_told_of_and_what_came_before_stays(
    begun: Callable[..., Begun],
) -> None:
    drafting, stage, session, _ = begun("pretranslate = false\n")
    with engine(FailingTranslator()):
        drafting.toggle()
    assert [error.message for error in stage.told] == ["the model failed"]
    assert session.bitext.segment(TITLE).target == "EEN BRIEF"
    assert session.bitext.segment(LAST).draft is None


def test_what_the_engine_gives_nothing_for_is_told_once_it_is_done(
    begun: Callable[..., Begun],
) -> None:
    drafting, stage, session, _ = begun("pretranslate = false\n")
    with engine(SpeechlessTranslator("Toen", "zon")):
        drafting.toggle()
    assert stage.said == ["The engine gave nothing for 2 segments, which stay as they were."]
    assert session.bitext.segment(TITLE).target == "EEN BRIEF"
    assert session.bitext.segment(LAST).draft is None


def test_what_is_typed_in_the_open_segment_stays_when_its_draft_comes(
    begun: Callable[..., Begun],
) -> None:
    drafting, stage, session, _ = begun("pretranslate = false\n")
    stage.current.text = "My own"  # type: ignore[union-attr]
    with engine(EchoTranslator()):
        drafting.toggle()
    assert stage.current.text == "My own"  # type: ignore[union-attr]
    assert session.bitext.segment(TITLE).draft is not None
    assert "show_segment" not in stage.shown


def test_a_batch_that_comes_after_the_document_was_left_is_dropped(
    begun: Callable[..., Begun],
) -> None:
    drafting, stage, session, _ = begun("pretranslate = false\n")
    before = session.bitext
    with engine(EchoTranslator()):
        session.close()
        drafting._begin(is_whole=True)
    assert session.bitext is before
    assert stage.told == []


@pytest.mark.parametrize("settings", ["", "draft_on_open = true\n"])
def test_a_document_that_has_drafts_is_not_drafted_on_opening(
    begun: Callable[..., Begun], settings: str
) -> None:
    assert BITEXT.segment(DRAFTED).draft is not None
    drafting, stage, _, _ = begun(settings.replace("draft_on_open", "# draft_on_open"))
    drafting.start_if_wanted()
    assert stage.activity == ""
