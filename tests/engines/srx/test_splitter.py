"""Sentences, with the rules as they ship."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignwb.core.bitext import markers
from alignwb.core.reading.reflow import read_blocks
from alignwb.engines.srx import SrxSplitter

HERE = Path(__file__).parent
DUTCH = SrxSplitter()
ENGLISH = SrxSplitter(language="en")


def items(name: str) -> list[tuple[str, ...]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" | ")) for line in lines]


def sentences(marked: str) -> tuple[str, ...]:
    return tuple(marked.split(" | "))


@pytest.mark.parametrize("gold", items("dutch_sentences.txt"), ids=" ".join)
def test_hard_dutch_sentences_are_split_exactly(gold: tuple[str, ...]) -> None:
    assert DUTCH.split(" ".join(gold)) == gold


@pytest.mark.parametrize("gold", items("english_sentences.txt"), ids=" ".join)
def test_english_sentences_are_split_exactly(gold: tuple[str, ...]) -> None:
    assert ENGLISH.split(" ".join(gold)) == gold


@pytest.mark.parametrize(
    "marked",
    [
        "De zon draait om de aarde.[^2] | Dat dacht men vroeger.",
        "Ga akkoord!'[^22] | Wellicht konden haar tact en charme de breuk verzachten.",
        "Dat is de logica in de liefde.’[^27] | Armand vond van niet.",
        "Dat schreef hij.[^2][^3] | Later niet meer.",
        "De ‘West-Europese arbeiders’.[^2] | In deze brief schreef hij veel.",
        "Zoals Lebedev[^1] vermeldt, kwam er bezoek. | Het bleef lang.",
        "Hij was verkrampt van zorgen:[^1] het graf was bestemd voor Armand.",
        "Hij zag een afkeer,[^28] maar zweeg. | Zij ook.",
        "De partij stond in een kwaad daglicht;[^6] | We hebben dus met eenzijdigheid te maken.",
        "Zo staat het bij Marx;[^6] Engels zag dat anders.",
        "Dat was bewezen.[^12] | 's Avonds twijfelde men weer.",
        "Dat was bewezen.[^12] | 12 juni was de dag.",
        "Dat was bewezen. [^12] | Toch twijfelt men.",
        "Dat was bewezen. [^12][^13] | Toch twijfelt men.",
        "Dat was bewezen. | [3] Toch twijfelt men.",
        "Het stond er al.[^*] | Niemand las het.",
        "[^4] Miller, onbekend. | Noot uit bron: Miller was anarchist.",
    ],
)
def test_a_footnote_marker_stays_with_the_sentence_before(marked: str) -> None:
    gold = sentences(marked)
    assert DUTCH.split(" ".join(gold)) == gold


@pytest.mark.parametrize(
    "marked",
    [
        "Hij antwoordde: ‘Voor Rusland is dat wel zo. | Wij hebben hier revolutionairen.’",
        "‘Nee, nee,’ antwoordde Kropotkin, ‘als u en uw kameraden zo denken, is het goed.’",
        "‘Maar waar moet ik het laten uitgeven? | Bij de Staatsuitgeverij kan het niet…’",
        "Dat is een andere zaak…’ | De gebeurtenissen hielden hem bezig.",
        "Maar wat mijn leeftijd betreft… dat is een andere zaak…",
        "‘Maar wij zijn er ook voor!’ riep Vladimir Iljitsj uit, ‘alleen niet zo.’",
        "„Weg!” vervolgde hij... | „Ik ga,” zei zij.",
        "Ik stond er dichter bij dan nu […] | Het belang van de liefde is klein geworden.",
        "Hij zei mij eens:",
        "Brandende liefde",
    ],
)
def test_dialogue_is_split_where_speech_ends_a_sentence(marked: str) -> None:
    gold = sentences(marked)
    assert DUTCH.split(" ".join(gold)) == gold


@pytest.mark.parametrize(
    "marked",
    [
        "De historicus E.H. Carr merkte dat op. | R.C. Elwood niet.",
        "N.K. Lebedev, Het P.A. Kropotkinmuseum, Moskou-Leningrad, 1928",
        "Met groet, uw Vlad. Bontsj-Broejevitsj.",
        "Zij reisde van St. Petersburg naar St.Petersburg. | Dat was kort.",
        "Dhr. Smit en ir. Lely spraken, d.w.z. Lely sprak.",
        "O.a. Lenin was er. | Marx e.a. | Kapitalisten waren er niet.",
        "Dat was in 400 v.Chr. | De Grieken wisten het.",
        "Vgl. art. 12 van de wet. | Zie ook dl. IV, afb. 3 en okt. 1917.",
        "Zij ging naar de V.S. | De reis was lang.",
        "Hij koos plan B. | Daarna sliep hij.",
        "Hij woonde in het dal. | Het regende er altijd.",
        "Hij heette Sam. | Hij was moe.",
        "1. De staat is dwang. | Dat weet ieder.",
        "Hoofdstuk 3. De staat",
        "P.S. Nu ik dit lees, zie ik het. | Groet.",
        "Kijk op lists.debian.org. | Daar staat het.",
        "Hij kocht de oude iMac. | iPhones had hij al.",
    ],
)
def test_abbreviations_initials_and_numbering(marked: str) -> None:
    gold = sentences(marked)
    assert DUTCH.split(" ".join(gold)) == gold


SEEDS = sorted((HERE.parents[2] / "seeds").glob("*.txt"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_the_documents_of_this_repository_have_whole_sentences(seed: Path) -> None:
    blocks = read_blocks(seed.read_text(encoding="utf-8")).blocks
    assert len(blocks) > 40
    for block in blocks:
        first, *others = DUTCH.split(block.text)
        assert " ".join((first, *others)) == block.text
        for sentence in others:
            assert sentence.lstrip("‘“'(")[0].isupper(), sentence
        for sentence in (first, *others)[:-1]:
            ending = markers.strip(sentence)[0]
            assert ending.rstrip("’”')]")[-1] in ".?!…;", sentence


def test_text_without_words_has_no_sentences() -> None:
    assert DUTCH.split("") == ()
    assert DUTCH.split(" \n\t ") == ()


def test_a_no_break_space_never_ends_a_sentence() -> None:
    assert DUTCH.split("Zie het museum.\u00a0Daar staat het.") == (
        "Zie het museum.\u00a0Daar staat het.",
    )


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda word: not any(character.isspace() for character in word)
)
prose_words = st.sampled_from(
    "De staat is o.a. dwang. ‘Nee!’ riep P. A. Kropotkin uit… Dat! (1884) nr. 5 zin.[^2] [^3] Zij? "
    '\'s Avonds S.D.A.P. Later Mr. aarde.2 kon;[^6] We v. Chr. — […] "Ja." <0} {0> 12. I.'.split()
)


@given(st.lists(words | prose_words, max_size=40).map(" ".join))
def test_sentences_joined_by_spaces_are_the_text(text: str) -> None:
    assert " ".join(DUTCH.split(text)) == text


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(".!?… \u00a0\u3000\nA")))
def test_nothing_but_white_space_is_lost(text: str) -> None:
    found = DUTCH.split(text)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(sentence and sentence == sentence.strip() for sentence in found)


@settings(max_examples=60)
@given(st.lists(prose_words, max_size=30).map(" ".join))
def test_a_sentence_is_not_split_again(text: str) -> None:
    # A sentence on its own may be short of what was before it, but its inner gaps read the same.
    for sentence in DUTCH.split(text)[:1]:
        assert DUTCH.split(sentence) == (sentence,)


def test_loading_waits_for_the_first_split_and_leaves_slow_libraries_out() -> None:
    program = """
import sys
from alignwb.engines.srx import SrxSplitter
splitter = SrxSplitter()
assert "regex" not in sys.modules
assert splitter.split("Ja. Nee.") == ("Ja.", "Nee.")
assert not {"choppa", "xmlschema", "lxml"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], check=True)
