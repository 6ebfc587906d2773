"""Words by the rules of hunspell(5): what each rule lets through, and what it does not."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.hunspell_files import HUNSPELL, dictionary_of, write_dictionary, wrong_by_hunspell

from alignwb.engines.spelling.hunspell_dictionary import HunspellDictionary, read_dictionary
from alignwb.engines.spelling.installed_dictionaries import dictionary_path
from alignwb.errors import AlignwbError, FormatError

_ENDINGS = """
SFX S Y 3
SFX S y ies [^aeiou]y
SFX S 0 s [aeiou]y
SFX S 0 s [^sxy]
PFX U Y 1
PFX U 0 un .
SFX D Y 2
SFX D 0 ed [^e]
SFX D 0 d e
SFX N N 1
SFX N 0 ness .
"""


_BORDERS = """COMPOUNDFLAG C
CHECKCOMPOUNDDUP
CHECKCOMPOUNDTRIPLE
CHECKCOMPOUNDCASE
CHECKCOMPOUNDPATTERN 1
CHECKCOMPOUNDPATTERN oo ei
"""


@pytest.mark.parametrize(
    ("affixes", "words", "right", "wrong"),
    [
        (
            _ENDINGS, "fly/S\nboy/S\ntie/UD\nkind/UN",
            "fly flies boy boys tie untie tied untied kind kindness unkind",
            "flys boies boie ties tiees unfly unkindness kinded un s",
        ),
        (
            "FLAG long\nSFX Aa Y 1\nSFX Aa 0 er .\nPFX Bb Y 1\nPFX Bb 0 re .", "read/AaBb\nsing/Aa",
            "reader reread rereader singer", "resing resinger ader",
        ),
        (
            "FLAG num\nSFX 14 Y 1\nSFX 14 0 ly .\nSFX 999 Y 1\nSFX 999 0 st .",
            "sad/14\nmad/14,999", "sadly madly madst", "sadst",
        ),
        (
            "FLAG UTF-8\nSFX é Y 1\nSFX é 0 let .", "leaf/é\nroot/e", "leaflet root", "rootlet",
        ),
        (
            "AF 2\nAF AB\nAF A\nSFX A Y 1\nSFX A 0 x .\nSFX B Y 1\nSFX B 0 z .", "ab/1\ncd/2",
            "ab abx abz cd cdx", "cdz",
        ),
        (  # an ending behind an ending
            "SFX A Y 1\nSFX A 0 able/B .\nSFX B Y 1\nSFX B 0 s .", "drink/A",
            "drink drinkable drinkables", "drinks drinkablesable",
        ),
        (
            "NEEDAFFIX X\nSFX A Y 1\nSFX A 0 a .", "foo/XA\nfoo/Y\nbar/XA", "fooa bara foo", "bar",
        ),
        (
            "FORBIDDENWORD F\nSFX S Y 1\nSFX S 0 s .", "sheep/S\nsheeps/F\ngoat/S",
            "sheep goat goats Goats", "sheeps Sheeps SHEEPS",
        ),
        (
            "KEEPCASE K\nNOSUGGEST !", "dr/K\nNASA\nMHz\nParis\ncat\nrude/!",
            "dr NASA Paris PARIS cat Cat CAT MHz MHZ rude", "Dr DR Mhz nasa Nasa paris cAT",
        ),
        (
            "CIRCUMFIX X\nPFX A Y 1\nPFX A 0 ge/X .\nSFX B Y 2\nSFX B 0 t/X .\nSFX B 0 s .",
            "work/AB", "geworkt works work", "gework workt geworks",
        ),
        (
            "COMPOUNDFLAG C\nCOMPOUNDMIN 2", "boat/C\nhouse/C\nox/C\nsea",
            "boathouse oxboat houseboatox", "seaboat boatsea houseb",
        ),
        (
            "COMPOUNDBEGIN B\nCOMPOUNDMIDDLE M\nCOMPOUNDEND E\nONLYINCOMPOUND O",
            "stad/B\nhuis/E\nmuur/ME\nsen/MO", "stadhuis stadmuur stadmuurhuis stadsenhuis",
            "huisstad stadstad sen stadsen muurhuis",
        ),
        (
            _BORDERS,
            "zoo/C\nball/C\nlamp/C\nRome/C\neind/C", "zooball lampzoo ballzoo",
            "balllamp zoozoo lampRome zooeind",
        ),
        (
            "COMPOUNDRULE 2\nCOMPOUNDRULE AB*C\nCOMPOUNDRULE AD?\nCOMPOUNDMIN 1",
            "one/A\ntwo/B\nend/C\nodd/D", "oneend onetwoend onetwotwoend oneodd",
            "onetwo twoend endone onetwoodd oneoddodd",
        ),
        ("", "well\nknown\nA", "well-known well- 1,500 12-13", "well-knwon -- well--x-"),
        ("BREAK 1\nBREAK /", "and\nor", "and/or", "and-or"),
        ("ICONV 1\nICONV ’ '", "don't", "don't don’t Don’t", "dont"),
        ("", "naked po:noun st:naked\ntabbed\tpo:verb\nand\\/or", "naked tabbed and/or", "po:noun"),
        ("AM 1\nAM po:noun\nREP 1\nREP f ph\nTRY abc\nPHONE 1\nPHONE A B", "word", "word", "wrd"),
    ],
)  # fmt: skip
def test_what_is_right_and_what_is_not(
    affixes: str, words: str, right: str, wrong: str, tmp_path: Path
) -> None:
    known = dictionary_of(tmp_path, affixes, words)
    assert [each for each in right.split() if each not in known] == []
    assert [each for each in wrong.split() if each in known] == []


@pytest.mark.skipif(HUNSPELL is None, reason="the hunspell program is not installed")
@pytest.mark.parametrize("name", ["en_GB", "en_US"])
def test_english_words_are_found_as_the_program_finds_them(name: str) -> None:
    path = dictionary_path(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    known = read_dictionary(path)
    lines = path.read_text(encoding="utf-8-sig").split("\n")[1::500]
    stems = [line.partition("/")[0] for line in lines]
    endings = ("", "s", "ed", "ing", "ly", "ness", "able", "'s", "er", "x", "ation", "ises")
    words = [
        begin + stem + end
        for stem in stems
        if re.fullmatch(r"[A-Za-z]+", stem)
        for begin in ("", "un", "re", "x")
        for end in endings
    ]
    words += [word.upper() for word in words[::11]] + [word.capitalize() for word in words[::7]]
    wrong = wrong_by_hunspell(path, words)
    assert {word for word in words if word not in known} == wrong & set(words)
    assert len(wrong) > 300
    assert len(set(words) - wrong) > 300


@pytest.mark.parametrize(
    ("affixes", "words", "said"),
    [
        ("SFX A Y 1\nSFX A 0", "a", "xx.aff: line 3"),
        ("SFX A Y 1\nSFX A 0 x [abc", "a", "xx.aff: line 3: the condition '[abc' has no ]"),
        ("FLAG long", "word/abc", "xx.dic: line 2: flags of two characters"),
        ("FLAG num", "a\nword/1,x", "xx.dic: line 3: flags in numbers"),
        ("FLAG morse", "a", "xx.aff: line 2: there is no such kind of flags"),
        ("AF 1\nAF AB", "a\nb/2", "xx.dic: line 3: there are no flags number '2'"),
        ("COMPOUNDMIN x", "a", "xx.aff: line 2: 'x' is no number"),
        (
            "COMPOUNDRULE 1\nCOMPOUNDRULE " + "A*" * 60,
            "a",
            "xx.aff: line 3: the rule has more than",
        ),
        ("SFX A Y 1\nSFX A 0 " + "x" * 200 + " .", "a", "xx.aff: line 3: the affix is longer"),
        ("", "", "xx.dic: there is no word in it"),
        ("", "word/" + "ab" * 900, "xx.dic: line 2: there are more than"),
    ],
)
def test_a_bad_file_is_refused_with_its_line(
    affixes: str, words: str, said: str, tmp_path: Path
) -> None:
    path = write_dictionary(tmp_path, affixes, words)
    with pytest.raises(FormatError) as error:
        read_dictionary(path)
    assert said in error.value.message
    assert "[spelling] dictionary" in error.value.hint


def test_other_encodings_are_read_and_what_is_none_is_refused(tmp_path: Path) -> None:
    aff, dic = tmp_path / "xx.aff", tmp_path / "xx.dic"
    aff.write_bytes("SET ISO8859-15\nSFX œ Y 1\nSFX œ 0 s .\n".encode("iso8859-15"))
    dic.write_bytes("2\ncœur/œ\ncafé\n".encode("iso8859-15"))
    known = read_dictionary(dic)
    assert all(word in known for word in ("cœur", "cœurs", "café"))
    aff.write_bytes(b"SET UTF-8\n")
    with pytest.raises(FormatError, match=r"xx\.dic: line 2 is not in utf-8"):
        read_dictionary(dic)
    for name in (b"rot13", b"idna", b"utf-7", b"zlib", b"UTF-8\x00"):
        aff.write_bytes(b"SET " + name + b"\n")
        with pytest.raises(FormatError, match=r"xx\.aff: there is no encoding"):
            read_dictionary(dic)


def test_what_is_beyond_a_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = write_dictionary(tmp_path, "SFX A Y 9\n" + "SFX A 0 s .\n" * 9, "word\nother\nthird")
    monkeypatch.setattr("alignwb.engines.spelling.affix_file.MOST_AFFIX_RULES", 5)
    with pytest.raises(FormatError, match="more than 5 rules"):
        read_dictionary(many)
    monkeypatch.setattr("alignwb.engines.spelling.affix_file.MOST_AFFIX_RULES", 50)
    monkeypatch.setattr("alignwb.engines.spelling.hunspell_dictionary.MOST_DICTIONARY_WORDS", 3)
    with pytest.raises(FormatError, match="more than 3 words"):
        read_dictionary(many)
    same = "\n".join(f"word/{chr(0x4E00 + n)}" for n in range(60))
    monkeypatch.undo()
    with pytest.raises(FormatError, match="“word” is there too often"):
        read_dictionary(write_dictionary(tmp_path, "", same))


_COSTLY = {
    "endings of one text": (
        "SFX A Y 1\nSFX B Y 1\n" + "SFX A 0 a/AB .\nSFX B 0 a/AB .\n" * 20_000, "aa/AB",
    ),
    "compounds": ("COMPOUNDFLAG C\nCOMPOUNDMIN 1", "\n".join("a" * n + "/C" for n in range(1, 50))),
    "borders": (
        "COMPOUNDFLAG C\nCOMPOUNDMIN 1\n" + "CHECKCOMPOUNDPATTERN a/D a/D\n" * 50_000,
        "\n".join("a" * n + "/C" for n in range(1, 50)),
    ),
    "rules": ("COMPOUNDMIN 1\n" + "COMPOUNDRULE " + "A*" * 50 + "\n", "a/A\naa/A"),
    "cuts": ("BREAK 50000\n" + "BREAK -\n" * 50_000, "a"),
}  # fmt: skip


@pytest.mark.parametrize("name", _COSTLY)
def test_no_dictionary_makes_a_word_take_long(name: str, tmp_path: Path) -> None:
    known = dictionary_of(tmp_path, *_COSTLY[name])
    start = time.process_time()
    for word in ("a" * 59 + "b", "b" + "a" * 58, "a-" * 49 + "b", "a" * 5_000):
        assert word not in known
    assert time.process_time() - start < 2


_LINES = st.lists(
    st.text(st.sampled_from(list("SFXPAFLGCOMUNDRE0 ./[]^abé*?()1-\t")), max_size=30)
    | st.sampled_from(
        ["SFX A Y 1", "SFX A 0 s/A .", "PFX B Y 1", "PFX B 0 re .", "FLAG num", "AF 1"]
    ),
    max_size=12,
).map("\n".join)


@settings(max_examples=150)
@given(_LINES, _LINES, st.text(max_size=12))
def test_any_two_texts_are_a_dictionary_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, affixes: str, words: str, asked: str
) -> None:
    folder = tmp_path_factory.mktemp("dictionary")
    known: HunspellDictionary | None = None
    said = ""
    try:
        known = dictionary_of(folder, affixes, words)
    except AlignwbError as error:
        said = error.message
    assert known is not None or str(folder) in said
    assert known is None or "a" * 5_000 + asked not in known
