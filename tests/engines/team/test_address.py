import pytest

from alignwb.engines.team.address import read_address
from alignwb.errors import ProjectError


def test_a_server_elsewhere_is_asked_for_its_certificate() -> None:
    address = read_address("postgresql://jet:a%40b@db.example.org/boek", "here", {})
    assert (address.host, address.port, address.database) == ("db.example.org", 5432, "boek")
    assert (address.user, address.password, address.tls) == ("jet", "a@b", "verify-full")


def test_a_socket_and_loopback_are_not_encrypted() -> None:
    address = read_address("postgres://jet@/boek?host=/run/pg&port=77", "here", {})
    assert (address.socket, address.host, address.tls) == ("/run/pg/.s.PGSQL.77", "", "disable")
    assert read_address("postgresql://j@localhost/b", "here", {}).tls == "disable"


def test_the_environment_may_hold_user_and_password() -> None:
    address = read_address("postgresql://h/b", "here", {"PGUSER": "jet", "PGPASSWORD": "geheim"})
    assert (address.user, address.password) == ("jet", "geheim")


def test_no_representation_shows_the_password() -> None:
    address = read_address("postgresql://jet:geheim@h/b", "here", {})
    assert "geheim" not in f"{address!r} {address}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mysql://jet:geheim@h/b", "postgresql://"),
        ("host=h password=geheim", "postgresql://"),
        ("postgresql://jet:geheim@h:geheim/b", "no connection string"),
        ("postgresql://jet:geheim@[h/b", "no connection string"),
        ("postgresql://jet:geheim@/b", "no server"),
        ("postgresql://jet:geheim@h", "no database"),
        ("postgresql://:geheim@h/b", "no user"),
        ("postgresql://jet:geheim@h/b?sslmode=prefer", "verify-full"),
        ("postgresql://jet:geheim@h/b?passfile=x", "passfile"),
    ],
)
def test_what_is_wrong_is_said_without_the_string(text: str, said: str) -> None:
    with pytest.raises(ProjectError, match="the file x") as raised:
        read_address(text, "the file x", {})
    assert said in raised.value.message
    assert "geheim" not in raised.value.message + raised.value.hint
