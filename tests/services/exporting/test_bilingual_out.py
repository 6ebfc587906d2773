"""Clients' bilingual files, from the import to the file that goes back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from support.client_xliff import TRADOS, client_file
from support.readers import CATALOGUE
from support.translated_documents import imported, saved

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext
from alignwb.core.bitext.codes import codes_of
from alignwb.core.bitext.repairs.paragraph_edits import divide_before, join_with_next
from alignwb.core.bitext.segment import Segment, SegmentRef, Status
from alignwb.errors import ProjectError
from alignwb.services.editing.open_segment import OpenSegment
from alignwb.services.exporting.originals_out import OriginalOptions, write_original
from alignwb.services.importing.importing import import_bitext
from alignwb.services.opening import open_document
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.project import Document, Project

DONE, ALL = OriginalOptions(), OriginalOptions(drafts=True)
UNITS = "".join(
    f"<trans-unit id='{n}'><source>{text}</source></trans-unit>\n"
    for n, text in enumerate(("Het is koud. Het sneeuwt.", "Zij slapen.", "Er was eens."))
)
MARKED = (
    "<trans-unit id='1'><source>Een twee drie.</source><seg-source><mrk mtype='seg' mid='a'>Een"
    "</mrk> <mrk mtype='seg' mid='b'>twee</mrk> <mrk mtype='seg' mid='c'>drie.</mrk></seg-source>"
    "</trans-unit>"
)


def _with(bitext: Bitext, change: Callable[[Segment], Segment]) -> Bitext:
    return bitext.with_paragraphs(
        [replace(each, segments=tuple(map(change, each.segments))) for each in bitext.paragraphs]
    )


def _confirmed(segment: Segment) -> Segment:
    return replace(segment, target=segment.source.upper(), status=Status.CONFIRMED)


def test_the_client_s_segments_are_those_of_the_document(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "brief.sdlxliff", TRADOS.encode())
    bitext = load_bitext(document)
    assert [len(each.segments) for each in bitext.paragraphs] == [2, 1]
    assert (bitext.source_lang, bitext.target_lang) == ("nl-NL", "en-GB")
    first = bitext.paragraphs[0].segments[0]
    assert (first.target, first.status) == ("The mill turns.", Status.DRAFT)
    _, plain = imported(tmp_path, "a.xlf", client_file(UNITS))
    assert [len(each.segments) for each in load_bitext(plain).paragraphs] == [1, 1, 1]


def test_a_catalogue_goes_back_with_its_translations_and_nothing_else_changed(
    tmp_path: Path,
) -> None:
    data = CATALOGUE.encode()
    _, document = imported(tmp_path, "app.po", data)
    bitext = load_bitext(document)
    statuses = [segment.status for each in bitext.paragraphs for segment in each.segments]
    assert statuses == [Status.CONFIRMED, Status.INITIAL, Status.DRAFT]
    assert write_original(document, bitext, ALL).data == data
    done = _with(bitext, _confirmed)
    written = write_original(document, done, DONE)
    assert (written.blocks, written.changed) == (3, 3)
    assert written.data.decode() == (
        CATALOGUE.replace('msgstr[0] "%d mill"', 'msgstr[0] "%d MOLEN"')
        .replace('msgstr[1] ""', 'msgstr[1] "%d MOLENS"')
        .replace("#, fuzzy, python-format", "#, python-format")
        .replace('msgstr "x"', 'msgstr ""\n"ZIJ %(naam)s\\n"\n"DRAAIT."')
    )


def test_notes_of_the_client_are_kept_through_changes_and_splits(tmp_path: Path) -> None:
    unit = "<trans-unit id='1'><source>Een. Twee.</source><note>Kort &amp; goed</note></trans-unit>"
    _, document = imported(tmp_path, "a.xliff", client_file(unit))
    assert load_bitext(document).paragraphs[0].client_notes == ("Kort & goed",)


def test_a_file_nobody_has_worked_on_goes_back_as_it_came(tmp_path: Path) -> None:
    for name, data in (("a.sdlxliff", TRADOS.encode()), ("b.xlf", client_file(UNITS))):
        _, document = imported(tmp_path, name, data)
        for options in (DONE, ALL):
            written = write_original(document, load_bitext(document), options)
            assert (written.data, written.changed, written.is_bilingual) == (data, 0, True)


def test_only_what_is_confirmed_is_written_unless_all_is_asked_for(tmp_path: Path) -> None:
    data = client_file(UNITS)
    _, document = imported(tmp_path, "a.xlf", data)
    bitext = load_bitext(document)

    def some(segment: Segment) -> Segment:
        if segment.source.startswith("Zij"):
            return replace(segment, target="They sleep.", status=Status.EDITED)
        return _confirmed(segment) if segment.source.startswith("Het") else segment

    bitext = saved(document, _with(bitext, some))
    written = write_original(document, bitext, DONE)
    upper = '<target state="translated">HET IS KOUD. HET SNEEUWT.</target>'
    assert written.data == data.replace(b"sneeuwt.</source>", b"sneeuwt.</source>" + upper.encode())
    assert (written.changed, written.unconfirmed, written.untranslated) == (1, 1, 1)
    everything = write_original(document, bitext, ALL).data
    assert b'<target state="needs-review-translation">They sleep.</target>' in everything


def test_split_and_merged_segments_find_the_client_s(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.xlf", client_file(MARKED))
    bitext = load_bitext(document)
    [paragraph] = bitext.paragraphs
    one, _, three = paragraph.segments
    merged = replace(one, source="Een twee", target="One two", status=Status.CONFIRMED)
    halves = (
        replace(three, id="s3", source="dr", target="th", status=Status.CONFIRMED),
        replace(three, id="s4", source="ie.", target="ree.", status=Status.REVIEWED),
    )
    changed = replace(paragraph, segments=(merged, *halves))
    written = write_original(document, bitext.with_paragraphs([changed]), DONE).data
    assert (
        b"<target state=\"translated\"><mrk mtype='seg' mid='a'>One two</mrk>"
        b" <mrk mtype='seg' mid='b'></mrk> <mrk mtype='seg' mid='c'>th ree.</mrk></target>"
    ) in written


def test_paragraphs_joined_and_divided_find_their_units(tmp_path: Path) -> None:
    data = client_file(UNITS + MARKED.replace("id='1'", "id='9'"))
    _, document = imported(tmp_path, "a.xlf", data)
    bitext = saved(document, _with(load_bitext(document), _confirmed))
    plain = write_original(document, bitext, DONE).data
    joined = edits.apply(bitext, join_with_next(bitext, "p2"))
    both = replace(joined.paragraph("p2"), places=("2", "3"))
    joined = joined.with_paragraphs([both])
    joined = edits.apply(joined, divide_before(joined, SegmentRef("p4", "s2")))
    assert write_original(document, joined, DONE).data == plain


def test_codes_that_would_spoil_the_file_are_refused(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.sdlxliff", TRADOS.encode())
    bitext = load_bitext(document)

    def halved(segment: Segment) -> Segment:
        start = next((each for each in segment.source if each > "\U000fffff"), "")
        return replace(segment, target=f"{start}W", status=Status.CONFIRMED)

    with pytest.raises(ProjectError, match="code 1 lacks one of its ends"):
        write_original(document, _with(bitext, halved), DONE)


def test_a_file_in_other_languages_than_the_project_s_comes_in(tmp_path: Path) -> None:
    units = "<trans-unit id='1'><source>This is an English sentence, you see.</source></trans-unit>"
    data = client_file(units, target="de").replace(b'="nl"', b'="en"')
    _, document = imported(tmp_path, "a.xlf", data)
    bitext = load_bitext(document)
    assert (bitext.source_lang, bitext.target_lang) == ("en", "de")


CODED = (
    "<trans-unit id='1'><source>x</source><seg-source><mrk mtype='seg' mid='1'>Een <x id='1'/>huis."
    "</mrk><mrk mtype='seg' mid='2'>Het <g id='2'>dak</g> <ph id='3'>{0}</ph>.</mrk></seg-source>"
    "<target><mrk mtype='seg' mid='1'>A <ph id='9'>{9}</ph>house&#46;</mrk></target></trans-unit>"
    "<trans-unit id='2'><source>En <bx id='4'/>zo<ex id='4'/>.</source></trans-unit>"
)


def test_codes_come_back_as_they_were_after_the_work_was_saved(tmp_path: Path) -> None:
    data = client_file(CODED)
    _, document = imported(tmp_path, "a.xlf", data)
    saved(document, load_bitext(document))
    assert write_original(document, load_bitext(document), ALL).data == data
    for segment in (each for _, each in load_bitext(document).segments()):
        assert all(each.number for each in codes_of(segment.source))
    saved(document, _with(load_bitext(document), _confirmed))
    written = write_original(document, load_bitext(document), DONE).data.decode()
    assert "<mrk mtype='seg' mid='1'>EEN <x id='1'/>HUIS.</mrk>" in written
    assert "<mrk mtype='seg' mid='2'>HET <g id='2'>DAK</g> <ph id='3'>{0}</ph>.</mrk>" in written
    assert "<target state=\"translated\">EN <bx id='4'/>ZO<ex id='4'/>.</target>" in written


def test_codes_of_joined_paragraphs_go_into_the_first_unit(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.xlf", client_file(CODED))
    bitext = saved(document, _with(load_bitext(document), _confirmed))
    joined = edits.apply(bitext, join_with_next(bitext, "p1"))
    saved(document, joined)
    bitext = load_bitext(document)
    [paragraph] = bitext.paragraphs
    *_, second, third = paragraph.segments
    merged = replace(
        second,
        source=f"{second.source} {third.source}",
        target=f"{second.target} {third.target}",
    )
    changed = replace(paragraph, segments=(*paragraph.segments[:-2], merged))
    written = write_original(document, bitext.with_paragraphs([changed]), DONE).data.decode()
    assert "<ph id='3'>{0}</ph>. EN <bx id='4'/>ZO<ex id='4'/>.</mrk></target>" in written
    assert "<ex id='4'/>.</source></trans-unit>" in written


XLIFF_2 = """<?xml version='1.0' encoding='{encoding}'?>
<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='nl' trgLang='en'>
<file id='f' original='brief.indd'><unit id='a'><segment><source>Het is koud.</source></segment>
<segment><source>Het sneeuwt<ph id='1' canDelete='no'/>.</source></segment></unit>
<unit id='leeg'><ignorable><source> </source></ignorable></unit>
<unit id='b'><segment id='s9'><source>Zij slapen.</source><target>oud</target></segment>
<segment><source><ph id='2'/></source></segment></unit>
<unit id='c'><segment state='final'><source>Vast.</source><target>Fixed.</target></segment></unit>
</file></xliff>
"""


def _client_bitext(folder: Path, encoding: str = "utf-8") -> tuple[Project, Document, bytes]:
    """A client's XLIFF 2 in a project of its own, and its bytes."""
    project, data = Project(folder / "werk"), XLIFF_2.format(encoding=encoding).encode(encoding)
    make_folders(project)
    (folder / "brief.xlf").write_bytes(data)
    return project, import_bitext(project, folder / "brief.xlf")[0], data


