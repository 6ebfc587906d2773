"""Columns, tables, lists, verse, letters, notes by signs, and what is no text of the author."""

from time import process_time

import pytest
from support.dutch_texts import PARAGRAPHS, wrap, wrapped

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.blocks import RepairKind
from alignwb.core.reading.reflow import read_blocks


def texts(source: str) -> list[str]:
    return [block.text for block in read_blocks(source).blocks]


def left_out(source: str) -> list[str]:
    repairs = read_blocks(source).repairs
    return [repair.text for repair in repairs if repair.kind is RepairKind.LEFT_OUT]


@pytest.mark.parametrize("space", [4, 9])
def test_columns_are_read_one_after_the_other(space: int) -> None:
    left, right = wrap(PARAGRAPHS[0], 34), wrap(PARAGRAPHS[1], 34)
    longest = max(len(left), len(right))
    rows = zip(
        left + [""] * (longest - len(left)), right + [""] * (longest - len(right)), strict=True
    )
    page = "\n".join(f"{a:<34}{' ' * space}{b}".rstrip() for a, b in rows) + "\n"
    document = read_blocks(page)
    assert " ".join(block.text for block in document.blocks) == f"{PARAGRAPHS[0]} {PARAGRAPHS[1]}"
    assert [repair.line for repair in document.repairs if repair.kind is RepairKind.COLUMNS] == [1]


def test_an_aligned_list_of_prices_is_no_pair_of_columns() -> None:
    rows = "\n".join(
        f"{name:<30}{price:>6} gulden"
        for name, price in [
            ("Een zak meel", 12),
            ("Een baal hooi", 3),
            ("Een paard", 240),
            ("Een kar", 88),
            ("Een molensteen", 130),
            ("Een zeil", 41),
        ]
    )
    kinds = {repair.kind for repair in read_blocks(wrapped() + "\n" + rows + "\n").repairs}
    assert RepairKind.COLUMNS not in kinds


def test_rows_of_a_table_are_paragraphs_with_cells() -> None:
    table = "Soort\tZakken\tPrijs\nRogge\t14\t3,50\nTarwe\t9\t4,25\n"
    assert texts(table + "\n" + wrapped())[:3] == table.rstrip().split("\n")


def test_one_tab_in_running_text_is_white_space() -> None:
    assert texts("De molenaar\tstond op en ging naar de molen toe.\n") == [
        "De molenaar stond op en ging naar de molen toe."
    ]


def test_a_table_of_markdown_keeps_its_rows_and_loses_its_rule() -> None:
    source = "| Graan | Prijs |\n|:---|---:|\n| rogge | 3 |\n| tarwe | 4 |\n"
    assert texts(source) == ["| Graan | Prijs |", "| rogge | 3 |", "| tarwe | 4 |"]
    assert left_out(source) == ["|:---|---:|"]


@pytest.mark.parametrize("mark", ["●", "▪", "\uf0b7", "➢", "✓", "o", "‣", "–", "+"])
def test_items_with_every_usual_bullet_stand_apart(mark: str) -> None:
    items = [f"{mark} een zak rogge", f"{mark} twee zakken tarwe", f"{mark} wat haver"]
    assert texts(wrapped(PARAGRAPHS[:2]) + "\n" + "\n".join(items) + "\n")[2:] == items


@pytest.mark.parametrize(
    "marks", [("1.1", "1.2", "1.3"), ("(i)", "(ii)", "(iii)"), ("a)", "b)", "c)")]
)
def test_numbered_items_stand_apart(marks: tuple[str, ...]) -> None:
    items = [f"{mark} het malen van graan" for mark in marks]
    assert texts(wrapped(PARAGRAPHS[:2]) + "\n" + "\n".join(items) + "\n")[2:] == items


@pytest.mark.parametrize("leader", [" ........ ", " . . . . . . ", "………… "])
def test_entries_of_contents_stand_apart(leader: str) -> None:
    entries = [
        f"{title}{leader}{page}"
        for title, page in [
            ("Woord vooraf", "ix"),
            ("1. De molen", "1"),
            ("2. De vaart", "33"),
            ("Register", "201"),
        ]
    ]
    assert texts("\n".join(entries) + "\n\n" + wrapped())[:4] == [
        " ".join(entry.split()) for entry in entries
    ]


