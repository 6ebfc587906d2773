"""Folders of their own for every run: nothing of the user's is read or made."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from support.postgres_server import PostgresServer

settings.register_profile(
    "unhurried",
    # How long an example takes says how busy the machine is, not whether the program is right.
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # New examples are looked for at a desk, where somebody can follow up what they find.
    derandomize="CI" in os.environ,
)
settings.load_profile("unhurried")


def pytest_configure() -> None:
    """A shell's background job ignores Ctrl+C, and so would every process the tests start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session", autouse=True)
def _folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Argos Translate makes its folders when it is imported, wherever these variables say."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "ALIGNWB_CACHE_DIR"):
            patch.setenv(name, str(folder / name.lower()))
        for name in ("ARGOS_PACKAGES_DIR", "ARGOS_PACKAGE_INDEX"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def argos_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for installed packages; neither Argos Translate nor we look elsewhere."""
    from argostranslate import settings

    folder = tmp_path / "packages"
    folder.mkdir()
    monkeypatch.setattr(settings, "package_data_dir", folder)
    monkeypatch.setattr(settings, "package_dirs", [folder])
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(folder))
    monkeypatch.setenv("ALIGNWB_MODELS_DIR", str(tmp_path / "own-models"))
    return folder


@pytest.fixture(scope="session")
def postgres() -> "Iterator[PostgresServer]":
    """A PostgreSQL server of the tests' own; skipped with the reason where none is installed."""
    from support.postgres_server import postgres_server

    with postgres_server() as server:
        yield server