def make_folders(project: Project) -> None:
    project.root.mkdir()
    project.seeds.mkdir()


def _reload(project: Project) -> Document:
    return project.find("brief")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_client_s_bitext_goes_back_as_it_came_until_something_is_confirmed(
    tmp_path: Path, encoding: str
) -> None:
    project, _, data = _client_bitext(tmp_path, encoding)
    document = _reload(project)
    for options in (DONE, ALL):
        assert write_original(document, load_bitext(document), options).data == data
    with open_document(project, document).session as session:
        for text in ("It is cold.", "It snows{}."):
            [ref] = [r for r, each in session.bitext.segments() if _fits(each, text)]
            segment = OpenSegment(session, ref)
            point = segment.segment.source[len("Het sneeuwt")] if "{}" in text else ""
            segment.type(text.format(point))
            segment.confirm()
        session.save()
    written = write_original(document, load_bitext(document), DONE)
    assert (written.changed, written.unconfirmed, written.is_bilingual) == (2, 1, True)
    assert written.data.decode(encoding) == data.decode(encoding).replace(
        "<segment><source>Het is koud.</source>",
        '<segment state="translated"><source>Het is koud.</source><target>It is cold.</target>',
    ).replace(
        "<segment><source>Het sneeuwt<ph id='1' canDelete='no'/>.</source>",
        "<segment state=\"translated\"><source>Het sneeuwt<ph id='1' canDelete='no'/>.</source>"
        '<target>It snows<ph id="1" canDelete="no"/>.</target>',
    )


