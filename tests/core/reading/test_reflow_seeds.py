"""The two real documents of this project: a journal article out of a PDF, and a memoir."""

from collections import Counter
from pathlib import Path

import pytest

from alignwb.core.bitext import markers
from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.blocks import Block, ReadDocument, RepairKind
from alignwb.core.reading.reflow import read_blocks

SEEDS = Path(__file__).parents[3] / "seeds"


def read(name: str) -> ReadDocument:
    return read_blocks((SEEDS / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def article() -> ReadDocument:
    return read("000_645769c05797b713.txt")


@pytest.fixture(scope="module")
def memoir() -> ReadDocument:
    return read("001_b75611d346e5c1f4.txt")


def block_at(document: ReadDocument, line: int) -> Block:
    """The block that begins on this line of the file."""
    return next(block for block in document.blocks if block.lines and block.lines[0] == line)


def texts(document: ReadDocument, kind: RepairKind) -> list[str]:
    return [repair.text for repair in document.repairs if repair.kind is kind]


def test_the_article_is_46_blocks(article: ReadDocument) -> None:
    assert Counter(block.kind for block in article.blocks) == {
        Kind.AUTHOR: 1,
        Kind.TITLE: 1,
        Kind.SUBTITLE: 1,
        Kind.ABSTRACT: 1,
        Kind.HEADING: 4,
        Kind.CAPTION: 2,
        Kind.QUOTE: 4,
        Kind.PARAGRAPH: 32,
    }


def test_the_article_opens_with_author_title_subtitle_and_abstract(article: ReadDocument) -> None:
    assert [(block.kind, block.text) for block in article.blocks[:3]] == [
        (Kind.AUTHOR, "Hanneke Hoekstra"),
        (Kind.TITLE, "Sterven voor Lenin"),
        (Kind.SUBTITLE, "Inessa Armand, de perfecte Bolsjewiek"),
    ]
    assert article.blocks[3].lines == (9, 20)
    assert "als marxistisch-feministisch leider van" in article.blocks[3].text


def test_the_article_has_its_headings_and_captions_apart(article: ReadDocument) -> None:
    assert [block.text for block in article.blocks if block.kind is Kind.HEADING] == [
        "Brandende liefde",
        "Luitenant van Lenin",
        "Liefde en politiek",
        "Besluit",
    ]
    assert [block.text for block in article.blocks if block.kind is Kind.CAPTION] == [
        "Balling in Mezen, 1908.",
        "Vlak voor haar dood, 1920.",
    ]


def test_a_sentence_goes_on_over_the_page_header(article: ReadDocument) -> None:
    assert "opvattingen over vrouwen en vreesde vrouwelijk" in block_at(article, 302).text
    assert texts(article, RepairKind.PAGE_NUMBER) == ["61", "69"]
    assert texts(article, RepairKind.RUNNING_HEAD) == ["Sterven voor Lenin"]


def test_a_sentence_goes_on_over_the_caption_into_the_narrow_column(article: ReadDocument) -> None:
    paragraph = block_at(article, 401)
    assert paragraph.lines == (401, 435)
    assert "Hoewel in de correspondentie met Armand Lenins dominantie" in paragraph.text
    assert paragraph.text.endswith("Zij ging mee, de revolutie tegemoet.")
    assert block_at(article, 436).kind is Kind.PARAGRAPH


def test_the_article_keeps_its_printed_page_numbers(article: ReadDocument) -> None:
    assert block_at(article, 4).page == 61
    assert block_at(article, 322).page == 69
    assert article.blocks[-1].page == 74


def test_real_hyphens_stay(article: ReadDocument) -> None:
    assert texts(article, RepairKind.HYPHEN_JOINED) == []
    assert texts(article, RepairKind.HYPHEN_KEPT) == ["marxistisch-|feministisch"] * 2
    everything = " ".join(block.text for block in article.blocks)
    assert everything.count("marxistisch-feministisch ") == 2
    assert "hand- en spandiensten" in everything


def test_every_footnote_of_the_article_has_its_marker_once_and_in_order(
    article: ReadDocument,
) -> None:
    found = [label for block in article.blocks for label in markers.labels(block.text)]
    assert found == [str(number) for number in range(1, 48)]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        (22, "verkrampt van zorgen:[^1] het graf"),
        (22, "ter aarde.[^2]"),
        (85, "kon stellen;[^6] We hebben"),
        (260, "Ga akkoord!'[^22] Wellicht"),
        (285, "geschikte persoon’.[^24] Armand"),
        (322, "in de liefde.’[^27]"),
        (334, "vulgariteit’ had,[^28] kon"),
        (401, "te bezitten.[^35] De revolutie"),
        (493, "met de geschiedenis’.[^43] Inessa"),
        (85, "de periode 1910 – 1914."),
        (472, "dan nu […] Het belang"),
        (541, "op 1 maart 1921 als"),
    ],
)
def test_markers_are_told_from_other_figures(article: ReadDocument, line: int, part: str) -> None:
    assert part in block_at(article, line).text


def test_the_memoir_is_45_blocks(memoir: ReadDocument) -> None:
    assert Counter(block.kind for block in memoir.blocks) == {
        Kind.PARAGRAPH: 38,
        Kind.QUOTE: 2,
        Kind.HEADING: 1,
        Kind.NOTE: 4,
    }


def test_each_turn_is_a_paragraph_also_where_the_page_break_hides_it(memoir: ReadDocument) -> None:
    assert block_at(memoir, 125).lines == (125, 133)
    assert block_at(memoir, 134).text.startswith("‘Wij zijn altijd en overal")
    assert block_at(memoir, 182).text.startswith("‘Maar de professionele beweging")
    assert len(texts(memoir, RepairKind.SPLIT_AT_PAGE)) == 2


def test_a_speech_within_a_turn_begins_no_paragraph(memoir: ReadDocument) -> None:
    assert block_at(memoir, 164).lines == (164, 169)
    assert block_at(memoir, 179).lines == (179, 181)


def test_paragraphs_of_the_memoir_go_on_over_page_breaks(memoir: ReadDocument) -> None:
    assert texts(memoir, RepairKind.JOINED_OVER_PAGE) == [
        "zijn|minst",
        "uitte|Vladimir",
        "Natuurlijk|niet",
    ]


def test_the_notes_are_a_heading_and_four_notes_with_their_labels(memoir: ReadDocument) -> None:
    heading, *notes = memoir.blocks[-5:]
    assert (heading.kind, heading.text) == (Kind.HEADING, "Voetnoten")
    assert [markers.labels(note.text) for note in notes] == [("1",), ("2",), ("3",), ("4",)]
    assert notes[0].text == ("[^1] N.K. Lebedev, Het P.A. Kropotkinmuseum, Moskou-Leningrad, 1928")
    assert notes[3].lines == (273, 275)
    assert notes[3].text.endswith("betreffende het Commissariaat van Buitenlandse Handel.")


def test_brackets_of_the_editor_and_slips_of_the_scanner_stay(memoir: ReadDocument) -> None:
    letter = block_at(memoir, 88).text
    assert "van Miller[^4] gehoord" in letter
    assert "Vl [adimir] Il [jitsj], die u" in letter
    everything = " ".join(block.text for block in memoir.blocks)
    assert everything.count("lljitsj") == 3
    assert "wij liet samen" in everything
