import shutil
from pathlib import Path

import pytest
from support.git_clones import ATTRIBUTES, two_clones
from support.small_project import DRAFTED, LAST, MARKED, TITLE

from alignwb.cli.main import main
from alignwb.core.bitext.edits import set_target
from alignwb.core.bitext.segment import Status
from alignwb.core.terms.termbase import Term
from alignwb.errors import FormatError
from alignwb.services.project.project import Project
from alignwb.services.session import open_session
from alignwb.services.terms.adding import add_project_term
from alignwb.services.terms.project_terms import read_glossary
from alignwb.services.terms.refusals import refuse_term, refused_terms

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed here")
ROOT = Path(__file__).parents[3]


def test_segments_of_one_paragraph_confirmed_in_two_clones_are_merged(tmp_path: Path) -> None:
    first, second = two_clones(tmp_path)
    first.confirm(DRAFTED, "They worked for the Sovnarkom.")
    second.confirm(MARKED, "The sun shone, but it was cold.[^1]")
    second.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    merged = second.bitext()
    assert merged.segment(DRAFTED).target == "They worked for the Sovnarkom."
    assert merged.segment(MARKED).target == "The sun shone, but it was cold.[^1]"
    assert {merged.segment(ref).status for ref in (DRAFTED, MARKED)} == {Status.CONFIRMED}
    assert merged.segment(TITLE).note == ""
    assert second.git("status", "--porcelain") == ""


def test_a_merge_takes_only_their_changes_byte_for_byte(tmp_path: Path) -> None:
    first, second = two_clones(tmp_path)
    first.confirm(LAST, "Then he left.")
    (second.root / "seeds" / "anders.txt").write_text("Anders", encoding="utf-8")
    second.git("add", ".")
    second.git("commit", "-qm", "another document")
    second.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    assert second.bitext_file.read_bytes() == first.bitext_file.read_bytes()


def test_terms_that_both_have_added_or_refused_are_all_there(tmp_path: Path) -> None:
    first, second = two_clones(tmp_path)
    for clone, word in ((first, "sluis"), (second, "vaart")):
        project = Project(clone.root)
        before = read_glossary(project).termbase.terms
        add_project_term(project, Term(word, f"the {word}"))
        refuse_term(project, f"{word}je")
        clone.git("add", "glossary.tsv", "refused-terms.txt")
        clone.git("commit", "-qm", word)
    second.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main")
    merged = read_glossary(project)
    added = (Term("vaart", "the vaart"), Term("sluis", "the sluis"))
    assert set(merged.termbase.terms) == {*before, *added}
    assert merged.problems == ()
    assert set(refused_terms(project)) == {"sluisje", "vaartje"}


def test_a_conflict_stops_git_and_keeps_both_texts_in_a_sound_bitext(tmp_path: Path) -> None:
    first, second = two_clones(tmp_path)
    first.confirm(LAST, "Then he left.")
    first.confirm(TITLE, "A letter")
    second.confirm(LAST, "After that he went away.")
    said = second.git("pull", "--no-rebase", "--no-edit", "origin", "main", fails=True)
    assert f"brief.xlf: a segment was changed differently on both sides: {LAST}" in said
    assert "git add translations/brief.xlf" in said
    merged = second.bitext()
    assert merged.segment(LAST).target == "After that he went away."
    assert merged.segment(LAST).note == "In the other branch: Then he left."
    assert merged.segment(TITLE).target == "A letter"
    second.git("add", "translations/brief.xlf")
    second.git("commit", "-q", "--no-edit")


@pytest.mark.parametrize("is_open", [False, True])
def test_where_git_was_told_nothing_what_it_leaves_is_no_damage(
    tmp_path: Path, is_open: bool
) -> None:
    first, second = two_clones(tmp_path)
    project = Project(second.root)
    first.confirm(LAST, "Then he left.")
    second.confirm(LAST, "After that he went away.")
    driver = second.git("config", "merge.alignwb.driver").strip()
    second.git("config", "--remove-section", "merge.alignwb")
    with open_session(project, project.find("brief")) as session:
        edit = set_target(session.bitext, TITLE, "A letter")
        assert edit
        session.apply(edit)
        session.save()
        second.git("commit", "-qam", "title")
        second.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main", fails=True)
        if is_open:
            with pytest.raises(FormatError, match="git could not merge") as refusal:
                session.save()
    if not is_open:
        with pytest.raises(FormatError, match=r"line \d+: git could not merge") as refusal:
            open_session(project, project.find("brief"))
        assert "recovered" not in refusal.value.hint
    marked = second.bitext_file.read_bytes()
    assert f"git checkout --merge {second.bitext_file}" in refusal.value.hint

    second.git("config", "merge.alignwb.driver", driver)
    second.git("checkout", "--merge", str(second.bitext_file))
    assert second.bitext_file.read_bytes() != marked
    with open_session(project, project.find("brief")) as session:
        assert session.bitext.segment(TITLE).target == "A letter"
        assert session.bitext.segment(LAST).target == "After that he went away."
        assert session.bitext.segment(LAST).note == "In the other branch: Then he left."


def test_of_a_document_that_both_added_what_differs_is_in_conflict(tmp_path: Path) -> None:
    first, second = two_clones(tmp_path)
    first.add_document("nieuw", TITLE, "A letter")
    second.add_document("nieuw", LAST, "Then he went.")
    said = second.git("pull", "-q", "--no-rebase", "--no-edit", "origin", "main", fails=True)
    assert "translations/nieuw.xlf: 2 segments were changed differently" in said
    merged = second.bitext("nieuw")
    assert merged.segment(TITLE).note == "In the other branch: A letter"
    assert merged.segment(LAST).target == "Then he went."
    assert merged.segment(DRAFTED).note == ""


def test_a_version_that_is_no_bitext_leaves_ours_untouched(tmp_path: Path) -> None:
    first, second = two_clones(tmp_path)
    first.bitext_file.write_text("<xliff", encoding="utf-8")
    first.git("commit", "-qam", "broken")
    second.confirm(LAST, "Then he left.")
    before = second.bitext_file.read_bytes()
    said = second.git("pull", "--no-rebase", "--no-edit", "origin", "main", fails=True)
    assert "translations/brief.xlf" in said
    assert "(their version)" in said
    assert "Traceback" not in said
    assert second.bitext_file.read_bytes() == before


def test_a_missing_version_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"")
    assert main(["merge-driver", *(str(tmp_path / name) for name in "abc"), "brief.xlf"]) == 1
    assert "brief.xlf" in capsys.readouterr().err


def test_the_page_names_what_the_clones_here_are_set_up_with() -> None:
    page = (ROOT / "docs" / "team.md").read_text(encoding="utf-8")
    assert ATTRIBUTES in page
    assert "git config merge.alignwb.driver 'alignwb merge-driver %O %A %B %P'" in page
