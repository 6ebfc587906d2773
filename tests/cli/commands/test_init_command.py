from pathlib import Path

import pytest

from alignwb.cli.main import main

Capture = pytest.CaptureFixture[str]


def test_it_says_what_it_made_and_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "boek"]) == 0
    out = capsys.readouterr().out
    for name in ("seeds/", "translations/", "glossary.tsv", "alignwb.toml", ".gitignore"):
        assert f"  {name}\n" in out
    assert "Next: cd boek" in out
    assert "Next: alignwb import FILE" in out


def test_a_folder_with_sources_is_told_to_import_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "brief.txt").write_text("Ja.", encoding="utf-8")
    assert main(["init"]) == 0
    out = capsys.readouterr().out
    assert "  seeds/\n" not in out
    assert "cd " not in out
    assert "Next: alignwb import seeds/*" in out


def test_a_whole_project_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["init"])
    capsys.readouterr()
    assert main(["init", "."]) == 0
    assert "nothing was missing" in capsys.readouterr().out


def test_a_file_where_the_folder_should_be_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "boek").write_text("", encoding="utf-8")
    assert main(["init", "boek"]) == 1
    assert "boek is a file" in capsys.readouterr().err
    assert (tmp_path / "boek").read_text(encoding="utf-8") == ""
