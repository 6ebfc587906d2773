"""Documents that are written back: what an import keeps of them, and what importing again does."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.translated_documents import imported, saved

from alignwb.core.bitext import edits
from alignwb.core.bitext.repairs.paragraph_edits import divide_before
from alignwb.core.bitext.segment import SegmentRef
from alignwb.core.bitext.structure.paragraph_layout import Layout
from alignwb.engines.srx import SrxSplitter
from alignwb.errors import FormatError, UsageError
from alignwb.services.exporting.originals_out import OriginalOptions, write_original
from alignwb.services.importing.importing import import_document
from alignwb.services.project.documents import load_bitext
from alignwb.services.project.originals import digest_of

PAGE = b"<p>Dit is een zin. Dit is nog een zin.<p>En <b>dit</b> ook.<img alt='Een plaatje'>"


def test_places_and_the_digest_are_in_the_bitext(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.html", PAGE)
    bitext = load_bitext(document)
    assert bitext.original_digest == digest_of(PAGE)
    assert [paragraph.places for paragraph in bitext.paragraphs] == [("1",), ("2",), ("3",)]
    assert [len(paragraph.segments) for paragraph in bitext.paragraphs] == [2, 1, 1]


def test_a_document_is_imported_again_with_its_repairs_and_goes_back(tmp_path: Path) -> None:
    project, document = imported(tmp_path, "a.html", PAGE)
    bitext = load_bitext(document)
    bitext = edits.apply(bitext, divide_before(bitext, SegmentRef("p1", "s2")))
    paragraph = bitext.paragraph("p2")
    [segment] = paragraph.segments
    corrected = replace(
        segment,
        source=segment.source.replace("ook", "oook"),
        original_source=segment.source,
    )
    saved(document, bitext.with_paragraphs([replace(paragraph, segments=(corrected,))]))
    assert document.seed is not None
    import_document(project, document.seed, SrxSplitter(), replace=True)
    again = load_bitext(document)
    assert [paragraph.id for paragraph in again.paragraphs] == ["p1", "p1-2", "p2", "p3"]
    assert "oook" in again.paragraph("p2").source
    assert again.original_digest == digest_of(PAGE)
    assert write_original(document, again, OriginalOptions(fill_source=True)).changed == 1


def test_a_layout_is_kept_when_a_document_is_imported_again_with_its_repairs(
    tmp_path: Path,
) -> None:
    page = b"<h3>Kop</h3><ol start=8><li>Dit is een zin. Dit is nog een zin.<li>Uit.</ol>"
    project, document = imported(tmp_path, "a.html", page)
    bitext = load_bitext(document)
    expected = [Layout(level=3), Layout(depth=1, mark="8."), Layout(depth=1, mark="9.")]
    assert [each.layout for each in bitext.paragraphs] == expected
    bitext = edits.apply(bitext, divide_before(bitext, SegmentRef("p2", "s2")))
    saved(document, bitext)
    expected.insert(2, Layout(depth=1))
    assert [each.layout for each in load_bitext(document).paragraphs] == expected
    assert document.seed is not None
    import_document(project, document.seed, SrxSplitter(), replace=True)
    assert [each.layout for each in load_bitext(document).paragraphs] == expected


def test_an_encoding_is_not_for_documents_that_say_theirs(tmp_path: Path) -> None:
    project, _ = imported(tmp_path, "a.html", PAGE)
    page = tmp_path / "b.html"
    page.write_bytes(PAGE)
    with pytest.raises(UsageError, match="says its encoding itself"):
        import_document(project, page, SrxSplitter(), encoding="cp1252", anyway=True)


def test_a_page_without_text_is_refused(tmp_path: Path) -> None:
    project, _ = imported(tmp_path, "a.html", PAGE)
    page = tmp_path / "b.html"
    page.write_bytes(b"<img src=x><pre><code>x</code></pre>")
    with pytest.raises(FormatError, match=r"b\.html: there is no text to translate"):
        import_document(project, page, SrxSplitter(), anyway=True)
    assert not (tmp_path / "seeds" / "b.html").exists()


def test_plain_text_has_places_unless_it_stands_in_columns(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.txt", b"Dit is een zin.\n\nNog een.\n")
    bitext = load_bitext(document)
    assert [each.places for each in bitext.paragraphs] == [("1",), ("2",)]
    assert bitext.original_digest
    rows = "".join(
        f"{'Links staat een hele zin.':<34}Rechts staat zin nummer {n}.\n" for n in range(8)
    )
    _, document = imported(tmp_path, "b.txt", rows.encode())
    bitext = load_bitext(document)
    assert (bitext.original_digest, bitext.paragraphs[0].places) == ("", ())
