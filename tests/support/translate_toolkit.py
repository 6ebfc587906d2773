"""The translate-toolkit (GPL), run as a process of its own in a Python of its own."""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

_OWN = Path(__file__).parents[2] / ".venv-toolkit" / "bin" / "python"
TOOLKIT = Path(os.environ.get("ALIGNWB_TRANSLATE_TOOLKIT", _OWN))
NO_TOOLKIT = (
    "translate-toolkit is not installed (python3 -m venv .venv-toolkit &&"
    " .venv-toolkit/bin/pip install translate-toolkit==3.20.4)"
)
HAS_TOOLKIT = TOOLKIT.is_file()
WRITTEN = ("tmx", "xliff1", "xliff2", "po", "csv", "tbx")
"""The formats that it is asked to write, by the names they have here."""

_PROGRAM = r"""
import json, sys
from translate.storage import base, csvl10n, factory, pypo, tbx, tmx, xliff, xliff2
kinds = {"tmx": tmx.tmxfile, "xliff1": xliff.Xliff1File, "xliff2": xliff2.Xliff2File,
         "po": pypo.pofile, "csv": csvl10n.csvfile, "tbx": tbx.tbxfile}
what, name, path = sys.argv[1:]
if what == "read":
    store = kinds[name].parsefile(path) if name in kinds else factory.getobject(path)
    json.dump([(str(unit.source), str(unit.target or "")) for unit in store.units
               if unit.source and not unit.isheader()], sys.stdout)
else:
    store = kinds[name]()
    store.setsourcelanguage("nl")
    store.settargetlanguage("en")
    for source, target in json.load(sys.stdin):
        if name == "tmx":
            store.addtranslation(source, "nl", target, "en")
        else:
            unit = store.addsourceunit(source)
            unit.target = target
            if name == "xliff2":
                unit.setid(str(len(store.units)))
    store.savefile(path)
"""


def units_by_toolkit(path: Path, name: str = "") -> list[tuple[str, str]]:
    """The units that it reads in a file, source and target; a format is named where it has to."""
    return [(source, target) for source, target in json.loads(_run("read", name, path))]


def write_by_toolkit(path: Path, name: str, pairs: Sequence[tuple[str, str]]) -> None:
    """Have it write pairs in one of the formats `WRITTEN`."""
    _run("write", name, path, json.dumps(pairs))


def _run(what: str, name: str, path: Path, given: str = "") -> str:
    done = subprocess.run(
        [str(TOOLKIT), "-c", _PROGRAM, what, name, str(path)],
        input=given,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout
