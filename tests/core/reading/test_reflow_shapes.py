"""Texts of other shapes than the seeds: paragraphs look different and are the same."""

import pytest
from support.dutch_texts import PARAGRAPHS, paged, wrap, wrapped

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.blocks import ReadDocument, RepairKind
from alignwb.core.reading.reflow import read_blocks

INDENTED = "\n".join("\n".join(wrap(text, first_indent="   ")) for text in PARAGRAPHS)
CLOSE = "\n".join("\n".join(wrap(text)) for text in PARAGRAPHS)


def contents(document: ReadDocument) -> list[tuple[Kind, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def paragraphs(document: ReadDocument) -> list[str]:
    return [block.text for block in document.blocks if block.kind is Kind.PARAGRAPH]


def removed(document: ReadDocument) -> list[str]:
    kinds = {RepairKind.PAGE_NUMBER, RepairKind.RUNNING_HEAD}
    return [repair.text for repair in document.repairs if repair.kind in kinds]


def with_page_numbers(text: str, height: int, page_end: str, *, at_top: bool = False) -> str:
    lines = text.rstrip("\n").split("\n")
    pages = ["\n".join(lines[n : n + height]) for n in range(0, len(lines), height)]
    if at_top:
        numbered = [f"{number}\n\n{page}\n" for number, page in enumerate(pages, start=12)]
    else:
        numbered = [f"{page}\n\n{number}\n" for number, page in enumerate(pages, start=12)]
    return page_end.join(numbered)


@pytest.mark.parametrize(
    "text",
    [
        wrapped(),
        wrapped(width=38),
        wrapped().replace("\n", "\r\n"),
        wrapped().replace("\n", "\r"),
        "\n".join(PARAGRAPHS),
        "\n\n".join(PARAGRAPHS),
        INDENTED,
        INDENTED.replace("\n   ", "\n\t"),
        INDENTED.replace("\n   ", "\n ").strip(),
        CLOSE,
        wrapped().replace("\n", "\n\n"),
        wrapped().replace(" ", "   ").replace("\n", "  \n"),
    ],
    ids=[
        "blank lines between",
        "narrow",
        "windows line ends",
        "old mac line ends",
        "one line each",
        "one line each and blank lines",
        "first lines indented",
        "first lines indented by a tab",
        "first lines indented by one space",
        "nothing between",
        "double spacing",
        "runs of spaces",
    ],
)
def test_paragraphs_are_found_however_they_are_set(text: str) -> None:
    assert contents(read_blocks(text)) == [(Kind.PARAGRAPH, text) for text in PARAGRAPHS]


@pytest.mark.parametrize("height", [4, 7, 9, 12])
@pytest.mark.parametrize("text", [wrapped(), INDENTED, CLOSE], ids=["blank", "indented", "close"])
@pytest.mark.parametrize("page_end", ["\n\f", "\n\n\n\f"])
def test_paragraphs_go_on_over_form_feeds(text: str, height: int, page_end: str) -> None:
    document = read_blocks(paged(text.rstrip("\n").split("\n"), height, page_end))
    assert paragraphs(document) == list(PARAGRAPHS)


@pytest.mark.parametrize("height", [7, 9, 12])
def test_paragraphs_go_on_over_what_is_left_of_form_feeds(height: int) -> None:
    document = read_blocks(paged(wrapped().rstrip("\n").split("\n"), height, "\n "))
    assert paragraphs(document) == list(PARAGRAPHS)


@pytest.mark.parametrize("at_top", [True, False], ids=["top", "foot"])
@pytest.mark.parametrize("page_end", ["\f", "\n", "\n\n\n"])
@pytest.mark.parametrize("height", [4, 7, 9, 12])
def test_page_numbers_go_and_number_the_pages(height: int, page_end: str, at_top: bool) -> None:
    text = with_page_numbers(wrapped(), height, page_end, at_top=at_top)
    document = read_blocks(text)
    assert paragraphs(document) == list(PARAGRAPHS)
    assert [int(number) for number in removed(document)] == list(
        range(12, 12 + len(removed(document)))
    )
    assert document.blocks[0].page == 12
    assert document.blocks[-1].page in {int(removed(document)[-1]), int(removed(document)[-2])}


def test_running_heads_go_from_page_to_page_but_the_title_stays() -> None:
    lines = wrapped().rstrip("\n").split("\n")
    heads = ["De molen aan de vaart", "P. de Wit", "De molen aan de vaart", "P. de Wit"]
    pages = ["\n".join(lines[n : n + 6]) for n in range(0, len(lines), 6)]
    text = "\f".join(
        ["De molen aan de vaart\n\n" + pages[0] + "\n\n12\n"]
        + [
            f"{head}\n\n{page}\n\n{number}\n"
            for number, (head, page) in enumerate(zip(heads, pages[1:], strict=False), start=13)
        ]
    )
    document = read_blocks(text)
    assert contents(document)[0] == (Kind.TITLE, "De molen aan de vaart")
    assert paragraphs(document) == list(PARAGRAPHS)
    assert "P. de Wit" in removed(document)


def test_a_head_with_the_page_number_in_it_goes_too() -> None:
    lines = wrapped().rstrip("\n").split("\n")
    pages = ["\n".join(lines[n : n + 7]) for n in range(0, len(lines), 7)]
    text = "\f".join(f"De molen  {n}\n\n{page}\n" for n, page in enumerate(pages, start=3))
    document = read_blocks(text)
    assert contents(document) == [(Kind.PARAGRAPH, text) for text in PARAGRAPHS]
    assert removed(document) == ["De molen 3", "De molen 4", "De molen 5", "De molen 6"]


def test_chapter_numbers_are_no_page_numbers() -> None:
    text = "".join(
        f"{number}\n\n{wrapped([text])}\n" for number, text in enumerate(PARAGRAPHS, start=1)
    )
    document = read_blocks(text)
    assert removed(document) == []
    assert contents(document)[:4] == [
        (Kind.HEADING, "1"),
        (Kind.PARAGRAPH, PARAGRAPHS[0]),
        (Kind.HEADING, "2"),
        (Kind.PARAGRAPH, PARAGRAPHS[1]),
    ]


def test_a_caption_in_the_middle_of_a_sentence_follows_the_paragraph() -> None:
    lines = wrap(PARAGRAPHS[0])
    text = "\n".join(
        [*lines[:2], "", "De molen in 1920.", "", *lines[2:], "", *wrap(PARAGRAPHS[1])]
    )
    document = read_blocks(text)
    assert contents(document) == [
        (Kind.PARAGRAPH, PARAGRAPHS[0]),
        (Kind.CAPTION, "De molen in 1920."),
        (Kind.PARAGRAPH, PARAGRAPHS[1]),
    ]
    assert document.blocks[0].lines == (1, 8)
    assert [repair.kind for repair in document.repairs] == [RepairKind.JOINED_OVER_BLOCK]


def test_a_labelled_caption_is_one_wherever_it_stands() -> None:
    text = wrapped(PARAGRAPHS[:1]) + "\nAfb. 3: De molen.\n\n" + wrapped(PARAGRAPHS[1:])
    assert contents(read_blocks(text))[1] == (Kind.CAPTION, "Afb. 3: De molen.")


def test_notes_at_the_foot_of_a_page_follow_the_paragraph_they_interrupt() -> None:
    lines = wrap(PARAGRAPHS[0].replace("niemand.", "niemand.1"))
    foot = [
        "",
        "1 Zie de krant van maandag, en wel het stuk over de vaart die breder",
        "moest zijn.",
    ]
    text = "\n".join([*lines[:3], *foot, "", "77", "\f" + lines[3], *lines[4:], ""])
    document = read_blocks(text + "\n" + wrapped(PARAGRAPHS[1:2]))
    assert contents(document) == [
        (Kind.PARAGRAPH, PARAGRAPHS[0].replace("niemand.", "niemand.[^1]")),
        (
            Kind.NOTE,
            "[^1] Zie de krant van maandag, en wel het stuk over de vaart die breder moest zijn.",
        ),
        (Kind.PARAGRAPH, PARAGRAPHS[1]),
    ]
    assert [block.page for block in document.blocks] == [77, 77, 78]


def test_a_stray_blank_line_inside_a_sentence_parts_nothing() -> None:
    lines = wrap(PARAGRAPHS[0])
    document = read_blocks("\n".join([*lines[:3], "", *lines[3:]]))
    assert contents(document) == [(Kind.PARAGRAPH, PARAGRAPHS[0])]
    assert [repair.kind for repair in document.repairs] == [RepairKind.JOINED_OVER_GAP]


def test_headings_between_paragraphs_are_headings() -> None:
    text = "\n\n".join(
        [
            "De molen aan de vaart",
            wrapped(PARAGRAPHS[:1]).rstrip(),
            "De vaart",
            wrapped(PARAGRAPHS[1:2]).rstrip(),
            "2.1 De stoomboot",
            wrapped(PARAGRAPHS[2:3]).rstrip(),
            "WAT NU?",
            wrapped(PARAGRAPHS[3:4]).rstrip(),
            "IV.\n\nDe staking",
            wrapped(PARAGRAPHS[4:]).rstrip(),
        ]
    )
    document = read_blocks(text)
    assert [(kind, text) for kind, text in contents(document) if kind is not Kind.PARAGRAPH] == [
        (Kind.TITLE, "De molen aan de vaart"),
        (Kind.HEADING, "De vaart"),
        (Kind.HEADING, "2.1 De stoomboot"),
        (Kind.HEADING, "WAT NU?"),
        (Kind.HEADING, "IV."),
        (Kind.HEADING, "De staking"),
    ]
    assert paragraphs(document) == list(PARAGRAPHS)


def test_a_heading_right_above_its_text_is_a_heading() -> None:
    text = wrapped(PARAGRAPHS[:1]) + "\nDe vaart\n" + wrapped(PARAGRAPHS[1:])
    assert (Kind.HEADING, "De vaart") in contents(read_blocks(text))


def test_a_title_page_has_title_subtitle_and_author() -> None:
    text = (
        "MAX DE MOLENAAR\n\nof\n\nDe wind van voren\n\ndoor\n\nPieter van der Wit\n\n"
        "EERSTE HOOFDSTUK\n\n"
    )
    document = read_blocks(text + wrapped())
    assert contents(document)[:6] == [
        (Kind.TITLE, "MAX DE MOLENAAR"),
        (Kind.SUBTITLE, "of"),
        (Kind.SUBTITLE, "De wind van voren"),
        (Kind.AUTHOR, "door"),
        (Kind.AUTHOR, "Pieter van der Wit"),
        (Kind.HEADING, "EERSTE HOOFDSTUK"),
    ]


def test_a_title_over_two_lines_is_one_title() -> None:
    document = read_blocks(
        "De geschiedenis van de molens\nin het oosten van het land\n\n" + wrapped()
    )
    assert contents(document)[0] == (
        Kind.TITLE,
        "De geschiedenis van de molens in het oosten van het land",
    )


def test_a_narrower_block_after_the_title_is_the_abstract() -> None:
    text = "De molen\n\n" + wrapped(PARAGRAPHS[:1], 50) + "\n" + wrapped(PARAGRAPHS[1:])
    assert contents(read_blocks(text))[1] == (Kind.ABSTRACT, PARAGRAPHS[0])


def test_a_document_that_begins_with_a_paragraph_has_no_title() -> None:
    kinds = {block.kind for block in read_blocks("De wind waait.\n\n" + wrapped()).blocks}
    assert kinds == {Kind.PARAGRAPH}


def test_speeches_are_paragraphs_of_their_own() -> None:
    text = (
        "‘Ja,’ zei hij.\n"
        "‘Nee,’ zei zij. ‘Dat kan niet, want de vaart is te smal\n"
        "en de gemeente heeft geen geld om haar te verbreden.’\n"
        "‘En dan?’\n"
        "Hij keek naar de molen, die in de avondzon stond en waarvan\n"
        "de wieken stil waren.\n"
        "‘Dan niet.’\n"
    )
    assert [block.lines for block in read_blocks(text).blocks] == [
        (1, 1),
        (2, 3),
        (4, 4),
        (5, 6),
        (7, 7),
    ]


def test_an_announced_quotation_is_a_quote_and_a_turn_of_a_dialogue_is_not() -> None:
    quote = "‘" + PARAGRAPHS[2] + "’"
    announced = wrapped([PARAGRAPHS[0], "Hij schreef haar:", quote, PARAGRAPHS[1]])
    assert contents(read_blocks(announced))[2] == (Kind.QUOTE, quote)
    answered = wrapped([PARAGRAPHS[0], "Hij zei:", quote, "‘Dat zal wel.’", PARAGRAPHS[1]])
    assert Kind.QUOTE not in {block.kind for block in read_blocks(answered).blocks}


def test_a_block_that_is_indented_as_a_whole_is_a_quote() -> None:
    inset = "\n".join("    " + line for line in wrap(PARAGRAPHS[1], 60))
    text = wrapped(PARAGRAPHS[:1]) + "\n" + inset + "\n\n" + wrapped(PARAGRAPHS[2:])
    assert contents(read_blocks(text))[1] == (Kind.QUOTE, PARAGRAPHS[1])


def test_verse_keeps_its_lines() -> None:
    verse = ["Wie langs de vaart", "Zijn molen ziet", "En in de wind", "Het oude lied"]
    text = wrapped(PARAGRAPHS[:2]) + "\n" + "\n".join(verse) + "\n\n" + wrapped(PARAGRAPHS[2:])
    assert contents(read_blocks(text))[2:6] == [(Kind.PARAGRAPH, line) for line in verse]


def test_items_of_a_list_are_paragraphs_of_their_own() -> None:
    text = wrapped(PARAGRAPHS[:1]) + (
        "\n- geld voor de aannemer, die eerst betaald wilde worden voor hij naar het\n"
        "  dorp kwam\n- tijd\n- paaltjes\n\n"
        "1. Eerst het geld.\n2. Dan de rest, als er nog iets over is van het geld dat er toch\n"
        "al niet was.\n\n"
    )
    assert [text for _, text in contents(read_blocks(text))[1:]] == [
        "- geld voor de aannemer, die eerst betaald wilde worden voor hij naar het dorp kwam",
        "- tijd",
        "- paaltjes",
        "1. Eerst het geld.",
        "2. Dan de rest, als er nog iets over is van het geld dat er toch al niet was.",
    ]


def test_plain_text_markup_names_titles_headings_and_quotes() -> None:
    document = read_blocks(
        "# De molen\n\n## Het begin ##\n\nDe wind wacht op niemand, ook niet op wie\nal wacht.\n\n"
        "> Wie wacht, die wacht op de wind die\n> niet komt.\n\nDe vaart\n--------\n\nEinde.\n"
    )
    assert contents(document) == [
        (Kind.TITLE, "De molen"),
        (Kind.HEADING, "Het begin"),
        (Kind.PARAGRAPH, "De wind wacht op niemand, ook niet op wie al wacht."),
        (Kind.QUOTE, "Wie wacht, die wacht op de wind die niet komt."),
        (Kind.HEADING, "De vaart"),
        (Kind.PARAGRAPH, "Einde."),
    ]
    assert [repair.text for repair in document.repairs] == ["#", "##", "##", ">", ">", "--------"]


def test_a_text_without_words_has_no_blocks() -> None:
    assert read_blocks("").blocks == ()
    assert read_blocks(" \n\f\n\t\r\n").blocks == ()
