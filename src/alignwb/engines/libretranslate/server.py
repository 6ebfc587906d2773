"""A server as the settings name it."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from alignwb.errors import UsageError

_HINT = 'Write it such as: url = "https://translate.example.org" or "http://localhost:5000"'
_TRANSLATE = "/translate"
_NO_LETTER = re.compile(r"[^A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Server:
    """A server.

    Attributes:
        name: What the settings call it.
        url: Its address, without the name of any of its services.
        timeout_s: How long it may take to answer.
    """

    name: str
    url: str
    timeout_s: float = 30.0

    @property
    def place(self) -> str:
        """Its host and port, and the path if it has one, for people to read."""
        parts = urlsplit(self.url)
        return f"{parts.netloc}{parts.path}"

    @property
    def key_variable(self) -> str:
        """The variable of the environment with its API key, if it needs one.

        It is named after the host, so that no settings of a project, which may be somebody
        else's, can have a key sent to another one, or any other variable sent anywhere.
        """
        host = urlsplit(self.url).hostname or ""
        return "ALIGNWB_KEY_" + _NO_LETTER.sub("_", host).upper()

    @property
    def is_local(self) -> bool:
        """Whether it is on this machine, so that nothing that is sent leaves it."""
        return _is_loopback(urlsplit(self.url).hostname or "")

    @property
    def is_readable_on_the_way(self) -> bool:
        """Whether others can read what is sent to it: it is elsewhere and not encrypted."""
        return urlsplit(self.url).scheme == "http" and not self.is_local


def checked_url(written: str, name: str) -> str:
    """An address as it is used, from one as people write it.  Raises UsageError."""
    parts = _split(written.strip(), name)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UsageError(f"server “{name}”: “{written}” is no address of a server", hint=_HINT)
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            f"server “{name}”: its address has a name or password in it",
            hint="A key belongs into a variable of the environment; see docs/drafting.md.",
        )
    if parts.query or parts.fragment:
        raise UsageError(f"server “{name}”: “{written}” is more than an address", hint=_HINT)
    path = parts.path.rstrip("/").removesuffix(_TRANSLATE).rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path}"


def _split(written: str, name: str) -> SplitResult:
    try:
        parts = urlsplit(written)
        _ = parts.port  # a port that is none raises only when it is asked for
        written.encode("ascii")
    except ValueError as error:
        raise UsageError(f"server “{name}”: “{written}” is no address: {error}", _HINT) from error
    if any(character.isspace() or not character.isprintable() for character in written):
        raise UsageError(f"server “{name}”: its address has a space in it", hint=_HINT)
    return parts


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
