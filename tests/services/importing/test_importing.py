from collections.abc import Callable
from pathlib import Path

import pytest
from support.client_xliff import client_file
from support.dutch_texts import PARAGRAPHS, wrapped

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind
from alignwb.core.bitext.edits import Edit
from alignwb.core.bitext.repairs.paragraph_edits import divide_before, join_with_next
from alignwb.core.bitext.repairs.source_edits import correct_source
from alignwb.core.bitext.segment import Draft, Hypothesis, Segment, SegmentRef, Status
from alignwb.engines.srx import SrxSplitter
from alignwb.errors import FormatError, ProjectError
from alignwb.formats.xliff import read_xliff, write_xliff
from alignwb.services.importing.importing import import_bitext, import_document
from alignwb.services.project.new_project import make_project
from alignwb.services.project.project import Project
from alignwb.services.session import Session, open_session

SPLITTER = SrxSplitter(None)
FIRST = SegmentRef("p1", "s1")
DRAFT = Draft("argos", "translate-nl_en", "0.1", (Hypothesis("The mill.", -0.3),))


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path / "project").project


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "brief.txt"
    path.write_text("De molen\n\n" + wrapped(), encoding="utf-8")
    return path


def saved(project: Project, name: str = "brief") -> Bitext:
    path = project.translations / f"{name}.xlf"
    return read_xliff(path.read_bytes(), path).bitext


def everything(project: Project) -> dict[str, bytes]:
    """Every file of the project but the lock's."""
    files = (path for path in project.root.rglob("*") if path.is_file())
    return {
        str(path.relative_to(project.root)): path.read_bytes()
        for path in files
        if "lock" not in path.parts
    }


def edit_first(project: Project, text: str, *, save: bool) -> None:
    with opened(project) as session:
        edit = edits.set_target(session.bitext, FIRST, text)
        assert edit is not None
        session.apply(edit)
        if save:
            session.save()


def opened(project: Project) -> Session:
    return open_session(project, project.find("brief"))


def test_a_file_from_elsewhere_is_copied_byte_for_byte(project: Project, letter: Path) -> None:
    letter.write_bytes(b"\xef\xbb\xbf" + letter.read_bytes().replace(b"\n", b"\r\n"))
    result = import_document(project, letter, SPLITTER)
    assert (project.seeds / "brief.txt").read_bytes() == letter.read_bytes()
    assert result.is_copied
    assert result.is_written
    assert saved(project) == result.bitext


def test_the_bitext_has_a_paragraph_for_each_block_and_a_segment_for_each_sentence(
    project: Project, letter: Path
) -> None:
    bitext = import_document(project, letter, SPLITTER).bitext
    assert (bitext.document, bitext.original) == ("brief", "seeds/brief.txt")
    assert [paragraph.id for paragraph in bitext.paragraphs] == ["p1", "p2", "p3", "p4", "p5", "p6"]
    assert bitext.paragraphs[0].kind is Kind.TITLE
    assert [paragraph.source for paragraph in bitext.paragraphs[1:]] == list(PARAGRAPHS)
    assert [segment.id for segment in bitext.paragraphs[1].segments] == ["s1", "s2", "s3"]
    assert bitext.paragraphs[1].lines == (3, 7)
    assert {segment.status for _, segment in bitext.segments()} == {Status.INITIAL}


def test_a_file_in_seeds_is_imported_where_it_is(project: Project, letter: Path) -> None:
    seed = letter.rename(project.seeds / "brief.txt")
    assert not import_document(project, seed, SPLITTER).is_copied
    assert saved(project).original == "seeds/brief.txt"


def test_the_languages_are_the_project_s(project: Project, letter: Path) -> None:
    (project.root / "alignwb.toml").write_text('source_lang = "af"\ntarget_lang = "en-GB"\n')
    bitext = import_document(Project(project.root), letter, SPLITTER).bitext
    assert (bitext.source_lang, bitext.target_lang) == ("af", "en-GB")


