"""The campaign of other tools' files, in short, and that it notices what it is there to notice.

The long form: `python tests/campaigns/foreign_files.py --schemas SCHEMAS SUITE …`.
"""

import shutil
import subprocess
from pathlib import Path

import pytest
from campaigns.foreign.published_schemas import PublishedSchemas, Validity, judge_catalogue
from campaigns.foreign.suite_files import files_of
from campaigns.foreign.target_changes import other_changes, other_changes_of_catalogue
from campaigns.foreign.trials import Trial, try_file
from campaigns.foreign_files import tell
from support.client_xliff import MEMOQ, MEMSOURCE, TRADOS, client_file

CATALOGUE = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nLanguage: nl\\n"\n\n'
    '#, fuzzy, c-format\nmsgid "%d huis"\nmsgid_plural "%d huizen"\nmsgstr[0] ""\nmsgstr[1] ""\n'
)
MEMORY = (
    "<tmx version='1.4'><header srclang='pl'/><body><tu><tuv xml:lang='pl'><seg>Dom</seg></tuv>"
    "<tuv xml:lang='fi'><seg>Talo</seg></tuv></tu></body></tmx>"
)
TERMS = (
    "<martif type='TBX' xml:lang='pl'><text><body>"
    "<termEntry id='a'><langSet xml:lang='pl'><tig><term>dom</term></tig></langSet>"
    "<langSet xml:lang='fi'><tig><term>talo</term></tig></langSet></termEntry>"
    "<termEntry id='b'><langSet xml:lang='pl'><tig><term>okno</term></tig></langSet></termEntry>"
    "</body></text></martif>"
)
SCHEMA = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:a"
 elementFormDefault="qualified"><xs:element name="a"><xs:complexType><xs:sequence>
<xs:element name="b" minOccurs="0"/></xs:sequence></xs:complexType></xs:element></xs:schema>"""
XLIFF_2 = (
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='nl'>\n"
    "<file id='f'><unit id='1'><segment><source>Een <pc id='1'>huis</pc></source></segment></unit>"
    "</file></xliff>"
)
NO_SCHEMAS = PublishedSchemas(None)


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A folder with files of several tools."""
    folder = tmp_path / "suite"
    (folder / "diep").mkdir(parents=True)
    unit = "<trans-unit id='1'><source>Een huis</source><target>x</target></trans-unit>"
    files = {
        "trados.sdlxliff": TRADOS.encode(),
        "diep/memoq.mqxliff": MEMOQ.encode(),
        "memsource.mxliff": MEMSOURCE.replace("UTF-8", "UTF-16").encode("utf-16"),
        "nieuw.xlf": XLIFF_2.encode(),
        "oud.XLF": client_file(unit, version="1.1"),
        "twee.xlf": XLIFF_2.encode(),
        "berichten.po": CATALOGUE.encode(),
        "termen.tbx": TERMS.encode(),
        "geheugen.tmx": f"<?xml version='1.0' encoding='UTF-16'?>{MEMORY}".encode("utf-16"),
        "kapot.xliff": b"<xliff version='1.2'><file>",
        "geen.txt": b"niets",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def test_files_of_all_tools_open_and_go_back(
    suite: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trials = [try_file(each, NO_SCHEMAS) for each in files_of([suite])]
    assert len(trials) == 9  # each content once
    by_name = {trial.name.partition(":")[2]: trial for trial in trials}
    assert by_name.pop("kapot.xliff").refusal.startswith("…, line …: this is not well-formed XML")
    for trial in by_name.values():
        assert (trial.refusal, trial.faults) == ("", [])
        assert trial.typed or trial.kind in {"tmx", "tbx"}
    assert tell(trials) == 0
    assert "9 files, 8 of them valid: 8 open (100.00%)" in capsys.readouterr().out


def test_files_are_read_out_of_a_git_directory_too(suite: Path, tmp_path: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *words], check=True)

    git("init", "-q", str(suite))
    git("-C", str(suite), "add", "-A")
    git("-C", str(suite), "commit", "-qm", "Bestanden")
    bare = tmp_path / "bare"
    git("clone", "-q", "--bare", str(suite), str(bare))
    found, there = (sorted(each.data for each in files_of([of])) for of in (bare, suite))
    assert found == there


def test_a_file_is_judged_by_the_schemas_of_its_namespace(tmp_path: Path) -> None:
    (tmp_path / "a.xsd").write_text(SCHEMA, encoding="utf-8")
    schemas = PublishedSchemas(tmp_path)
    judged = [
        schemas.judge(data)
        for data in (b"<a xmlns='urn:a'><b/></a>", b"<a xmlns='urn:a'><c/></a>", b"<a/>", b"<a>")
    ]
    assert judged == [Validity.VALID, Validity.INVALID, Validity.WELL_FORMED, Validity.BROKEN]


@pytest.mark.parametrize(
    ("before", "after", "is_other"),
    [
        ("<s/><target>a</target>", "<s/>\n <target state='x'>b</target>", False),
        ("<segment id='1'><s/>", "<segment id='1' state=\"final\"><s/><target/>", False),
        ("<segment id='1'><s/>", "<segment id='2'><s/>", True),
        ("<s>a</s><target/>", "<s>b</s><target/>", True),
        ("<alt-trans><target>a</target></alt-trans>", "<alt-trans></alt-trans>", True),
        ("<!-- <target>a</target> -->", "<!-- -->", True),
        ("<s a='1' />", "<s a='1'/>", True),
    ],
)
def test_changes_of_other_things_than_targets_and_states_are_noticed(
    before: str, after: str, is_other: bool
) -> None:
    assert bool(list(other_changes(before.encode(), after.encode()))) is is_other


@pytest.mark.parametrize(
    ("after", "is_other"),
    [
        (CATALOGUE.replace('[0] ""', '[0] ""\n"%d house\\n"'), False),
        (CATALOGUE.replace("#, fuzzy, c-format", "#, c-format"), False),
        (CATALOGUE.replace("#, fuzzy, c-format", "#, fuzzy"), True),
        (CATALOGUE.replace("huizen", "huis"), True),
        (CATALOGUE + "\n", True),
    ],
)
def test_changes_of_a_catalogue_s_other_things_are_noticed(after: str, is_other: bool) -> None:
    for encoding in ("utf-8", "utf-16"):
        files = CATALOGUE.encode(encoding), after.encode(encoding)
        assert bool(list(other_changes_of_catalogue(*files))) is is_other


def test_a_catalogue_is_judged_by_gettext_where_that_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if shutil.which("msgfmt"):
        twice = CATALOGUE + '\nmsgid "%d huis"\nmsgstr ""\n'
        assert [judge_catalogue(each.encode()) for each in (CATALOGUE, twice)] == [
            Validity.VALID,
            Validity.INVALID,
        ]
    monkeypatch.setenv("PATH", "")
    assert judge_catalogue(b"niets") is Validity.WELL_FORMED


@pytest.mark.parametrize(
    ("refusals", "faults", "passes"),
    [
        (["", ""], [], 0),
        (["geweigerd", ""], [], 1),
        (["", ""], [("traceback", "KeyError")], 1),
    ],
)
def test_the_bar_is_missed_by_refusals_and_by_faults(
    refusals: list[str], faults: list[tuple[str, str]], passes: int
) -> None:
    trials = [Trial(f"a:{n}", "xliff 1", Validity.VALID, each) for n, each in enumerate(refusals)]
    trials[0].faults += faults
    assert tell(trials) == passes
