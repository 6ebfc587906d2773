"""`alignwb align` over many pairs: its report, its exit code, and Ctrl+C."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.aligned_texts import DUTCH, ENGLISH, as_document
from support.waiting import LONG_S, wait_until

from alignwb.cli.main import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two folders with two texts each."""
    monkeypatch.chdir(tmp_path)
    for folder, language, text in (("nl", "nl", DUTCH), ("vertaald", "en", ENGLISH)):
        Path(folder).mkdir()
        for number, name in enumerate(("zomer", "winter")):
            path = Path(f"{folder}/{name}.{language}.txt")
            path.write_text(as_document(text[number:]), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("archive")
def test_two_folders_are_aligned_into_one_with_one_report(capsys: Capture) -> None:
    assert main(["align", "nl", "vertaald", "-o", "uit", "--quiet"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["bitext", "Dutch", "English", "beads", "alone", "moved", "doubtful"]
    assert [line.split()[:3] for line in lines[1:3]] == [
        ["uit/winter.xlf", "9", "10"],
        ["uit/zomer.xlf", "10", "11"],
    ]
    assert lines[3] == "2 aligned"
    assert main(["align", "nl", "vertaald", "-o", "uit", "--quiet"]) == 0
    assert capsys.readouterr().out.splitlines() == [*lines[:3], "2 done before"]


@pytest.mark.usefixtures("archive")
def test_a_list_with_a_bad_line_says_so_and_does_the_rest(capsys: Capture) -> None:
    Path("list.tsv").write_text(
        "nl/zomer.nl.txt\tvertaald/zomer.en.txt\tuit/z.xlf\nnl/weg.txt\tvertaald/weg.txt\tuit/w.xlf\n"
    )
    assert main(["align", "--pairs", "list.tsv", "--json", "--quiet"]) == 1
    out, err = capsys.readouterr()
    values = json.loads(out)
    assert (values["aligned"], values["failed"], values["to_do"]) == (1, 1, 0)
    assert values["pairs"][0]["bitext"] == "uit/z.xlf"
    assert values["pairs"][1]["bitext"] is None
    assert "nl/weg.txt" in values["pairs"][1]["problem"]
    assert "list.tsv:2: " in err


@pytest.mark.usefixtures("archive")
def test_a_text_without_a_partner_is_named_and_the_exit_code_says_it(capsys: Capture) -> None:
    Path("nl/herfst.txt").write_text(as_document(DUTCH), encoding="utf-8")
    assert main(["align", "nl", "vertaald", "-o", "uit", "--quiet"]) == 1
    out, err = capsys.readouterr()
    assert "nl/herfst.txt: nothing in the other folder belongs to it" in err
    assert out.endswith("2 aligned\n")


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nl", "vertaald"], "no project around this folder"),
        (["nl", "vertaald", "-o", "uit/x.xlf"], "go to a folder"),
        (["nl", "vertaald", "--beads"], "--beads is for a single pair"),
        (["--pairs", "list.tsv", "nl"], "is named beside it"),
        (["nl"], "two texts are needed"),
        (["a.txt", "b.txt", "--jobs", "2"], "--jobs is for many pairs"),
        (["nl", "vertaald", "--jobs", "0"], "should be a number"),
    ],
)
def test_what_does_not_fit_together_is_refused(
    words: list[str], said: str, capsys: Capture
) -> None:
    try:
        code = main(["align", *words])
    except SystemExit as end:
        code = int(str(end.code))
    assert code == 2
    assert said in capsys.readouterr().err
    assert not Path("uit").exists()


def test_an_interrupt_leaves_what_is_done_and_says_how_to_go_on(archive: Path) -> None:
    many = 12
    for number in range(many):
        for folder, text in (("nl", DUTCH), ("vertaald", ENGLISH)):
            path = archive / folder / f"deel{number}.txt"
            path.write_text(as_document(text * 4), encoding="utf-8")
    words = [sys.executable, "-m", "alignwb", "align", "nl", "vertaald", "-o", "uit", "--jobs", "1"]
    process = subprocess.Popen(
        words,
        cwd=archive,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    wait_until(lambda: any((archive / "uit").glob("*.xlf")), "the first bitext")
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to every process of the run
    out, err = process.communicate(timeout=LONG_S)
    assert process.returncode == 130
    assert "pairs are done; the same command goes on from here" in err
    assert "Traceback" not in err
    assert "to do" in out
    done = len(list((archive / "uit").glob("*.xlf")))
    assert not [path for path in (archive / "uit").iterdir() if "tmp" in path.name]
    finished = subprocess.run(
        [*words, "--json", "--quiet"], cwd=archive, capture_output=True, text=True, check=False
    )
    values = json.loads(finished.stdout)
    assert finished.returncode == 0, finished.stderr
    assert values["aligned"] + values["done_before"] == many + 2
    assert done - 1 <= values["done_before"] <= done
