"""Documents of Word."""

import re
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.packed_files import zipped
from support.word_documents import (
    STRICT_W,
    WordBuilder,
    a_document,
    a_paragraph,
    a_run,
    complex_field,
    mark,
    text_box,
    word_documents,
)
from support.written_documents import (
    bare,
    check_other_texts,
    check_round_trip,
    other_texts,
    packed,
    told,
    translated,
)

from alignwb.core.bitext.bitext import Kind
from alignwb.core.bitext.codes import renumbered
from alignwb.errors import FormatError
from alignwb.formats.documents.placed_text import PlacedText
from alignwb.formats.documents.word.docx import read_docx, set_docx_language, write_docx

PATH = Path("brief.docx")


@given(word_documents())
@settings(max_examples=60, deadline=None)
def test_every_word_is_in_one_block_or_told_and_comes_back(builder: WordBuilder) -> None:
    data = builder.data()
    packed(data)
    document = check_round_trip(data, read_docx, write_docx, PATH)
    shown = told(document)
    assert [word for word in builder.words if shown.count(word) != 1] == []


@given(word_documents(), st.data())
@settings(max_examples=60, deadline=None)
def test_any_text_with_any_codes_comes_back(builder: WordBuilder, draw: st.DataObject) -> None:
    data = builder.data()
    blocks = read_docx(data, PATH).blocks
    # A document with no text in it is none.
    texts = draw.draw(other_texts(each for each in blocks if not each.text.startswith("Slot")))
    check_other_texts(data, texts, read_docx, write_docx, PATH)


def body(data: bytes) -> str:
    return packed(data)["word/document.xml"].decode()


def texts_of(data: bytes) -> list[str]:
    return [bare(each.text) for each in read_docx(data, PATH).blocks]


@pytest.mark.parametrize(
    ("style", "own", "kind"),
    [
        ("", "", Kind.PARAGRAPH),
        ("Kop1", "", Kind.HEADING),
        ("Eigen", "", Kind.HEADING),
        ("Titel", "", Kind.TITLE),
        ("Citaat", "", Kind.QUOTE),
        ("Bijschrift", "", Kind.CAPTION),
        ("", '<w:outlineLvl w:val="3"/>', Kind.HEADING),
        ("Kop1", '<w:outlineLvl w:val="9"/>', Kind.PARAGRAPH),
        ("Onbekend", "", Kind.PARAGRAPH),
    ],
)
def test_kinds_are_told_by_styles_and_outline_levels(style: str, own: str, kind: Kind) -> None:
    properties = (
        f'<w:pPr><w:pStyle w:val="{style}"/>{own}</w:pPr>' if style else f"<w:pPr>{own}</w:pPr>"
    )
    data = a_document(f"<w:p>{properties}{a_run('Een regel')}</w:p>")
    assert [each.kind for each in read_docx(data, PATH).blocks] == [kind]


def test_only_changed_paragraphs_of_changed_parts_change() -> None:
    data = a_document(
        a_paragraph(a_run("Een")), a_paragraph(a_run("Twee", "<w:b/>"), "Kop1"), a_paragraph("")
    )
    written = write_docx(data, {"word/document.xml#0": PlacedText("One &amp; <b>")}, PATH)
    before, after = packed(data), packed(written)
    assert [name for name in before if before[name] != after[name]] == ["word/document.xml"]
    old = a_run("Een")
    new = '<w:r><w:t xml:space="preserve">One &amp;amp; &lt;b&gt;</w:t></w:r>'
    assert body(written) == body(data).replace(old, new)


def test_runs_that_look_alike_are_one_text_without_codes() -> None:
    content = "".join(
        [
            a_run("Een lan", '<w:lang w:val="nl-NL"/>'),
            '<w:proofErr w:type="spellStart"/>',
            a_run("g", "<w:noProof/>"),
            '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>',
            a_run("e zin", '<w:rFonts w:hint="eastAsia"/><w:spacing w:val="-2"/>'),
        ]
    )
    [block] = read_docx(a_document(a_paragraph(content)), PATH).blocks
    assert (block.text, block.codes) == ("Een lange zin", {})


