"""The command that looks words up in the memory."""

from alignwb.core.bitext.pairing import Side
from alignwb.tui.edit.concordance import ConcordanceScreen
from alignwb.tui.edit.linking import Linking
from alignwb.tui.edit.source_line import SourceLine


class LookingUp(Linking):
    """Opens the concordance."""

    _looked_up = ""

    def action_concordance(self) -> None:
        """Look up what is selected in the box, else the marked source word, else the last words."""
        self.take_typed()
        text, side = self._words_to_look_up()

        def keep(text: str | None) -> None:
            self._looked_up = text or self._looked_up

        # The frame of the desk is the first line that stays in sight.
        lines_left = self.query_one("#desk").outer_size.height + 1
        self.app.push_screen(
            ConcordanceScreen(self.aids, text, side, lines_left=lines_left, insert=self.insert),
            keep,
        )

    def _words_to_look_up(self) -> tuple[str, Side]:
        marked = self.query_one(SourceLine).marked
        if marked is not None:
            return self.desk.segment.source[marked.start : marked.end], Side.SOURCE
        if self.box.selected_text:
            return " ".join(self.box.selected_text.split()), Side.TARGET
        return self._looked_up, Side.SOURCE
