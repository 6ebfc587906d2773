"""One request to a server and its answer; what can go wrong with it, in words.

What may pass (a time-out, a server that is busy, a connection that broke off) is tried again, a
little later each time.  Redirections are not followed: a POST would become a GET, and a key
would go to somebody else.
"""

import json
import os
import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse, IncompleteRead, RemoteDisconnected
from typing import cast

from alignwb.engines.libretranslate.server import Server
from alignwb.errors import EngineError
from alignwb.files.reading import reason

_WAITS_S = (0.5, 1.0, 2.0)
"""Before the second, third and fourth try."""

_LONGEST_WAIT_S = 30.0
_NAP_S = 0.05
_LEAST_LIMIT = 2**20
_GROWTH = 64
"""An answer has at most so many bytes for each byte of its request."""

_MOST_OF_AN_ERROR = 64 * 2**10
_CHUNK = 2**16
_BUSY = frozenset((408, 425, 429, 500, 502, 503, 504))
_IS_IT = "Is there a LibreTranslate server at this address?"

Json = object
"""Whatever JSON can hold."""


class TooMuchAtOnceError(EngineError):
    """The server takes less text, or fewer texts, in one request."""


class _PassingError(EngineError):
    """It may go well the next time; `after_s`: the least time to wait, as the server says."""

    after_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Exchange:
    """Asks a server.

    Attributes:
        server: The server.
        sleep: Waits for some seconds; tests have their own.
    """

    server: Server
    sleep: Callable[[float], None] = time.sleep

    def ask(
        self,
        service: str,
        body: Mapping[str, object] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Json:
        """The answer of a service, such as `translate`; a GET without a body, else a POST.

        `cancelled` is asked while it waits for the next try; then the last error is raised.
        Raises EngineError in words, TooMuchAtOnceError if less is to be asked at once.
        """
        waits = iter(_WAITS_S)
        while True:
            try:
                return self._once(service, body)
            except _PassingError as error:
                wait_s = next(waits, None)
                if wait_s is None or error.after_s > _LONGEST_WAIT_S:
                    raise
                if not self._wait(max(wait_s, error.after_s), cancelled):
                    raise

    def _wait(self, seconds: float, cancelled: Callable[[], bool]) -> bool:
        """Wait; False if nobody wants the answer any more."""
        while seconds > 0:
            if cancelled():
                return False
            self.sleep(min(_NAP_S, seconds))
            seconds -= _NAP_S
        return True

    def _once(self, service: str, body: Mapping[str, object] | None) -> Json:
        data = None if body is None else json.dumps(self._with_key(body)).encode("ascii")
        request = urllib.request.Request(  # noqa: S310 - the address was checked to be http(s)
            f"{self.server.url}/{service}",
            data=data,
            headers={"User-Agent": "alignwb", "Content-Type": "application/json"},
        )
        most = max(_LEAST_LIMIT, _GROWTH * len(data or b""))
        try:
            with self._opener().open(request, timeout=self.server.timeout_s) as response:
                received = self._read(cast(HTTPResponse, response), most)
                kind = response.headers.get_content_type()
        except urllib.error.HTTPError as error:
            with error:
                raise self._refusal(error) from error
        except (OSError, HTTPException, ValueError) as error:
            raise self._failure(error) from error
        try:
            return cast(Json, json.loads(received.decode("utf-8")))
        except (ValueError, RecursionError) as error:
            raise EngineError(
                f"{self._where}: it answers with {kind}, which is no JSON", hint=_IS_IT
            ) from error

    @property
    def _where(self) -> str:
        return f"server “{self.server.name}” ({self.server.place})"

    def _with_key(self, body: Mapping[str, object]) -> dict[str, object]:
        key = os.environ.get(self.server.key_variable, "").strip()
        return {**body, "api_key": key} if key else dict(body)

    def _opener(self) -> urllib.request.OpenerDirector:
        # A proxy of the environment cannot reach this machine for us.
        proxies = [urllib.request.ProxyHandler({})] if self.server.is_local else []
        return urllib.request.build_opener(*proxies, _NoRedirection())

    def _read(self, response: HTTPResponse, most: int) -> bytes:
        """The body.  A server that sends a byte now and then is not waited for without end."""
        until = time.monotonic() + self.server.timeout_s
        chunks: list[bytes] = []
        size = 0
        while chunk := response.read1(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            if size > most:
                raise EngineError(f"{self._where}: its answer is larger than any translation")
            if time.monotonic() > until:
                raise TimeoutError
        expected = response.headers.get("Content-Length")
        if expected is not None and expected.isdigit() and size < int(expected):
            raise IncompleteRead(b"", int(expected) - size)
        return b"".join(chunks)

    def _refusal(self, error: urllib.error.HTTPError) -> EngineError:
        """The error for an answer that says no."""
        said = _words_of(error)
        what = f"{self._where}: {error.code} {said or error.reason}"
        lowered = said.casefold()
        if 300 <= error.code < 400:
            to = error.headers.get("Location", "another address")
            return EngineError(
                f"{self._where}: it sends us on to {to}", hint="Write that address in its `url`."
            )
        if error.code == 413 or (error.code == 400 and "limit" in lowered):
            return TooMuchAtOnceError(what, hint="It takes no text as long as this segment.")
        if error.code in {401, 403} or (error.code == 400 and "api key" in lowered):
            variable = self.server.key_variable
            has_key = os.environ.get(variable, "").strip()
            what = "it refuses the key" if has_key else "it wants a key"
            return EngineError(
                f"{self._where}: {what}: {said or error.reason}",
                hint=f"Its key is read from the variable {variable}.",
            )
        if error.code == 404:
            return EngineError(f"{what}: it has no such service", hint=_IS_IT)
        if error.code not in _BUSY:
            return EngineError(what)
        hint = "Try again later."
        if error.code == 429:
            hint = "Its quota for this while is used up. Try again later, or with a key."
        passing = _PassingError(what, hint=hint)
        passing.after_s = _seconds(error.headers.get("Retry-After"))
        return passing

    def _failure(self, error: Exception) -> EngineError:
        """The error for a connection that was not made, or broke off."""
        cause = getattr(error, "reason", error)
        if isinstance(cause, TimeoutError):
            return _PassingError(
                f"{self._where}: it did not answer within {self.server.timeout_s:g} s",
                hint="Give it more time with `timeout_s`, or try again later.",
            )
        if isinstance(cause, ConnectionRefusedError):
            return EngineError(
                f"{self._where}: the connection is refused: nothing listens there",
                hint="Start the server, or mend its `url` in alignwb.toml.",
            )
        if isinstance(cause, socket.gaierror):
            return EngineError(
                f"{self._where}: there is no such host, or no network: {reason(cause)}",
                hint="Mend its `url` in alignwb.toml, or look at the network.",
            )
        if isinstance(cause, ssl.SSLCertVerificationError):
            return EngineError(
                f"{self._where}: its certificate is not trusted: {cause.verify_message}",
                hint="Have it given one that is, or name yours in the variable SSL_CERT_FILE.",
            )
        if isinstance(cause, ssl.SSLError):
            return EngineError(
                f"{self._where}: no encrypted connection is possible: {reason(cause)}",
                hint="Does it speak http only? Then write http:// in its `url`.",
            )
        broke_off = (ConnectionError, RemoteDisconnected, IncompleteRead)
        if isinstance(cause, broke_off):
            return _PassingError(
                f"{self._where}: the connection broke off: {reason(cause)}", hint="Try again later."
            )
        if isinstance(cause, HTTPException):
            return EngineError(f"{self._where}: it speaks no HTTP: {reason(cause)}", hint=_IS_IT)
        said = reason(cause) if isinstance(cause, BaseException) else str(cause)
        return EngineError(f"{self._where}: it cannot be reached: {said}", hint=_IS_IT)


class _NoRedirection(urllib.request.HTTPRedirectHandler):
    """Lets every redirection come out as the answer that it is."""

    def redirect_request(self, *_arguments: object) -> None:
        """No other request."""


def _words_of(error: urllib.error.HTTPError) -> str:
    """What the server says about it in its JSON; "" if it says nothing."""
    try:
        said = json.loads(error.read(_MOST_OF_AN_ERROR).decode("utf-8"))
    except (ValueError, RecursionError, OSError, HTTPException):
        return ""
    words = said.get("error") if isinstance(said, dict) else None
    return " ".join(words.split())[:200] if isinstance(words, str) else ""


def _seconds(stated: str | None) -> float:
    """The seconds of a `Retry-After`; 0 where it is none, or a date."""
    return float(stated) if stated is not None and stated.isdecimal() else 0.0