def test_a_file_is_looked_at_in_the_language_that_it_states(
    project: Project, tmp_path: Path
) -> None:
    sources = [
        "The old miller stood at the window and looked at the river for a long time.",
        "He had heard that the water would rise again before the end of the week.",
        "Nobody in the house believed him, but they all went to bed with their shoes on.",
    ]
    units = "".join(
        f"<trans-unit id='{n}'><source>{text}</source></trans-unit>"
        for n, text in enumerate(sources)
    )
    file = tmp_path / "klant.xlf"
    file.write_bytes(client_file(units))
    assert import_document(project, file, SPLITTER, is_trial=True).suspicions
    file.write_bytes(client_file(units, target="fr").replace(b'="nl"', b'="en-US"'))
    assert import_document(project, file, SPLITTER).suspicions == ()


def test_a_trial_writes_nothing_and_says_the_same(project: Project, letter: Path) -> None:
    before = everything(project)
    trial = import_document(project, letter, SPLITTER, is_trial=True)
    assert not trial.is_written
    assert everything(project) == before
    assert import_document(project, letter, SPLITTER).bitext == trial.bitext


def test_importing_again_is_refused_and_says_how_to_go_on(project: Project, letter: Path) -> None:
    import_document(project, letter, SPLITTER)
    before = everything(project)
    for is_trial in (False, True):
        with pytest.raises(ProjectError, match="imported already") as caught:
            import_document(project, letter, SPLITTER, is_trial=is_trial)
        assert "--replace" in caught.value.hint
    assert everything(project) == before


def test_another_file_of_the_same_name_is_refused(project: Project, letter: Path) -> None:
    import_document(project, letter, SPLITTER)
    before = everything(project)
    letter.write_text("Iets anders.", encoding="utf-8")
    with pytest.raises(ProjectError, match="another file of this name") as caught:
        import_document(project, letter, SPLITTER, replace=True)
    assert f"import --replace {project.seeds / 'brief.txt'}" in caught.value.hint
    with pytest.raises(ProjectError, match="has a document brief already"):
        import_document(project, letter.rename(letter.with_suffix(".md")), SPLITTER)
    assert everything(project) == before


def test_replacing_reads_again_and_keeps_drafts_of_sentences_still_there(
    project: Project, letter: Path
) -> None:
    imported = import_document(project, letter, SPLITTER).bitext
    edit = edits.attach_drafts(imported, {FIRST: DRAFT, SegmentRef("p2", "s1"): DRAFT})
    assert edit is not None
    path = project.translations / "brief.xlf"
    path.write_bytes(write_xliff(edits.apply(imported, edit)))
    seed = project.seeds / "brief.txt"
    seed.write_text(seed.read_text(encoding="utf-8").replace("De molenaar van", "De bakker van"))
    bitext = import_document(project, seed, SPLITTER, replace=True).bitext
    assert saved(project) == bitext
    assert bitext.segment(FIRST).target == "The mill."
    assert bitext.segment(FIRST).draft == DRAFT
    changed = bitext.segment(SegmentRef("p2", "s1"))
    assert changed == Segment("s1", changed.source)
    assert changed.source.startswith("De bakker van")


@pytest.mark.parametrize("save", [True, False], ids=["saved", "in the journal only"])
def test_what_a_person_did_is_never_replaced(project: Project, letter: Path, save: bool) -> None:
    import_document(project, letter, SPLITTER)
    edit_first(project, "The mill", save=save)
    bitext = saved(project)
    with pytest.raises(ProjectError, match="has been worked on"):
        import_document(project, project.seeds / "brief.txt", SPLITTER, replace=True)
    assert saved(project) == bitext
    with opened(project) as session:
        assert session.bitext.segment(FIRST).target == "The mill"


def correct(project: Project, *corrections: tuple[SegmentRef, str], save: bool = False) -> None:
    with opened(project) as session:
        for ref, text in corrections:
            edit = correct_source(session.bitext, ref, text)
            assert edit is not None
            session.apply(edit)
        if save:
            session.save()


