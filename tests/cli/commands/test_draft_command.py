import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from support.fakes import (
    EchoTranslator,
    FailingTranslator,
    InterruptedTranslator,
    ObedientTranslator,
    SpeechlessTranslator,
)
from support.remembering_project import write_memory
from support.seed_texts import SEEDS
from support.small_project import BITEXT, make_project, the_document
from support.translation_server import serving_translations
from support.waiting import LONG_S, wait_until

from alignwb.cli.commands import draft_command, draft_report
from alignwb.cli.main import main
from alignwb.core.bitext.segment import Origin, OriginKind, Segment, Status
from alignwb.formats.translation_unit import TranslationUnit
from alignwb.formats.xliff import write_xliff
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project
from alignwb.services.session import open_session

AnyTranslator = TypeVar("AnyTranslator", bound=EchoTranslator)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return make_project(tmp_path)


@pytest.fixture
def echo(monkeypatch: pytest.MonkeyPatch) -> EchoTranslator:
    return _use(EchoTranslator(), monkeypatch)


def _use(translator: AnyTranslator, monkeypatch: pytest.MonkeyPatch) -> AnyTranslator:
    monkeypatch.setattr(draft_command, "make_translator", lambda _config: translator)
    return translator


def _segments(project: Project) -> list[Segment]:
    return [segment for _, segment in load_bitext(the_document(project)).segments()]


