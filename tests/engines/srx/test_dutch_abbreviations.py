"""Kinds of Dutch abbreviations: none ends a sentence before what it goes with."""

import pytest

from alignwb.engines.srx import SrxSplitter

SPLITTER = SrxSplitter()

TITLES = """
prof dr mr ir ing drs ds dra lic bacc bc cand kand jhr jkvr dhr mevr mej mw hr fam gebr wed
lt luit kapt kol maj gen serg sgt korp brig adm ritm capt sold past kard mgr eerw zr br
dir secr pres voorz penn insp comm burgem weth not adv griff red.-secr proc rect tov""".split()
JOINED = [
    "prof.dr",
    "mr.dr",
    "ir.drs",
    "drs.ing",
    "prof.mr.dr",
    "dr.ir",
    "lt.-kol",
    "gen.-maj",
    "dr.h.c",
]
NUMBERED = """art afb blz bl dl fig fol nr hfdst jrg tel fax toest postb inv cat hs afl uitg plm ong
max min geb overl gest getr begr""".split()
NAMED = """uitg vert red ill verz samenst bew ingel toel herz ontv afz betr coll geb nad tijdschr
oorspr taalk rechtsk aardr gesch godsd letterk nederl univ wetb""".split()


def both(words: list[str]) -> list[str]:
    """The abbreviations as they stand inside a sentence and as they begin one."""
    return [form for word in words for form in (word, word[0].upper() + word[1:])]


def whole(frame: str, words: list[str]) -> float:
    """The share of abbreviations, in both forms, that leave the sentence whole."""
    sentences = [frame.format(word + ".") for word in both(words)]
    return sum(SPLITTER.split(text) == (text,) for text in sentences) / len(sentences)


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        ("Zij kende, {} Bakker al lang.", TITLES),
        ("Zij kende, {} De Bruin al lang.", TITLES),
        ("Zij kende, {} 't Hart al lang.", TITLES),
        ("Zij kende {} Bakker al lang.", JOINED),
        ("Het stond in de map, {} 14 van dat jaar.", NUMBERED),
        ("Het boek ({} Anna Bakker) was dik.", NAMED),
        ("Het boek, {} De Molen, was dik.", NAMED),
    ],
)
def test_an_abbreviation_stays_with_what_follows(frame: str, words: list[str]) -> None:
    assert whole(frame, words) >= 0.95


@pytest.mark.parametrize("word", ["dir", "secr", "voorz", "burgem", "dr", "univ", "gesch"])
@pytest.mark.parametrize(
    "opening", ["De zaal bleef leeg.", "Toen werd het stil.", "In de gang was licht."]
)
def test_a_sentence_may_end_with_one(word: str, opening: str) -> None:
    assert SPLITTER.split(f"Hij sprak met de {word}. {opening}") == (
        f"Hij sprak met de {word}.",
        opening,
    )


@pytest.mark.parametrize("word", ["kam", "burg", "past", "graf", "druk", "pers", "vers", "bel"])
def test_a_word_that_is_also_an_abbreviation_ends_a_sentence(word: str) -> None:
    assert len(SPLITTER.split(f"Dit was haar {word}. Anna lachte.")) == 2
