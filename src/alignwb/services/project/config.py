"""Settings of a project, from the optional `alignwb.toml` in its folder."""

from dataclasses import Field, dataclass, field, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from alignwb.core.defaults import DOUBTFUL_BELOW, LEAST_MATCH, MATCHES_SHOWN
from alignwb.core.languages.language_codes import base_language, is_known_language
from alignwb.errors import ProjectError
from alignwb.files.file_bytes import read_bytes_if_there
from alignwb.files.reading import reading, reason
from alignwb.files.reading_limits import MOST_SETTINGS_BYTES
from alignwb.services.project.engine_settings import ServerSetting, read_engines, read_servers

_HINT = "See docs/project.md for the settings."
_RULES = "check"
_OWN_KEYS = "own_keys"
_SPELLING = "spelling"
_ENGINES = "engines"
_SERVERS = "servers"
_TEAM = "team"
_ENGINE = "engine"
_TABLES = (f"[[{_RULES}]]", f"[{_OWN_KEYS}]", f"[{_SERVERS}.NAME]", f"[{_SPELLING}]", f"[{_TEAM}]")
_RULE_HINT = "Give it a regular expression for “needs” or “forbids”; see docs/checks.md."
_BEYOND_NUMBERS = 10**15
"""Whole numbers from here on are no value of any setting, and may be too large for a float."""

_LONGEST_VALUE = 60
_LANGUAGES = frozenset({"source_lang", "target_lang"})
SettingValue = TypeVar("SettingValue", str, bool, int, float)


def _setting(
    default: SettingValue, explanation: str, between: tuple[int, int] | None = None
) -> SettingValue:
    """A field of the settings; `between`: its least and greatest value."""
    metadata = {"explanation": explanation, "between": between}
    setting: SettingValue = field(default=default, metadata=metadata)
    return setting


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """A rule that translations are checked by: a `[[check]]` table.

    Attributes:
        name: What `--only` and dismissals call it.
        source: A regular expression: only segments with it in their source are meant.
        needs: One that their targets have to have.
        forbids: One that their targets must not have.
        message: What is said of a segment that breaks the rule.
        stops: Whether a broken rule asks for a second Enter.
    """

    name: str = ""
    source: str = ""
    needs: str = ""
    forbids: str = ""
    message: str = ""
    stops: bool = False


@dataclass(frozen=True, slots=True)
class SpellingSetting:
    """The `[spelling]` table.

    Attributes:
        dictionary: A hunspell dictionary: its name, or the path of its `.dic` file from the
            project's folder; "none" for none, "" for those that are installed for the language.
    """

    dictionary: str = ""


@dataclass(frozen=True, slots=True)
class TeamSetting:
    """The `[team]` table.

    Attributes:
        server: A connection string, which may hold a password; "" for no team.
        project: What the project is called in the team; "" for the name of its folder.
    """

    server: str = field(default="", repr=False)
    project: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """The settings, each with its default and with what `alignwb init` writes to explain it."""

    source_lang: str = _setting("nl", "BCP 47 code of the sources")
    target_lang: str = _setting("en", "BCP 47 code of the targets")
    engine: str = _setting("argos", "the engine that drafts; engines = [...] names several")
    hypotheses: int = _setting(4, "how many alternatives a draft keeps", (1, 8))
    honour_terms: bool = _setting(True, "drafts render terms as the glossary says")
    learn_words: bool = _setting(
        True, "drafts have the words, spellings and signs that you put in the place of theirs"
    )
    pretranslate: bool = _setting(
        True, "fill in what the memory knows word for word before drafting"
    )
    propagate: bool = _setting(True, "confirming a segment on the screen fills in its repetitions")
    draft_on_open: bool = _setting(True, "draft a document without drafts when the screen opens it")
    least_match: int = _setting(
        LEAST_MATCH, "match rate in percent below which the memory shows nothing", (0, 100)
    )
    matches_shown: int = _setting(
        MATCHES_SHOWN, "how many matches the memory shows of a segment", (1, 20)
    )
    doubtful_below: float = _setting(
        DOUBTFUL_BELOW, "confidence below which a bead of an alignment is doubtful", (0, 1)
    )
    autosave_s: float = _setting(
        2.0, "seconds without a key after which the screen saves", (1, 3600)
    )
    check_on_screen: bool = _setting(
        True, "the screen marks what checks find, and Enter asks once more where it is of weight"
    )
    complete: bool = _setting(
        True, "the screen shows, dim behind the cursor, what may follow what you type"
    )
    theme: str = _setting("", 'the screen\'s theme; "" for the default')
    keys: str = _setting("alignwb", "whose keys the screen has: alignwb, omegat, memoq or trados")
    own_keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    check: tuple[RuleSetting, ...] = ()
    spelling: SpellingSetting = SpellingSetting()
    engines: tuple[str, ...] = ()
    servers: tuple[ServerSetting, ...] = ()
    team: TeamSetting = TeamSetting()
    engines_from: str = field(default="", compare=False)
    """The file and the setting that name the engines; "" if none does."""

    @property
    def engine_names(self) -> tuple[str, ...]:
        """The engines in their order: the first drafts, the others are shown beside it."""
        return self.engines or (self.engine,)

    def with_engine(self, name: str) -> "Config":
        """The settings with that engine alone; "" for the engines that they name."""
        if not name:
            return self
        engines_from = self.engines_from if name in self.engine_names else ""
        return replace(self, engine=name, engines=(), engines_from=engines_from)


