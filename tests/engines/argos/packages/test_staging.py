"""What a killed installation left is cleared away by the next one, and nothing else."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from alignwb.engines.argos.packages.staging import staging_folder

INSTALLER = """
import sys
from pathlib import Path
from alignwb.engines.argos.packages.staging import staging_folder
with staging_folder(Path(sys.argv[1]), "installing") as folder:
    (folder / "model.bin").write_bytes(b"half")
    print("unpacking", flush=True)
    sys.stdin.readline()
"""


def start_installing(home: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", INSTALLER, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdout.readline() == b"unpacking\n"
    return process


def test_what_a_killed_installation_left_goes_with_the_next(tmp_path: Path) -> None:
    (tmp_path / "translate-nl_en").mkdir()
    killed = start_installing(tmp_path)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    assert len(list(tmp_path.iterdir())) == 2
    with staging_folder(tmp_path, "unpacking") as folder:
        assert {each.name for each in tmp_path.iterdir()} == {"translate-nl_en", folder.name}
    assert [each.name for each in tmp_path.iterdir()] == ["translate-nl_en"]


def test_an_installation_that_goes_on_is_left_to_itself(tmp_path: Path) -> None:
    with start_installing(tmp_path) as other:
        with staging_folder(tmp_path, "installing"):
            assert len(list(tmp_path.rglob("model.bin"))) == 1
        other.communicate(b"\n")
    assert other.returncode == 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", [".installing-abc_123", ".removing-translate-nl_en"])
@pytest.mark.parametrize(("age_s", "is_kept"), [(60, True), (7200, False)])
def test_what_an_older_version_left_goes_after_an_hour(
    tmp_path: Path, name: str, age_s: int, *, is_kept: bool
) -> None:
    (tmp_path / name).mkdir()
    then = (tmp_path / name).stat().st_mtime - age_s
    os.utime(tmp_path / name, (then, then))
    with staging_folder(tmp_path, "installing"):
        assert (tmp_path / name).exists() is is_kept
