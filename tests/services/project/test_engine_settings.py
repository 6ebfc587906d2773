"""Engines and servers are named in the settings, or what is wrong there is said with its place."""

from pathlib import Path

import pytest

from alignwb.errors import ProjectError
from alignwb.services.project.config import Config, read_config
from alignwb.services.project.engine_settings import ServerSetting


def settings(folder: Path, text: str) -> Config:
    path = folder / "alignwb.toml"
    path.write_text(text, encoding="utf-8")
    return read_config(path)


def test_one_engine_is_the_only_one(tmp_path: Path) -> None:
    assert settings(tmp_path, 'engine = "opus"').engine_names == ("opus",)
    assert Config().engine_names == ("argos",)


def test_engines_stand_in_the_order_of_the_file(tmp_path: Path) -> None:
    config = settings(
        tmp_path,
        """
        engines = ["bureau", "argos"]
        [servers.bureau]
        url = "https://mt.example.org/api/"
        timeout_s = 5
        [servers.here]
        url = "http://localhost:5000"
        """,
    )
    assert config.engine_names == ("bureau", "argos")
    assert config.servers == (
        ServerSetting("bureau", "https://mt.example.org/api", 5.0),
        ServerSetting("here", "http://localhost:5000"),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('engine = "a"\nengines = ["a", "b"]', "“engine” and “engines” are both set"),
        ('engines = "argos"', "should be a list of names"),
        ("engines = [1]", "should be a list of names"),
        ('engines = ["a", ""]', "should be a list of names"),
        ("engines = []", "1 to 8"),
        ('engines = ["a","b","c","d","e","f","g","h","i"]', "1 to 8"),
        ('engines = ["a", "b", "a"]', "“a” twice"),
        ("servers = 1", "“servers” should be tables"),
        ('[servers]\nurl = "http://x"', "“servers” should be tables"),
        ("[servers.x]", "[servers.x]: it has no “url”"),
        ('[servers.argos]\nurl = "http://x"', "no name for a server"),
        ('[servers."a b"]\nurl = "http://x"', "no name for a server"),
        ('[servers.x]\nurl = "x"', "[servers.x]: server “x”: “x” is no address"),
        ("[servers.x]\nurl = 1", "“url” should be of type str, not 1"),
        ('[servers.x]\nurl = "http://x"\ntimeout_s = true', "should be of type float, not True"),
        ('[servers.x]\nurl = "http://x"\ntimeout_s = 0', "1 to 600, not 0"),
        ('[servers.x]\nurl = "http://x"\ntimeout_s = nan', "1 to 600, not nan"),
        ('[servers.x]\nurl = "http://x"\nkey_variable = "HOME"', "no setting “key_variable”"),
        ('[servers.x]\nurl = "http://x"\napi_key = "s3cret"', "a key does not belong"),
    ],
)
def test_what_is_wrong_is_named_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ProjectError) as caught:
        settings(tmp_path, text)
    assert words in caught.value.message
    assert "alignwb.toml" in caught.value.message
    assert "s3cret" not in caught.value.message
