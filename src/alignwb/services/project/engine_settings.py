"""The settings that name several engines, and servers among them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from alignwb.errors import ProjectError, UsageError

_MOST_ENGINES = 8
_NAME = "Give it a name of letters, figures, - and _, other than argos."
_EXAMPLE = 'Such as: engines = ["argos", "office"]'
_SERVER_EXAMPLE = 'Such as: [servers.office] and, below it, url = "http://localhost:5000"'
_LONGEST = 60
_ARGOS = "argos"


@dataclass(frozen=True, slots=True)
class ServerSetting:
    """A server that speaks LibreTranslate's protocol: a `[servers.NAME]` table.

    Attributes:
        name: What `engines` and `--engine` call it.
        url: Its address.
        timeout_s: Seconds that it may take to answer.
    """

    name: str
    url: str
    timeout_s: float = 30.0


def read_engines(value: Any, path: Path, *, has_one: bool) -> tuple[str, ...]:  # noqa: ANN401
    """The names of `engines`; () without it.

    has_one: whether `engine` is set too.  Raises ProjectError naming what is wrong.
    """
    if value is None:
        return ()
    if has_one:
        raise ProjectError(
            f"{path}: “engine” and “engines” are both set", hint="Keep one of the two."
        )
    if not isinstance(value, list) or not all(isinstance(each, str) and each for each in value):
        raise ProjectError(f"{path}: “engines” should be a list of names", hint=_EXAMPLE)
    if not 1 <= len(value) <= _MOST_ENGINES:
        raise ProjectError(f"{path}: “engines” should name 1 to {_MOST_ENGINES}", hint=_EXAMPLE)
    twice = next((each for each in value if value.count(each) > 1), None)
    if twice is not None:
        raise ProjectError(f"{path}: “engines” names “{twice[:_LONGEST]}” twice", hint=_EXAMPLE)
    return tuple(value)


def read_servers(tables: Any, path: Path) -> tuple[ServerSetting, ...]:  # noqa: ANN401
    """The servers of the `[servers.NAME]` tables.  Raises ProjectError naming what is wrong."""
    if not isinstance(tables, dict) or not all(isinstance(each, dict) for each in tables.values()):
        raise ProjectError(f"{path}: “servers” should be tables", hint=_SERVER_EXAMPLE)
    return tuple(_server(name, table, path) for name, table in tables.items())


@contextmanager
def told_with_place(engines_from: str) -> Iterator[None]:
    """Make a ProjectError of the UsageError for an engine that the settings name and that is none.

    engines_from: the file and the setting; "" leaves the error as it is.
    """
    try:
        yield
    except UsageError as error:
        if not engines_from:
            raise
        raise ProjectError(f"{engines_from}: {error.message}", hint=error.hint) from error


def _server(name: str, table: dict[str, Any], path: Path) -> ServerSetting:
    # The addresses of servers are seldom needed, and take time to load.
    from alignwb.engines.libretranslate.server import checked_url

    where = f"{path}: [servers.{name[:_LONGEST]}]"
    if not name.replace("-", "").replace("_", "").isalnum() or name == _ARGOS:
        raise ProjectError(f"{where}: this is no name for a server", hint=_NAME)
    own = {field.name: field.type for field in fields(ServerSetting) if field.name != "name"}
    for setting, value in table.items():
        if setting == "api_key":
            raise ProjectError(
                f"{where}: a key does not belong into a file that others see",
                hint="Put it into a variable of the environment; see docs/drafting.md.",
            )
        if setting not in own:
            raise ProjectError(
                f"{where}: there is no setting “{setting}”", hint=f"Settings: {', '.join(own)}."
            )
        is_number = own[setting] is float and type(value) in (int, float)
        if type(value) is not own[setting] and not is_number:
            expected = getattr(own[setting], "__name__", own[setting])
            raise ProjectError(
                f"{where}: “{setting}” should be of type {expected}, not {value!r:.{_LONGEST}}"
            )
    if "url" not in table:
        raise ProjectError(f"{where}: it has no “url”", hint=_SERVER_EXAMPLE)
    timeout_s = table.get("timeout_s", 30.0)
    if not 1 <= timeout_s <= 600:
        raise ProjectError(f"{where}: “timeout_s” should be 1 to 600, not {timeout_s}")
    try:
        url = checked_url(table["url"], name)
    except UsageError as error:
        raise ProjectError(f"{where}: {error.message}", hint=error.hint) from error
    return ServerSetting(name, url, float(timeout_s))
