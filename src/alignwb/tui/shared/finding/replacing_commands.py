"""The command that replaces: what by what, every place to choose from, then one edit."""

from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence

from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.searching.replacing import Obstacle, Replacement, replace_edit
from alignwb.errors import AlignwbError
from alignwb.services.searching.replacing_text import find_replacements
from alignwb.services.session import Session
from alignwb.tui.shared.finding.replace_form import PlacesScreen, ReplaceRequest, ReplaceScreen
from alignwb.tui.shared.saving import SavedStage
from alignwb.tui.shared.side_work import Cancelled

_GROUP = "replace"
_MOST_SHOWN = 1_000


class Replacing:
    """Answers the command that replaces.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(self, session: Session, stage: SavedStage, skipped: Container[SegmentRef]) -> None:
        self._session = session
        self._stage = stage
        self._skipped = skipped
        self._request = ReplaceRequest()
        self.answers: Mapping[str, Callable[..., object]] = {"replace": self.ask}

    def ask(self) -> None:
        """Ask what to replace by what."""
        if self._stage.attempt(self._session.require_changes):
            dialog = ReplaceScreen(self._request, self._look)
            self._stage.ask(dialog, lambda _: self._stage.beside.cancel(_GROUP))

    def _look(self, dialog: ReplaceScreen, request: ReplaceRequest) -> None:
        """Look for the places beside the work: a regular expression may take long.

        The dialog stays until they are found: a key that comes before that is for no segment.
        """
        if self._stage.beside.is_running(_GROUP) and request == self._request:
            return
        self._request = request
        bitext = self._session.bitext
        dialog.show_looking(is_looking=True)

        def look(cancelled: Cancelled) -> None:
            hand_over = self._stage.beside.hand_over
            try:
                places = find_replacements(
                    bitext,
                    request.search,
                    request.replacement,
                    with_confirmed=request.with_confirmed,
                    within=lambda ref: ref not in self._skipped,
                    cancelled=cancelled,
                )
            except AlignwbError as error:
                hand_over(self._refuse, dialog, request, error)
            else:
                hand_over(self._choose, dialog, request, places)

        self._stage.beside.run(_GROUP, look)

    def _refuse(self, dialog: ReplaceScreen, request: ReplaceRequest, error: AlignwbError) -> None:
        if self._is_waited_for(dialog, request):
            self._stage.tell(error)

    def _is_waited_for(self, dialog: ReplaceScreen, request: ReplaceRequest) -> bool:
        """Whether what was found is still wanted: nothing else is asked for, or is in front."""
        if request != self._request:
            return False
        dialog.show_looking(is_looking=False)
        return dialog.is_active

    def _choose(
        self, dialog: ReplaceScreen, request: ReplaceRequest, places: Sequence[Replacement]
    ) -> None:
        """Show the places, and replace those that are chosen."""
        if not self._is_waited_for(dialog, request):
            return
        dialog.dismiss(None)
        possible = [each for each in places if each.obstacle is None]
        left_out = _left_out(places)
        if not possible:
            found = f"“{self._request.search.text}” stands nowhere that it could be replaced."
            self._stage.notify(f"{found}\n{left_out}".strip(), markup=False)
            return
        shown = possible[:_MOST_SHOWN]
        if len(possible) > len(shown):
            left_out += f" These are the first {len(shown)}; replace again for the rest."
        bitext = self._session.bitext
        numbers = {ref: number for number, (ref, _) in enumerate(bitext.segments(), start=1)}
        chosen_from = [numbers.get(each.ref, 0) for each in shown]
        self._stage.ask(PlacesScreen(shown, chosen_from, left_out.strip()), self._replace)

    def _replace(self, chosen: tuple[Replacement, ...] | None) -> None:
        if not chosen:
            return
        changed = 0

        def apply() -> None:
            nonlocal changed
            edit = replace_edit(self._session.bitext, chosen)
            if edit is not None:
                self._session.apply(edit)
                changed = len(edit.changes)

        if not self._stage.attempt(apply):
            return
        self._stage.take_over()
        segments = len({each.ref for each in chosen})
        kept = f" {segments - changed} left out: {Obstacle.TOGETHER}." if segments > changed else ""
        self._stage.notify(
            f"Replaced in {changed} segment{'' if changed == 1 else 's'};"
            f" {self._stage.key_of('undo')} takes all of it back.{kept}",
            markup=False,
        )


def _left_out(places: Sequence[Replacement]) -> str:
    """Why places that were found are left out, and how many of each kind."""
    counts = Counter(each.obstacle for each in places if each.obstacle is not None)
    return " ".join(f"{count} left out: {obstacle}." for obstacle, count in counts.items())
