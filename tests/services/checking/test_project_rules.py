from pathlib import Path

import pytest

from alignwb.core.languages.words import Span
from alignwb.errors import ProjectError
from alignwb.services.checking.project_rules import make_rules
from alignwb.services.project.config import RuleSetting

_PATH = Path("alignwb.toml")


def _broken(source: str, target: str, setting: RuleSetting) -> object:
    [rule] = make_rules([setting], _PATH)
    return rule.broken_at(source, target)


def test_a_rule_is_about_the_sources_it_names() -> None:
    setting = RuleSetting(source="schip", needs="vessel")
    assert _broken("een huis", "a house", setting) is None
    assert _broken("een schip", "a vessel", setting) is None
    assert _broken("een schip", "a boat", setting) == ((Span(4, 9),), ())


def test_a_rule_may_forbid_words_anywhere() -> None:
    assert _broken("een schip", "a boat, a boat", RuleSetting(forbids="boat")) == (
        (), (Span(2, 6), Span(10, 14)),
    )  # fmt: skip


def test_a_pattern_without_end_says_nothing() -> None:
    assert _broken("x", "x" * 5000, RuleSetting(forbids="(x+x+)+y")) is None


def test_a_pattern_that_is_none_names_its_rule() -> None:
    with pytest.raises(ProjectError, match="“forbids” of the check “ships”"):
        make_rules([RuleSetting(name="ships", forbids="*")], _PATH)
