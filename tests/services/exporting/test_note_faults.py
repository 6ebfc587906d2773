"""No note is lost with its marker when a document goes out in its own format."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.odt_documents import OdtBuilder
from support.translated_documents import imported, translated
from support.word_documents import WordBuilder

from alignwb.core.bitext.codes import without_codes
from alignwb.core.bitext.segment import Segment
from alignwb.errors import ProjectError
from alignwb.services.exporting.originals_out import (
    OriginalOptions,
    original_kind,
    write_original,
)


def word() -> bytes:
    builder = WordBuilder()
    notes = [builder.note("footnote", builder.run(f" {text}")) for text in ("Bron.", "Zie daar.")]
    builder.body += [
        builder.paragraph(builder.run("De dijk") + notes[0] + builder.run(" brak.")),
        builder.paragraph(builder.run("Het water") + notes[1] + builder.run(" kwam.")),
    ]
    return builder.data()


def libreoffice() -> bytes:
    def noted(before: str, note: str, behind: str) -> str:
        return (
            f'<text:p>{before}<text:note text:note-class="footnote"><text:note-citation>1'
            f"</text:note-citation><text:note-body><text:p>{note}</text:p></text:note-body>"
            f"</text:note>{behind}</text:p>"
        )

    texts = [noted("De dijk", "Bron.", " brak."), noted("Het water", "Zie daar.", " kwam.")]
    return OdtBuilder(body=texts).data()


MARKDOWN = "De *dijk*[^1] brak.\n\nHet water[^2] kwam.\n\n[^1]: Bron.\n[^2]: Zie daar.\n"
DOCUMENTS = {"a.docx": word(), "a.odt": libreoffice(), "a.md": MARKDOWN.encode()}
Change = Callable[[str], str]


def out(folder: Path, name: str, change: Change) -> bytes:
    _, document = imported(folder, name, DOCUMENTS[name])
    bitext = translated(document, lambda segment: change(segment.source))
    return write_original(document, bitext, OriginalOptions()).data


def is_body(text: str) -> bool:
    return "dijk" in text or "water" in text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_marker_that_no_text_has_any_more_is_refused_with_its_paragraph(
    tmp_path: Path, name: str
) -> None:
    def without(text: str) -> str:
        return text.replace("[^1]", "") if is_body(text) else text

    with pytest.raises(ProjectError, match=r"p1: the footnote marker \[\^1\] is missing"):
        out(tmp_path, name, without)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_paragraph_left_empty_has_no_marker_either(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProjectError, match=r"\[\^2\] is missing"):
        out(tmp_path, name, lambda text: "" if "water" in text else text)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_marker_may_go_where_its_note_is_left_empty(tmp_path: Path, name: str) -> None:
    def without(text: str) -> str:
        return "" if "Bron" in text else text.replace("[^1]", "")

    assert out(tmp_path, name, without)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_marker_may_move_to_another_paragraph(tmp_path: Path, name: str) -> None:
    def moved(text: str) -> str:
        if not is_body(text):
            return text
        return text.replace("[^1]", "").replace("[^2]", "[^1][^2]")

    assert out(tmp_path, name, moved)


@pytest.mark.parametrize("name", ["a.docx", "a.odt"])
def test_a_marker_stands_once_where_its_note_has_one_place(tmp_path: Path, name: str) -> None:
    def doubled(text: str) -> str:
        return text.replace("[^2]", "[^2] en[^2]") if is_body(text) else text

    with pytest.raises(ProjectError, match=r"p[23]: .*\[\^2\] stands more than once"):
        out(tmp_path, name, doubled)


def test_markdown_may_name_a_note_again(tmp_path: Path) -> None:
    written = out(tmp_path, "a.md", lambda text: text.replace("water[^2]", "water[^2] daar[^2]"))
    assert b"Het water[^2] daar[^2] kwam." in written


@pytest.mark.parametrize("text", ["Een[^9] zin *hier*.\n", "Een[^9] zin *hier*.\n\n[^1]: Los.\n"])
def test_what_only_looks_like_a_marker_may_go(tmp_path: Path, text: str) -> None:
    _, document = imported(tmp_path, "b.md", text.encode())

    def without(segment: Segment) -> str:
        return segment.source.replace("[^9]", "")

    written = write_original(document, translated(document, without), OriginalOptions())
    assert b"Een zin *hier*." in written.data


@pytest.mark.parametrize("name", DOCUMENTS)
def test_markers_may_change_places(tmp_path: Path, name: str) -> None:
    def swapped(text: str) -> str:
        if not is_body(text):
            return text
        other = {"[^1]": "[^2]", "[^2]": "[^1]"}
        return next(text.replace(own, new) for own, new in other.items() if own in text)

    written = out(tmp_path, name, swapped)
    read = original_kind(Path(name)).read_document
    assert read is not None
    texts = {without_codes(block.text) for block in read(written, Path(name)).blocks}
    if name == "a.odt":  # the first note is the one whose marker stands first
        assert texts >= {"De dijk[^1] brak.", "[^1] Zie daar.", "[^2] Bron."}
    else:
        assert texts >= {"De dijk[^2] brak.", "Het water[^1] kwam."}