def test_a_word_keeps_its_look_wherever_it_goes() -> None:
    content = a_run("een heel ") + a_run("groot", "<w:i/><w:b/>") + a_run(" huis")
    data = a_document(a_paragraph(content, "Citaat"))
    [block] = read_docx(data, PATH).blocks
    first, last = block.codes[1].ends
    new = PlacedText(f"{first.text}A big{last.text} house", block.codes)
    written = write_docx(data, {block.place: new}, PATH)
    assert ('<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t xml:space="preserve">A big</w:t></w:r>') in body(
        written
    )
    assert '<w:pPr><w:pStyle w:val="Citaat"/></w:pPr>' in body(written)


@pytest.mark.parametrize(
    ("style", "properties", "disp"),
    [
        ("", '<w:b w:val="0"/>', ""),
        ("", '<w:u w:val="none"/><w:color w:val="auto"/>', ""),
        ("", '<w:vertAlign w:val="baseline"/>', ""),
        ("Kop1", '<w:b w:val="false"/>', "not bold"),
        ("", '<w:rStyle w:val="Zwaar"/><w:b w:val="0"/>', "not bold, style, bold"),
        ("", '<w:rStyle w:val="Zwaar"/>', "style, bold"),
    ],
)
def test_what_says_no_shows_only_where_a_style_says_yes(
    style: str, properties: str, disp: str
) -> None:
    data = a_document(a_paragraph(a_run("een heel lange zin ") + a_run("x", properties), style))
    [block] = read_docx(data, PATH).blocks
    assert [each.disp for each in block.codes.values()] == [disp] * bool(disp)


def test_footnotes_and_their_markers_are_one() -> None:
    builder = WordBuilder()
    second = builder.note("footnote", a_run(" Noot een."))
    first = builder.note("footnote", a_run(" Noot twee."))
    end = builder.note("endnote", a_run(" Eindnoot."))
    builder.body.append(builder.paragraph(a_run("A") + first + a_run("b") + second + end))
    blocks = read_docx(builder.data(), PATH).blocks
    assert [(each.kind, each.text) for each in blocks] == [
        (Kind.PARAGRAPH, "A[^2]b[^1][^e1]"),
        (Kind.NOTE, "[^1] Noot een."),
        (Kind.NOTE, "[^2] Noot twee."),
        (Kind.NOTE, "[^e1] Eindnoot."),
    ]


def test_a_marker_may_move_to_another_paragraph() -> None:
    builder = WordBuilder()
    note = builder.note("footnote", a_run(" Noot."))
    builder.body += [builder.paragraph(a_run("Een")), builder.paragraph(a_run("Twee") + note)]
    places = ("word/document.xml#0", "word/document.xml#1")
    texts = dict(zip(places, (PlacedText("One[^1]"), PlacedText("Two")), strict=True))
    written = write_docx(builder.data(), texts, PATH)
    assert texts_of(written) == ["One[^1]", "Two", "[^1]Noot."]


def test_codes_of_a_paragraph_that_was_joined_to_another_go_along() -> None:
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/></wp:inline></w:drawing></w:r>'
    link = f'<w:hyperlink w:anchor="daar">{a_run("hier", "<w:u/>")}</w:hyperlink>'
    data = a_document(
        a_paragraph(a_run("Een lang ") + a_run("begin", "<w:b/>")),
        a_paragraph(a_run("Twee ") + a_run("en", "<w:i/>") + picture + link + a_run(" verder")),
    )
    first, second = read_docx(data, PATH).blocks
    numbers = {number: number + len(first.codes) for number in second.codes}
    codes = {**first.codes, **{numbers[n]: replace(c, number=numbers[n]) for n, c in
                               second.codes.items()}}  # fmt: skip
    joined = PlacedText(f"{first.text} {renumbered(second.text, numbers)}!", codes)
    written = write_docx(data, {first.place: joined, second.place: PlacedText("")}, PATH)
    [block] = read_docx(written, PATH).blocks
    assert bare(block.text) == "Een lang begin Twee enhier verder!"
    assert [each.kind for each in block.codes.values()] == ["xlf:b", "xlf:i", "image", "link"]
    assert link in body(written).replace("<w:r><w:rPr>", '<w:r w:rsidR="00A1"><w:rPr>')


