import pytest

from alignwb.core.bitext.bitext import Kind
from alignwb.core.reading.blocks import ReadDocument, RepairKind
from alignwb.core.reading.reflow import read_blocks


def whole(document: ReadDocument) -> str:
    return " ".join(block.text for block in document.blocks)


def test_bare_numbers_that_count_up_are_markers_wherever_they_are_glued() -> None:
    text = (
        "Het was koud.1 De wind zei:2 ga! ‘Nee’,3 zei hij. ‘Zo.’4 Toch (1884).5 En in 1914.6 Toen"
        " kwam hij’.7 Daarna wilde8 hij weg. ‘Nooit’. 9 Maar (10) mensen bleven.(10)"
    )
    assert whole(read_blocks(text)) == (
        "Het was koud.[^1] De wind zei:[^2] ga! ‘Nee’,[^3] zei hij. ‘Zo.’[^4] Toch (1884).[^5] En"
        " in 1914.[^6] Toen kwam hij’.[^7] Daarna wilde[^8] hij weg. ‘Nooit’.[^9] Maar (10) mensen"
        " bleven.[^10]"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Het kostte 1.50 en later 2.000 gulden, of 3,4 procent.",
        "Op 12. juni 1910 – 1914. Daarna in 1920. Toen niet meer.",
        "Zie p.3 en blz.12, art.5 en nr.7 van het blad.",
        "Om 9.30 uur las hij Joh. 3:16 en 1.2.3 hardop.",
        "Er waren er 40. Veel te veel. 12 Mensen bleven.",
        "De A4 en de F16, H2O en MP3, groep8 en covid19.",
        "Een kamer van 12 m² en 5 km², en x² ook.",
        "Vl [adimir] Il [jitsj] kwam […] en [sic] in [1908] en 19[45].",
        "Op [12] mei kwam [Jansen] terug.",
        "In 1920.5 mei is geen datum.",
    ],
)
def test_other_figures_and_brackets_are_no_markers(text: str) -> None:
    document = read_blocks(text)
    assert whole(document) == text
    assert document.repairs == ()


def test_a_single_number_is_a_marker_only_if_it_can_be_the_first() -> None:
    assert whole(read_blocks("Vol zorgen:1 het was koud.")) == "Vol zorgen:[^1] het was koud."
    assert whole(read_blocks("Vol zorgen.17 Het was koud.")) == "Vol zorgen.17 Het was koud."


def test_a_series_may_begin_in_the_middle_and_miss_a_number() -> None:
    text = "Het was koud.17 Het was warm.18 Het was nat.20 Het was droog.21 Zie nr.5 hier."
    assert whole(read_blocks(text)) == (
        "Het was koud.[^17] Het was warm.[^18] Het was nat.[^20] Het was droog.[^21] Zie nr.5 hier."
    )


def test_a_series_may_begin_again() -> None:
    text = "Een man.1 Een vrouw.2 Een kind.3 Een hond.1 Een kat.2 Een muis.3"
    document = read_blocks(text)
    assert sum(repair.kind is RepairKind.MARKER for repair in document.repairs) == 6


def test_brackets_and_raised_figures_are_markers() -> None:
    assert whole(read_blocks("Marx.¹ Een woord² en zo.³")) == "Marx.[^1] Een woord[^2] en zo.[^3]"
    assert whole(read_blocks("Een man[1] sterft.[12] Zo.")) == "Een man[^1] sterft.[^12] Zo."


def test_where_markers_have_brackets_bare_numbers_are_something_else() -> None:
    text = "Een man[1] en een vrouw[2] in de jaren.1 En verder."
    assert whole(read_blocks(text)) == "Een man[^1] en een vrouw[^2] in de jaren.1 En verder."


def test_a_marker_is_reported_with_its_line() -> None:
    document = read_blocks("De wind wacht op niemand, ook niet op\nwie al wacht op de wind.1\n")
    assert [(repair.line, repair.text) for repair in document.repairs] == [(2, "1")]


@pytest.mark.parametrize("label", ["1 ", "1. ", "1) ", "[1] ", "¹ ", "[^1]: "])
def test_notes_at_the_end_are_notes_whatever_their_labels(label: str) -> None:
    second = label.replace("1", "2").replace("¹", "²")
    document = read_blocks(
        "De wind wacht op niemand.1 De kat wacht op de molenaar, en die\nwacht op de wind.2\n\n"
        f"Noten\n\n{label}Zie de krant van maandag, die hierover een lang stuk\nhad.\n"
        f"{second}Idem.\n"
    )
    assert [(block.kind, block.text) for block in document.blocks[1:]] == [
        (Kind.HEADING, "Noten"),
        (Kind.NOTE, "[^1] Zie de krant van maandag, die hierover een lang stuk had."),
        (Kind.NOTE, "[^2] Idem."),
    ]


def test_a_numbered_list_without_markers_in_the_text_is_no_notes_section() -> None:
    document = read_blocks(
        "De wind wacht op niemand, en de kat wacht op de molenaar, die weer\nop de wind wacht.\n\n"
        "Besluit\n\n1. Eerst de molen.\n2. Dan de vaart.\n"
    )
    assert [(block.kind, block.text) for block in document.blocks[-2:]] == [
        (Kind.PARAGRAPH, "1. Eerst de molen."),
        (Kind.PARAGRAPH, "2. Dan de vaart."),
    ]


def test_figures_inside_a_note_are_not_markers() -> None:
    document = read_blocks("Een man.[1] Een vrouw.[2]\n\n[1] Zie Jansen.3\n[2] Idem.4\n")
    assert [block.text for block in document.blocks[1:]] == ["[^1] Zie Jansen.3", "[^2] Idem.4"]
