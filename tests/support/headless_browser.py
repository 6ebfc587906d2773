"""Chromium without a window, driven by the DevTools protocol."""

import asyncio
import base64
import itertools
import json
import re
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from support.waiting import LONG_S, LOOK_AGAIN_S, Patience

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_CONTROLS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
_COLUMNS, _ROWS = 1280, 720
_KEYS = {"Enter": ("\r", 13), "Escape": ("", 27)}


class Tab:
    """A tab of the browser.

    Attributes:
        shown: All that its terminal was sent.
        asked: The addresses that it asked for.
    """

    def __init__(self, browser: "Browser", target: str, session: str) -> None:
        self._browser = browser
        self._target = target
        self.session = session
        self.shown = b""
        self.asked: list[str] = []

    @property
    def text(self) -> str:
        """What its terminal was sent, without what only drives a terminal."""
        return _CONTROLS.sub("", self.shown.decode("utf-8", "replace"))

    async def do(self, method: str, **parameters: Any) -> Any:
        return await self._browser.do(method, session=self.session, **parameters)

    async def open(self, address: str) -> None:
        for domain in ("Page", "Network", "Runtime"):
            await self.do(f"{domain}.enable")
        await self.do("Page.navigate", url=address)

    async def type(self, text: str) -> None:
        for letter in text:
            await self.do("Input.dispatchKeyEvent", type="keyDown", text=letter, key=letter)
            await self.do("Input.dispatchKeyEvent", type="keyUp", key=letter)

    async def show(self) -> None:
        """Put it in front, as keys go to no other tab."""
        await self.do("Page.bringToFront")

    async def press(self, key: str) -> None:
        text, code = _KEYS[key]
        named = {"key": key, "windowsVirtualKeyCode": code}
        await self.do("Input.dispatchKeyEvent", type="keyDown", text=text, **named)
        await self.do("Input.dispatchKeyEvent", type="keyUp", **named)

    async def evaluate(self, script: str) -> Any:
        result = await self.do("Runtime.evaluate", expression=script, returnByValue=True)
        return result["result"].get("value")

    async def reload(self) -> None:
        self.shown = b""
        await self.do("Page.reload")

    async def picture(self, path: Path) -> None:
        shot = await self.do("Page.captureScreenshot", format="png")
        path.write_bytes(base64.b64decode(shot["data"]))

    async def close(self) -> None:
        await self._browser.do("Target.closeTarget", targetId=self._target)

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until a condition holds, which is looked at whenever the browser says something."""
        async with asyncio.timeout(LONG_S):
            while not condition():
                self._browser.heard.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._browser.heard.wait(), 0.2)
        assert condition(), what

    def hear(self, method: str, parameters: Any) -> None:
        if method == "Network.webSocketFrameReceived" and parameters["response"]["opcode"] == 2:
            self.shown += base64.b64decode(parameters["response"]["payloadData"])
        elif method == "Network.requestWillBeSent":
            self.asked.append(parameters["request"]["url"])
        elif method == "Network.webSocketCreated":
            self.asked.append(parameters["url"])


class Browser:
    """A running browser."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._tabs: dict[str, Tab] = {}
        self.heard = asyncio.Event()

    async def do(self, method: str, session: str = "", **parameters: Any) -> Any:
        number = next(self._numbers)
        answer = self._answers[number] = asyncio.get_running_loop().create_future()
        message = {"id": number, "method": method, "params": parameters}
        await self._socket.send_json(message | ({"sessionId": session} if session else {}))
        return await asyncio.wait_for(answer, LONG_S)

    async def tab(self) -> Tab:
        target = (await self.do("Target.createTarget", url="about:blank"))["targetId"]
        session = (await self.do("Target.attachToTarget", targetId=target, flatten=True))[
            "sessionId"
        ]
        tab = self._tabs[session] = Tab(self, target, session)
        return tab

    async def listen(self) -> None:
        async for message in self._socket:
            said = json.loads(message.data)
            answer = self._answers.pop(said.get("id", 0), None)
            if answer is not None and not answer.done():
                if "error" in said:
                    answer.set_exception(AssertionError(said["error"]))
                else:
                    answer.set_result(said["result"])
            elif said.get("sessionId") in self._tabs:
                self._tabs[said["sessionId"]].hear(said.get("method", ""), said.get("params"))
            self.heard.set()


def chromium() -> str:
    """The program; skips the test where none is installed."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("no Chromium is installed here (apt-get install chromium-headless-shell)")
    return found


async def _address(path: Path) -> str:
    """Where the browser is driven, which it writes into its profile."""
    patience = Patience("the browser")
    while True:
        patience.check()
        with suppress(FileNotFoundError, ValueError):
            port, place = path.read_text(encoding="utf-8").split()
            return f"ws://127.0.0.1:{port}{place}"
        await asyncio.sleep(LOOK_AGAIN_S)


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A browser with a profile of its own."""
    program, profile = chromium(), tempfile.mkdtemp(prefix="alignwb-browser-")
    process = await asyncio.create_subprocess_exec(
        program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0",
        f"--user-data-dir={profile}", f"--window-size={_COLUMNS},{_ROWS}", "--no-first-run",
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        address = await _address(Path(profile, "DevToolsActivePort"))
        async with (
            aiohttp.ClientSession() as session,
            session.ws_connect(address, max_msg_size=0) as socket,
        ):
            here = Browser(socket)
            listening = asyncio.create_task(here.listen())
            try:
                yield here
            finally:
                listening.cancel()
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        shutil.rmtree(profile, ignore_errors=True)
