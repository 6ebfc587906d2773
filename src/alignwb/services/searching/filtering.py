"""The segments of a document that fit a filter, with all that a filter may ask."""

from collections.abc import Callable, Container, Mapping
from datetime import datetime, time, timedelta

from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.filters.filter_line import Filter, FilterError
from alignwb.core.filters.fitting import FilterFacts, FindingKinds, fitting
from alignwb.core.searching.search import Finder, Search
from alignwb.services.searching.finders import make_finder
from alignwb.services.terms.project_terms import ProjectTerms

EditTimes = Mapping[SegmentRef, int]
"""When (seconds since 1970) segments were last edited, of those of which it is known."""


def filtered(
    bitext: Bitext,
    asked: Filter,
    *,
    terms: ProjectTerms | None = None,
    edit_times: EditTimes | None = None,
    finding_kinds: FindingKinds = dict,
    now: Callable[[], datetime] = datetime.now,
) -> tuple[SegmentRef, ...]:
    """The segments that fit, in document order.

    finding_kinds: asked only if the filter is about findings.

    Raises FilterError if a day is none, SearchError if a text is to be a regular expression and is
    none, or takes too long.
    """
    times = edit_times or {}

    def edited_since(day: str) -> Container[SegmentRef]:
        since = _begin_of(day, now()).timestamp()
        return frozenset(ref for ref, at in times.items() if at >= since)

    def terms_in(source: str) -> tuple[str, ...]:
        return tuple(hit.term.source for hit in terms.find(source)) if terms else ()

    facts = FilterFacts(_finder_of, terms_in, edited_since, finding_kinds)
    return fitting(bitext, asked, facts)


def _finder_of(text: str, is_regex: bool) -> Finder:
    return make_finder(Search(text, is_regex=is_regex))


def _begin_of(day: str, now: datetime) -> datetime:
    """When a day of a filter begins, in local time."""
    today = datetime.combine(now.date(), time())
    if day == "today":
        return today
    try:
        if day.endswith("d"):
            return today - timedelta(days=int(day[:-1]))
        return datetime.strptime(day, "%Y-%m-%d")
    except (ValueError, OverflowError) as error:
        raise FilterError(
            f"“since:{day}” is no day", hint="Write it like this: since:2026-11-01"
        ) from error
