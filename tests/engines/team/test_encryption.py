from collections.abc import Iterator
from pathlib import Path

import pytest
from support.certificates import Certificate, self_signed
from support.postgres_server import Database, PostgresServer, postgres_server

from alignwb.engines.team.address import read_address
from alignwb.engines.team.team_server import LostServerError, TeamServer
from alignwb.errors import EngineError, ProjectError


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresServer]:
    with postgres_server() as server:
        yield server


@pytest.fixture
def database(server: PostgresServer) -> Database:
    return server.new_database("anna")


def connect(database: Database, options: str, **environment: str) -> TeamServer:
    url = f"{database.url_on_loopback('anna', 'geheim-anna')}?{options}"
    return TeamServer(read_address(url, "the test", environment))


def encrypts(team: TeamServer) -> bool:
    [[is_encrypted]] = team._run("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    team.close()
    return bool(is_encrypted)


def refused(database: Database, options: str) -> EngineError:
    with pytest.raises(EngineError) as raised:
        connect(database, options)
    error = raised.value
    assert not isinstance(error, LostServerError)
    assert "geheim" not in f"{error.message} {error.hint} {error.__cause__!r}"
    assert database.name in error.message or "trusted cannot be read" in error.message
    return error


@pytest.mark.parametrize("mode", ["verify-full", "verify-ca", "require"])
def test_a_server_that_does_not_encrypt_gets_no_password(
    server: PostgresServer, database: Database, mode: str
) -> None:
    server.query("postgres", "ALTER SYSTEM SET ssl = off")
    server.query("postgres", "SELECT pg_reload_conf()")
    error = refused(database, f"sslmode={mode}")
    assert "does not encrypt" in error.message
    assert "sslmode=disable" in error.hint
    assert not encrypts(connect(database, "sslmode=disable"))


@pytest.fixture
def shown(server: PostgresServer, tmp_path: Path) -> Certificate:
    certificate = self_signed(tmp_path, "team", "IP:127.0.0.1")
    server.encrypt_with(certificate)
    return certificate


def test_a_certificate_that_is_trusted_lets_in_whoever_checks_it(
    database: Database, shown: Certificate
) -> None:
    for mode in ("verify-full", "verify-ca"):
        assert encrypts(connect(database, f"sslmode={mode}&sslrootcert={shown.path}"))
    assert encrypts(connect(database, "sslmode=verify-full", PGSSLROOTCERT=str(shown.path)))
    assert encrypts(connect(database, "sslmode=require"))
    assert not encrypts(connect(database, "sslmode=disable"))


def test_a_certificate_that_nobody_trusts_is_told_with_what_to_do(
    database: Database, shown: Certificate, tmp_path: Path
) -> None:
    other = self_signed(tmp_path, "other", "IP:127.0.0.1")
    for options in ("sslmode=verify-full", f"sslmode=verify-ca&sslrootcert={other.path}"):
        error = refused(database, options)
        assert "not trusted: self-signed certificate" in error.message.replace("self s", "self-s")
        assert "sslrootcert" in error.hint
    assert shown.path.exists()


def test_a_certificate_of_another_server_is_told_apart(
    server: PostgresServer, database: Database, tmp_path: Path
) -> None:
    certificate = self_signed(tmp_path, "elsewhere", "DNS:db.example.org")
    server.encrypt_with(certificate)
    error = refused(database, f"sslmode=verify-full&sslrootcert={certificate.path}")
    assert "a certificate of another server" in error.message
    assert "verify-ca" in error.hint
    assert encrypts(connect(database, f"sslmode=verify-ca&sslrootcert={certificate.path}"))


@pytest.mark.parametrize("content", [None, b"", b"not a certificate", b"\0\xff" * 50])
def test_a_file_without_certificates_is_named(
    database: Database, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "trusted.pem"
    if content is not None:
        path.write_bytes(content)
    error = refused(database, f"sslmode=verify-full&sslrootcert={path}")
    assert str(path) in error.message
    assert "PEM" in error.hint


def test_a_mode_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(ProjectError, match="verify-full, verify-ca, require, disable"):
        read_address("postgresql://anna@db.example.org/team?sslmode=prefer", "the test", {})
