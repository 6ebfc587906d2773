"""The engines by name."""

import subprocess
import sys
from pathlib import Path

import pytest
from support.package_files import unpack_package

from alignwb.engines.argos.packages.starter import starter_package
from alignwb.engines.registry import EngineOptions, make_engine
from alignwb.errors import UsageError


def test_the_registry_of_engines_loads_no_numpy() -> None:
    code = "import sys, alignwb.engines.registry; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_unknown_engine_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match="no engine “babel”") as caught:
        make_engine("babel", EngineOptions())
    assert "argos" in caught.value.hint


def test_an_engine_names_the_package_it_will_use(argos_packages: Path) -> None:
    assert make_engine("argos", EngineOptions()).name == (
        f"argos {starter_package().name} {starter_package().version}"
    )
    unpack_package(argos_packages)
    assert make_engine("argos", EngineOptions()).name == "argos translate-nl_en 1.8"
