"""What goes wrong with a server is said in words; what may pass is tried again."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import pytest
from support.translation_server import Canned, TranslationServer, serving_translations

from alignwb.engines.libretranslate.exchange import Exchange, TooMuchAtOnceError
from alignwb.engines.libretranslate.server import Server
from alignwb.errors import EngineError

BODY = {"q": ["De kat."], "source": "nl", "target": "en"}


class Waits:
    """Waits for nothing, and counts what was waited for."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self, seconds: float) -> None:
        self.seconds += seconds


def exchange(url: str, waits: Waits | None = None, **settings: object) -> Exchange:
    server = Server("office", url, **settings)  # type: ignore[arg-type]  # as a test gives them
    return Exchange(server, waits or Waits())


@pytest.fixture
def there() -> Iterator[TranslationServer]:
    with serving_translations() as server:
        yield server


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_a_little_later(there: TranslationServer, status: int) -> None:
    there.canned = [Canned(status, {"error": "busy"})] * 3
    waits = Waits()
    answer = exchange(there.url, waits).ask("translate", BODY)
    assert answer == {"translatedText": ["The cat."], "alternatives": [[]]}
    assert waits.seconds == pytest.approx(3.5)


def test_an_answer_that_breaks_off_is_asked_for_again(there: TranslationServer) -> None:
    there.canned = [Canned(body={"translatedText": ["x" * 500]}, breaks_off=True)]
    assert exchange(there.url).ask("languages") == there.languages


def test_the_server_says_how_long_to_wait(there: TranslationServer) -> None:
    there.canned = [Canned(429, {"error": "slow down"}, {"Retry-After": "7"})]
    waits = Waits()
    exchange(there.url, waits).ask("languages")
    assert waits.seconds == pytest.approx(7)


@pytest.mark.parametrize(
    ("canned", "words", "hint"),
    [
        (Canned(429, {"error": "Too many"}, {"Retry-After": "3600"}), "429 Too many", "quota"),
        (Canned(403, {"error": "Invalid API key"}), "wants a key", "ALIGNWB_KEY_127_0_0_1"),
        (Canned(401), "wants a key", "ALIGNWB_KEY_127_0_0_1"),
        (
            Canned(400, {"error": "Please provide an API key"}),
            "wants a key",
            "ALIGNWB_KEY_127_0_0_1",
        ),
        (Canned(400, {"error": "xx is not supported"}), "400 xx is not supported", ""),
        (Canned(404, b"<html>"), "no such service", "LibreTranslate"),
        (Canned(405, b""), "405 Method Not Allowed", ""),
        (Canned(301, b"", {"Location": "https://b.example/"}), "on to https://b.exam", "`url`"),
        (Canned(body=b"<html>", headers={"Content-Type": "text/html"}), "text/html", "Libre"),
        (Canned(body=b"[" * 100_000), "no JSON", "LibreTranslate"),
        (Canned(body=b"\xff\xfe"), "no JSON", "LibreTranslate"),
        (Canned(body=b" " * (2**20 + 1)), "larger than any", ""),
    ],
)
def test_an_answer_that_is_none_is_said_in_words(
    there: TranslationServer, canned: Canned, words: str, hint: str
) -> None:
    there.canned = [canned]
    with pytest.raises(EngineError, match=words) as caught:
        exchange(there.url).ask("translate", BODY)
    assert caught.value.message.startswith(f"server “office” ({there.url.removeprefix('http://')})")
    assert hint in caught.value.hint
    assert len(there.asked) == 1


def test_a_server_that_stays_busy_is_given_up(there: TranslationServer) -> None:
    there.canned = [Canned(503, {"error": "busy"})] * 9
    with pytest.raises(EngineError, match="503 busy"):
        exchange(there.url).ask("translate", BODY)
    assert len(there.asked) == 4


@pytest.mark.parametrize(
    "canned",
    [Canned(413), Canned(400, {"error": "Invalid request: request (9) exceeds text limit (5)"})],
)
def test_too_much_at_once_can_be_told_from_other_refusals(
    there: TranslationServer, canned: Canned
) -> None:
    there.canned = [canned]
    with pytest.raises(TooMuchAtOnceError):
        exchange(there.url).ask("translate", BODY)


def test_nobody_waits_for_the_next_try_once_it_is_cancelled(there: TranslationServer) -> None:
    there.canned = [Canned(503)] * 9
    with pytest.raises(EngineError, match="503"):
        exchange(there.url).ask("translate", BODY, lambda: True)
    assert len(there.asked) == 1


def test_a_key_comes_from_the_environment_and_is_in_no_message(
    there: TranslationServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.key = "g3heim"
    asks = exchange(there.url)
    monkeypatch.delenv("ALIGNWB_KEY_127_0_0_1", raising=False)
    with pytest.raises(EngineError, match="it wants a key") as caught:
        asks.ask("translate", BODY)
    assert "ALIGNWB_KEY_127_0_0_1" in caught.value.hint
    monkeypatch.setenv("ALIGNWB_KEY_127_0_0_1", "w4chtwoord")
    with pytest.raises(EngineError, match="refuses the key") as caught:
        asks.ask("translate", BODY)
    assert "w4chtwoord" not in caught.value.message + caught.value.hint
    monkeypatch.setenv("ALIGNWB_KEY_127_0_0_1", "g3heim\n")
    assert asks.ask("translate", BODY)
    assert "api_key" not in there.asked[0]


def test_this_machine_is_reached_without_a_proxy(
    there: TranslationServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert exchange(there.url).ask("languages") == there.languages


def test_nothing_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(EngineError, match="connection is refused") as caught:
        exchange(url).ask("languages")
    assert "Start the server" in caught.value.hint


def test_there_is_no_such_host() -> None:
    with pytest.raises(EngineError, match="no such host"):
        exchange("http://office.invalid").ask("languages")


def test_plain_http_is_not_taken_for_tls(there: TranslationServer) -> None:
    url = there.url.replace("http://", "https://")
    with pytest.raises(EngineError, match="no encrypted connection") as caught:
        exchange(url).ask("languages")
    assert "http://" in caught.value.hint


@contextmanager
def _speaking(words: bytes, *, waits_for_request: bool = True) -> Iterator[str]:
    """A listener that says something to everybody, and keeps the connection open."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        open_: list[socket.socket] = []

        def accept() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                open_.append(connection)
                if waits_for_request:
                    connection.recv(2**16)
                connection.sendall(words)

        thread = Thread(target=accept, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)
        for connection in open_:
            connection.close()
        thread.join()


def test_something_else_than_http_is_said() -> None:
    with _speaking(b"SSH-2.0-OpenSSH_9.2\r\n") as url, pytest.raises(EngineError, match="no HTTP"):
        exchange(url).ask("languages")


def test_a_server_that_says_nothing_is_not_waited_for_without_end() -> None:
    with (
        _speaking(b"") as url,
        pytest.raises(EngineError, match=r"did not answer within 0\.05 s") as caught,
    ):
        exchange(url, timeout_s=0.05).ask("languages")
    assert "timeout_s" in caught.value.hint


def test_a_certificate_that_nobody_vouches_for(monkeypatch: pytest.MonkeyPatch) -> None:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_message = "self-signed certificate"

    def refuse(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr("urllib.request.OpenerDirector.open", refuse)
    with pytest.raises(EngineError, match="not trusted: self-signed") as caught:
        exchange("https://example.org").ask("languages")
    assert "SSL_CERT_FILE" in caught.value.hint