def test_drafts_are_saved_and_counted(
    project: Project, echo: EchoTranslator, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft"]) == 0
    out = capsys.readouterr().out
    assert "brief: 4 of 4 segments drafted by echo loud 1.0" in out
    assert "1 of 1 terms as in the termbase" in out
    segments = _segments(project)
    assert [segment.target for segment in segments] == [
        "EEN BRIEF",
        "ZIJ WERKTEN BIJ DE SOVNARKOM.",
        "DE ZON SCHEEN, MAAR HET WAS KOUD.[^1]",
        "TOEN GING HIJ WEG.",
    ]
    for segment in segments:
        assert segment.status is Status.DRAFT
        assert segment.draft
        assert segment.draft.origin.name == "echo loud 1.0"
        assert len(segment.draft.hypotheses) == 2


def test_a_second_time_there_is_nothing_to_do(
    project: Project, echo: EchoTranslator, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["draft", "--quiet"])
    before = the_document(project).bitext.read_bytes()
    capsys.readouterr()
    assert main(["draft", "brief"]) == 0
    assert "nothing to draft" in capsys.readouterr().out
    assert the_document(project).bitext.read_bytes() == before
    assert main(["draft", "brief", "--redraft", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["drafted"], result["to_draft"], result["interrupted"]) == (4, 4, False)
    assert result["engine"] == "echo loud 1.0"
    assert result["terms"] == {"honoured": 1, "repaired": 0, "missed": 0}


def test_what_became_of_the_terms_of_each_segment_can_be_asked_for(
    project: Project, echo: EchoTranslator, capsys: pytest.CaptureFixture[str]
) -> None:
    with project.glossary.open("a", encoding="utf-8") as file:
        file.write("zon\tsun\tpreferred\t\t\t\n")
    assert main(["draft", "--terms", "--quiet"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  p2/s1  honoured  Sovnarkom → Sovnarkom",
        "  p2/s2  missed    zon → sun",
    ]
    assert main(["draft", "--terms", "--redraft", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["terms"] == {"honoured": 1, "repaired": 0, "missed": 1}
    assert result["segments"] == [
        {
            "paragraph": "p2",
            "segment": "s1",
            "terms": [{"term": "Sovnarkom", "targets": ["Sovnarkom"], "outcome": "honoured"}],
        },
        {
            "paragraph": "p2",
            "segment": "s2",
            "terms": [{"term": "zon", "targets": ["sun"], "outcome": "missed"}],
        },
    ]


def test_rows_that_make_no_term_are_named_and_drafting_goes_on_with_the_others(
    project: Project, echo: EchoTranslator, capsys: pytest.CaptureFixture[str]
) -> None:
    with project.glossary.open("ab") as file:
        file.write(b"maan\t\nster\tstar\toften\nw\xe9g\tway\n")
    assert main(["draft", "--quiet", "--json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["terms"] == {"honoured": 1, "repaired": 0, "missed": 0}
    for line, reason in (
        (3, "“maan” has no target"),
        (4, "“often” is no status"),
        (5, "not UTF-8"),
    ):
        assert f"left out of the terms: {project.glossary}:{line}: {reason}" in captured.err


def test_an_interrupt_keeps_what_is_done(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _use(InterruptedTranslator(), monkeypatch)
    assert main(["draft"]) == 130
    assert "brief: interrupted; 2 segments are drafted and saved" in capsys.readouterr().out
    assert [bool(segment.target) for segment in _segments(project)] == [True, True, False, False]
    assert not open_session(project, the_document(project)).read_only


def test_a_failure_keeps_what_is_done(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _use(FailingTranslator(), monkeypatch)
    assert main(["draft"]) == 1
    assert "the model failed" in capsys.readouterr().err
    assert _segments(project)[0].target == "EEN BRIEF"


def test_a_document_open_elsewhere_is_refused_and_says_by_whom(
    project: Project, echo: EchoTranslator, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_session(project, the_document(project)):
        assert main(["draft", "brief"]) == 1
    message = capsys.readouterr().err
    assert f"process {os.getpid()}" in message
    assert echo.asked == []


def test_an_unknown_engine_or_document_is_refused(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "--engine", "babel"]) == 2
    assert "no engine “babel”" in capsys.readouterr().err
    assert main(["draft", "nothing-such"]) == 2
    assert "nothing-such" in capsys.readouterr().err


def test_a_project_without_documents_says_how_to_get_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    assert main(["draft"]) == 1
    assert "alignwb import FILE" in capsys.readouterr().err


def test_a_source_is_imported_and_drafted_by_the_real_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "kort.txt").write_text(
        "Een dag in mei\n\nHij zei: ‘De zon schijnt.’ Toen ging hij in 1917 naar Moskou.\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert main(["draft"]) == 0
    out, err = capsys.readouterr()
    assert "kort: 3 of 3 segments drafted by argos" in out
    assert err == ""
    bitext = load_bitext(Project(tmp_path).find("kort"))
    targets = [segment.target for _, segment in bitext.segments()]
    assert len(targets) == 3
    assert "‘" in targets[1]
    assert "1917" in targets[2]


def _remember(project: Project, **units: str) -> None:
    project.memory.mkdir()
    (project.memory / "oud.tmx").write_text(
        '<tmx version="1.4"><header/><body>'
        + "".join(
            f'<tu><tuv xml:lang="nl"><seg>{source}</seg></tuv>'
            f'<tuv xml:lang="en"><seg>{target}</seg></tuv></tu>'
            for source, target in units.items()
        )
        + "</body></tmx>",
        encoding="utf-8",
    )


def test_what_the_memory_knows_is_filled_in_and_the_real_model_drafts_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "kort.txt").write_text(
        "Een dag in mei\n\nDe zon scheen. Toen ging hij naar huis.\n", encoding="utf-8"
    )
    project = Project(tmp_path)
    known = {"Een dag in mei": "A day in May", "Toen ging zij naar huis.": "Then she went home."}
    _remember(project, **known)
    monkeypatch.chdir(tmp_path)
    assert main(["draft", "--json"]) == 0
    out, err = capsys.readouterr()
    result = json.loads(out)
    assert (result["from_memory"], result["drafted"], result["to_draft"]) == (1, 2, 2)
    assert err == ""
    document = project.find("kort")
    title, *others = (segment for _, segment in load_bitext(document).segments())
    assert (title.target, title.status) == ("A day in May", Status.DRAFT)
    assert title.origin == Origin(OriginKind.TM, "memory/oud.tmx", 100)
    assert title.draft is None
    for segment in others:
        assert segment.draft
        assert segment.origin == segment.draft.origin

    assert main(["draft", "--redraft", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["from_memory"], result["drafted"]) == (0, 3)
    [(_, title), *_] = load_bitext(document).segments()
    assert title.target == "A day in May"
    assert title.draft

    with open_session(project, document) as session:
        session.undo()
        [(_, title), *_] = session.bitext.segments()
        assert title.draft
        assert title.target == title.draft.text


def test_the_result_says_how_many_the_memory_filled_in(
    project: Project, echo: EchoTranslator, capsys: pytest.CaptureFixture[str]
) -> None:
    _remember(project, **{segment.source: "X.[^1]" for segment in _segments(project)})
    assert main(["draft"]) == 0
    out = capsys.readouterr().out
    assert "brief: 3 of 3 segments drafted by echo loud 1.0" in out
    assert "; 1 filled in from the memory;" in out
    assert [segment.target for segment in _segments(project)][2] == "X.[^1]"


def test_without_the_memory_the_machine_drafts_all(
    project: Project, echo: EchoTranslator, capsys: pytest.CaptureFixture[str]
) -> None:
    _remember(project, **{"Een brief": "A letter"})
    assert main(["draft", "--no-memory"]) == 0
    out = capsys.readouterr().out
    assert "4 of 4 segments" in out
    assert "memory" not in out
    assert _segments(project)[0].target == "EEN BRIEF"
    # Nothing is left to draft, and yet the memory's is better.
    assert main(["draft"]) == 0
    assert "brief: nothing to draft; 1 filled in from the memory" in capsys.readouterr().out
    assert _segments(project)[0].target == "A letter"


def test_a_memory_that_cannot_be_read_is_named_and_drafting_goes_on(
    project: Project, echo: EchoTranslator, capsys: pytest.CaptureFixture[str]
) -> None:
    project.memory.mkdir()
    (project.memory / "cut.tmx").write_text("<tmx", encoding="utf-8")
    assert main(["draft"]) == 0
    out, err = capsys.readouterr()
    assert "4 of 4 segments" in out
    assert "left out of the memory:" in err
    assert "cut.tmx" in err


def test_ctrl_c_in_a_terminal_ends_it_soon_and_saves(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    # More than can be drafted between two looks at the journal, however late the second is.
    long = "\n\n".join(seed.read_text(encoding="utf-8") for seed in SEEDS * 3)
    (tmp_path / "seeds" / "long.txt").write_text(long, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "alignwb", "draft", "--json"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A terminal sends the signal to the whole group; a test must not.
        start_new_session=True,
    )
    journal = tmp_path / ".alignwb"

    def has_drafts() -> bool:
        return any(b'"drafts"' in path.read_bytes() for path in journal.rglob("*.jsonl"))

    wait_until(lambda: process.poll() is not None or has_drafts(), "the first drafts")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=LONG_S)
    assert process.returncode == 130, err
    assert "Traceback" not in err
    result = json.loads(out)
    assert result["interrupted"]
    bitext = load_bitext(Project(tmp_path).find(result["document"]))
    drafted = sum(bool(segment.draft) for _, segment in bitext.segments())
    assert 0 < drafted < result["to_draft"]
    assert drafted == result["drafted"]


def test_drafts_that_are_older_than_the_terms_are_counted_and_made_again(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _use(ObedientTranslator(), monkeypatch)
    main(["draft", "--quiet"])
    with project.glossary.open("a", encoding="utf-8") as file:
        file.write("brief\tepistle\nkoud\tchilly\n")
    capsys.readouterr()
    assert main(["draft", "--quiet"]) == 0
    out = capsys.readouterr().out
    assert "2 of 2 segments drafted" in out
    assert "2 drafts were older than the terms or your own words, 2 changed" in out
    assert _segments(project)[0].target == "EEN epistle"
    with project.glossary.open("a", encoding="utf-8") as file:
        file.write("zon\tsun\n")
    assert main(["draft", "--quiet", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["older_than_terms"], result["changed"], result["drafted"]) == (1, 1, 1)
    assert main(["draft", "--quiet", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["older_than_terms"], result["changed"], result["drafted"]) == (0, 0, 0)


def test_a_server_drafts_where_it_is_asked_for(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    with serving_translations() as server:
        text = f'[servers.bureau]\nurl = "{server.url}"\n'
        (project.root / "alignwb.toml").write_text(text, encoding="utf-8")
        assert main(["draft", "--engine", "bureau", "--quiet"]) == 0
    place = server.url.removeprefix("http://")
    assert f"libretranslate bureau {place}" in capsys.readouterr().out
    drafts = [segment.draft for segment in _segments(project) if segment.draft]
    assert {draft.origin.name for draft in drafts} == {f"libretranslate bureau {place}"}
    assert main(["draft", "--engine", "bureau", "--quiet", "--redraft"]) == 1
    assert "connection is refused" in capsys.readouterr().err
    assert [segment.draft for segment in _segments(project) if segment.draft] == drafts


def test_what_a_server_gives_nothing_for_stays_and_is_told(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "--quiet"]) == 0
    before = _segments(project)
    with serving_translations() as there:
        there.translate = lambda text: ["" if "zon" in text or "hij" in text else "It said."]
        text = f'engine = "office"\n[servers.office]\nurl = "{there.url}"\n'
        (project.root / "alignwb.toml").write_text(text, encoding="utf-8")
        capsys.readouterr()
        assert main(["draft", "--quiet"]) == 0
        out = capsys.readouterr().out
        assert "2 of 4 segments drafted by libretranslate office" in out
        assert "; the engine gave nothing for 2, which stay as they were: p2/s2, p3/s1" in out
        assert main(["draft", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["drafted"], result["to_draft"], result["unanswered"]) == (0, 2, 2)
    after = _segments(project)
    assert after[2:] == before[2:]
    assert after[0].target != before[0].target


def test_of_many_segments_without_an_answer_the_first_are_named(
    project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(draft_report, "_MOST_NAMED", 1)
    _use(SpeechlessTranslator("brief", "Toen"), monkeypatch)
    assert main(["draft", "--quiet"]) == 0
    assert "nothing for 2, which stay as they were: p1/s1 and 1 more" in capsys.readouterr().out


def test_an_engine_that_is_none_is_told_with_those_there_are(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    text = '[servers.bureau]\nurl = "https://mt.example.org"\n'
    (project.root / "alignwb.toml").write_text(text, encoding="utf-8")
    assert main(["draft", "--engine", "babel"]) == 2
    error = capsys.readouterr().err
    assert all(name in error for name in ("“babel”", "argos", "bureau"))


@pytest.mark.parametrize(
    ("settings", "setting"),
    [('engine = "babbel"\n', "engine"), ('engines = ["babbel", "argos"]\n', "engines")],
)
def test_an_engine_of_the_settings_that_is_none_is_told_with_their_place(
    settings: str, setting: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.root / "alignwb.toml"
    path.write_text(settings, encoding="utf-8")
    before = the_document(project).bitext.read_bytes()
    assert main(["draft", "--quiet"]) == 1
    error = capsys.readouterr().err
    assert f"{path}: “{setting}”: there is no engine “babbel”" in error
    assert "Engines: argos" in error
    assert the_document(project).bitext.read_bytes() == before


def test_an_engine_beside_the_first_that_is_none_is_told_and_the_first_one_drafts(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.root / "alignwb.toml"
    path.write_text('engines = ["argos", "burau"]\n', encoding="utf-8")
    assert main(["draft", "--quiet"]) == 0
    captured = capsys.readouterr()
    assert f"{path}: “engines”: there is no engine “burau”" in captured.err
    assert "4 of 4 segments drafted by argos" in captured.out
    assert main(["draft", "--quiet", "--redraft", "--engine", "argos"]) == 0
    assert "burau" not in capsys.readouterr().err


def test_a_document_in_other_languages_is_told_and_the_others_are_drafted(
    project: Project, echo: EchoTranslator, capsys: pytest.CaptureFixture[str]
) -> None:
    write_memory(project.memory / "oud.tmx", TranslationUnit("Toen ging hij weg.", "Then he left."))
    for name, languages in {"aan": ("nl", "hu"), "zet": ("en", "nl")}.items():
        there = replace(BITEXT, document=name)
        there = replace(there, source_lang=languages[0], target_lang=languages[1])
        (project.translations / f"{name}.xlf").write_bytes(write_xliff(there))
    before = {name: (project.translations / f"{name}.xlf").read_bytes() for name in ("aan", "zet")}
    assert main(["draft", "--quiet"]) == 1
    captured = capsys.readouterr()
    assert "aan is not drafted: it is from nl to hu, the project from nl to en" in captured.err
    assert "zet is not drafted: it is from en to nl, the project from nl to en" in captured.err
    assert "source_lang and target_lang in alignwb.toml" in captured.err
    assert "brief: 3 of 3 segments drafted by echo loud 1.0" in captured.out
    assert "aan" not in captured.out
    for name, data in before.items():
        assert (project.translations / f"{name}.xlf").read_bytes() == data