@pytest.mark.parametrize("save", [True, False], ids=["saved", "in the journal only"])
def test_a_corrected_source_survives_reading_the_source_again(
    project: Project, letter: Path, save: bool
) -> None:
    letter.write_text("Stil.\n\nHij keek.\n\nStil.\n\nStil.\n", encoding="utf-8")
    import_document(project, letter, SPLITTER)
    second = SegmentRef("p3", "s1")
    correct(project, (second, "Stijl."), save=save)
    seed = project.seeds / "brief.txt"
    seed.write_text("Voorop.\n\n" + seed.read_text(encoding="utf-8"), encoding="utf-8")
    bitext = import_document(project, seed, SPLITTER, replace=True).bitext
    assert [p.source for p in bitext.paragraphs] == [
        "Voorop.",
        "Stil.",
        "Hij keek.",
        "Stijl.",
        "Stil.",
    ]
    assert bitext.segment(SegmentRef("p4", "s1")).first_source == "Stil."
    with opened(project) as session:
        assert session.bitext == bitext


def test_a_correction_that_the_new_source_has_made_itself_is_done(
    project: Project, letter: Path
) -> None:
    import_document(project, letter, SPLITTER)
    correct(project, (FIRST, "Het molentje"))
    seed = project.seeds / "brief.txt"
    seed.write_text(seed.read_text(encoding="utf-8").replace("De molen\n", "Het molentje\n"))
    title = import_document(project, seed, SPLITTER, replace=True).bitext.segment(FIRST)
    assert (title.source, title.original_source) == ("Het molentje", "")


def test_a_correction_without_a_place_in_the_new_source_is_not_lost(
    project: Project, letter: Path
) -> None:
    import_document(project, letter, SPLITTER)
    correct(project, (FIRST, "Het molentje"), save=True)
    seed = project.seeds / "brief.txt"
    seed.write_text(seed.read_text(encoding="utf-8").replace("De molen\n", "De boot\n"))
    before = everything(project)
    with pytest.raises(ProjectError, match="the source of p1/s1 was corrected"):
        import_document(project, seed, SPLITTER, replace=True)
    assert everything(project) == before


def repair(project: Project, *made: Callable[[Bitext], Edit]) -> None:
    with opened(project) as session:
        for make in made:
            session.apply(make(session.bitext))
        session.save()


def test_joined_and_divided_paragraphs_survive_reading_the_source_again(
    project: Project, letter: Path
) -> None:
    letter.write_text(
        "Hij liep. En toen viel hij.\n\nJa.\n\nIn het\n\nwater.\n\nJa.\n\nIn het\n\nbos.\n",
        encoding="utf-8",
    )
    import_document(project, letter, SPLITTER)
    assert len(saved(project).paragraphs) == 7
    repair(
        project,
        lambda bitext: divide_before(bitext, SegmentRef("p1", "s2")),
        lambda bitext: join_with_next(bitext, "p6"),
    )
    seed = project.seeds / "brief.txt"
    seed.write_text("Ooit.\n\n" + seed.read_text(encoding="utf-8"), encoding="utf-8")
    bitext = import_document(project, seed, SPLITTER, replace=True).bitext
    assert [paragraph.source for paragraph in bitext.paragraphs] == [
        "Ooit.",
        "Hij liep.",
        "En toen viel hij.",
        "Ja.",
        "In het",
        "water.",
        "Ja.",
        "In het bos.",
    ]
    # Once more, from what was written.
    assert import_document(project, seed, SPLITTER, replace=True).bitext == bitext == saved(project)


def test_paragraphs_whose_place_is_gone_are_not_lost(project: Project, letter: Path) -> None:
    letter.write_text("Ze keek.\n\nNaar buiten.\n\nEn weer terug.\n", encoding="utf-8")
    import_document(project, letter, SPLITTER)
    repair(project, lambda bitext: join_with_next(bitext, "p2"))
    seed = project.seeds / "brief.txt"
    seed.write_text("Ze keek.\n\nNaar boven.\n\nEn weer terug.\n", encoding="utf-8")
    before = everything(project)
    with pytest.raises(ProjectError, match=r"joined before p2/p3\.s1"):
        import_document(project, seed, SPLITTER, replace=True)
    assert everything(project) == before


