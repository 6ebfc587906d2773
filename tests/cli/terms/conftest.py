from pathlib import Path

import pytest
from support.terms_project import make_terms_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a termbase, in which the commands are run."""
    monkeypatch.chdir(tmp_path)
    return make_terms_project(tmp_path).root
