"""Where the team's server is; its password is in no message and no representation."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from alignwb.errors import ProjectError

_DEFAULT_PORT = 5432
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_HINT = "Such as: postgresql://anna@server.example.org/team; see docs/team.md."
TLS_MODES = ("verify-full", "verify-ca", "require", "disable")
"""Certificate and name are checked; the certificate alone; encrypted, unchecked; not encrypted."""

_OPTIONS = frozenset({"host", "port", "sslmode", "sslrootcert"})


@dataclass(frozen=True, slots=True)
class TeamAddress:
    """A database on a PostgreSQL server, and who one is there.

    Attributes:
        host: A name or an address; "" where `socket` is used.
        port: Its port.
        socket: The path of a Unix socket; "" for none.
        database: The name of the database.
        user: The user of the database.
        password: Its password; "" for none.
        tls: One of TLS_MODES.
        authorities: A file with the certificates that are trusted; "" for those of the system.
    """

    host: str
    port: int
    socket: str
    database: str
    user: str
    password: str = field(repr=False)
    tls: str
    authorities: str = ""

    def __str__(self) -> str:
        """The server and the database in words, without user and password."""
        return f"{self.database} on {self.host or self.socket}"


def read_address(text: str, where: str, environment: Mapping[str, str]) -> TeamAddress:
    """The address that a connection string names.

    where: where the string is written, for messages, which never repeat it.  The password may also
    be in the environment, as PGPASSWORD, and the file of authorities as PGSSLROOTCERT.  Raises
    ProjectError.
    """
    try:
        parts = urlsplit(text)
        port = parts.port or _DEFAULT_PORT
        options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    except ValueError as error:
        raise ProjectError(f"{where}: this is no connection string", hint=_HINT) from error
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ProjectError(f"{where}: this does not begin with postgresql://", hint=_HINT)
    if unknown := options.keys() - _OPTIONS:
        names = ", ".join(sorted(unknown))
        raise ProjectError(f"{where}: options that are not known here: {names}", hint=_HINT)
    return _address(parts, port, options, where, environment)


def _address(
    parts: SplitResult,
    port: int,
    options: Mapping[str, str],
    where: str,
    environment: Mapping[str, str],
) -> TeamAddress:
    host = options.get("host") or unquote(parts.hostname or "")
    database = unquote(parts.path.strip("/"))
    user = unquote(parts.username or "") or environment.get("PGUSER", "")
    if not (host and database and user):
        missing = "server" if not host else "database" if not database else "user"
        raise ProjectError(f"{where}: it names no {missing}", hint=_HINT)
    stated_port = options.get("port", str(port))
    is_local = host.startswith("/") or host in _LOOPBACK
    tls = options.get("sslmode", "disable" if is_local else TLS_MODES[0])
    if tls not in TLS_MODES or not stated_port.isdecimal():
        raise ProjectError(
            f"{where}: sslmode is one of {', '.join(TLS_MODES)}, and a port a number", hint=_HINT
        )
    password = unquote(parts.password or "") or environment.get("PGPASSWORD", "")
    authorities = options.get("sslrootcert") or environment.get("PGSSLROOTCERT", "")
    socket = f"{host}/.s.PGSQL.{stated_port}" if host.startswith("/") else ""
    return TeamAddress(
        "" if socket else host, int(stated_port), socket, database, user, password, tls, authorities
    )
