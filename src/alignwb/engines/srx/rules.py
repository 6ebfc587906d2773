"""Reading SRX 2.0 files (Segmentation Rules eXchange; LISA 2008, §3)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from alignwb.errors import FormatError, ProjectError
from alignwb.files.file_bytes import read_bytes
from alignwb.files.reading import reading
from alignwb.files.reading_limits import (
    MOST_CHARACTERS_OF_A_RULE,
    MOST_RULES,
    MOST_RULES_BYTES,
    beyond_limit,
)

_HINT = "See docs/project.md for an example of segmentation rules."


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: to break, or not, between a text that `before` and a text that `after` matches.

    Attributes:
        is_break: Whether this is a place to break, or one not to.
        before: Regular expression (ICU's dialect) for what ends at the place; "" for anything.
        after: Regular expression for what begins there; "" for anything.
        place: Where the rule is written, as "file:line".
    """

    is_break: bool
    before: str
    after: str
    place: str


def read_rules(path: Path, language: str) -> tuple[Rule, ...]:
    """The rules of an SRX file for a language (BCP 47), in order of precedence.

    A language map applies if its pattern matches the whole code, upper or lower case; in a file
    that does not cascade only the first such map does.  Entity definitions are refused.  Raises
    FormatError with file, line and reason.
    """
    with reading(path, "SRX", hint=_HINT):
        try:
            data = read_bytes(path, MOST_RULES_BYTES)
        except ProjectError as error:
            raise FormatError(error.message, hint=error.hint) from error
        reader = _Reader(path)
        try:
            reader.parser.Parse(data, True)
        except expat.ExpatError as error:
            words = expat.ErrorString(error.code)
            raise FormatError(f"{path}:{error.lineno}: not well-formed XML: {words}") from error
        return reader.rules_for(language)


class _Reader:
    """Gathers the rules of a file; its handlers are called by the XML parser."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.has_root = False
        self.cascades = False
        self.named_rules: dict[str, list[Rule]] = {}
        self.maps: list[tuple[re.Pattern[str], str]] = []
        self.current: list[Rule] | None = None
        self.is_break = True
        self.parts: dict[str, list[str]] = {}
        self.text: list[str] | None = None
        self.starts: dict[str, Callable[[dict[str, str]], None]] = {
            "srx": self.start_srx,
            "header": self.start_header,
            "languagerule": self.start_language_rule,
            "rule": self.start_rule,
            "beforebreak": lambda _: self.start_part("beforebreak"),
            "afterbreak": lambda _: self.start_part("afterbreak"),
            "languagemap": self.start_map,
        }
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = lambda *_: self.fail("entity definitions are not read")

    @property
    def place(self) -> str:
        return f"{self.path}:{self.parser.CurrentLineNumber}"

    def fail(self, reason: str) -> None:
        raise FormatError(f"{self.place}: {reason}", hint=_HINT)

    def rules_for(self, language: str) -> tuple[Rule, ...]:
        names = [name for pattern, name in self.maps if pattern.fullmatch(language)]
        if not self.cascades:
            names = names[:1]
        rules = tuple(rule for name in names for rule in self.named_rules[name])
        if len(rules) > MOST_RULES:
            raise beyond_limit(
                self.path, f"it has {len(rules)} rules", f"{MOST_RULES} of a language", _HINT
            )
        return rules

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if not self.has_root:
            self.has_root = True
            if local != "srx":
                self.fail(f"the root element is <{local}>, where SRX has <srx>")
        handler = self.starts.get(local)
        if handler is not None:
            handler(attributes)

    def start_srx(self, attributes: dict[str, str]) -> None:
        version = attributes.get("version", "")
        if version != "2.0":
            self.fail(f"SRX version “{version}” is not read, only 2.0")

    def start_header(self, attributes: dict[str, str]) -> None:
        self.cascades = attributes.get("cascade") == "yes"

    def start_language_rule(self, attributes: dict[str, str]) -> None:
        self.current = self.named_rules.setdefault(attributes.get("languagerulename", ""), [])

    def start_rule(self, attributes: dict[str, str]) -> None:
        value = attributes.get("break", "yes")
        if value not in {"yes", "no"}:
            self.fail(f"break is “yes” or “no”, not “{value}”")
        self.is_break = value == "yes"
        self.parts = {"beforebreak": [], "afterbreak": []}

    def start_part(self, name: str) -> None:
        self.text = self.parts.get(name)

    def start_map(self, attributes: dict[str, str]) -> None:
        name = attributes.get("languagerulename", "")
        if name not in self.named_rules:
            self.fail(f"there is no <languagerule> named “{name}”")
        pattern = attributes.get("languagepattern", "")
        try:
            self.maps.append((re.compile(pattern, re.IGNORECASE), name))
        except (re.error, OverflowError, RecursionError) as error:
            self.fail(f"languagepattern “{pattern}” is no regular expression: {error}")

    def characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local in {"beforebreak", "afterbreak"}:
            self.text = None
        elif local == "rule":
            if self.current is None:
                self.fail("a <rule> stands outside any <languagerule>")
            else:
                before = "".join(self.parts["beforebreak"])
                after = "".join(self.parts["afterbreak"])
                if max(len(before), len(after)) > MOST_CHARACTERS_OF_A_RULE:
                    limit = f"{MOST_CHARACTERS_OF_A_RULE} characters"
                    raise beyond_limit(self.place, "a rule is too long", limit, _HINT)
                self.current.append(Rule(self.is_break, before, after, self.place))
        elif local == "languagerule":
            self.current = None
