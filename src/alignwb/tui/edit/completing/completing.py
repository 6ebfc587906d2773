"""Shows what may follow what is typed, and puts it in by command."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.drafting.rewordings import Rewordings
from alignwb.core.memory.units import MemoryMatch
from alignwb.core.terms.termbase import TermHit
from alignwb.errors import AlignwbError
from alignwb.services.completing.choosing import Answer, alternatives, choose
from alignwb.services.completing.completing_engine import CompletingEngine, Make
from alignwb.services.completing.completion import next_word
from alignwb.services.completing.known_texts import KnownTexts, known_texts
from alignwb.services.session import Session
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.target_box import TargetBox
from alignwb.tui.shared.side_work import Cancelled

_GROUP = "completing"
_NOTHING = "Nothing else is known that may follow here."


class _Asked(NamedTuple):
    """A question to the engine; an answer to another one is dropped."""

    ref: SegmentRef
    source: str
    hits: Sequence[TermHit]
    prefix: str


class ShowingCompletion:
    """Answers the commands on ghost text, and keeps it in step with what is typed.

    What the segment's own drafts, matches, terms and names say is shown at once; the engine is
    asked in a thread, and what it says is shown if nothing was typed meanwhile.

    Args:
        session: The document.
        box: The open segment and its box.
        hits: Tells the terms in the source of the open segment.
        matches: Tells its matches, as far as they have come.
        rewordings: Tells what the translator always writes otherwise than the engine.
        make: Makes the engine.
        stage: The screen.
        is_on: Whether ghost text is shown.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(
        self,
        session: Session,
        box: TargetBox,
        hits: Callable[[], Sequence[TermHit]],
        matches: Callable[[], Sequence[MemoryMatch]],
        rewordings: Callable[[], Rewordings],
        make: Make,
        stage: EditStage,
        *,
        is_on: bool,
    ) -> None:
        self._session = session
        self._box = box
        self._editor = box.editor
        self._hits = hits
        self._matches = matches
        self._rewordings = rewordings
        self._engine = CompletingEngine(make)
        self._stage = stage
        self._is_on = is_on
        self._can_ask = True
        self._asked: _Asked | None = None
        self._answer: tuple[_Asked, Answer] | None = None
        self._dropped: str | None = None
        self._shown_behind = ""
        self._wants_list = False
        self._known_last: tuple[object, KnownTexts] | None = None
        self.answers: Mapping[str, Callable[..., object]] = {
            "complete_word": self.take_word,
            "complete_all": self.take_all,
            "pick_completion": self.pick,
            "toggle_completion": self.toggle,
        }

    def follow(self) -> None:
        """Show what may follow what the box holds now, if the cursor is behind it."""
        asked = self._question() if self._may_show else None
        if asked is None or asked.prefix == self._dropped:
            self._editor.show_ghost("")
            return
        self._dropped = None
        if self._editor.ghost and asked.prefix != self._shown_behind:
            return  # what is left of it was taken or typed word for word so far, and stays
        self._shown_behind = asked.prefix
        answer = self._answer_to(asked)
        chosen = choose(asked.prefix, self._known(asked), answer)
        if chosen is not None:
            self._editor.show_ghost(chosen.text)
        elif answer is not None:
            self._editor.show_ghost("")
        if answer is None:
            self._ask(asked)

    def forget(self) -> None:
        """Show nothing any more; the document is being left."""
        self._is_on = False
        self._stage.beside.cancel(_GROUP)
        self._editor.show_ghost("")

    def drop(self) -> None:
        """Show nothing until something is typed."""
        self._dropped = self._editor.text

    def take_word(self) -> None:
        """Put in the next word of the ghost text."""
        self._take(next_word)

    def take_all(self) -> None:
        """Put in all of it."""
        self._take(str)

    def toggle(self) -> None:
        """Show ghost text from now on, or no more."""
        self._is_on = not self._is_on
        self._can_ask, self._dropped = True, None
        self.follow()
        key = self._stage.key_of("toggle_completion")
        what = "What may follow is shown" if self._is_on else "Nothing is suggested"
        self._stage.notify(f"{what} while you type; {key} changes that.", timeout=3)

    def pick(self) -> None:
        """Show the list of what else may follow; the engine is asked first."""
        asked = self._question()
        if asked is None:
            self._stage.notify("Words are suggested behind the end of the target.", timeout=2)
            return
        answer = self._answer_to(asked)
        if answer is None and self._can_ask:
            self._wants_list = True
            self._ask(asked)
        else:
            self._show_list(asked, answer)

    @property
    def _may_show(self) -> bool:
        """Whether ghost text belongs here: not behind a draft that nobody has begun to change."""
        is_begun = self._box.current.is_touched or not self._editor.text
        return self._is_on and is_begun and self._editor.has_focus

    def _question(self) -> _Asked | None:
        """The question that belongs to what the box holds; None where nothing can be put in."""
        current, editor = self._box.current, self._editor
        source = current.segment.source
        if not self._session.takes_changes or current.is_locked or not source:
            return None
        if not editor.is_at_end:
            return None
        return _Asked(current.ref, source, tuple(self._hits()), editor.text)

    def _known(self, asked: _Asked) -> KnownTexts:
        apostrophe = "’" if "’" in asked.source or "’" in asked.prefix else "'"
        known_of = (self._box.current.segment, tuple(self._matches()), asked.hits, apostrophe)
        if self._known_last is None or self._known_last[0] != known_of:
            self._known_last = known_of, known_texts(*known_of)
        return self._known_last[1]

    def _answer_to(self, asked: _Asked) -> Answer | None:
        return self._answer[1] if self._answer is not None and self._answer[0] == asked else None

    def _ask(self, asked: _Asked) -> None:
        if not self._can_ask or self._asked == asked:
            return
        self._asked = asked
        bitext, engine, hand_over = self._session.bitext, self._engine, self._stage.beside.hand_over
        rewordings = self._rewordings()

        def ask(cancelled: Cancelled) -> None:
            try:
                answer = engine.ask(
                    bitext, asked.ref, asked.hits, asked.prefix, cancelled, rewordings
                )
            except AlignwbError as error:
                hand_over(self._end_asking, error)
            else:
                if answer is not None:
                    hand_over(self._take_answer, asked, answer)

        self._stage.beside.run(_GROUP, ask)

    def _take_answer(self, asked: _Asked, answer: Answer) -> None:
        if asked != self._asked:
            return
        self._asked = None
        self._answer = asked, answer
        if self._wants_list:
            self._wants_list = False
            if self._question() == asked:
                self._show_list(asked, answer)
        elif self._session.takes_changes:
            self.follow()

    def _end_asking(self, error: AlignwbError) -> None:
        """Do without the engine from now on, and say so once."""
        self._can_ask, self._asked, self._wants_list = False, None, False
        if self._session.takes_changes:
            self._stage.tell(error)
            self.follow()

    def _take(self, part_of: Callable[[str], str]) -> None:
        """Put in a part of the ghost text that the translator has seen."""
        editor = self._editor
        if editor.ghost and editor.is_at_end and editor.has_seen_ghost:
            self._put_in(part_of(editor.ghost))

    def _put_in(self, text: str) -> None:
        end = len(self._editor.text)
        self._box.replace(end, end, text)

    def _show_list(self, asked: _Asked, answer: Answer | None) -> None:
        offered = alternatives(asked.prefix, self._known(asked), answer)
        if not offered:
            self._stage.notify(_NOTHING, timeout=2)
            return

        def put_in(position: int | None) -> None:
            if position is not None and self._editor.text == asked.prefix:
                self._put_in(offered[position].word)

        begun = asked.prefix.rpartition(" ")[2]
        choices = [Choice(f"{begun}{each.word}", each.source.value) for each in offered]
        self._stage.ask(ChoiceScreen("What may follow", choices), put_in)
