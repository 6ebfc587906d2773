"""How many findings the documents of a project have, counted again when something has changed."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.checks.findings import FindingCounts
from alignwb.core.checks.registry import is_checked
from alignwb.errors import AlignwbError
from alignwb.services.checking.document_checks import DocumentChecker, project_checker
from alignwb.services.checking.kept_counts import KeptCounts
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document, Project
from alignwb.services.terms.project_terms import load_terms, read_project_termbase
from alignwb.services.terms.team_terms import team_terms_file

Stamp = tuple[int, int, int] | None
"""What tells one state of a file from another; None for no file."""

Stamps = tuple[Stamp, ...]


class _Counted(NamedTuple):
    """The findings of a document, and what they were counted from."""

    bitext: Bitext | None
    file: Stamp
    terms: Stamps
    counts: FindingCounts


class FindingCounter:
    """Counts the findings of documents.

    Methods may be called from any thread.  Counting takes some seconds for a very long document,
    and no time as long as neither it nor the terms have changed; what was counted in another run
    is known as long as nothing it depends on has changed.

    Attributes:
        problems: What of the terms could not be read, once something was counted.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        self._kept = KeptCounts(project)
        self._lock = Lock()
        self._counted: dict[Path, _Counted] = {}
        self._checker: DocumentChecker | None = None
        self._terms: Stamps = ()
        self.problems: tuple[AlignwbError, ...] = ()

    def count(
        self,
        document: Document,
        bitext: Bitext | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> FindingCounts | None:
        """The findings of a document; None if it was `cancelled`.

        bitext: the document as it stands where it is open; None for as it was last saved.  Raises
        AlignwbError if the document, the glossary, a dictionary or a rule of the project cannot be
        read.
        """
        with self._lock:
            file = stamp_of(document.bitext) if bitext is None else None
            terms = self._stamps()
            known = self._counted.get(document.bitext)
            if known and known.bitext is bitext and known[1:3] == (file, terms):
                return known.counts
            if bitext is None:
                counts = self._count_saved(document, terms, cancelled)
            else:
                counts = self._count(bitext, terms, cancelled)
            if cancelled():
                return None
            self._counted[document.bitext] = _Counted(bitext, file, terms, counts)
            return counts

    def _count_saved(
        self, document: Document, terms: Stamps, cancelled: Callable[[], bool]
    ) -> FindingCounts:
        key = self._kept.key(document)
        kept = self._kept.find(document, key)
        if kept is not None:
            if self._checker is None or self._terms != terms:
                self.problems = read_project_termbase(self._project).problems
            return kept
        bitext = load_bitext(document)
        counts = self._count(bitext, terms, cancelled)
        # Where nothing is checked nothing has to be known; what changed meanwhile may not be in it.
        if _has_checked(bitext) and not cancelled() and key == self._kept.key(document):
            self._kept.keep(document, key, counts)
        return counts

    def _count(self, bitext: Bitext, terms: Stamps, cancelled: Callable[[], bool]) -> FindingCounts:
        if not _has_checked(bitext):
            return FindingCounts()  # nothing has to be learnt or loaded for that
        if self._checker is None or self._terms != terms:
            known = load_terms(self._project)
            self.problems = known.problems
            self._checker = project_checker(self._project, known)
            self._terms = terms
        stopping = others = 0
        for found in self._checker.check(bitext, cancelled=cancelled):
            if found.dismissal is None:
                stopping += found.finding.stops
                others += not found.finding.stops
        return FindingCounts(stopping, others)

    def _stamps(self) -> Stamps:
        return tuple(map(stamp_of, (self._project.glossary, team_terms_file(self._project))))


def _has_checked(bitext: Bitext) -> bool:
    return any(is_checked(segment) for _, segment in bitext.segments())


def stamp_of(path: Path) -> Stamp:
    """The state that a file is in now."""
    try:
        status = path.stat()
    except OSError:  # it is missing, or reading it will say what is wrong
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
