"""Settings are read, or the one that is wrong is named with what it may be."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from alignwb.errors import ProjectError
from alignwb.services.project.config import Config, RuleSetting, plain_settings, read_config

REPOSITORY = Path(__file__).parents[3]


def settings(folder: Path, text: str) -> Config:
    path = folder / "alignwb.toml"
    path.write_text(text, encoding="utf-8")
    return read_config(path)


def test_without_a_file_everything_is_as_by_default(tmp_path: Path) -> None:
    assert read_config(tmp_path / "alignwb.toml") == Config()


def test_a_file_names_only_what_differs(tmp_path: Path) -> None:
    config = settings(tmp_path, 'theme = "nord"\nleast_match = 70\nautosave_s = 0x5\n')
    assert config == Config(theme="nord", least_match=70, autosave_s=5.0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hypotheses = 9", "“hypotheses” should be 1 to 8, not 9"),
        ("least_match = 101", "“least_match” should be 0 to 100, not 101"),
        ("matches_shown = 0", "“matches_shown” should be 1 to 20, not 0"),
        ("doubtful_below = 1.5", "“doubtful_below” should be 0 to 1, not 1.5"),
        ("doubtful_below = nan", "“doubtful_below” should be 0 to 1, not nan"),
        ("autosave_s = 0", "“autosave_s” should be 1 to 3600, not 0"),
        ("matches_shown = 2.5", "“matches_shown” should be of type int, not 2.5"),
        ("matches_shown = true", "“matches_shown” should be of type int, not True"),
        ('autosave_s = "2"', "“autosave_s” should be of type float, not '2'"),
        ("autosave = 2", "there is no setting “autosave”"),
        ("autosave_s = = 2", "line 1"),
    ],
)
def test_what_is_wrong_is_named_with_its_range(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ProjectError) as caught:
        settings(tmp_path, text)
    assert words in caught.value.message
    assert "alignwb.toml" in caught.value.message


def test_a_file_that_is_not_unicode_is_named(tmp_path: Path) -> None:
    path = tmp_path / "alignwb.toml"
    path.write_bytes(b'theme = "caf\xe9"')
    with pytest.raises(ProjectError, match=r"alignwb\.toml: "):
        read_config(path)


def test_the_documentation_lists_every_setting_with_its_default() -> None:
    text = (REPOSITORY / "docs" / "project.md").read_text(encoding="utf-8")
    for field in plain_settings():
        name = field.name
        default = {True: "true", "": '""'}.get(field.default, field.default)
        shown = f'"{default}"' if isinstance(field.default, str) and default != '""' else default
        assert f"| `{name}` | `{shown}` |" in text


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("nld", "nl"),
        ("Nederlands", "nl"),
        ("dutch", "nl"),
        ("nl-BE", "nl-BE"),
        ("nl_NL", "nl-NL"),
        ("NL", "nl"),
        ("afr", "af"),
        ("mt", "mt"),
    ],
)
def test_a_language_may_be_stated_in_any_usual_form(stated: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "alignwb.toml"
    path.write_text(f'source_lang = "{stated}"\n', encoding="utf-8")
    assert read_config(path).source_lang == code


@pytest.mark.parametrize("stated", ["", "Klinkklaar", "??", "1"])
def test_a_language_that_is_none_is_refused_with_a_hint(stated: str, tmp_path: Path) -> None:
    path = tmp_path / "alignwb.toml"
    path.write_text(f'target_lang = "{stated}"\n', encoding="utf-8")
    with pytest.raises(ProjectError, match="target_lang") as refusal:
        read_config(path)
    assert "nl or en-GB" in refusal.value.hint


def test_rules_are_read_in_their_order(tmp_path: Path) -> None:
    text = "[[check]]\nneeds = 'a'\nstops = true\n\n[[check]]\nname = 'b'\nforbids = 'c'\n"
    assert settings(tmp_path, text).check == (
        RuleSetting(needs="a", stops=True),
        RuleSetting(name="b", forbids="c"),
    )


def test_the_dictionary_is_a_setting_of_its_table(tmp_path: Path) -> None:
    text = "[spelling]\ndictionary = 'en_GB'\n"
    assert settings(tmp_path, text).spelling.dictionary == "en_GB"
    assert settings(tmp_path, "").spelling.dictionary == ""


def test_a_setting_that_is_none_is_told_with_everything_that_can_be_set(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="no setting “enginees”") as caught:
        settings(tmp_path, 'enginees = ["argos"]')
    missing = [
        each.name
        for each in fields(Config)
        if each.name != "engines_from" and not re.search(rf"\b{each.name}\b", caught.value.hint)
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("text", "setting"),
    [('engine = "opus"', "engine"), ('engines = ["argos", "opus"]', "engines"), ("", "")],
)
def test_the_settings_know_where_their_engines_are_named(
    text: str, setting: str, tmp_path: Path
) -> None:
    read = settings(tmp_path, text)
    place = f"{tmp_path / 'alignwb.toml'}: “{setting}”" if setting else ""
    assert read.engines_from == place
    assert read.with_engine("").engines_from == place
    assert read.with_engine(read.engine_names[-1]).engines_from == place
    assert read.with_engine("of-the-command-line").engines_from == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("spelling = 'en_GB'", "“spelling” should be a table"),
        ("[spelling]\ndictionry = 'en_GB'", "[spelling]: there is no setting “dictionry”"),
        ("[spelling]\ndictionary = 3", "[spelling]: “dictionary” should be of type str, not 3"),
        ("[[spelling]]\ndictionary = 'a'", "“spelling” should be a table"),
    ],
)
def test_a_table_of_spelling_that_is_none_is_refused(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as error:
        settings(tmp_path, text)
    assert said in error.value.message
