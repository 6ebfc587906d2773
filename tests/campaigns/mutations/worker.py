"""A forked process that works through cases, and says over a pipe what it is at."""

import faulthandler
import gc
import json
import os
import resource
import signal
import sys
import traceback
from pathlib import Path
from typing import Any, cast

from campaigns.mutations.attempts import attempt
from campaigns.mutations.cases import damage, lay_out, make_case
from support.fakes import EchoTranslator

_MOST_ADDRESSES = 6 * 2**30
_MOST_FILE_BYTES = 2**30


class Worker:
    """The child's side: cases `first` to `last` of a seed, in a folder of its own."""

    def __init__(self, template: Path, folder: Path, seed: int, only: str, pipe: int) -> None:
        self._template, self._folder, self._seed, self._only = template, folder, seed, only
        self._pipe = pipe

    def work(self, first: int, last: int) -> None:
        """Work through the cases; what a case finds is said before the next one begins."""
        self._set_up()
        gc.freeze()  # or every collection goes through all modules once more
        for number in range(first, last):
            self._case(number)
            gc.collect()
        self._say(done=True)

    def _case(self, number: int) -> None:
        random, victim, commands = make_case(self._seed, number, self._only)
        root = self._folder / "project"
        os.chdir(self._folder)
        lay_out(self._template, root, victim)
        ways = damage(random, victim, root)
        damaged = _kept(root / victim.path)
        for n, command in enumerate(commands):
            self._say(case=number, victim=victim.name, ways=ways, command=command.words)
            if n and command.writes:
                self._again(number)
            outcome, findings = attempt(command, root, root / victim.path)
            self._say(
                peak_kb=outcome.peak_kb,
                seconds=outcome.seconds,
                code=outcome.code,
                size=len(damaged) if damaged is not None else 0,
                found=[(each.what, each.cause, each.detail) for each in findings],
            )
            if findings and damaged is not None:
                self._keep(number, damaged)
            if any(each.what != "unnamed" for each in findings):
                self._again(number)

    def _again(self, number: int) -> None:
        """The project as it was at the beginning of the case."""
        os.chdir(self._folder)
        random, victim, _ = make_case(self._seed, number, self._only)
        lay_out(self._template, self._folder / "project", victim)
        damage(random, victim, self._folder / "project")

    def _keep(self, number: int, data: bytes) -> None:
        (self._folder / f"kept-{number}").write_bytes(data)

    def _set_up(self) -> None:
        (self._folder / "tmp").mkdir(parents=True, exist_ok=True)
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ALIGNWB_CACHE_DIR"):
            os.environ[name] = str(self._folder / "home" / name.lower())
            (self._folder / "home" / name.lower()).mkdir(parents=True, exist_ok=True)
        os.environ["TMPDIR"] = str(self._folder / "tmp")
        os.environ["ARGOS_PACKAGES_DIR"] = str(self._folder / "project" / "model" / "installed")
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_ADDRESSES, _MOST_ADDRESSES))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_FILE_BYTES, _MOST_FILE_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        where = (self._folder / "where").open("w", encoding="utf-8")
        faulthandler.enable(where)
        faulthandler.register(signal.SIGUSR1, where)
        self._where = where
        with open(os.devnull, "rb") as nothing:  # noqa: PTH123
            os.dup2(nothing.fileno(), 0)
        use_fakes()

    def _say(self, **message: object) -> None:
        os.write(self._pipe, json.dumps(message).encode() + b"\n")


def use_fakes() -> None:
    """An engine that is quick, and no model of sentences: neither reads what is damaged here."""
    from alignwb.engines import registry
    from alignwb.errors import EngineError
    from alignwb.services.aligning import embedding

    def refuse(*_: object, **__: object) -> Any:
        raise EngineError("there is no model of sentences here")

    cast("dict[str, Any]", registry.ENGINES)["echo"] = lambda _options: EchoTranslator()
    setattr(embedding, "make_embedder", refuse)  # noqa: B010 (it is not exported there)


def _kept(path: Path) -> bytes | None:
    """What was damaged, to be looked at; None for what is no plain file."""
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def fork(worker: Worker, pipe_of_parent: int, first: int, last: int) -> int:
    """Fork a process that does the work; returns its id to the parent."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        os.close(pipe_of_parent)
        worker.work(first, last)
        code = 0
    except BaseException:  # noqa: BLE001 (nothing of the child may run on in the parent's code)
        traceback.print_exc(file=sys.__stderr__)
    finally:
        os._exit(code)
