import pytest
from support.dutch_texts import wrapped

from alignwb.core.reading.blocks import Repair, RepairKind
from alignwb.core.reading.reflow import read_blocks

# A document that breaks words at its line ends.
BREAKING = "De revo-\nlutie kwam op een maan-\ndag in het voorjaar. "


def read(text: str) -> tuple[str, list[Repair]]:
    document = read_blocks(text)
    return " ".join(block.text for block in document.blocks), list(document.repairs)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("de molen-\naar stond", "de molenaar stond"),
        ("een partij-\norganisatie van", "een partijorganisatie van"),
        ("de nonnen en de non-\nnen in", "de nonnen en de nonnen in"),
        ("de histori-\nsche kern", "de historische kern"),
        ("de werkelijk-\nheid is", "de werkelijkheid is"),
        ("niet vrij-\nwillig.", "niet vrijwillig."),
        ("(revo-\nlutie)", "(revolutie)"),
        ("de maat\u00ad\nregel was", "de maatregel was"),
        ("de maat¬\nregel was", "de maatregel was"),
        ("de maat‐\nregel was", "de maatregel was"),
    ],
)
def test_a_word_broken_at_a_line_end_is_joined(broken: str, whole: str) -> None:
    text, repairs = read(BREAKING + broken)
    assert text.endswith(whole)
    assert repairs[-1].kind in {RepairKind.HYPHEN_JOINED, RepairKind.SOFT_HYPHEN}


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("de West-\nEuropese kranten", "de West-Europese kranten"),
        ("een pacifistisch-\nsocialistische krant", "een pacifistisch-socialistische krant"),
        ("tussen 1914-\n1918 was", "tussen 1914-1918 was"),
        ("het CAO-\noverleg was", "het CAO-overleg was"),
        ("de e-\nmail kwam", "de e-mail kwam"),
        ("privé-kapitaal is privé-\nkapitaal zonder", "privé-kapitaal is privé-kapitaal zonder"),
        ("de zee en de zee-\neend op", "de zee en de zee-eend op"),
        ("een minister en een ex-\nminister in", "een minister en een ex-minister in"),
    ],
)
def test_a_hyphen_of_the_word_itself_stays(broken: str, whole: str) -> None:
    text, repairs = read(BREAKING + broken)
    assert text.endswith(whole)
    assert repairs[-1].kind is RepairKind.HYPHEN_KEPT


def test_the_words_of_the_document_decide_before_its_spelling() -> None:
    solid, _ = read(BREAKING + "een sociaal-\ndemocratische krant, een sociaaldemocratische stem")
    hyphenated, _ = read(BREAKING + "een woon-\nwerkverkeer en weer woon-werkverkeer in de stad")
    assert "een sociaaldemocratische krant" in solid
    assert "een woon-werkverkeer en" in hyphenated


def test_in_a_document_that_breaks_no_words_two_words_keep_their_hyphen() -> None:
    text, _ = read("Het beeld was zwart-\nwit, niet zwart en niet wit maar iets daartussen.\n")
    assert "zwart-wit, niet" in text


def test_a_hyphen_that_stands_for_a_later_word_keeps_its_space() -> None:
    text, repairs = read("Zij vroeg hem om hand-\nen spandiensten in de morgen.\n")
    assert text == "Zij vroeg hem om hand- en spandiensten in de morgen."
    assert repairs == [Repair(RepairKind.HYPHEN_KEPT, 1, "hand-|en")]


def test_a_dash_at_a_line_end_is_no_hyphen() -> None:
    text, repairs = read("Hij kwam - zo zei hij -\nvan ver en bleef van 1900 –\n1914 in de stad.\n")
    assert text == "Hij kwam - zo zei hij - van ver en bleef van 1900 – 1914 in de stad."
    assert repairs == []


def test_a_word_broken_at_a_page_end_is_joined_over_the_page_number() -> None:
    text, _ = read(
        "De wind wacht op niemand, en de mole-\n\n12\n\n\fnaar van het dorp wist dat heel goed.\n"
    )
    assert text == "De wind wacht op niemand, en de molenaar van het dorp wist dat heel goed."


def test_soft_hyphens_inside_a_line_go_and_are_reported() -> None:
    text, repairs = read("De mo\u00adle\u00adnaar zweeg.\n")
    assert text == "De molenaar zweeg."
    assert repairs == [Repair(RepairKind.SOFT_HYPHEN, 1, "mo\u00adle\u00adnaar")]


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("17de-", "eeuws", "17de-eeuws"),
        ("twee-", "eenheid", "twee-eenheid"),
        ("foto-", "opname", "foto-opname"),
        ("ex-", "directeur", "ex-directeur"),
        ("ex-", "emplaar", "exemplaar"),
        ("oud-", "burgemeester", "oud-burgemeester"),
        ("oud-", "erdom", "ouderdom"),
        ("niet-", "betaler", "niet-betaler"),
        ("vice-", "admiraal", "vice-admiraal"),
        ("ge-", "interesseerd", "geïnteresseerd"),
        ("be-", "eindigen", "beëindigen"),
        ("ofici-", "ele", "oficiële"),
        ("mole-", "naars", "molenaars"),
    ],
)
def test_spelling_tells_whether_a_hyphen_is_the_word_s_own(
    left: str, right: str, word: str
) -> None:
    # Enough broken words that the text counts as one that breaks them.
    text = wrapped().replace("groette", "groet-\nte").replace("veranderde", "veran-\nderde")
    document = read_blocks(f"{text}\nDaar stond toen iets van een {left}\n{right} zoals men zei.\n")
    assert f"een {word} zoals" in document.blocks[-1].text


def test_a_document_that_breaks_no_words_has_only_hyphens_of_its_own() -> None:
    source = (
        wrapped(width=60)
        + "\nDat was zo met de wagen-\nwiel van de grote kar, zei hij.\n"
        + wrapped(width=60) * 4
    )
    assert any("de wagen-wiel van" in block.text for block in read_blocks(source).blocks)
