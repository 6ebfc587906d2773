"""The rules of a project, from the `[[check]]` tables of its `alignwb.toml`."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from alignwb.core.languages.words import Span
from alignwb.core.searching.search import Finder, SearchError
from alignwb.errors import ProjectError
from alignwb.services.project.config import RuleSetting

_SEARCH_S = 0.05
"""Of one text: the longest searches of sane patterns take a thousandth of it."""

Places = tuple[tuple[Span, ...], tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class PatternRule:
    """What a target has to have, or must not have, where its source has something.

    Attributes:
        name: Its name.
        message: What to say of a segment that breaks it.
        stops: Whether that asks for a second Enter.
        source: The segments it is about; None for all.
        needs: What their targets have to have; None for nothing.
        forbids: What their targets must not have; None for nothing.
    """

    name: str
    message: str
    stops: bool
    source: Finder | None
    needs: Finder | None
    forbids: Finder | None

    def broken_at(self, source: str, target: str) -> Places | None:
        """The places in source and target that break it; None if nothing does.

        A pattern that takes too long to be searched for says nothing of this segment.
        """
        try:
            about = _spans(self.source, source)
            if self.source is not None and not about:
                return None
            if self.forbids is not None and (found := _spans(self.forbids, target)):
                return about, found
            if self.needs is not None and not _spans(self.needs, target):
                return about, ()
        except SearchError:
            return None
        return None


def make_rules(settings: Iterable[RuleSetting], path: Path) -> tuple[PatternRule, ...]:
    """The rules of the settings in `path`.  Raises ProjectError naming the rule that is wrong."""
    return tuple(_rule(number, setting, path) for number, setting in enumerate(settings, 1))


def _rule(number: int, setting: RuleSetting, path: Path) -> PatternRule:
    name = setting.name or f"rule {number}"
    source, needs, forbids = (
        _pattern(pattern, key, name, path)
        for key, pattern in (
            ("source", setting.source),
            ("needs", setting.needs),
            ("forbids", setting.forbids),
        )
    )
    return PatternRule(name, setting.message or name, setting.stops, source, needs, forbids)


def _pattern(text: str, key: str, name: str, path: Path) -> Finder | None:
    from alignwb.engines.regular_expressions import RegexFinder

    if not text:
        return None
    try:
        return RegexFinder(
            text, matches_case=True, longest_s=_SEARCH_S, longest_in_all_s=float("inf")
        )
    except SearchError as error:
        raise ProjectError(
            f"{path}: “{key}” of the check “{name}”: {error.message}",
            hint="See docs/checks.md for the rules of a project.",
        ) from error


def _spans(pattern: Finder | None, text: str) -> tuple[Span, ...]:
    if pattern is None:
        return ()
    return tuple(Span(*span) for span in pattern.spans(text))