def test_a_note_whose_marker_is_deleted_stays_deleted() -> None:
    builder = WordBuilder()
    marker = builder.note("footnote", a_run(" Weg ermee."))
    deleted = f'<w:del w:id="1">{marker}</w:del>'
    builder.body.append(builder.paragraph(a_run("Een zin") + deleted + a_run(".")))
    data = builder.data()
    assert texts_of(data) == ["Een zin."]
    written = write_docx(data, {"word/document.xml#0": PlacedText("A sentence.")}, PATH)
    assert texts_of(written) == ["A sentence."]


def test_accents_composed_otherwise_are_no_other_text() -> None:
    data = a_document(a_paragraph(a_run("Cafe\u0301  open")))
    assert write_docx(data, {"word/document.xml#0": PlacedText("Caf\u00e9 open")}, PATH) == data


def test_both_forms_of_a_text_box_get_the_new_text() -> None:
    box = text_box(a_paragraph(a_run("In het kader")))
    data = a_document(a_paragraph(a_run("Buiten ") + box + a_run(" en verder")))
    assert texts_of(data) == ["Buiten en verder", "In het kader"]
    texts = {
        block.place: PlacedText(translated(block.text), block.codes)
        for block in read_docx(data, PATH).blocks
    }
    written = body(write_docx(data, texts, PATH))
    assert written.count("IN HET KADER") == 2
    assert "kader" not in written
    alone = {"word/document.xml#1": PlacedText("Inside")}
    assert body(write_docx(data, alone, PATH)).count("Inside") == 2


@pytest.mark.parametrize(
    ("field", "text", "left_out"),
    [
        (complex_field("PAGE", a_run("7")), "Zie .", ""),
        (complex_field('HYPERLINK "http://x"', a_run("daar")), "Zie daar.", ""),
        (complex_field("FORMTEXT", a_run("naam")), "Zie naam.", ""),
        (complex_field('XE "trefwoord"', ""), "Zie .", "trefwoord"),
        (complex_field("MACROBUTTON Naam [Klik hier]", ""), "Zie .", "[Klik hier]"),
        ('<w:fldSimple w:instr=" REF x "><w:r><w:t>4</w:t></w:r></w:fldSimple>', "Zie .", ""),
    ],
)
def test_results_of_fields_stay_and_texts_of_links_are_translated(
    field: str, text: str, left_out: str
) -> None:
    data = a_document(a_paragraph(a_run("Zie ") + field + a_run(".")))
    document = read_docx(data, PATH)
    assert [bare(each.text) for each in document.blocks] == [text]
    assert [each for kind in document.left_out for each in kind.texts] == [left_out] * bool(
        left_out
    )
    [block] = document.blocks
    new = PlacedText(translated(block.text), block.codes)
    written = body(write_docx(data, {block.place: new}, PATH))
    assert re.findall(r"<w:instrText.*?</w:instrText>|w:instr=", written) == re.findall(
        r"<w:instrText.*?</w:instrText>|w:instr=", field
    )