def test_a_note_is_work_too(project: Project, letter: Path) -> None:
    bitext = import_document(project, letter, SPLITTER).bitext
    edit = edits.set_note(bitext, FIRST, "Navragen.")
    assert edit is not None
    (project.translations / "brief.xlf").write_bytes(write_xliff(edits.apply(bitext, edit)))
    with pytest.raises(ProjectError, match="has been worked on"):
        import_document(project, letter, SPLITTER, replace=True)


def test_a_replaced_document_opens_without_complaint(project: Project, letter: Path) -> None:
    import_document(project, letter, SPLITTER)
    with opened(project) as session:
        session.attach_drafts({FIRST: DRAFT})
        session.save()
    import_document(project, letter, SPLITTER, replace=True)
    with opened(project) as session:
        assert session.recovery.message == ""
        assert session.bitext == saved(project)


def test_a_document_that_is_open_elsewhere_is_left_alone(project: Project, letter: Path) -> None:
    import_document(project, letter, SPLITTER)
    with opened(project), pytest.raises(ProjectError, match="open for editing"):
        import_document(project, letter, SPLITTER, replace=True)


def test_a_bitext_that_is_gone_but_was_worked_on_is_not_imported_over(
    project: Project, letter: Path
) -> None:
    import_document(project, letter, SPLITTER)
    edit_first(project, "The mill", save=True)
    (project.translations / "brief.xlf").unlink()
    with pytest.raises(ProjectError, match="worked on, but its bitext is gone"):
        import_document(project, letter, SPLITTER)


@pytest.mark.parametrize("save", [True, False], ids=["saved", "in the journal only"])
def test_what_is_said_to_be_moved_away_is_all_that_keeps_one_from_beginning_again(
    project: Project, letter: Path, save: bool
) -> None:
    import_document(project, letter, SPLITTER)
    edit_first(project, "The mill", save=save)
    seed = project.seeds / "brief.txt"
    with pytest.raises(ProjectError, match="has been worked on") as refused:
        import_document(project, seed, SPLITTER, replace=True)
    journal = project.state / "journal" / "brief.jsonl"
    assert str(journal) in refused.value.hint
    (project.translations / "brief.xlf").unlink()
    with pytest.raises(ProjectError, match="its bitext is gone") as refused:
        import_document(project, seed, SPLITTER)
    assert str(journal) in refused.value.hint
    journal.unlink()
    import_document(project, seed, SPLITTER)
    with opened(project) as session:
        assert session.recovery.message == ""
        assert not session.bitext.segment(FIRST).target


def test_a_damaged_bitext_is_not_replaced(project: Project, letter: Path) -> None:
    import_document(project, letter, SPLITTER)
    path = project.translations / "brief.xlf"
    path.write_text("stuk", encoding="utf-8")
    with pytest.raises(FormatError, match=r"brief\.xlf"):
        import_document(project, letter, SPLITTER, replace=True)
    assert path.read_text(encoding="utf-8") == "stuk"


def test_where_the_bitext_cannot_be_written_no_source_is_left_behind(
    project: Project, letter: Path
) -> None:
    project.translations.rmdir()
    project.translations.write_text("", encoding="utf-8")
    with pytest.raises(ProjectError, match="translations is a file"):
        import_document(project, letter, SPLITTER)
    assert list(project.seeds.iterdir()) == []


def test_a_file_of_nothing_but_page_numbers_is_refused(project: Project, tmp_path: Path) -> None:
    numbers = tmp_path / "nummers.txt"
    numbers.write_text("1\n\f2\n\f3\n", encoding="utf-8")
    with pytest.raises(FormatError, match="page numbers"):
        import_document(project, numbers, SPLITTER)