def _fits(segment: Segment, text: str) -> bool:
    return segment.source.startswith("Het is" if "cold" in text else "Het sneeuwt")


def test_units_of_a_client_s_bitext_that_were_joined_and_divided_are_found_again(
    tmp_path: Path,
) -> None:
    project, _, _ = _client_bitext(tmp_path)
    document = _reload(project)
    bitext = _with(
        load_bitext(document),
        lambda each: _confirmed(each) if each.source[0] < "\U00100000" else each,
    )
    plain = write_original(document, bitext, DONE).data
    assert plain.count(b'state="translated"') == 3
    joined = edits.apply(bitext, join_with_next(bitext, "a"))
    joined = edits.apply(joined, divide_before(joined, SegmentRef("a", "s2")))
    assert [each.id for each in joined.paragraphs] != ["a", "b", "c"]
    assert write_original(document, joined, DONE).data == plain


def test_a_client_s_bitext_whose_sources_are_others_now_is_refused(tmp_path: Path) -> None:
    project, _, data = _client_bitext(tmp_path)
    document = _reload(project)
    assert document.seed is not None
    document.seed.write_bytes(data.replace(b"slapen", b"waken"))
    with pytest.raises(ProjectError, match="is not read as it was"):
        write_original(document, load_bitext(document), DONE)
    document.seed.unlink()
    with pytest.raises(ProjectError, match="not in the project") as caught:
        write_original(_reload(project), load_bitext(document), DONE)
    assert "seeds/ as brief.xlf" in caught.value.hint
