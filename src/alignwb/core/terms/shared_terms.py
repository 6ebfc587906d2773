"""The terms that the members of a team tell each other, and how they stand beside one's own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from alignwb.core.terms.comparison import KnownTerms, Novelty
from alignwb.core.terms.termbase import Term


@dataclass(frozen=True, slots=True)
class TermChange:
    """A row that somebody's glossary has, or no longer has.

    Attributes:
        id: A UUID made where it was changed: the same change is never counted twice.
        project: The name of the project whose glossary it is.
        term: The row.
        is_there: Whether the glossary has it now.
        changed_at: When, as ISO 8601 with its zone.
        author: Who; "" before the server has said so.
    """

    id: str
    project: str
    term: Term
    is_there: bool
    changed_at: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class SharedTerm:
    """A row of the glossary that a member of the team has in a project; the term names the member.

    Attributes:
        project: The name of the project.
        term: The row.
    """

    project: str
    term: Term


@dataclass(frozen=True, slots=True)
class TermConflict:
    """Two people say different things of one term: both are kept, and one of them is used.

    Attributes:
        used: The row that is used; that of the project's own glossary, if it has one.
        apart: The row that is not.
    """

    used: Term
    apart: Term

    @property
    def in_words(self) -> str:
        """Who says what, and what is used."""
        used, apart = self.used, self.apart
        whose = f"{used.author} has" if used.author else "the glossary has"
        return (
            f"{apart.author} has “{apart.source}” as {apart.target} ({apart.status});"
            f" {whose} {used.target} ({used.status}), which is used"
        )


@dataclass(frozen=True, slots=True)
class JoinedTerms:
    """The terms of a team beside those of one's own glossary.

    Attributes:
        added: Those that the glossary lacks and does not contradict, in the order they came.
        conflicts: Those that contradict it, or one that came before.
    """

    added: tuple[Term, ...] = ()
    conflicts: tuple[TermConflict, ...] = ()


def after_changes(
    terms: Iterable[SharedTerm], changes: Iterable[TermChange]
) -> tuple[SharedTerm, ...]:
    """The terms of a team after some changes, in the order in which each was first told."""
    kept = {_key(each): each for each in terms}
    for change in changes:
        each = SharedTerm(change.project, replace(change.term, author=change.author))
        if change.is_there:
            kept.setdefault(_key(each), each)
        else:
            kept.pop(_key(each), None)
    return tuple(kept.values())


def joined(own: Sequence[Term], shared: Iterable[SharedTerm]) -> JoinedTerms:
    """The terms of a team beside those of one's own glossary, whose rows are never put aside."""
    known = KnownTerms(own)
    added: list[Term] = []
    conflicts: dict[tuple[Term, str], TermConflict] = {}
    for each in shared:
        found = known.compare(each.term)
        if found.novelty is Novelty.NEW:
            added.append(each.term)
            known.add(each.term)
        elif found.novelty is Novelty.CONTRADICTING and found.row is not None:
            key = each.term, each.term.author
            conflicts.setdefault(key, TermConflict(found.row, each.term))
    return JoinedTerms(tuple(added), tuple(conflicts.values()))


def _key(shared: SharedTerm) -> tuple[str, str, Term]:
    return shared.term.author, shared.project, shared.term