def plain_settings() -> "tuple[Field[Any], ...]":
    """The fields of `Config` that are one value each, not tables of their own."""
    return tuple(setting for setting in fields(Config) if setting.metadata)


def explanation_of(setting: "Field[Any]") -> str:
    """The meaning of a field of `Config` in a few words, with its range."""
    explanation, between = setting.metadata["explanation"], setting.metadata["between"]
    return f"{explanation}, {between[0]} to {between[1]}" if between else str(explanation)


def read_config(path: Path) -> Config:
    """The settings in `path`; the defaults if there is no such file.

    Raises ProjectError naming the file, and the line or setting, that is wrong.
    """
    data = read_bytes_if_there(path, MOST_SETTINGS_BYTES)
    if data is None:
        return Config()
    # It takes longer to load than everything else of a project, and many have no such file.
    import tomllib

    with reading(path, "settings", kind=ProjectError, hint=_HINT):
        try:
            values = tomllib.loads(data.decode("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ProjectError(f"{path}: {reason(error)}", hint=_HINT) from error
        rules = _rules(values.pop(_RULES, []), path)
        own_keys = _own_keys(values.pop(_OWN_KEYS, {}), path)
        spelling = _spelling(values.pop(_SPELLING, {}), path)
        engines = read_engines(values.pop(_ENGINES, None), path, has_one=_ENGINE in values)
        servers = read_servers(values.pop(_SERVERS, {}), path)
        team = _team(values.pop(_TEAM, {}), path)
        settings = {name: _checked(name, value, path) for name, value in values.items()}
        named_by = _ENGINES if engines else _ENGINE if _ENGINE in values else ""
        return Config(
            check=rules,
            own_keys=own_keys,
            spelling=spelling,
            engines=engines,
            servers=servers,
            team=team,
            engines_from=f"{path}: “{named_by}”" if named_by else "",
            **settings,
        )


def _rules(tables: Any, path: Path) -> tuple[RuleSetting, ...]:  # noqa: ANN401 - as above
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise ProjectError(
            f"{path}: “{_RULES}” should be tables", hint=f"Write [[{_RULES}]] above each."
        )
    return tuple(_rule(number, table, path) for number, table in enumerate(tables, 1))


def _own_keys(table: Any, path: Path) -> tuple[tuple[str, tuple[str, ...]], ...]:  # noqa: ANN401
    """The keys written for each command; the screen says whether there are such commands."""
    if not isinstance(table, dict):
        raise ProjectError(
            f"{path}: “{_OWN_KEYS}” should be a table", hint=f"Write [{_OWN_KEYS}] above its keys."
        )
    keys: list[tuple[str, tuple[str, ...]]] = []
    for name, value in table.items():
        written = [value] if isinstance(value, str) else value
        if not isinstance(written, list) or not all(isinstance(each, str) for each in written):
            raise ProjectError(
                f"{path}: [{_OWN_KEYS}] {name}: this should be a key or a list of keys,"
                f" not {_brief(value)}",
                hint=f'Such as: {name if name.isidentifier() else "note"} = "f11"',
            )
        keys.append((name, tuple(written)))
    return tuple(keys)


def _rule(number: int, table: dict[str, Any], path: Path) -> RuleSetting:
    settings = {setting.name: setting for setting in fields(RuleSetting)}
    where = f"{path}: [[{_RULES}]] {number}"
    for name, value in table.items():
        if name not in settings:
            raise ProjectError(
                f"{where}: there is no setting “{name}”", hint=f"Settings: {', '.join(settings)}."
            )
        if type(value) is not settings[name].type:
            expected = getattr(settings[name].type, "__name__", settings[name].type)
            message = f"{where}: “{name}” should be of type {expected}, not {_brief(value)}"
            raise ProjectError(message)
    rule = RuleSetting(**table)
    if not rule.needs and not rule.forbids:
        raise ProjectError(f"{where}: it needs nothing and forbids nothing", hint=_RULE_HINT)
    return rule


def _spelling(table: Any, path: Path) -> SpellingSetting:  # noqa: ANN401 - as above
    if not isinstance(table, dict):
        raise ProjectError(
            f"{path}: “{_SPELLING}” should be a table", hint=f"Write [{_SPELLING}] above it."
        )
    for name, value in table.items():
        if name != "dictionary":
            raise ProjectError(
                f"{path}: [{_SPELLING}]: there is no setting “{name}”", hint="Settings: dictionary."
            )
        if not isinstance(value, str):
            message = f"{path}: [{_SPELLING}]: “{name}” should be of type str, not {_brief(value)}"
            raise ProjectError(message)
    return SpellingSetting(**table)


def _team(table: Any, path: Path) -> TeamSetting:  # noqa: ANN401 - as above
    """The table; its values are in no message, as one holds a password."""
    if not isinstance(table, dict):
        raise ProjectError(f"{path}: “{_TEAM}” should be a table", hint=f"Write [{_TEAM}] above.")
    names = [setting.name for setting in fields(TeamSetting)]
    for name, value in table.items():
        if name not in names:
            raise ProjectError(
                f"{path}: [{_TEAM}]: there is no setting “{name}”",
                hint=f"Settings: {', '.join(names)}.",
            )
        if not isinstance(value, str):
            raise ProjectError(f"{path}: [{_TEAM}]: “{name}” should be of type str")
    return TeamSetting(**table)


def _checked(name: str, value: Any, path: Path) -> Any:  # noqa: ANN401 - whatever TOML can hold
    settings = {setting.name: setting for setting in plain_settings()}
    setting = settings.get(name)
    if setting is None:
        raise ProjectError(
            f"{path}: there is no setting “{name}”",
            hint=f"Settings: {', '.join((*settings, _ENGINES))}. Tables: {', '.join(_TABLES)}.",
        )
    if setting.type is float and type(value) is int and abs(value) < _BEYOND_NUMBERS:
        value = float(value)
    if type(value) is not setting.type:
        expected = getattr(setting.type, "__name__", setting.type)
        raise ProjectError(f"{path}: “{name}” should be of type {expected}, not {_brief(value)}")
    if name in _LANGUAGES:
        value = _language(name, value, path)
    between = setting.metadata["between"]
    if between and not between[0] <= value <= between[1]:
        raise ProjectError(
            f"{path}: “{name}” should be {between[0]} to {between[1]}, not {_brief(value)}"
        )
    return value


def _language(name: str, stated: str, path: Path) -> str:
    """A language as its BCP 47 code, however it is stated; a region stays (`nl-BE`)."""
    base = base_language(stated)
    if not is_known_language(base):
        raise ProjectError(
            f"{path}: “{name}” is no language that is known: {_brief(stated)}",
            hint="Write its code, such as nl or en-GB.",
        )
    code = stated.strip().replace("_", "-")
    return code if code.casefold().startswith((base + "-",)) or code == base else base


def _brief(value: object) -> str:
    words = repr(value)
    return words if len(words) <= _LONGEST_VALUE else f"{words[:_LONGEST_VALUE]}…"
