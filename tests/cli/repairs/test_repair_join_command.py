import pytest
from support.command_line import json_lines
from support.small_project import the_document

from alignwb.cli.main import main
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Project
from alignwb.services.session import open_session

Capture = pytest.CaptureFixture[str]
JOIN = ["repair", "join", "reis", "3"]


def cuts(project: Project) -> list[tuple[str, ...]]:
    """The sources of each paragraph."""
    paragraphs = load_bitext(the_document(project)).paragraphs
    return [tuple(segment.source for segment in each.segments) for each in paragraphs]


JOINED = [
    ("De trein",),
    ("Anna las een boek.", "Toen werd het laat en", "ging zij naar huis.", "Stil."),
]


def test_it_joins_says_so_and_is_undone_as_one(project: Project, capsys: Capture) -> None:
    assert main(JOIN) == 0
    output = capsys.readouterr()
    assert cuts(project) == JOINED
    assert output.err == "alignwb: reis: paragraphs p2 and p3 are one, p2\n"
    assert output.out == (
        "3  p2/s2  initial\n  nl  Toen werd het laat en\n"
        "4  p2/p3.s1  initial\n  nl  ging zij naar huis.\n"
    )
    with open_session(project, the_document(project)) as session:
        assert session.undo() is not None
        assert len(session.bitext.paragraphs) == 3


def test_a_dry_run_shows_the_same_and_writes_nothing(project: Project, capsys: Capture) -> None:
    files = {path: path.stat().st_mtime_ns for path in sorted(project.root.rglob("*"))}
    assert main([*JOIN, "--json", "--dry-run"]) == 0
    [planned] = json_lines(capsys.readouterr().out)
    assert {path: path.stat().st_mtime_ns for path in sorted(project.root.rglob("*"))} == files
    assert main([*JOIN, "--json"]) == 0
    [done] = json_lines(capsys.readouterr().out)
    assert planned == {**done, "changed": False}
    assert (done["changed"], done["edit"], done["paragraphs"]) == (True, "join paragraphs", ["p2"])


def test_it_survives_another_import(project: Project) -> None:
    source = project.seeds / "terug.txt"
    source.write_text("# De trein\n\nAnna las een boek. Toen werd het laat.\n\nStil was het.\n")
    document = project.find("terug")
    assert main(["import", "--replace", str(source)]) == 0
    assert main(["repair", "join", "terug", "p2/s1"]) == 0
    assert main(["import", "--replace", str(source)]) == 0
    last = load_bitext(document).paragraphs[-1]
    assert [segment.source for segment in last.segments] == [
        "Anna las een boek.",
        "Toen werd het laat.",
        "Stil was het.",
    ]


def test_what_was_typed_when_the_screen_ended_becomes_an_edit(project: Project) -> None:
    document = the_document(project)
    with open_session(project, document) as session:
        ref = next(ref for ref, segment in session.bitext.segments() if segment.source == "Stil.")
        session.keep_open_text(ref, "Silen")
    assert main(JOIN) == 0
    targets = [segment.target for _, segment in load_bitext(document).segments()]
    assert targets[-1] == "Silen"
    with open_session(project, document) as session:
        assert session.recovery.open_text is None


@pytest.mark.parametrize(
    ("segment", "code", "said"),
    [
        ("5", 1, "reis, p3/s2: this is the last paragraph"),
        ("0", 2, "no segment “0”; it has 5"),
        ("6", 2, "no segment “6”"),
        ("p9/s1", 2, "no segment “p9/s1”"),
        ("٣", 2, "no segment"),
        ("9" * 5_000, 2, "no segment"),
    ],
    ids=lambda value: str(value)[:12],
)
def test_what_cannot_be_joined_is_refused_in_words(
    project: Project, capsys: Capture, segment: str, code: int, said: str
) -> None:
    data = the_document(project).bitext.read_bytes()
    assert main(["repair", "join", "reis", segment]) == code
    assert said in capsys.readouterr().err
    assert the_document(project).bitext.read_bytes() == data


def test_a_document_that_is_open_elsewhere_stays(project: Project, capsys: Capture) -> None:
    data = the_document(project).bitext.read_bytes()
    with open_session(project, the_document(project)):
        assert main(JOIN) == 1
        assert "nothing can be repaired in reis: reis is open" in capsys.readouterr().err
        assert main([*JOIN, "--dry-run"]) == 0
        assert "it would be so" in capsys.readouterr().err
    assert the_document(project).bitext.read_bytes() == data
