"""What the memory has for the open segment, looked up beside the screen."""

from textual import on

from alignwb.core.bitext import navigation
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.memory.units import MemoryMatch
from alignwb.services.memory.project_memory import ProjectMemory
from alignwb.tui.edit.workbench import WorkbenchScreen
from alignwb.tui.shared.memory_messages import MatchesReady, Wanted

SHOWN = 4
"""Matches that are looked up for a segment."""

_LOOK_AGAIN_S = 0.5


class Remembering(WorkbenchScreen):
    """Asks for the matches of the open segment, and ahead for those of the next open one.

    They are asked for whenever the segment is shown, for the memory may have learnt meanwhile; what
    is known of it is shown at once.
    """

    _known: tuple[MatchesReady, ...] = ()
    _reading = ""

    def on_mount(self) -> None:
        """Say what the memory is taking in, while it is."""
        self.set_interval(_LOOK_AGAIN_S, self._show_reading)

    @property
    def matches(self) -> tuple[MemoryMatch, ...]:
        """What the memory is known to have for the open segment."""
        wanted = self._wanted(self.desk.ref)
        return next((each.matches for each in self._known if each.wanted == wanted), ())

    def show_segment(self) -> None:
        """Show the open segment, and ask the memory about it."""
        super().show_segment()
        # The first picture comes before anything is asked.
        self.call_after_refresh(self._ask_for, self.desk.ref, "matches")

    def stop_work(self) -> None:
        """Let nothing be looked up any more for this document."""
        super().stop_work()
        self._known = ()

    def _wanted(self, ref: SegmentRef) -> Wanted:
        return Wanted(ref, self.session.bitext.segment(ref).source)

    def _ask_for(self, ref: SegmentRef, topic: str) -> None:
        if self.session.read_only:
            return  # nothing could be done with a match, and the index is a change to the project
        bitext = self.session.bitext
        try:
            wanted = self._wanted(ref)
        except KeyError:
            return  # merged away since

        def find(memory: ProjectMemory) -> tuple[MemoryMatch, ...]:
            return memory.find_for(bitext, ref, limit=SHOWN)

        def answer(matches: tuple[MemoryMatch, ...]) -> None:
            self.post_message(MatchesReady(wanted, matches))

        self.aids.memory.ask(topic, find, answer, self.tell_of_memory)

    @on(MatchesReady)
    def _take_matches(self, event: MatchesReady) -> None:
        wanted = self._wanted(self.desk.ref)
        others = (each for each in self._known if each.wanted != event.wanted)
        self._known = (event, *others)[:2]
        if event.wanted != wanted:
            return
        self.show_help()
        for problem in self.aids.memory.take_problems():
            self.tell_of_memory(problem.error)
        following = navigation.around(self.session.bitext, self.desk.ref, navigation.is_open)
        if following and all(each.wanted.ref != following for each in self._known):
            self._ask_for(following, "matches ahead")

    def _show_reading(self) -> None:
        reading = self.aids.memory.reading
        if reading != self._reading:
            self._reading = reading
            self.show_help()
