"""Addresses are taken as people write them, or refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.engines.libretranslate.server import Server, checked_url
from alignwb.errors import UsageError


@pytest.mark.parametrize(
    ("written", "used"),
    [
        ("http://localhost:5000", "http://localhost:5000"),
        (" https://translate.example.org/ ", "https://translate.example.org"),
        ("https://example.org/mt/translate", "https://example.org/mt"),
        ("http://[::1]:5000/translate/", "http://[::1]:5000"),
    ],
)
def test_an_address_is_used_without_its_service(written: str, used: str) -> None:
    assert checked_url(written, "office") == used


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("localhost:5000", "no address"),
        ("ftp://example.org", "no address"),
        ("http://", "no address"),
        ("http://example.org:port", "no address"),
        ("http://example.org:70000", "no address"),
        ("http://[::1", "no address"),
        ("https://me:secret@example.org", "a name or password"),
        ("https://example.org/?key=1", "more than an address"),
        ("https://exa mple.org", "a space"),
        ("https://exämple.org", "no address"),
        ("", "no address"),
    ],
)
def test_what_is_no_address_is_refused(written: str, words: str) -> None:
    with pytest.raises(UsageError, match=words) as caught:
        checked_url(written, "office")
    assert "office" in caught.value.message
    assert "secret" not in caught.value.message


@pytest.mark.parametrize(
    ("url", "variable"),
    [
        ("https://mt.example.org/api", "ALIGNWB_KEY_MT_EXAMPLE_ORG"),
        ("http://localhost:5000", "ALIGNWB_KEY_LOCALHOST"),
        ("http://[::1]:80", "ALIGNWB_KEY___1"),
    ],
)
def test_a_key_is_for_the_host_that_its_variable_names(url: str, variable: str) -> None:
    assert Server("office", url).key_variable == variable


@given(st.text())
def test_anything_is_an_address_or_refused(written: str) -> None:
    try:
        url = checked_url(written, "office")
    except UsageError:
        return
    assert url.startswith(("http://", "https://"))
    assert checked_url(url, "office") == url


@pytest.mark.parametrize(
    ("url", "is_local", "is_readable"),
    [
        ("http://localhost:5000", True, False),
        ("http://127.3.0.9", True, False),
        ("http://[::1]:80", True, False),
        ("http://localhost.example.org", False, True),
        ("http://192.168.0.4:5000", False, True),
        ("https://192.168.0.4:5000", False, False),
    ],
)
def test_it_is_known_what_leaves_this_machine_unencrypted(
    url: str, is_local: bool, is_readable: bool
) -> None:
    server = Server("office", url)
    assert (server.is_local, server.is_readable_on_the_way) == (is_local, is_readable)
