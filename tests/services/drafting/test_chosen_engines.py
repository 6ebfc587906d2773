"""What is to be said of engines before any of them is asked."""

import pytest

from alignwb.services.drafting.chosen_engines import other_engine_errors, remark_on_way
from alignwb.services.project.config import Config
from alignwb.services.project.engine_settings import ServerSetting

SERVERS = (
    ServerSetting("here", "http://localhost:5000"),
    ServerSetting("hidden", "https://mt.example.org"),
    ServerSetting("open", "http://mt.example.org"),
)


def test_where_texts_go_is_said_also_where_nobody_can_read_along() -> None:
    words = remark_on_way(Config(servers=SERVERS).with_engine("hidden"))
    assert "mt.example.org" in words
    assert "everybody" not in words


@pytest.mark.parametrize("engine", ["here", "argos", ""])
def test_nothing_is_said_where_nothing_leaves_the_machine(engine: str) -> None:
    assert remark_on_way(Config(servers=SERVERS).with_engine(engine)) == ""


def test_texts_that_go_unencrypted_are_said_with_the_host_and_the_key() -> None:
    words = remark_on_way(Config(engines=("open",), servers=SERVERS))
    assert "mt.example.org" in words
    assert "everybody can read them" in words


def test_every_engine_beside_the_first_that_cannot_be_had_is_told_with_its_place() -> None:
    config = Config(
        engines=("argos", "hiden", "open", "opus"),
        servers=SERVERS,
        engines_from="a.toml: “engines”",
    )
    errors = other_engine_errors(config)
    assert [error.message for error in errors] == [
        "a.toml: “engines”: there is no engine “hiden”",
        "a.toml: “engines”: there is no engine “opus”",
    ]
    assert all("argos, here, hidden, open" in error.hint for error in errors)
    assert {error.exit_code for error in errors} == {1}
