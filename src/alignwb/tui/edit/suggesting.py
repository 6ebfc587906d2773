"""Commands that put a match of the memory or a draft into the box."""

from alignwb.tui.edit.remembering import Remembering
from alignwb.tui.edit.suggestion_list import SuggestionList
from alignwb.tui.edit.suggestions import Suggestion, suggestions

_NOTHING = "The memory has nothing like this segment."


class Suggesting(Remembering):
    """Answers the commands on matches and drafts."""

    def action_pick_suggestion(self, number: int = 0) -> None:
        """Replace the target with the suggestion of that number; 0 shows the list of them."""
        offered = self._offered()
        if not offered:
            self.notify("There is no match and no draft yet; F9 drafts the document.")
        elif number > len(offered):
            self.notify(f"There is no suggestion {number} here.", timeout=2)
        elif number:
            self._take(offered[number - 1])
        else:
            source = self.desk.segment.source
            self.app.push_screen(
                SuggestionList(
                    offered,
                    source,
                    take=lambda position: self._take(offered[position]),
                    insert=lambda position: self.insert(offered[position].text),
                )
            )

    def action_use_match(self) -> None:
        """Replace the target with that of the best match."""
        if self.matches:
            self._take(self._offered()[0])
        else:
            self.notify(_NOTHING, timeout=2)

    def action_insert_match(self) -> None:
        """Put the target of the best match in at the cursor."""
        if self.matches:
            self.insert(self._offered()[0].text)
        else:
            self.notify(_NOTHING, timeout=2)

    def action_revert_to_draft(self) -> None:
        """Put the best draft into the target."""
        drafts = [each for each in self._offered() if each.match is None]
        if drafts:
            self._take(drafts[0])
        else:
            self.notify("This segment has no draft yet; F9 drafts the document.")

    def _offered(self) -> tuple[Suggestion, ...]:
        segment = self.desk.segment
        return suggestions(segment.source, self.matches, segment.draft)

    def _take(self, suggestion: Suggestion) -> None:
        self.put(suggestion.text, suggestion.origin)
