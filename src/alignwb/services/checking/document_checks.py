"""Checking documents as they are saved: for the command line and for reports."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import Codes
from alignwb.core.bitext.segment import Dismissal, Segment, SegmentRef
from alignwb.core.checks.findings import Finding
from alignwb.core.checks.registry import check_bitext
from alignwb.services.checking.english import EnglishWords, english_of
from alignwb.services.checking.knowledge import Unlinked, learn
from alignwb.services.checking.project_rules import PatternRule, make_rules
from alignwb.services.project.project import Project
from alignwb.services.terms.project_terms import ProjectTerms


@dataclass(frozen=True, slots=True)
class DocumentFinding:
    """A finding in a document, with the segment as it was checked, and its paragraph's codes."""

    document: str
    ref: SegmentRef
    segment: Segment
    finding: Finding
    dismissal: Dismissal | None = None
    codes: Codes = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class DocumentChecker:
    """Checks documents by one termbase, one list of words and one set of rules.

    Attributes:
        english: English words.
        terms: The termbase; None without one.
        rules: The project's rules.
        unlinked: Finds what of a source nothing translates; None if words are not linked.
    """

    english: EnglishWords
    terms: ProjectTerms | None = None
    rules: tuple[PatternRule, ...] = ()
    unlinked: Unlinked | None = None

    def check(
        self,
        bitext: Bitext,
        *,
        drafts: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[DocumentFinding]:
        """The findings, in document order; with `drafts` also in what nobody has touched.

        Once `cancelled` says so there are no more.
        """
        known = learn(bitext, self.english, self.terms, self.rules, self.unlinked)
        for placed in check_bitext(bitext, known, drafts=drafts, cancelled=cancelled):
            yield DocumentFinding(
                bitext.document,
                placed.ref,
                bitext.segment(placed.ref),
                placed.finding,
                placed.dismissal,
                bitext.paragraph(placed.ref.paragraph).codes,
            )

    def kinds(self, bitext: Bitext) -> dict[SegmentRef, frozenset[str]]:
        """The kinds of what is found and not dismissed, by segment."""
        found: dict[SegmentRef, set[str]] = {}
        for each in self.check(bitext):
            if each.dismissal is None:
                found.setdefault(each.ref, set()).add(str(each.finding.kind))
        return {ref: frozenset(kinds) for ref, kinds in found.items()}


def project_checker(
    project: Project | None, terms: ProjectTerms | None, unlinked: Unlinked | None = None
) -> DocumentChecker:
    """Checks by what a project says; without one by what holds everywhere.

    Raises ProjectError naming the rule that is wrong or the dictionary that is not there,
    FormatError for a damaged dictionary.
    """
    rules = rules_of(project) if project else ()
    return DocumentChecker(english_of(project), terms, rules, unlinked)


def rules_of(project: Project) -> tuple[PatternRule, ...]:
    """The rules of a project.  Raises ProjectError naming the one that is wrong."""
    return make_rules(project.config.check, project.settings)
