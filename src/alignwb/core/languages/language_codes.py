"""The codes and names that files have for a language, made into one code.

Tools write `nl`, `NL-be`, `nl_NL.UTF-8`, `nld`, `dut`, `Dutch`, `Nederlands (België)` and mean
Dutch.  What is compared is always the base, so that a region never keeps two texts apart.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

_KNOWN = """
nl nld dut Dutch Nederlands Vlaams Flemish Niederländisch néerlandais
en eng English Engels Englisch anglais
de deu ger German Duits Deutsch allemand
fr fra fre French Frans français
es spa Spanish Spaans español Castilian
it ita Italian Italiaans italiano
pt por Portuguese Portugees português
ru rus Russian Russisch русский
uk ukr Ukrainian Oekraïens українська
pl pol Polish Pools polski
cs ces cze Czech Tsjechisch čeština
sk slk slo Slovak Slowaaks slovenčina
da dan Danish Deens dansk
sv swe Swedish Zweeds svenska
no nor Norwegian Noors norsk
nb nob Bokmål
nn nno Nynorsk
fi fin Finnish Fins suomi
is isl ice Icelandic IJslands íslenska
af afr Afrikaans
fy fry Frisian Fries Frysk
lb ltz Luxembourgish Luxemburgs
la lat Latin Latijn
el ell gre Greek Grieks ελληνικά
hu hun Hungarian Hongaars magyar
ro ron rum Romanian Roemeens română
bg bul Bulgarian Bulgaars български
hr hrv Croatian Kroatisch hrvatski
sr srp Serbian Servisch српски
sl slv Slovenian Slovene Sloveens slovenščina
et est Estonian Ests eesti
lv lav Latvian Lets latviešu
lt lit Lithuanian Litouws lietuvių
ga gle Irish Iers Gaeilge
cy cym wel Welsh Cymraeg
eu eus baq Basque Baskisch euskara
ca cat Catalan Catalaans català
gl glg Galician Galicisch galego
tr tur Turkish Turks Türkçe
ar ara Arabic Arabisch
he heb Hebrew Hebreeuws iw
yi yid Yiddish Jiddisch
fa fas per Persian Perzisch
hi hin Hindi
id ind Indonesian Indonesisch
ms msa may Malay Maleis
zh zho chi Chinese Chinees
ja jpn Japanese Japans
ko kor Korean Koreaans
vi vie Vietnamese Vietnamees
th tha Thai
eo epo Esperanto
"""

_BASES = {
    name.casefold(): line.split()[0]
    for line in _KNOWN.strip().splitlines()
    for name in line.split()
}
_THREE_LETTERS = {line.split()[0]: line.split()[1] for line in _KNOWN.strip().splitlines()}
_CODE = re.compile("[a-z]{2,3}")
_CODE_WITH_REGION = re.compile("[a-z]{2,3}(?:[-_][a-z0-9]{2,4})*")
_SEPARATOR = re.compile(r"[-_.@\s(,;:/]+")


@lru_cache(maxsize=256)  # a file has few, and each in every unit
def base_language(stated: str) -> str:
    """The code of a language without its region, in lower case: `nl` for `NL_be`, `nld`, `Dutch`.

    A language that is not known here is its first part in lower case; "" if nothing is stated.
    """
    parts = [part for part in _SEPARATOR.split(stated.strip().casefold()) if part]
    if len(parts) > 1 and parts[0] == "x":
        parts = parts[1:]  # the mark of a private code
    if not parts:
        return ""
    return _BASES.get(parts[0], parts[0])


def three_letter_code(code: str) -> str:
    """The ISO 639-3 code of a base code: `nld` for `nl`; one that is not known stays."""
    return _THREE_LETTERS.get(code, code)


def is_known_language(code: str) -> bool:
    """Whether a base code is of a language that is known here, or has the form of a code."""
    return code in _BASES.values() or _CODE.fullmatch(code) is not None


def names_language(text: str) -> bool:
    """Whether a text begins with the code or the name of a language that is known here."""
    return base_language(text) in _THREE_LETTERS


def is_code(text: str) -> bool:
    """Whether a text is the code of a language that is known here, with a region or without."""
    return _CODE_WITH_REGION.fullmatch(text.strip().casefold()) is not None and names_language(text)


def is_language(stated: str, language: str) -> bool:
    """Whether a file means that language (any code or name of it), whatever the region."""
    return base_language(stated) == base_language(language)


def is_pair(stated: tuple[str, str], languages: tuple[str, str]) -> bool:
    """Whether two languages are the same pair, in this order, whatever their regions."""
    return all(map(is_language, stated, languages))


def languages_listed(stated: Iterable[str]) -> str:
    """What a file says of its languages, each once as it stands there, for a message."""
    return ", ".join(dict.fromkeys(each.strip() for each in stated if each.strip())) or "none"
