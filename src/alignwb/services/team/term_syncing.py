"""The rows of the project's glossary go to the team, and those of the others come from there."""

from collections.abc import Callable

from alignwb.core.terms.shared_terms import TermChange, TermConflict, after_changes
from alignwb.engines.team.outbox_file import OutboxFile
from alignwb.engines.team.team_server import RefusedError, TeamServer
from alignwb.engines.team.term_outbox import TermOutbox
from alignwb.errors import AlignwbError
from alignwb.services.project.project import Project
from alignwb.services.project.team_setting import team_name
from alignwb.services.team.team_exchange import TeamExchange
from alignwb.services.terms.project_terms import read_glossary, read_project_termbase
from alignwb.services.terms.team_terms import TeamTerms, keep_team_terms, kept_team_terms

_TOGETHER = 5000


class TermSync:
    """The exchange of terms, as a part of that of units.

    The glossary is never written here: a row of it is its owner's, and those of the others are
    kept beside it.

    Args:
        project: The project.
        file: Where what is to be sent is kept.

    Raises:
        EngineError: What is to be sent cannot be kept here.
    """

    def __init__(self, project: Project, file: OutboxFile) -> None:
        self._project = project
        self._name = team_name(project)
        self._languages = project.config.source_lang, project.config.target_lang
        self._outbox = TermOutbox(file, self._name)
        self._looks: tuple[int, int, int] | None = None

    def note(self) -> tuple[AlignwbError, ...]:
        """Queue what is new in the glossary; returns what of it could not be read.

        A row that cannot be read may be one that was told: nothing counts as gone then.  Nor does
        it where there is no glossary at all.
        """
        looks = self._look()
        if looks is None or looks == self._looks:
            return ()
        try:
            file = read_glossary(self._project)
        except AlignwbError as error:
            self._looks = looks
            return (error,)
        self._outbox.note(file.termbase.terms, is_whole=not file.problems)
        self._looks = looks
        return file.problems

    def waiting(self) -> int:
        """How many changes are to be sent."""
        return self._outbox.count()

    def send(self, server: TeamServer, exchange: TeamExchange, go_on: Callable[[], bool]) -> None:
        """Send what is queued.  Raises as `TeamServer` does; a refusal is told in the exchange."""
        while go_on() and (waiting := self._outbox.waiting(_TOGETHER)):
            try:
                server.send_terms([each.change for each in waiting], self._languages)
            except RefusedError as error:
                exchange.refusal = error
                return
            self._outbox.sent(waiting)
            exchange.terms_sent += len(waiting)

    def fetch(self, server: TeamServer, exchange: TeamExchange, go_on: Callable[[], bool]) -> None:
        """Keep what is new of the others.  Raises as `TeamServer` does, and ProjectError."""
        before = self._kept(server)
        terms = () if before is None else before.terms
        number = 0 if before is None else before.number
        while go_on():
            fetched = server.fetch_terms(number, self._languages, _TOGETHER)
            exchange.unreadable_terms += fetched.unreadable
            if fetched.number == number:
                break
            number = fetched.number
            others = [each for each in fetched.changes if not self._is_own(each, server)]
            terms = after_changes(terms, others)
            exchange.terms_fetched += len(others)
        if before is None or number != before.number:
            keep_team_terms(self._project, TeamTerms(number, terms))

    def conflicts(self) -> tuple[TermConflict, ...]:
        """What others of the team say otherwise; nothing while the glossary cannot be read."""
        try:
            return read_project_termbase(self._project).conflicts
        except AlignwbError:
            return ()  # which `note` tells

    def _kept(self, server: TeamServer) -> TeamTerms | None:
        """The terms as they were last fetched; None where all are to be fetched again."""
        try:
            kept = kept_team_terms(self._project)
        except AlignwbError:
            return None  # damaged
        if kept.number > server.last_term_number():  # another server, or one put back to a backup
            return None
        return kept

    def _is_own(self, change: TermChange, server: TeamServer) -> bool:
        """Whether a change is of this project's own glossary."""
        return change.author == server.author and change.project == self._name

    def _look(self) -> tuple[int, int, int] | None:
        try:
            status = self._project.glossary.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino
