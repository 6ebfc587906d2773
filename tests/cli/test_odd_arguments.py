"""Whatever the command line holds, it is answered in words and with exit code 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.small_project import BITEXT, make_project

from alignwb.cli.main import main

LONG = "9" * 400
LONGER = "9" * 5_000


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_project(tmp_path, BITEXT)
    monkeypatch.chdir(tmp_path)


def answer(words: list[str]) -> int:
    """The exit code, also where argparse leaves by itself."""
    try:
        return main(words)
    except SystemExit as left:
        return int(left.code or 0)


@pytest.mark.parametrize(
    "words",
    [
        ["memory", "search", "huis", "--limit", LONG],
        ["memory", "search", "huis", "--limit", LONGER],
        ["memory", "search", "huis", "--limit", "0"],
        ["memory", "search", "huis", "--least", LONG],
        ["memory", "import", "a.tmx", "--penalty", LONG],
        ["terms", "suggest", "brief", "--count", f"-{LONG}"],
        ["terms", "suggest", "brief", "--count", LONGER],
        ["score", "--worst", LONG],
        ["edit", "brief", "--screenshot", "a.svg", "--segment", LONG],
        ["edit", "brief", "--screenshot", "a.svg", "--segment", "1e3"],
        ["edit", "brief", "--screenshot", "a.svg", "--size", f"{LONG}x{LONG}"],
        [""],
        ["edit", ""],
        ["draft", ""],
        ["segments", ""],
        ["import", ""],
        ["export", "brief", "-o", ""],
        ["memory", "import", ""],
        ["score", "brief", "--reference", ""],
        ["align", "--pairs", ""],
        ["merge-driver", "a.xlf", "", "b.xlf"],
        ["terms", "remove", ""],
        ["terms", "forbid", " ", "house"],
        ["brief\0"],
        ["import", "b\0rief.txt"],
        ["memory", "search", "h\0uis"],
        ["import", "-brief.txt"],
    ],
    ids=lambda words: " ".join(words)[:40].encode("ascii", "backslashreplace").decode(),
)
def test_an_odd_argument_is_answered_in_words(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert answer(words) == 2
    said = capsys.readouterr().err
    assert said.strip()
    assert "Traceback" not in said
    assert len(max(said.splitlines(), key=len)) < 1_000


@pytest.mark.parametrize("words", [[b"b\xff"], [b"segments", b"\xc3"], [b"draft", b"\xed\xa0\x80"]])
def test_an_argument_that_is_no_text_is_answered_in_words(words: list[bytes]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "alignwb", *words],
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"alignwb: there is no document") or len(words) == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("what", ["memory", "terms"])
def test_a_folder_that_is_to_be_imported_is_said_to_be_one(
    what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("klant").mkdir()
    assert answer([what, "import", "klant"]) == 1
    assert capsys.readouterr().err == (
        "alignwb: klant: cannot be read: it is a folder\n  Name a file in it.\n"
    )


def test_a_file_whose_name_begins_with_a_dash_is_imported_after_two_dashes() -> None:
    Path("-molen.txt").write_text("De molen draait.", encoding="utf-8")
    assert main(["import", "--", "-molen.txt"]) == 0
    assert main(["segments", "--", "-molen"]) == 0


def test_a_file_whose_name_is_no_text_is_imported_and_read_again() -> None:
    name = os.fsdecode(b"mol\xe9n.txt")
    Path(name).write_text("De molen draait.", encoding="utf-8")
    assert main(["import", name]) == 0
    assert main(["segments", name.removesuffix(".txt")]) == 0
    assert main(["memory", "stats"]) == 0


def test_links_that_lead_nowhere_are_answered_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("lus.xlf").symlink_to("lus.xlf")
    Path("lus.txt").symlink_to("lus2.txt")
    Path("lus2.txt").symlink_to("lus.txt")
    assert answer(["segments", "lus.xlf"]) == 2
    for words in (["import", "lus.txt"], ["memory", "import", "lus.xlf"]):
        assert answer(words) == 1
        assert "symbolic links" in capsys.readouterr().err
