"""Documents written back in their own format, from the import to the file."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.translated_documents import imported, translated
from support.word_documents import a_document, a_paragraph, a_run

from alignwb.core.bitext import edits
from alignwb.core.bitext.bitext import Bitext, Kind, Paragraph
from alignwb.core.bitext.codes import codes_of, without_codes
from alignwb.core.bitext.repairs.paragraph_edits import divide_before, join_with_next
from alignwb.core.bitext.segment import SegmentRef, Status
from alignwb.core.bitext.sentences import Sentence, new_bead
from alignwb.errors import FormatError, ProjectError, UsageError
from alignwb.formats.documents.markup.html_document import read_html
from alignwb.services.exporting.originals_out import OriginalOptions, write_original
from alignwb.services.project.documents import load_bitext

PAGE = (
    b"<html lang=nl><title>De titel</title><p>Dit is een zin. Dit is <b>nog een</b> zin.<br>"
    b"En dit ook.</p><p>Tweede alinea.<p>Derde <i>alinea</i>.<pre><code>x</code></pre>"
)
DONE = OriginalOptions()
FILLED = OriginalOptions(fill_source=True)


def test_sources_in_place_of_targets_give_the_original(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.html", PAGE)
    bitext = translated(document, lambda segment: segment.source)
    written = write_original(document, bitext, DONE)
    assert (written.data, written.changed, written.blocks) == (PAGE, 0, 4)
    assert [each.what for each in written.left_out] == ["code"]


def test_an_aligned_bitext_goes_back_into_no_document(tmp_path: Path) -> None:
    project, document = imported(tmp_path, "a.html", PAGE)
    bead = new_bead("s1", [Sentence("De titel")], [Sentence("The title")], confidence=0.9)
    aligned = Bitext("a", document.bitext.name, (Paragraph("p1", Kind.TITLE, (bead,)),))
    with pytest.raises(ProjectError, match=r"reference.a\.xlf: an aligned bitext") as refusal:
        write_original(project.reference_of("a"), aligned, DONE)
    assert "--to txt" in refusal.value.hint


def test_targets_stand_in_the_places_of_their_sources(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.html", PAGE)
    bitext = translated(document, lambda segment: segment.source.upper())
    assert len(bitext.paragraphs[1].segments) == 3
    written = write_original(document, bitext, DONE)
    assert written.data == (
        b"<html lang=en><title>DE TITEL</title><p>DIT IS EEN ZIN. DIT IS <b>NOG EEN</b> ZIN.<br>"
        b"EN DIT OOK.</p><p>TWEEDE ALINEA.<p>DERDE <i>ALINEA</i>.<pre><code>x</code></pre>"
    )
    assert written.changed == 4


def test_paragraphs_joined_and_divided_find_their_places(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.html", PAGE)
    bitext = translated(document, lambda segment: segment.source.upper())
    parts = bitext.paragraphs[2:4]
    bitext = edits.apply(bitext, join_with_next(bitext, "p3"))
    places = tuple(place for part in parts for place in part.places)
    joined = replace(
        bitext.paragraph("p3"), places=places, codes=read_html(PAGE, tmp_path).blocks[3].codes
    )
    bitext = bitext.with_paragraphs([joined])
    bitext = edits.apply(bitext, divide_before(bitext, SegmentRef("p2", "s2")))
    assert [len(each.segments) for each in bitext.paragraphs] == [1, 1, 2, 2]
    written = write_original(document, bitext, DONE).data
    assert b"<p>DIT IS EEN ZIN. DIT IS <b>NOG EEN</b> ZIN.<br>EN DIT OOK.</p>" in written
    assert b"<p>TWEEDE ALINEA. DERDE <i>ALINEA</i>.<p><pre>" in written


@pytest.mark.parametrize("lost", [1, 2])
def test_codes_of_one_number_are_told_apart_where_their_paragraphs_were_joined(
    tmp_path: Path, lost: int
) -> None:
    page = b"<p>Een <u>kat</u> dan.</p><p>Een <s>hond</s> nu.</p>"
    _, document = imported(tmp_path, "a.html", page)
    bitext = translated(document, lambda segment: segment.source.upper())
    assert [list(each.codes) for each in bitext.paragraphs] == [[1], [1]]
    joined = edits.apply(bitext, join_with_next(bitext, bitext.paragraphs[0].id))
    written = write_original(document, joined, DONE).data
    assert written == b"<p>EEN <u>KAT</u> DAN. EEN <s>HOND</s> NU.</p><p></p>"
    whole = joined.paragraphs[0]
    without = tuple(
        replace(each, target=without_codes(each.target) if number == lost else each.target)
        for number, each in enumerate(whole.segments, 1)
    )
    joined = joined.with_paragraphs([replace(whole, segments=without)])
    tags = (b"<u>", b"</u>") if lost == 1 else (b"<s>", b"</s>")
    for tag in tags:
        written = written.replace(tag, b"")
    assert write_original(document, joined, DONE).data == written


def test_paragraphs_parted_again_go_back_into_their_own_places(tmp_path: Path) -> None:
    page = b"<p>Een <u>kat</u> dan.</p><p>Een <s>hond</s> nu. Ja.</p><p>Zo.</p>"
    _, document = imported(tmp_path, "a.html", page)
    bitext = translated(document, lambda segment: segment.source.upper())
    names = [each.id for each in bitext.paragraphs]
    joined = edits.apply(bitext, join_with_next(bitext, names[0]))
    whole = edits.apply(joined, edits.merge_with_next(joined, SegmentRef(names[0], "s1")))
    whole = edits.apply(whole, join_with_next(whole, names[0]))
    assert b"<p>EEN <u>KAT</u> DAN. EEN <s>HOND</s> NU. JA. ZO.</p><p></p><p></p>" in (
        write_original(document, confirmed(whole), DONE).data
    )
    [segment, *_] = whole.paragraphs[0].segments
    cut = segment.paragraph_starts[1].offset
    parted = edits.apply(
        whole, edits.split_segment(whole, SegmentRef(names[0], segment.id), cut, cut)
    )
    at = SegmentRef(names[0], parted.paragraphs[0].segments[1].id)
    parted = edits.apply(parted, divide_before(parted, at))
    last = parted.paragraphs[1].segments[-1]
    parted = edits.apply(parted, divide_before(parted, SegmentRef(names[1], last.id)))
    assert [each.id for each in parted.paragraphs] == names
    assert [each.places for each in parted.paragraphs] == [
        each.places for each in bitext.paragraphs
    ]
    written = write_original(document, confirmed(parted), DONE).data
    assert written == (b"<p>EEN <u>KAT</u> DAN.</p><p>EEN <s>HOND</s> NU. JA.</p><p>ZO.</p>")


def confirmed(bitext: Bitext) -> Bitext:
    return replace(
        bitext,
        paragraphs=tuple(
            replace(
                paragraph,
                segments=tuple(
                    replace(each, status=Status.CONFIRMED) for each in paragraph.segments
                ),
            )
            for paragraph in bitext.paragraphs
        ),
    )


NAMED = {
    "a.txt": "Een café – “één zin”. Nog een.\r\n\r\nDe tweede alinea.\r\n",
    "b.md": "# Een café\r\n\r\nEen *zin* – “één”.\r\n",
    "c.srt": "1\r\n00:00:01,000 --> 00:00:02,000\r\nCafé – ja\r\n",
}


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le"])
def test_a_named_encoding_is_that_of_what_goes_out(
    tmp_path: Path, name: str, encoding: str
) -> None:
    data = NAMED[name].encode(encoding)
    _, document = imported(tmp_path, name, data, encoding)
    assert load_bitext(document).original_encoding == encoding
    bitext = translated(document, lambda segment: segment.source)
    assert write_original(document, bitext, DONE).data == data
    bitext = translated(document, lambda segment: segment.source.replace("é", "è"))
    assert write_original(document, bitext, DONE).data == NAMED[name].replace("é", "è").encode(
        encoding
    )


def test_a_character_that_a_named_encoding_lacks_is_refused_with_its_line(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.txt", NAMED["a.txt"].encode("cp1252"), "cp1252")
    bitext = translated(document, lambda segment: segment.source.replace("tweede", "→"))
    with pytest.raises(FormatError, match="line 3: “→”"):
        write_original(document, bitext, DONE)


def test_a_plain_text_goes_out_with_its_pages_and_cells(tmp_path: Path) -> None:
    text = "naam\t\tprijs\nappel\t\ttwee euro\npeer\t\tdrie euro\n\nEen zin. En nog een.\n"
    _, document = imported(tmp_path, "lijst.txt", text.encode())
    bitext = translated(document, lambda segment: segment.source.upper())
    assert [len(each.segments) for each in bitext.paragraphs] == [2, 2, 2, 2]
    written = write_original(document, bitext, DONE)
    assert (written.data.decode(), written.changed) == (text.upper(), 4)


def test_subtitles_go_out_with_their_times_and_breaks(tmp_path: Path) -> None:
    film = (
        b"1\r\n00:00:01,000 --> 00:00:02,000\r\n- Waarheen? \r\n- <i>Naar huis.</i>\r\n\r\n"
        b"2\r\n00:00:03,000 --> 00:00:04,000\r\nOf toch\r\nniet.\r\n"
    )
    _, document = imported(tmp_path, "film.srt", film)
    bitext = translated(document, lambda segment: segment.source)
    assert [len(each.segments) for each in bitext.paragraphs] == [2, 1]
    assert write_original(document, bitext, DONE).data == film
    bitext = translated(document, lambda segment: segment.source.upper())
    written = write_original(document, bitext, DONE)
    assert written.data == (
        film.replace(b"Waarheen", b"WAARHEEN")
        .replace(b"Naar huis.", b"NAAR HUIS.")
        .replace(b"Of toch", b"OF TOCH")
        .replace(b"niet.", b"NIET.")
    )


def test_what_is_not_finished_is_counted_and_refused_unless_the_source_may_stay(
    tmp_path: Path,
) -> None:
    _, document = imported(tmp_path, "a.html", PAGE)
    bitext = load_bitext(document)
    first = bitext.paragraphs[0]
    draft = replace(first.segments[0], target="The title", status=Status.DRAFT)
    bitext = bitext.with_paragraphs([replace(first, segments=(draft,))])
    with pytest.raises(ProjectError, match="of 6 segments, 1 not confirmed and 5 not translated"):
        write_original(document, bitext, DONE)
    written = write_original(document, bitext, FILLED)
    assert (written.data, written.unconfirmed, written.untranslated) == (PAGE, 1, 5)
    both = write_original(document, bitext, OriginalOptions(drafts=True, fill_source=True))
    assert both.data == PAGE.replace(b"De titel", b"The title").replace(b"=nl", b"=en")


def test_a_source_document_that_changed_or_is_gone_is_refused(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.html", PAGE)
    bitext = translated(document, lambda segment: segment.source)
    assert document.seed is not None
    document.seed.write_bytes(PAGE + b" ")
    with pytest.raises(ProjectError, match=r"a\.html: .* has changed"):
        write_original(document, bitext, DONE)
    with pytest.raises(ProjectError, match="not in the project"):
        write_original(replace(document, seed=None), bitext, DONE)
    with pytest.raises(UsageError, match="not written back"):
        write_original(replace(document, seed=tmp_path / "a.pdf"), bitext, DONE)


def test_a_document_that_reads_otherwise_now_is_refused(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.html", PAGE)
    bitext = translated(document, lambda segment: segment.source)
    first, second = bitext.paragraphs[2:4]
    shifted = [replace(first, places=second.places), replace(second, places=first.places)]
    with pytest.raises(ProjectError, match="Tweede alinea"):
        write_original(document, bitext.with_paragraphs(shifted), DONE)


def _with_target(bitext: Bitext, text: str) -> Bitext:
    paragraph = bitext.paragraphs[3]
    [segment] = paragraph.segments
    return bitext.with_paragraphs([replace(paragraph, segments=(replace(segment, target=text),))])


def test_codes_that_would_spoil_the_document_are_refused(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.html", PAGE)
    bitext = translated(document, lambda segment: segment.source)
    [segment] = bitext.paragraphs[3].segments
    start, end = (each.text for each in codes_of(segment.source))
    for wrong in (f"a {start} b", f"a {end} b {start}", f"{start}a\U00100007"):
        with pytest.raises(ProjectError, match=r"p4: code [17]"):
            write_original(document, _with_target(bitext, wrong), DONE)
    for right in ("Without", f"{start}Bold{end} twice {start}bold{end}", f"a{start}{end}b"):
        data = write_original(document, _with_target(bitext, right), DONE).data.decode()
        shown = data.replace("<i>", "").replace("</i>", "")
        assert f"<p>{without_codes(right)}<pre>" in shown


@pytest.mark.parametrize(
    ("name", "data", "target", "reason"),
    [
        ("a.md", b"# Kop\n\nEen *zin*.\n", "A\x01", "binary"),
        ("a.docx", a_document(a_paragraph(a_run("Een zin."))), "", "no text in it"),
    ],
)
def test_a_file_that_could_not_be_read_again_is_refused_as_such(
    tmp_path: Path, name: str, data: bytes, target: str, reason: str
) -> None:
    _, document = imported(tmp_path, name, data)
    bitext = translated(document, lambda _: target)
    with pytest.raises(FormatError, match=f"(?s){reason}.*nothing was written"):
        write_original(document, bitext, DONE)


def test_the_last_mark_of_markdown_may_go(tmp_path: Path) -> None:
    source = "De *Zeemeeuw* voer in 1911.\n\n12\n\nHet was koud,\nzei hij.\n"
    _, document = imported(tmp_path, "b.md", source.encode())
    bitext = translated(document, lambda segment: without_codes(segment.source).upper())
    written = write_original(document, bitext, DONE)
    assert written.data.decode() == "DE ZEEMEEUW VOER IN 1911.\n\n12\n\nHET WAS KOUD, ZEI HIJ.\n"


def test_a_source_that_was_corrected_still_stands_in_its_place(tmp_path: Path) -> None:
    _, document = imported(tmp_path, "a.html", PAGE)
    bitext = translated(document, lambda _: "Done.")
    paragraph = bitext.paragraphs[2]
    [segment] = paragraph.segments
    corrected = replace(segment, source="Twede alinea.", original_source=segment.source)
    bitext = bitext.with_paragraphs([replace(paragraph, segments=(corrected,))])
    written = write_original(document, bitext, DONE).data
    assert b"<p>Done. Done. Done.</p><p>Done.<p>Done.<pre>" in written
