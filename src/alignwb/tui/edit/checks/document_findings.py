"""The findings of the document, looked for beside the work while the hands rest."""

from collections.abc import Callable

from textual.timer import Timer

from alignwb.core.bitext import navigation
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.errors import AlignwbError, ProjectError
from alignwb.services.checking.document_checks import rules_of
from alignwb.services.checking.english import EnglishWords, english_of, shipped_english
from alignwb.services.checking.project_rules import PatternRule
from alignwb.services.checking.session_checks import Findings, SessionChecks
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.services.terms.project_terms import ProjectTerms
from alignwb.services.words.project_word_links import ProjectWordLinks
from alignwb.tui.edit.bitext_view import BitextView
from alignwb.tui.edit.checks.findings_here import marks_of
from alignwb.tui.edit.checks.omission_work import OmissionWork
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.target_box import TargetBox
from alignwb.tui.shared.side_work import Cancelled

_PAUSE_S = 0.4
"""Findings are looked for when the translator has not typed for so long."""

_LONG = 1_000
"""Segments of a document through which the first look is not waited for."""


class DocumentFindings:
    """Keeps the findings of the document up to date, and their marks in the margin.

    look_at_box: told when what is in the box is to be looked at too.

    Attributes:
        found: Them, as they were last looked for.
    """

    def __init__(
        self,
        project: Project,
        session: Session,
        box: TargetBox,
        terms: Callable[[], ProjectTerms],
        word_links: ProjectWordLinks,
        stage: EditStage,
        look_at_box: Callable[[], None],
    ) -> None:
        self._project = project
        self._session = session
        self._box = box
        self._terms = terms
        self._word_links = word_links
        self._stage = stage
        self._look_at_box = look_at_box
        self._omissions = OmissionWork(word_links, stage.beside)
        self._checks: SessionChecks | None = None
        self._waiting: Timer | None = None
        self._followed: object = None
        self._has_written = False
        self.found: Findings = {}

    def follow(self) -> None:
        """Look for findings once the hands rest: in the box, and in what has changed."""
        if self._waiting is not None:
            self._waiting.stop()
        self._omissions.stop()
        self._has_written = self._has_written or self._box.current.is_touched
        self._waiting = self._stage.beside.after(_PAUSE_S, self._look)

    def look_through(self, bitext: Bitext, cancelled: Cancelled) -> Findings:
        """The findings of a document; quick where it was looked through before.

        May be called from any thread.  Raises ProjectError naming the rule that is none.
        """
        if self._checks is None:
            self._checks = self._make_checks(rules_of(self._project))
        return self._checks.follow(bitext, cancelled)

    def has_looked(self) -> bool:
        """Look at what has changed since; False, and a message, while a long first look goes on."""
        is_first = self._followed is None and self._stage.beside.is_running("checks")
        if is_first and navigation.progress(self._session.bitext).total > _LONG:
            self._stage.notify("The checks are still looking through the document.", timeout=3)
            return False
        checks = self.ready()
        bitext = self._session.bitext
        if checks is not None and self._followed is not bitext:
            self._take(bitext, checks.follow(bitext))
        return True

    def ready(self) -> SessionChecks | None:
        """The checks; None, and a message, where a rule of the project is none."""
        if self._checks is None:
            try:
                self._checks = self._make_checks(rules_of(self._project))
            except ProjectError as error:
                self._stage.tell(error)
                self._checks = self._make_checks(())
        return self._checks

    def places(self) -> list[SegmentRef]:
        """The segments with findings, in document order, that are still there."""
        return [ref for ref, _ in self._session.bitext.segments() if ref in self.found]

    def _make_checks(self, rules: tuple[PatternRule, ...]) -> SessionChecks:
        return SessionChecks(self._terms, rules, self._omissions.known, self._load_english)

    def _load_english(self) -> EnglishWords:
        """The English of the project; what is shipped, and a message, if a dictionary is damaged.

        Called in a thread.
        """
        try:
            return english_of(self._project)
        except AlignwbError as error:
            self._stage.beside.hand_over(self._stage.tell, error)
            return shipped_english()

    def _look(self) -> None:
        self._waiting = None
        checks, bitext = self.ready(), self._session.bitext
        if checks is None:
            return

        def look(cancelled: Cancelled) -> None:
            found = checks.follow(bitext, cancelled)
            if not cancelled():
                self._stage.beside.hand_over(self._take, bitext, found)

        self._look_at_box_if_begun()
        if bitext is not self._followed:
            self._stage.beside.run("checks", look)
        # Nothing is loaded for who only reads.
        if self._word_links.is_ready or self._has_written:
            self._look_for_omissions(checks, bitext)

    def _look_for_omissions(self, checks: SessionChecks, bitext: Bitext) -> None:
        self._word_links.learn(bitext, self._terms().termbase.terms)

        def tell(cancelled: Cancelled) -> None:
            found = checks.follow(bitext, cancelled)
            if not cancelled():
                self._stage.beside.hand_over(self._take_omissions, bitext, found)

        self._omissions.go_on(bitext, self._box.current.ref, self._box.editor.text, tell)

    def _take_omissions(self, bitext: Bitext, found: Findings) -> None:
        """Show what became known, unless something was changed meanwhile and is looked at again."""
        if bitext is self._session.bitext:
            self._take(bitext, found)
            self._look_at_box_if_begun()

    def _look_at_box_if_begun(self) -> None:
        """Show what is found in the box, once there is something in it."""
        if self._box.editor.text.strip():
            self._look_at_box()
            self._stage.show_hints()

    def _take(self, bitext: object, found: Findings) -> None:
        self._followed = bitext
        if found != self.found:
            self.found = found
            view = self._stage.view
            if isinstance(view, BitextView):
                view.show_findings(marks_of(found))
            self._stage.show_hints()
