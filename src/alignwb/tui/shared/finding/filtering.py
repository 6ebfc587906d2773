"""The commands that filter: what does not fit is passed over, and hidden or dimmed."""

from collections.abc import Callable, Container, Mapping, Sequence

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.checks.findings import Finding
from alignwb.core.filters.filter_line import ConditionName, Filter
from alignwb.errors import AlignwbError
from alignwb.services.checking.document_checks import project_checker
from alignwb.services.project.project import Project
from alignwb.services.searching.filtering import filtered
from alignwb.services.session import Session
from alignwb.services.terms.project_terms import load_terms_or_none
from alignwb.tui.dialogs.filter_line import FilterScreen
from alignwb.tui.shared.finding.filter_bar import FilterBar
from alignwb.tui.shared.saving import SavedStage
from alignwb.tui.shared.side_work import Cancelled

_GROUP = "filter"


LookForFindings = Callable[[Bitext, Cancelled], Mapping[SegmentRef, Sequence[Finding]]]
"""Looks through a document for what the checks find; may be called from any thread."""


class Unfitting(Container[SegmentRef]):
    """The segments that do not fit the filter; what came since it was set fits."""

    def __init__(self) -> None:
        self.refs: frozenset[SegmentRef] = frozenset()

    def __contains__(self, ref: object) -> bool:
        return ref in self.refs


class Filtering:
    """Answers the commands that filter.

    What fits is looked for when the filter is set: a segment does not vanish under the hands of
    who has just confirmed it.

    Attributes:
        unfitting: What is passed over.
        find: Looks for findings, where the screen knows most of them already; else None.
        answers: What it does for each command.
    """

    def __init__(
        self, project: Project, session: Session, stage: SavedStage, bar: FilterBar
    ) -> None:
        self._project = project
        self._session = session
        self._stage = stage
        self._bar = bar
        self._asked = Filter()
        self._dims = False
        self.unfitting = Unfitting()
        self.find: LookForFindings | None = None
        self.answers: Mapping[str, Callable[..., object]] = {
            "filter": self.ask,
            "clear_filter": self.clear,
        }

    def ask(self) -> None:
        """Ask for a filter."""
        dialog = FilterScreen(str(self._asked), dims=self._dims, on_ask=self._look)
        self._stage.ask(dialog, lambda _: self._stage.beside.cancel(_GROUP))

    def clear(self) -> None:
        """Show every segment again."""
        self._set(Filter(), (), dims=self._dims)

    def _look(self, screen: FilterScreen, asked: Filter, dims: bool) -> None:
        """Look for what fits, beside the work: a regular expression may take long."""
        project, bitext = self._project, self._session.bitext
        times = self._session.edit_times()
        has_terms = any(each.name is ConditionName.TERM for each in asked.conditions)

        def look(cancelled: Cancelled) -> None:
            try:
                # What finds terms is for one thread; this one has its own.
                terms = load_terms_or_none(project) if has_terms else None
                fits = filtered(
                    bitext,
                    asked,
                    terms=terms,
                    edit_times=times,
                    finding_kinds=lambda: self._finding_kinds(bitext, cancelled),
                )
            except AlignwbError as error:
                self._stage.beside.hand_over(screen.say, f"{error.message}\n{error.hint}")
                return
            if not cancelled():
                self._stage.beside.hand_over(take, fits)

        def take(fits: tuple[SegmentRef, ...]) -> None:
            if not screen.is_active:
                return  # it was left in the meantime
            if asked and not fits:
                screen.say("No segment fits. Change the filter, or empty it to show all.")
                return
            screen.dismiss(None)
            self._set(asked, fits, dims=dims)

        screen.say("Looking …")
        self._stage.beside.run(_GROUP, look)

    def _finding_kinds(
        self, bitext: Bitext, cancelled: Cancelled
    ) -> Mapping[SegmentRef, frozenset[str]]:
        """The kinds of what the checks find.  Called in a thread."""
        if self.find is None:
            checker = project_checker(self._project, load_terms_or_none(self._project))
            return checker.kinds(bitext)
        found = self.find(bitext, cancelled)
        return {ref: frozenset(str(each.kind) for each in of) for ref, of in found.items()}

    def _set(self, asked: Filter, fits: tuple[SegmentRef, ...], *, dims: bool) -> None:
        self._asked, self._dims = asked, dims
        bitext = self._session.bitext
        hidden = frozenset(ref for ref, _ in bitext.segments()) - set(fits) if asked else ()
        self.unfitting.refs = frozenset(hidden)
        self._bar.words = self._words(fits)
        self._stage.view.leave_out(self.unfitting.refs, dims=dims)
        here = self._stage.ref
        if here in self.unfitting:
            there = navigation.around(bitext, here, lambda _: True, skipped=self.unfitting)
            self._stage.go(there)

    def _words(self, fits: tuple[SegmentRef, ...]) -> str:
        if not self._asked:
            return ""
        total = navigation.progress(self._session.bitext).total
        others = "dimmed" if self._dims else "hidden"
        keys = self._stage.key_of("filter"), self._stage.key_of("clear_filter")
        return (
            f"{self._asked} · {len(fits)} of {total}, rest {others}"
            f" · {keys[1]} clears, {keys[0]} changes"
        )
