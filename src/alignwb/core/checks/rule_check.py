"""The rules of a project."""

from collections.abc import Iterator

from alignwb.core.checks.context import Checked
from alignwb.core.checks.findings import CheckKind, Finding, Weight


def check_rules(checked: Checked) -> Iterator[Finding]:
    """The rules that a segment breaks."""
    for rule in checked.known.rules:
        broken = rule.broken_at(checked.source, checked.target)
        if broken is not None:
            source, target = broken
            weight = Weight.STOPS if rule.stops else Weight.MARKS
            yield Finding(CheckKind.RULE, rule.message, weight, rule.name, source, target)
