import os
import subprocess
import sys
from pathlib import Path

import pytest

from alignwb.engines.argos.packages.starter import starter_package


def _files(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_it_is_unpacked_once(tmp_path: Path) -> None:
    first = starter_package(tmp_path)
    before = _files(tmp_path)
    assert starter_package(tmp_path) == first
    assert _files(tmp_path) == before
    assert first.folder.is_relative_to(tmp_path)


@pytest.mark.parametrize("damage", ["missing", "short"])
def test_it_is_unpacked_again_if_something_is_missing(damage: str, tmp_path: Path) -> None:
    package = starter_package(tmp_path)
    model = package.folder / "model" / "model.bin"
    size = model.stat().st_size
    if damage == "missing":
        model.unlink()
    else:
        model.write_bytes(b"short")
    again = starter_package(tmp_path)
    assert again == package
    assert model.stat().st_size == size
    assert list(tmp_path.rglob(".unpacking*")) == []


def test_a_cache_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    in_the_way = tmp_path / "cache"
    in_the_way.write_text("a file", encoding="utf-8")
    package = starter_package(in_the_way)
    assert (package.folder / "model" / "model.bin").is_file()
    assert in_the_way.read_text(encoding="utf-8") == "a file"


def test_processes_that_unpack_at_once_all_have_it(tmp_path: Path) -> None:
    code = (
        "from alignwb.engines.argos.packages.starter import starter_package;"
        "print(starter_package().folder / 'model' / 'model.bin')"
    )
    environment = os.environ | {"ALIGNWB_CACHE_DIR": str(tmp_path)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=environment
        )
        for _ in range(4)
    ]
    answers = {process.communicate()[0].strip() for process in processes}
    assert [process.returncode for process in processes] == [0, 0, 0, 0]
    (model,) = answers
    assert Path(model).is_relative_to(tmp_path)
    assert Path(model).is_file()
    assert len(list((tmp_path / "models").iterdir())) == 1
