"""Commands on findings: a stop at Enter, marks in the margin, the next one, its repair."""

from collections.abc import Callable, Container, Mapping
from typing import Protocol

from alignwb.core.bitext import edits, navigation
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import Dismissal, SegmentRef, Status
from alignwb.core.checks.findings import Finding
from alignwb.services.checking.session_checks import Findings
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.services.terms.project_terms import ProjectTerms
from alignwb.services.words.project_word_links import ProjectWordLinks
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.edit.checks.dismissing import DismissScreen
from alignwb.tui.edit.checks.document_findings import DocumentFindings
from alignwb.tui.edit.checks.findings_here import FindingsHere
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.target_box import TargetBox
from alignwb.tui.shared.side_work import Cancelled

_NONE = "The checks find nothing in this document."


class HasTerms(Protocol):
    """What has the termbase as it is now."""

    @property
    def terms(self) -> ProjectTerms:
        """The terms."""


class Checking:
    """Answers the commands on findings, and is asked before a target is confirmed.

    Attributes:
        answers: What it does for each command.
        here: The findings of the open segment with what is in its box, one of them current.
        skipped: The segments that a step passes over.
    """

    def __init__(
        self,
        project: Project,
        session: Session,
        box: TargetBox,
        terms: HasTerms,
        word_links: ProjectWordLinks,
        stage: EditStage,
    ) -> None:
        self._session = session
        self._box = box
        self._current = box.current
        self._stage = stage
        self._is_on = project.config.check_on_screen
        self._asked: tuple[SegmentRef, str] | None = None
        self._looked_at: str | None = None
        self.here = FindingsHere()
        self.skipped: Container[SegmentRef] = ()
        self._document = DocumentFindings(
            project, session, box, lambda: terms.terms, word_links, stage, self._look_at_box
        )
        self.answers: Mapping[str, Callable[..., object]] = {
            "next_finding": lambda: self.step(1),
            "previous_finding": lambda: self.step(-1),
            "list_findings": self.list_all,
            "fix_finding": self.fix,
            "dismiss_finding": self.dismiss,
        }

    def may_confirm(self) -> bool:
        """True if nothing of weight is found in the box, or it was told and is meant."""
        if not self._is_on or self._session.read_only:
            return True
        ref, text = self._current.ref, self._box.editor.text
        if self._asked == (ref, text):
            self._asked = None
            return True
        self._look_at_box()
        stopping = [finding for finding in self.here.findings if finding.stops]
        if not stopping or not text.strip():
            return True
        self._asked = (ref, text)
        self.here = self.here.choosing(stopping[0])
        others = f" (and {len(stopping) - 1} more)" if len(stopping) > 1 else ""
        again = self._stage.key_of("confirm_next")
        mend = f", {self._stage.key_of('fix_finding')} mends it" if stopping[0].fix else ""
        self._stage.notify(
            f"{stopping[0].message}{others}. {again} again confirms{mend}.",
            title="Look again",
            severity="warning",
            timeout=6,
            markup=False,
        )
        self._stage.show_hints()
        return False

    @property
    def found(self) -> Findings:
        """The findings of the document, as they were last looked for."""
        return self._document.found

    def follow(self) -> None:
        """Look for findings once the hands rest: in the box, and in what has changed."""
        if self._is_on:
            self._document.follow()

    def look_through(self, bitext: Bitext, cancelled: Cancelled) -> Findings:
        """The findings of a document; quick where it was looked through before.

        May be called from any thread.  Raises ProjectError naming the rule that is none.
        """
        return self._document.look_through(bitext, cancelled)

    def leave(self) -> None:
        """Hold what is known of the open segment, which may be another one than before."""
        segment, ref = self._current.segment, self._current.ref
        if ref != self.here.ref or not self._is_as_looked_at:
            self.here = self.here.with_findings(ref, self.found.get(ref, ()))
        self.here = self.here.not_dismissed(segment)

    def step(self, direction: int) -> None:
        """Go to the next finding, or the one before: in this segment, else in another one."""
        if not self._document.has_looked():
            return
        self._look_at_box()
        further = self.here.stepped(direction)
        if further is not None:
            self.here = further
            self._show_current()
            return
        find = navigation.around if direction > 0 else navigation.around_back
        refs = {id(self._session.bitext.segment(ref)) for ref in self._document.places()}
        found = find(
            self._session.bitext,
            self._current.ref,
            lambda each: id(each) in refs,
            skipped=self.skipped,
        )
        if found is None and self.here.findings:
            found = self._current.ref
        if found is None:
            self._stage.notify(_NONE, timeout=3)
            return
        self._enter(found)
        self.here = self.here.from_end(direction)
        self._show_current()

    def go(self, ref: SegmentRef, finding: Finding) -> None:
        """Go to a finding of a segment and say what it is."""
        self._enter(ref)
        self.here = self.here.choosing(finding)
        self._show_current()

    def _enter(self, ref: SegmentRef) -> None:
        if ref != self._current.ref:
            self._stage.go(ref)
        self._look_at_box()

    def _show_current(self) -> None:
        """Select the place of the current finding, mark it, and say what it is."""
        self._stage.show_hints()
        finding, count = self.here.current, len(self.here.findings)
        if finding is None:
            return
        self._select(finding)
        which = f"  ({self.here.position + 1} of {count})" if count > 1 else ""
        self._stage.notify(f"{finding.message}{which}", timeout=5, markup=False)

    def list_all(self) -> None:
        """Choose from all findings of the document, and go there."""
        if not self._document.has_looked():
            return
        places = [(ref, each) for ref in self._document.places() for each in self.found[ref]]
        if not places:
            self._stage.notify(_NONE, timeout=3)
            return
        bitext = self._session.bitext
        choices = [
            Choice(
                f"{'!' if each.stops else '·'} {navigation.number_of(bitext, ref)}  {each.message}",
                str(each.kind),
            )
            for ref, each in places
        ]

        def go(position: int | None) -> None:
            if position is not None:
                self.go(*places[position])

        here = [n for n, (ref, _) in enumerate(places) if ref == self._current.ref]
        here = [n for n in here if places[n][1] == self.here.current] or here
        title = f"Findings ({len(places)})"
        self._stage.ask(ChoiceScreen(title, choices, highlighted=(here or [0])[0]), go)

    def fix(self) -> None:
        """Mend the current finding, if it has one right repair."""
        self._stage.take_typed()
        self._look_at_box()
        finding = self.here.current
        if finding is None:
            self._stage.notify("There is nothing found here.", timeout=3)
        elif finding.fix is None:
            self._stage.notify(
                f"There is no one right repair for this: {finding.message}",
                timeout=3,
                markup=False,
            )
        else:
            self._box.replace(finding.fix.start, finding.fix.end, finding.fix.text)
            self._stage.take_typed()
            self._look_at_box()
            self._stage.show_hints()
            self._stage.notify(f"Mended: {finding.message}", timeout=3, markup=False)

    def dismiss(self) -> None:
        """Have the current finding told no more, with the reason."""
        self._look_at_box()
        finding, ref = self.here.current, self._current.ref
        if finding is None:
            self._stage.notify("There is nothing found here.", timeout=3)
            return
        if not self._stage.attempt(self._session.require_changes):
            return

        def keep(reason: str | None) -> bool:
            if reason is None:
                return True
            dismissal = Dismissal(str(finding.kind), finding.subject, reason.strip())
            return self._dismiss(ref, dismissal)

        self._stage.ask(DismissScreen(finding.message), keep)

    def _dismiss(self, ref: SegmentRef, dismissal: Dismissal) -> bool:
        session = self._session

        def apply() -> None:
            known = session.bitext.segment(ref).dismissed
            edit = edits.set_dismissed(session.bitext, ref, (*known, dismissal))
            if edit is not None:
                session.apply(edit)

        is_done = self._stage.attempt(apply)
        self._look_at_box()
        self._stage.show_bitext()
        return is_done

    def count_stopping(self) -> int:
        """How many findings of the document would stop at confirming, as far as it is known."""
        return sum(each.stops for findings in self.found.values() for each in findings)

    def _select(self, finding: Finding) -> None:
        """Select the place of a finding in the box, where it has one."""
        if finding.target and not self._current.is_locked:
            start, end = finding.target[0]
            length = len(self._box.editor.text)
            editor = self._box.editor
            editor.selection = editor.part(min(start, length), min(end, length))

    def _look_at_box(self) -> None:
        checks = self._document.ready()
        current = self._current
        self._looked_at = None
        if checks is None or current.is_gone:
            self.here = FindingsHere()
            return
        self._box.take_typed()
        text = current.text
        found = checks.of_open(self._session.bitext, current.ref, text, current.post_edit)
        if current.segment.stage is Status.INITIAL and not text.strip():
            found = ()
        self.here = self.here.with_findings(current.ref, found)
        self._looked_at = text

    @property
    def _is_as_looked_at(self) -> bool:
        """True if the box holds what was looked at last."""
        return self._looked_at == self._box.editor.text
