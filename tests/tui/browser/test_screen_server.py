import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

import aiohttp
import pytest
from support.served_project import served
from support.small_project import make_project

from alignwb.cli.main import main
from alignwb.tui.browser.screen_server import is_loopback


async def _asked(
    address: str, headers: Mapping[str, str] | None = None, cookies: Mapping[str, str] | None = None
) -> tuple[int, str, Mapping[str, str]]:
    async with (
        aiohttp.ClientSession(cookies=cookies) as session,
        session.get(address, headers=headers, allow_redirects=False) as answer,
    ):
        return answer.status, await answer.text(errors="replace"), answer.headers


async def test_pages_of_other_sites_and_names_that_lead_here_are_refused(tmp_path: Path) -> None:
    make_project(tmp_path)
    async with served(tmp_path) as server:
        for path in ("", "doc/brief", "ws/brief", "static/js/textual.js"):
            status, _, _ = await _asked(server.address + path, {"Origin": "http://example.org"})
            assert status == 403
            status, _, _ = await _asked(server.address + path, {"Host": "example.org"})
            assert status == 403
        status, text, headers = await _asked(server.address)
        assert (status, "/doc/brief" in text) == (200, True)
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert (await _asked(server.address + "doc/none"))[0] == 404
        assert (await _asked(server.address + "static/"))[0] in {403, 404}


async def test_nothing_on_the_pages_comes_from_elsewhere(tmp_path: Path) -> None:
    make_project(tmp_path)
    async with served(tmp_path) as server:
        for path in ("", "doc/brief", "static/css/xterm.css"):
            _, text, _ = await _asked(server.address + path)
            assert "googleapis" not in text
            assert "@import" not in text
            for piece in text.split("src=")[1:] + text.split("url(")[1:]:
                assert piece.lstrip("\"'").startswith(("/static/", "/page.js"))


async def test_an_address_that_others_reach_asks_for_its_token(tmp_path: Path) -> None:
    make_project(tmp_path)
    async with served(tmp_path, "--host", "0.0.0.0") as server:
        bare, _, token = server.address.partition("?token=")
        assert len(token) >= 32
        here = bare.replace("0.0.0.0", "127.0.0.1")
        for path in ("", "doc/brief", "ws/brief", "static/js/textual.js", "?token=wrong"):
            assert (await _asked(here + path))[0] == 403
        status, _, headers = await _asked(f"{here}?token={token}")
        assert (status, headers["Location"]) == (303, "/")
        assert "HttpOnly" in headers["Set-Cookie"]
        assert (await _asked(here, cookies={"alignwb": token}))[0] == 200
        assert (await _asked(here, cookies={"alignwb": token[:-1]}))[0] == 403


@pytest.mark.parametrize("token", ["Zeer lang & geheim; +=?#%41/", "sleutel-één-日本", "simple"])
async def test_a_token_of_ones_own_is_asked_for_on_this_machine_too(
    tmp_path: Path, token: str
) -> None:
    make_project(tmp_path)
    async with served(tmp_path, environment={"ALIGNWB_SERVE_TOKEN": f"{token}\n"}) as server:
        bare, _, said = server.address.partition("?token=")
        assert unquote(said) == token
        for path in ("", "doc/brief", "ws/brief", f"?token={said[:-1]}", "?token=%ED%A0%80"):
            assert (await _asked(bare + path))[0] == 403
        async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
            async with browser.get(server.address) as answer:
                assert (answer.status, "/doc/brief" in await answer.text()) == (200, True)
                assert answer.url.query_string == ""
            async with browser.get(f"{bare}doc/brief") as answer:
                assert answer.status == 200
            socket = await browser.ws_connect(f"{bare}ws/brief", headers={"Origin": bare[:-1]})
            await socket.close()
        async with aiohttp.ClientSession() as other:
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await other.ws_connect(f"{bare}ws/brief")


async def test_behind_a_server_with_tls_the_pages_lead_to_it(tmp_path: Path) -> None:
    make_project(tmp_path)
    async with served(tmp_path, environment={"ALIGNWB_SERVE_TOKEN": "sesam"}) as server:
        bare = server.address.partition("?")[0]
        front = {"Host": "desk.example.org", "X-Forwarded-Proto": "https"}
        status, _, headers = await _asked(server.address, front)
        assert (status, "Secure" in headers["Set-Cookie"]) == (303, True)
        _, page, headers = await _asked(f"{bare}doc/brief", front, {"alignwb": "sesam"})
        assert 'websocket-url="wss://desk.example.org/ws/brief"' in page
        assert "wss://desk.example.org" in headers["Content-Security-Policy"]
        ours = {**front, "Origin": "https://desk.example.org"}
        assert (await _asked(bare, ours, {"alignwb": "sesam"}))[0] == 200
        _, page, _ = await _asked(f"{bare}doc/brief", None, {"alignwb": "sesam"})
        assert 'websocket-url="ws://127.0.0.1' in page


@pytest.mark.parametrize("token", ["", "  ", "a\x1b[2J"])
def test_a_token_that_is_none_is_refused_and_nothing_is_served(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    token: str,
) -> None:
    monkeypatch.chdir(make_project(tmp_path).root)
    monkeypatch.setenv("ALIGNWB_SERVE_TOKEN", token)
    assert main(["serve", "--port", "0"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "ALIGNWB_SERVE_TOKEN" in err


async def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    make_project(tmp_path)
    async with served(tmp_path) as server:
        port = server.address.rstrip("/").rpartition(":")[2]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "alignwb", "serve", "--port", port),
            cwd=tmp_path,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
    assert (process.returncode, out) == (1, b"")
    assert f"127.0.0.1:{port} cannot be served on".encode() in err
    assert b"--port" in err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--port", "70123"], 2, "70123 should be a number, 0 to 65535"),
        (["--port", "0", "--host", "t" * 80], 1, "--host takes"),
        (["--port", "0", "--host", "desk..example"], 1, "--host takes"),
        (["--port", "0", "--host", "192.0.2.9"], 1, "--host takes"),
        (["--port", "0", "--host", " "], 2, "--host is empty"),
    ],
)
def test_what_is_no_address_of_this_machine_is_refused_in_words(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(make_project(tmp_path).root)
    ended: object
    try:
        ended = main(["serve", *words])
    except SystemExit as left:
        ended = left.code
    assert ended == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_outside_a_project_nothing_is_served(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["serve"]) == 1
    assert "not inside an alignwb project" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("host", "is_own"),
    [
        *((own, True) for own in ("127.0.0.1", "127.9.9.9", "::1", "localhost")),
        *((other, False) for other in ("0.0.0.0", "::", "10.0.0.1", "example.org")),
    ],
)
def test_what_leads_to_this_machine_alone(host: str, is_own: bool) -> None:
    assert is_loopback(host) is is_own