def test_short_lines_apart_are_not_joined() -> None:
    items = [
        "meel",
        "water",
        "een snuf zout",
        "wat gist",
        "suiker",
        "rozijnen",
        "een ei",
        "melk",
        "boter",
    ]
    assert texts("\n\n".join(items) + "\n") == items


def test_stanzas_without_capitals_or_stops_are_verse() -> None:
    stanza = [
        "De wieken draaien langzaam rond",
        "en malen stil hun koren",
        "de molenaar staat op de grond",
        "en laat zich niet meer storen",
    ]
    assert texts(wrapped(PARAGRAPHS[:3]) + "\n" + "\n".join(stanza) + "\n")[3:] == stanza


def test_a_narrow_column_that_fills_its_lines_is_prose() -> None:
    narrow = "\n".join(wrap(PARAGRAPHS[3], 30))
    assert texts(wrapped(PARAGRAPHS[:3]) + "\n" + narrow + "\n")[3:] == [PARAGRAPHS[3]]


def test_the_running_text_of_a_letter_is_whole_and_its_address_is_not_joined() -> None:
    head = ["Maalderij De Hoop", "Vaartkade 3", "5611 ZZ Dorpsveld"]
    body = wrap(PARAGRAPHS[1], 76)
    letter = "\n".join(
        [*head, "", "Geachte heer,", "", *body, "", "Met vriendelijke groet,", "J. Bos"]
    )
    read = texts(letter + "\n")
    assert read[:3] == head
    assert PARAGRAPHS[1] in read
    assert read[-2:] == ["Met vriendelijke groet,", "J. Bos"]


@pytest.mark.parametrize("sign", ["*", "**", "†", "‡", "(b)"])
def test_a_sign_is_a_marker_where_a_note_begins_with_it(sign: str) -> None:
    source = (
        "\n".join(wrap(f"Dit was de molen.{sign} {PARAGRAPHS[0]}"))
        + f"\n\n{sign} Thans een museum.\n"
    )
    label = sign.strip("()")
    document = read_blocks(source)
    assert document.blocks[0].text.startswith(f"Dit was de molen.[^{label}] De molenaar")
    assert (document.blocks[1].kind, document.blocks[1].text) == (
        Kind.NOTE,
        f"[^{label}] Thans een museum.",
    )


def test_a_sign_without_a_note_stays_what_it_is() -> None:
    assert texts("Dat kostte 5* en dat wist hij.\n\n* een bullet\n* en nog een\n")[0].startswith(
        "Dat kostte 5* en"
    )


def test_every_note_of_markdown_is_a_note() -> None:
    document = read_blocks(
        "Dit is zo.[^1] En dit ook.[^bron]\n\n[^1]: Een noot.\n[^bron]: De bron.\n"
    )
    assert [block.kind for block in document.blocks[1:]] == [Kind.NOTE, Kind.NOTE]


def test_the_licence_around_a_text_is_left_out_and_told() -> None:
    source = (
        "Some words of the publisher.\n\n*** START OF THE PROJECT GUTENBERG EBOOK DE VAART ***\n\n"
        + wrapped()
        + "\n*** END OF THE PROJECT GUTENBERG EBOOK DE VAART ***\n\nMore words.\n"
    )
    assert tuple(texts(source)) == PARAGRAPHS
    assert len(left_out(source)) == 4


def test_a_head_of_keys_and_code_are_left_out_and_told() -> None:
    source = (
        "---\ntaal: nl\ntags:\n  - molen\n---\n\n"
        + wrapped(PARAGRAPHS[:1])
        + "\n```sh\nmaal --fijn\n```\n"
    )
    assert texts(source) == [PARAGRAPHS[0]]
    assert "maal --fijn" in left_out(source)
    assert "taal: nl" in left_out(source)


def test_a_line_of_dashes_in_a_text_is_no_head() -> None:
    assert not left_out("---\n\nDe molenaar stond vroeg op en ging.\n\n---\n\nToen kwam de wind.\n")


