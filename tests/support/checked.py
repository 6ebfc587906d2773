"""Segments to be checked, made in one line."""

from dataclasses import replace

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.segment import Segment, Status
from alignwb.core.checks.context import Checked, Knowledge
from alignwb.core.checks.findings import Finding
from alignwb.core.checks.registry import Check
from alignwb.core.languages.dutch.names import Names

WORDS = frozenset(
    """
    the a an and of in on at to was were he she it they them his her had has is not for with from
    ship came harbour house houses garden letter letters wrote read reader man men woman women
    paid guilders went home again old new winter summer king stood door opened closed said sailed
    town street brother sister forget forgot teacher between colour word words book books
    """.split()
)
"""Enough English for what the tests say."""


def checked(
    source: str, target: str, *, kind: Kind = Kind.PARAGRAPH, known: Knowledge | None = None
) -> Checked:
    """A confirmed segment by itself."""
    segment = Segment("s1", source, target, Status.CONFIRMED)
    return Checked(segment, kind, known=known or Knowledge(words=WORDS), is_confirmed=True)


def found_by(
    check: Check,
    source: str,
    target: str,
    *,
    kind: Kind = Kind.PARAGRAPH,
    known: Knowledge | None = None,
) -> list[Finding]:
    """What one check finds."""
    return list(check(checked(source, target, kind=kind, known=known)))


def mended(check: Check, source: str, target: str, known: Knowledge | None = None) -> str:
    """The target after the repairs of a check, one after the other."""
    for _ in range(20):
        fixes = [each.fix for each in found_by(check, source, target, known=known) if each.fix]
        if not fixes:
            return target
        target = fixes[0].apply(target)
    raise AssertionError("the repairs never end")


def knowing_names(*persons: str, **renderings: str) -> Knowledge:
    """What is known where these persons are in the sources, and these renderings are usual."""
    names = Names(frozenset(persons), frozenset((*persons, *renderings)))
    usual = {name: frozenset({rendering}) for name, rendering in renderings.items()}
    return replace(Knowledge(words=WORDS), names=names, renderings=usual)
