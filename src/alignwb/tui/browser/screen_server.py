"""Serves the screens of a project to a browser: textual-serve's page over our own terminals.

textual-serve's script, styles and fonts are used, and what its script says over a WebSocket.  Its
own server is not: its page loads fonts from elsewhere, it asks nobody who they are, and its screens
read keys and end in other ways than those in a terminal, which are known to lose nothing.
"""

import asyncio
import errno
import hmac
import ipaddress
import json
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

import textual_serve
from aiohttp import WSMsgType, web

from alignwb.errors import AlignwbError, UsageError
from alignwb.services.project.project import Project
from alignwb.tui.browser.pages import PAGE_SCRIPT, SAFE_HEADERS, list_page, screen_page
from alignwb.tui.browser.served_terminal import ServedTerminal

_COOKIE = "alignwb"
_STATIC = Path(textual_serve.__file__).parent / "static"
_RELOAD_S = 1.0
"""How soon after a new screen is asked for the one before it is known to be closed: a reload."""

_ANOTHER_PORT = "Another program has that port; choose one with --port."
_ANOTHER_HOST = (
    "--host takes a name or a number that this machine has, such as 127.0.0.1; 0.0.0.0 is all of"
    " them. Ports below 1024 may be kept for the system."
)

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class ScreenServer:
    """Serves the pages of one project.

    Args:
        project: The project.
        host: The address to serve on.
        port: Its port; 0 for any that is free.
        token: What a browser has to know; "" where the address is one of this machine alone.
    """

    def __init__(self, project: Project, host: str, port: int, token: str = "") -> None:
        self._project = project
        self._host = host
        self._port = port
        self._token = token
        self._running: dict[str, ServedTerminal] = {}
        self._terminals: set[ServedTerminal] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def serve(self, started: Callable[[str], None]) -> None:
        """Serve until SIGINT or SIGTERM; `started` is called with the address for a browser.

        Raises AlignwbError if the address cannot be had.
        """
        application = web.Application(middlewares=[self._guard])
        application.add_routes(
            [
                web.get("/", self._list),
                web.get("/doc/{name}", self._page),
                web.get("/ws/{name}", self._screen),
                web.get("/page.js", _script),
                web.static("/static", _STATIC),
            ]
        )
        runner = web.AppRunner(
            application, access_log=None, handle_signals=False, shutdown_timeout=1.0
        )
        await runner.setup()
        try:
            site = web.TCPSite(runner, self._host, self._port)
            try:
                await site.start()
            except OSError as error:
                hint = _ANOTHER_PORT if error.errno == errno.EADDRINUSE else _ANOTHER_HOST
                raise self._refused(error.strerror or str(error), hint) from error
            except (UnicodeError, ValueError, OverflowError) as error:
                # What the name of a host or a number of a port can be is checked when it is used.
                raise self._refused("this is no address", _ANOTHER_HOST) from error
            [where, *_] = runner.addresses
            self._port = where[1]
            # Whoever has read the address may end it at once.
            with _told_to_end() as ending:
                started(self._address())
                await ending.wait()
        finally:
            for terminal in self._terminals:
                terminal.hang_up()
            if self._tasks:
                await asyncio.wait(self._tasks)
            await runner.cleanup()

    def _refused(self, reason: str, hint: str) -> AlignwbError:
        return AlignwbError(f"{self._host}:{self._port} cannot be served on: {reason}", hint=hint)

    def _address(self) -> str:
        host = f"[{self._host}]" if ":" in self._host else self._host
        token = f"?token={quote(self._token, safe='')}" if self._token else ""
        return f"http://{host}:{self._port}/{token}"

    @web.middleware
    async def _guard(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Let in who may, and pages of other sites not."""
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:
            raise web.HTTPForbidden(text="This page is not one of alignwb's.\n")
        if not self._token:
            # A name of another site may lead here; its pages must not.
            if not is_loopback(urlsplit(f"//{request.host}").hostname or ""):
                raise web.HTTPForbidden(text="alignwb is served on this machine alone.\n")
            return await self._answer(request, handler)
        if self._knows_token(request.query.get("token", "")):
            answer = web.HTTPSeeOther("/")
            answer.set_cookie(
                _COOKIE,
                quote(self._token, safe=""),
                httponly=True,
                samesite="Strict",
                secure=_is_encrypted(request),
            )
            raise answer
        if not self._knows_token(unquote(request.cookies.get(_COOKIE, ""))):
            raise web.HTTPForbidden(text="Open the address that alignwb printed, with its token.\n")
        return await self._answer(request, handler)

    def _knows_token(self, said: str) -> bool:
        here, there = (each.encode("utf-8", "surrogatepass") for each in (self._token, said))
        return hmac.compare_digest(here, there)

    @staticmethod
    async def _answer(request: web.Request, handler: _Handler) -> web.StreamResponse:
        answer = await handler(request)
        if not answer.prepared:
            for name, value in SAFE_HEADERS.items():
                answer.headers[name] = value.replace("{socket}", _socket(request))
        return answer

    async def _list(self, _request: web.Request) -> web.Response:
        names = [each.name for each in self._project.documents()]
        return _html(list_page(self._project.root.name, names))

    async def _page(self, request: web.Request) -> web.Response:
        name = self._known(request)
        size = request.query.get("fontsize", "16")
        font_size = int(size) if size.isdecimal() and 6 <= int(size[:4]) <= 72 else 16
        return _html(screen_page(name, _socket(request), font_size))

    def _known(self, request: web.Request) -> str:
        name = request.match_info["name"]
        if name not in {each.name for each in self._project.documents()}:
            raise web.HTTPNotFound(text="There is no such document.\n")
        return name

    async def _screen(self, request: web.Request) -> web.WebSocketResponse:
        name = self._known(request)
        socket = web.WebSocketResponse(heartbeat=15, max_msg_size=1 << 22)
        await socket.prepare(request)
        before = self._running.get(name)
        if before is not None:
            await _give_way(before)
        size = _number(request, "width", 80), _number(request, "height", 24)

        async def show(data: bytes) -> None:
            if not socket.closed:
                await socket.send_bytes(data)

        terminal = ServedTerminal(self._project.root, name, size, show)
        if before is None or before.ended.is_set():
            self._running[name] = terminal
        self._terminals.add(terminal)
        task = asyncio.create_task(self._run(terminal, socket))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        try:
            await _obey(socket, terminal)
        finally:
            terminal.hang_up()
            await asyncio.shield(task)
            self._terminals.discard(terminal)
            if self._running.get(name) is terminal:
                del self._running[name]
        return socket

    @staticmethod
    async def _run(terminal: ServedTerminal, socket: web.WebSocketResponse) -> None:
        try:
            await terminal.run()
        except ConnectionError:  # the tab is closed
            pass
        finally:
            await socket.close()


async def _obey(socket: web.WebSocketResponse, terminal: ServedTerminal) -> None:
    """Do what the page says; what is none of its messages is passed over."""
    async for message in socket:
        if message.type != WSMsgType.TEXT:
            continue
        try:
            kind, *values = json.loads(message.data)
            if kind == "stdin":
                terminal.type(str(values[0]))
            elif kind == "resize":
                terminal.resize(int(values[0]["width"]), int(values[0]["height"]))
            elif kind == "ping":
                await socket.send_json(["pong", values[0]])
        except (ValueError, TypeError, LookupError):
            continue


async def _give_way(before: ServedTerminal) -> None:
    """Wait for a screen whose tab was reloaded to let go of its document.

    One that stays is in another tab; the new one is for reading then, and says so.
    """
    with suppress(TimeoutError):
        await asyncio.wait_for(before.leaving.wait(), _RELOAD_S)
        await before.ended.wait()


@contextmanager
def _told_to_end() -> Iterator[asyncio.Event]:
    """What is set when the process is told to end; it does not end by itself inside."""
    ending = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in _ENDING:
        loop.add_signal_handler(number, ending.set)
    try:
        yield ending
    finally:
        for number in _ENDING:
            loop.remove_signal_handler(number)


def is_loopback(host: str) -> bool:
    """Whether an address, or localhost, leads to this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve_screens(
    project: Project, host: str, port: int, token: str, started: Callable[[str], None]
) -> None:
    """Serve the screens of a project until the process is told to end.

    Raises UsageError if an address that others can reach has no token, AlignwbError if it cannot be
    served on.
    """
    if not token and not is_loopback(host):
        raise UsageError(f"{host} can be reached by others: it needs a token")
    asyncio.run(ScreenServer(project, host, port, token).serve(started))


def _socket(request: web.Request) -> str:
    scheme = "wss" if _is_encrypted(request) else "ws"
    return f"{scheme}://{request.host}"


def _is_encrypted(request: web.Request) -> bool:
    """Whether the browser's connection is: a server with TLS in front of this one says so.

    What anybody else says there only changes the addresses on a page of their own.
    """
    return request.secure or request.headers.get("X-Forwarded-Proto", "").strip() == "https"


async def _script(_request: web.Request) -> web.Response:
    return web.Response(text=PAGE_SCRIPT, content_type="text/javascript")


def _html(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html")


def _number(request: web.Request, name: str, default: int) -> int:
    value = request.query.get(name, "")
    return int(value) if value.isdecimal() and len(value) < 6 else default