def test_a_table_of_contents_over_many_paragraphs_is_left_out() -> None:
    data = a_document(
        f"<w:p>{mark('begin')}<w:r><w:instrText>TOC \\o</w:instrText></w:r>{mark('separate')}"
        f"{a_run('Een 1')}</w:p>",
        a_paragraph('<w:hyperlink w:anchor="x">' + a_run("Twee 2") + "</w:hyperlink>"),
        f"<w:p>{mark('end')}{a_run('Daarna.')}</w:p>",
    )
    document = read_docx(data, PATH)
    assert [each.text for each in document.blocks] == ["Daarna."]
    [contents] = document.left_out
    assert "tables of contents" in contents.what
    assert contents.texts == ("Een 1", "Twee 2")


def test_tracked_changes_are_read_as_if_accepted_and_told() -> None:
    content = (
        a_run("Het ")
        + '<w:del w:id="1"><w:r><w:delText>oude</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{a_run("nieuwe")}</w:ins>'
        + a_run(" huis")
    )
    data = a_document(a_paragraph(content))
    document = read_docx(data, PATH)
    assert [each.text for each in document.blocks] == ["Het nieuwe huis"]
    assert [(each.what, each.texts) for each in document.left_out] == [
        ("deleted text (tracked changes)", ("oude",))
    ]
    assert "tracked changes" in document.remarks[0]
    written = body(write_docx(data, {"word/document.xml#0": PlacedText("The new house")}, PATH))
    assert "oude" not in written
    assert "<w:ins" not in written


def test_comments_stand_beside_their_paragraph_and_stay() -> None:
    builder = WordBuilder()
    builder.comments.append(
        f'<w:comment w:id="5" w:author="Redactie">{a_paragraph(a_run("Klopt dit?"))}</w:comment>'
    )
    anchor = (
        '<w:commentRangeStart w:id="5"/>{}<w:commentRangeEnd w:id="5"/>'
        '<w:r><w:commentReference w:id="5"/></w:r>'
    )
    builder.body.append(
        builder.paragraph(a_run("Een ") + anchor.format(a_run("huis")) + a_run("."))
    )
    data = builder.data()
    [block] = read_docx(data, PATH).blocks
    assert (block.text, block.comment) == ("Een huis.", "Redactie: Klopt dit?")
    written = body(write_docx(data, {block.place: PlacedText("A house.")}, PATH))
    assert re.findall(r"<w:comment\w+", written) == re.findall(r"<w:comment\w+", body(data))


def test_a_bookmark_that_is_referred_to_stays_around_its_words() -> None:
    content = (
        '<w:bookmarkStart w:id="1" w:name="_Ref12"/>' + a_run("Figuur 1")
        + '<w:bookmarkEnd w:id="1"/>' + a_run(": een molen")
    )  # fmt: skip
    data = a_document(a_paragraph(content))
    [block] = read_docx(data, PATH).blocks
    assert [each.disp for each in block.codes.values()] == ["bookmark _Ref12"]
    first, last = block.codes[1].ends
    new = PlacedText(f"A mill: {first.text}Figure 1{last.text}", block.codes)
    written = body(write_docx(data, {block.place: new}, PATH))
    assert re.search(r'w:name="_Ref12"/><w:r><w:t[^>]*>Figure 1</w:t></w:r><w:book', written)


def test_descriptions_of_pictures_and_the_title_are_texts_too() -> None:
    builder = WordBuilder(title="Oud &amp; nieuw")
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Een &quot;molen&quot;"/>'
        '<wp:docPr id="2" name="y" descr="foto.JPG"/></wp:inline></w:drawing></w:r>'
    )
    builder.body.append(builder.paragraph(a_run("Zie ") + picture + a_run(" hier")))
    data = builder.data()
    document = read_docx(data, PATH)
    assert [each.text for each in document.blocks][1:] == ['Een "molen"', "Oud & nieuw"]
    assert [each.texts for each in document.left_out] == [("foto.JPG",)]
    texts = {
        document.blocks[1].place: PlacedText('A "mill" & more'),
        document.blocks[2].place: PlacedText("Old & <new>"),
    }
    written = write_docx(data, texts, PATH)
    assert 'descr="A &quot;mill&quot; &amp; more"' in body(written)
    assert [each.text for each in read_docx(written, PATH).blocks][1:] == [
        'A "mill" & more',
        "Old & <new>",
    ]


