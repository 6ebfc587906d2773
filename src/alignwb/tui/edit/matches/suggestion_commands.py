"""Matches of the memory and drafts: looked up beside the screen, put into the box by command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from alignwb.core.bitext import navigation
from alignwb.core.bitext.segment import Draft, SegmentRef
from alignwb.core.memory.units import MemoryMatch
from alignwb.services.editing.code_places import without_those_in
from alignwb.services.memory.client_proposals import ClientProposals, with_proposals
from alignwb.services.memory.memory_thread import MemoryThread
from alignwb.services.memory.project_memory import ProjectMemory
from alignwb.services.session import Session
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.engines.other_drafts import OtherDrafts
from alignwb.tui.edit.matches.suggestion_list import SuggestionList
from alignwb.tui.edit.matches.suggestions import PLACED_CODES, Suggestion, suggestions
from alignwb.tui.edit.target_box import TargetBox
from alignwb.tui.shared.memory_follower import MemoryFollower

_NOTHING = "The memory has nothing like this segment."


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A segment for which matches are wanted, and its source as it is then."""

    ref: SegmentRef
    source: str


class Suggesting:
    """Answers the commands on matches and drafts.

    The matches of the open segment are asked for whenever it is shown, for the memory may have
    learnt meanwhile; what is known of it is shown at once.  Those of the next open segment are
    asked for ahead.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(
        self,
        session: Session,
        box: TargetBox,
        memory: MemoryThread,
        follower: MemoryFollower,
        stage: EditStage,
        others: OtherDrafts,
    ) -> None:
        self._others = others
        self._session = session
        self._proposals = ClientProposals(session.document)
        self._box = box
        self._current = box.current
        self._memory = memory
        self._follower = follower
        self._stage = stage
        self._known: tuple[tuple[_Wanted, tuple[MemoryMatch, ...]], ...] = ()
        self._reading = ""
        self.answers: Mapping[str, Callable[..., object]] = {
            "pick_suggestion": self.pick,
            "use_match": lambda: self._with_best_match(self._take),
            "insert_match": lambda: self._with_best_match(self._insert),
            "revert_to_draft": self.revert_to_draft,
        }

    @property
    def matches(self) -> tuple[MemoryMatch, ...]:
        """The matches of the open segment that have come so far, the best first."""
        wanted = self._wanted(self._current.ref)
        return next((matches for known, matches in self._known if known == wanted), ())

    @property
    def other_drafts(self) -> tuple[Draft, ...]:
        """What other engines say of it so far than the one that drafted it."""
        return self._others.drafts

    @property
    def reading(self) -> str:
        """The file that the memory is taking in; "" if it is ready."""
        return self._memory.reading

    def look_up(self) -> None:
        """Ask the memory about the open segment, and the other engines if it stays open."""
        self._ask_for(self._current.ref, "matches")
        self._others.look_up()

    def forget(self) -> None:
        """Let nothing be looked up any more for this document."""
        self._known = ()
        self._others.stop()

    def show_reading(self) -> None:
        """Show what the memory is taking in, if that has changed; to be called now and then."""
        reading = self._memory.reading
        if reading != self._reading:
            self._reading = reading
            self._stage.show_hints()

    def pick(self, number: int = 0) -> None:
        """Replace the target with the suggestion of that number; 0 shows the list of them."""
        offered = self._offered()
        if not offered:
            self._stage.notify(f"There is no match and no draft yet; {self._how_to_draft()}.")
        elif number > len(offered):
            self._stage.notify(f"There is no suggestion {number} here.", timeout=2)
        elif number:
            self._take(offered[number - 1])
        else:
            self._stage.ask(
                SuggestionList(
                    offered,
                    self._current.segment.source,
                    take=lambda position: self._take(offered[position]),
                    insert=lambda position: self._insert(offered[position]),
                )
            )

    def revert_to_draft(self) -> None:
        """Put the best draft into the target."""
        segment = self._current.segment
        if segment.draft is not None:
            self._take(suggestions(segment.source, (), segment.draft)[0])
        else:
            self._stage.notify(f"This segment has no draft yet; {self._how_to_draft()}.")

    def _with_best_match(self, do: Callable[[Suggestion], None]) -> None:
        if self.matches:
            do(self._offered()[0])
        else:
            self._stage.notify(_NOTHING, timeout=2)

    def _offered(self) -> tuple[Suggestion, ...]:
        segment = self._current.segment
        return suggestions(segment.source, self.matches, segment.draft, self.other_drafts)

    def _take(self, suggestion: Suggestion) -> None:
        self._box.put(suggestion.text, suggestion.origin)
        self._tell_of_codes(suggestion)

    def _insert(self, suggestion: Suggestion) -> None:
        """Put it in at the cursor; of its codes those that the target has stay where they are."""
        start, end = self._box.editor.selected_part
        text = self._box.editor.text
        self._box.insert(without_those_in(text[:start] + text[end:], suggestion.text))
        self._tell_of_codes(suggestion)

    def _tell_of_codes(self, suggestion: Suggestion) -> None:
        if suggestion.has_placed_codes and not self._current.is_locked:
            self._stage.notify(PLACED_CODES, timeout=4)

    def _wanted(self, ref: SegmentRef) -> _Wanted:
        return _Wanted(ref, self._session.bitext.segment(ref).source)

    def _ask_for(self, ref: SegmentRef, topic: str) -> None:
        if self._session.read_only:
            return  # nothing could be done with a match, and the index is a change to the project
        bitext = self._session.bitext
        try:
            wanted = self._wanted(ref)
        except KeyError:
            return  # merged away since

        def find(memory: ProjectMemory) -> tuple[MemoryMatch, ...]:
            # In the memory's thread, since a client's file may take a while to be read.
            proposed = self._proposals.matches(bitext, ref)
            limit = memory.project.config.matches_shown
            return with_proposals(proposed, memory.find_for(bitext, ref), limit)

        def answer(matches: tuple[MemoryMatch, ...]) -> None:
            self._stage.beside.hand_over(self._take_matches, wanted, matches)

        self._memory.ask(topic, find, answer, self._follower.failed)

    def _take_matches(self, found_for: _Wanted, matches: tuple[MemoryMatch, ...]) -> None:
        wanted = self._wanted(self._current.ref)
        others = (each for each in self._known if each[0] != found_for)
        self._known = ((found_for, matches), *others)[:2]
        if found_for != wanted:
            return
        self._stage.show_hints()
        for problem in self._memory.take_problems():
            self._follower.failed(problem.error)
        following = navigation.around(self._session.bitext, self._current.ref, navigation.is_open)
        if following and all(known.ref != following for known, _ in self._known):
            self._ask_for(following, "matches ahead")

    def _how_to_draft(self) -> str:
        return f"{self._stage.key_of('draft_document')} drafts the document"
