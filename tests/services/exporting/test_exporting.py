"""Which texts go out, under which name, and that nothing of the project is written over."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from support.small_project import make_project
from support.strategies import bitexts

from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.pairing import Pairing, Side
from alignwb.core.bitext.segment import (
    Draft,
    Hypothesis,
    Origin,
    OriginKind,
    PostEdit,
    Segment,
    Status,
)
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.services.exporting.export_files import export_files, write_export
from alignwb.services.exporting.export_units import COLUMNS, Null
from alignwb.services.exporting.exporting import (
    FORMATS,
    ExportOptions,
    ExportReport,
    ExportUnit,
    export,
    export_pair,
)
from alignwb.services.project.project import Project

MT = Origin(OriginKind.MT, "argos nl-en 1.8")
PARAGRAPHS = (
    Paragraph("p1", Kind.TITLE, (Segment("s1", "De zee", "The sea", Status.CONFIRMED, MT),)),
    Paragraph(
        "p2",
        Kind.PARAGRAPH,
        (
            Segment("s1", "Zij is wijd.", "It is wide.", Status.REVIEWED, MT, note="She?"),
            Segment("s2", "En diep.[^1]", "And deep.[^1]", Status.LOCKED, MT),
        ),
    ),
    Paragraph(
        "p3",
        Kind.PARAGRAPH,
        (
            Segment("s1", "Ja.", "Yes.", Status.CONFIRMED, Origin(OriginKind.TM, "old", 87)),
            Segment("s2", "Nee.", "No.", Status.DRAFT, MT),
            Segment("s3", "Soms."),
        ),
    ),
    Paragraph("p4", Kind.NOTE, (Segment("s1", "[^1] Of niet.", "", Status.CONFIRMED),)),
)
BITEXT = Bitext("zee", "seeds/zee.txt", PARAGRAPHS)


def exported(
    name: str, options: ExportOptions | None = None, *given_bitexts: Bitext
) -> tuple[str, ExportReport]:
    file = BytesIO()
    report = export_to(file, name, given_bitexts or (BITEXT,), options or ExportOptions())
    return file.getvalue().decode(errors="replace" if FORMATS[name].is_packed else "strict"), report


def export_to(
    file: BytesIO, name: str, documents: Sequence[Bitext], options: ExportOptions
) -> ExportReport:
    """Export to a file; of a format with a file for each language the one of the targets."""
    if FORMATS[name].write_line_pairs:
        return export_pair(documents, name, BytesIO(), file, options)
    return export(documents, name, file, options)


def table(options: ExportOptions, *given_bitexts: Bitext) -> list[list[str]]:
    text, _ = exported("tsv", options, *given_bitexts)
    return [line.split("\t") for line in text.splitlines()[1:]]


def test_by_default_only_what_a_human_confirmed_goes_out() -> None:
    assert table(ExportOptions(columns=("target", "status"))) == [
        ["The sea", "confirmed"],
        ["It is wide.", "reviewed"],
        ["And deep.[^1]", "locked"],
        ["Yes.", "confirmed"],
        ["", "confirmed"],
    ]


def test_what_is_left_out_is_counted_by_reason() -> None:
    _, report = exported("tsv")
    assert report == ExportReport(written=5, unconfirmed=1, untranslated=1)
    null = Null("zee", "p4/s1", Side.TARGET, "[^1] Of niet.")
    assert exported("tmx")[1] == replace(report, written=4, nulls=(null,))


def test_drafts_go_out_when_asked_for() -> None:
    assert ["No.", "draft"] in table(ExportOptions(drafts=True, columns=("target", "status")))


def test_a_paragraph_goes_out_when_all_of_it_can() -> None:
    rows = table(ExportOptions(unit=ExportUnit.PARAGRAPH, columns=("source", "target", "note")))
    assert rows == [
        ["De zee", "The sea", ""],
        ["Zij is wijd. En diep.[^1]", "It is wide. And deep.[^1]", "She?"],
        ["[^1] Of niet.", "", ""],
    ]


def test_a_paragraph_is_as_sure_as_its_least_sure_sentence() -> None:
    options = ExportOptions(unit=ExportUnit.PARAGRAPH, columns=("segment", "status"))
    assert table(options)[1] == ["p2", "reviewed"]


def test_origins_go_along_where_they_are_one() -> None:
    columns = ("segment", "origin", "origin-name", "match-rate")
    assert table(ExportOptions(columns=columns))[3] == ["p3/s1", "tm", "old", "87"]
    mixed = replace(PARAGRAPHS[2], segments=PARAGRAPHS[2].segments[:2])
    options = ExportOptions(unit=ExportUnit.PARAGRAPH, drafts=True, columns=columns)
    assert table(options, replace(BITEXT, paragraphs=(mixed,))) == [["p3", "", "", ""]]


def test_what_was_done_to_drafts_goes_along_as_far_as_it_is_known_of_all() -> None:
    engine = Origin(OriginKind.MT, "argos nl_en 1")
    human = Origin(OriginKind.HUMAN)
    segments = (
        Segment(
            "s1",
            "Een.",
            "One!",
            Status.CONFIRMED,
            engine,
            post_edit=PostEdit("One.", engine, ((0, 3),), 1),
        ),
        Segment(
            "s2",
            "Twee.",
            "Both.",
            Status.CONFIRMED,
            human,
            post_edit=PostEdit("Two.", engine, (), 6),
        ),
        Segment("s3", "Drie.", "Three.", Status.CONFIRMED, engine),
    )
    columns = ("segment", "origin", "made-from", "edited", "edit-distance", "characters-typed")
    paragraph = Paragraph("p1", Kind.PARAGRAPH, segments)
    bitext = replace(BITEXT, paragraphs=(paragraph,))
    assert table(ExportOptions(columns=columns), bitext) == [
        ["p1/s1", "mt", "mt", "partly", "1", "1"],
        ["p1/s2", "human", "mt", "wholly", "4", "6"],
        ["p1/s3", "mt", "mt", "", "", ""],
    ]
    whole = ExportOptions(unit=ExportUnit.PARAGRAPH, columns=columns)
    assert table(whole, bitext) == [["p1", "", "mt", "", "", ""]]
    known = replace(BITEXT, paragraphs=(replace(paragraph, segments=segments[:2]),))
    assert table(whole, known) == [["p1", "", "mt", "partly", "5", "7"]]
    memory, _ = exported("tmx", None, known)
    assert '<prop type="x-made-from">mt</prop>' in memory
    assert '<prop type="x-edit-distance">4</prop>' in memory


def test_a_text_has_holes_or_the_source_in_them() -> None:
    assert exported("txt")[0].split("\n\n")[2] == "Yes.\n"
    filled, report = exported("txt", ExportOptions(fill_source=True))
    assert filled.split("\n\n")[2] == "Yes. Nee. Soms.\n"
    assert (report.unconfirmed, report.untranslated) == (1, 1)


def test_xliff_1_has_the_source_where_there_is_no_target_if_that_is_asked_for() -> None:
    plain, _ = exported("xliff1")
    assert "<source>Soms.</source>\n</trans-unit>" in plain
    filled, report = exported("xliff1", ExportOptions(fill_source=True))
    assert '<source>Soms.</source>\n<target state="needs-translation">Soms.</target>\n' in filled
    assert (report.unconfirmed, report.untranslated) == (1, 1)


def test_xliff_1_with_sources_as_targets_goes_out_before_anything_is_translated() -> None:
    segments = (Segment("s1", "De dijk brak."), Segment("s2", ""))
    bitext = replace(BITEXT, paragraphs=(replace(PARAGRAPHS[0], segments=segments),))
    filled, _ = exported("xliff1", ExportOptions(fill_source=True), bitext)
    assert filled.count("<target") == 1
    assert '<target state="needs-translation">De dijk brak.</target>' in filled


def test_a_target_left_empty_on_purpose_stays_empty() -> None:
    text, report = exported("txt", ExportOptions(fill_source=True))
    assert "Of niet" not in text
    assert report.untranslated == 1


ALIGNED = replace(
    BITEXT,
    paragraphs=(
        Paragraph(
            "p1",
            Kind.PARAGRAPH,
            (
                Segment("s1", "", "Once upon a time.", Status.EDITED, pairing=Pairing()),
                Segment("s2", "De zee. Zij is wijd.", "The sea is wide.", Status.CONFIRMED,
                        pairing=Pairing(source_breaks=(8,))),
                Segment("s3", "", "And deep.", Status.CONFIRMED, pairing=Pairing()),
                Segment("s4", "Ja.", "", Status.INITIAL, pairing=Pairing()),
            ),
        ),
    ),
)  # fmt: skip


def test_a_memory_leaves_out_what_has_no_counterpart_and_names_it() -> None:
    text, report = exported("tmx", ExportOptions(drafts=True), ALIGNED)
    assert [seg.text for seg in etree.fromstring(text.encode()).iter("seg")] == [
        "De zee. Zij is wijd.",
        "The sea is wide.",
    ]
    assert report == ExportReport(
        written=1,
        nulls=(
            Null("zee", "p1/s1", Side.SOURCE, "Once upon a time."),
            Null("zee", "p1/s3", Side.SOURCE, "And deep."),
            Null("zee", "p1/s4", Side.TARGET, "Ja."),
        ),
    )


def test_a_table_has_a_row_for_every_bead() -> None:
    rows = table(ExportOptions(drafts=True), ALIGNED)
    assert rows == [[segment.source, segment.target] for _, segment in ALIGNED.segments()]
    confirmed = table(ExportOptions(), ALIGNED)
    assert confirmed == rows[1:3]


@pytest.mark.parametrize("name", ["txt", "md"])
def test_a_text_is_the_target_with_its_insertions_in_their_places(name: str) -> None:
    text, _ = exported(name, ExportOptions(drafts=True), ALIGNED)
    assert text == "Once upon a time. The sea is wide. And deep.\n"
    text, report = exported(name, ExportOptions(fill_source=True), ALIGNED)
    assert text == "The sea is wide. And deep. Ja.\n"
    assert report.unconfirmed == 2


def test_a_paragraph_is_a_pair_with_its_insertions() -> None:
    options = ExportOptions(unit=ExportUnit.PARAGRAPH, drafts=True)
    text, report = exported("tmx", options, ALIGNED)
    assert [seg.text for seg in etree.fromstring(text.encode()).iter("seg")] == [
        "De zee. Zij is wijd. Ja.",
        "Once upon a time. The sea is wide. And deep.",
    ]
    assert report.nulls == ()


def test_nothing_but_nulls_is_said() -> None:
    paragraph = ALIGNED.paragraphs[0]
    nulls = replace(paragraph, segments=(paragraph.segments[0], paragraph.segments[3]))
    with pytest.raises(ProjectError, match="lacks either a source or a target"):
        exported("tmx", ExportOptions(drafts=True), replace(ALIGNED, paragraphs=(nulls,)))


def test_markdown_knows_the_kinds() -> None:
    assert exported("md")[0].startswith("# The sea\n\nIt is wide. And deep.[^1]\n\n")


def test_several_documents_share_a_memory() -> None:
    text, report = exported("tmx", None, BITEXT, replace(BITEXT, document="meer"))
    props = etree.fromstring(text.encode()).findall(".//prop[@type='x-document']")
    assert [prop.text for prop in props] == ["zee"] * 4 + ["meer"] * 4
    assert report.written == 8


def test_documents_in_different_languages_do_not() -> None:
    with pytest.raises(UsageError, match="different languages"):
        exported("tmx", None, BITEXT, replace(BITEXT, target_lang="de"))


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_confirmed_is_said_before_anything_is_written(name: str) -> None:
    draft = replace(
        BITEXT, paragraphs=(replace(PARAGRAPHS[2], segments=PARAGRAPHS[2].segments[1:]),)
    )
    file = BytesIO()
    with pytest.raises(ProjectError) as caught:
        export_to(file, name, (draft,), ExportOptions())
    assert "confirmed" in caught.value.message
    assert "--all" in caught.value.hint
    assert file.getvalue() == b""


def test_nothing_translated_points_to_drafting() -> None:
    bare = replace(BITEXT, paragraphs=(Paragraph("p1", Kind.TITLE, (Segment("s1", "De zee"),)),))
    with pytest.raises(ProjectError) as caught:
        export((bare,), "tmx", BytesIO(), ExportOptions(drafts=True))
    assert "alignwb draft" in caught.value.hint


@given(bitexts(), st.sampled_from(sorted(FORMATS)), st.sampled_from(ExportUnit), st.booleans())
def test_any_document_is_exported_or_has_nothing_to_export(
    bitext: Bitext, name: str, unit: ExportUnit, drafts: bool
) -> None:
    options = ExportOptions(unit=unit, drafts=drafts, columns=COLUMNS)
    try:
        text, report = exported(name, options, bitext)
    except ProjectError:
        assert (
            not any(
                segment.target
                and (segment.source or FORMATS[name].holds_nulls)
                and (drafts or segment.status.is_done)
                for _, segment in bitext.segments()
            )
            or unit is ExportUnit.PARAGRAPH
        )
        return
    except UsageError:
        # What is read back segment by segment.
        assert FORMATS[name].is_read_back
        assert unit is ExportUnit.PARAGRAPH
        return
    assert bool(text.strip()) or report.written == 0 or name in {"txt", "md"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path, BITEXT)


def test_a_folder_gets_a_file_of_each_document(project: Project) -> None:
    output = f"{project.root}/out/"
    [file] = export_files(output, project.documents(), "md")
    assert write_export(file, "md", ExportOptions()).written == 3
    assert file.path == project.root / "out" / "zee.md"
    assert file.path.read_text(encoding="utf-8").startswith("# The sea")


def test_texts_of_several_documents_need_a_folder(project: Project) -> None:
    documents = project.documents() * 2
    with pytest.raises(UsageError) as caught:
        export_files("out.txt", documents, "txt")
    assert caught.value.hint == "Name a folder for them: -o out.txt/"
    [file] = export_files("out.tmx", documents, "tmx")
    assert file.documents == documents


@pytest.mark.parametrize(
    "place",
    ["seeds/zee.txt", "seeds/new.txt", "translations/zee.xlf", "translations/reference/zee.tmx",
     "glossary.tsv", "alignwb.toml", "alignwb.srx", ".alignwb/zee.tmx", "seeds/", "out/../seeds/x"],
)  # fmt: skip
def test_the_projects_own_files_are_never_written_over(project: Project, place: str) -> None:
    with pytest.raises(UsageError, match="the project's own files"):
        export_files(f"{project.root}/{place}", project.documents(), "tmx")


def test_a_link_to_a_seed_is_no_way_round(project: Project) -> None:
    link = project.root / "out.txt"
    link.symlink_to(project.root / "seeds" / "zee.txt")
    with pytest.raises(UsageError, match="the project's own files"):
        export_files(str(link), project.documents(), "txt")


def test_memory_is_a_place_for_exports(project: Project) -> None:
    [file] = export_files(f"{project.root}/memory/zee.tmx", project.documents(), "tmx")
    assert write_export(file, "tmx", ExportOptions()).written == 4


def test_an_export_that_fails_leaves_the_last_one(project: Project) -> None:
    [file] = export_files(f"{project.root}/zee.tmx", project.documents(), "tmx")
    write_export(file, "tmx", ExportOptions())
    before = file.path.read_bytes()
    (project.translations / "zee.xlf").write_bytes(b"<xliff")
    with pytest.raises(FormatError):
        write_export(file, "tmx", ExportOptions())
    assert file.path.read_bytes() == before
    assert not list(project.root.glob(".alignwb-*"))


def test_a_draft_is_told_from_its_origin() -> None:
    draft = Draft("argos", "nl-en", "1.8", (Hypothesis("Yes.", -0.5),))
    segment = Segment("s1", "Ja.", draft.text, Status.DRAFT, draft.origin, draft)
    bitext = replace(BITEXT, paragraphs=(Paragraph("p1", Kind.TITLE, (segment,)),))
    columns = ("status", "origin", "origin-name")
    assert table(ExportOptions(drafts=True, columns=columns), bitext) == [
        ["draft", "mt", "argos nl-en 1.8"]
    ]
