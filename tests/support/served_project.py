"""`alignwb serve` in a process of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from support.waiting import LONG_S


class Served:
    """A running server.

    Attributes:
        address: The address that it printed.
    """

    def __init__(self, process: asyncio.subprocess.Process, address: str) -> None:
        self.process = process
        self.address = address

    async def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Tell it to end; returns its exit code."""
        with suppress(ProcessLookupError):
            self.process.send_signal(number)
        return await asyncio.wait_for(self.process.wait(), LONG_S)


@asynccontextmanager
async def served(
    root: Path, *words: str, environment: Mapping[str, str] | None = None
) -> AsyncIterator[Served]:
    """Serve a project on a free port."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "alignwb", "serve", "--port", "0", *words),
        cwd=root,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={**os.environ, **(environment or {})},
    )
    assert process.stdout is not None
    try:
        line = await asyncio.wait_for(process.stdout.readline(), LONG_S)
        assert line.startswith(b"http://"), line
        server = Served(process, line.decode().strip())
        yield server
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.terminate()
            await process.wait()
