"""Paths as people write them, and how they go on."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignwb.services.project.written_paths import completed, path_of


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("een/brief.docx", "een/brief.docx"),
        ("'een brief.docx'", "een brief.docx"),
        ('"a.xlf"', "a.xlf"),
        ("  b.txt ", "b.txt"),
        ("'b", "b"),
    ],
)
def test_a_path_is_relative_to_its_base_whatever_stands_around_it(
    tmp_path: Path, written: str, path: str
) -> None:
    assert path_of(written, tmp_path) == tmp_path / path


def test_a_path_may_be_absolute_an_address_or_in_the_home_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    story = tmp_path / "mijn verhaal.txt"
    assert path_of(story.as_uri(), Path("x")) == story
    assert path_of("~/a.txt", Path("x")) == tmp_path / "a.txt"
    assert path_of("~nobody-of-that-name/a.txt", Path("x")) == Path("x/~nobody-of-that-name/a.txt")


def test_a_path_goes_on_as_far_as_all_that_fits(tmp_path: Path) -> None:
    for name in ("verslag-1.docx", "verslag-2.docx", ".verborgen", "kort.txt"):
        (tmp_path / name).touch()
    (tmp_path / "map").mkdir()
    (tmp_path / "map" / "diep.xlf").touch()
    assert completed("ver", tmp_path).text == "verslag-"
    assert completed("ver", tmp_path).names == ["verslag-1.docx", "verslag-2.docx"]
    assert completed("ma", tmp_path).text == "map/"
    assert completed("map/", tmp_path).text == "map/diep.xlf"
    assert completed(f"{tmp_path}/k", Path()).text == f"{tmp_path}/kort.txt"
    assert ".verborgen" not in completed("", tmp_path).names
    assert completed(".v", tmp_path).text == ".verborgen"
    assert completed("~", tmp_path).text == "~/"


@given(st.text(max_size=30))
def test_what_leads_nowhere_stays_as_it_is_written(written: str) -> None:
    nowhere = Path("/nonexistent-folder")
    found = completed(f"there-is-none/{written}", nowhere)
    assert found.names == ()
    assert found.text == f"there-is-none/{written}"
