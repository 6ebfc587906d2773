"""OmegaT itself, run without its window: a project of ours in, its translations out."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

OMEGAT = shutil.which("omegat")
NO_OMEGAT = "omegat is not installed (Debian: apt-get install omegat)"
_LONGEST_S = 600
_FOLDERS = "".join(
    f"<{name}>__DEFAULT__</{name}>"
    for name in ("source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file")
)
_PROJECT = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">{_FOLDERS}<dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>NL</source_lang><target_lang>EN</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations>
<remove_tags>false</remove_tags></project></omegat>
"""


def translated_by_omegat(
    folder: Path, sources: Mapping[str, bytes], memories: Mapping[str, bytes]
) -> Path:
    """The folder of a new project in which OmegaT has translated the sources by the memories.

    What it translated is in `target/`, what it knows then in `*-omegat.tmx`, `*-level1.tmx` and
    `*-level2.tmx`.
    """
    assert OMEGAT
    project = folder / "omegat-project"
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (project / name).mkdir(parents=True)
    (project / "omegat.project").write_text(_PROJECT, encoding="utf-8")
    for where, files in (("source", sources), ("tm/auto", memories)):
        for name, data in files.items():
            (project / where / name).write_bytes(data)
    done = subprocess.run(
        [OMEGAT, str(project), "--mode=console-translate", f"--config-dir={folder / 'config'}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=_LONGEST_S,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "LOG_DATAENGINE_COMPILE_END" in done.stdout + done.stderr, done.stdout[-2000:]
    return project
