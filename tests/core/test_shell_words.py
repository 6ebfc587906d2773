"""Names in commands that are proposed."""

import shlex

import pytest

from alignwb.core.shell_words import argument


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("brief", "brief"),
        ("brief.nl", "brief.nl"),
        ("Mijn boek (def)", "'Mijn boek (def)'"),
        ("zo'n brief", "'zo'\"'\"'n brief'"),
        ("-kop", "-- -kop"),
        ("- een brief", "-- '- een brief'"),
    ],
)
def test_a_shell_reads_the_name_as_it_is(name: str, expected: str) -> None:
    assert argument(name) == expected
    assert shlex.split(argument(name))[-1] == name