def test_a_hidden_file_is_refused(project: Project, letter: Path) -> None:
    with pytest.raises(ProjectError, match="hidden"):
        import_document(project, letter.rename(letter.with_name(".brief.txt")), SPLITTER)


def test_a_text_without_a_full_stop_is_cut_and_that_is_said(
    project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "lang.txt"
    path.write_text("Een zin.\n\n" + "de man die niet komt en " * 2_000 + "\n", encoding="utf-8")
    result = import_document(project, path, SPLITTER)
    (remark,) = (each.text for each in result.suspicions if "is cut" in each.text)
    assert "47,999 characters" in remark
    assert "20,000" in remark
    assert "3 pieces" in remark
    pieces = [segment.source for segment in saved(project, "lang").paragraphs[1].segments]
    assert " ".join(pieces) == ("de man die niet komt en " * 2_000).strip()
    assert max(map(len, pieces)) <= 20_000


def test_of_long_sentences_that_fit_nothing_is_said(project: Project, letter: Path) -> None:
    assert not import_document(project, letter, SPLITTER).suspicions


BITEXT = (
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='nl' trgLang='en'>"
    "<file id='f'{}><unit id='1'><segment><source>Een</source></segment></unit></file></xliff>"
)


def test_a_client_s_bitext_is_kept_as_it_was_sent(project: Project, tmp_path: Path) -> None:
    sent = tmp_path / "klant.xlf"
    sent.write_text(BITEXT.format(" original='een.idml'"), encoding="utf-8")
    document, _ = import_bitext(project, sent)
    assert (project.seeds / "klant.xlf").read_bytes() == sent.read_bytes()
    assert document.bitext.read_bytes() == sent.read_bytes()
    sent.write_text(BITEXT.format(""), encoding="utf-8")
    import_bitext(project, sent, replace=True)
    assert (project.seeds / "klant.xlf").read_bytes() == sent.read_bytes()
    assert [each.name for each in project.documents()] == ["klant"]


def test_a_bitext_of_a_source_that_is_elsewhere_is_no_source_itself(
    project: Project, tmp_path: Path, letter: Path
) -> None:
    ours = tmp_path / "roman.xlf"
    ours.write_text(BITEXT.format(" original='seeds/roman.docx'"), encoding="utf-8")
    import_bitext(project, ours)
    project.seeds.mkdir(exist_ok=True)
    (project.seeds / letter.name).write_bytes(letter.read_bytes())
    beside = tmp_path / f"{letter.stem}.xlf"
    beside.write_text(BITEXT.format(""), encoding="utf-8")
    import_bitext(project, beside)
    assert [each.name for each in project.seeds.iterdir()] == [letter.name]


def test_a_bitext_without_any_segment_is_refused_before_anything_is_written(
    project: Project, tmp_path: Path
) -> None:
    empty = tmp_path / "leeg.xlf"
    unit, group = "<unit id='1'><segment><source>Een</source></segment></unit>", "<group id='g'/>"
    empty.write_text(BITEXT.format("").replace(unit, group), encoding="utf-8")
    before = everything(project)
    with pytest.raises(FormatError, match=r"leeg\.xlf: there is no unit with text"):
        import_bitext(project, empty)
    assert everything(project) == before


def test_where_the_bitext_cannot_be_written_the_copy_is_as_before(
    project: Project, tmp_path: Path
) -> None:
    sent = tmp_path / "klant.xlf"
    sent.write_text(BITEXT.format(""), encoding="utf-8")
    import_bitext(project, sent)
    before = (project.seeds / "klant.xlf").read_bytes()
    sent.write_text(BITEXT.format(" original='x'"), encoding="utf-8")
    (project.translations / "klant.xlf").unlink()
    (project.translations / "klant.xlf").mkdir()
    with pytest.raises(ProjectError):
        import_bitext(project, sent, replace=True)
    assert (project.seeds / "klant.xlf").read_bytes() == before
