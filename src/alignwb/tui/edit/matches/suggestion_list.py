"""The list of matches and drafts, under the numbers that the panel gives them."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.events import Key
from textual.widgets import OptionList

from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.edit.matches.suggestions import FAINT, Suggestion, source_difference, where_from


class SuggestionList(ChoiceScreen):
    """Calls `take` with the position of the one that is to be the target, or `insert`.

    Args:
        offered: At least one.
        source: The source they are for.
        take: Told which is to replace the target.
        insert: Told which is to go in at the cursor.
    """

    way_out = "Enter or a digit replaces · i inserts at the cursor · Esc goes back"

    def __init__(
        self,
        offered: Sequence[Suggestion],
        source: str,
        take: Callable[[int], None],
        insert: Callable[[int], None],
    ) -> None:
        super().__init__(
            "Matches and drafts",
            [
                Choice(each.text, each.remark, _detail(source, each), each.content)
                for each in offered
            ],
        )
        self._take = take
        self._insert = insert

    def answer(self, position: int) -> None:
        """Have the target replaced."""
        self.dismiss(None)
        self._take(position)

    def on_key(self, event: Key) -> None:
        """`i` inserts the highlighted one."""
        highlighted = self.query_one(OptionList).highlighted
        if event.key in {"i", "insert"} and highlighted is not None:
            event.stop()
            self.dismiss(None)
            self._insert(highlighted)


def _detail(source: str, suggestion: Suggestion) -> Content:
    match = suggestion.match
    if match is None:
        return Content("")
    what = source_difference(source, match)
    where = Content.styled(where_from(match), FAINT)
    return Content("\n").join([what, where]) if what.plain else where
