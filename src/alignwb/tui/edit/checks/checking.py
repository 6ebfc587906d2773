"""Commands on findings: a stop at Enter, marks in the margin, the next one, its repair."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from textual.timer import Timer

from alignwb.core.bitext import edits, navigation
from alignwb.core.bitext.segment import Dismissal, SegmentRef, Status
from alignwb.core.checks.findings import Finding
from alignwb.errors import ProjectError
from alignwb.services.checking.document_checks import rules_of
from alignwb.services.checking.session_checks import Findings, SessionChecks
from alignwb.services.project.project import Project
from alignwb.services.session import Session
from alignwb.services.terms.project_terms import ProjectTerms
from alignwb.tui.dialogs.choice import Choice, ChoiceScreen
from alignwb.tui.edit.bitext_view import BitextView
from alignwb.tui.edit.checks.dismissing import DismissScreen
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.edit.target_box import TargetBox
from alignwb.tui.shared.side_work import Cancelled

_PAUSE_S = 0.4
"""Findings are looked for when the translator has not typed for so long."""

_LONG = 1_000
"""Segments of a document through which the first look is not waited for."""

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
        here: The findings of the open segment with what is in its box.
        found: Those of the document, as they were last looked for.
    """

    def __init__(
        self,
        project: Project,
        session: Session,
        box: TargetBox,
        terms: HasTerms,
        stage: EditStage,
    ) -> None:
        self._project = project
        self._session = session
        self._box = box
        self._current = box.current
        self._terms = lambda: terms.terms
        self._stage = stage
        self._checks: SessionChecks | None = None
        self._is_on = project.config.check_on_screen
        self._asked: tuple[SegmentRef, str] | None = None
        self._waiting: Timer | None = None
        self._followed: object = None
        self.here: tuple[Finding, ...] = ()
        self.found: Findings = {}
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
        stopping = [finding for finding in self.here if finding.stops]
        if not stopping or not text.strip():
            return True
        self._asked = (ref, text)
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

    def follow(self) -> None:
        """Look for findings once the hands rest: in the box, and in what has changed."""
        if not self._is_on:
            return
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self._stage.beside.after(_PAUSE_S, self._look)

    def leave(self) -> None:
        """Forget what was found in the box of a segment that was left for another."""
        segment = self._current.segment
        known = self.found.get(self._current.ref, ())
        self.here = tuple(each for each in known if each.dismissed_in(segment) is None)

    def step(self, direction: int) -> None:
        """Go to the next segment with a finding, or the one before; to its place in the box."""
        if not self._has_looked():
            return
        find = navigation.around if direction > 0 else navigation.around_back
        refs = {id(self._session.bitext.segment(ref)): ref for ref in self._there()}
        found = find(self._session.bitext, self._current.ref, lambda each: id(each) in refs)
        if found is None and self._current.ref in self.found:
            found = self._current.ref
        if found is None:
            self._stage.notify(_NONE, timeout=3)
            return
        self.go(found)

    def go(self, ref: SegmentRef) -> None:
        """Go to a segment and say what is found there."""
        self._stage.go(ref)
        self._look_at_box()
        self._stage.show_hints()
        findings = self.here or self.found.get(ref, ())
        if not findings:
            return
        self._select(findings[0])
        more = f"  (+{len(findings) - 1})" if len(findings) > 1 else ""
        self._stage.notify(f"{findings[0].message}{more}", timeout=5, markup=False)

    def list_all(self) -> None:
        """Choose from all findings of the document, and go there."""
        if not self._has_looked():
            return
        places = [(ref, each) for ref in self._there() for each in self.found[ref]]
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
                self.go(places[position][0])

        here = [n for n, (ref, _) in enumerate(places) if ref == self._current.ref]
        title = f"Findings ({len(places)})"
        self._stage.ask(ChoiceScreen(title, choices, highlighted=(here or [0])[0]), go)

    def fix(self) -> None:
        """Mend the first finding of the segment that has one right repair."""
        self._stage.take_typed()
        self._look_at_box()
        for finding in self.here:
            if finding.fix is not None:
                fix = finding.fix
                self._box.replace(fix.start, fix.end, fix.text)
                self._stage.take_typed()
                self._look_at_box()
                self._stage.show_hints()
                self._stage.notify(f"Mended: {finding.message}", timeout=3, markup=False)
                return
        none = "no one right repair for what is found" if self.here else "nothing found"
        self._stage.notify(f"There is {none} here.", timeout=3)

    def dismiss(self) -> None:
        """Have a finding of the segment told no more, with the reason."""
        self._look_at_box()
        if not self.here:
            self._stage.notify("There is nothing found here.", timeout=3)
            return
        finding, ref = self.here[0], self._current.ref

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

    def _has_looked(self) -> bool:
        """Look at what has changed since; False, and a message, while a long first look goes on."""
        is_first = self._followed is None and self._stage.beside.is_running("checks")
        if is_first and navigation.progress(self._session.bitext).total > _LONG:
            self._stage.notify("The checks are still looking through the document.", timeout=3)
            return False
        checks = self._ready()
        bitext = self._session.bitext
        if checks is not None and self._followed is not bitext:
            self._take(bitext, checks.follow(bitext))
        return True

    def _there(self) -> list[SegmentRef]:
        """The segments with findings, in document order, that are still there."""
        return [ref for ref, _ in self._session.bitext.segments() if ref in self.found]

    def _select(self, finding: Finding) -> None:
        """Select the place of a finding in the box, where it has one."""
        if finding.target and not self._current.is_locked:
            start, end = finding.target[0]
            length = len(self._box.editor.text)
            editor = self._box.editor
            editor.selection = editor.part(min(start, length), min(end, length))

    def _look_at_box(self) -> None:
        checks = self._ready()
        current = self._current
        if checks is None or current.is_gone:
            self.here = ()
            return
        text = self._box.editor.text
        self.here = checks.of_open(self._session.bitext, current.ref, text, current.as_taken)
        if current.segment.stage is Status.INITIAL and not text.strip():
            self.here = ()

    def _ready(self) -> SessionChecks | None:
        """The checks; None, and a message, where a rule of the project is none."""
        if self._checks is None:
            try:
                self._checks = SessionChecks(self._terms, rules_of(self._project))
            except ProjectError as error:
                self._stage.tell(error)
                self._checks = SessionChecks(self._terms)
        return self._checks

    def _look(self) -> None:
        self._waiting = None
        checks, bitext = self._ready(), self._session.bitext
        if checks is None:
            return

        def look(cancelled: Cancelled) -> None:
            found = checks.follow(bitext, cancelled)
            if not cancelled():
                self._stage.beside.hand_over(self._take, bitext, found)

        self._look_at_box_if_begun()
        if bitext is not self._followed:
            self._stage.beside.run("checks", look)

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
                view.show_findings({ref: _is_of_weight(each) for ref, each in found.items()})
            self._stage.show_hints()


def _is_of_weight(findings: Iterable[Finding]) -> bool:
    return any(finding.stops for finding in findings)
