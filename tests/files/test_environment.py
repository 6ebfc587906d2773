"""Variables of the environment that are other for a while."""

import os

import pytest

from alignwb.files.environment import environment

VALUES = {"ALIGNWB_TRY_A": "inside", "ALIGNWB_TRY_B": "inside"}


def fail_inside() -> None:
    with environment(VALUES):
        assert VALUES.items() <= os.environ.items()
        raise ZeroDivisionError


def test_variables_are_as_they_were_also_after_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALIGNWB_TRY_A", "before")
    monkeypatch.delenv("ALIGNWB_TRY_B", raising=False)
    with pytest.raises(ZeroDivisionError):
        fail_inside()
    assert os.environ["ALIGNWB_TRY_A"] == "before"
    assert "ALIGNWB_TRY_B" not in os.environ