def test_hidden_text_is_told_and_stays() -> None:
    hidden = a_run("geheim", "<w:vanish/>")
    data = a_document(a_paragraph(a_run("Een ") + hidden + a_run("zin")))
    document = read_docx(data, PATH)
    assert [each.text for each in document.blocks] == ["Een zin"]
    assert [(each.what, each.texts) for each in document.left_out] == [("hidden text", ("geheim",))]
    written = body(write_docx(data, {"word/document.xml#0": PlacedText("A sentence")}, PATH))
    assert "geheim" in written


def test_strict_documents_are_read_and_written_alike() -> None:
    builder = WordBuilder()
    builder.body.append(builder.paragraph(a_run("Een ") + a_run("huis", "<w:b/>"), "Kop1"))
    document = check_round_trip(builder.data(STRICT_W), read_docx, write_docx, PATH)
    assert [each.kind for each in document.blocks] == [Kind.HEADING]


def test_prefixes_are_those_of_the_document() -> None:
    data = a_document(a_paragraph(a_run("Een")))
    parts = packed(data)
    own = parts["word/document.xml"].replace(b"<w:", b"<zz:").replace(b"</w:", b"</zz:")
    own = own.replace(b" w:", b" zz:").replace(b"xmlns:w=", b"xmlns:zz=")
    data = zipped({**parts, "word/document.xml": own})
    written = write_docx(data, {"word/document.xml#0": PlacedText("One")}, PATH)
    assert texts_of(written) == ["One"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"word/document.xml": None}, "“word/document.xml”, is not in it"),
        ({"_rels/.rels": None}, "this is no document of Word"),
        ({"word/document.xml": b"<w:document/>"}, "not well-formed"),
        ({"word/document.xml": b"<x/>"}, "this is no document of Word"),
        ({"word/styles.xml": b"<"}, r"word/styles\.xml, line 1"),
        ({"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "document type"),
        ({"word/document.xml": b"<a>" + b"x" * 61_000_000 + b"</a>"}, "too large"),
    ],
)
def test_what_is_damaged_is_refused_in_words(change: dict[str, bytes | None], message: str) -> None:
    parts = {**packed(a_document(a_paragraph(a_run("Een")))), **change}
    data = zipped({name: part for name, part in parts.items() if part is not None})
    for work in (partial(read_docx, data), partial(write_docx, data, {})):
        with pytest.raises(FormatError, match=message) as refused:
            work(PATH)
        assert refused.value.message.startswith("brief.docx")
        assert refused.value.hint


def test_a_document_of_pictures_only_is_refused() -> None:
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/></wp:inline></w:drawing></w:r>'
    with pytest.raises(FormatError, match="there is no text in it"):
        read_docx(a_document(a_paragraph(picture)), PATH)


def test_styles_say_the_new_language_and_texts_keep_theirs() -> None:
    data = a_document('<w:p><w:r><w:rPr><w:lang w:val="nl-NL"/></w:rPr><w:t>Een</w:t></w:r></w:p>')
    default = (
        "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:eastAsia='ja' w:val='nl-BE'/></w:rPr>"
        '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="F"><w:rPr>'
        '<w:lang w:val="fr-FR"/></w:rPr></w:style>'
    )
    parts = packed(data)
    styles = parts["word/styles.xml"].decode()
    data = zipped(
        parts | {"word/styles.xml": styles.replace("<w:style ", f"{default}<w:style ", 1)}
    )
    written = set_docx_language(data, ("nl", "en-GB"), PATH)
    before, after = packed(data), packed(written)
    assert after.pop("word/styles.xml") == before.pop("word/styles.xml").replace(
        b"w:val='nl-BE'", b"w:val='en-GB'"
    )
    assert after == before
    assert set_docx_language(data, ("de", "en-GB"), PATH) == data
