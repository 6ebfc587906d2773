"""What helps with the open segment: the panel, the line at the box, the commands at the foot."""

from typing import Protocol

from alignwb.core.bitext.segment import Status
from alignwb.core.searching.search import Search
from alignwb.core.terms.termbase import TermStatus
from alignwb.tui.boxes.code_text import code_legend
from alignwb.tui.edit.checks.checking import Checking, HasTerms
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.footer import Moment, footer_at
from alignwb.tui.edit.matches.suggestion_commands import Suggesting
from alignwb.tui.edit.panels import HintLine, SegmentHints, SidePanel, shown_terms
from alignwb.tui.edit.source_line import SourceLine
from alignwb.tui.edit.target_box import TargetBox


class HasSearch(Protocol):
    """What knows what is searched for."""

    @property
    def search(self) -> Search:
        """That; an empty one for nothing."""


class ShowingHints:
    """Shows what the controllers know of the open segment.

    Attributes:
        panel: All of it, beside the text.
        line: The most wanted of it, above the box of a narrow screen.
    """

    def __init__(
        self,
        box: TargetBox,
        source_line: SourceLine,
        terms: HasTerms,
        suggesting: Suggesting,
        checking: Checking,
        searching: HasSearch,
        stage: EditStage,
    ) -> None:
        self.panel = SidePanel()
        self.line = HintLine()
        self._current = box.current
        self._source_line = source_line
        self._terms = terms
        self._suggesting = suggesting
        self._checking = checking
        self._searching = searching
        self._stage = stage

    def show(self) -> None:
        """Show it as it is now, and the commands that are wanted now."""
        hints = self._hints()
        self.panel.shown = hints
        self.line.shown = hints
        self._stage.view.show_current_finding(self._checking.here.current)
        self._stage.show_keys(footer_at(self._moment(hints)))

    def _hints(self) -> SegmentHints:
        current = self._current
        paragraph = current.session.bitext.paragraph(current.ref.paragraph)
        return SegmentHints(
            current.segment,
            self._terms.terms.rendered(self._source_line.source[1], current.text),
            self._suggesting.matches,
            self._suggesting.reading,
            paragraph.client_notes,
            self._checking.here.findings,
            self._checking.here.position,
            legend=code_legend(current.segment.source, current.text, paragraph.codes),
            draft_key=self._stage.key_of("draft_document"),
            other_drafts=self._suggesting.other_drafts,
        )

    def _moment(self, hints: SegmentHints) -> Moment:
        segment, findings = self._current.segment, hints.findings
        return Moment(
            is_locked=segment.status is Status.LOCKED,
            is_done=segment.status.is_done and not self._current.is_touched,
            has_offers=bool(hints.matches or segment.draft or hints.other_drafts),
            lacks_term=any(
                not each.is_honoured and each.term.status is not TermStatus.FORBIDDEN
                for each in shown_terms(hints.terms)
            ),
            has_finding=bool(findings),
            has_fix=any(each.fix for each in findings),
            is_searching=bool(self._searching.search.text),
        )
