"""The command that opens the concordance on what the translator is looking at."""

from collections.abc import Callable, Mapping

from alignwb.core.bitext.codes import has_codes, without_codes, words_alone
from alignwb.core.bitext.pairing import Side
from alignwb.core.memory.match_fitting import fitted_target
from alignwb.core.memory.units import MemoryUnit
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.matches.concordance import ConcordanceScreen
from alignwb.tui.edit.matches.suggestions import PLACED_CODES
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.edit.target_box import TargetBox
from alignwb.tui.shared.project_helpers import ProjectHelpers


class ConcordanceCommand:
    """Looks words up, and remembers what was looked up last.

    `lines_left`: how many lines at the foot the concordance leaves in sight.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(
        self,
        helpers: ProjectHelpers,
        box: TargetBox,
        source_line: SourceLine,
        stage: EditStage,
        lines_left: Callable[[], int],
    ) -> None:
        self._helpers = helpers
        self._box = box
        self._source_line = source_line
        self._stage = stage
        self._lines_left = lines_left
        self._looked_up = ""
        self.answers: Mapping[str, Callable[..., object]] = {"concordance": self.open}

    def open(self) -> None:
        """Look up the marked source word, else what is selected in the box, else the last words."""
        self._stage.take_typed()
        text, side = self._words_to_look_up()

        def keep(text: str | None) -> None:
            self._looked_up = text or self._looked_up

        screen = ConcordanceScreen(
            self._helpers,
            text,
            side,
            lines_left=self._lines_left(),
            insert=self._box.insert,
            insert_whole=self._insert_whole,
            insert_key=self._stage.key_of("insert_term"),
        )
        self._stage.ask(screen, keep)

    def _insert_whole(self, unit: MemoryUnit) -> None:
        """Put all the English of a unit in: into an empty target with the codes of the source.

        Elsewhere it has none: only the translator knows which of them are its.
        """
        source = self._box.current.segment.source
        if self._box.editor.text.strip():
            self._box.insert(words_alone(unit.target))
            return
        text = fitted_target(source, unit.source, unit.target)
        self._box.insert(text)
        if has_codes(text) and not self._box.current.is_locked:
            self._stage.notify(PLACED_CODES, timeout=4)

    def _words_to_look_up(self) -> tuple[str, Side]:
        marked, selected = self._source_line.marked, self._box.editor.selected_text
        if marked is not None:
            words = self._box.current.segment.source[marked.start : marked.end]
            return without_codes(words), Side.SOURCE
        if selected:
            return " ".join(without_codes(selected).split()), Side.TARGET
        return self._looked_up, Side.SOURCE