@pytest.mark.parametrize("mark", ["[Blz. 31]", "[p. 31]", "{Pag. 31}"])
def test_a_page_mark_inside_a_sentence_goes(mark: str) -> None:
    document = read_blocks(f"De molenaar stond {mark} vroeg op en ging naar de molen.\n")
    assert [block.text for block in document.blocks] == [
        "De molenaar stond vroeg op en ging naar de molen."
    ]
    assert [repair.text for repair in document.repairs] == [mark]


def test_a_caption_in_brackets_is_a_caption() -> None:
    document = read_blocks(
        wrapped(PARAGRAPHS[:2])
        + "\n[Illustratie: De vaart in de winter.]\n\n"
        + wrapped(PARAGRAPHS[2:])
    )
    assert document.blocks[2].kind is Kind.CAPTION


def test_spaced_out_letters_are_closed_up() -> None:
    source = "D E  V A A R T  I N  D E  W I N T E R\n\nHij zei dat het z e k e r zo was.\n"
    assert texts(source) == [
        "DE VAART IN DE WINTER",
        "Hij zei dat het zeker zo was.",
    ]


def test_letters_named_one_by_one_stay_apart() -> None:
    sentence = "De punten a b c liggen op een lijn."
    assert texts(sentence + "\n") == [sentence]


def test_a_drop_capital_belongs_to_its_word() -> None:
    assert texts("H\n" + "\n".join(wrap("et begon met de wind. " + PARAGRAPHS[0])) + "\n") == [
        "Het begon met de wind. " + PARAGRAPHS[0]
    ]


def test_separators_of_unicode_end_lines_and_paragraphs() -> None:
    assert texts("De wind kwam\u2028uit zee.\u2029Daarna werd het stil.\n") == [
        "De wind kwam uit zee.",
        "Daarna werd het stil.",
    ]


def test_each_turn_of_a_chat_is_a_paragraph() -> None:
    turns = [
        "[09:15, 12-6-2022] Bea: Maal je vandaag?",
        "[09:16, 12-6-2022] Ko: Ja, er is wind",
        "[09:20, 12-6-2022] Bea: Mooi zo.",
    ]
    assert texts("\n".join(turns) + "\n") == turns


def test_a_marker_may_stand_apart_and_its_note_right_behind_its_sign() -> None:
    lettered = "Dat was de oude molen (c). " + PARAGRAPHS[0] + "\n\n(c) Thans een museum.\n"
    assert texts(lettered)[0].startswith("Dat was de oude molen[^c]. De molenaar")
    glued = "Dat was de oude molen.* " + PARAGRAPHS[0] + "\n\n*Thans een museum.\n"
    assert texts(glued)[1] == "[^*]Thans een museum."


@pytest.mark.parametrize("mark", ["•", "▪", "✓"])
def test_a_bullet_may_stand_right_before_its_text(mark: str) -> None:
    items = [f"{mark}rogge", f"{mark}tarwe", f"{mark}haver"]
    assert texts(wrapped(PARAGRAPHS[:2]) + "\n" + "\n".join(items) + "\n")[2:] == items


def test_the_number_of_a_chapter_in_the_middle_of_a_line_is_no_word_of_it() -> None:
    text = "\n".join([*wrap(PARAGRAPHS[0]), "              XIV", *wrap(PARAGRAPHS[1])])
    assert texts(text + "\n") == [PARAGRAPHS[0], "XIV", PARAGRAPHS[1]]


def test_who_made_the_file_goes_with_the_licence() -> None:
    source = (
        "*** START OF THE PROJECT GUTENBERG EBOOK DE VAART ***\n\n"
        "Produced by A. Bos and\nothers.\n\n"
        + wrapped(PARAGRAPHS[:2])
        + "\n*** END OF THE PROJECT GUTENBERG EBOOK DE VAART ***\n"
    )
    assert texts(source) == list(PARAGRAPHS[:2])


def test_a_rule_as_long_as_a_page_is_no_work() -> None:
    start = process_time()
    lines = ["=" * 30_000 + "|", "| --- " * 6_000 + "x", "+---" * 9_000 + "?"]
    read_blocks("\n\n".join(lines))
    assert process_time() - start < 5  # by backtracking it was some hours
