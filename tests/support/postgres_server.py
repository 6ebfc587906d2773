"""A PostgreSQL server of the tests' own: in a temporary folder, as a user that is not root."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from support.certificates import Certificate

from alignwb.engines.team.address import TeamAddress, read_address

OWNER = "owner"
_PROGRAMS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


class PostgresServer:
    """A running server, with sockets in its folder and on loopback (there with passwords)."""

    def __init__(self, folder: Path, programs: Path, user: str | None) -> None:
        self.folder = folder
        self.port = _free_port()
        self._programs = programs
        self._user = user
        self._do("initdb", "-D", self.data, "-U", OWNER, "-E", "UTF8", "--locale=C.UTF-8",
                 "--auth-local=trust", "--auth-host=scram-sha-256")  # fmt: skip
        self.start()

    @property
    def data(self) -> str:
        return str(self.folder / "data")

    def start(self) -> None:
        options = (
            f"-k {self.folder} -p {self.port} -c listen_addresses=127.0.0.1"
            " -c shared_buffers=64MB -c max_connections=60"
        )
        log = str(self.folder / "log")
        for attempt in range(20):  # until the processes of a killed one have ended
            try:
                self._do("pg_ctl", "start", "-w", "-D", self.data, "-l", log, "-o", options)
            except subprocess.CalledProcessError:
                if attempt == 19:
                    raise
            else:
                return

    def stop(self) -> None:
        self._do("pg_ctl", "stop", "-w", "-m", "fast", "-D", self.data)

    def encrypt_with(self, certificate: Certificate) -> None:
        """Show a certificate from now on, and encrypt where that is asked for."""
        for file, name in ((certificate.path, "server.crt"), (certificate.key, "server.key")):
            there = Path(self.data, name)
            shutil.copy(file, there)
            there.chmod(0o600)
            if self._user is not None:
                shutil.chown(there, self._user)
        self.query("postgres", "ALTER SYSTEM SET ssl = on")
        self.stop()
        self.start()

    @property
    def is_running(self) -> bool:
        return Path(self.data, "postmaster.pid").exists()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        number = int(Path(self.data, "postmaster.pid").read_text().split()[0])
        os.kill(number, signal.SIGKILL)

    def new_database(self, *roles: str, superuser: str = OWNER) -> "Database":
        """A database of its own, and users of the server."""
        name = f"team_{uuid.uuid4().hex[:12]}"
        self.query("postgres", f"CREATE DATABASE {name}")
        for role in roles:
            with suppress(subprocess.CalledProcessError):  # another test has made it
                self.query("postgres", f"CREATE ROLE \"{role}\" LOGIN PASSWORD 'geheim-{role}'")
        return Database(self, name, superuser)

    def query(self, database: str, statement: str) -> str:
        words = ("-h", str(self.folder), "-p", str(self.port), "-U", OWNER, "-d", database)
        return self._do("psql", *words, "-qAtc", statement)

    def _do(self, program: str, *words: str) -> str:
        done = subprocess.run(
            (str(self._programs / program), *words),
            user=self._user,
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
            text=True,
            timeout=120,
        )
        return done.stdout.strip()


class Database:
    """A database on the server."""

    def __init__(self, server: PostgresServer, name: str, owner: str) -> None:
        self.server, self.name, self.owner = server, name, owner

    def url(self, user: str = OWNER) -> str:
        """A connection string by the socket, which asks for no password."""
        return f"postgresql://{user}@/{self.name}?host={self.server.folder}&port={self.server.port}"

    def url_on_loopback(self, user: str, password: str) -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.server.port}/{self.name}"

    def address(self, user: str = OWNER) -> TeamAddress:
        return read_address(self.url(user), "the test", {})

    def query(self, statement: str) -> Sequence[str]:
        return self.server.query(self.name, statement).splitlines()


@contextmanager
def postgres_server() -> Iterator[PostgresServer]:
    """Start a server; skips the test where PostgreSQL is not installed or cannot be run."""
    if not _PROGRAMS:
        pytest.skip("PostgreSQL is not installed here (apt-get install postgresql)")
    pytest.importorskip("pg8000", reason="pg8000 is not installed here (the extra “team”)")
    user = None
    folder = Path(tempfile.mkdtemp(prefix="alignwb-pg-"))
    if os.getuid() == 0:  # as which PostgreSQL refuses to run
        user = next((each for each in ("postgres", "nobody") if _is_user(each)), None)
        if user is None:
            pytest.skip("PostgreSQL does not run as root, and there is no other user here")
        shutil.chown(folder, user)
    try:
        server = PostgresServer(folder, _PROGRAMS[-1].parent, user)
        try:
            yield server
        finally:
            with suppress(subprocess.SubprocessError):
                server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _is_user(name: str) -> bool:
    with suppress(KeyError):
        return bool(pwd.getpwnam(name))
    return False


def _free_port() -> int:
    with socket.socket() as each:
        each.bind(("127.0.0.1", 0))
        return int(each.getsockname()[1])
